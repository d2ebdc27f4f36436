"""The charts of the report, as Vega-Lite, and the rows that each shows of one outlet or of all.

A chart has its rows under the name ``rows``, so that the page can give it another outlet's.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import altair as alt

from .statistics import COVERED, LENGTHS, OutletCounts, Statistics

ALL = ""
"""The key under which the rows of all outlets together stand."""
LONGEST_BARS = 20
"""Bars of sections and of authors."""
LONGEST_CALENDAR = 60 * 366
"""Days of a calendar at most, back from the last: a date of 1900 is a slip, not an archive."""

Rows = list[dict[str, Any]]


def charts() -> dict[str, dict[str, Any]]:
    """Return each chart's Vega-Lite specification, without its rows, in the order of the page."""
    count = alt.Y("n:Q", title=None, axis=alt.Axis(tickMinStep=1))
    return {
        "months": _spec(
            _chart()
            .mark_bar()
            .encode(
                x=alt.X("yearmonth(month):T", title=None),
                y=count,
                tooltip=[
                    alt.Tooltip("yearmonth(month):T", title="month"),
                    alt.Tooltip("n:Q", title="articles", format=","),
                ],
            )
            .properties(height=200)
        ),
        "outlets": _spec(
            _chart()
            .mark_rect()
            .encode(
                x=alt.X("yearmonth(month):T", title=None),
                y=alt.Y("outlet:N", title=None),
                color=alt.Color("n:Q", title="articles", scale=alt.Scale(scheme="tealblues")),
                tooltip=[
                    alt.Tooltip("outlet:N"),
                    alt.Tooltip("yearmonth(month):T", title="month"),
                    alt.Tooltip("n:Q", title="articles", format=","),
                ],
            )
            .properties(height=alt.Step(18))
        ),
        "calendar": _spec(
            _chart()
            .transform_calculate(
                # All years over each other, in a leap year.
                within="datetime(2000, month(datum.day), date(datum.day))",
                until="datetime(2000, month(datum.day), date(datum.day) + 1)",
                year="year(datum.day)",
                what="datum.n == 0 ? 'nothing found' : datum.n < 5 ? '1 to 4' : datum.n < 20 ? '5 to 19' : '20 and more'",
            )
            .mark_rect()
            .encode(
                x=alt.X("within:T", title=None, axis=alt.Axis(format="%b")),
                x2="until:T",
                y=alt.Y("year:O", title=None),
                color=alt.Color(
                    "what:N",
                    title="articles a day",
                    scale=alt.Scale(
                        domain=["nothing found", "1 to 4", "5 to 19", "20 and more"],
                        range=["#d1495b", "#a8d5d1", "#4a9fb0", "#1f5f7a"],
                    ),
                    legend=alt.Legend(orient="top"),
                ),
                tooltip=[
                    alt.Tooltip("day:T", format="%Y-%m-%d"),
                    alt.Tooltip("n:Q", title="articles"),
                ],
            )
            .properties(height=alt.Step(16))
        ),
        "sections": _bars("name", "section"),
        "authors": _bars("name", "author"),
        "lengths": _spec(
            _chart()
            .mark_bar()
            .encode(
                x=alt.X("words:O", title="words, from", sort=None, axis=alt.Axis(labelAngle=0)),
                y=count,
                tooltip=[alt.Tooltip("words:O"), alt.Tooltip("n:Q", title="articles", format=",")],
            )
            .properties(height=200)
        ),
        "languages": _bars("name", "language"),
        "coverage": _spec(
            _chart()
            .mark_rect()
            .encode(
                x=alt.X("year:O", title=None, axis=alt.Axis(labelOverlap=True)),
                y=alt.Y("field:N", title=None, sort=list(COVERED)),
                color=alt.Color(
                    "share:Q",
                    title="filled",
                    scale=alt.Scale(scheme="tealblues", domain=[0, 1]),
                    legend=alt.Legend(format="%"),
                ),
                tooltip=[
                    "field:N",
                    "year:O",
                    alt.Tooltip("share:Q", title="filled", format=".1%"),
                    alt.Tooltip("n:Q", title="of articles", format=","),
                ],
            )
            .properties(height=alt.Step(18))
        ),
        "reprints": _spec(
            _chart()
            .mark_rect()
            .encode(
                x=alt.X("original:N", title="first in", axis=alt.Axis(labelAngle=-45)),
                y=alt.Y("copy:N", title="again in"),
                color=alt.Color("n:Q", title="articles", scale=alt.Scale(scheme="tealblues")),
                tooltip=[
                    alt.Tooltip("copy:N", title="again in"),
                    alt.Tooltip("original:N", title="first in"),
                    alt.Tooltip("n:Q", title="articles", format=","),
                ],
            )
            .properties(height=alt.Step(18))
        ),
    }


