from crawler.platforms.any_site import AnySite


class HaNoiTV(AnySite):
    """Radio and television of Hà Nội."""

    name = "hanoionline"
    title = "Đài Phát thanh - Truyền hình Hà Nội"
    kind = "broadcaster"
    province = "Hà Nội"
    hosts = ("hanoionline.vn",)
    status = "unknown"
    checked = None
