"""A site of which no platform is known: it is asked in every way that any platform answers to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, ClassVar

from scrapy.http import Response

from crawler import arguments, pages
from crawler.addresses import host_of
from crawler.discovery import Outcome, listing
from crawler.discovery.ways import Way
from crawler.failures import FetchFailed, bad_status
from crawler.outlet import Found, Outlet
from crawler.pages.page import Page
from crawler.platforms.known import platform_of
from crawler.platforms.wordpress import WordPress


async def by_any_feed(outlet: Outlet, outcome: Outcome) -> AsyncIterator[Found]:
    """Yield what the feeds name: WordPress's of all articles, else those that the site names."""
    either = [WordPress.ways["feed"], Outlet.ways["feed"]]
    for way in either[1:] if outlet.feeds else either:
        if not outcome.answered:
            async for found in way(outlet, outcome):
                yield found


class AnySite(WordPress):
    """An outlet on a CMS that we do not know, or that nobody has described.

    Its front page and its links show what is a section and what an article; each page is read
    with the layout of the platform whose marks it bears. Where all of that fails, state facts:
    see ``docs/outlets.md``.
    """

    layout = pages.GENERIC
    marks = ()
    ways: ClassVar[Mapping[arguments.Method, Way]] = {**WordPress.ways, "feed": by_any_feed}
    sitemaps = (*WordPress.sitemaps, "/sitemap-news.xml")
    listings = replace(listing.ANY_SITE, section=WordPress.listings.section)

    def layout_of(self, response: Response) -> pages.Layout:
        layout = super().layout_of(response)
        platform = platform_of(self.tree(response)) if layout is pages.GENERIC else None
        return platform.layout if platform else layout

    def discover(self, method: arguments.Method, outcome: Outcome) -> AsyncIterator[Found]:
        return self._discover(method, outcome)

    async def _discover(self, method: arguments.Method, outcome: Outcome) -> AsyncIterator[Found]:
        if self.site and not self.hosts:
            await self._learn_host()
        async for found in super().discover(method, outcome):
            yield found

    async def _learn_host(self) -> None:
        """Take links to the host that the front page calls its own for links to this site.

        A copy of a site on this machine or network names the original; nothing is asked there.
        """
        with suppress(FetchFailed):
            front = await self.fetch(f"{self.origin}/")
            if not bad_status(front) and (host := own_host(self.tree(front), front.url)):
                self.hosts = (host,)  # type: ignore[misc]

    async def section_urls(self, section: str) -> list[str]:
        named = await Outlet.section_urls(self, section)
        return named or await super().section_urls(section)


def own_host(tree: Any, url: str) -> str | None:
    """Return the host that a front page says is its site's, None where it says nothing."""
    declared = Page(tree, url).declared
    own = declared.links.get("canonical") or declared.meta("og:url") or declared.base or ""
    return host_of(own) or None
