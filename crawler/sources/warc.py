"""What archive files hold: their index, and one response at a time.

Reads .warc and .warc.gz (ISO 28500) and .arc and .arc.gz (Internet Archive, 1996) with warcio. A
file is read once for its index, and then record by record as the spider asks. Files break: what
cannot be read is reported with its place, and reading goes on at the next record.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.digestverifyingreader import DigestVerifyingReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ARC2WARCHeadersParser, ArcWarcRecordLoader

from crawler.addresses import normalise, origin_of
from crawler.candidate import Capture
from crawler.sources.archive import SITE_FIELD
from crawler.sources.files import ArchiveFile, BrokenArchive
from crawler.sources.unpack import dechunk, decode

# What a damaged file makes warcio, zlib and the number parsing of record headers raise; the
# AttributeError is warcio's where the file ends between a record's headers and its content.
DAMAGE = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, OSError, AttributeError)

BLOCK = 1 << 16
GZIP = b"\x1f\x8b\x08"
# Where a record may begin: of a packed file at a gzip member, else at the line that opens it.
STARTS = {
    "gzip": re.compile(re.escape(GZIP)),
    "warc": re.compile(rb"WARC/\d\.\d+\r?\n"),
    "arc": re.compile(rb"(?<=\n)https?://\S{1,2048} [\d.:a-f]{1,45} \d{14} \S{1,255} \d{1,12}\n"),
}
LONGEST_START = 2500
LONGEST_LINE = 1 << 20
# SHA-1, SHA-256 or SHA-512, in hex or in base 32; what else there is, is not checked.
DIGEST = re.compile(
    r"sha1:(?:[0-9a-fA-F]{40}|[A-Z2-7]{32})|sha256:(?:[0-9a-fA-F]{64}|[A-Z2-7]{52}={4})"
    r"|sha512:[0-9a-fA-F]{128}"
)


@dataclass(frozen=True)
class CrawledSite:
    """What a warcinfo record of our own says: the run that wrote this was pointed at `origin`."""

    origin: str


@dataclass(frozen=True)
class Damage:
    """Something that cannot be read at byte `offset` of a file."""

    offset: int
    why: str
    is_fatal: bool = False
    """What follows it can be read only after its beginning was searched for."""


Found = Capture | CrawledSite | Damage


class _Unpacking(DecompressingBufferedReader):
    """warcio's reader, which says on standard error what we report, and knows no limit of a line."""

    def _decompress(self, data: bytes) -> bytes:
        if self.decompressor and self.num_block_read:
            return self.decompressor.decompress(data)
        return super()._decompress(data)

    def readline(self, length: int | None = None) -> bytes:
        left = LONGEST_LINE if length is None else min(length, LONGEST_LINE)
        line = b""
        while left > 0:
            self._fillbuff()
            if self.empty():
                return line
            piece = self.buff.readline(left)
            line += piece
            left -= len(piece)
            if piece.endswith(b"\n"):
                return line
        if len(line) == LONGEST_LINE:
            raise ValueError("a line without end")
        return line


class _Loader(ArcWarcRecordLoader):
    """warcio's loader, which trips over digests that it cannot read, and checks more than counts.

    Writers differ in what they take for the payload, so that its digest counts only where there
    is none of the block.
    """

    def _detect_type_load_headers(
        self, stream: Any, statusline: bytes | None = None, known_format: str | None = None
    ) -> tuple[str, Any]:
        # What is no WARC's warcio takes for an ARC's, and any line with four spaces will do.
        may_be_arc = isinstance(self.arc_parser, ARC2WARCHeadersParser)
        known = known_format if may_be_arc else "warc"
        return super()._detect_type_load_headers(stream, statusline, known)

    def wrap_digest_verifying_stream(
        self, stream: Any, rec_type: str, rec_headers: Any, digest_checker: Any, length: Any = None
    ) -> tuple[Any, bool]:
        block, payload = (
            value if DIGEST.fullmatch(value) else None
            for name in ("WARC-Block-Digest", "WARC-Payload-Digest")
            for value in [rec_headers.get_header(name) or ""]
        )
        if rec_headers.get_header("WARC-Block-Digest"):
            payload = None
        if not (block or payload):
            return stream, False
        reader = DigestVerifyingReader(
            stream,
            length,
            digest_checker,
            record_type=rec_type,
            payload_digest=payload,
            block_digest=block,
            segment_number=rec_headers.get_header("WARC-Segment-Number"),
        )
        return reader, True


