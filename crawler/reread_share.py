"""Reading anew what was archived: one process's share of it.

An outlet reads its archived responses as in a crawl, with the same pages and the same pipelines,
but without Scrapy's engine around it: nothing is fetched, nothing is scheduled. What is known of
an article from the first time (id, revision, where and when it was got) stays.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
from scrapy.exceptions import DropItem, IgnoreRequest, NotConfigured
from scrapy.http import Request, Response
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.conf import build_component_list
from scrapy.utils.misc import load_object

from crawler.article import Article, InvalidRecord, RawArticle, from_json, to_json
from crawler.candidate import Capture
from crawler.differences import Differences
from crawler.failures import FetchFailed, reason_for
from crawler.ledger import Ledger
from crawler.report import Report
from crawler.sources import warc
from crawler.sources.files import ArchiveFile, BrokenArchive

logger = logging.getLogger(__name__)

EARLIER = """
CREATE TABLE IF NOT EXISTS earlier (
    file     TEXT NOT NULL,      -- of the archived response, as the record has it
    offset   INTEGER NOT NULL,
    id       TEXT NOT NULL,
    articles TEXT NOT NULL,      -- the file that has the record's line
    line     INTEGER NOT NULL,   -- the byte at which it begins
    revision INTEGER NOT NULL,
    UNIQUE (file, offset, id, revision)
);
CREATE INDEX IF NOT EXISTS earlier_offset ON earlier (offset);
"""


@dataclass(frozen=True)
class Task:
    """What a process needs to know to read its share."""

    outlet: str
    settings: dict[str, Any]
    ledger: Path
    """A copy of the outlet's ledger with the index of its archives and the table `earlier`."""
    files: dict[str, ArchiveFile]
    live: frozenset[str]
    """Names of those of them that crawls of the live site wrote."""
    sites: frozenset[str]
    """Origins that the archives were made of."""


@dataclass
class Reading:
    """What came of one share."""

    lines: list[tuple[str, int, bytes]] = field(default_factory=list)
    """Id, revision and line of each record that was there before."""
    lost: list[tuple[str, int]] = field(default_factory=list)
    """Id and revision of each record that its response does not give any more."""
    found: list[tuple[str, bytes]] = field(default_factory=list)
    """Id and line of each article that was none before."""
    differences: Differences = field(default_factory=Differences)
    responses: int = 0


class _Stats:
    """What pipelines count, for nobody."""

    def inc_value(self, key: str, count: int = 1) -> None:
        """Take no note."""


class FromArchive:
    """Mixed into an outlet's class: it reads what is archived, and knows what was read before."""

    task: Task
    ledger: Ledger
    earlier: dict[str, Article]
    """Of the response that is being read, the records that it gave."""

    async def fetch_with(self, url: str, headers: Mapping[str, str], **meta: Any) -> Response:
        return self.respond(meta["capture"], Request(url, meta=meta))

    def respond(self, capture: Capture, request: Request) -> Response:
        """Return an archived response. Raise `FetchFailed`."""
        lies_in = None
        if capture.is_revisit:
            lies_in = self.ledger.captures.original(capture)
            if lies_in is None:
                raise FetchFailed("no-original")
        file = self.task.files[(lies_in or capture).file]
        most = self.settings.getint("DOWNLOAD_MAXSIZE")  # type: ignore[attr-defined]
        try:
            return warc.read(file, capture, request, most, lies_in=lies_in)
        except (BrokenArchive, IgnoreRequest) as error:
            raise FetchFailed(reason_for(error)) from error

    def complete(self, article: RawArticle, response: Response) -> RawArticle:
        known = self._known(article)
        if known is not None:
            article.url = known.url
            article.id = known.id
        article = super().complete(article, response)  # type: ignore[misc]
        capture: Capture = response.meta["capture"]
        if known is None:
            article.fetched = capture.captured
            if capture.taken_from:
                article.source = "commoncrawl" if " " in capture.taken_from else "wayback"
            elif capture.file in self.task.live:
                article.source, article.archived = "live", None
            return article
        namesake = self.ledger.article_with(article.canonical_url)
        if namesake not in (None, known.id):
            article.canonical_url = article.url  # as it was decided the first time
        article.revision = known.revision
        article.fetched = known.fetched
        article.source = known.source
        article.archived = known.archived
        article.warc = known.warc
        return article

    def _known(self, article: RawArticle) -> Article | None:
        """Return the record that the response gave of `article` before."""
        if article.raw.cms_id is not None:
            known = self.earlier.get(f"{self.name}:{article.raw.cms_id}")  # type: ignore[attr-defined]
            if known is not None:
                return known
        same = [one for one in self.earlier.values() if one.url == article.url]
        return same[0] if same else None

    def _no_article(self, response: Response, reason: str) -> None:
        self.report.no_article.add(reason, response.url)  # type: ignore[attr-defined]
        self.why = reason


