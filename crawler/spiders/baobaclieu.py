from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoBacLieu(AnySite):
    """Newspaper of Bạc Liêu, which joined Cà Mau on 2025-07-01."""

    name = "baobaclieu"
    title = "Báo Bạc Liêu"
    kind = "newspaper"
    province = "Bạc Liêu"
    hosts = ("baobaclieu.vn",)
    seen = {"baobaclieu.vn": "2019"}
    status = "merged"
    successor = "baocamau"
    checked = None
    layout = Layout(
        name="baobaclieu",
        body=(".newscontent",),
    )
