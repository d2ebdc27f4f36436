"""WARC files: what a run archives, and how it is read back."""

import base64
import gzip
import hashlib
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import brotli
import pytest
from scrapy.http import HtmlResponse, Request, Response, TextResponse
from warcio.archiveiterator import ArchiveIterator

from crawler.failures import reason_for
from crawler.sources import files, warc
from crawler.sources.archive import SITE_FIELD, WarcArchive
from crawler.sources.files import ArchiveFile

HOME = "http://kontumtv.vn"
INFO = {
    "software": "tintinh/0.1",
    "format": "WARC File Format 1.1",
    SITE_FIELD: "http://127.0.0.1:8765",
}
PAGE = "<html><body><p>Hội nghị</p></body></html>".encode() * 2000
HTML = {"Content-Type": "text/html; charset=UTF-8"}


def archive(folder: Path, max_bytes: int = 1 << 30) -> WarcArchive:
    return WarcArchive(folder, "20261122T201500Z", INFO, max_bytes)


def seal(made: WarcArchive) -> list[Path]:
    made.sync()
    for file in made.files:
        file.seal()
    return [file.path for file in made.files]


def kept(folder: Path, *responses: Response, max_bytes: int = 1 << 30):
    """Archive `responses` and return the positions and the paths."""
    made = archive(folder, max_bytes)
    positions = [made.add(Request(each.url), each) for each in responses]
    return positions, seal(made)


def index(path: Path) -> list[warc.Found]:
    return list(warc.index(ArchiveFile(path.name, path)))


def captures(path: Path) -> list[warc.Capture]:
    return [each for each in index(path) if isinstance(each, warc.Capture)]


def damages(path: Path) -> list[warc.Damage]:
    return [each for each in index(path) if isinstance(each, warc.Damage)]


def read(path: Path, capture: warc.Capture, max_bytes: int = 1 << 24) -> Response:
    return warc.read(ArchiveFile(path.name, path), capture, Request(capture.url), max_bytes)


def responses() -> list[Response]:
    return [
        Response(
            f"{HOME}/a/", body=gzip.compress(PAGE), headers={**HTML, "Content-Encoding": "gzip"}
        ),
        Response(
            f"{HOME}/b/",
            body=PAGE,
            headers={**HTML, "Transfer-Encoding": "chunked", "Set-Cookie": ["a=1", "b=2"]},
        ),
        Response(f"{HOME}/c/", status=301, headers={"Location": "/d/"}),
        Response(f"{HOME}/d/", status=404, body=b"", headers=HTML),
        Response(f"{HOME}/e/?x=1&y=t%E1%BB%A9c", status=599, body=b"\x00\xff\r\n\r\n"),
        Response(
            f"{HOME}/f.json",
            body=b"[]",
            headers={"Content-Type": "application/json"},
            protocol="h2",
        ),
    ]


def test_payloads_are_archived_as_received_and_read_back_decoded(tmp_path):
    given = responses()
    _, [path] = kept(tmp_path, *given)
    bodies = {}
    with path.open("rb") as file:
        for record in ArchiveIterator(file, no_record_parse=False):
            if record.rec_type == "response":
                bodies[record.rec_headers["WARC-Target-URI"]] = record.raw_stream.read()
    assert bodies == {each.url: each.body for each in given}
    back = [read(path, capture) for capture in captures(path)]
    assert [each.body for each in back] == [PAGE, *[each.body for each in given[1:]]]
    assert [each.status for each in back] == [each.status for each in given]
    assert [type(each) for each in back[:2]] == [HtmlResponse] * 2 and isinstance(
        back[5], TextResponse
    )
    assert back[2].headers["Location"] == b"/d/"
    assert back[1].headers.getlist("Set-Cookie") == [b"a=1", b"b=2"]
    assert not any(
        name in each.headers for each in back for name in ("Content-Encoding", "Transfer-Encoding")
    )


def test_a_position_is_where_its_record_begins(tmp_path):
    given = responses()
    positions, [path] = kept(tmp_path, *given)
    assert [position.file for position in positions] == [path.name] * len(given)
    for position, response in zip(positions, given, strict=True):
        with path.open("rb") as file:
            file.seek(position.offset)
            record = next(iter(ArchiveIterator(file)))
            assert record.rec_headers["WARC-Target-URI"] == response.url
            assert record.rec_type == "response"
    assert [(each.file, each.offset) for each in captures(path)] == [
        (p.file, p.offset) for p in positions
    ]


