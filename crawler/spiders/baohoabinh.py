from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoHoaBinh(AnySite):
    """Newspaper of Hòa Bình, which joined Phú Thọ on 2025-07-01."""

    name = "baohoabinh"
    title = "Báo Hòa Bình"
    kind = "newspaper"
    province = "Hòa Bình"
    hosts = ("baohoabinh.com.vn",)
    seen = {"baohoabinh.com.vn": "2019"}
    status = "merged"
    successor = "baophutho"
    checked = None
    layout = Layout(
        name="baohoabinh",
        lead=(".summary",),
        body=("div.post.clearfix",),
        published=("span.meta",),
    )
