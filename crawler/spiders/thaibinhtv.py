from crawler.platforms.any_site import AnySite


class ThaiBinhTV(AnySite):
    """Radio and television of Thái Bình, which joined Hưng Yên on 2025-07-01."""

    name = "thaibinhtv"
    title = "Đài Phát thanh - Truyền hình Thái Bình"
    kind = "broadcaster"
    province = "Thái Bình"
    hosts = ("thaibinhtv.vn",)
    status = "merged"
    successor = "baohungyen"
    checked = None
