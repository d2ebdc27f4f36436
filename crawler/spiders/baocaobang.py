from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoCaoBang(AnySite):
    """Newspaper of Cao Bằng."""

    name = "baocaobang"
    title = "Báo Cao Bằng"
    kind = "newspaper"
    province = "Cao Bằng"
    hosts = ("baocaobang.vn",)
    seen = {"baocaobang.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = ("/{slug}-{id}.html",)
    layout = Layout(
        name="baocaobang",
        body=("#content-detail",),
    )
