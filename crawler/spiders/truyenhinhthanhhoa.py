from crawler.platforms.any_site import AnySite


class ThanhHoaTV(AnySite):
    """Radio and television of Thanh Hóa."""

    name = "truyenhinhthanhhoa"
    title = "Đài Phát thanh - Truyền hình Thanh Hóa"
    kind = "broadcaster"
    province = "Thanh Hóa"
    hosts = ("truyenhinhthanhhoa.vn",)
    status = "unknown"
    checked = None
    article_urls = ("/{sections}/{month}/{slug}-{id}",)
