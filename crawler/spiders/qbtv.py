from crawler.platforms.any_site import AnySite


class QuangBinhTV(AnySite):
    """Radio and television of Quảng Bình, which joined Quảng Trị on 2025-07-01."""

    name = "qbtv"
    title = "Đài Phát thanh - Truyền hình Quảng Bình"
    kind = "broadcaster"
    province = "Quảng Bình"
    hosts = ("qbtv.vn",)
    seen = {"qbtv.vn": "2016"}
    status = "merged"
    successor = "baoquangtri"
    checked = None
