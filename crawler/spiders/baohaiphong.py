from crawler.platforms.one_cdn import OneCdn


class BaoHaiPhong(OneCdn):
    """Newspaper of Hải Phòng."""

    name = "baohaiphong"
    title = "Báo Hải Phòng"
    kind = "newspaper"
    province = "Hải Phòng"
    hosts = ("baohaiphong.vn", "baohaiphong.com.vn")
    seen = {"baohaiphong.vn": "2026", "baohaiphong.com.vn": "2019"}
    status = "publishing"
    checked = None
