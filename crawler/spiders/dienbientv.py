from crawler.platforms.any_site import AnySite


class DienBienTV(AnySite):
    """Radio and television of Điện Biên."""

    name = "dienbientv"
    title = "Đài Phát thanh - Truyền hình Điện Biên"
    kind = "broadcaster"
    province = "Điện Biên"
    hosts = ("dienbientv.vn",)
    status = "unknown"
    checked = None