class Reader:
    """Reads shares of an outlet's archives, in a process of its own."""

    def __init__(self, task: Task):
        """Open a copy of the task's ledger: what is noted while reading is for this process alone."""
        self.task = task
        settings = Settings()
        settings.setdict(task.settings, priority="project")
        own = task.ledger.with_name(f"{task.ledger.stem}-{os.getpid()}.sqlite")
        shutil.copy(task.ledger, own)
        self._db = sqlite3.connect(own)
        kind = get_spider_loader(settings).load(task.outlet)
        mixed = type(kind.__name__, (FromArchive, kind), {})
        self.outlet: Any = mixed(run=None)
        self.outlet.settings = settings
        self.outlet.task = task
        self.outlet.report = Report()
        self.outlet.ledger = self.ledger = Ledger(own)
        self.ledger.captures.choose(task.files)
        self.outlet.crawled_sites.update(task.sites)
        self._pipelines = _pipelines(settings)
        self._loop = asyncio.new_event_loop()
        # What lists of articles refer to must be known before any is read.
        if self.ledger.captures.has_waiting(1):
            for capture in self.ledger.captures.waiting(0):
                self._articles(capture, 0)

    def read(self, numbers: Iterable[int]) -> Reading:
        """Read the captures with these numbers."""
        reading = Reading()
        for number in numbers:
            capture, rank = self.ledger.captures.numbered(number)
            reading.responses += 1
            self._read(capture, 2 if rank > 2 else rank, reading)
        return reading

    def _read(self, capture: Capture, rank: int, reading: Reading) -> None:
        self.outlet.earlier = self._records(capture)
        missing = dict(self.outlet.earlier)
        articles, why = self._articles(capture, rank)
        for raw in articles:
            try:
                article = self._through_pipelines(raw)
                line = to_json(article)
            except (DropItem, InvalidRecord) as error:
                why = str(error) or type(error).__name__
                continue
            known = missing.pop(article.id, None)
            if known is None:
                reading.found.append((article.id, line))
                continue
            reading.lines.append((article.id, article.revision, line))
            reading.differences.compare(msgspec.to_builtins(known), msgspec.to_builtins(article))
        for record in missing.values():
            reading.lost.append((record.id, record.revision))
            reading.differences.lose(record.id, why or "not in the answer")

    def _articles(self, capture: Capture, rank: int) -> tuple[list[RawArticle], str]:
        """Return the articles of a capture, and why there are none."""
        self.outlet.why = ""
        request = Request(capture.url, meta={"capture": capture, "address": capture.url})
        try:
            response = self.outlet.respond(capture, request)
            found = self._loop.run_until_complete(self.outlet.articles_in(response, rank))
        except FetchFailed as error:
            return [], error.reason
        except Exception as error:
            # A page that we fail to read must not end the reading of all others.
            logger.error("%s: a fault of tintinh's own: %r", capture.url, error)
            return [], f"error-{type(error).__name__}"
        return found, self.outlet.why

    def _through_pipelines(self, article: Any) -> Article:
        for pipeline in self._pipelines:
            article = pipeline.process_item(article)
        return article

    def _records(self, capture: Capture) -> dict[str, Article]:
        """Return the records that a response gave before, by id."""
        rows = self._db.execute(
            "SELECT articles, line FROM earlier WHERE file = ? AND offset = ? ORDER BY revision",
            (capture.file, capture.offset),
        ).fetchall()
        address, _, span = capture.taken_from.partition(" ")
        if span:  # a record of Common Crawl's names the place in its own files
            first = span.removeprefix("bytes=").partition("-")[0]
            rows += self._db.execute(
                "SELECT articles, line FROM earlier WHERE offset = ?"
                " AND substr(?, -length(file) - 1) = '/' || file ORDER BY revision",
                (first, address),
            ).fetchall()
        found = {}
        for path, line in rows:
            with Path(path).open("rb") as lines:
                lines.seek(line)
                article = from_json(lines.readline())
            found[article.id] = article
        return found


def _pipelines(settings: Settings) -> list[Any]:
    """Return the item pipelines that `settings` name, without a run to write to."""
    crawler = SimpleNamespace(settings=settings, stats=_Stats(), spider=SimpleNamespace())
    made = []
    for path in build_component_list(settings.getwithbase("ITEM_PIPELINES")):
        kind = load_object(path)
        try:
            pipeline = kind.from_crawler(crawler) if hasattr(kind, "from_crawler") else kind()
        except NotConfigured:  # Scrapy leaves such a one out as well
            continue
        if hasattr(pipeline, "open_spider"):
            pipeline.open_spider()
        made.append(pipeline)
    return made


_reader: Reader | None = None


def start(task: Task) -> None:
    """Make ready a process to read shares of `task`."""
    global _reader
    logging.getLogger("scrapy").setLevel(logging.WARNING)
    _reader = Reader(task)
    # What is loaded by now stays: looking through it again and again is a tenth of the work.
    gc.freeze()


def read(numbers: Sequence[int]) -> Reading:
    """Read a share in a process that was made ready."""
    assert _reader is not None
    return _reader.read(numbers)
