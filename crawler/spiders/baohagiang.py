from crawler.platforms.hex_id import HexId


class BaoHaGiang(HexId):
    """Newspaper of Hà Giang, which joined Tuyên Quang on 2025-07-01."""

    name = "baohagiang"
    title = "Báo Hà Giang"
    kind = "newspaper"
    province = "Hà Giang"
    hosts = ("baohagiang.vn",)
    seen = {"baohagiang.vn": "2019"}
    status = "merged"
    successor = "baotuyenquang"
    checked = None
