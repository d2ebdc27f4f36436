from crawler.platforms.wordpress import WordPress


class TienGiangTV(WordPress):
    """Radio and television of Tiền Giang, which joined Đồng Tháp on 2025-07-01."""

    name = "thtg"
    title = "Đài Phát thanh - Truyền hình Tiền Giang"
    kind = "broadcaster"
    province = "Tiền Giang"
    hosts = ("thtg.vn",)
    status = "merged"
    successor = "baodongthap"
    checked = None
    listing_urls = ("/videos/{slug}/",)
