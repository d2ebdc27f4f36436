"""The CMS that numbers articles with seven hexadecimal digits behind a month."""

from typing import ClassVar

from crawler.outlet import Outlet
from crawler.pages import Layout


class HexId(Outlet):
    """An outlet whose articles stand under section and month.

    Older articles may end in a decimal number, or in no number at all. The lead is mostly
    the body's first paragraph, in bold.
    """

    article_urls: ClassVar[tuple[str, ...]] = (
        "/{sections}/{month}/{slug}-{hex}/",
        "/{sections}/{month}/{slug}-{id}/",
        "/{sections}/{month}/{slug}/",
    )
    marks = (".td-post-content", 'img[src*="/dataimages/"]')
    layout = Layout(
        name="hex-id",
        title=("h1.head_title", ".article_content h1.title"),
        lead=("div.sapo, p.sapo, div.desc",),
        body=(
            "#content .td-post-content",
            "#content.content-detail",
            ".article_content #content",
            ".td-post-content",
        ),
        published=(".article_content .date",),
    )
