from crawler.platforms.any_site import AnySite


class DongThapTV(AnySite):
    """Radio and television of Đồng Tháp."""

    name = "thdt"
    title = "Đài Phát thanh - Truyền hình Đồng Tháp"
    kind = "broadcaster"
    province = "Đồng Tháp"
    hosts = ("thdt.vn",)
    status = "unknown"
    checked = None
