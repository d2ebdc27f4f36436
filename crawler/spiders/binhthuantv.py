from crawler.platforms.any_site import AnySite


class BinhThuanTV(AnySite):
    """Radio and television of Bình Thuận, which joined Lâm Đồng on 2025-07-01.

    ASP.NET WebForms: the pager posts a form back, so that only first pages are read.
    """

    name = "binhthuantv"
    title = "Đài Phát thanh - Truyền hình Bình Thuận"
    kind = "broadcaster"
    province = "Bình Thuận"
    hosts = ("binhthuantv.vn",)
    status = "merged"
    successor = "baolamdong"
    checked = None
    listing_urls = ("/loai-videos/{slug}-{id}.html",)
