"""Whether an outlet has been silent for longer than it ever was.

A site that serves an old copy of itself for weeks answers 200 to everything. What shows it is
that nothing new comes, where something always came.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

ENOUGH = 20
"""Articles below which an outlet has no habits."""
LATEST = 1000
"""Articles, the newest first, whose pauses count: an outlet's habits are those of today."""


def longest_pause(published: Iterable[str]) -> timedelta | None:
    """Return the longest time between two articles that follow each other; None of too few.

    `published` are moments or days in ISO 8601, in any order; years and months alone are left out.
    """
    moments = sorted(map(_moment, filter(lambda text: len(text) >= 10, published)))
    if len(moments) < ENOUGH:
        return None
    return max(later - sooner for sooner, later in pairwise(moments))


def silence(
    now: datetime, last_new: datetime, published: Iterable[str], least: timedelta
) -> str | None:
    """Say for how long nothing new has come, if that is longer than this outlet ever paused.

    `last_new` is when a run last saw an article for the first time: an archive of old articles
    that was crawled today is no silence. Nothing shorter than `least` is remarkable.
    """
    pause, lasts = longest_pause(published), now - last_new
    if pause is None or lasts <= max(pause, least):
        return None
    return f"no new article for {_in_words(lasts)}, where it never paused for more than {_in_words(pause)}"


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _in_words(time: timedelta) -> str:
    return f"{time.days} days" if time.days > 1 else f"{time / timedelta(hours=1):.0f} hours"
