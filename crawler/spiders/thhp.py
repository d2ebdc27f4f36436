from crawler.platforms.any_site import AnySite


class HaiPhongTV(AnySite):
    """Radio and television of Hải Phòng."""

    name = "thhp"
    title = "Đài Phát thanh - Truyền hình Hải Phòng"
    kind = "broadcaster"
    province = "Hải Phòng"
    hosts = ("thhp.vn", "thp.org.vn")
    seen = {"thhp.vn": "2019"}
    status = "unknown"
    checked = None
