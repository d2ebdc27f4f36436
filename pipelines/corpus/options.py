"""What a release is asked to hold, and in which forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from crawler.article import Kind

Format = Literal["jsonl", "parquet", "text"]
FORMATS: tuple[Format, ...] = get_args(Format)
Split = Literal["none", "year", "outlet"]
SPLITS: tuple[Split, ...] = get_args(Split)
Duplicates = Literal["near", "exact", "none"]
DUPLICATES: tuple[Duplicates, ...] = get_args(Duplicates)
KINDS: tuple[Kind, ...] = get_args(Kind)


class BadOption(ValueError):
    """An option that makes no sense; the message is for the user."""


@dataclass(frozen=True)
class Options:
    """What one release was asked to be."""

    outlets: tuple[str, ...] = ()
    """Names of outlets; none means all."""
    since: str | None = None
    until: str | None = None
    """First and last day of publication, ISO 8601."""
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    all_revisions: bool = False
    reread: bool = False
    """Take what ``scrapy reread`` wrote in the place of the run files before it."""
    duplicates: Duplicates = "near"
    """Which duplicates are looked for."""
    drop_duplicates: bool = False
    min_quality: float | None = None
    """Least `quality.score` of what is kept, 0 to 1."""
    formats: tuple[Format, ...] = ("jsonl", "parquet")
    split: Split = "none"
    shard_articles: int = 100_000
    """Articles in a file at most."""

    def command(self) -> str:
        """Return the command line that asks for this."""
        words = ["scrapy corpus OUT"]
        words += [f"--outlet {name}" for name in self.outlets]
        words += [f"--since {self.since}"] if self.since else []
        words += [f"--until {self.until}"] if self.until else []
        words += [f"--kind {kind}" for kind in self.kinds]
        words += [f"--language {language}" for language in self.languages]
        words += ["--all-revisions"] if self.all_revisions else []
        words += ["--reread"] if self.reread else []
        words += [f"--duplicates {self.duplicates}"] if self.duplicates != "near" else []
        words += ["--drop-duplicates"] if self.drop_duplicates else []
        words += [f"--min-quality {self.min_quality:g}"] if self.min_quality is not None else []
        words += [f"--format {','.join(self.formats)}", f"--split {self.split}"]
        return " ".join(words)


def parse(
    *,
    outlets: list[str],
    since: str | None,
    until: str | None,
    kinds: list[str],
    languages: list[str],
    all_revisions: bool,
    reread: bool,
    duplicates: str,
    drop_duplicates: bool,
    min_quality: str | None,
    formats: str,
    split: str,
    shard_articles: int,
) -> Options:
    """Return the options that the words of a command line mean. Raise `BadOption` on the first bad one."""
    chosen = Options(
        outlets=_each("outlet", outlets, r"[a-z0-9_-]+"),
        since=_day("since", since),
        until=_day("until", until),
        kinds=_among("kind", kinds, KINDS),
        languages=_each("language", languages, r"[A-Za-z0-9-]+"),
        all_revisions=all_revisions,
        reread=reread,
        duplicates=_one("duplicates", duplicates, DUPLICATES),
        drop_duplicates=drop_duplicates,
        min_quality=_share("min-quality", min_quality),
        formats=tuple(name for name in FORMATS if name in _among("format", [formats], FORMATS)),
        split=_one("split", split, SPLITS),
        shard_articles=shard_articles,
    )
    if chosen.since and chosen.until and chosen.since > chosen.until:
        raise BadOption(f"--since {chosen.since} is later than --until {chosen.until}")
    if chosen.drop_duplicates and chosen.duplicates == "none":
        raise BadOption("--drop-duplicates needs --duplicates near or exact")
    if not chosen.formats:
        raise BadOption("--format names no format")
    if chosen.shard_articles < 1:
        raise BadOption("CORPUS_SHARD_ARTICLES is less than 1")
    return chosen


def _each(name: str, given: list[str], form: str) -> tuple[str, ...]:
    words = sorted({word.strip() for one in given for word in one.split(",") if word.strip()})
    for word in words:
        if not re.fullmatch(form, word):
            raise BadOption(f"--{name} {word} is no {name}")
    return tuple(words)


def _among(name: str, given: list[str], known: tuple[str, ...]) -> tuple[str, ...]:
    words = _each(name, given, r".+")
    for word in words:
        if word not in known:
            raise BadOption(f"--{name} {word} is none of {', '.join(known)}")
    return words


def _one(name: str, given: str, known):
    if given not in known:
        raise BadOption(f"--{name} {given} is none of {', '.join(known)}")
    return given


def _day(name: str, given: str | None) -> str | None:
    if given is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", given):
            raise ValueError
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise BadOption(f"--{name} {given} is no day; write it as 2014-12-31") from None


def _share(name: str, given: str | None) -> float | None:
    if given is None:
        return None
    try:
        share = float(given)
        if not 0 <= share <= 1:
            raise ValueError
    except ValueError:
        raise BadOption(f"--{name} {given} is no number from 0 to 1") from None
    return share
