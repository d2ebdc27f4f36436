from crawler.platforms.hex_id import HexId


class BaoQuangTri(HexId):
    """Newspaper of Quảng Trị."""

    name = "baoquangtri"
    title = "Báo Quảng Trị"
    kind = "newspaper"
    province = "Quảng Trị"
    hosts = ("baoquangtri.vn",)
    seen = {"baoquangtri.vn": "2026"}
    status = "publishing"
    checked = None
