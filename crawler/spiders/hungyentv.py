from crawler.platforms.any_site import AnySite


class HungYenTV(AnySite):
    """Radio and television of Hưng Yên."""

    name = "hungyentv"
    title = "Đài Phát thanh - Truyền hình Hưng Yên"
    kind = "broadcaster"
    province = "Hưng Yên"
    hosts = ("hungyentv.vn",)
    status = "unknown"
    checked = None
