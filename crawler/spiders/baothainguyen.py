from crawler.platforms.hex_id import HexId


class BaoThaiNguyen(HexId):
    """Newspaper of Thái Nguyên."""

    name = "baothainguyen"
    title = "Báo Thái Nguyên"
    kind = "newspaper"
    province = "Thái Nguyên"
    hosts = ("baothainguyen.vn", "baothainguyen.org.vn")
    seen = {"baothainguyen.vn": "2026"}
    status = "publishing"
    checked = None
