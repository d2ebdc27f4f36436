"""The chain as a Scrapy pipeline."""

from __future__ import annotations

from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.article import Article
from pipelines.check import Unusable
from pipelines.clean import clean_and_count
from pipelines.place_tone import ToneStyle


class Clean:
    """Clean every article by the whole chain, in one pipeline.

    One and not a dozen, because Scrapy spends some 30 µs on each pipeline and item, as much as a
    step needs for its work; `pipelines.STEPS` is the order. What the steps changed and flagged
    is counted in the stats under ``clean/``. What must not be written is dropped
    with its reason.
    """

    def __init__(self, crawler: Crawler) -> None:
        style = crawler.settings.get("TONE_STYLE") or None
        if style not in (None, "first-vowel", "second-vowel"):
            raise ValueError(f"TONE_STYLE is {style!r}, not first-vowel or second-vowel")
        self._style: ToneStyle | None = style
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Clean:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        if not isinstance(item, Article) or item.status == "gone":
            return item
        stats = self._crawler.stats
        assert stats is not None
        try:
            article, changes = clean_and_count(item, tone_style=self._style)
        except Unusable as error:
            stats.inc_value(f"clean/unusable/{error.reason}")
            raise DropItem(str(error)) from error
        for what, count in changes.items():
            stats.inc_value(f"clean/{what}", count)
        for flag in article.flags:
            stats.inc_value(f"clean/flag/{flag}")
        return article