def _chart() -> alt.Chart:
    return alt.Chart(alt.NamedData("rows"))


def _spec(chart: alt.Chart) -> dict[str, Any]:
    spec = chart.properties(width="container").to_dict()
    spec.pop("config", None)  # the page has its own, light or dark
    return spec


def _bars(name: str, what: str) -> dict[str, Any]:
    return _spec(
        _chart()
        .mark_bar()
        .encode(
            x=alt.X("n:Q", title=None, axis=alt.Axis(tickMinStep=1)),
            y=alt.Y(f"{name}:N", title=None, sort=None, axis=alt.Axis(labelLimit=160)),
            tooltip=[
                alt.Tooltip(f"{name}:N", title=what),
                alt.Tooltip("n:Q", title="articles", format=","),
            ],
        )
        .properties(height=alt.Step(18))
    )


def rows(statistics: Statistics) -> dict[str, dict[str, Rows]]:
    """Return the rows of each chart by outlet, and under `ALL` those of all outlets together."""
    by_outlet = dict(sorted(statistics.outlets.items()))
    found = {
        name: _rows({name: counts}, counts, statistics.reprints)
        for name, counts in by_outlet.items()
    }
    together = OutletCounts()
    for counts in by_outlet.values():
        for name in ("days", "years", "sections", "authors", "languages", "lengths"):
            getattr(together, name).update(getattr(counts, name))
        for year, covered in counts.covered.items():
            together.covered[year].update(covered)
    found[ALL] = _rows(by_outlet, together, statistics.reprints)
    return found


def _rows(
    outlets: dict[str, OutletCounts], counts: OutletCounts, reprints: Counter[tuple[str, str]]
) -> dict[str, Rows]:
    return {
        "months": _months(counts.days),
        "outlets": [
            {"outlet": name, **row} for name, each in outlets.items() for row in _months(each.days)
        ],
        "calendar": _calendar(counts.days),
        "sections": _most(counts.sections),
        "authors": _most(counts.authors),
        "lengths": _lengths(counts.lengths),
        "languages": _most(counts.languages),
        "coverage": [
            {"year": year, "field": name, "n": n, "share": round(counts.covered[year][name] / n, 4)}
            for year, n in sorted(counts.years.items())
            for name in COVERED
        ],
        "reprints": [
            {"copy": copy, "original": original, "n": n}
            for (copy, original), n in sorted(reprints.items())
            if copy in outlets or original in outlets
        ],
    }


def _months(days: Counter[str]) -> Rows:
    """Return the articles of each month; a month without any has no row."""
    months: Counter[str] = Counter()
    for day, n in days.items():
        months[day[:7]] += n
    return [{"month": f"{month}-01T00:00:00", "n": n} for month, n in sorted(months.items())]


def _calendar(days: Counter[str]) -> Rows:
    """Return every day from the first to the last, those without an article too."""
    return [{"day": f"{day}T00:00:00", "n": days.get(day, 0)} for day in sorted(_span(days))]


def _span(days: Counter[str]) -> set[str]:
    """Return the days from the first to the last, `LONGEST_CALENDAR` of them at most."""
    if not days:
        return set()
    last = date.fromisoformat(max(days)).toordinal()
    first = max(date.fromisoformat(min(days)).toordinal(), last - LONGEST_CALENDAR, 1)
    return {date.fromordinal(n).isoformat() for n in range(first, last + 1)}


def missing_days(days: Counter[str]) -> int:
    """Return on how many days between the first and the last there is no article."""
    span = _span(days)
    return len(span) - len(span & days.keys())


def _most(names: Counter[str]) -> Rows:
    ordered = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"name": name, "n": n} for name, n in ordered[:LONGEST_BARS]]


def _lengths(lengths: Counter[int]) -> Rows:
    return [{"words": at, "n": lengths[at]} for at in LENGTHS] if lengths else []
