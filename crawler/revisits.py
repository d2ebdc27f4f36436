"""When to look again: at articles that may be edited or withdrawn, and at the site as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

INTERVAL = re.compile(r"(\d{1,4})\s*([hd])")
UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1)}


class BadInterval(ValueError):
    """A setting that is no interval, or no list of growing ones; the message is for the user."""


@dataclass(frozen=True)
class Revisits:
    """The figures by which a run decides what to look at again (`docs/settings.md`)."""

    young: tuple[timedelta, ...]
    """Ages since publication at which an article is looked at again."""
    old: tuple[timedelta, ...]
    """The same since it was first seen, for an article that was older than the last of `young`."""
    failed: tuple[timedelta, ...]
    """How long to wait after each failure in a row before an address is tried again."""
    sweep: timedelta
    """At most so long without a look at the whole list of what the site has."""
    gone_after: timedelta
    """An article is gone that was not there at two looks so far apart."""
    absent: timedelta
    """For so long a way that a site lacked is tried only where the others fail."""
    forbidden: timedelta
    """After so long an address that robots.txt forbade is asked about once more."""
    robots_copy: timedelta
    """So old a copy of robots.txt serves where it is not to be had."""
    gone_share: float
    gone_least: int
    """When more than this share of what is held, and at least so many, go at once, nothing is."""

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Revisits:
        """Return the figures of `settings`. Raise `BadInterval`."""
        return cls(
            young=intervals("REVISITS", settings["REVISITS"]),
            old=intervals("REVISITS_OLD", settings["REVISITS_OLD"]),
            failed=intervals("RETRIES_FAILED", settings["RETRIES_FAILED"]),
            sweep=_one("SWEEP_EVERY", settings["SWEEP_EVERY"]),
            gone_after=_one("GONE_AFTER", settings["GONE_AFTER"]),
            absent=_one("ABSENT_AGAIN", settings["ABSENT_AGAIN"]),
            forbidden=_one("FORBIDDEN_AGAIN", settings["FORBIDDEN_AGAIN"]),
            robots_copy=_one("ROBOTS_COPY", settings["ROBOTS_COPY"]),
            gone_share=_number("GONE_SHARE", settings["GONE_SHARE"]),
            gone_least=int(_number("GONE_LEAST", settings["GONE_LEAST"])),
        )

    def next_look(self, published: str | None, first_seen: str, now: datetime) -> str | None:
        """Return when to look at an article again after a look at `now`, or None for never.

        `published` is as the record has it, `first_seen` and the result are ISO 8601 in UTC.
        """
        seen = datetime.fromisoformat(first_seen)
        born, ages = moment_of(published), self.young
        if born is None or born > seen:
            born = seen
        elif not ages or seen - born > ages[-1]:
            born, ages = seen, self.old
        return next((at.isoformat() for age in ages if (at := born + age) > now), None)

    def are_too_many(self, gone: int, held: int) -> bool:
        """Tell whether so many of what is held cannot have gone at once."""
        return gone >= self.gone_least and gone > self.gone_share * held


def moment_of(published: str | None) -> datetime | None:
    """Return the moment of a record's `published`, or the beginning of its day; None for less."""
    if published is None or len(published) < 10:
        return None
    moment = datetime.fromisoformat(published)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC) - timedelta(hours=7)
    return moment.astimezone(UTC)


def intervals(name: str, value: str) -> tuple[timedelta, ...]:
    """Return the intervals of the setting `name`, such as ``1h, 6h, 1d``. Raise `BadInterval`."""
    words = [word.strip() for word in str(value).split(",") if word.strip()]
    matches = [INTERVAL.fullmatch(word) for word in words]
    found = [int(match[1]) * UNITS[match[2]] for match in matches if match]
    if len(found) < len(words) or found != sorted(set(found)):
        raise BadInterval(f"{name}={value}: write growing intervals, such as 1h, 6h, 1d")
    return tuple(found)


def _one(name: str, value: str) -> timedelta:
    found = intervals(name, value)
    if len(found) != 1:
        raise BadInterval(f"{name}={value}: write one interval, such as 24h or 3d")
    return found[0]


def _number(name: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not 0 <= number < 1e9:
        raise BadInterval(f"{name}={value} is no number from 0 up")
    return number
