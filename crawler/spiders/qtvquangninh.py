from crawler.platforms.any_site import AnySite


class QuangNinhTV(AnySite):
    """Radio and television of Quảng Ninh."""

    name = "qtvquangninh"
    title = "Đài Phát thanh - Truyền hình Quảng Ninh"
    kind = "broadcaster"
    province = "Quảng Ninh"
    hosts = ("qtv.vn",)
    status = "unknown"
    checked = None
