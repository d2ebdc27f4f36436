from crawler.platforms.any_site import AnySite


class LaiChauTV(AnySite):
    """Radio and television of Lai Châu."""

    name = "laichautv"
    title = "Đài Phát thanh - Truyền hình Lai Châu"
    kind = "broadcaster"
    province = "Lai Châu"
    hosts = ("laichautv.vn",)
    status = "unknown"
    checked = None
