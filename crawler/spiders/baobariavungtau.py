from crawler.platforms.any_site import AnySite


class BaoBaRiaVungTau(AnySite):
    """Newspaper of Bà Rịa - Vũng Tàu, which joined TP. Hồ Chí Minh on 2025-07-01."""

    name = "baobariavungtau"
    title = "Báo Bà Rịa - Vũng Tàu"
    kind = "newspaper"
    province = "Bà Rịa - Vũng Tàu"
    hosts = ("baobariavungtau.com.vn",)
    status = "merged"
    successor = "sggp"
    checked = None
