from crawler.platforms.post_id import PostId


class BaoLaoCai(PostId):
    """Newspaper of Lào Cai."""

    name = "baolaocai"
    title = "Báo Lào Cai"
    kind = "newspaper"
    province = "Lào Cai"
    hosts = ("baolaocai.vn",)
    seen = {"baolaocai.vn": "2026"}
    status = "publishing"
    checked = None
