from crawler.platforms.any_site import AnySite


class PhuThoTV(AnySite):
    """Radio and television of Phú Thọ.

    Something like DotNetNuke, by the addresses of its videos.
    """

    name = "phuthotv"
    title = "Đài Phát thanh - Truyền hình Phú Thọ"
    kind = "broadcaster"
    province = "Phú Thọ"
    hosts = ("phuthotv.vn",)
    status = "unknown"
    checked = None
