"""A crawl of the live site: one way of discovery after the other, until one has told all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import TYPE_CHECKING

from scrapy.http import Request

from crawler.arguments import Method
from crawler.article import Article
from crawler.candidate import Candidate
from crawler.discovery import Outcome
from crawler.discovery.ways import LISTINGS_MET, sweep_is_due, walk_listings, was_read
from crawler.profile import EXAMPLES
from crawler.report import Report

if TYPE_CHECKING:
    from crawler.outlet import Found, Outlet

FEW_REQUESTS = 2
"""So many that robots.txt, asking for REST in vain and they make no more than five."""


async def requests(outlet: Outlet) -> AsyncIterator[Request | Article]:
    """Yield requests for what is due, and articles that discovery itself brings."""
    if outlet.arguments.url:
        async for request in _one_page(outlet, outlet.arguments.url):
            yield request
        return
    frontier, ledger, report = outlet.frontier, outlet.ledger, outlet.report
    rules = await outlet.robots_for(outlet.origin)
    if not rules.allows(f"{outlet.origin}/"):
        report.troubles.append(f"{outlet.origin}/robots.txt forbids the whole site")
        return
    report.total = ledger.count_due(outlet.now())
    insisted = outlet.arguments.discovery
    answered: list[Method] = []
    outcome = Outcome()
    outlet.all_known = ledger.fact("all-known") is not None
    for method in [insisted] if insisted else _in_order(outlet):
        report.discovery.append(method)
        outcome = Outcome()
        # Until this walk has come to its end, what is known may have unknown things behind it.
        ledger.note("all-known", None)
        async for found in _timed(outlet.discover(method, outcome), report):
            if isinstance(found, Article):
                yield found
            else:
                frontier.note(found, is_whole=outcome.is_whole)
            if frontier.is_over:
                return
            for due in frontier.take():
                yield outlet.look_at(due)
        frontier.run.commit()
        if frontier.is_over:
            return
        if not outcome.answered:
            _miss(outlet, method)
        else:
            answered.append(method)
            ledger.note(f"absent:{method}", None)
            report.degradations += outcome.problems
            if outcome.cut_short and not was_read(outlet):
                # Said while it matters: later runs look for what is new, which comes first.
                more = f"{len(outcome.cut_short)} listings show more by a script alone"
                report.degradations.append(f"{more}, the first {outcome.cut_short[0]}")
            if outcome.complete:
                if not outlet.arguments.is_partial:
                    ledger.note("all-known", "yes")
                break
    _judge(outlet, answered, outcome)
    async for due in frontier.rest():
        yield outlet.look_at(due)
    if "listing" in report.discovery:
        async for request in _listings_met(outlet):
            yield request
    outlet.gone.look_closer(outlet.now())
    async for due in frontier.rest():
        yield outlet.look_at(due)
    if not outlet.arguments.is_partial and not frontier.is_over:
        for tombstone in outlet.gone.tombstones(outlet.now()):
            yield tombstone
        await frontier.settled()
        outlet.finish()


async def _timed(found: AsyncIterator[Found], report: Report) -> AsyncIterator[Found]:
    """Yield what is `found`, and count the time that finding it took."""
    while True:
        with report.timed("discovery"):
            try:
                each = await anext(found)
            except StopAsyncIteration:
                return
        yield each


async def _one_page(outlet: Outlet, url: str) -> AsyncIterator[Request]:
    """Yield the request for a page that the user named, and say what is wrong with it."""
    report = outlet.report
    report.discovery.append("given")
    address = outlet.at_site(url)
    outlet.frontier.note(Candidate(address, "given"))
    yield outlet.page_request(address)
    await outlet.frontier.pages_back()
    await outlet.frontier.settled()
    for problem in (report.failed, report.forbidden, report.refused, report.no_article):
        report.troubles += [f"{url}: {reason}" for reason in problem.counts]


async def _listings_met(outlet: Outlet) -> AsyncIterator[Request]:
    """Yield requests for what those listings link to that were taken for articles at first."""
    frontier, met, limits = outlet.frontier, outlet.listings_met, outlet.limits
    read = set((outlet.ledger.fact(LISTINGS_MET) or "").split())
    while fresh := [url for url in met if url not in read]:
        if outlet.barren >= limits.barren_pages or len(read) > limits.listings or frontier.is_over:
            return
        read.update(fresh)
        outlet.ledger.note(LISTINGS_MET, "\n".join(sorted(read)))
        async for found in walk_listings(outlet, fresh, Outcome(), follow_sections=False):
            frontier.note(found)
        async for due in frontier.rest():
            yield outlet.look_at(due)


def _in_order(outlet: Outlet) -> list[Method]:
    """Return the ways to try, the best first, but those that the site lately lacked at the end.

    Sitemaps that take many requests to read are read when all is to be looked through; in
    between a feed tells what is new.
    """
    lately = (datetime.fromisoformat(outlet.now()) - outlet.revisits.absent).isoformat()
    is_absent = {m: (outlet.ledger.fact(f"absent:{m}") or "") > lately for m in outlet.ways}
    order = sorted(outlet.ways, key=is_absent.__getitem__)
    if (
        int(outlet.ledger.fact("cost:sitemap") or 0) > FEW_REQUESTS
        and {"feed", "sitemap"} <= set(order)
        and not is_absent["feed"]
        and not sweep_is_due(outlet, "sitemap")
        and outlet.all_known
    ):
        order.remove("feed")
        order.insert(order.index("sitemap"), "feed")
    return order


def _miss(outlet: Outlet, method: Method) -> None:
    """Note that the site has no such way, unless it is the one that worked before."""
    if outlet.ledger.fact("method") != method:
        outlet.ledger.note(f"absent:{method}", outlet.now())


def _judge(outlet: Outlet, answered: list[Method], outcome: Outcome) -> None:
    """Say what is wrong with how addresses were found; `outcome` is of the last of the methods."""
    report, ledger = outlet.report, outlet.ledger
    insisted = outlet.arguments.discovery
    before = ledger.fact("method")
    if insisted and not answered:
        why = f": {'; '.join(outcome.problems)}" if outcome.problems else ""
        report.troubles.append(f"{insisted} does not work at {outlet.origin}{why}")
    elif not answered:
        tried = ", ".join(report.discovery)
        report.troubles.append(f"no way to find articles at {outlet.origin}: tried {tried}")
    elif not insisted:
        order: list[str] = list(outlet.ways)
        used = answered[-1]
        if before in report.discovery and order.index(before) < order.index(used):
            report.degradations.append(f"{before} worked before, today {used} had to do")
        else:
            ledger.note("method", used)
    shown = report.discovered.total() or report.site_total or outcome.unchanged
    if answered and not shown and (held := ledger.latest_found(EXAMPLES)):
        urls = ", ".join(url for _, url in held)
        report.troubles.append(f"the site shows no articles, where it did before: see {urls}")
