"""Candidates: addresses that may be articles, with what discovery knew of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Candidate:
    """An address that may be an article."""

    url: str
    """Normalised."""
    found_by: str
    """`rest`, `sitemap`, `feed`, `listing`."""
    lastmod: str | None = None
    """When the site says that it last changed, as it says it."""


@dataclass(slots=True, frozen=True)
class Capture:
    """An archived response: where it lies, and what the archive's header says of it."""

    file: str
    """Name of the archive file."""
    offset: int
    """Byte at which the response record begins."""
    url: str
    captured: str
    """ISO 8601 with its offset."""
    status: int
    mime: str
    """Media type in lower case, without parameters; empty where none was sent."""
