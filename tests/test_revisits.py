"""When to look again."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler import settings
from crawler.revisits import BadInterval, Revisits, intervals

SEEN = datetime(2026, 11, 22, 12, tzinfo=UTC)
FIGURES = {name: value for name, value in vars(settings).items() if name.isupper()}
REVISITS = Revisits.of(FIGURES)


def at(**later) -> datetime:
    return SEEN + timedelta(**later)


@pytest.mark.parametrize(
    ("published", "now", "due"),
    [
        # Published as it was seen: 1 h, 6 h, 1 d, 3 d, 7 d, 30 d.
        ("2026-11-22T19:00:00+07:00", at(), at(hours=1)),
        ("2026-11-22T19:00:00+07:00", at(hours=1), at(hours=6)),
        ("2026-11-22T19:00:00+07:00", at(hours=2), at(hours=6)),
        ("2026-11-22T19:00:00+07:00", at(days=1), at(days=3)),
        ("2026-11-22T19:00:00+07:00", at(days=8), at(days=30)),
        ("2026-11-22T19:00:00+07:00", at(days=30), None),
        # Two days old when it was seen: what it is too old for is left out.
        ("2026-11-20T19:00:00+07:00", at(), at(days=1)),
        # Of a day its beginning in Vietnam counts.
        ("2026-11-22", at(), datetime(2026, 11, 22, 17, tzinfo=UTC)),
        # Unknown, or said to be of the future: since it was seen.
        (None, at(), at(hours=1)),
        ("2026", at(), at(hours=1)),
        ("2026-11", at(), at(hours=1)),
        ("2026-11-23T19:00:00+07:00", at(), at(hours=1)),
        # An old one: 7 d and 30 d after it was seen.
        ("2014-12-19T19:00:00+07:00", at(), at(days=7)),
        ("2014-12-19", at(days=7), at(days=30)),
        ("2014-12-19", at(days=31), None),
    ],
)
def test_an_article_is_looked_at_again_at_growing_ages(published, now, due):
    again = REVISITS.next_look(published, SEEN.isoformat(), now)
    assert again == (due.isoformat() if due else None)


def test_without_ages_nothing_is_looked_at_again():
    never = Revisits.of(FIGURES | {"REVISITS": "", "REVISITS_OLD": ""})
    for published in (None, "2014-12-19", "2026-11-22T19:00:00+07:00"):
        assert never.next_look(published, SEEN.isoformat(), SEEN) is None


@pytest.mark.parametrize(
    ("gone", "held", "too_many"),
    [(9, 9, False), (10, 10, True), (10, 99, True), (10, 100, False), (101, 1000, True)],
)
def test_more_than_a_tenth_and_at_least_ten_cannot_go_at_once(gone, held, too_many):
    assert REVISITS.are_too_many(gone, held) is too_many


def test_intervals_are_hours_and_days():
    assert intervals("X", " 1h,6 h, 1d ") == (
        timedelta(hours=1),
        timedelta(hours=6),
        timedelta(days=1),
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REVISITS", "1"),
        ("REVISITS", "1m"),
        ("REVISITS", "6h, 1h"),
        ("REVISITS", "1d, 24h"),
        ("REVISITS_OLD", "-1d"),
        ("RETRIES_FAILED", "soon"),
        ("SWEEP_EVERY", ""),
        ("SWEEP_EVERY", "1d, 2d"),
        ("GONE_AFTER", "99999999d"),
        ("GONE_SHARE", "much"),
        ("GONE_SHARE", "nan"),
        ("GONE_LEAST", -1),
    ],
)
def test_a_figure_that_makes_no_sense_is_named(name, value):
    with pytest.raises(BadInterval, match=name):
        Revisits.of(FIGURES | {name: value})
