from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoCaMau(AnySite):
    """Newspaper of Cà Mau."""

    name = "baocamau"
    title = "Báo Cà Mau"
    kind = "newspaper"
    province = "Cà Mau"
    hosts = ("baocamau.vn", "baocamau.com.vn")
    seen = {"baocamau.vn": "2026", "baocamau.com.vn": "2019"}
    status = "publishing"
    checked = None
    layout = Layout(
        name="baocamau",
        lead=(".title-italic",),
        body=(
            "div.post-content",
            ".newscontent",
        ),
        published=(".date-time",),
    )
