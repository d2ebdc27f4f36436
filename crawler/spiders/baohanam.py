from crawler.platforms.any_site import AnySite


class BaoHaNam(AnySite):
    """Newspaper of Hà Nam, which joined Ninh Bình on 2025-07-01."""

    name = "baohanam"
    title = "Báo Hà Nam"
    kind = "newspaper"
    province = "Hà Nam"
    hosts = ("baohanam.com.vn",)
    status = "merged"
    successor = "baoninhbinh"
    checked = None
    article_urls = ("/{sections}/{slug}-{id}.html",)
