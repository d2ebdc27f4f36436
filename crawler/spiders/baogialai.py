from crawler.platforms.post_id import PostId


class BaoGiaLai(PostId):
    """Newspaper of Gia Lai."""

    name = "baogialai"
    title = "Báo Gia Lai"
    kind = "newspaper"
    province = "Gia Lai"
    hosts = ("baogialai.com.vn",)
    seen = {"baogialai.com.vn": "2026"}
    status = "publishing"
    checked = None
