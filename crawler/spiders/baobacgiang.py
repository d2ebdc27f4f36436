from crawler.platforms.bbg import Bbg


class BaoBacGiang(Bbg):
    """Newspaper of Bắc Giang, which joined Bắc Ninh on 2025-07-01.

    Its platform is now that of the province's new paper.
    """

    name = "baobacgiang"
    title = "Báo Bắc Giang"
    kind = "newspaper"
    province = "Bắc Giang"
    hosts = ("baobacgiang.vn", "en.baobacgiang.vn", "baobacgiang.com.vn")
    seen = {"baobacgiang.com.vn": "2019"}
    status = "merged"
    successor = "baobacninh"
    checked = None
    article_urls = (*Bbg.article_urls, "/bg/{sections}/{id}/{slug}.html")
