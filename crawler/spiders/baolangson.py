from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoLangSon(AnySite):
    """Newspaper of Lạng Sơn."""

    name = "baolangson"
    title = "Báo Lạng Sơn"
    kind = "newspaper"
    province = "Lạng Sơn"
    hosts = ("baolangson.vn",)
    seen = {"baolangson.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = ("/{slug}-{id}.html",)
    layout = Layout(
        name="baolangson",
        lead=("#content-detail h2",),
        body=("#content-detail",),
        published=("p.post-date",),
    )
