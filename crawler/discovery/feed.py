"""Addresses from feeds: RSS 2.0, RSS 1.0 and Atom, page after page where the site has pages."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterable

from lxml import etree, html

from crawler.addresses import resolve
from crawler.candidate import Candidate
from crawler.discovery import USUAL, Fetch, Limits, Outcome, Taken
from crawler.discovery.xml import NotXml, child_text, local, parse
from crawler.failures import FetchFailed, bad_status


async def walk(
    fetch: Fetch,
    page_url: Callable[[int], str],
    known: Callable[[str], bool],
    outcome: Outcome,
    *,
    stop_at_known: bool,
    taken: Taken = lambda url, response, entries, lastmod: None,
    limits: Limits = USUAL,
) -> AsyncIterator[Candidate]:
    """Yield the candidates of a paged feed; `page_url(n)` is the address of page `n`, from 1.

    The feed ends with a page that is not there, empty, or (status 304) as it was. With `stop_at_known` it also ends after
    a page on which every address is `known` from before. A feed that shows the same page for ever
    is not `complete`.
    """
    seen: set[str] = set()
    stale = 0
    for number in range(1, limits.pages + 1):
        try:
            response = await fetch(page_url(number))
            if response.status == 304:
                outcome.answered = outcome.complete = outcome.unchanged = True
                return
            if problem := bad_status(response):
                raise FetchFailed(problem)
            entries = _entries(parse(response.body).root, response.url)
        except (FetchFailed, NotXml) as error:
            if number > 1:
                ended = isinstance(error, FetchFailed) and error.reason in ENDS
                outcome.complete = ended
                if not ended:
                    outcome.problems.append(f"{page_url(number)}: {error}")
            return
        outcome.answered = True
        if not entries:
            outcome.complete = True
            return
        fresh = [entry for entry in entries if entry.url not in seen]
        was_known = all(known(entry.url) for entry in entries)
        seen.update(entry.url for entry in fresh)
        for entry in fresh:
            yield entry
        if number == 1:  # further pages only shift
            taken(page_url(number), response, entries, None)
        if stop_at_known and was_known:
            outcome.complete = True
            return
        stale = 0 if fresh else stale + 1
        if stale == limits.stale_pages:
            return


async def read_each(
    fetch: Fetch,
    addresses: Iterable[str],
    outcome: Outcome,
    *,
    taken: Taken = lambda url, response, entries, lastmod: None,
) -> AsyncIterator[Candidate]:
    """Yield the candidates of feeds of one page each. They hold the newest, never everything."""
    seen: set[str] = set()
    for address in addresses:
        try:
            response = await fetch(address)
            if response.status == 304:
                outcome.answered = outcome.unchanged = True
                continue
            if problem := bad_status(response):
                raise FetchFailed(problem)
            entries = _entries(parse(response.body).root, response.url)
        except (FetchFailed, NotXml) as error:
            outcome.problems.append(f"{address}: {error}")
            continue
        outcome.answered = True
        for entry in entries:
            if entry.url not in seen:
                seen.add(entry.url)
                yield entry
        taken(address, response, entries, None)


def feeds_named(root: html.HtmlElement, base: str) -> tuple[list[str], list[str]]:
    """Return the feeds that a page names, and the pages of the site that list more of them.

    A feed is named in the head, or linked to with an address that says ``rss``.
    """
    feeds: dict[str, None] = {}
    lists: dict[str, None] = {}
    for el in root.iter("link", "a"):
        address = resolve(base, el.get("href") or "")
        if address is None:
            continue
        if el.tag == "link":
            if "rss" in (el.get("type") or "") or "atom" in (el.get("type") or ""):
                feeds.setdefault(address)
        elif re.search(r"\.rss$|/rss/.+|/feed/?$|[?&]rss=", address, re.I):
            feeds.setdefault(address)
        elif re.search(r"/rss(?:\.\w+)?/?$", address, re.I):
            lists.setdefault(address)
    comments = re.compile(r"/comments/feed/?$")
    return [each for each in feeds if not comments.search(each)], list(lists)


ENDS = ("http-404", "http-410", "http-400")
"""How sites answer for the page after the last one."""


def _entries(root: etree._Element, base: str) -> list[Candidate]:
    """Return the entries of a feed. Raise `NotXml` where the document is none."""
    if local(root) not in ("rss", "RDF", "feed"):
        raise NotXml("no feed")
    found = []
    for entry in root.iter():
        if local(entry) not in ("item", "entry"):
            continue
        address = resolve(base, _link(entry) or "")
        if address:
            found.append(Candidate(address, "feed", child_text(entry, "updated")))
    return found


def _link(entry: etree._Element) -> str | None:
    for child in entry:
        if local(child) == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                return child.get("href")
            if child.text and child.text.strip():
                return child.text.strip()
    guid = child_text(entry, "guid")
    return guid if guid and guid.startswith("http") else None
