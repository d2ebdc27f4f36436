from crawler.platforms.hex_id import HexId


class BaoKhanhHoa(HexId):
    """Newspaper of Khánh Hòa."""

    name = "baokhanhhoa"
    title = "Báo Khánh Hòa"
    kind = "newspaper"
    province = "Khánh Hòa"
    hosts = ("baokhanhhoa.vn",)
    seen = {"baokhanhhoa.vn": "2026"}
    status = "publishing"
    checked = None
