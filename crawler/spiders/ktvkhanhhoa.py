from crawler.platforms.any_site import AnySite


class KhanhHoaTV(AnySite):
    """Radio and television of Khánh Hòa."""

    name = "ktvkhanhhoa"
    title = "Đài Phát thanh - Truyền hình Khánh Hòa"
    kind = "broadcaster"
    province = "Khánh Hòa"
    hosts = ("ktv.org.vn",)
    status = "unknown"
    checked = None
