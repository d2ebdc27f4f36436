from crawler.platforms.any_site import AnySite


class DakNongTV(AnySite):
    """Radio and television of Đắk Nông, which joined Lâm Đồng on 2025-07-01."""

    name = "truyenhinhdaknong"
    title = "Đài Phát thanh - Truyền hình Đắk Nông"
    kind = "broadcaster"
    province = "Đắk Nông"
    hosts = ("truyenhinhdaknong.vn",)
    status = "merged"
    successor = "baolamdong"
    checked = None
