from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoThaiBinh(AnySite):
    """Newspaper of Thái Bình, which joined Hưng Yên on 2025-07-01."""

    name = "baothaibinh"
    title = "Báo Thái Bình"
    kind = "newspaper"
    province = "Thái Bình"
    hosts = ("baothaibinh.com.vn",)
    seen = {"baothaibinh.com.vn": "2019"}
    status = "merged"
    successor = "baohungyen"
    checked = None
    article_urls = ("/tin-tuc/{id}/{id}/{slug}",)
    layout = Layout(
        name="baothaibinh",
        body=(".news_content",),
    )
