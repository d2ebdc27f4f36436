from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoLaiChau(AnySite):
    """Newspaper of Lai Châu."""

    name = "baolaichau"
    title = "Báo Lai Châu"
    kind = "newspaper"
    province = "Lai Châu"
    hosts = ("baolaichau.vn",)
    seen = {"baolaichau.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = ("/{sections}/{slug}-{id}",)
    layout = Layout(
        name="baolaichau",
        title=(".post-info .title",),
        lead=(
            ".post-info .sapo",
            ".desc.sapo",
        ),
        body=(
            ".post-info .body",
            ".desc.body",
        ),
    )
