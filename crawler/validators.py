"""Conditional requests (RFC 9110, 13): what to ask with, and whether the answers can be believed.

A server that compresses on the way out, as nginx does, makes of WordPress's ``"abc"`` the weak
``W/"abc"``, Apache ``"abc-gzip"``; WordPress compares letter by letter and then never answers
304. So the mark of weakness and the suffix are taken off before the validator is sent back. A
site that answers in full all the same is next asked by date alone, and then no longer. A site
whose validators stay the same while its content changes is never asked by them again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from scrapy.http import Response

Trust = Literal["both", "date", "none"]
"""What a site is asked with: entity tag and date, the date alone, nothing."""

MOST_BYTES = 300
"""A longer validator is not kept."""
COMPRESSED = re.compile(r"(?:-(?:gzip|br|deflate|zstd)|;(?:gzip|br))+(?=\"$)")


@dataclass(slots=True, frozen=True)
class Validators:
    """What a response says of its version."""

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return self.etag is not None or self.last_modified is not None

    @classmethod
    def of(cls, response: Response) -> Validators:
        """Return the validators of a response."""
        return cls(_header(response, "ETag"), _header(response, "Last-Modified"))

    def headers(self, trust: Trust) -> dict[str, str]:
        """Return the request headers that ask for the page only if it has changed."""
        found = {}
        if self.etag and trust == "both":
            found["If-None-Match"] = COMPRESSED.sub("", self.etag.removeprefix("W/"))
        if self.last_modified and trust != "none":
            found["If-Modified-Since"] = self.last_modified
        return found


NONE = Validators()


def learn(trust: Trust, kept: Validators, got: Validators, *, asked: Trust, changed: bool) -> Trust:
    """Return how far to trust a site's validators after it answered in full.

    `kept` are the validators of the version before, `got` those of the answer; `asked`
    tells how far it was trusted when the request was sent (``none``: it had no condition),
    `changed` whether the content is another.
    """
    if not kept or kept != got:
        return trust
    if changed:
        return "none"
    if asked == "none" or asked != trust:
        return trust
    return "date" if trust == "both" and got.last_modified else "none"


def _header(response: Response, name: str) -> str | None:
    value = (response.headers.get(name) or b"").decode("latin-1").strip()
    return value if value and len(value) <= MOST_BYTES and value.isprintable() else None
