from crawler.platforms.any_site import AnySite


class DaNangTV(AnySite):
    """Radio and television of Đà Nẵng.

    In 2016 the older host ran on ASP.NET with pagers that post back.
    """

    name = "danangtv"
    title = "Đài Phát thanh - Truyền hình Đà Nẵng"
    kind = "broadcaster"
    province = "Đà Nẵng"
    hosts = ("danangtv.vn", "drt.danang.vn")
    seen = {"drt.danang.vn": "2016"}
    status = "unknown"
    checked = None
