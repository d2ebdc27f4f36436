from crawler.platforms.any_site import AnySite


class YenBaiTV(AnySite):
    """Radio and television of Yên Bái, which joined Lào Cai on 2025-07-01."""

    name = "yenbaitv"
    title = "Đài Phát thanh - Truyền hình Yên Bái"
    kind = "broadcaster"
    province = "Yên Bái"
    hosts = ("yenbaitv.org.vn",)
    status = "merged"
    successor = "baolaocai"
    checked = None
