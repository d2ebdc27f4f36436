from crawler.platforms.one_cdn import OneCdn


class BaoDaNang(OneCdn):
    """Newspaper of Đà Nẵng.

    Its robots.txt or not, `/sitemap-news.xml` is there: the last two days.
    """

    name = "baodanang"
    title = "Báo Đà Nẵng"
    kind = "newspaper"
    province = "Đà Nẵng"
    hosts = ("baodanang.vn", "en.baodanang.vn")
    seen = {"baodanang.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = (
        *OneCdn.article_urls,
        "/{sections}/{month}/{slug}-{id}/",
        "/channel/{id}/{month}/{slug}-{id}/",
    )
    sitemaps = ("/sitemap.xml", "/sitemap-news.xml")
