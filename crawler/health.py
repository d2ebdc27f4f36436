"""A run's verdict, and the exit codes of `crawl`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from scrapy.settings import BaseSettings

from crawler.report import Report
from crawler.run_report import Verdict


@dataclass(frozen=True)
class Thresholds:
    """Beyond what a run is unhealthy."""

    failed_share: float = 0.2
    failed_least: int = 10
    """A run is unhealthy when at least this share of at least so many fetches failed."""
    silent_days: float = 7
    """No silence that is shorter is remarkable, however often an outlet publishes."""

    @classmethod
    def of(cls, settings: BaseSettings) -> Thresholds:
        """Return the thresholds that `settings` hold."""
        return cls(
            settings.getfloat("UNHEALTHY_FAILED_SHARE"),
            settings.getint("UNHEALTHY_FAILED_LEAST"),
            settings.getfloat("UNHEALTHY_SILENT_DAYS"),
        )


DEFAULT = Thresholds()


class Exit(IntEnum):
    """What `crawl` tells its caller. Of several outlets the highest counts."""

    OK = 0
    NOT_STARTED = 1
    USAGE = 2
    UNHEALTHY = 3
    OUTPUT = 4
    LOCKED = 5


def judge(
    report: Report, *, interrupted: bool, thresholds: Thresholds = DEFAULT
) -> tuple[Verdict, list[str]]:
    """Return the verdict of a run and its reasons.

    Trouble outweighs everything: a run that was interrupted while its site was down is unhealthy.
    """
    reasons = list(report.troubles)
    failed = report.failed.total()
    fetches = failed + report.fetched
    if fetches >= thresholds.failed_least and 0 < failed >= thresholds.failed_share * fetches:
        ((why, count),) = report.failed.counts.most_common(1)
        urls = ", ".join(report.failed.examples[why][:2])
        reasons.append(f"{failed} of {fetches} fetches failed, {count} with {why}: see {urls}")
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
