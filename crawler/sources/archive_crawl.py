"""A crawl of archive files: their responses are indexed in the ledger, then read in order."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from scrapy.http import Request

from crawler.addresses import host_of
from crawler.sources import warc

if TYPE_CHECKING:
    from crawler.outlet import Outlet

RANKS = (0, 1, 2)
"""What is read first: what others refer to, then lists of articles, then pages."""
COMMIT_EVERY = 500


async def requests(outlet: Outlet) -> AsyncIterator[Request]:
    """Yield the requests for all captures in the outlet's archives that wait to be read."""
    frontier, ledger, report = outlet.frontier, outlet.ledger, outlet.report
    report.discovery.append("archive")
    for name in outlet.archives:
        await _index(outlet, name)
    report.total = sum(map(ledger.count_captures, outlet.archives))
    for rank in RANKS:
        for name in outlet.archives:
            for capture in ledger.captures(name, rank):
                if capture.url in frontier.seen:  # a list of articles had it already
                    ledger.settle_capture(name, capture.offset, "article")
                    continue
                while not frontier.has_room:
                    if frontier.is_idle:
                        return  # the limit is reached
                    await frontier.change()
                yield outlet.capture_request(capture, rank)
        await frontier.pages_back()


async def _index(outlet: Outlet, name: str) -> None:
    """Enter the responses of an archive file into the ledger, unless they are there already."""
    path, ledger, report = outlet.archives[name], outlet.ledger, outlet.report
    stamp = [path.stat().st_size, path.stat().st_mtime_ns]
    before = json.loads(ledger.fact(f"archive:{name}") or "{}")
    if before.get("stamp") == stamp:
        outlet.crawled_sites.update(before["sites"])
        return
    ledger.forget_captures(name)
    sites: set[str] = set()
    others: set[str] = set()
    found = own = 0
    try:
        for each in warc.index(path):
            if isinstance(each, warc.CrawledSite):
                sites.add(each.origin)
                outlet.crawled_sites.add(each.origin)
                continue
            found += 1
            if not outlet.is_own(each.url):
                others.add(host_of(each.url))
            elif (rank := outlet.rank(each)) is not None:
                ledger.add_capture(each, rank)
                own += 1
            if found % COMMIT_EVERY == 0:
                outlet.frontier.run.commit()
                await asyncio.sleep(0)
    except warc.BrokenArchive as error:
        report.troubles.append(str(error))
    else:
        ledger.note(f"archive:{name}", json.dumps({"stamp": stamp, "sites": sorted(sites)}))
        if not own:
            seen = f"; it holds {', '.join(sorted(others)[:5])}" if others else ""
            report.troubles.append(f"{name}: nothing of {', '.join(outlet.hosts)}{seen}")
    report.discovered["archive"] += own
    outlet.frontier.run.commit()
