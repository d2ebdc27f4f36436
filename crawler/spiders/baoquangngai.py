from crawler.platforms.hex_id import HexId


class BaoQuangNgai(HexId):
    """Newspaper of Quảng Ngãi.

    Its addresses changed shape at least once since 2023. The body may stand in a script
    (`outputData="…"`). Since Kon Tum joined the province it speaks for Báo Kon Tum as well.
    """

    name = "baoquangngai"
    title = "Báo Quảng Ngãi"
    kind = "newspaper"
    province = "Quảng Ngãi"
    hosts = ("baoquangngai.vn",)
    seen = {"baoquangngai.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = ("/{slug}-{id}.htm", *HexId.article_urls)
