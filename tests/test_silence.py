"""When an outlet has been silent for longer than it ever was."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.ledger import Mark
from crawler.run import Run
from crawler.silence import ENOUGH, longest_pause, silence

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def published(days: list[float]) -> list[str]:
    """Return moments so many days before a long time ago: when was it published is not the point."""
    return [(datetime(2014, 12, 19, 1, tzinfo=UTC) - day * DAY).isoformat() for day in days]


DAILY = published([*range(30)])
WITH_TET = published([*range(20), *range(29, 40)])
WEEKLY = published([7 * n for n in range(30)])


@pytest.mark.parametrize(
    ("found", "pause"),
    [
        (DAILY, DAY),
        (list(reversed(DAILY)), DAY),
        (WITH_TET, 10 * DAY),
        ([day[:10] for day in DAILY], DAY),
        ([*DAILY, "2013", "2013-01"], DAY),
        (DAILY[: ENOUGH - 1], None),
        ([], None),
    ],
)
def test_the_longest_pause_is_between_two_articles(found, pause):
    assert longest_pause(found) == pause


@pytest.mark.parametrize(
    ("found", "days", "said"),
    [
        (DAILY, 6.9, None),
        (DAILY, 7.1, "no new article for 7 days, where it never paused for more than 24 hours"),
        (WITH_TET, 9.9, None),
        (WITH_TET, 10.5, "no new article for 10 days, where it never paused for more than 10 days"),
        (WEEKLY, 7, None),
        (WEEKLY, 30, "no new article for 30 days"),
        (DAILY[:10], 300, None),
    ],
)
def test_only_a_silence_longer_than_any_before_is_remarkable(found, days, said):
    told = silence(NOW, NOW - days * DAY, found, 7 * DAY)
    assert told is None if said is None else told is not None and told.startswith(said)


def held(tmp_path, count: int = 25) -> None:
    """Leave a ledger in which a run of a day found so many articles, one for each day before 2015."""
    run = Run.open(tmp_path, "kontumtv", NOW)
    for number, moment in enumerate(published([*range(count)])):
        url = f"http://kontumtv.vn/{number}/"
        mark = Mark(f"kontumtv:{number}", url, url, 1, "published", "hash", moment, None, "", 0)
        run.write(b'{"id": "kontumtv:%d"}' % number, mark)
    run.close(interrupted=False)


@pytest.mark.parametrize(
    ("days", "arguments", "unhealthy"),
    [
        (1, {}, False),
        (20, {}, True),
        (20, {"discovery": "rest"}, True),
        (20, {"section": "tin-tuc"}, False),
        (20, {"since": "2014-12-01"}, False),
        (20, {"source": "a.warc.gz"}, False),
    ],
)
def test_a_run_that_looks_at_the_whole_site_tells_of_silence(tmp_path, days, arguments, unhealthy):
    held(tmp_path)
    run = Run.open(tmp_path, "kontumtv", datetime.now(UTC) + days * DAY)
    run.arguments = arguments
    run.report.discovery.append("rest")
    run.close(interrupted=False)
    assert run.verdict == ("unhealthy" if unhealthy else "healthy")
    if unhealthy:
        assert (
            f"no new article for {days} days" in run.reasons[0]
            or f"{days - 1} days" in run.reasons[0]
        )
        assert run.reasons[0].count("http://kontumtv.vn/") == 2