def test_each_response_has_its_request_beside_it(tmp_path):
    made = archive(tmp_path)
    request = Request(
        f"{HOME}/tin?p=1", method="POST", body=b"a=b", headers={"User-Agent": "tintinh/0.1"}
    )
    made.add(request, Response(request.url))
    [path] = seal(made)
    with path.open("rb") as file:
        info, response, asked = [
            (r.rec_type, r.rec_headers, r.http_headers, r.content_stream().read())
            for r in ArchiveIterator(file)
        ]
    assert (info[0], response[0], asked[0]) == ("warcinfo", "response", "request")
    assert asked[1]["WARC-Concurrent-To"] == response[1]["WARC-Record-ID"]
    assert asked[1]["WARC-Date"] == response[1]["WARC-Date"]
    assert asked[2].to_str().startswith("POST /tin?p=1 HTTP/1.1\r\n")
    assert (
        asked[2].get_header("Host") == "kontumtv.vn"
        and asked[2].get_header("User-Agent") == "tintinh/0.1"
    )
    assert asked[3] == b"a=b"


def test_what_the_checker_of_warcio_says(tmp_path):
    _, paths = kept(tmp_path, *responses(), max_bytes=500)
    assert len(paths) > 1
    checked = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_file_that_has_grown_is_followed_by_another_with_its_own_info(tmp_path):
    positions, paths = kept(tmp_path, *responses(), max_bytes=500)
    assert [path.name for path in paths] == [
        f"20261122T201500Z-{n:05}.warc.gz" for n in range(len(paths))
    ]
    assert {position.file for position in positions} == {path.name for path in paths}
    for path in paths:
        first = index(path)[0]
        assert first == warc.CrawledSite("http://127.0.0.1:8765")
    assert sum(len(captures(path)) for path in paths) == len(responses())


def test_nothing_fetched_leaves_no_file(tmp_path):
    made = archive(tmp_path)
    assert made.sync() == {} and seal(made) == [] and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("packed", [True, False])
def test_what_decodes_to_more_than_the_limit_is_not_read(tmp_path, packed):
    headers = {**HTML, "Content-Encoding": "gzip"} if packed else HTML
    body = gzip.compress(PAGE) if packed else PAGE
    _, [path] = kept(tmp_path, Response(f"{HOME}/a/", body=body, headers=headers))
    [capture] = captures(path)
    assert read(path, capture, len(PAGE)).body == PAGE
    with pytest.raises(Exception, match="too-large") as refused:
        read(path, capture, len(PAGE) - 1)
    assert reason_for(refused.value) == "too-large"


# Files that others made.


def record(
    kind: str,
    url: str,
    body: bytes,
    *,
    date: str | None = "2014-12-20T01:02:03Z",
    length: int | None = None,
) -> bytes:
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:1>",
        f"WARC-Target-URI: {url}",
    ]
    head += [f"WARC-Date: {date}"] if date is not None else []
    head += [
        "Content-Type: application/http",
        f"Content-Length: {len(body) if length is None else length}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def http(
    body: bytes = b"<p>a</p>", status: str = "200 OK", mime: str = "Text/HTML; charset=utf-8"
) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n\r\n".encode() + body


A, B = f"{HOME}/a/", f"{HOME}/b/"
GOOD = record("response", A, http())


@pytest.mark.parametrize(
    "pack",
    [lambda *r: b"".join(r), lambda *r: b"".join(map(gzip.compress, r))],
    ids=["plain", "gzip"],
)
def test_archives_of_others_are_indexed_and_read(tmp_path, pack):
    path = tmp_path / "theirs.warc"
    path.write_bytes(
        pack(
            record("warcinfo", "", b"software: wget\r\n"),
            record("request", A, b"GET /a/ HTTP/1.1\r\n\r\n"),
            record("response", f"<{A}>", http()),  # as wget has it
            record("revisit", A, http(b"")),
            record("metadata", A, b"x"),
            record("response", "dns:kontumtv.vn", b"1.2.3.4"),
            record("response", f"{HOME}/b/#x", http(b"mat", "404 Not Found", "")),
        )
    )
    found = captures(path)
    assert [(each.url, each.status, each.mime, each.captured) for each in found] == [
        (A, 200, "text/html", "2014-12-20T01:02:03+00:00"),
        (A, 200, "text/html", "2014-12-20T01:02:03+00:00"),
        (B, 404, "", "2014-12-20T01:02:03+00:00"),
    ]
    assert [each.is_revisit for each in found] == [False, True, False]
    assert [read(path, each).body for each in found] == [b"<p>a</p>", b"", b"mat"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2014-12-20T01:02:03Z", "2014-12-20T01:02:03+00:00"),
        ("2014-12-20T01:02:03.123456789Z", "2014-12-20T01:02:03+00:00"),
        ("2014-12-20T01:02Z", "2014-12-20T01:02:00+00:00"),
        ("2014-12-20", "2014-12-20T00:00:00+00:00"),
        ("2014-12-20T08:02:03+07:00", "2014-12-20T01:02:03+00:00"),
        ("20141220010203", "2014-12-20T01:02:03+00:00"),
    ],
)
def test_a_captures_time_has_its_offset(tmp_path, date, expected):
    path = tmp_path / "a.warc"
    path.write_bytes(record("response", A, http(), date=date))
    assert [each.captured for each in captures(path)] == [expected]
    assert datetime.fromisoformat(expected).tzinfo


