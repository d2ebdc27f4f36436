from crawler.platforms.any_site import AnySite


class LamDongTV(AnySite):
    """Radio and television of Lâm Đồng."""

    name = "lamdongtv"
    title = "Đài Phát thanh - Truyền hình Lâm Đồng"
    kind = "broadcaster"
    province = "Lâm Đồng"
    hosts = ("lamdongtv.vn",)
    status = "unknown"
    checked = None
