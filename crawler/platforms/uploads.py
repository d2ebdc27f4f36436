"""The CMS that keeps its pictures under ``/uploads/Image/`` and the day."""

from typing import ClassVar

from crawler.outlet import Outlet
from crawler.pages import Layout


class Uploads(Outlet):
    """An outlet whose sections and articles both end in a number, the articles one step below."""

    article_urls: ClassVar[tuple[str, ...]] = ("/{sections}/{slug}-{id}.html",)
    listing_urls = ("/{slug}-{id}.html",)
    marks = ('img[src*="/uploads/Image/"]',)
    layout = Layout(name="uploads", published=(".date-contentL",))
