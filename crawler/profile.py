"""The profile of a run's articles, and how it differs from that of earlier runs.

A site that changes its layout goes on answering 200. What shows it are the fields: one that was
nearly always filled is empty, another reader had to give it, articles are half as long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from crawler.article import FIELDS, Article

WATCHED = ("title", "paragraphs", "published", "byline", "sections", "images", "videos")
"""Fields whose absence, or change of reader, says something about a layout."""
ENOUGH = 10
"""Articles of one kind in a run, and in the runs before it, below which nothing is concluded."""
FALLEN = 0.3
"""A field that is filled in so much smaller a share of the articles than before has gone missing."""
USUAL = 0.8
"""A reader that gave a field in this share of the articles is its usual one."""
MEASURED = "article"
"""The kind whose text has a usual length; the text beside a video has none."""
EXAMPLES = 2
RUNS = 20
"""Earlier runs that a run is compared with."""
MOST_LENGTHS = 20_000
"""Lengths kept for the median; a longer run is judged by its first articles."""


@dataclass(frozen=True)
class KindProfile:
    """What the articles of one kind had, as the report holds it."""

    articles: int
    filled: dict[str, float]
    """Of every field, the share of the articles in which it is not empty."""
    readers: dict[str, dict[str, int]]
    """Of each field, which reader gave it how often."""
    median_words: float | None


Kinds = dict[str, KindProfile]


@dataclass
class Profile:
    """What the articles written in one run had, by kind."""

    articles: Counter[str] = field(default_factory=Counter)
    filled: dict[str, Counter[str]] = field(default_factory=dict)
    readers: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    """Of each kind and field, which reader gave it how often."""
    lengths: dict[str, list[int]] = field(default_factory=dict)
    """Words of each text."""
    shortest: list[tuple[int, str]] = field(default_factory=list)
    """The shortest of the kind that is measured, with their addresses."""
    without: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Examples of articles of a kind without a field."""
    read_by: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    """Examples of articles of a kind whose field was given by a reader."""

    def add(self, article: Article) -> None:
        """Count one article; a tombstone has nothing to count."""
        if article.status == "gone":
            return
        kind = article.kind
        self.articles[kind] += 1
        filled = self.filled.setdefault(kind, Counter())
        for name in FIELDS:
            if getattr(article, name):
                filled[name] += 1
            elif name in WATCHED:
                _example(self.without, (kind, name), article.url)
        for name, reader in article.extractor.fields.items():
            self.readers.setdefault((kind, name), Counter())[reader] += 1
            _example(self.read_by, (kind, name, reader), article.url)
        lengths = self.lengths.setdefault(kind, [])
        if len(lengths) < MOST_LENGTHS:
            words = len(article.text.split())
            lengths.append(words)
            if kind == MEASURED:
                self.shortest = sorted([*self.shortest, (words, article.url)])[:EXAMPLES]

    def kinds(self) -> Kinds:
        """Return the profile as the report holds it, the most frequent kind first."""
        return {
            kind: KindProfile(
                count,
                {name: round(self.filled[kind][name] / count, 3) for name in FIELDS},
                {
                    name: dict(self.readers[kind, name].most_common())
                    for name in FIELDS
                    if (kind, name) in self.readers
                },
                median(self.lengths[kind]),
            )
            for kind, count in self.articles.most_common()
        }


def _example(examples: dict[Any, list[str]], key: Any, url: str) -> None:
    kept = examples.setdefault(key, [])
    if len(kept) < EXAMPLES:
        kept.append(url)


def drift(now: Profile, before: Iterable[Kinds]) -> list[str]:
    """Return what of a run's articles differs so much from earlier runs that someone must look.

    `before` are profiles as `Profile.kinds` gave them, of runs that found their articles in the
    same way. Each sentence names the evidence and two addresses. Kinds are compared each with
    itself, so that a run of video posts raises no alarm.
    """
    earlier = list(before)
    found: list[str] = []
    for kind, count in now.articles.items():
        past = [one[kind] for one in earlier if kind in one]
        if count >= ENOUGH and sum(one.articles for one in past) >= ENOUGH:
            found += [*_fallen(now, kind, past), *_reread(now, kind, past)]
            if kind == MEASURED:
                found += _halved(now, past)
    return found


def _fallen(now: Profile, kind: str, past: list[KindProfile]) -> Iterable[str]:
    count, total = now.articles[kind], sum(one.articles for one in past)
    for name in WATCHED:
        share = now.filled[kind][name] / count
        was = sum(one.filled.get(name, 0) * one.articles for one in past) / total
        if was - share >= FALLEN:
            urls = ", ".join(now.without[kind, name])
            yield f"{name} is filled in {share:.0%} of {count} {kind}s, was {was:.0%}: see {urls}"


def _reread(now: Profile, kind: str, past: list[KindProfile]) -> Iterable[str]:
    for name in WATCHED:
        given = now.readers.get((kind, name), Counter())
        was: Counter[str] = Counter()
        for one in past:
            was.update(one.readers.get(name, {}))
        if given.total() < ENOUGH or was.total() < ENOUGH:
            continue
        (usual, times), (today, count) = was.most_common(1)[0], given.most_common(1)[0]
        if usual != today and times >= USUAL * was.total() and count >= USUAL * given.total():
            urls = ", ".join(now.read_by[kind, name, today])
            yield f"{name} of {kind}s comes from {today}, where it came from {usual}: see {urls}"


def _halved(now: Profile, past: list[KindProfile]) -> Iterable[str]:
    medians = [one.median_words for one in past if one.median_words]
    if not medians:
        return
    was, words = median(medians), median(now.lengths[MEASURED])
    if words <= was / 2:
        urls = ", ".join(url for _, url in now.shortest)
        yield f"the median {MEASURED} has {words:.0f} words, had {was:.0f}: see {urls}"
