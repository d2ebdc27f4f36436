"""The frontier: which addresses a run looks at next, and how many are out at once.

What waits, waits in the ledger and not in memory, so that a run is as small at 100,000 addresses
as at 100, and a run that is killed loses nothing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from crawler.candidate import Candidate
from crawler.ledger import Due
from crawler.run import Run
from crawler.selection import Selection

DUE_AT_ONCE = 100
"""Addresses taken from the ledger at a time."""


class Frontier:
    """What one run has still to look at."""

    def __init__(self, run: Run, selection: Selection, limit: int | None, pages_out: int):
        """Look at what `selection` may take, until `limit` lines are written.

        At most `pages_out` pages are requested and not yet read.
        """
        self.run = run
        self.selection = selection
        self.limit = limit
        self.by_page = True
        """What an API told of is read from pages too, when it may have changed."""
        self.pages_out = pages_out
        self.seen: set[str] = set()
        """Addresses that discovery found in this run."""
        self.is_over = False
        """The run is to end early: what is not done by now, the next one does."""
        self._pages = 0
        self._articles = 0
        self._next: deque[Due] = deque()
        self._last_number = 0
        self._changed = asyncio.Event()

    # What is out.

    def page_sent(self) -> None:
        """Note that a page was requested."""
        self._pages += 1

    def page_back(self) -> None:
        """Note that a page was read, or will never come."""
        self._pages -= 1
        self._changed.set()

    def article_sent(self) -> None:
        """Note that an article entered the pipelines."""
        self._articles += 1

    def article_done(self) -> None:
        """Note that an article left the pipelines."""
        self._articles -= 1
        self._changed.set()

    def end(self) -> None:
        """Send nothing more out."""
        self.is_over = True
        self._changed.set()

    @property
    def is_idle(self) -> bool:
        """Tell whether everything sent out has come back."""
        return not self._pages and not self._articles

    @property
    def has_room(self) -> bool:
        """Tell whether another page or article may be sent out."""
        out = self._pages + self._articles
        if self.limit is not None and self.run.written + out >= self.limit:
            return False
        return self._pages < self.pages_out and not self.is_over

    async def change(self) -> None:
        """Wait until something that is out comes back."""
        self._changed.clear()
        await self._changed.wait()

    async def settled(self) -> None:
        """Wait until all articles have left the pipelines, and make them durable."""
        while self._articles:
            await self.change()
        self.run.commit()

    async def pages_back(self) -> None:
        """Wait until all pages have been read."""
        while self._pages:
            await self.change()

    # What is next.

    def note(self, candidate: Candidate, *, is_whole: bool = False) -> None:
        """Enter what discovery found into the ledger.

        `is_whole` says that it is on a list of all that the site has.
        """
        if candidate.url in self.seen:
            return
        self.seen.add(candidate.url)
        report = self.run.report
        report.discovered[candidate.found_by] += 1
        if self.run.ledger.discover(candidate, _now(), is_whole=is_whole, by_page=self.by_page):
            report.unknown += 1
            report.total = (report.total or 0) + 1

    def was_known(self, url: str) -> bool:
        """Tell whether `url` was discovered by an earlier run."""
        return url not in self.seen and self.run.ledger.knows(url)

    def take(self) -> list[Due]:
        """Return addresses that are due, as many as there is room for."""
        taken: list[Due] = []
        while self.has_room and len(taken) < self.pages_out - self._pages:
            if not self._next:
                self._next.extend(self.run.ledger.due(_now(), self._last_number, DUE_AT_ONCE))
                if not self._next:
                    break
                self._last_number = self._next[-1].number
            due = self._next.popleft()
            if self.selection.may_take(due.published, due.lastmod):
                taken.append(due)
                if self.limit is not None and len(taken) >= self.limit:
                    break
        return taken

    async def rest(self) -> AsyncIterator[Due]:
        """Yield what is due until nothing is, and everything has come back."""
        for _ in range(2):
            while True:
                taken = self.take()
                for due in taken:
                    yield due
                if not taken:
                    if self.is_idle:
                        break
                    await self.change()
            await self.settled()
            # Once more from the top: discovery may have found that a known address changed.
            self._last_number = 0


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
