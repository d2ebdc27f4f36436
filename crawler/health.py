"""A run's verdict, and the exit codes of `crawl`."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from crawler.report import Report

Verdict = Literal["healthy", "degraded", "waiting", "interrupted", "unhealthy"]

FAILED_SHARE = 0.2
FAILED_LEAST = 10
"""A run is unhealthy when at least this share of at least so many fetches failed."""


class Exit(IntEnum):
    """What `crawl` tells its caller. Of several outlets the highest counts."""

    OK = 0
    NOT_STARTED = 1
    USAGE = 2
    UNHEALTHY = 3
    OUTPUT = 4
    LOCKED = 5


def judge(report: Report, *, interrupted: bool) -> tuple[Verdict, list[str]]:
    """Return the verdict of a run and its reasons.

    Trouble outweighs everything: a run that was interrupted while its site was down is unhealthy.
    """
    reasons = list(report.troubles)
    failed = report.failed.total()
    fetches = failed + report.fetched
    if fetches >= FAILED_LEAST and failed >= FAILED_SHARE * fetches:
        reasons.append(f"{failed} of {fetches} fetches failed")
    if report.output_error:
        reasons.append(report.output_error)
    if reasons:
        return "unhealthy", reasons
    if interrupted:
        return "interrupted", ["stopped by a signal"]
    if report.waits:
        return "waiting", report.waits
    if report.degradations:
        return "degraded", report.degradations
    return "healthy", []


def exit_code(report: Report, verdict: Verdict) -> Exit:
    """Return the exit code of a run that had the lock and could start."""
    if report.output_error:
        return Exit.OUTPUT
    return Exit.UNHEALTHY if verdict == "unhealthy" else Exit.OK
