from crawler.platforms.wordpress import WordPress


class BinhPhuocTV(WordPress):
    """Radio and television of Bình Phước, which joined Đồng Nai on 2025-07-01.

    WordPress in 2016; later below the newspaper's host.
    """

    name = "bptv"
    title = "Đài Phát thanh - Truyền hình Bình Phước"
    kind = "broadcaster"
    province = "Bình Phước"
    hosts = ("bptv.org.vn", "bptv.com.vn")
    seen = {"bptv.com.vn": "2016"}
    status = "merged"
    successor = "baodongnai"
    checked = None
