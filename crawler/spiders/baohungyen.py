from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoHungYen(AnySite):
    """Newspaper of Hưng Yên."""

    name = "baohungyen"
    title = "Báo Hưng Yên"
    kind = "newspaper"
    province = "Hưng Yên"
    hosts = ("baohungyen.vn",)
    seen = {"baohungyen.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = ("/{slug}-{id}.html",)
    layout = Layout(
        name="baohungyen",
        title=("h1.name",),
        body=("#content-detail",),
    )
