"""What a user sees of a run: a progress bar on a terminal, log lines elsewhere, a table at the end."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.markup import escape
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.logformatter import LogFormatter, LogFormatterResult
from scrapy.utils.asyncio import create_looping_call

from crawler.run import Run

logger = logging.getLogger(__name__)

MOST_REASONS = 6
"""Kinds of failure that the table names."""


class QuietLog(LogFormatter):
    """Log messages without whole articles in them, and the everyday ones at DEBUG."""

    def crawled(self, request: Any, response: Any, spider: Any) -> LogFormatterResult:
        message = super().crawled(request, response, spider)
        message["level"] = logging.DEBUG
        return message

    def scraped(self, item: Any, response: Any, spider: Any) -> LogFormatterResult:
        return {"level": logging.DEBUG, "msg": "article %(id)s", "args": {"id": item.id}}

    def dropped(
        self, item: Any, exception: BaseException, response: Any, spider: Any
    ) -> LogFormatterResult:
        level = getattr(exception, "log_level", None) or "WARNING"
        return {
            "level": logging.getLevelNamesMapping()[level],
            "msg": "%(url)s: %(why)s",
            "args": {"url": item.url, "why": str(exception)},
        }


class ProgressLog:
    """Extension: log how far the run is, every `LOGSTATS_INTERVAL` seconds."""

    def __init__(self, crawler: Crawler):
        self.crawler = crawler
        self.timer = create_looping_call(self.log)
        crawler.signals.connect(self.opened, signal=signals.spider_opened)
        crawler.signals.connect(self.closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ProgressLog:
        return cls(crawler)

    def opened(self) -> None:
        if getattr(self.crawler.spider, "run", None) is not None:
            self.timer.start(self.crawler.settings.getfloat("LOGSTATS_INTERVAL"), now=False)

    def closed(self) -> None:
        if self.timer.running:
            self.timer.stop()

    def log(self) -> None:
        report = self.crawler.spider.run.report  # type: ignore[union-attr]
        logger.info(
            "%s: discovered %d, fetched %d, written %d, failed %d",
            self.crawler.spider.name,  # type: ignore[union-attr]
            report.discovered.total(),
            report.fetched,
            report.written,
            report.failed.total(),
        )


def bar(runs: Iterable[Run], console: Console) -> AbstractContextManager[Any]:
    """Return a context in which `console` shows the runs' progress, two lines each."""
    runs = list(runs)
    return Live(
        get_renderable=lambda: Group(*map(_lines, runs)), console=console, refresh_per_second=4
    )


def _lines(run: Run) -> RenderableType:
    report = run.report
    seconds = max((datetime.now(UTC) - run.started).total_seconds(), 0.1)
    rate = report.fetched / seconds
    looked_at = report.fetched + report.unchanged + report.failed.total()
    row: list[RenderableType] = [Text(run.folder.name, style="bold")]
    if report.total:
        row.append(ProgressBar(report.total, min(looked_at, report.total), width=32))
    row.append(f"{rate:,.1f}/s")
    if report.total and rate and looked_at < report.total:
        row.append(f"{timedelta(seconds=int((report.total - looked_at) / rate))} left")
    first = Table.grid(padding=(0, 1))
    first.add_row(*row)
    counts = (
        f"  discovered {report.discovered.total():,}  fetched {report.fetched:,}"
        f"  written {report.written:,}  failed {report.failed.total():,}"
    )
    return Group(first, Text(counts))


def summary(runs: Iterable[Run]) -> Table:
    """Return the table that ends a crawl: found, new, changed, failed and why, and the files."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for run in runs:
        report = run.report
        table.add_row(run.folder.name, _verdict(run))
        found = f"{report.discovered.total():,} by {', '.join(report.discovery) or 'nothing'}"
        table.add_row("  found", f"{found}; {report.unknown:,} not known before")
        table.add_row(
            "  written",
            f"{report.new:,} new, {report.changed:,} changed; {report.unchanged:,} unchanged"
            + (f", {report.outside:,} not asked for" if report.outside else ""),
        )
        for name, tally in (
            ("failed", report.failed),
            ("forbidden", report.forbidden),
            ("refused", report.refused),
            ("no article", report.no_article),
        ):
            for reason, count in tally.counts.most_common(MOST_REASONS):
                example = escape(tally.examples[reason][0])
                table.add_row(f"  {name}", f"{count:,} {escape(reason)}, such as {example}")
        if report.site_total is not None and run.held is not None:
            table.add_row("  in all", f"site says {report.site_total:,}, we hold {run.held:,}")
        elif run.held is not None:
            table.add_row("  in all", f"we hold {run.held:,}")
        for line in report.recovered:
            table.add_row("  recovered", escape(line))
        for file in run.sealed:
            table.add_row("  file", escape(str(run.folder / file)))
        if (report_file := run.folder / "runs" / f"{run.name}.json").exists():
            table.add_row("  report", escape(str(report_file)))
    return table


def _verdict(run: Run) -> str:
    colours = {"healthy": "green", "unhealthy": "red"}
    verdict = run.verdict or "unfinished"
    text = f"[{colours.get(verdict, 'yellow')}]{verdict}[/]"
    return f"{text}: {escape('; '.join(run.reasons))}" if run.reasons else text
