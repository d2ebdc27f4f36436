from crawler.platforms.wordpress import WordPress


class GiaLaiTV(WordPress):
    """Radio and television of Gia Lai."""

    name = "gialaitv"
    title = "Đài Phát thanh - Truyền hình Gia Lai"
    kind = "broadcaster"
    province = "Gia Lai"
    hosts = ("gialaitv.vn",)
    status = "unknown"
    checked = None
