from crawler.platforms.any_site import AnySite


class LangSonTV(AnySite):
    """Radio and television of Lạng Sơn."""

    name = "langsontv"
    title = "Đài Phát thanh - Truyền hình Lạng Sơn"
    kind = "broadcaster"
    province = "Lạng Sơn"
    hosts = ("langsontv.vn",)
    status = "unknown"
    checked = None
