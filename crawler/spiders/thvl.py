from crawler.platforms.wordpress import WordPress


class VinhLongTV(WordPress):
    """Radio and television of Vĩnh Long.

    Which of the two hosts carries the news nobody has looked at.
    """

    name = "thvl"
    title = "Đài Phát thanh - Truyền hình Vĩnh Long"
    kind = "broadcaster"
    province = "Vĩnh Long"
    hosts = ("thvl.vn", "thvli.vn")
    status = "unknown"
    checked = None
