"""The CMS whose articles end in ``-post`` and a number, and whose classes begin with ``cms-``."""

from typing import ClassVar

from crawler.outlet import Outlet
from crawler.pages import Layout


class PostId(Outlet):
    """An outlet with ``zce-content-body`` around its articles. Tags end in ``-tag`` and a number."""

    article_urls: ClassVar[tuple[str, ...]] = ("/{slug}-post{id}.html",)
    has_telling_urls = True
    marks = (".zce-content-body", ".article__body.cms-body, .content.cms-body")
    layout = Layout(
        name="post-id",
        title=("h1.article__title",),
        lead=(".article__sapo", ".summary.cms-desc"),
        body=(
            ".article__body.cms-body",
            ".zce-content-body",
            ".content.cms-body",
            "div[data-field=body]",
        ),
        tags=(".article__tag a",),
    )
