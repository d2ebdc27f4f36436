"""The last pipeline: a clean article becomes a line, and line and mark become durable together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.utils.asyncio import create_looping_call

from crawler.article import Article, InvalidRecord, to_json
from crawler.failures import LeftOut
from crawler.ledger import Mark, Visit
from pipelines.export.revise import next_revision

if TYPE_CHECKING:
    from crawler.outlet import Outlet


class Write:
    """Write articles that are wanted and new or changed to the run's JSONL file.

    Without a run (the Scrapy shell, a script of the user's own) it lets articles pass.
    """

    def __init__(self, crawler: Crawler):
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Write:
        return cls(crawler)

    def open_spider(self) -> None:
        self.run = getattr(self.crawler.spider, "run", None)
        if self.run is not None:
            self.timer = create_looping_call(self.run.commit)
            self.timer.start(self.crawler.settings.getfloat("COMMIT_SECONDS"), now=False)

    def close_spider(self) -> None:
        if self.run is not None:
            self.timer.stop()

    def process_item(self, item: Article) -> Article:
        if self.run is None:
            return item
        run, spider = self.run, cast("Outlet", self.crawler.spider)
        report, now = run.report, datetime.now(UTC).isoformat(timespec="seconds")
        if not spider.selection.takes(item):
            report.outside += 1
            run.ledger.put_by(item.url, item.published)
            raise LeftOut("not asked for")
        held = run.article(item.id)
        revision = next_revision(held, item)
        if revision is not None and held is not None and _is_older(item, run.record(held)):
            revision = None
        visit = spider.held.visit(item, changed=revision is not None)
        if revision is None:
            report.unchanged += 1
            run.ledger.still_the_same(
                item.id, item.url, item.canonical_url, item.modified, now, visit
            )
            raise LeftOut("unchanged")
        if spider.arguments.limit is not None and run.written >= spider.arguments.limit:
            report.outside += 1
            raise LeftOut("over the limit")
        item.revision = revision
        try:
            line = to_json(item)
        except InvalidRecord as error:
            raise DropItem(f"invalid-record: {error}") from error
        run.write(line, mark_of(item, visit))
        if report.output_error:
            raise LeftOut("output cannot be written")
        if item.status == "published":
            report.flags.update(item.flags)
            report.profile.add(item)
        return item


def _is_older(item: Article, held: Article | None) -> bool:
    """Tell whether `item` was seen in an archive before what is held: no newer revision of it."""
    if item.archived is None or held is None:
        return False
    return (held.archived or held.fetched or "") > item.archived


def mark_of(article: Article, visit: Visit | None) -> Mark:
    """Return what the ledger is to know of an article once its line is durable."""
    return Mark(
        id=article.id,
        url=article.url,
        canonical_url=article.canonical_url,
        revision=article.revision,
        status=article.status,
        content_hash=article.content_hash,
        published=article.published,
        modified=article.modified,
        file="",
        offset=0,
        visit=visit,
    )