class _Records(ArchiveIterator):
    """warcio's iterator, which says on standard error what we report: that a length is wrong."""

    def __init__(self, file: BinaryIO, **options: Any):
        super().__init__(file, **options)
        self.reader = _Unpacking(self.fh)
        self.loader = _Loader(verify_http=False, arc2warc=options["arc2warc"])

    def _next_record(self, next_line: bytes | None) -> Any:
        before = self.reader.tell()
        try:
            return super()._next_record(next_line)
        except EOFError:
            if next_line is None and self.reader.tell() == before:
                raise  # the end of the file, or of an empty member
            raise ValueError("the record was cut short") from None

    def _consume_blanklines(self) -> tuple[bytes | None, int]:
        size = 0
        is_first = True
        while line := self.reader.readline():
            if line.strip():
                if not is_first:
                    return line, size
                self.err_count += 1
            size += len(line)
            is_first = False
        return None, size


def index(archive: ArchiveFile) -> Iterator[Found]:
    """Yield the responses in an archive file, in its order, the site it was made of, and damages.

    After a damage it goes on with the next record that can be made out. Raise `BrokenArchive`
    where the file cannot be opened.
    """
    try:
        file = archive.open()
    except OSError as error:
        raise BrokenArchive(f"{archive.name}: {error.strerror or error}") from error
    with file:
        yield from index_in(archive.name, file)


def index_in(name: str, file: BinaryIO) -> Iterator[Found]:
    """Yield what `index` does of an open file that is called `name`."""
    is_packed, is_arc = _kind(file)
    begins = STARTS["gzip" if is_packed else "arc" if is_arc else "warc"]
    size = file.seek(0, 2)
    start: int | None = 0
    while start is not None and start < size:
        broken_at: int | None = None
        for each in _records(name, file, start, size, is_packed, is_arc):
            if isinstance(each, Damage) and each.is_fatal:
                broken_at = each.offset
            yield each
        if broken_at is None:
            return
        start = _next_start(file, max(broken_at, start) + 1, begins)


def _kind(file: BinaryIO) -> tuple[bool, bool]:
    """Tell whether the file's records are packed, and whether it is an ARC."""
    file.seek(0)
    head = file.read(4096)
    is_packed = head.startswith(GZIP[:2])
    if is_packed:
        head = decode(head, "gzip", 16)
    return is_packed, head.startswith(b"filedesc:")


def _next_start(file: BinaryIO, offset: int, pattern: re.Pattern[bytes]) -> int | None:
    """Return the next byte, from `offset`, at which a record may begin; None if there is none."""
    # The byte before is for the pattern that looks behind.
    at = max(0, offset - 1)
    while True:
        file.seek(at)
        block = file.read(BLOCK * 16)
        if found := pattern.search(block, min(offset - at, len(block)) if offset > at else 0):
            return at + found.start()
        if len(block) < BLOCK * 16:
            return None
        at += len(block) - LONGEST_START
        offset = max(offset, at)


def _records(
    name: str, file: BinaryIO, start: int, size: int, is_packed: bool, is_arc: bool
) -> Iterator[Found]:
    """Yield what the records from byte `start` on hold, up to a damage that is fatal.

    A record is yielded when what follows shows that its length was right.
    """
    file.seek(start)
    records = _Records(file, arc2warc=is_arc, check_digests=True)
    held: list[Found] = []
    held_at = start
    errors = 0
    wrong_length = "the record's length is wrong"
    try:
        for record in records:
            if records.err_count > errors:
                errors = records.err_count
                held = [Damage(held_at, wrong_length)]
            yield from held
            held, held_at = [], records.offset
            found = list(_found(name, held_at, record))
            # A record that was cut short is found out only at its end.
            left = _skip(record.raw_stream)
            if left and not is_packed:
                yield Damage(held_at, f"the record lacks {left} bytes", is_fatal=True)
                return
            if left:
                found = [Damage(held_at, f"the record lacks {left} bytes")]
            elif bad := _bad_digest(record):
                found = [Damage(held_at, bad)]
            held = found
        if records.err_count > errors:
            yield Damage(held_at, wrong_length, is_fatal=True)
            return
        yield from held
        # warcio takes a file that ends within a record's headers for one that ends before it.
        if records.offset < size:
            yield Damage(records.offset, "the record was cut short", is_fatal=True)
    except DAMAGE as error:
        if records.err_count > errors:
            yield Damage(held_at, wrong_length, is_fatal=True)
            return
        yield from held  # it is whole: what comes after it breaks
        yield Damage(max(records.offset, held_at), _why(error), is_fatal=True)


def _why(error: BaseException) -> str:
    if isinstance(error, ArchiveLoadFailed) and "non-chunked" in str(error):
        return "it is compressed as a whole and not record by record: unpack it first"
    if isinstance(error, ArchiveLoadFailed):
        return "no record begins here"
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _bad_digest(record: Any) -> str | None:
    """Return what is wrong with a record's digest."""
    problems = record.digest_checker.problems
    return f"the {problems[0].split()[0]} does not match its digest" if problems else None


