from crawler.platforms.any_site import AnySite


class TraVinhTV(AnySite):
    """Radio and television of Trà Vinh, which joined Vĩnh Long on 2025-07-01."""

    name = "travinhtv"
    title = "Đài Phát thanh - Truyền hình Trà Vinh"
    kind = "broadcaster"
    province = "Trà Vinh"
    hosts = ("travinhtv.vn",)
    status = "merged"
    successor = "baovinhlong"
    checked = None
    listing_urls = ("/thtv/media/cmeptv/AV/{id}/{id}",)
