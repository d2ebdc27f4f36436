from crawler.platforms.any_site import AnySite


class CaMauTV(AnySite):
    """Radio and television of Cà Mau."""

    name = "ctvcamau"
    title = "Đài Phát thanh - Truyền hình Cà Mau"
    kind = "broadcaster"
    province = "Cà Mau"
    hosts = ("ctvcamau.vn",)
    status = "unknown"
    checked = None
