from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoThanhHoa(AnySite):
    """Newspaper of Thanh Hóa."""

    name = "baothanhhoa"
    title = "Báo Thanh Hóa"
    kind = "newspaper"
    province = "Thanh Hóa"
    hosts = ("baothanhhoa.vn", "baothanhhoa.com.vn")
    seen = {"baothanhhoa.vn": "2019"}
    status = "unknown"
    checked = None
    article_urls = ("/{slug}-{id}.htm", "/{sections}/{slug}/{id}.htm")
    layout = Layout(
        name="baothanhhoa",
        lead=(".sapo_detail",),
        body=("#main-detail",),
        published=(".date_news",),
    )
