from crawler.pages import Layout
from crawler.platforms.any_site import AnySite


class BaoDienBienPhu(AnySite):
    """Newspaper of Điện Biên.

    The site moved twice: .info.vn, .com.vn, .vn. Section pages are put together in the browser, so that
    listings may show nothing.
    """

    name = "baodienbienphu"
    title = "Báo Điện Biên Phủ"
    kind = "newspaper"
    province = "Điện Biên"
    hosts = ("baodienbienphu.vn", "baodienbienphu.com.vn", "baodienbienphu.info.vn")
    seen = {"baodienbienphu.vn": "2026", "baodienbienphu.info.vn": "2019"}
    status = "publishing"
    checked = None
    article_urls = ("/tin-bai/{sections}/{slug}", "/tin-tuc/{sections}/{id}/{slug}")
    layout = Layout(
        name="baodienbienphu",
        body=(
            "div.editor-content",
            ".newsLeft",
        ),
    )
