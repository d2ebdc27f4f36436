from crawler.platforms.any_site import AnySite


class QuangNamTV(AnySite):
    """Radio and television of Quảng Nam, which joined Đà Nẵng on 2025-07-01."""

    name = "qrt"
    title = "Đài Phát thanh - Truyền hình Quảng Nam"
    kind = "broadcaster"
    province = "Quảng Nam"
    hosts = ("qrt.vn",)
    status = "merged"
    successor = "baodanang"
    checked = None
