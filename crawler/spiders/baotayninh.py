from crawler.platforms.vdoc import Vdoc


class BaoTayNinh(Vdoc):
    """Newspaper of Tây Ninh."""

    name = "baotayninh"
    title = "Báo Tây Ninh"
    kind = "newspaper"
    province = "Tây Ninh"
    hosts = ("baotayninh.vn",)
    seen = {"baotayninh.vn": "2019"}
    status = "unknown"
    checked = None
    article_urls = (*Vdoc.article_urls, "/video/xem-video/{slug}-{id}.html")
