from crawler.platforms.any_site import AnySite


class DongNaiTV(AnySite):
    """Radio and television of Đồng Nai."""

    name = "dnrtv"
    title = "Đài Phát thanh - Truyền hình Đồng Nai"
    kind = "broadcaster"
    province = "Đồng Nai"
    hosts = ("dnrtv.org.vn",)
    status = "unknown"
    checked = None
