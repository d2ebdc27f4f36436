from crawler.platforms.vdoc import Vdoc


class BaoTraVinh(Vdoc):
    """Newspaper of Trà Vinh, which joined Vĩnh Long on 2025-07-01.

    It lives on below the site of the province's new paper.
    """

    name = "baotravinh"
    title = "Báo Trà Vinh"
    kind = "newspaper"
    province = "Trà Vinh"
    hosts = ("travinh.baovinhlong.vn", "baotravinh.vn")
    seen = {"travinh.baovinhlong.vn": "2026"}
    status = "merged"
    successor = "baovinhlong"
    checked = None
