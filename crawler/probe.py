"""What a site is: its platform, the ways to its articles, and what can be read of some of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from crawler.addresses import normalise
from crawler.arguments import Method
from crawler.article import Article
from crawler.discovery import Outcome, listing
from crawler.discovery.url_forms import LearnedForms, compile_forms, target_of
from crawler.failures import FetchFailed, bad_status
from crawler.outlet import Outlet
from crawler.pages.page import Page
from crawler.platforms.any_site import own_host
from crawler.platforms.known import platform_of
from crawler.reading import Clean, Reading, read_page
from crawler.visit import ENOUGH

FOUND_ENOUGH = 40
"""Addresses that show that a way of discovery works."""
MOST_REQUESTS = 90
WAY_REQUESTS = 15
"""Requests of the whole probe, and those that one way of discovery may use."""


@dataclass
class Way:
    """A way of discovery, and what came of it."""

    method: Method
    answers: bool
    found: int = 0
    """Addresses or articles, counted no further than a few dozen."""
    examples: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass
class Probe:
    """What a probe found."""

    origin: str
    outlet: str
    platform: str | None
    """Name of the platform's class, None if it is none of those known."""
    may_crawl: bool
    """robots.txt lets us in."""
    delay: float
    sitemaps: list[str]
    """As robots.txt names them."""
    site_name: str
    declared_host: str | None
    """The host that the front page says is its own."""
    ways: list[Way]
    article_urls: list[str]
    """Forms of the articles' addresses, as links show them."""
    listing_urls: list[str]
    samples: list[Reading]

    @property
    def works(self) -> bool:
        """Tell whether a crawl would give articles."""
        return self.may_crawl and any(sample.is_article for sample in self.samples)


BETWEEN_NAMES = re.compile(r"\s+[–—-]\s+(?!Truyền hình|Phát thanh)|\s*[|»]\s*", re.I)
"""What stands between a page's name and its site's; many a station has a dash in its own."""


async def probe(outlet: Outlet, clean: Clean, pages_wanted: int, first: str | None = None) -> Probe:
    """Return what the site of `outlet` is, by its front page, each way of discovery and some pages.

    `first` is a page to look at before others. Raise `FetchFailed` where there is no front page.
    """
    rules = await outlet.robots_for(outlet.origin)
    may_crawl = rules.allows(f"{outlet.origin}/")
    found = Probe(
        origin=outlet.origin,
        outlet=outlet.name,
        platform=None,
        may_crawl=may_crawl,
        delay=rules.delay(outlet.crawler.settings.getfloat("CRAWL_DELAY_MOST")),
        sitemaps=rules.sitemaps,
        site_name="",
        declared_host=None,
        ways=[],
        article_urls=[],
        listing_urls=[],
        samples=[],
    )
    if not may_crawl:
        return found
    front = await outlet.fetch(f"{outlet.origin}/")
    if problem := bad_status(front):
        raise FetchFailed(problem)
    tree = outlet.tree(front)
    found.site_name, found.declared_host = name_of(tree, front.url)
    base = listing.base_of(tree, front.url)
    links = listing.labels(tree, base if outlet.is_own(base) else front.url)
    targets = {target_of(url): label for url, label in links.items() if outlet.is_own(url)}
    platform = platform_of(tree, targets)
    learned = LearnedForms()
    learned.learn(
        {t: label for t, label in targets.items() if t != "/" and not outlet.listings.is_other(t)}
    )
    found.article_urls = list(learned.forms("article"))
    found.listing_urls = list(learned.forms("listing"))
    candidates: dict[str, None] = {first: None} if first else {}
    for method in outlet.ways:
        way, urls = await _try(outlet, method)
        found.ways.append(way)
        candidates.update(dict.fromkeys(urls))
    article = compile_forms(tuple(found.article_urls))
    likely = sorted(candidates, key=lambda u: (u != first, not article.search(target_of(u))))
    for url in likely[: 3 * pages_wanted]:
        sample, page = await look(outlet, url, clean)
        found.samples.append(sample)
        platform = platform or (platform_of(page) if page is not None else None)
        if sum(sample.is_article for sample in found.samples) == pages_wanted:
            break
    found.platform = platform.__name__ if platform else None
    return found


async def _try(outlet: Outlet, method: Method) -> tuple[Way, list[str]]:
    """Return how `method` went, and addresses that it found."""
    outcome, urls = Outcome(), []
    left = outlet.requests_left  # type: ignore[attr-defined]
    outlet.requests_left = min(left, WAY_REQUESTS)  # type: ignore[attr-defined]
    given = outlet.requests_left  # type: ignore[attr-defined]
    walk: Any = outlet.discover(method, outcome)
    try:
        async for each in walk:
            if isinstance(each, Article):
                outlet.frontier.article_sent()
                outlet.frontier.article_done()
            urls.append(each.url)
            if len(urls) >= FOUND_ENOUGH:
                break
    except FetchFailed as error:
        outcome.problems.append(error.reason)
    finally:
        await walk.aclose()
    used = given - outlet.requests_left  # type: ignore[attr-defined]
    outlet.requests_left = left - used  # type: ignore[attr-defined]
    if outcome.cut_short:
        outcome.problems.insert(0, f"more by a script alone at {outcome.cut_short[0]}")
    problems = [problem for problem in outcome.problems if ENOUGH not in problem]
    return Way(method, outcome.answered and bool(urls), len(urls), urls[:3], problems[:5]), urls


async def look(outlet: Outlet, url: str, clean: Clean) -> tuple[Reading, Any]:
    """Return what can be read at `url`, and the tree of the page or None."""
    try:
        response = await outlet.fetch(url)
        if problem := bad_status(response):
            raise FetchFailed(problem)
    except FetchFailed as error:
        return Reading(url, False, error.reason), None
    tree = outlet.tree(response)
    address = normalise(response.url) or response.url
    return read_page(tree, address, outlet, clean, outlet.layout_of(response)), tree


def name_of(tree: Any, url: str) -> tuple[str, str | None]:
    """Return the name that a front page gives its site, and the host it says is its own."""
    page = Page(tree, url)
    declared = page.declared
    parts = [part.strip() for part in BETWEEN_NAMES.split(declared.title) if part.strip()]
    named = [part for part in parts if re.match(r"(?:Báo|Đài)\s", part)]
    name = declared.meta("og:site_name", "application-name") or next(iter(named + parts), "")
    return " ".join(name.split())[:120], own_host(tree, url)
