from crawler.platforms.any_site import AnySite


class QuangTriTV(AnySite):
    """Radio and television of Quảng Trị."""

    name = "quangtritv"
    title = "Đài Phát thanh - Truyền hình Quảng Trị"
    kind = "broadcaster"
    province = "Quảng Trị"
    hosts = ("quangtritv.vn",)
    status = "unknown"
    checked = None
    listing_urls = ("/{slug}-v{id}/c{id}/{slug}.html",)
    paging = "?trang={page}"
