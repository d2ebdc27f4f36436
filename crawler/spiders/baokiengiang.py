from crawler.platforms.uploads import Uploads


class BaoKienGiang(Uploads):
    """Newspaper of Kiên Giang, which joined An Giang on 2025-07-01."""

    name = "baokiengiang"
    title = "Báo Kiên Giang"
    kind = "newspaper"
    province = "Kiên Giang"
    hosts = ("baokiengiang.vn",)
    status = "merged"
    successor = "baoangiang"
    checked = None
