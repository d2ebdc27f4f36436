from crawler.platforms.wordpress import WordPress


class KienGiangTV(WordPress):
    """Radio and television of Kiên Giang, which joined An Giang on 2025-07-01."""

    name = "kgtv"
    title = "Đài Phát thanh - Truyền hình Kiên Giang"
    kind = "broadcaster"
    province = "Kiên Giang"
    hosts = ("kgtv.vn",)
    status = "merged"
    successor = "baoangiang"
    checked = None
    starts = ("/", "/category/truyen-hinh/thoi-su/")
