from crawler.platforms.uploads import Uploads


class BaoKonTum(Uploads):
    """Newspaper of Kon Tum, which joined Quảng Ngãi on 2025-07-01.

    Closed under this name when Kon Tum joined Quảng Ngãi.
    """

    name = "baokontum"
    title = "Báo Kon Tum"
    kind = "newspaper"
    province = "Kon Tum"
    hosts = ("baokontum.com.vn",)
    seen = {"baokontum.com.vn": "2019"}
    status = "merged"
    successor = "baoquangngai"
    checked = None
    paging = "?page={page}"
