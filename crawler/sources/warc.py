"""Archive files as a source: which responses they hold, and one response at a time.

Reads .warc and .warc.gz (ISO 28500) with warcio. A file is read twice: once for its index, and
once more, record by record, in the order in which the spider asks.
"""

from __future__ import annotations

import glob
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.addresses import normalise, origin_of
from crawler.candidate import Capture
from crawler.sources.archive import SITE_FIELD

# What a damaged file makes warcio, zlib and the number parsing of record headers raise; the
# AttributeError is warcio's where the file ends between a record's headers and its content.
DAMAGE = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, OSError, AttributeError)


class BrokenArchive(Exception):
    """An archive file cannot be read on; the message names the file and the byte."""


def find(pattern: str) -> list[Path]:
    """Return the archive files that `pattern` names: a path or a glob. Raise FileNotFoundError."""
    paths = [Path(name) for name in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 (a pattern may be absolute)
    files = [path for path in paths if path.is_file()]
    if not files:
        raise FileNotFoundError(f"no such archive: {pattern}")
    return files


@dataclass(frozen=True)
class CrawledSite:
    """What a warcinfo record of our own says: the run that wrote this was pointed at `origin`."""

    origin: str


def index(path: Path) -> Iterator[Capture | CrawledSite]:
    """Yield the responses in the archive file `path`, in its order, and the site it was made of.

    Raise `BrokenArchive` where it cannot be read on; what was yielded before is sound.
    """
    offset = 0
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        try:
            for record in records:
                offset = records.offset  # get_record_offset() would read the record away
                if not (record.rec_headers.get_header("Content-Length") or "").isdigit():
                    raise BrokenArchive(f"{path.name}: record at byte {offset} lacks its length")
                found: list[Capture | CrawledSite] = []
                if record.rec_type == "warcinfo":
                    found += _crawled_site(record)
                if record.rec_type == "response" and record.http_headers is not None:
                    found += _capture(path.name, offset, record)
                # A record that was cut short is found out only at its end.
                left = _skip(record.raw_stream)
                if left:
                    raise BrokenArchive(f"{path.name}: record at byte {offset} lacks {left} bytes")
                yield from found
            # warcio takes a file that ends within a record's headers for one that ends before it.
            offset = records.offset
            if offset < path.stat().st_size:
                raise BrokenArchive(f"{path.name}: record at byte {offset} was cut short")
        except DAMAGE as error:
            why = str(error).strip().splitlines()
            raise BrokenArchive(
                f"{path.name}: damaged after byte {offset}: {why[0] if why else type(error).__name__}"
            ) from error


def _capture(name: str, offset: int, record) -> Iterator[Capture]:
    url = normalise(record.rec_headers.get_header("WARC-Target-URI") or "")
    status = record.http_headers.get_statuscode()
    if url is None or not status.isdigit():
        return
    mime = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    captured = record.rec_headers.get_header("WARC-Date") or ""
    yield Capture(name, offset, url, _moment(captured), int(status), mime)


def _crawled_site(record) -> Iterator[CrawledSite]:
    for line in record.content_stream().read(1 << 16).decode("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        if name == SITE_FIELD and (url := normalise(value.strip())):
            yield CrawledSite(origin_of(url))


def _moment(warc_date: str) -> str:
    """Return a WARC-Date to the second, with its offset. Raise ValueError where it is none."""
    moment = datetime.fromisoformat(warc_date).replace(microsecond=0)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def _skip(stream) -> int:
    """Read a record to its end and return how many of its promised bytes are missing."""
    while stream.read(1 << 16):
        pass
    return getattr(stream, "limit", 0)


def read(path: Path, capture: Capture, request: Request, max_bytes: int) -> Response:
    """Return the archived response `capture` of the file `path`, decoded.

    Raise `BrokenArchive` where the record cannot be read, IgnoreRequest where it holds more than
    `max_bytes` after decoding.
    """
    try:
        with path.open("rb") as file:
            file.seek(capture.offset)
            record = next(iter(ArchiveIterator(file)))
            headers = Headers()
            for name, value in record.http_headers.headers:
                headers.appendlist(name, value)
            body = record.content_stream().read(max_bytes + 1)
    except (*DAMAGE, StopIteration) as error:
        raise BrokenArchive(f"{path.name}: no response at byte {capture.offset}") from error
    if len(body) > max_bytes:
        raise IgnoreRequest("too-large")
    for undone in ("Content-Encoding", "Transfer-Encoding"):
        headers.pop(undone, None)
    kind = responsetypes.from_args(headers=headers, url=capture.url, body=body[:5000])
    return kind(capture.url, status=capture.status, headers=headers, body=body, request=request)
