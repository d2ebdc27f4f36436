"""The profile of a run's articles, and how it differs from that of earlier runs.

A site that changes its layout goes on answering 200. What shows it are the fields: one that was
nearly always filled is empty, another reader had to give it, articles are half as long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from crawler.article import Article

WATCHED = ("title", "paragraphs", "published", "byline", "sections", "images", "videos")
"""Fields whose absence says something about a layout."""
ENOUGH = 10
"""Articles of one kind in a run, and in the runs before it, below which nothing is concluded."""
FALLEN = 0.3
"""A field that is filled in so much smaller a share of the articles than before has gone missing."""
USUAL = 0.8
"""A reader that gave a field in this share of the articles is its usual one."""
EXAMPLES = 2
RUNS = 20
"""Earlier runs that a run is compared with."""
MOST_LENGTHS = 20_000
"""Lengths kept for the median; a longer run is judged by its first articles."""


@dataclass
class Profile:
    """What the articles written in one run had, by kind."""

    articles: Counter[str] = field(default_factory=Counter)
    filled: dict[str, Counter[str]] = field(default_factory=dict)
    readers: dict[str, Counter[str]] = field(default_factory=dict)
    """Of each watched field, which reader gave it how often."""
    lengths: list[int] = field(default_factory=list)
    """Words of each text, articles of kind `article` only."""
    shortest: list[tuple[int, str]] = field(default_factory=list)
    """The shortest of them, with their addresses."""
    without: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Examples of articles of a kind without a field."""
    read_by: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Examples of articles whose field was given by a reader."""

    def add(self, article: Article) -> None:
        """Count one article."""
        kind = article.kind
        self.articles[kind] += 1
        filled = self.filled.setdefault(kind, Counter())
        for name in WATCHED:
            if getattr(article, name):
                filled[name] += 1
            else:
                _example(self.without, (kind, name), article.url)
            if reader := article.extractor.fields.get(name):
                self.readers.setdefault(name, Counter())[reader] += 1
                _example(self.read_by, (name, reader), article.url)
        if kind == "article" and len(self.lengths) < MOST_LENGTHS:
            words = len(article.text.split())
            self.lengths.append(words)
            self.shortest = sorted([*self.shortest, (words, article.url)])[:EXAMPLES]

    def as_dict(self) -> dict[str, Any]:
        """Return the profile as the report holds it."""
        return {
            "kinds": {
                kind: {
                    "articles": count,
                    "filled": {name: round(self.filled[kind][name] / count, 3) for name in WATCHED},
                }
                for kind, count in self.articles.most_common()
            },
            "readers": {name: dict(given.most_common()) for name, given in self.readers.items()},
            "median_words": median(self.lengths) if self.lengths else None,
        }


def _example(examples: dict[tuple[str, str], list[str]], key: tuple[str, str], url: str) -> None:
    kept = examples.setdefault(key, [])
    if len(kept) < EXAMPLES:
        kept.append(url)


def drift(now: Profile, before: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return what of a run's articles differs so much from earlier runs that someone must look.

    `before` are profiles as `Profile.as_dict` gave them, of runs that found their articles in the
    same way. Each sentence names the evidence and two addresses. Kinds are compared each with
    itself, so that a run of video posts raises no alarm.
    """
    earlier = list(before)
    return [*_fallen(now, earlier), *_reread(now, earlier), *_halved(now, earlier)]


def _fallen(now: Profile, before: list[Mapping[str, Any]]) -> Iterable[str]:
    for kind, count in now.articles.items():
        past = [one["kinds"][kind] for one in before if kind in one["kinds"]]
        total = sum(one["articles"] for one in past)
        if count < ENOUGH or total < ENOUGH:
            continue
        for name in WATCHED:
            share = now.filled[kind][name] / count
            was = sum(one["filled"][name] * one["articles"] for one in past) / total
            if was - share >= FALLEN:
                urls = ", ".join(now.without[kind, name])
                yield (
                    f"{name} is filled in {share:.0%} of {count} {kind}s, was {was:.0%}: see {urls}"
                )


def _reread(now: Profile, before: list[Mapping[str, Any]]) -> Iterable[str]:
    for name, given in now.readers.items():
        past: Counter[str] = Counter()
        for one in before:
            past.update(one["readers"].get(name, {}))
        if given.total() < ENOUGH or past.total() < ENOUGH:
            continue
        (usual, times), (today, count) = past.most_common(1)[0], given.most_common(1)[0]
        if usual != today and times >= USUAL * past.total() and count >= USUAL * given.total():
            urls = ", ".join(now.read_by[name, today])
            yield f"{name} comes from {today}, where it came from {usual}: see {urls}"


def _halved(now: Profile, before: list[Mapping[str, Any]]) -> Iterable[str]:
    past = [one["median_words"] for one in before if one["median_words"]]
    if len(now.lengths) < ENOUGH or not past:
        return
    was, words = median(past), median(now.lengths)
    if words <= was / 2:
        urls = ", ".join(url for _, url in now.shortest)
        yield f"the median article has {words:.0f} words, had {was:.0f}: see {urls}"
