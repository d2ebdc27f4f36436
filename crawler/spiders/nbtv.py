from crawler.platforms.any_site import AnySite


class NinhBinhTV(AnySite):
    """Radio and television of Ninh Bình."""

    name = "nbtv"
    title = "Đài Phát thanh - Truyền hình Ninh Bình"
    kind = "broadcaster"
    province = "Ninh Bình"
    hosts = ("nbtv.vn",)
    status = "unknown"
    checked = None
