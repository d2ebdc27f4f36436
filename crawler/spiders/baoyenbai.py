from crawler.platforms.aspx import Aspx


class BaoYenBai(Aspx):
    """Newspaper of Yên Bái, which joined Lào Cai on 2025-07-01."""

    name = "baoyenbai"
    title = "Báo Yên Bái"
    kind = "newspaper"
    province = "Yên Bái"
    hosts = ("baoyenbai.com.vn",)
    seen = {"baoyenbai.com.vn": "2019"}
    status = "merged"
    successor = "baolaocai"
    checked = None
