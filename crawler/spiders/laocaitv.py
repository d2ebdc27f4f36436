from crawler.platforms.any_site import AnySite


class LaoCaiTV(AnySite):
    """Radio and television of Lào Cai."""

    name = "laocaitv"
    title = "Đài Phát thanh - Truyền hình Lào Cai"
    kind = "broadcaster"
    province = "Lào Cai"
    hosts = ("laocaitv.vn",)
    status = "unknown"
    checked = None
