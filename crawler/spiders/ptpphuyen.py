from crawler.platforms.wordpress import WordPress


class PhuYenTV(WordPress):
    """Radio and television of Phú Yên, which joined Đắk Lắk on 2025-07-01."""

    name = "ptpphuyen"
    title = "Đài Phát thanh - Truyền hình Phú Yên"
    kind = "broadcaster"
    province = "Phú Yên"
    hosts = ("ptpphuyen.vn",)
    status = "merged"
    successor = "baodaklak"
    checked = None
    listing_urls = ("/su-kien/{section}/",)
    paging = "?paged={page}"