C = f"{HOME}/c/"
LAST = record("response", C, http())
SPOILT = {
    "cut after its head": GOOD[: GOOD.index(b"HTTP/1.1")],
    "cut in the headers": GOOD[: GOOD.index(b"Text/HTML")],
    "cut in its body": GOOD[:-9],
    "length too long": record("response", B, http(), length=9999),
    "length too short": record("response", B, http(), length=5),
    "length no number": GOOD.replace(b"Content-Length: ", b"Content-Length: x"),
    "no date": record("response", B, http(), date=None),
    "date no date": record("response", B, http(), date="hôm qua"),
    "zeros": b"\x00" * 5000,
    "text": b"day khong phai la mot kho luu tru\n" * 99,
    "a line without end": b"WARC/1.0\r\nX: " + b"x" * (1 << 21),
    "a digest that does not match": GOOD.replace(
        b"WARC-Date", b"WARC-Block-Digest: sha1:" + b"A" * 32 + b"\r\nWARC-Date"
    ),
}
PACKED = {
    "gzip cut": gzip.compress(GOOD)[:-20],
    "gzip damaged": gzip.compress(GOOD)[:30] + b"\xff" * 30 + gzip.compress(GOOD)[60:],
    "gzip of what is none": b"\x1f\x8b\x08" + b"x" * 99,
    "rubbish": b"\x00rubbish, and no record" * 10,
    **{f"packed, {name}": gzip.compress(data) for name, data in SPOILT.items() if data[:1] == b"W"},
}


@pytest.mark.parametrize("name", [*SPOILT, *PACKED])
def test_of_a_damaged_archive_the_rest_is_read_and_the_place_is_said(tmp_path, name, capsys):
    path = tmp_path / "hong.warc"
    if name in SPOILT:
        first, spoilt, last = GOOD, SPOILT[name], LAST
    else:
        first, spoilt, last = gzip.compress(GOOD), PACKED[name], gzip.compress(LAST)
    for tail in (last, b""):
        path.write_bytes(first + spoilt + tail)
        assert [each.url for each in captures(path)] == ([A, C] if tail else [A])
        found = damages(path)
        assert found and found[0].offset == len(first) and found[0].why
    for each in captures(path):
        assert read(path, each).body == b"<p>a</p>"
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("digest", "is_good"),
    [
        ("sha1:" + base64.b32encode(hashlib.sha1(http()).digest()).decode(), True),
        ("sha1:" + hashlib.sha1(http()).hexdigest(), True),
        ("sha256:" + hashlib.sha256(http()).hexdigest(), True),
        ("md5:" + hashlib.md5(http()).hexdigest(), True),
        ("blake3:00ff", True),
        ("sha1:ABC", True),
        ("sha1", True),
        ("sha256:" + "0" * 64, False),
        ("sha1:" + "A" * 32, False),
    ],
)
def test_a_block_must_match_its_digest_however_that_is_written(tmp_path, digest, is_good):
    path = tmp_path / "a.warc"
    line = b"WARC-Block-Digest: " + digest.encode() + b"\r\nWARC-Date"
    path.write_bytes(GOOD.replace(b"WARC-Date", line))
    assert len(captures(path)) == is_good and len(damages(path)) == (not is_good)


