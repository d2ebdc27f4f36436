from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoHauGiang(AnySite):
    """Newspaper of Hậu Giang, which joined Cần Thơ on 2025-07-01."""

    name = "baohaugiang"
    title = "Báo Hậu Giang"
    kind = "newspaper"
    province = "Hậu Giang"
    hosts = ("baohaugiang.com.vn",)
    seen = {"baohaugiang.com.vn": "2026"}
    status = "merged"
    successor = "baocantho"
    checked = None
    article_urls = ("/{sections}/{slug}-{id}.html",)
    listing_urls = ("/{slug}-{id}.html",)
    layout = Layout(
        name="baohaugiang",
        body=(".news-details-content .contentView",),
    )
