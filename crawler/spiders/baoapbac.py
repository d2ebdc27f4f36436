from crawler.platforms.any_site import AnySite


class BaoApBac(AnySite):
    """Newspaper of Tiền Giang, which joined Đồng Tháp on 2025-07-01."""

    name = "baoapbac"
    title = "Báo Ấp Bắc"
    kind = "newspaper"
    province = "Tiền Giang"
    hosts = ("baoapbac.vn",)
    seen = {"baoapbac.vn": "2019"}
    status = "merged"
    successor = "baodongthap"
    checked = None
