from crawler.platforms.any_site import AnySite


class BacKanTV(AnySite):
    """Radio and television of Bắc Kạn, which joined Thái Nguyên on 2025-07-01."""

    name = "backantv"
    title = "Đài Phát thanh - Truyền hình Bắc Kạn"
    kind = "broadcaster"
    province = "Bắc Kạn"
    hosts = ("backantv.vn",)
    status = "merged"
    successor = "baothainguyen"
    checked = None
