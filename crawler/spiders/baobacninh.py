from crawler.platforms.bbg import Bbg


class BaoBacNinh(Bbg):
    """Newspaper of Bắc Ninh.

    On one site with the station. Before that, Liferay.
    """

    name = "baobacninh"
    title = "Báo Bắc Ninh"
    kind = "newspaper"
    province = "Bắc Ninh"
    hosts = ("baobacninhtv.vn", "baobacninh.com.vn")
    seen = {"baobacninhtv.vn": "2026"}
    status = "publishing"
    checked = None
