from crawler.platforms.hex_id import HexId


class BaoDakLak(HexId):
    """Newspaper of Đắk Lắk."""

    name = "baodaklak"
    title = "Báo Đắk Lắk"
    kind = "newspaper"
    province = "Đắk Lắk"
    hosts = ("baodaklak.vn",)
    seen = {"baodaklak.vn": "2026"}
    status = "publishing"
    checked = None
