"""A run's verdict and its exit code."""

import pytest

from crawler.health import Exit, exit_code, judge
from crawler.report import Report


def report(*, fetched=0, failed=0, **fields) -> Report:
    made = Report(fetched=fetched, **fields)
    for _ in range(failed):
        made.failed.add("http-500", "http://a/")
    return made


@pytest.mark.parametrize(
    ("given", "interrupted", "verdict", "code", "reason"),
    [
        ({}, False, "healthy", 0, None),
        ({"fetched": 100}, False, "healthy", 0, None),
        ({"fetched": 100, "new": 100}, False, "healthy", 0, None),
        ({"fetched": 81, "failed": 19}, False, "healthy", 0, None),
        ({"fetched": 80, "failed": 20}, False, "unhealthy", 3, "20 of 100 fetches failed"),
        ({"fetched": 8, "failed": 2}, False, "unhealthy", 3, "2 of 10"),
        ({"fetched": 0, "failed": 9}, False, "healthy", 0, None),
        ({"fetched": 0, "failed": 10}, False, "unhealthy", 3, "10 of 10"),
        ({"troubles": ["no answer"]}, False, "unhealthy", 3, "no answer"),
        ({"degradations": ["rest worked before"]}, False, "degraded", 0, "rest worked before"),
        ({"waits": ["asked to come back"]}, False, "waiting", 0, "asked to come back"),
        ({"waits": ["asked"], "degradations": ["rest"]}, False, "waiting", 0, "asked"),
        ({}, True, "interrupted", 0, "signal"),
        ({"degradations": ["rest"], "waits": ["asked"]}, True, "interrupted", 0, "signal"),
        ({"fetched": 0, "failed": 10}, True, "unhealthy", 3, "10 of 10"),
        ({"troubles": ["no answer"], "waits": ["asked"]}, True, "unhealthy", 3, "no answer"),
        ({"output_error": "cannot write"}, False, "unhealthy", 4, "cannot write"),
        (
            {"output_error": "cannot write", "troubles": ["no answer"]},
            True,
            "unhealthy",
            4,
            "no answer",
        ),
    ],
)
def test_the_gravest_thing_decides(given, interrupted, verdict, code, reason):
    made = report(**given)
    found, reasons = judge(made, interrupted=interrupted)
    assert found == verdict and exit_code(made, found) == code
    assert (reason in "; ".join(reasons)) if reason else reasons == []


def test_all_troubles_are_told():
    made = report(failed=10, troubles=["no answer"], output_error="cannot write")
    assert len(judge(made, interrupted=False)[1]) == 3


def test_of_several_outlets_the_gravest_code_is_the_highest():
    assert [code.name for code in sorted(Exit)] == [
        "OK",
        "NOT_STARTED",
        "USAGE",
        "UNHEALTHY",
        "OUTPUT",
        "LOCKED",
    ]
    assert list(map(int, sorted(Exit))) == [0, 1, 2, 3, 4, 5]
