from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoBinhThuan(AnySite):
    """Newspaper of Bình Thuận, which joined Lâm Đồng on 2025-07-01."""

    name = "baobinhthuan"
    title = "Báo Bình Thuận"
    kind = "newspaper"
    province = "Bình Thuận"
    hosts = ("baobinhthuan.com.vn",)
    seen = {"baobinhthuan.com.vn": "2019"}
    status = "merged"
    successor = "baolamdong"
    checked = None
    layout = Layout(
        name="baobinhthuan",
        body=("#info_g",),
    )
