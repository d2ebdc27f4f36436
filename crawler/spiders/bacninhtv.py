from crawler.platforms.any_site import AnySite


class BacNinhTV(AnySite):
    """Radio and television of Bắc Ninh."""

    name = "bacninhtv"
    title = "Đài Phát thanh - Truyền hình Bắc Ninh"
    kind = "broadcaster"
    province = "Bắc Ninh"
    hosts = ("bacninhtv.vn",)
    status = "unknown"
    checked = None
