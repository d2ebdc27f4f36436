from crawler.platforms.vdoc import Vdoc


class BaoCanTho(Vdoc):
    """Newspaper of Cần Thơ.

    Its `<base>` points at a folder of templates. Printed forms of articles stand under `/print/`, the Khmer
    edition under `/khmer/`.
    """

    name = "baocantho"
    title = "Báo Cần Thơ"
    kind = "newspaper"
    province = "Cần Thơ"
    hosts = ("baocantho.com.vn",)
    seen = {"baocantho.com.vn": "2026"}
    status = "publishing"
    checked = None
    article_urls = (*Vdoc.article_urls, "/khmer/detail-a{id}.html")
