from crawler.platforms.any_site import AnySite


class BenTreTV(AnySite):
    """Radio and television of Bến Tre, which joined Vĩnh Long on 2025-07-01."""

    name = "thbt"
    title = "Đài Phát thanh - Truyền hình Bến Tre"
    kind = "broadcaster"
    province = "Bến Tre"
    hosts = ("thbt.vn",)
    status = "merged"
    successor = "baovinhlong"
    checked = None
