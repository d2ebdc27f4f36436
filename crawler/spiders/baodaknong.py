from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoDakNong(AnySite):
    """Newspaper of Đắk Nông, which joined Lâm Đồng on 2025-07-01."""

    name = "baodaknong"
    title = "Báo Đắk Nông"
    kind = "newspaper"
    province = "Đắk Nông"
    hosts = ("baodaknong.vn", "baodaknong.org.vn")
    seen = {"baodaknong.org.vn": "2019"}
    status = "merged"
    successor = "baolamdong"
    checked = None
    layout = Layout(
        name="baodaknong",
        lead=("p.text-intro",),
        body=(".newscontent",),
    )
