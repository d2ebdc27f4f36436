"""Addresses from sitemaps (sitemaps.org protocol 0.9): indexes, url sets, gzipped or not."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable

from crawler.addresses import resolve
from crawler.candidate import Candidate
from crawler.discovery import USUAL, Fetch, Limits, Outcome, Taken
from crawler.discovery.xml import NotXml, child_text, local, parse
from crawler.failures import FetchFailed, bad_status


async def walk(
    fetch: Fetch,
    roots: Iterable[str],
    skip: re.Pattern[str],
    outcome: Outcome,
    *,
    is_unchanged: Callable[[str, str | None], bool] = lambda url, lastmod: False,
    is_likely: Callable[[str], bool] = lambda url: True,
    taken: Taken = lambda url, response, entries, lastmod: None,
    limits: Limits = USUAL,
) -> AsyncIterator[Candidate]:
    """Yield the candidates of all sitemaps that can be reached from `roots`.

    Sitemaps whose address matches `skip` (of tags, of authors, …) are left out, and those that
    `is_unchanged` says were read since their last change, as is one that answers 304. An address
    that is no sitemap counts as a problem only if another sitemap named it. Sitemaps for Google
    News hold the last two days alone: a site of which no other sitemap names a likely article
    (`is_likely`) has not been read to its end.
    """
    waiting: deque[tuple[str, bool, str | None]] = deque(
        (root, False, None) for root in dict.fromkeys(roots)
    )
    seen = {root for root, _, _ in waiting}
    read = barren = 0
    is_partial = False
    names_articles = False
    while waiting and read < limits.sitemaps:
        url, named, lastmod = waiting.popleft()
        read += 1
        if is_unchanged(url, lastmod):
            outcome.unchanged = True
            continue
        try:
            response = await fetch(url)
            if response.status == 304:
                outcome.answered = outcome.unchanged = True
                continue
            if problem := bad_status(response):
                raise FetchFailed(problem)
            root, is_cut_short = parse(response.body)
        except (FetchFailed, NotXml) as error:
            if named:
                outcome.problems.append(f"{url}: {error}")
            continue
        if local(root) in ("sitemapindex", "urlset"):
            outcome.answered = True
            if is_cut_short:
                outcome.problems.append(f"{url}: cut short")
            outcome.unavoidable += lastmod is None
        if local(root) == "sitemapindex":
            barren += 1
            if barren > limits.stale_listings:
                outcome.problems.append(f"{url}: sitemaps name sitemaps without end")
                break
            for entry in root:
                inner = resolve(url, child_text(entry, "loc") or "")
                if inner and inner not in seen and not skip.search(inner):
                    seen.add(inner)
                    waiting.append((inner, True, child_text(entry, "lastmod")))
        elif local(root) == "urlset":
            barren = 0
            entries = [
                Candidate(address, "sitemap", child_text(entry, "lastmod"))
                for entry in root
                if (address := resolve(url, child_text(entry, "loc") or ""))
            ]
            for candidate in entries:
                yield candidate
            is_news = any(local(child) == "news" for entry in list(root)[:1] for child in entry)
            if not is_news and any(is_likely(candidate.url) for candidate in entries):
                names_articles = True
            elif entries:
                is_partial = True
            taken(url, response, entries, lastmod)
        elif named:
            outcome.problems.append(f"{url}: no sitemap")
    outcome.is_whole = outcome.is_whole and (names_articles or not is_partial)
    outcome.complete = (
        outcome.answered
        and not outcome.problems
        and not waiting
        and (names_articles or not is_partial)
    )