def _found(name: str, offset: int, record: Any) -> Iterator[Found]:
    """Yield what a record tells: a capture, the site of one of our own files, or a damage."""
    headers = record.rec_headers
    if not (headers.get_header("Content-Length") or "").isdigit():
        yield Damage(offset, "the record's length is no number")
    elif record.rec_type == "warcinfo":
        yield from _crawled_site(record)
    elif record.rec_type in ("response", "revisit", "resource"):
        url = normalise(headers.get_header("WARC-Target-URI") or "")
        if url is None:
            return
        try:
            captured = moment(headers.get_header("WARC-Date") or "")
        except ValueError:
            yield Damage(offset, "the record's date is none")
            return
        if (answer := _answer(record)) is not None:
            status, mime = answer
            yield Capture(
                file=name,
                offset=offset,
                url=url,
                captured=captured,
                status=status,
                mime=mime.partition(";")[0].strip().lower(),
                archive=name,
                digest=headers.get_header("WARC-Payload-Digest") or "",
                is_truncated=bool(headers.get_header("WARC-Truncated")),
                is_revisit=record.rec_type == "revisit",
                taken_from=" ".join(
                    filter(None, map(headers.get_header, ("WARC-Source-URI", "WARC-Source-Range")))
                ),
            )


def _answer(record: Any) -> tuple[int, str] | None:
    """Return status and content type of a record, None where it is no answer of HTTP."""
    http = record.http_headers
    if record.rec_type == "resource":
        return 200, record.rec_headers.get_header("Content-Type") or ""
    if http is None:
        # A revisit may leave out what the earlier answer said.
        return (200, "") if record.rec_type == "revisit" else None
    status = http.get_statuscode()
    if not (status.isascii() and status.isdigit() and len(status) == 3):
        return None
    return int(status), http.get_header("Content-Type") or ""


def _crawled_site(record: Any) -> Iterator[CrawledSite]:
    for line in record.content_stream().read(1 << 16).decode("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        if name == SITE_FIELD and (url := normalise(value.strip())):
            yield CrawledSite(origin_of(url))


def moment(date: str) -> str:
    """Return a WARC-Date, or the 14 digits of an index, in UTC to the second. Raise ValueError."""
    if re.fullmatch(r"\d{14}", date, re.ASCII):
        date = f"{date[:8]}T{date[8:]}"
    when = datetime.fromisoformat(date).replace(microsecond=0)
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return when.astimezone(UTC).isoformat()


def _skip(stream: Any) -> int:
    """Read a record to its end and return how many of its promised bytes are missing."""
    while stream.read(BLOCK):
        pass
    return getattr(stream, "limit", 0)


def read(
    archive: ArchiveFile,
    capture: Capture,
    request: Request,
    max_bytes: int,
    *,
    lies_in: Capture | None = None,
) -> Response:
    """Return the archived response `capture` of an archive file, decoded.

    `lies_in` is the capture in that file whose payload it is, where it has none itself. Raise
    `BrokenArchive` where the record cannot be read, IgnoreRequest where it holds more than
    `max_bytes` after decoding.
    """
    offset = (lies_in or capture).offset
    try:
        with archive.open() as file:
            file.seek(offset)
            return response_in(file, capture, request, max_bytes)
    except (*DAMAGE, StopIteration) as error:
        raise BrokenArchive(f"{archive.name}: no response at byte {offset}") from error


def response_in(file: Any, capture: Capture, request: Request, max_bytes: int) -> Response:
    """Return the response whose record begins where `file` stands, as that of `capture`.

    Raise what is in `DAMAGE`, StopIteration, or IgnoreRequest where it is too large.
    """
    record = next(iter(_Records(file, arc2warc=True)))
    headers = Headers()
    if record.http_headers is None:
        kind = record.rec_headers.get_header("Content-Type")
        headers["Content-Type"] = kind or "application/octet-stream"
    else:
        for name, value in record.http_headers.headers:
            if name and not name.startswith(":"):  # HTTP/2's own, as some write them down
                headers.appendlist(name, value)
    body = _payload(record, max_bytes + 1)
    if len(body) > max_bytes:
        raise IgnoreRequest("too-large")
    for undone in ("Content-Encoding", "Transfer-Encoding"):
        headers.pop(undone, None)
    kind = responsetypes.from_args(headers=headers, url=capture.url, body=body[:5000])
    return kind(capture.url, status=capture.status, headers=headers, body=body, request=request)


def _payload(record: Any, most: int) -> bytes:
    """Return the payload of a record, at most `most` bytes, without chunks and content encoding."""
    http = record.http_headers
    # Chunks cost a few bytes each; who sends more of them than text is not read to the end.
    body = _read(record.raw_stream, most + most // 4 + BLOCK)
    if http is None:
        return body[:most]
    if "chunked" in (http.get_header("Transfer-Encoding") or "").lower():
        body = dechunk(body)
    return decode(body, http.get_header("Content-Encoding") or "", most)[:most]


def _read(stream: Any, most: int) -> bytes:
    blocks = []
    left = most
    while left > 0 and (block := stream.read(min(left, BLOCK))):
        blocks.append(block)
        left -= len(block)
    return b"".join(blocks)
