from crawler.platforms.aspx import Aspx


class BaoBinhDinh(Aspx):
    """Newspaper of Bình Định, which joined Gia Lai on 2025-07-01."""

    name = "baobinhdinh"
    title = "Báo Bình Định"
    kind = "newspaper"
    province = "Bình Định"
    hosts = ("baobinhdinh.vn", "baobinhdinh.com.vn")
    status = "merged"
    successor = "baogialai"
    checked = None
