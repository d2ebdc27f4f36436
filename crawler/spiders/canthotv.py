from crawler.platforms.any_site import AnySite


class CanThoTV(AnySite):
    """Radio and television of Cần Thơ."""

    name = "canthotv"
    title = "Đài Phát thanh - Truyền hình Cần Thơ"
    kind = "broadcaster"
    province = "Cần Thơ"
    hosts = ("canthotv.vn",)
    status = "unknown"
    checked = None
