"""The CMS of Báo Bắc Giang, whose addresses end in ``.bbg``."""

from typing import ClassVar

from crawler.outlet import Outlet
from crawler.pages import Layout


class Bbg(Outlet):
    """An outlet whose articles end in ``-postid``, a number and ``.bbg``."""

    article_urls: ClassVar[tuple[str, ...]] = (
        "/{slug}-postid{id}.bbg",
        "/{sections}/{slug}-postid{id}.bbg",
    )
    has_telling_urls = True
    marks = (".news-details__content", ".news_detail_sapo")
    layout = Layout(
        name="bbg",
        lead=(".news_detail_sapo",),
        body=(".news-details__content",),
    )
