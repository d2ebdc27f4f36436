from crawler.platforms.wordpress import WordPress


class BacLieuTV(WordPress):
    """Radio and television of Bạc Liêu, which joined Cà Mau on 2025-07-01."""

    name = "thbl"
    title = "Đài Phát thanh - Truyền hình Bạc Liêu"
    kind = "broadcaster"
    province = "Bạc Liêu"
    hosts = ("thbl.vn",)
    status = "merged"
    successor = "baocamau"
    checked = None
    starts = ("/", "/?cat=39")
