from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoSonLa(AnySite):
    """Newspaper of Sơn La."""

    name = "baosonla"
    title = "Báo Sơn La"
    kind = "newspaper"
    province = "Sơn La"
    hosts = ("baosonla.vn", "baosonla.org.vn")
    seen = {"baosonla.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = ("/{sections}/{slug}-{id}.html",)
    layout = Layout(
        name="baosonla",
        lead=(".fulltext > p.font-bold",),
        body=("#editor-detail",),
    )
