"""What is counted of a release while it is written: for the manifest, the card and the report."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .quality import Quality

COVERED: tuple[str, ...] = (
    "title",
    "lead",
    "text",
    "dateline",
    "authors",
    "byline",
    "agencies",
    "published",
    "modified",
    "sections",
    "tags",
    "images",
    "videos",
    "audios",
    "links",
    "warc",
)
"""Fields of which the report says how often they are filled."""

LENGTHS: tuple[int, ...] = (0, 1, 50, 100, 200, 300, 400, 600, 800, 1200, 2000)
"""Words from which each bar of the lengths begins."""

NAMES_COUNTED = 20_000
"""Different authors, or sections, that are counted of an outlet at a time."""
SAMPLES = 4
"""Sample articles of each outlet."""


@dataclass
class OutletCounts:
    """Counts of one outlet's articles."""

    name: str | None = None
    articles: int = 0
    words: int = 0
    first: str | None = None
    last: str | None = None
    undated: int = 0
    """Articles of which the day is not known."""
    days: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    covered: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Filled fields, by year."""
    kinds: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)
    authors: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    """Checks of quality that were not passed."""
    lengths: Counter[int] = field(default_factory=Counter)
    duplicates: int = 0
    samples: list[tuple[str, Any]] = field(default_factory=list)
    """Articles, each with what it was drawn by."""


def is_day(published: str | None) -> bool:
    """Tell whether a date, or what there is of one, is of the calendar."""
    if published is None:
        return False
    try:
        date.fromisoformat((published + "-01-01")[:10])
    except ValueError:
        return False
    return True


class Statistics:
    """Counts by outlet. Memory grows with outlets and days, not with articles."""

    def __init__(self) -> None:
        self.outlets: dict[str, OutletCounts] = defaultdict(OutletCounts)
        self.newest_fetch: str | None = None
        self.reprints: Counter[tuple[str, str]] = Counter()
        """Duplicates by their outlet and the original's."""

    def add(self, article: Any) -> None:
        """Count a `Released` article."""
        counts = self.outlets[article.outlet]
        quality: Quality = article.quality
        published: str | None = article.published if is_day(article.published) else None
        counts.name = article.outlet_name or counts.name
        counts.articles += 1
        counts.words += quality.words
        if published is not None:
            day = published[:10]
            counts.first = min(day, counts.first or day)
            counts.last = max(day, counts.last or day)
        if published is not None and len(published) >= 10:
            counts.days[published[:10]] += 1
        else:
            counts.undated += 1
        year = published[:4] if published else "undated"
        counts.years[year] += 1
        counts.covered[year].update([name for name in COVERED if getattr(article, name)])
        counts.kinds[article.kind] += 1
        counts.languages[article.language or "und"] += 1
        counts.sources[article.source] += 1
        counts.flags.update(article.flags)
        counts.failed.update(quality.failed)
        counts.lengths[LENGTHS[bisect_right(LENGTHS, quality.words) - 1]] += 1
        if article.sections:
            counts.sections[article.sections[-1]] += 1
        counts.authors.update([author.name for author in article.authors])
        for names in (counts.sections, counts.authors):
            if len(names) > NAMES_COUNTED:
                for name, _ in names.most_common()[NAMES_COUNTED // 2 :]:
                    del names[name]
        if article.duplicate_of is not None:
            counts.duplicates += 1
            self.reprints[article.outlet, article.duplicate_of.partition(":")[0]] += 1
        if article.fetched is not None:
            self.newest_fetch = max(article.fetched, self.newest_fetch or "")
        self._draw(counts, article)

    def _draw(self, counts: OutletCounts, article: Any) -> None:
        """Keep `article` as a sample if its lot is among the lowest: the same at every build."""
        lot = hashlib.sha256(article.id.encode()).hexdigest()
        if len(counts.samples) < SAMPLES or lot < counts.samples[-1][0]:
            counts.samples.append((lot, article))
            counts.samples.sort(key=lambda drawn: drawn[0])
            del counts.samples[SAMPLES:]

    @property
    def articles(self) -> int:
        """Articles in the release."""
        return sum(counts.articles for counts in self.outlets.values())

    def total(self, name: str) -> Counter:
        """Return the counter `name` of all outlets together."""
        found: Counter = Counter()
        for counts in self.outlets.values():
            found.update(getattr(counts, name))
        return found
