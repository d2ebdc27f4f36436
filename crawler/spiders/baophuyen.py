from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoPhuYen(AnySite):
    """Newspaper of Phú Yên, which joined Đắk Lắk on 2025-07-01."""

    name = "baophuyen"
    title = "Báo Phú Yên"
    kind = "newspaper"
    province = "Phú Yên"
    hosts = ("baophuyen.vn", "baophuyen.com.vn")
    seen = {"baophuyen.com.vn": "2019"}
    status = "merged"
    successor = "baodaklak"
    checked = None
    layout = Layout(
        name="baophuyen",
        body=(".newsDetail .text",),
    )
