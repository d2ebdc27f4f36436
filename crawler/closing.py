"""Ends a wait of Scrapy's that would last for ever."""

from __future__ import annotations

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

SECONDS = 0.2
"""Between two looks."""


class EndClosing:
    """Extension: let a run end that is stopped while an article is in the pipelines.

    Scrapy's scraper (2.19) closes when nothing is left in its hands, and looks whether that is so
    after each response. An article that came from `start` itself, as those from REST do, belongs
    to no response: after it nobody looks again, and a run that was told to stop meanwhile, by a
    signal or by a full disk, would hang.
    """

    def __init__(self, crawler: Crawler):
        self.crawler = crawler
        self.timer = create_looping_call(self.look)
        crawler.signals.connect(self.opened, signal=signals.spider_opened)
        crawler.signals.connect(self.closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> EndClosing:
        return cls(crawler)

    def opened(self) -> None:
        self.timer.start(SECONDS, now=False)

    def closed(self) -> None:
        if self.timer.running:
            self.timer.stop()

    def look(self) -> None:
        """Tell the scraper that it may close, if it waits for that and is idle."""
        engine = self.crawler.engine
        slot = engine.scraper.slot if engine is not None else None
        if slot is None or slot.closing is None or slot.closing.called or not slot.is_idle():
            return
        assert self.crawler.spider is not None
        slot.closing.callback(self.crawler.spider)
