from crawler.platforms.vdoc import Vdoc


class HueNgayNay(Vdoc):
    """Newspaper of Huế.

    Once Báo Thừa Thiên Huế, on VDOC's classes; what its site is now nobody has looked at.
    """

    name = "baothuathienhue"
    title = "Huế ngày nay"
    kind = "newspaper"
    province = "Thừa Thiên Huế"
    hosts = ("huengaynay.vn", "baothuathienhue.vn")
    seen = {"huengaynay.vn": "2026", "baothuathienhue.vn": "2019"}
    status = "publishing"
    checked = None
