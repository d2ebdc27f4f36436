"""What archive services have in common: where they are, and one request at a time."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.http import Response

from crawler import settings as default
from crawler.addresses import host_of, normalise, origin_of
from crawler.candidate import Capture
from crawler.captures import Policy
from crawler.polite import hosts

if TYPE_CHECKING:
    from crawler.outlet import Outlet

_gates: weakref.WeakKeyDictionary[Any, dict[str, asyncio.Semaphore]] = weakref.WeakKeyDictionary()
"""Of each event loop, what lets requests pass to each origin, of all outlets that it crawls."""


class Service:
    """An archive that is asked over the network, by way of the outlet that reads from it."""

    name: str
    policy: Policy = "earliest"
    """Every capture costs the archive a request; the first shows the text as it was published."""

    def __init__(self, outlet: Outlet, *bases: str):
        """Ask on behalf of `outlet`; `bases` are the names of the settings with the addresses."""
        self.outlet = outlet
        self._most = outlet.settings.getint("ARCHIVE_CONCURRENCY")
        self.origins = frozenset(self._origin(name) for name in bases)
        self._archives: list[str] = []

    def _origin(self, name: str) -> str:
        """Return where the setting `name` points. Raise ValueError where it is no address."""
        address = self.outlet.settings[name] or ""
        url = normalise(address)
        if url is None:
            raise ValueError(f"{name}={address} is no web address")
        if address != getattr(default, name):
            # Whoever names a host of his own may mean one of his own network.
            hosts.named_by_operator.add(urlsplit(url).hostname or "")
        return origin_of(url)

    @property
    def archives(self) -> Sequence[str]:
        """What captures are read from, by the names that the ledger has for it."""
        return self._archives

    @property
    def hosts(self) -> list[str]:
        """The hosts whose captures are asked for: the outlet's, or that of ``site=``.

        Not those below another one, which an index gives with it.
        """
        if self.outlet.site:
            return [urlsplit(self.outlet.site).netloc]
        every = self.outlet.hosts
        return [host for host in every if not host.endswith(tuple(f".{one}" for one in every))]

    async def ask(self, url: str, headers: Mapping[str, str] | None = None) -> Response:
        """Return the answer to `url`, when it is this request's turn. Raise `FetchFailed`."""
        gates = _gates.setdefault(asyncio.get_running_loop(), {})
        gate = gates.setdefault(origin_of(url), asyncio.Semaphore(self._most))
        async with gate:
            return await self.outlet.fetch_with(url, headers or {}, archive=True)

    def note(self, capture: Capture) -> bool:
        """Enter a capture into the ledger, if it is one of the outlet's to be read."""
        outlet = self.outlet
        if not outlet.is_own(capture.url) or (rank := outlet.rank(capture)) is None:
            return False
        if outlet.ledger.captures.add(capture, rank):
            outlet.report.unknown += 1
        outlet.report.discovered[self.name] += 1
        return True

    def say_if_empty(self, found: int) -> None:
        """Note it as trouble that the archive has nothing of the outlet."""
        if not found and not self.outlet.ledger.captures.has_any(self.archives):
            named = ", ".join(sorted(host_of(f"http://{host}") for host in self.hosts))
            self.outlet.report.troubles.append(f"{self.name} has nothing of {named}")
