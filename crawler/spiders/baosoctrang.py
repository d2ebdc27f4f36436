from crawler.platforms.hex_id import HexId


class BaoSocTrang(HexId):
    """Newspaper of Sóc Trăng, which joined Cần Thơ on 2025-07-01."""

    name = "baosoctrang"
    title = "Báo Sóc Trăng"
    kind = "newspaper"
    province = "Sóc Trăng"
    hosts = ("baosoctrang.org.vn",)
    seen = {"baosoctrang.org.vn": "2019"}
    status = "merged"
    successor = "baocantho"
    checked = None
