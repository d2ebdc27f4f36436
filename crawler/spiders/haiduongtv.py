from crawler.platforms.any_site import AnySite


class HaiDuongTV(AnySite):
    """Radio and television of Hải Dương, which joined Hải Phòng on 2025-07-01."""

    name = "haiduongtv"
    title = "Đài Phát thanh - Truyền hình Hải Dương"
    kind = "broadcaster"
    province = "Hải Dương"
    hosts = ("haiduongtv.com.vn",)
    status = "merged"
    successor = "baohaiphong"
    checked = None
