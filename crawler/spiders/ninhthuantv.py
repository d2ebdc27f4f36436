from crawler.platforms.any_site import AnySite


class NinhThuanTV(AnySite):
    """Radio and television of Ninh Thuận, which joined Khánh Hòa on 2025-07-01."""

    name = "ninhthuantv"
    title = "Đài Phát thanh - Truyền hình Ninh Thuận"
    kind = "broadcaster"
    province = "Ninh Thuận"
    hosts = ("ninhthuantv.vn",)
    status = "merged"
    successor = "baokhanhhoa"
    checked = None
