"""What a run did: the numbers of ``runs/TIME.json``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from time import monotonic
from typing import Any

import msgspec

from crawler.article import Status
from crawler.profile import Profile
from crawler.run_report import Timings

EXAMPLES = 3
"""Addresses kept as examples of each reason."""


@dataclass
class Tally:
    """Counts by reason, each with a few addresses to look at."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, url: str) -> None:
        """Count `reason` once, for `url`."""
        self.counts[reason] += 1
        kept = self.examples.setdefault(reason, [])
        if len(kept) < EXAMPLES:
            kept.append(url)

    def total(self) -> int:
        """Return the sum of all counts."""
        return self.counts.total()

    def as_dict(self) -> dict[str, Any]:
        """Return ``{reason: {"count": n, "examples": [url, …]}}``, the most frequent first."""
        return {
            reason: {"count": count, "examples": self.examples[reason]}
            for reason, count in self.counts.most_common()
        }


@dataclass
class Report:
    """The counts of one run, growing while it goes on."""

    requests: int = 0
    """HTTP requests sent, retries and redirects included."""
    statuses: Counter[str] = field(default_factory=Counter)
    """Responses by status."""
    bytes: int = 0
    """Bytes of response bodies received."""
    discovered: Counter[str] = field(default_factory=Counter)
    """Addresses or articles that the site showed, by method."""
    unknown: int = 0
    """How many of them the ledger did not know."""
    total: int | None = None
    """How many candidates this run will look at, where that is known."""
    fetched: int = 0
    """Pages (or, by REST, articles) received and looked at."""
    new: int = 0
    changed: int = 0
    gone: int = 0
    """Tombstones written."""
    unchanged: int = 0
    """Articles looked at again that were as before."""
    outside: int = 0
    """Articles left out because of since, until, section or limit."""
    failed: Tally = field(default_factory=Tally)
    forbidden: Tally = field(default_factory=Tally)
    """What robots.txt forbids."""
    refused: Tally = field(default_factory=Tally)
    """Redirects that leave the outlet, and addresses that no crawler may visit."""
    no_article: Tally = field(default_factory=Tally)
    """Pages that are no article, by what they are instead."""
    missing: Tally = field(default_factory=Tally)
    """Held articles that the site did not have at this look, by how it said so."""
    moved: Tally = field(default_factory=Tally)
    """Held articles that were found at another address."""
    damaged: Tally = field(default_factory=Tally)
    """Places in archive files that could not be read, by why."""
    flags: Counter[str] = field(default_factory=Counter)
    profile: Profile = field(default_factory=Profile)
    """What the articles written had."""
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Seconds spent, by what was done; see `crawler.run_report.Timings`."""
    discovery: list[str] = field(default_factory=list)
    """Methods that were used, in order."""
    site_total: int | None = None
    """How many articles the site says it has."""
    recovered: list[str] = field(default_factory=list)
    """What was put right of an earlier run that was cut short."""
    troubles: list[str] = field(default_factory=list)
    """What makes this run unhealthy."""
    degradations: list[str] = field(default_factory=list)
    """What this run had to do without."""
    waits: list[str] = field(default_factory=list)
    """Why this run must come back later."""
    output_error: str | None = None
    """Why output could not be written."""

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        """Add the time that the block takes to the seconds spent with `what`."""
        began = monotonic()
        try:
            yield
        finally:
            self.seconds[what] += monotonic() - began

    @property
    def written(self) -> int:
        """Lines written."""
        return self.new + self.changed + self.gone

    def count(self, status: Status, revision: int) -> None:
        """Count a line that has reached the disk."""
        if status == "gone":
            self.gone += 1
        elif revision == 1:
            self.new += 1
        else:
            self.changed += 1

    def as_dict(self) -> dict[str, Any]:
        """Return the counts as plain values, in the order of the report file."""
        return {
            "requests": self.requests,
            "responses": dict(sorted(self.statuses.items())),
            "bytes": self.bytes,
            "discovery": self.discovery,
            "discovered": self.discovered.total(),
            "discovered_by": dict(self.discovered),
            "unknown": self.unknown,
            "fetched": self.fetched,
            "written": self.written,
            "new": self.new,
            "changed": self.changed,
            "gone": self.gone,
            "unchanged": self.unchanged,
            "outside": self.outside,
            "failed": self.failed.total(),
            "failures": self.failed.as_dict(),
            "forbidden": self.forbidden.as_dict(),
            "refused": self.refused.as_dict(),
            "no_article": self.no_article.as_dict(),
            "missing": self.missing.as_dict(),
            "moved": self.moved.as_dict(),
            "damaged": self.damaged.as_dict(),
            "flags": dict(self.flags.most_common()),
            "profile": {"kinds": msgspec.to_builtins(self.profile.kinds())},
            "site_total": self.site_total,
            "recovered": self.recovered,
            "timings": {each.name: round(self.seconds[each.name], 2) for each in fields(Timings)},
        }
