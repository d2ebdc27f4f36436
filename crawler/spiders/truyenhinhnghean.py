from crawler.platforms.any_site import AnySite


class NgheAnTV(AnySite):
    """Radio and television of Nghệ An."""

    name = "truyenhinhnghean"
    title = "Đài Phát thanh - Truyền hình Nghệ An"
    kind = "broadcaster"
    province = "Nghệ An"
    hosts = ("truyenhinhnghean.vn",)
    status = "unknown"
    checked = None
