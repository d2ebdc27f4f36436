from crawler.platforms.any_site import AnySite


class BaRiaVungTauTV(AnySite):
    """Radio and television of Bà Rịa - Vũng Tàu, which joined TP. Hồ Chí Minh on 2025-07-01."""

    name = "brt"
    title = "Đài Phát thanh - Truyền hình Bà Rịa - Vũng Tàu"
    kind = "broadcaster"
    province = "Bà Rịa - Vũng Tàu"
    hosts = ("brt.vn",)
    status = "merged"
    successor = "htv"
    checked = None
