"""robots.txt: what a site forbids, how fast it may be asked, where its sitemaps are.

After RFC 9309: no such file means free; a server error or no answer means wait. A copy of less
than 24 hours serves while the site does not answer.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from protego import Protego
from scrapy.crawler import Crawler
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Request, Response

from crawler.addresses import origin_of
from crawler.failures import FetchFailed, Forbidden, RobotsUnavailable
from crawler.ledger import Ledger

logger = logging.getLogger(__name__)

TOKEN = "tintinh"
MAX_BYTES = 500 * 1024
"""What RFC 9309 asks a crawler to read at least; the rest is ignored."""

USER_AGENT_LINE = re.compile(r"^([ \t]*user-agent[ \t]*:[ \t]*[a-z_-]+)[^\r\n]*", re.I | re.M)


class Robots:
    """The rules of one origin."""

    def __init__(self, text: str):
        # Of "User-agent: tintinh/0.1" the product token counts, as RFC 9309 has it.
        self._rules = Protego.parse(USER_AGENT_LINE.sub(r"\1", text))

    def allows(self, url: str) -> bool:
        """Tell whether tintinh may fetch `url`."""
        return self._rules.can_fetch(url, TOKEN)

    def delay(self, most: float) -> float:
        """Return the seconds to leave between two requests, at most `most`."""
        return min(float(self._rules.crawl_delay(TOKEN) or 0), most)

    @property
    def sitemaps(self) -> list[str]:
        """Addresses of the ``Sitemap:`` lines, as written."""
        return list(self._rules.sitemaps)


async def consult(
    origin: str,
    fetch: Callable[[str], Awaitable[Response]],
    ledger: Ledger,
    now: datetime,
    copy_serves: timedelta,
) -> Robots:
    """Fetch the robots.txt of `origin` and keep a copy in `ledger`. Raise `RobotsUnavailable`.

    Where it is not to be had, a copy serves that is no older than `copy_serves`.
    """
    key = f"robots:{origin}"
    try:
        response = await fetch(f"{origin}/robots.txt")
        problem = f"answers {response.status}"
        if response.status == 200:
            text = response.body[:MAX_BYTES].decode("utf-8-sig", "replace")
        elif 400 <= response.status < 500 and response.status != 429:
            text = ""
        else:
            raise FetchFailed(f"http-{response.status}")
    except FetchFailed as error:
        problem = error.reason
        copy = json.loads(ledger.fact(key) or "null")
        if copy is None or now - datetime.fromisoformat(copy["fetched"]) > copy_serves:
            raise RobotsUnavailable(f"{origin}/robots.txt: {problem}") from error
        logger.warning("%s/robots.txt: %s; its last copy serves", origin, problem)
        return Robots(copy["text"])
    ledger.note(key, json.dumps({"fetched": now.isoformat(), "text": text}))
    return Robots(text)


class ObeyRobots:
    """Downloader middleware: forbid what robots.txt forbids, at the pace that it asks for."""

    def __init__(self, crawler: Crawler):
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ObeyRobots:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        robots_for = getattr(self.crawler.spider, "robots_for", None)
        if robots_for is None or request.meta.get("is_robots"):
            return
        if "capture" in request.meta or request.meta.get("archive"):
            return  # archives are asked by doors that are made for programs
        robots: Robots = await robots_for(origin_of(request.url))
        if not robots.allows(request.url):
            raise Forbidden("robots.txt forbids it")
        if delay := robots.delay(self.crawler.settings.getfloat("CRAWL_DELAY_MOST")):
            self._slow_down(request, delay)

    def _slow_down(self, request: Request, delay: float) -> None:
        """Make `delay` the floor of the pace of the request's host."""
        downloader = self.crawler.engine.downloader
        key = downloader.get_slot_key(request)
        settings = downloader.per_slot_settings.setdefault(key, {})
        if settings.get("delay", 0) >= delay:
            return
        settings["delay"] = max(delay, self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        if key in downloader.slots:
            downloader.slots[key].delay = max(downloader.slots[key].delay, delay)
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, delay)
