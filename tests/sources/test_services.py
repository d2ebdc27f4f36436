"""What the indexes of archives say, in the public services' formats and in pywb's."""

import json

import pytest
from scrapy.http import Headers, Response

from crawler.failures import FetchFailed
from crawler.sources import commoncrawl, wayback

NAMES = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
URL = "http://kontumtv.vn/tin-tuc/bai/"
ROW = ["vn,kontumtv)/tin-tuc/bai", "20150102030405", URL, "text/html", "200", "ABC", "999"]


def as_pywb(**more: str) -> dict[str, str]:
    return {
        "urlkey": ROW[0],
        "timestamp": ROW[1],
        "url": URL,
        "mime": "text/html",
        "status": "200",
        "digest": "ABC",
        "length": "999",
        "offset": "7",
        "filename": "a.warc.gz",
        **more,
    }


def test_both_kinds_of_answer_tell_the_same():
    theirs, resume = wayback.read_rows(json.dumps([NAMES, ROW]).encode())
    assert resume is None
    pywbs, _ = wayback.read_rows(json.dumps(as_pywb()).encode() + b"\n")
    for rows in (theirs, pywbs):
        [capture] = wayback.captures_in(rows, "x")
        assert (capture.url, capture.captured) == (URL, "2015-01-02T03:04:05+00:00")
        assert (capture.status, capture.mime, capture.digest) == (200, "text/html", "ABC")
        assert (capture.source, capture.archive, capture.file) == ("wayback", "x", "")


@pytest.mark.parametrize(
    ("answer", "rows", "resume"),
    [
        (b"", 0, None),
        (b"[]", 0, None),
        (b"[[]]", 0, None),
        (json.dumps([NAMES]).encode(), 0, None),
        (
            json.dumps([NAMES, ROW, [], ["vn%2Ckontumtv+2015%21"]]).encode(),
            1,
            "vn%2Ckontumtv+2015%21",
        ),
        (json.dumps([NAMES, [], ["x"]]).encode(), 0, "x"),
    ],
)
def test_an_answer_ends_with_the_key_to_the_next(answer, rows, resume):
    found, key = wayback.read_rows(answer)
    assert (len(found), key) == (rows, resume)


@pytest.mark.parametrize(
    "answer",
    [b"<html>Service Unavailable</html>", b'[["a"], ["b", "c"]]', b"[[", b"[1, 2]", b"\xff\xfe"],
)
def test_an_answer_that_is_none_is_a_failure(answer):
    with pytest.raises(FetchFailed, match="broken-index"):
        wayback.read_rows(answer)


@pytest.mark.parametrize(
    "change",
    [{"timestamp": "2015"}, {"timestamp": ""}, {"url": "dns:kontumtv.vn"}, {"status": "-"}],
)
def test_rows_that_make_no_sense_are_passed_over(change):
    assert list(wayback.captures_in([as_pywb(**change)], "x")) == []


def test_an_address_is_asked_for_as_the_archive_spells_it():
    [capture] = wayback.captures_in([as_pywb(url="http://kontumtv.vn:80/a?utm_source=x")], "x")
    assert (capture.url, capture.target) == (
        "http://kontumtv.vn/a",
        "http://kontumtv.vn:80/a?utm_source=x",
    )


def test_the_sites_own_headers_are_told_from_the_archives():
    headers = Headers(
        {
            "Content-Type": "text/html; charset=utf-8",
            "X-Archive-Orig-Content-Type": "text/html",
            "X-Archive-Orig-Server": "nginx",
            "X-Archive-Orig-Content-Encoding": "gzip",
            "X-Archive-Src": "IA.warc.gz",
            "Memento-Datetime": "Fri, 02 Jan 2015 03:04:05 GMT",
            "Server-Timing": "x",
            "Link": [
                "<http://kontumtv.vn/?p=1>; rel=shortlink",
                f'<{URL}>; rel="original", <http://a/>; rel="memento"',
            ],
            "X-Pingback": "http://kontumtv.vn/xmlrpc.php",
        }
    )
    found = wayback.original_headers(headers)
    assert sorted(name.decode() for name in found) == [
        "Content-Type",
        "Link",
        "Server",
        "X-Pingback",
    ]
    assert found.getlist("Link") == [b"<http://kontumtv.vn/?p=1>; rel=shortlink"]


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ({"Memento-Datetime": "Fri, 02 Jan 2015 03:04:05 GMT"}, "2015-01-02T03:04:05+00:00"),
        ({"Memento-Datetime": "hôm qua"}, None),
        ({}, None),
    ],
)
def test_an_archive_says_when_it_captured_what_it_gives(stated, moment):
    assert wayback.moment_of(Response(URL, headers=stated)) == moment


# Common Crawl.


@pytest.mark.parametrize(("change", "is_truncated"), [({}, False), ({"truncated": "length"}, True)])
def test_a_line_tells_where_the_record_lies(change, is_truncated):
    line = as_pywb(languages="vie", **{"mime-detected": "text/html"}, **change)
    [capture] = commoncrawl.captures_in(json.dumps(line).encode(), "x")
    assert (capture.file, capture.offset, capture.length) == ("a.warc.gz", 7, 999)
    assert capture.source == "commoncrawl" and capture.is_truncated == is_truncated


def test_lines_that_make_no_sense_are_passed_over():
    good = json.dumps(as_pywb())
    bad = [
        as_pywb(offset="x"),
        as_pywb(status="-"),
        as_pywb(timestamp="x"),
        [],
        7,
        {"message": "x"},
    ]
    body = "\n".join([good, *map(json.dumps, bad), "no json", ""]).encode()
    assert len(list(commoncrawl.captures_in(body, "x"))) == 1


@pytest.mark.parametrize(
    ("answer", "pages"),
    [
        (b'{"pages": 3, "pageSize": 5, "blocks": 12}', 3),
        (b'{"pages": 0}', 0),
        (b"", 0),
        (json.dumps(as_pywb()).encode(), None),
        (b"3", None),
    ],
)
def test_an_index_says_how_many_pages_it_has_or_gives_its_lines(answer, pages):
    assert commoncrawl.read_pages(answer) == pages


def test_crawls_are_listed_with_their_indexes():
    listed = [
        {"id": "CC-MAIN-2015-06", "name": "February 2015", "cdx-api": "https://a/x-index"},
        {"id": "../etc", "cdx-api": "https://a/"},
        {"id": "CC-MAIN-2012"},
    ]
    assert commoncrawl.read_crawls(json.dumps(listed).encode()) == {
        "CC-MAIN-2015-06": "https://a/x-index",
        "CC-MAIN-2012": "",
    }


def test_pywb_lists_its_collections_by_name():
    listed = json.dumps({"fixed": ["krt"], "dynamic": ["CC-MAIN-2015-06"]})
    assert list(commoncrawl.read_crawls(listed.encode())) == ["krt", "CC-MAIN-2015-06"]


@pytest.mark.parametrize(
    "answer", [b"<html>", b"7", b"[7]", b'[{"name": "x"}]', b"", b'{"message": "x"}']
)
def test_a_list_of_crawls_that_is_none_is_a_failure(answer):
    with pytest.raises(FetchFailed, match="broken-index"):
        commoncrawl.read_crawls(answer)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("sha1:A", "A", True), ("A", "A", True), ("", "A", True), ("sha1:A", "B", False)],
)
def test_a_digest_is_the_same_with_its_algorithm_and_without(one, other, same):
    assert commoncrawl.same_digest(one, other) is same
