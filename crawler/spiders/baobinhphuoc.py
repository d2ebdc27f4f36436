from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoBinhPhuoc(AnySite):
    """Newspaper of Bình Phước, which joined Đồng Nai on 2025-07-01.

    The newspaper and BPTV share the site; articles are counted by section.
    """

    name = "baobinhphuoc"
    title = "Báo Bình Phước"
    kind = "newspaper"
    province = "Bình Phước"
    hosts = ("baobinhphuoc.com.vn",)
    seen = {"baobinhphuoc.com.vn": "2019"}
    status = "merged"
    successor = "baodongnai"
    checked = None
    article_urls = ("/news/{id}/{id}/{slug}",)
    layout = Layout(
        name="baobinhphuoc",
        lead=(".sapo",),
        body=(".news_body",),
    )
