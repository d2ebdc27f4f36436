"""Why a fetch came to nothing, in one word for the ledger and the report."""

from __future__ import annotations

import re

from scrapy import exceptions
from scrapy.exceptions import DropItem, IgnoreRequest
from scrapy.http import Response

from crawler.sources.files import BrokenArchive


class FetchFailed(Exception):
    """An address could not be fetched; `reason` is one of the words of this module."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Refused(IgnoreRequest):
    """An address that no request may go to: off the outlet's hosts, or a private address."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Forbidden(IgnoreRequest):
    """An address that robots.txt forbids."""

    reason = "robots"


class RobotsUnavailable(IgnoreRequest):
    """robots.txt did not answer, so nothing may be asked for."""

    reason = "robots-unavailable"


class Unsent(IgnoreRequest):
    """A request that was never sent, because the run is being stopped."""


class LeftOut(DropItem):
    """An article that is fine but not to be written: unchanged, or not asked for."""

    def __init__(self, reason: str):
        super().__init__(reason, log_level="DEBUG")


TRANSPORT: tuple[tuple[type[BaseException], str], ...] = (
    (exceptions.CannotResolveHostError, "no-such-host"),
    (exceptions.DownloadConnectionRefusedError, "connection-refused"),
    (exceptions.DownloadTimeoutError, "timeout"),
    (exceptions.ResponseDataLossError, "cut-short"),
    (exceptions.DownloadCancelledError, "too-large"),
    (exceptions.DownloadFailedError, "connection-failed"),
    (BrokenArchive, "broken-archive"),
    (OSError, "connection-failed"),
)


BAD_CERTIFICATE = re.compile(r"certificate verify failed|VerificationError")
"""What OpenSSL (nobody known vouches for it, or it is out of date) and service_identity (it is
another host's) say of a certificate."""
TRANSIENT = re.compile(r"timeout|cut-short|connection-|no-such-host|http-(?:429|5\d\d)")
"""Reasons that may be none tomorrow."""

FETCH_ERRORS: tuple[type[BaseException], ...] = (IgnoreRequest, *(kind for kind, _ in TRANSPORT))
"""What downloading raises when there is no response to be had."""


def reason_for(error: BaseException) -> str:
    """Return why a request failed: ``timeout``, ``cut-short``, ``too-large``, …"""
    if isinstance(error, (FetchFailed, Refused, Forbidden, RobotsUnavailable)):
        return error.reason
    if isinstance(error, exceptions.DownloadFailedError) and BAD_CERTIFICATE.search(str(error)):
        return "bad-certificate"
    for kind, reason in TRANSPORT:
        if isinstance(error, kind):
            return reason
    if isinstance(error, IgnoreRequest):
        # Scrapy has one exception for several ends; only its words tell them apart.
        text = str(error)
        if "max redirections" in text:
            return "too-many-redirects"
        if "DOWNLOAD_MAXSIZE" in text or text == "too-large":
            return "too-large"
        return "ignored"
    return type(error).__name__


def bad_status(response: Response) -> str | None:
    """Return ``http-404`` and the like for a response that is no success, else None."""
    return None if response.status == 200 else f"http-{response.status}"
