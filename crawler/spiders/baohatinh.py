from crawler.platforms.post_id import PostId


class BaoHaTinh(PostId):
    """Newspaper of Hà Tĩnh."""

    name = "baohatinh"
    title = "Báo Hà Tĩnh"
    kind = "newspaper"
    province = "Hà Tĩnh"
    hosts = ("baohatinh.vn",)
    seen = {"baohatinh.vn": "2026"}
    status = "publishing"
    checked = None
