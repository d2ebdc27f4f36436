"""Candidates: addresses that may be articles, with what discovery knew of them."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.article import Source


@dataclass(slots=True, frozen=True)
class Candidate:
    """An address that may be an article."""

    url: str
    """Normalised."""
    found_by: str
    """`rest`, `sitemap`, `feed`, `listing`, `given`."""
    lastmod: str | None = None
    """When the site says that it last changed, as it says it."""


@dataclass(slots=True, frozen=True)
class Capture:
    """An archived response: where it lies, and what the archive's index says of it."""

    file: str
    """Name of the archive file; of a service that names none, empty."""
    offset: int
    """Byte at which the response record begins."""
    url: str
    """Normalised."""
    captured: str
    """ISO 8601 in UTC, to the second."""
    status: int
    mime: str
    """Media type in lower case, without parameters; empty where none was sent."""
    archive: str = ""
    """What it was found in: the archive file's name, or the service."""
    source: Source = "warc"
    length: int | None = None
    """Bytes of the record as it lies in the file, where the index tells."""
    digest: str = ""
    """Of the payload, as the archive gives it."""
    is_truncated: bool = False
    """The archive holds only the beginning of the response."""
    is_revisit: bool = False
    """The payload is that of an earlier capture with the same digest."""
    target: str = ""
    """The address as the archive spells it, where it must be asked for in that spelling."""
    taken_from: str = ""
    """Where we took it from, if from another archive: address and, if of a part, range of bytes."""
    number: int = 0
    """The ledger's."""
