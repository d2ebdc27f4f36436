from crawler.platforms.any_site import AnySite


class HTV(AnySite):
    """Radio and television of TP. Hồ Chí Minh."""

    name = "htv"
    title = "Đài Truyền hình Thành phố Hồ Chí Minh"
    kind = "broadcaster"
    province = "TP. Hồ Chí Minh"
    hosts = ("htv.com.vn",)
    status = "unknown"
    checked = None
