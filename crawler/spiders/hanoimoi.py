from crawler.platforms.one_cdn import OneCdn


class Hanoimoi(OneCdn):
    """Newspaper of Hà Nội."""

    name = "hanoimoi"
    title = "Hànộimới"
    kind = "newspaper"
    province = "Hà Nội"
    hosts = ("hanoimoi.vn", "hanoimoi.com.vn")
    seen = {"hanoimoi.vn": "2026", "hanoimoi.com.vn": "2019"}
    status = "publishing"
    checked = None
