"""An outlet of the tests' own, beside which another can be crawled (``SPIDER_MODULES``)."""

from crawler.platforms.wordpress import WordPress


class NeighbourTV(WordPress):
    """A station that there is not, in the province next door."""

    name = "langgiengtv"
    title = "Đài Phát thanh - Truyền hình Láng Giềng"
    kind = "broadcaster"
    province = "Gia Lai"
    hosts = ("langgiengtv.example",)
