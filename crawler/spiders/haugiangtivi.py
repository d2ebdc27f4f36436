from crawler.platforms.wordpress import WordPress


class HauGiangTV(WordPress):
    """Radio and television of Hậu Giang, which joined Cần Thơ on 2025-07-01."""

    name = "haugiangtivi"
    title = "Đài Phát thanh - Truyền hình Hậu Giang"
    kind = "broadcaster"
    province = "Hậu Giang"
    hosts = ("haugiangtivi.vn",)
    status = "merged"
    successor = "baocantho"
    checked = None
