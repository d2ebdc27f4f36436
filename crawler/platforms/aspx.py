"""ASP.NET newspapers of the 2000s: numbered sections, tables for layout, ``.aspx``."""

from typing import ClassVar

from crawler.outlet import Outlet
from crawler.pages import Layout


class Aspx(Outlet):
    """An outlet on ASP.NET. A section is a number, and an article a number or a week below it.

    Pagers that post a form back lead nowhere without a browser: only first pages are read then.
    """

    article_urls: ClassVar[tuple[str, ...]] = (
        "/{id}/{month}/{slug}.aspx",
        "/{id}/{id}/{slug}.aspx",
        "/viewer.aspx?macm={id}&macmp={id}&mabb={id}",
        "/viewer.aspx?macm={id}&mabb={id}",
        "/viewer.aspx?mabb={id}",
    )
    listing_urls = (
        "/{id}",
        "/{id}/{slug}.aspx",
        "/viewer.aspx?macm={id}",
        "/viewer.aspx?macm={id}&macmp={id}",
    )
    marks = ("input[name=__VIEWSTATE]", 'form[action*=".aspx"]')
    layout = Layout(name="aspx", body=("div.singlepage",))
