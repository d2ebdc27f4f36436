from crawler.platforms.hex_id import HexId


class BaoDongNai(HexId):
    """Newspaper of Đồng Nai."""

    name = "baodongnai"
    title = "Báo Đồng Nai"
    kind = "newspaper"
    province = "Đồng Nai"
    hosts = ("baodongnai.com.vn",)
    seen = {"baodongnai.com.vn": "2026"}
    status = "publishing"
    checked = None
