from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoLamDong(AnySite):
    """Newspaper of Lâm Đồng."""

    name = "baolamdong"
    title = "Báo Lâm Đồng"
    kind = "newspaper"
    province = "Lâm Đồng"
    hosts = ("baolamdong.vn",)
    seen = {"baolamdong.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = ("/{slug}-{id}.html", "/{sections}/{month}/{slug}/")
    layout = Layout(
        name="baolamdong",
        title=("h1.detail-title",),
        lead=(".detail-sapo",),
        body=(".detail-content",),
    )
