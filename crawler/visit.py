"""A visit: a few requests to an outlet's site, with all manners, that no run and no ledger keep."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar

from scrapy.crawler import CrawlerProcessBase
from scrapy.http import Response

from crawler.failures import FetchFailed
from crawler.outlet import Outlet
from crawler.run import Run

T = TypeVar("T")

ENOUGH = "enough"
"""Why a request of a visit is not sent that has been long enough."""


class Failed(Exception):
    """The visit came to nothing; the message is for the user."""


class Visit(Generic[T]):
    """An errand at the site of one outlet."""

    def __init__(
        self,
        outlet: type[Outlet],
        errand: Callable[[Any], Awaitable[T]],
        given: dict[str, str],
        most_requests: int,
    ):
        """Go to `outlet` with the arguments `given` (``site=``) and do `errand` there.

        The errand gets the outlet as it is in a crawl. Its requests beyond `most_requests` raise
        `FetchFailed`.
        """
        self._outlet = outlet
        self._errand = errand
        self._given = given
        self._most_requests = most_requests
        self._brought: list[T] = []

    def go(self, process: CrawlerProcessBase) -> T:
        """Return what the errand gave. Raise `Failed`. A process can make one visit."""
        with TemporaryDirectory(prefix="tintinh-") as folder:
            run = Run.open(Path(folder), self._outlet.name)
            process.crawl(self._visitor(), run=run, **self._given)
            process.start()
            troubles = run.report.troubles + run.report.waits
            if run.is_open:
                run.close(interrupted=True)
        if not self._brought:
            raise Failed("; ".join(troubles) or "the visit was broken off")
        return self._brought[0]

    def _visitor(self) -> type[Outlet]:
        visit = self

        class Visitor(self._outlet):  # type: ignore[name-defined]
            requests_left = visit._most_requests

            async def requests(self) -> AsyncIterator[Any]:
                visit._brought.append(await visit._errand(self))
                return
                yield  # an iterator, as crawls are, of nothing

            async def _fetch(self, url: str, **meta: Any) -> Response:
                if self.requests_left <= 0:
                    raise FetchFailed(ENOUGH)
                self.requests_left -= 1
                return await super()._fetch(url, **meta)

        Visitor.__name__ = self._outlet.__name__
        return Visitor
