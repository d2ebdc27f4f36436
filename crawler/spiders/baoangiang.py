from crawler.platforms.vdoc import Vdoc


class BaoAnGiang(Vdoc):
    """Newspaper of An Giang."""

    name = "baoangiang"
    title = "Báo An Giang"
    kind = "newspaper"
    province = "An Giang"
    hosts = ("baoangiang.com.vn",)
    seen = {"baoangiang.com.vn": "2019"}
    status = "unknown"
    checked = None
