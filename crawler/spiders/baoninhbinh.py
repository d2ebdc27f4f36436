from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoNinhBinh(AnySite):
    """Newspaper of Ninh Bình."""

    name = "baoninhbinh"
    title = "Báo Ninh Bình"
    kind = "newspaper"
    province = "Ninh Bình"
    hosts = ("baoninhbinh.org.vn",)
    seen = {"baoninhbinh.org.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = ("/{slug}-{id}.html",)
    layout = Layout(
        name="baoninhbinh",
        title=("h1.header-title",),
        lead=(".content-detail .font-bold",),
        body=("#content_detail",),
    )
