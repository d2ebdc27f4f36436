from crawler.platforms.hex_id import HexId


class BaoTuyenQuang(HexId):
    """Newspaper of Tuyên Quang."""

    name = "baotuyenquang"
    title = "Báo Tuyên Quang"
    kind = "newspaper"
    province = "Tuyên Quang"
    hosts = ("baotuyenquang.com.vn",)
    seen = {"baotuyenquang.com.vn": "2026"}
    status = "publishing"
    checked = None
