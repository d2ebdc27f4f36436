from crawler.platforms.any_site import AnySite


class AnGiangTV(AnySite):
    """Radio and television of An Giang.

    Videos by programme; what the news looks like nobody has looked at.
    """

    name = "atv"
    title = "Đài Phát thanh - Truyền hình An Giang"
    kind = "broadcaster"
    province = "An Giang"
    hosts = ("atv.org.vn", "angiangtv.vn")
    status = "unknown"
    checked = None
    listing_urls = ("/video/{slug}-{id}.html",)
    paging = "?page={page}"
