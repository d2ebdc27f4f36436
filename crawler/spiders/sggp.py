from crawler.platforms.post_id import PostId


class SaiGonGiaiPhong(PostId):
    """Newspaper of TP. Hồ Chí Minh."""

    name = "sggp"
    title = "Sài Gòn Giải Phóng"
    kind = "newspaper"
    province = "TP. Hồ Chí Minh"
    hosts = ("sggp.org.vn",)
    seen = {"sggp.org.vn": "2019"}
    status = "unknown"
    checked = None
