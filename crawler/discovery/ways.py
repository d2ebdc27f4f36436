"""The ways of finding an outlet's addresses on its live site: its sitemaps, feeds and listings.

Each takes the outlet and an `Outcome`, which it fills in, and yields the candidates that are the
outlet's own. The walks themselves, which know nothing of outlets, are the modules beside this one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crawler import addresses, pages
from crawler.candidate import Candidate
from crawler.discovery import Outcome, feed, listing, sitemap
from crawler.discovery.url_forms import (
    WORDS_OF_A_HEADLINE,
    form_of,
    is_numbered,
    slug_words,
    target_of,
)
from crawler.failures import FetchFailed, bad_status

if TYPE_CHECKING:
    from crawler.arguments import Method
    from crawler.outlet import Found, Outlet

Way = Callable[["Outlet", Outcome], "AsyncIterator[Found]"]

LISTINGS_MET = "listings-met"
"""The fact that remembers which pages that looked like articles are listings."""
MOST_FEEDS = 100


async def by_sitemap(outlet: Outlet, outcome: Outcome) -> AsyncIterator[Candidate]:
    """Yield what the sitemaps name: those of robots.txt, else the first of the usual ones."""
    ledger, lists = outlet.ledger, outlet.lists
    rules = await outlet.robots_for(outlet.origin)
    named = [a for a in map(addresses.normalise, rules.sitemaps) if a]
    guesses = [[outlet.origin + path] for path in outlet.sitemaps]
    outcome.is_whole = not outlet.arguments.is_partial
    known: dict[str, Any] = {
        "taken": lists.taken,
        "is_likely": lambda url: _is_likely(outlet, url),
        "limits": outlet.limits,
    }
    fetch, since = outlet.fetch, outlet.now()
    if not sweep_is_due(outlet, "sitemap"):
        known["is_unchanged"] = lists.is_unchanged
        fetch = lists.fetch
    for roots in [[outlet.at_site(address) for address in named]] if named else guesses:
        outcome.unavoidable = 0
        async for found in sitemap.walk(fetch, roots, outlet.no_sitemap, outcome, **known):
            if (candidate := own(outlet, found)) is not None:
                yield candidate
        if outcome.answered:
            break
    if not outcome.unchanged:
        ledger.note("partial:sitemap", None if outcome.complete else "yes")
    elif ledger.fact("partial:sitemap"):
        outcome.complete = False
    if outcome.complete and outcome.is_whole:
        ledger.note("cost:sitemap", str(outcome.unavoidable))
        if not outcome.unchanged:
            ledger.note("swept:sitemap", since)
            outlet.gone.listed("sitemap", since)


async def by_feed(outlet: Outlet, outcome: Outcome) -> AsyncIterator[Candidate]:
    """Yield what the feeds name that the outlet states, or else its front page."""
    stated = [f"{outlet.origin}{path}" for path in outlet.feeds]
    named = stated or await _feeds_named(outlet)
    async for found in feed.read_each(
        outlet.lists.fetch if was_read(outlet) else outlet.fetch,
        named,
        outcome,
        taken=outlet.lists.taken,
    ):
        if (candidate := own(outlet, found)) is not None:
            yield candidate


async def by_paged_feed(
    outlet: Outlet, outcome: Outcome, page_url: Callable[[int], str]
) -> AsyncIterator[Candidate]:
    """Yield what a feed of all articles names, whose page `n`, from 1, has the address `page_url(n)`."""
    walk = feed.walk(
        outlet.lists.fetch if was_read(outlet) else outlet.fetch,
        page_url,
        lambda url: _is_known(outlet, url),
        outcome,
        stop_at_known=was_read(outlet),
        taken=outlet.lists.taken,
        limits=outlet.limits,
    )
    async for found in walk:
        if (candidate := own(outlet, found)) is not None:
            yield candidate


async def by_listing(outlet: Outlet, outcome: Outcome) -> AsyncIterator[Candidate]:
    """Yield what the listings link to, those of one section where the user named it."""
    section = outlet.arguments.section
    met = (outlet.ledger.fact(LISTINGS_MET) or "").split()
    starts = [f"{outlet.origin}{path}" for path in outlet.starts] + met
    if section:
        starts = await outlet.section_urls(section)
    async for found in walk_listings(outlet, starts, outcome, follow_sections=section is None):
        yield found


async def walk_listings(
    outlet: Outlet, starts: list[str], outcome: Outcome, *, follow_sections: bool
) -> AsyncIterator[Candidate]:
    """Yield what the listings at `starts` link to, and those to which they lead in turn."""
    walk = listing.walk(
        outlet.fetch,
        outlet.tree,
        starts,
        outlet.listings,
        outlet.is_own,
        lambda url: _is_known(outlet, url),
        outcome,
        stop_at_known=was_read(outlet),
        follow_sections=follow_sections,
        barren=lambda: outlet.barren,
        is_article=is_plainly_article,
        limits=outlet.limits,
    )
    async for found in walk:
        if (candidate := own(outlet, found)) is not None:
            yield candidate


def sweep_is_due(outlet: Outlet, method: Method) -> bool:
    """Tell whether the whole list of what the site has was not read lately by `method`."""
    swept = outlet.ledger.fact(f"swept:{method}")
    if outlet.arguments.is_partial:
        return False
    return swept is None or datetime.fromisoformat(swept) + outlet.revisits.sweep <= outlet.moment()


def was_read(outlet: Outlet) -> bool:
    """Tell whether behind what is known there is only what is known as well."""
    return outlet.all_known and not outlet.arguments.is_partial


def own(outlet: Outlet, candidate: Candidate) -> Candidate | None:
    """Return `candidate` at the address where it is fetched, or None if it is somebody else's."""
    if not outlet.is_own(candidate.url) or addresses.is_front_page(candidate.url):
        return None
    if outlet.listings.is_other(target_of(candidate.url)):
        return None
    return Candidate(outlet.at_site(candidate.url), candidate.found_by, candidate.lastmod)


def is_plainly_article(tree: Any, url: str) -> bool:
    """Tell whether the page at `url` says itself that it is an article, in a way that no listing does."""
    recognition = pages.recognise(tree, url)
    return recognition.is_article and recognition.reason in ("JSON-LD article", "body class single")


def _is_known(outlet: Outlet, url: str) -> bool:
    return outlet.frontier.was_known(outlet.at_site(url))


def _is_likely(outlet: Outlet, url: str) -> bool:
    """Tell whether an address by itself may well be an article's."""
    rules, target = outlet.listings, target_of(url)
    if not rules.learns:
        return True
    return bool(rules.article.search(target)) or (
        not rules.is_other(target)
        and (slug_words(target) >= WORDS_OF_A_HEADLINE or is_numbered(form_of(target)))
    )


async def _feeds_named(outlet: Outlet) -> list[str]:
    """Return the addresses of the feeds that the front page names, or a page that lists them."""
    feeds, lists = await _feeds_on(outlet, f"{outlet.origin}/")
    for page in lists[:1]:
        feeds += [each for each in (await _feeds_on(outlet, page))[0] if each not in feeds]
    return [each for each in feeds if outlet.is_own(each)][:MOST_FEEDS]


async def _feeds_on(outlet: Outlet, url: str) -> tuple[list[str], list[str]]:
    with suppress(FetchFailed):
        page = await outlet.fetch(url)
        if not bad_status(page):
            tree = outlet.tree(page)
            return feed.feeds_named(tree, listing.base_of(tree, page.url))
    return [], []
