"""An outlet of the tests' own, beside which another can be crawled (``SPIDER_MODULES``)."""

from crawler.pages import Layout
from crawler.platforms.wordpress import WordPress


class NeighbourTV(WordPress):
    """A station that there is not, in the province next door."""

    name = "langgiengtv"
    title = "Đài Phát thanh - Truyền hình Láng Giềng"
    kind = "broadcaster"
    province = "Gia Lai"
    hosts = ("langgiengtv.example",)
    scheme = "http"


class UncheckedTV(NeighbourTV):
    """The same station with a certificate that nobody vouches for."""

    name = "khongchungthuc"
    verify_certificates = False


class SlowTV(NeighbourTV):
    """The same station on a server that must not be hurried."""

    name = "chamchap"
    delay = 0.6
    connections = 1


class MovedTV(NeighbourTV):
    """The same station, which sends its readers to a host of somebody else's."""

    name = "chuyennha"
    redirect_hosts = ("luutru.example",)


class RebuiltTV(NeighbourTV):
    """The same station, which has changed its theme: an archive holds pages of both."""

    name = "xaymoi"
    layout = Layout(name="2016", title=("h1.tieu-de-moi",), body=(".noi-dung-moi",))
    past_layouts = (
        Layout(name="2012", until="2015-12-31", title=("h3.tieude",), body=("#noidung",)),
    )
