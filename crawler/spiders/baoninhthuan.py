from crawler.platforms.any_site import AnySite


class BaoNinhThuan(AnySite):
    """Newspaper of Ninh Thuận, which joined Khánh Hòa on 2025-07-01."""

    name = "baoninhthuan"
    title = "Báo Ninh Thuận"
    kind = "newspaper"
    province = "Ninh Thuận"
    hosts = ("baoninhthuan.com.vn",)
    seen = {"baoninhthuan.com.vn": "2019"}
    status = "merged"
    successor = "baokhanhhoa"
    checked = None
    article_urls = ("/{sections}/{id}p{id}c{id}/{slug}.htm",)
