from crawler.platforms.any_site import AnySite


class ThaiNguyenTV(AnySite):
    """Radio and television of Thái Nguyên."""

    name = "thainguyentv"
    title = "Đài Phát thanh - Truyền hình Thái Nguyên"
    kind = "broadcaster"
    province = "Thái Nguyên"
    hosts = ("thainguyentv.vn",)
    status = "unknown"
    checked = None
