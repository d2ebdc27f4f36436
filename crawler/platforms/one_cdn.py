"""The CMS that keeps its pictures on 1cdn.vn."""

from typing import ClassVar

from crawler.outlet import Outlet
from crawler.pages import Layout


class OneCdn(Outlet):
    """An outlet with ``sc-longform-header`` above its articles, short news included."""

    article_urls: ClassVar[tuple[str, ...]] = ("/{slug}-{id}.html",)
    marks = (
        ".sc-longform-header",
        ".b-maincontent .entry",
        'img[src*=".1cdn.vn/"], img[data-src*=".1cdn.vn/"]',
    )
    layout = Layout(
        name="1cdn",
        title=("h1.sc-longform-header-title",),
        lead=(".sc-longform-header-sapo", "p.desc"),
        body=(".b-maincontent .entry", "article.entry"),
        published=(".sc-longform-header-date",),
        bylines=(".sc-longform-header-author",),
        furniture=(
            ".sc-longform-header-cate, .sc-longform-header-title, .sc-longform-header-meta",
        ),
    )
