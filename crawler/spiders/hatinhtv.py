from crawler.platforms.any_site import AnySite


class HaTinhTV(AnySite):
    """Radio and television of Hà Tĩnh."""

    name = "hatinhtv"
    title = "Đài Phát thanh - Truyền hình Hà Tĩnh"
    kind = "broadcaster"
    province = "Hà Tĩnh"
    hosts = ("hatinhtv.vn",)
    status = "unknown"
    checked = None
    article_urls = ("/vi/chuyen-muc/tin-bai/{id}/{slug}",)
