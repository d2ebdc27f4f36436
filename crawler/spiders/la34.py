from crawler.platforms.any_site import AnySite


class LongAnTV(AnySite):
    """Radio and television of Long An, which joined Tây Ninh on 2025-07-01."""

    name = "la34"
    title = "Đài Phát thanh - Truyền hình Long An"
    kind = "broadcaster"
    province = "Long An"
    hosts = ("la34.com.vn",)
    status = "merged"
    successor = "baotayninh"
    checked = None
