from crawler.platforms.vdoc import Vdoc


class BaoBinhDuong(Vdoc):
    """Newspaper of Bình Dương, which joined TP. Hồ Chí Minh on 2025-07-01."""

    name = "baobinhduong"
    title = "Báo Bình Dương"
    kind = "newspaper"
    province = "Bình Dương"
    hosts = ("baobinhduong.vn",)
    seen = {"baobinhduong.vn": "2026"}
    status = "merged"
    successor = "sggp"
    checked = None
