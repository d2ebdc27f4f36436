from crawler.platforms.any_site import AnySite


class BaoNamDinh(AnySite):
    """Newspaper of Nam Định, which joined Ninh Bình on 2025-07-01."""

    name = "baonamdinh"
    title = "Báo Nam Định"
    kind = "newspaper"
    province = "Nam Định"
    hosts = ("baonamdinh.vn", "baonamdinh.com.vn")
    seen = {"baonamdinh.com.vn": "2019"}
    status = "merged"
    successor = "baoninhbinh"
    checked = None
    article_urls = ("/channel/{id}/{month}/{slug}-{id}/",)
