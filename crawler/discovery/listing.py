"""Addresses from listing pages: the front page, its sections, and their further pages."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import html

from crawler.addresses import normalise, resolve
from crawler.candidate import Candidate
from crawler.discovery import BARREN_PAGES, MOST_PAGES, STALE_LISTINGS, STALE_PAGES, Fetch, Outcome
from crawler.failures import FetchFailed, bad_status


@dataclass(frozen=True)
class ListingRules:
    """How one platform spells its listings."""

    section: re.Pattern[str]
    """Matches path and query of a section's first page."""
    ignore: re.Pattern[str]
    """Matches path and query of what is neither section nor article: tags, authors, files."""
    page_url: Callable[[str, int], str]
    """The address of page `n` (from 2) of the listing at an address."""
    is_page: re.Pattern[str]
    """Matches path and query of a listing's further page."""


async def walk(
    fetch: Fetch,
    parse: Callable[..., html.HtmlElement],
    starts: Iterable[str],
    rules: ListingRules,
    is_own: Callable[[str], bool],
    known: Callable[[str], bool],
    outcome: Outcome,
    *,
    stop_at_known: bool,
    follow_sections: bool,
    barren: Callable[[], int] = lambda: 0,
) -> AsyncIterator[Candidate]:
    """Yield the addresses of articles that listing pages link to.

    Each of `starts` is read page after page, and with `follow_sections` every section that any
    page links to as well. A listing ends with a page that is not there or that leads elsewhere,
    or after three pages without an address that this walk has not seen; the walk ends after a
    hundred listings without one. With `stop_at_known` a listing also ends after a page on which
    every article is `known` from before (so that a sticky post, known long since, does not end it).
    A calendar, which names days for ever, is given up once `barren`, the number of pages in a row
    that turned out to be no articles, is too large.
    """
    waiting = deque(starts)
    listings = set(waiting)
    seen: set[str] = set()
    nothing_new = 0
    while waiting and nothing_new < STALE_LISTINGS:
        listing = waiting.popleft()
        before = len(seen)
        stale = 0
        for number in range(1, MOST_PAGES + 1):
            url = listing if number == 1 else rules.page_url(listing, number)
            try:
                response = await fetch(url)
                if problem := bad_status(response):
                    raise FetchFailed(problem)
            except FetchFailed as error:
                if error.reason not in ("http-404", "http-410", "off-site", "redirect-off-site"):
                    outcome.problems.append(f"{url}: {error}")
                break
            if number == 1:
                # Where the site has the listing; its further pages are spelled after that.
                listing = normalise(response.url) or listing
                if listing != url and listing in listings:
                    break
                listings.add(listing)
            elif not rules.is_page.search(_target(response.url)):
                break  # sent back to the first page: there is no such page
            articles, sections = _links(parse(response), response.url, rules, is_own)
            outcome.answered = outcome.answered or bool(articles)
            if follow_sections:
                for section in sections:
                    if section not in listings:
                        listings.add(section)
                        waiting.append(section)
            fresh = [address for address in articles if address not in seen]
            was_known = all(known(address) for address in articles)
            seen.update(fresh)
            for address in fresh:
                yield Candidate(address, "listing")
            if stop_at_known and was_known:
                break
            stale = 0 if fresh else stale + 1
            if stale == STALE_PAGES:
                break
            if (pages := barren()) >= BARREN_PAGES:
                outcome.problems.append(f"{url}: {pages} pages in a row were no articles")
                return
        nothing_new = 0 if len(seen) > before else nothing_new + 1
    outcome.complete = outcome.answered and not outcome.problems


def _links(
    root: html.HtmlElement, base: str, rules: ListingRules, is_own: Callable[[str], bool]
) -> tuple[list[str], list[str]]:
    """Return the articles and the sections that a listing page links to, each once, in order."""
    articles: dict[str, None] = {}
    sections: dict[str, None] = {}
    for href in root.xpath("//body//a/@href"):
        address = None if href.startswith("#") else resolve(base, href)
        if address is None or not is_own(address):
            continue
        target = _target(address)
        if target == "/" or rules.ignore.search(target) or rules.is_page.search(target):
            continue
        if rules.section.search(target):
            sections.setdefault(address)
        else:
            articles.setdefault(address)
    return list(articles), list(sections)


def _target(url: str) -> str:
    """Return path and query of `url`, which `ListingRules` look at."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
