"""When a host asks for quiet, or is in trouble, nothing more is sent to it for a while.

After ``Retry-After`` (RFC 9110, 10.2.3: seconds or a date) the whole host rests, not the one
request. A host that fails again and again rests longer each time, until the run gives it up.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.utils.asyncio import call_later, create_looping_call
from twisted.python.failure import Failure

from crawler.failures import FETCH_ERRORS, Forbidden, Refused, RobotsUnavailable, Unsent

logger = logging.getLogger(__name__)

ASKS_FOR_QUIET = (429, 503)
SECONDS_A_LOOK = 0.5
"""How often a pause looks whether the run is being stopped."""


def retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds that a ``Retry-After`` header asks for, or None where it makes no sense."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value) if len(value) < 10 else None
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)


@dataclass
class HostState:
    """How a host fared lately."""

    failures: int = 0
    """In a row."""
    pauses: int = 0


class PauseHosts:
    """Downloader middleware: hold back all requests to a host that asks for it or keeps failing.

    Settings: `RETRY_AFTER_MOST`, the seconds that are waited out (more ends the run, to be taken
    up after that time, or after `RETRY_AFTER_LONGEST` seconds if that is sooner); `HOST_FAILURES` in a row that pause a host; `HOST_PAUSE`, the seconds of
    its first pause, each next one twice as long; `HOST_PAUSES` after which the run ends.
    """

    def __init__(self, crawler: Crawler):
        self.crawler = crawler
        settings = crawler.settings
        self.most = settings.getfloat("RETRY_AFTER_MOST")
        self.longest = settings.getfloat("RETRY_AFTER_LONGEST")
        self.failures = settings.getint("HOST_FAILURES")
        self.pause = settings.getfloat("HOST_PAUSE")
        self.pauses = settings.getint("HOST_PAUSES")
        self.hosts: dict[str, HostState] = {}
        self._held: dict[str, float] = {}
        """Until when each host is held, in monotonic seconds."""
        self._watch = create_looping_call(self._end_with_the_run)
        crawler.signals.connect(self._downloaded, signal=signals.response_downloaded)
        crawler.signals.connect(self._stop_watching, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PauseHosts:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let no request out once the run is to end. Raise `Unsent`."""
        if self._is_over():
            raise Unsent("the run is being stopped")

    def _downloaded(self, response: Response, request: Request) -> None:
        """Take note of an answer before the place that it leaves free goes to the next request."""
        seconds = None
        if response.status in ASKS_FOR_QUIET and "Retry-After" in response.headers:
            now = datetime.now(UTC)
            header = (response.headers["Retry-After"] or b"").decode("latin-1")
            seconds = retry_after(header, now)
            if seconds is not None:
                self._obey(request, seconds, now)
        # A host that asks for a second of quiet, again and again, is in trouble like any other.
        failed = response.status >= 500 or response.status == 429
        # An archive that says 429 means it, also where it does not say for how long.
        at_once = seconds is None and response.status == 429 and bool(request.meta.get("archive"))
        self._count(request, failed, at_once=at_once)

    def process_exception(self, request: Request, exception: Exception) -> None:
        ours = (Forbidden, Refused, RobotsUnavailable, Unsent)
        if "capture" not in request.meta and not isinstance(exception, ours):
            self._count(request, isinstance(exception, FETCH_ERRORS))

    def _obey(self, request: Request, seconds: float, now: datetime) -> None:
        if seconds <= self.most:
            logger.info("%s asks for %d s of quiet", request.url, seconds)
            self._hold(request, seconds)
            return
        rest = min(seconds, self.longest)
        until = (now + timedelta(seconds=rest)).isoformat(timespec="seconds")
        spider: Any = self.crawler.spider
        if hasattr(spider, "come_back"):
            spider.come_back(until)
            self._hold(request, self.most)  # what is queued goes unsent

    def _count(self, request: Request, failed: bool, *, at_once: bool = False) -> None:
        key = self.crawler.engine.downloader.get_slot_key(request)
        host = self.hosts.setdefault(key, HostState())
        if not failed:
            host.failures = 0
            return
        host.failures += 1
        if host.failures < self.failures and not at_once:
            return
        failures, host.failures = host.failures, 0
        spider: Any = self.crawler.spider
        if host.pauses >= self.pauses:
            if hasattr(spider, "give_up"):
                spider.give_up(f"{key} failed again after {host.pauses} pauses")
                self._hold(request, self.pause)
            return
        seconds = self.pause * 2**host.pauses
        host.pauses += 1
        logger.warning("%s: %d failures in a row, a pause of %d s", key, failures, seconds)
        self._hold(request, seconds)

    def _hold(self, request: Request, seconds: float) -> None:
        """Send nothing to the host of `request` for `seconds`, what is queued included.

        Answers that were on their way may ask for less than an earlier one: the longest counts.
        """
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        slot = downloader.slots.get(key)
        now = monotonic()
        before = max(self._held.get(key, now), now)
        if slot is None or now + seconds <= before:
            return
        if slot.latercall:
            slot.latercall.cancel()
        # A slot that waits for this call processes nothing: Scrapy's own way to delay.
        slot.latercall = call_later(seconds, downloader._latercall, slot)
        self._held[key] = now + seconds
        run = getattr(self.crawler.spider, "run", None)
        if run is not None and not self._is_over():
            run.report.seconds["paused"] += now + seconds - before
        if not self._watch.running:
            self._watch.start(SECONDS_A_LOOK, now=False)

    def _end_with_the_run(self) -> None:
        """Let go of what waits for a held host once the run is being stopped, unsent."""
        if self.crawler.engine.running and not self._is_over():
            return
        for key in self._held:
            slot = self.crawler.engine.downloader.slots.get(key)
            while slot is not None and slot.queue:
                _, coming = slot.queue.popleft()
                coming.errback(Failure(Unsent("the run is being stopped")))
        self._held.clear()

    def _is_over(self) -> bool:
        frontier = getattr(self.crawler.spider, "frontier", None)
        return frontier is not None and frontier.is_over

    def _stop_watching(self) -> None:
        if self._watch.running:
            self._watch.stop()
