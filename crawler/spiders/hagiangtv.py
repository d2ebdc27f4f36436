from crawler.platforms.any_site import AnySite


class HaGiangTV(AnySite):
    """Radio and television of Hà Giang, which joined Tuyên Quang on 2025-07-01."""

    name = "hagiangtv"
    title = "Đài Phát thanh - Truyền hình Hà Giang"
    kind = "broadcaster"
    province = "Hà Giang"
    hosts = ("hagiangtv.vn",)
    status = "merged"
    successor = "baotuyenquang"
    checked = None
