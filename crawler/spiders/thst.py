from crawler.platforms.any_site import AnySite


class SocTrangTV(AnySite):
    """Radio and television of Sóc Trăng, which joined Cần Thơ on 2025-07-01.

    ASP.NET MVC, by one address.
    """

    name = "thst"
    title = "Đài Phát thanh - Truyền hình Sóc Trăng"
    kind = "broadcaster"
    province = "Sóc Trăng"
    hosts = ("thst.vn",)
    status = "merged"
    successor = "baocantho"
    checked = None
