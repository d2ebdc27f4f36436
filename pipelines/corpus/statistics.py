"""What is counted of a release while it is written: for the manifest, the card and the report."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .blocks import Block
from .released import decode

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


def is_day(published: str) -> bool:
    """Tell whether a date, or what there is of one, is of the calendar."""
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

    def add(self, block: Block) -> None:
        """Count the articles of a block, in which each outlet's stand together."""
        start = 0
        ends = pc.run_end_encode(block.table["outlet"].chunk(0)).run_ends.to_pylist()
        for end in ends:
            self._add(block.table.slice(start, end - start), block.lines[start:end])
            start = end

    def _add(self, table: pa.Table, lines: list[bytes]) -> None:
        outlet = table["outlet"][0].as_py()
        counts = self.outlets[outlet]
        quality = table["quality"].chunk(0)
        words = pc.struct_field(quality, "words")
        names = table["outlet_name"].drop_null()
        counts.name = (names[-1].as_py() if len(names) else None) or counts.name
        counts.articles += len(table)
        counts.words += pc.sum(words).as_py()
        years = self._count_days(counts, table["published"].chunk(0))
        for name in COVERED:
            filled = _filled(table[name].chunk(0))
            for year, n in _values(years.filter(filled)):
                counts.covered[year][name] += n
        for counter, values in (
            (counts.kinds, table["kind"]),
            (counts.languages, table["language"].fill_null("und")),
            (counts.sources, table["source"]),
            (counts.flags, pc.list_flatten(table["flags"])),
            (counts.failed, pc.list_flatten(pc.struct_field(quality, "failed"))),
            (counts.sections, _last(table["sections"].chunk(0))),
            (counts.authors, pc.struct_field(pc.list_flatten(table["authors"]), "name")),
        ):
            counter.update(dict(_values(values)))
        bars = np.searchsorted(LENGTHS, words.to_numpy(), side="right") - 1
        counts.lengths.update(LENGTHS[bar] for bar in bars.tolist())
        for seen in (counts.sections, counts.authors):
            if len(seen) > NAMES_COUNTED:
                for name, _ in seen.most_common()[NAMES_COUNTED // 2 :]:
                    del seen[name]
        for original in table["duplicate_of"].drop_null().to_pylist():
            counts.duplicates += 1
            self.reprints[outlet, original.partition(":")[0]] += 1
        newest = pc.max(table["fetched"]).as_py()
        if newest is not None:
            self.newest_fetch = max(newest.isoformat(timespec="seconds"), self.newest_fetch or "")
        self._draw(counts, table["id"].to_pylist(), lines)

    def _count_days(self, counts: OutletCounts, published: pa.StringArray) -> pa.StringArray:
        """Count the dates of an outlet's articles, and return the year of each, or ``undated``."""
        days = pc.dictionary_encode(pc.utf8_slice_codeunits(published, 0, 10))
        known = [day if is_day(day) else None for day in days.dictionary.to_pylist()]
        for day, n in _values(pa.array(known, pa.string()).take(days.indices)):
            year = day[:4] if day else "undated"
            counts.years[year] += n
            if day:
                counts.first = min(day, counts.first or day)
                counts.last = max(day, counts.last or day)
            if day and len(day) == 10:
                counts.days[day] += n
            else:
                counts.undated += n
        years = pa.array([day and day[:4] for day in known], pa.string())
        return years.take(days.indices).fill_null("undated")

    def _draw(self, counts: OutletCounts, ids: list[str], lines: list[bytes]) -> None:
        """Keep articles as samples if their lots are among the lowest: the same at every build."""
        for id, line in zip(ids, lines, strict=True):
            lot = hashlib.sha256(id.encode()).hexdigest()
            if len(counts.samples) < SAMPLES or lot < counts.samples[-1][0]:
                counts.samples.append((lot, decode(line)))
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


def _filled(column: pa.Array) -> pa.BooleanArray:
    """Tell of each value of a record whether it says something."""
    if pa.types.is_list(column.type):
        return pc.greater(pc.list_value_length(column), 0).fill_null(False)
    if pa.types.is_string(column.type):
        return pc.greater(pc.binary_length(column), 0).fill_null(False)
    return column.is_valid()


def _last(lists: pa.ListArray) -> pa.Array:
    """Return the last value of each list that has one."""
    ends = lists.offsets.to_numpy()
    return lists.values.take(pa.array(ends[1:][np.diff(ends) > 0] - 1))


def _values(values: pa.Array | pa.ChunkedArray) -> Iterator[tuple[Any, int]]:
    """Yield each different value with how often it stands there."""
    for each in pc.value_counts(values).to_pylist():
        yield each["values"], each["counts"]
