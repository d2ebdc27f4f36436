from crawler.platforms.any_site import AnySite


class TuyenQuangTV(AnySite):
    """Radio and television of Tuyên Quang."""

    name = "tuyenquangtv"
    title = "Đài Phát thanh - Truyền hình Tuyên Quang"
    kind = "broadcaster"
    province = "Tuyên Quang"
    hosts = ("tuyenquangtv.vn",)
    status = "unknown"
    checked = None
