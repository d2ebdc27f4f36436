"""Why a fetch came to nothing, in one word."""

import pytest
from scrapy import exceptions
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.failures import (
    FetchFailed,
    Forbidden,
    Refused,
    RobotsUnavailable,
    bad_status,
    reason_for,
)
from crawler.sources.warc import BrokenArchive


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FetchFailed("http-500"), "http-500"),
        (Refused("off-site"), "off-site"),
        (Forbidden(), "robots"),
        (RobotsUnavailable(), "robots-unavailable"),
        (exceptions.CannotResolveHostError(), "no-such-host"),
        (exceptions.DownloadConnectionRefusedError(), "connection-refused"),
        (exceptions.DownloadTimeoutError(), "timeout"),
        (exceptions.ResponseDataLossError(), "cut-short"),
        (exceptions.DownloadFailedError(), "connection-failed"),
        (exceptions.DownloadCancelledError(), "too-large"),
        (IgnoreRequest("max redirections reached"), "too-many-redirects"),
        (IgnoreRequest("larger than DOWNLOAD_MAXSIZE"), "too-large"),
        (IgnoreRequest("too-large"), "too-large"),
        (IgnoreRequest("for its own reasons"), "ignored"),
        (BrokenArchive("a.warc.gz: damaged"), "broken-archive"),
        (ConnectionResetError(), "connection-failed"),
        (ZeroDivisionError(), "ZeroDivisionError"),
    ],
)
def test_every_end_of_a_fetch_has_its_word(error, reason):
    assert reason_for(error) == reason


@pytest.mark.parametrize(
    ("status", "reason"),
    [(200, None), (204, "http-204"), (304, "http-304"), (404, "http-404"), (503, "http-503")],
)
def test_only_200_is_a_page(status, reason):
    assert bad_status(Response("http://a/", status=status)) == reason
