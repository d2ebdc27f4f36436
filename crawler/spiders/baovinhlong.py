from crawler.platforms.hex_id import HexId


class BaoVinhLong(HexId):
    """Newspaper of Vĩnh Long."""

    name = "baovinhlong"
    title = "Báo Vĩnh Long"
    kind = "newspaper"
    province = "Vĩnh Long"
    hosts = ("baovinhlong.com.vn",)
    seen = {"baovinhlong.com.vn": "2026"}
    status = "publishing"
    checked = None
