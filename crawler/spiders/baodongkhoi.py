from crawler.platforms.vdoc import Vdoc


class BaoDongKhoi(Vdoc):
    """Newspaper of Bến Tre, which joined Vĩnh Long on 2025-07-01.

    It lives on below the site of the province's new paper.
    """

    name = "baodongkhoi"
    title = "Báo Đồng Khởi"
    kind = "newspaper"
    province = "Bến Tre"
    hosts = ("dongkhoi.baovinhlong.vn", "baodongkhoi.vn")
    seen = {"dongkhoi.baovinhlong.vn": "2026", "baodongkhoi.vn": "2019"}
    status = "merged"
    successor = "baovinhlong"
    checked = None
