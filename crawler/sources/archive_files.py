"""Archive files as a source: they are indexed in the ledger, then read as the spider asks."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from scrapy.http import Request, Response

from crawler.addresses import host_of
from crawler.candidate import Capture
from crawler.captures import Policy
from crawler.failures import FetchFailed
from crawler.sources import warc
from crawler.sources.files import ArchiveFile, BrokenArchive

if TYPE_CHECKING:
    from crawler.outlet import Outlet

COMMIT_EVERY = 500
DAMAGES_NAMED = 3
"""Damages of one file that are named each by itself."""


class ArchiveFiles:
    """The archive files that a crawl was pointed at."""

    name = "archive"
    policy: Policy = "all"
    """Reading a file costs nobody anything: all versions are read, as revisions."""
    origins: frozenset[str] = frozenset()

    def __init__(self, outlet: Outlet, files: Iterable[ArchiveFile]):
        """Read `files` for `outlet`, whose ledger is open."""
        self.outlet = outlet
        self._given = list(files)
        self._files: dict[str, ArchiveFile] = {}
        self._own = 0
        self._others: Counter[str] = Counter()

    @property
    def archives(self) -> Sequence[str]:
        """Names of the archives to read from, known after `index`."""
        return list(self._files)

    async def index(self) -> None:
        """Enter what the files hold into the ledger, but for those that are there as they are."""
        troubles = self.outlet.report.troubles
        for given in self._given:
            try:
                for file in given.parts():
                    self._files[file.name] = file
                    await self._index(file)
            except (BrokenArchive, OSError) as error:
                troubles.append(str(error))
                self.outlet.report.damaged.add("unreadable", given.name)
        if self._files and not self._own:
            names = ", ".join(list(self._files)[:3])
            more = ", …" if len(self._files) > 3 else ""
            others = [host for host, _ in self._others.most_common(5)]
            seen = f"; it holds {', '.join(others)}" if others else ""
            troubles.append(f"{names}{more}: nothing of {', '.join(self.outlet.hosts)}{seen}")

    async def _index(self, file: ArchiveFile) -> None:
        outlet, ledger = self.outlet, self.outlet.ledger
        key = f"archive:{file.name}"
        before = json.loads(ledger.fact(key) or "{}")
        if before.get("stamp") != file.stamp:
            before = await self._read_index(file)
            ledger.note(key, json.dumps(before))
        outlet.crawled_sites.update(before["sites"])
        self._own += before["own"]
        self._others.update(before["others"])
        for offset, why in before["damages"]:
            outlet.report.damaged.add(why, f"{file.name}: byte {offset}")
        named = [f"byte {offset}: {why}" for offset, why in before["damages"][:DAMAGES_NAMED]]
        if more := len(before["damages"]) - len(named):
            named.append(f"{more} more places")
        if named:
            outlet.report.troubles.append(f"{file.name} is damaged: {'; '.join(named)}")
        outlet.frontier.run.commit()

    async def _read_index(self, file: ArchiveFile) -> dict:
        """Index one file; return what later runs need to know of it."""
        outlet, captures = self.outlet, self.outlet.ledger.captures
        captures.forget(file.name)
        sites: set[str] = set()
        damages: list[tuple[int, str]] = []
        others: Counter[str] = Counter()
        found = own = 0
        for each in warc.index(file):
            if isinstance(each, warc.CrawledSite):
                sites.add(each.origin)
                outlet.crawled_sites.add(each.origin)
                continue
            if isinstance(each, warc.Damage):
                damages.append((each.offset, each.why))
                continue
            found += 1
            if not outlet.is_own(each.url):
                others[host_of(each.url)] += 1
            elif (rank := outlet.rank(each)) is not None:
                captures.add(each, rank)
                own += 1
            if found % COMMIT_EVERY == 0:
                outlet.frontier.run.commit()
                await asyncio.sleep(0)
        outlet.report.discovered[self.name] += own
        return {
            "stamp": file.stamp,
            "path": str(file.path.resolve()),
            "sites": sorted(sites),
            "own": own,
            "others": dict(others.most_common(5)),
            "damages": damages,
        }

    async def respond(self, capture: Capture, request: Request) -> Response:
        """Return the archived response. Raise `FetchFailed`, `BrokenArchive` or IgnoreRequest."""
        lies_in = None
        if capture.is_revisit:
            lies_in = self.outlet.ledger.captures.original(capture)
            if lies_in is None:
                raise FetchFailed("no-original")
        file = self._files[(lies_in or capture).file]
        most = self.outlet.settings.getint("DOWNLOAD_MAXSIZE")
        return warc.read(file, capture, request, most, lies_in=lies_in)
