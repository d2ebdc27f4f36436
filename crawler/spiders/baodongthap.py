from crawler.platforms.vdoc import Vdoc


class BaoDongThap(Vdoc):
    """Newspaper of Đồng Tháp.

    ASP.NET WebForms in 2019; addresses like VDOC's since.
    """

    name = "baodongthap"
    title = "Báo Đồng Tháp"
    kind = "newspaper"
    province = "Đồng Tháp"
    hosts = ("baodongthap.vn",)
    seen = {"baodongthap.vn": "2026"}
    status = "publishing"
    checked = None
