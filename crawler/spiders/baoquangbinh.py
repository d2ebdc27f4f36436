from crawler.platforms.hex_id import HexId


class BaoQuangBinh(HexId):
    """Newspaper of Quảng Bình, which joined Quảng Trị on 2025-07-01."""

    name = "baoquangbinh"
    title = "Báo Quảng Bình"
    kind = "newspaper"
    province = "Quảng Bình"
    hosts = ("baoquangbinh.vn",)
    seen = {"baoquangbinh.vn": "2019"}
    status = "merged"
    successor = "baoquangtri"
    checked = None
