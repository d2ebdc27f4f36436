from crawler.platforms.one_cdn import OneCdn


class BaoHaiDuong(OneCdn):
    """Newspaper of Hải Dương, which joined Hải Phòng on 2025-07-01."""

    name = "baohaiduong"
    title = "Báo Hải Dương"
    kind = "newspaper"
    province = "Hải Dương"
    hosts = ("baohaiduong.vn",)
    status = "merged"
    successor = "baohaiphong"
    checked = None
    article_urls = (*OneCdn.article_urls, "/{sections}/{slug}-{id}")
