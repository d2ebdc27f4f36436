from crawler.platforms.any_site import AnySite


class BaoBacKan(AnySite):
    """Newspaper of Bắc Kạn, which joined Thái Nguyên on 2025-07-01."""

    name = "baobackan"
    title = "Báo Bắc Kạn"
    kind = "newspaper"
    province = "Bắc Kạn"
    hosts = ("baobackan.vn", "baobackan.org.vn")
    seen = {"baobackan.org.vn": "2019"}
    status = "merged"
    successor = "baothainguyen"
    checked = None
