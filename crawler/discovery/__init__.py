"""Where addresses come from. Each module walks one kind of index and yields candidates.

They take a `Fetch`, so they know nothing of Scrapy: a coroutine that returns the response to an
address whatever its status, and raises `FetchFailed` where there is none.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from scrapy.http import Response

Fetch = Callable[[str], Awaitable[Response]]

MOST_PAGES = 10_000
"""A listing or feed is not followed beyond so many pages."""
STALE_PAGES = 3
"""Nor beyond so many pages in a row that show no address this walk has not seen."""


@dataclass
class Outcome:
    """How a walk went; filled in while it goes on."""

    answered: bool = False
    """The site has such an index."""
    complete: bool = False
    """It was read to its end, so that it named all that it has to name."""
    problems: list[str] = field(default_factory=list)
    """What of it could not be read."""
