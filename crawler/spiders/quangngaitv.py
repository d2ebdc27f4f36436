from crawler.platforms.any_site import AnySite


class QuangNgaiTV(AnySite):
    """Radio and television of Quảng Ngãi."""

    name = "quangngaitv"
    title = "Đài Phát thanh - Truyền hình Quảng Ngãi"
    kind = "broadcaster"
    province = "Quảng Ngãi"
    hosts = ("quangngaitv.vn",)
    status = "unknown"
    checked = None
    article_urls = ("/{slug}-{id}.html",)
    listing_urls = ("/{slug}-c{id}/{slug}.html",)
    paging = "?trang={page}"
