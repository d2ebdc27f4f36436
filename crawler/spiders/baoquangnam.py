from crawler.platforms.one_cdn import OneCdn


class BaoQuangNam(OneCdn):
    """Newspaper of Quảng Nam, which joined Đà Nẵng on 2025-07-01."""

    name = "baoquangnam"
    title = "Báo Quảng Nam"
    kind = "newspaper"
    province = "Quảng Nam"
    hosts = ("baoquangnam.vn",)
    seen = {"baoquangnam.vn": "2019"}
    status = "merged"
    successor = "baodanang"
    checked = None
