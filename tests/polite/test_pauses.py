"""What a host asks for when it asks for quiet."""

from datetime import UTC, datetime

import pytest

from crawler.polite.pauses import retry_after

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("999999999", 999_999_999),
        ("9999999999", None),
        ("Sun, 22 Nov 2026 12:02:00 GMT", 120),
        ("Sunday, 22-Nov-26 12:02:00 GMT", 120),
        ("Sun, 22 Nov 2026 19:02:00 +0700", 120),
        ("Fri, 19 Dec 2014 01:00:00 GMT", 0),
        ("Fri, 31 Dec 99999999999 23:59:59 GMT", None),
        ("Sun, 22 Nov 2026 12:02:00 +99999999", None),
        ("mai", None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("１２０", None),
        ("0x10", None),
    ],
)
def test_seconds_and_moments_are_understood_and_nothing_else(value: str, seconds: float | None):
    assert retry_after(value, NOW) == seconds
