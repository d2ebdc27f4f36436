from crawler.platforms.vdoc import Vdoc


class BaoLongAn(Vdoc):
    """Newspaper of Long An, which joined Tây Ninh on 2025-07-01."""

    name = "baolongan"
    title = "Báo Long An"
    kind = "newspaper"
    province = "Long An"
    hosts = ("baolongan.vn",)
    status = "merged"
    successor = "baotayninh"
    checked = None
