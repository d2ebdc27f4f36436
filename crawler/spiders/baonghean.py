from crawler.platforms.one_cdn import OneCdn


class BaoNgheAn(OneCdn):
    """Newspaper of Nghệ An."""

    name = "baonghean"
    title = "Báo Nghệ An"
    kind = "newspaper"
    province = "Nghệ An"
    hosts = ("baonghean.vn",)
    seen = {"baonghean.vn": "2026"}
    status = "publishing"
    checked = None
