from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoVinhPhuc(AnySite):
    """Newspaper of Vĩnh Phúc, which joined Phú Thọ on 2025-07-01."""

    name = "baovinhphuc"
    title = "Báo Vĩnh Phúc"
    kind = "newspaper"
    province = "Vĩnh Phúc"
    hosts = ("baovinhphuc.com.vn",)
    seen = {"baovinhphuc.com.vn": "2019"}
    status = "merged"
    successor = "baophutho"
    checked = None
    layout = Layout(
        name="baovinhphuc",
        body=(".content-about-baiviet",),
    )
