from crawler.platforms.any_site import AnySite


class BinhDuongTV(AnySite):
    """Radio and television of Bình Dương, which joined TP. Hồ Chí Minh on 2025-07-01."""

    name = "btvbinhduong"
    title = "Đài Phát thanh - Truyền hình Bình Dương"
    kind = "broadcaster"
    province = "Bình Dương"
    hosts = ("btv.org.vn",)
    status = "merged"
    successor = "htv"
    checked = None
