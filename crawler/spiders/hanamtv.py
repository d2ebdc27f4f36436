from crawler.platforms.any_site import AnySite


class HaNamTV(AnySite):
    """Radio and television of Hà Nam, which joined Ninh Bình on 2025-07-01."""

    name = "hanamtv"
    title = "Đài Phát thanh - Truyền hình Hà Nam"
    kind = "broadcaster"
    province = "Hà Nam"
    hosts = ("hanamtv.vn",)
    status = "merged"
    successor = "baoninhbinh"
    checked = None
