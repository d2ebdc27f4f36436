from crawler.platforms.any_site import AnySite


class CaoBangTV(AnySite):
    """Radio and television of Cao Bằng."""

    name = "caobangtv"
    title = "Đài Phát thanh - Truyền hình Cao Bằng"
    kind = "broadcaster"
    province = "Cao Bằng"
    hosts = ("caobangtv.vn",)
    status = "unknown"
    checked = None
