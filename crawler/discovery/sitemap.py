"""Addresses from sitemaps (sitemaps.org protocol 0.9): indexes, url sets, gzipped or not."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import AsyncIterator, Iterable

from crawler.addresses import resolve
from crawler.candidate import Candidate
from crawler.discovery import Fetch, Outcome
from crawler.discovery.xml import NotXml, child_text, local, parse
from crawler.failures import FetchFailed, bad_status

MOST_SITEMAPS = 5_000


async def walk(
    fetch: Fetch, roots: Iterable[str], skip: re.Pattern[str], outcome: Outcome
) -> AsyncIterator[Candidate]:
    """Yield the candidates of all sitemaps that can be reached from `roots`.

    Sitemaps whose address matches `skip` (of tags, of authors, …) are left out. An address that
    is no sitemap counts as a problem only if another sitemap named it.
    """
    waiting = deque((root, False) for root in dict.fromkeys(roots))
    seen = {root for root, _ in waiting}
    read = 0
    while waiting and read < MOST_SITEMAPS:
        url, named = waiting.popleft()
        read += 1
        try:
            response = await fetch(url)
            if problem := bad_status(response):
                raise FetchFailed(problem)
            root = parse(response.body)
        except (FetchFailed, NotXml) as error:
            if named:
                outcome.problems.append(f"{url}: {error}")
            continue
        if local(root) == "sitemapindex":
            outcome.answered = True
            for entry in root:
                inner = resolve(url, child_text(entry, "loc") or "")
                if inner and inner not in seen and not skip.search(inner):
                    seen.add(inner)
                    waiting.append((inner, True))
        elif local(root) == "urlset":
            outcome.answered = True
            for entry in root:
                address = resolve(url, child_text(entry, "loc") or "")
                if address:
                    yield Candidate(address, "sitemap", child_text(entry, "lastmod"))
        elif named:
            outcome.problems.append(f"{url}: no sitemap")
    outcome.complete = outcome.answered and not outcome.problems and not waiting
