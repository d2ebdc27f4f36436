from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoQuangNinh(AnySite):
    """Newspaper of Quảng Ninh."""

    name = "baoquangninh"
    title = "Báo Quảng Ninh"
    kind = "newspaper"
    province = "Quảng Ninh"
    hosts = ("baoquangninh.vn", "baoquangninh.com.vn")
    seen = {"baoquangninh.vn": "2026", "baoquangninh.com.vn": "2019"}
    status = "publishing"
    checked = None
    article_urls = ("/{slug}-{id}.html",)
    layout = Layout(
        name="baoquangninh",
        title=("h1.name",),
        body=("#content-detail",),
    )
