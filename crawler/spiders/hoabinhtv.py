from crawler.platforms.any_site import AnySite


class HoaBinhTV(AnySite):
    """Radio and television of Hòa Bình, which joined Phú Thọ on 2025-07-01."""

    name = "hoabinhtv"
    title = "Đài Phát thanh - Truyền hình Hòa Bình"
    kind = "broadcaster"
    province = "Hòa Bình"
    hosts = ("hoabinhtv.vn",)
    status = "merged"
    successor = "baophutho"
    checked = None
