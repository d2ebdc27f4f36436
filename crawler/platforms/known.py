"""The platforms that are known, and which of them a page is of."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from crawler.discovery.url_forms import compile_forms
from crawler.outlet import Outlet
from crawler.pages.index import Index
from crawler.pages.layout import select
from crawler.platforms.aspx import Aspx
from crawler.platforms.bbg import Bbg
from crawler.platforms.hex_id import HexId
from crawler.platforms.one_cdn import OneCdn
from crawler.platforms.post_id import PostId
from crawler.platforms.uploads import Uploads
from crawler.platforms.vdoc import Vdoc
from crawler.platforms.wordpress import WordPress

PLATFORMS: tuple[type[Outlet], ...] = (
    WordPress,
    Vdoc,
    HexId,
    PostId,
    OneCdn,
    Bbg,
    Aspx,
    Uploads,
)
MOST_LINKS = 400
"""Links of a page that are looked at."""


def platform_of(root: etree._Element, targets: Iterable[str] = ()) -> type[Outlet] | None:
    """Return the platform that made the page `root`, None if it is none of those known.

    `targets` are paths and queries of what the page links to. The platform with most marks on the
    page counts; addresses count as one mark, where no other platform spells them so.
    """
    links = list(targets)[:MOST_LINKS]
    index = Index(root)

    def evidence(platform: type[Outlet]) -> int:
        found = sum(bool(select(index, (mark,))) for mark in platform.marks)
        if platform.has_telling_urls:
            article = compile_forms(platform.article_urls)
            found += sum(bool(article.search(link)) for link in links) >= 2
        return found

    most, best = max(((evidence(each), each) for each in PLATFORMS), key=lambda pair: pair[0])
    return best if most else None
