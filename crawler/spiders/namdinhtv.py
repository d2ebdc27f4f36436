from crawler.platforms.any_site import AnySite


class NamDinhTV(AnySite):
    """Radio and television of Nam Định, which joined Ninh Bình on 2025-07-01."""

    name = "namdinhtv"
    title = "Đài Phát thanh - Truyền hình Nam Định"
    kind = "broadcaster"
    province = "Nam Định"
    hosts = ("namdinhtv.vn",)
    status = "merged"
    successor = "baoninhbinh"
    checked = None
