from crawler.platforms.any_site import AnySite


class VinhPhucTV(AnySite):
    """Radio and television of Vĩnh Phúc, which joined Phú Thọ on 2025-07-01."""

    name = "vinhphuctv"
    title = "Đài Phát thanh - Truyền hình Vĩnh Phúc"
    kind = "broadcaster"
    province = "Vĩnh Phúc"
    hosts = ("vinhphuctv.vn",)
    status = "merged"
    successor = "baophutho"
    checked = None
    listing_urls = ("/chuyen-muc/{slug}/{id}-{id}",)
