from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoPhuTho(AnySite):
    """Newspaper of Phú Thọ."""

    name = "baophutho"
    title = "Báo Phú Thọ"
    kind = "newspaper"
    province = "Phú Thọ"
    hosts = ("baophutho.vn",)
    seen = {"baophutho.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = ("/{slug}-{id}.htm",)
    layout = Layout(
        name="baophutho",
        title=("h1.pTitle",),
        lead=("p.pHead",),
        body=("#dcontent",),
        published=(".pt-post-detail__time",),
    )
