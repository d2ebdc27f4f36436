"""Note during a crawl which article an article reprints, where an index is kept for that."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.article import Article

if TYPE_CHECKING:
    from pipelines.corpus.duplicate_index import DuplicateIndex

logger = logging.getLogger(__name__)


class FindDuplicates:
    """Set `duplicate_of` from the index that DUPLICATE_INDEX names; without one this is not there.

    An index that fails costs the crawl nothing but that: what a release needs it finds itself.
    """

    def __init__(self, crawler: Crawler, index: DuplicateIndex):
        self._crawler = crawler
        self._index: DuplicateIndex | None = index

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> FindDuplicates:
        path = crawler.settings["DUPLICATE_INDEX"]
        if not path:
            raise NotConfigured
        try:
            from pipelines.corpus.duplicate_index import DuplicateIndex
        except ImportError as error:
            raise RuntimeError(
                f"DUPLICATE_INDEX: {error}: install the corpus extra, pip install 'tintinh[corpus]'"
            ) from error
        try:
            return cls(crawler, DuplicateIndex(Path(path)))
        except (sqlite3.Error, OSError) as error:
            logger.warning("DUPLICATE_INDEX %s cannot be used: %s", path, error)
            raise NotConfigured from error

    def process_item(self, item: Any) -> Any:
        if (
            self._index is None
            or not isinstance(item, Article)
            or item.status == "gone"
            or item.kind in ("video", "audio")
        ):
            return item
        appeared = item.published or item.archived or item.fetched or "9999"
        try:
            item.duplicate_of = self._index.add(item.id, appeared, item.text)
        except sqlite3.Error as error:
            logger.warning("no duplicates are noted from here on: %s", error)
            self._index.close()
            self._index = None
            return item
        if item.duplicate_of is not None and self._crawler.stats is not None:
            self._crawler.stats.inc_value("clean/duplicate")
        return item

    def close_spider(self) -> None:
        if self._index is not None:
            self._index.close()
