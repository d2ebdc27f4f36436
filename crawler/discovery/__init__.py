"""Where addresses come from. Each module walks one kind of index and yields candidates.

They take a `Fetch`, so they know nothing of Scrapy: a coroutine that returns the response to an
address whatever its status, and raises `FetchFailed` where there is none.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from scrapy.http import Response

from crawler.candidate import Candidate

Fetch = Callable[[str], Awaitable[Response]]

Taken = Callable[[str, Response, Iterable[Candidate], str | None], None]
"""Called when all entries of a list were yielded: its address, the response, the entries, and its
last change as the index says that names it."""

MOST_PAGES = 10_000
"""A listing or feed is not followed beyond so many pages."""
STALE_PAGES = 3
"""Nor beyond so many pages in a row that show no address this walk has not seen."""


STALE_LISTINGS = 100
"""Nor is a walk that reads so many listings, or indexes of sitemaps, in a row without one."""

BARREN_PAGES = 200
"""Nor a listing whose links led to so many pages in a row that are no articles."""


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
