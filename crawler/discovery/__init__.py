"""Where addresses come from. Each module walks one kind of index and yields candidates.

They take a `Fetch`, so they know nothing of Scrapy: a coroutine that returns the response to an
address whatever its status, and raises `FetchFailed` where there is none.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.candidate import Candidate

Fetch = Callable[[str], Awaitable[Response]]

Taken = Callable[[str, Response, Iterable[Candidate], str | None], None]
"""Called when all entries of a list were yielded: its address, the response, the entries, and its
last change as the index says that names it."""


@dataclass(frozen=True)
class Limits:
    """Where the walks end on a site that does not."""

    pages: int = 10_000
    """A listing or feed is not followed beyond so many pages."""
    stale_pages: int = 3
    """Nor beyond so many pages in a row that show no address this walk has not seen."""
    listings: int = 2_000
    """Listings of one site; more than any has, and an end where a calendar has none."""
    stale_listings: int = 100
    """Listings, or sitemaps, in a row without a new address, after which a walk ends."""
    barren_pages: int = 200
    """Pages in a row that turn out to be no articles, after which listings are given up."""
    sitemaps: int = 5_000
    """Sitemaps of one site."""

    @classmethod
    def of(cls, settings: BaseSettings) -> Limits:
        """Return the limits that `settings` name (see `docs/settings.md`)."""
        return cls(
            pages=settings.getint("LISTING_PAGES"),
            stale_pages=settings.getint("LISTING_STALE_PAGES"),
            listings=settings.getint("LISTINGS"),
            stale_listings=settings.getint("LISTINGS_STALE"),
            barren_pages=settings.getint("LISTINGS_BARREN_PAGES"),
            sitemaps=settings.getint("SITEMAPS"),
        )


USUAL = Limits()


@dataclass
class Outcome:
    """How a walk went; filled in while it goes on."""

    answered: bool = False
    """The site has such an index."""
    unchanged: bool = False
    """It is as an earlier run found it, so there was nothing to name."""
    complete: bool = False
    """It was read to its end, so that it named all that it has to name."""
    is_whole: bool = False
    """It names all that the site has, or all but what is `unchanged`."""
    unavoidable: int = 0
    """Requests that reading it again costs even where nothing changed."""
    problems: list[str] = field(default_factory=list)
    """What of it could not be read."""
    cut_short: list[str] = field(default_factory=list)
    """Listings that show more of themselves by a script alone."""
