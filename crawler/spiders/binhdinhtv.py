from crawler.platforms.any_site import AnySite


class BinhDinhTV(AnySite):
    """Radio and television of Bình Định, which joined Gia Lai on 2025-07-01.

    Videos by programme.
    """

    name = "binhdinhtv"
    title = "Đài Phát thanh - Truyền hình Bình Định"
    kind = "broadcaster"
    province = "Bình Định"
    hosts = ("binhdinhtv.vn",)
    status = "merged"
    successor = "baogialai"
    checked = None
    listing_urls = ("/tvcategory.ita?cid={id}",)
