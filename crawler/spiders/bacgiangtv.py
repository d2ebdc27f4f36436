from crawler.platforms.any_site import AnySite


class BacGiangTV(AnySite):
    """Radio and television of Bắc Giang, which joined Bắc Ninh on 2025-07-01."""

    name = "bacgiangtv"
    title = "Đài Phát thanh - Truyền hình Bắc Giang"
    kind = "broadcaster"
    province = "Bắc Giang"
    hosts = ("bacgiangtv.vn",)
    status = "merged"
    successor = "baobacninh"
    checked = None
