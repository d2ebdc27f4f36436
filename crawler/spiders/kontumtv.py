from crawler.platforms.wordpress import WordPress


class KonTumTV(WordPress):
    """Đài Phát thanh và Truyền hình Kon Tum (KRT), 2012 to 2025.

    Kon Tum joined Quảng Ngãi on 2025-07-01; what the station published before lives on in
    archives, and whether the host still answers is not known.
    """

    name = "kontumtv"
    title = "Đài Phát thanh - Truyền hình Kon Tum"
    kind = "broadcaster"
    province = "Kon Tum"
    hosts = ("kontumtv.vn", "tv.kontumtv.vn")
    scheme = "http"
    status = "merged"
    successor = "baoquangngai"
    checked = None