def test_a_payloads_digest_counts_only_where_the_block_has_none(tmp_path):
    path = tmp_path / "a.warc"
    wrong = b"WARC-Payload-Digest: sha1:" + b"A" * 32 + b"\r\n"
    right = base64.b32encode(hashlib.sha1(http()).digest())
    path.write_bytes(GOOD.replace(b"WARC-Date", wrong + b"WARC-Date"))
    assert damages(path)
    block = b"WARC-Block-Digest: sha1:" + right + b"\r\n"
    path.write_bytes(GOOD.replace(b"WARC-Date", wrong + block + b"WARC-Date"))
    assert captures(path) and not damages(path)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_an_archive_cut_anywhere_within_a_record_is_damaged(tmp_path, pack):
    path = tmp_path / "a.warc"
    first, second = pack(GOOD), pack(record("response", B, http()))
    # Beyond the content there are line breaks, and the checksum of gzip.
    for end in range(1, len(second) - 12):
        path.write_bytes(first + second[:end])
        assert [each.url for each in captures(path)] == [A], end
        assert damages(path), end
    path.write_bytes(first + second)
    assert [each.url for each in captures(path)] == [A, B]


@pytest.mark.parametrize(
    "content",
    [
        b"khong phai",
        b"\x1f\x8b" + b"x" * 99,
        b"<html>",
        b"\xff" * 999,
        b"m\xb0t d\xf2ng c\xf3 b\xf4n c\xe1ch\n<p>",
    ],
    ids=repr,
)
def test_what_is_no_archive_is_said_so(tmp_path, content):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    assert [(each.offset, each.why) for each in index(path)] == [(0, "no record begins here")]


def test_a_file_packed_as_a_whole_is_said_so(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(GOOD + LAST))
    assert [each.why for each in damages(path)] == [
        "it is compressed as a whole and not record by record: unpack it first"
    ]


def test_an_empty_file_holds_nothing(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"")
    assert index(path) == []


@pytest.mark.parametrize("offset", [3, 10**9])
def test_a_capture_that_is_not_where_it_was_is_broken(tmp_path, offset):
    path = tmp_path / "a.warc"
    path.write_bytes(GOOD)
    capture = warc.Capture("a.warc", offset, A, "2014-12-20T01:02:03+00:00", 200, "text/html")
    with pytest.raises(warc.BrokenArchive, match="no response at byte"):
        read(path, capture)
    with pytest.raises(warc.BrokenArchive):
        read(tmp_path / "weg.warc", capture)
    with pytest.raises(files.BrokenArchive, match=r"weg\.warc: No such file"):
        index(tmp_path / "weg.warc")


# What other tools write down.

CHUNKED = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"HTTP/2 200\r\ncontent-type: text/html\r\n", PAGE),
        (b"HTTP/2.0 200 OK\r\n:status: 200\r\ncontent-type: text/html\r\n", PAGE),
        (b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n", PAGE),
        (b"HTTP/1.1 200\r\nContent-Type: text/html\r\nTransfer-Encoding: Chunked\r\n", CHUNKED),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n", PAGE),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n",
            brotli.compress(PAGE),
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n", PAGE),
        (b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: GZIP\r\n", PAGE),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
            b"Transfer-Encoding: chunked\r\n",
            b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(PAGE)), gzip.compress(PAGE)),
        ),
    ],
)
def test_a_response_is_read_however_it_was_written_down(tmp_path, head, body):
    path = tmp_path / "theirs.warc.gz"
    path.write_bytes(gzip.compress(record("response", A, head + b"\r\n" + body)))
    [capture] = captures(path)
    assert (capture.status, capture.mime) == (200, "text/html")
    assert read(path, capture).body == PAGE


def test_a_resource_record_is_a_page(tmp_path):
    path = tmp_path / "theirs.warc"
    whole = record("resource", A, PAGE).replace(b"application/http", b"text/html; charset=utf-8")
    path.write_bytes(whole)
    [capture] = captures(path)
    assert (capture.status, capture.mime) == (200, "text/html")
    back = read(path, capture)
    assert back.body == PAGE and isinstance(back, HtmlResponse)


def test_a_revisit_is_read_where_its_payload_lies(tmp_path):
    path = tmp_path / "theirs.warc"
    digest = b"WARC-Payload-Digest: sha1:ABC\r\nWARC-Block-Digest: blake3:x\r\nWARC-Date"
    path.write_bytes(
        GOOD.replace(b"WARC-Date", digest)
        + record("revisit", B, b"", date="2015-01-02T03:04:05Z").replace(b"WARC-Date", digest)
    )
    first, revisit = captures(path)
    assert first.digest == revisit.digest and revisit.is_revisit
    file = ArchiveFile(path.name, path)
    back = warc.read(file, revisit, Request(B), 1 << 20, lies_in=first)
    assert (back.url, back.body) == (B, b"<p>a</p>")
