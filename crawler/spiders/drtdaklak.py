from crawler.platforms.any_site import AnySite


class DakLakTV(AnySite):
    """Radio and television of Đắk Lắk."""

    name = "drtdaklak"
    title = "Đài Phát thanh - Truyền hình Đắk Lắk"
    kind = "broadcaster"
    province = "Đắk Lắk"
    hosts = ("drt.vn",)
    status = "unknown"
    checked = None
