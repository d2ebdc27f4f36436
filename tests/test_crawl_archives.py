"""Crawls of archives: a real pywb in the place of the public ones, and what it does not do scripted.

Differences of pywb's from the public services' formats stand in `crawler.sources.wayback` and
`crawler.sources.commoncrawl`.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests import crawling, pywb
from tests.crawling import Crawl, Record, assert_sealed, crawl
from tests.hostile import Answer, Hostile, page
from tests.wordpress import WordPress

WHOLE = crawling.REPOSITORY / "fixtures" / "kontumtv.warc.gz"
MONTH = "CC-MAIN-2015-06"

needs_pywb = pytest.mark.skipif(bool(pywb.is_missing()), reason=str(pywb.is_missing()))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The beginning of the demo archive: some forty pages of a real WordPress."""
    path = tmp_path_factory.mktemp("demo") / WHOLE.name
    path.write_bytes(WHOLE.read_bytes()[: crawling.warc_records(WHOLE)[90][0]])
    return path


@pytest.fixture(scope="module")
def from_file(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """The demo archive, read as a file: what every other way to it must give as well."""
    done = crawl(tmp_path_factory.mktemp("file"), source=demo)
    assert done.code == 0, done.stderr
    assert len(done.records) > 30
    return done


@pytest.fixture(scope="module")
def archive(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo archive in a pywb, in the place of the Wayback Machine."""
    with pywb.serve(tmp_path_factory.mktemp("pywb"), "krt", [demo]) as origin:
        yield f"{origin}/krt"


@pytest.fixture(scope="module")
def from_wayback(archive: str, tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """The demo archive, read from that pywb."""
    folder = tmp_path_factory.mktemp("wayback")
    return crawl(folder, source="wayback", settings=wayback(archive))


def wayback(base: str) -> dict[str, object]:
    return {"WAYBACK_CDX": f"{base}/cdx", "WAYBACK_REPLAY": f"{base}/"}


def common_crawl(index: str, data: str) -> dict[str, object]:
    return {"COMMONCRAWL_INDEX": index, "COMMONCRAWL_DATA": data}


@needs_pywb
class TestWayback:
    """A pywb stands for the Wayback Machine."""

    def test_it_gives_the_articles_that_the_file_gives(
        self, from_wayback: Crawl, from_file: Crawl
    ) -> None:
        assert (from_wayback.code, from_wayback.report["verdict"]) == (0, "healthy"), (
            from_wayback.stderr
        )
        assert crawling.contents(from_wayback.records) == crawling.contents(from_file.records)
        assert from_wayback.report["discovery"] == ["wayback"]

    def test_each_record_says_where_it_came_from(
        self, from_wayback: Crawl, from_file: Crawl
    ) -> None:
        captured = {record["id"]: record["archived"] for record in from_file.records}
        for record in from_wayback.records:
            assert record["source"] == "wayback"
            assert record["archived"] == captured[record["id"]]
            assert record["fetched"] > record["archived"]
            assert record["published_from"] != "capture"
            url, payload = crawling.archived_response(from_wayback.folder, record)
            assert url == record["url"]
            assert f"postid-{record['id'].split(':')[1]}" in payload.decode()
            assert b"wombat" not in payload and b"/krt/" not in payload
        assert_sealed(from_wayback.folder)

    def test_the_second_time_nothing_is_asked_for(self, from_wayback: Crawl, archive: str) -> None:
        again = crawl(from_wayback.folder.parent, source="wayback", settings=wayback(archive))
        assert (again.code, again.report["requests"], again.report["written"]) == (0, 0, 0)

    def test_what_was_kept_is_read_as_a_file(self, from_wayback: Crawl, tmp_path: Path) -> None:
        again = crawl(tmp_path, source=from_wayback.folder / "warc")
        assert again.code == 0, again.stderr
        assert crawling.contents(again.records) == crawling.contents(from_wayback.records)

    def test_it_reads_anew_byte_for_byte(self, from_wayback: Crawl) -> None:
        assert reread(from_wayback)[1] == lines(from_wayback)

    def test_an_article_of_the_live_site_and_of_the_archive_is_one(
        self, archive: str, demo: Path, tmp_path: Path, from_file: Crawl
    ) -> None:
        crawl(tmp_path, source=demo, limit=5)
        done = crawl(tmp_path, source="wayback", settings=wayback(archive))
        # What is held is not asked for again.
        assert done.report["written"] == len(from_file.records) - 5
        assert len(crawling.contents(crawling.all_records(done.folder))) == len(from_file.records)

    def test_a_crawl_that_was_cut_short_goes_on(self, archive: str, tmp_path: Path) -> None:
        first = crawl(tmp_path, source="wayback", limit=9, settings=wayback(archive))
        assert first.report["written"] == 9
        second = crawl(tmp_path, source="wayback", limit=9, settings=wayback(archive))
        assert second.report["written"] == 9
        # What the first did not get to, and the index not at all.
        assert second.report["requests"] <= 18

    def test_an_outlet_that_it_does_not_hold_is_said_so(self, archive: str, tmp_path: Path) -> None:
        settings = {**wayback(archive), "SPIDER_MODULES": "tests.outlets"}
        done = crawl(tmp_path, outlet="langgiengtv", source="wayback", settings=settings)
        assert done.code == 3
        assert "wayback has nothing of" in done.stderr


@pytest.fixture
def served(demo: Path, tmp_path: Path) -> Iterator[tuple[dict[str, object], list]]:
    """The demo archive as a crawl of Common Crawl's: its settings, and what is asked of its files."""
    folder = tmp_path / "pywb"
    folder.mkdir()
    with (
        pywb.serve(folder, MONTH, [demo], suffix="-index") as index,
        pywb.serve_files(demo.parent) as (data, asked),
    ):
        yield common_crawl(index, data), asked


@needs_pywb
class TestCommonCrawl:
    """A pywb stands for the index server, a static server with ranges for the files."""

    def test_it_gives_the_articles_that_the_file_gives(
        self, served: tuple[dict[str, object], list], from_file: Crawl, tmp_path: Path
    ) -> None:
        settings, asked = served
        done = crawl(tmp_path, source="commoncrawl", crawls=MONTH, settings=settings)
        assert (done.code, done.report["verdict"]) == (0, "healthy"), done.stderr
        assert crawling.contents(done.records) == crawling.contents(from_file.records)
        positions = {record["id"]: record["warc"] for record in from_file.records}
        for record in done.records:
            assert record["source"] == "commoncrawl"
            assert record["warc"] == positions[record["id"]]
        assert asked and all(span for _, span in asked)
        asked.clear()
        again = crawl(tmp_path, source="commoncrawl", crawls=MONTH, settings=settings)
        assert (again.code, again.report["written"]) == (0, 0)
        assert not asked
        assert reread(done)[1] == lines(done)


@needs_pywb
def test_what_a_live_crawl_archived_replays_in_pywb_byte_for_byte(
    wordpress: WordPress, by_rest: Crawl, by_page: Crawl, tmp_path: Path
) -> None:
    warcs = [*by_rest.warcs, *by_page.warcs]
    wanted = {}
    for path in warcs:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                url = record.rec_headers.get_header("WARC-Target-URI") or ""
                if record.rec_type == "response" and ("/wp/v2/posts" in url or "/tin-tuc/" in url):
                    date = record.rec_headers.get_header("WARC-Date")
                    wanted[url] = ("".join(c for c in date if c.isdigit())[:14], record)
                    wanted[url] = (wanted[url][0], record.content_stream().read())
    assert any("/wp/v2/posts" in url for url in wanted)
    with pywb.serve(tmp_path, "krt", warcs) as origin:
        for url, (moment, body) in list(wanted.items())[:20]:
            status, replayed = pywb.fetch(f"{origin}/krt/{moment}id_/{url}")
            assert (status, replayed) == (200, body), url


# What pywb does not do: answers in the formats that the public services document.

PLACE = "/tin-tuc/bai"


def row(number: int, moment: str = "20150102030405", digest: str = "", url: str = "") -> list[str]:
    address = url or f"http://kontumtv.vn:80{PLACE}-{number}/"
    return [
        f"vn,kontumtv){PLACE}-{number}",
        moment,
        address,
        "text/html",
        "200",
        digest or f"D{number}",
        "999",
    ]


NAMES = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]


def replay(path: str) -> tuple[str, int] | None:
    """Return timestamp and number of the page that a replay address asks for."""
    if "id_/" not in path:
        return None
    moment, _, url = path.removeprefix("/web/").partition("id_/")
    return moment, int(url.rstrip("/").rsplit("-", 1)[1])


def archived(number: int, moment: str, title: str = "") -> Answer:
    stated = "Fri, 02 Jan 2015 03:04:05 GMT" if moment.startswith("2015") else ""
    headers = {"X-Archive-Orig-Server": "nginx", "X-Archive-Src": "IA-1.warc.gz"}
    if stated:
        headers["Memento-Datetime"] = stated
    return Answer(page(title or f"Bài số {number}", number), headers=headers)


def machine(*pages: list[list[str]], answers=archived):
    """Return the script of a Wayback Machine whose index has these pages."""

    def script(site: Hostile, path: str) -> Answer | None:
        parts = urlsplit(path)
        if parts.path == "/cdx/search/cdx":
            given = parse_qs(parts.query)
            at = int(given.get("resumeKey", ["0"])[0].removeprefix("vn,kontumtv)/ ") or 0)
            rows: list[list[str]] = [NAMES, *pages[at]]
            if at + 1 < len(pages):
                rows += [[], [f"vn,kontumtv)/ {at + 1}"]]
            return Answer(json.dumps(rows), "application/json")
        if asked := replay(path):
            return answers(asked[1], asked[0])
        return None

    return script


def at_machine(site: Hostile, **more: object) -> dict[str, object]:
    return {
        "WAYBACK_CDX": f"{site.url}/cdx/search/cdx",
        "WAYBACK_REPLAY": f"{site.url}/web/",
        "HOST_PAUSE": 0.1,
        **more,
    }


def test_the_index_is_walked_by_its_resume_key(tmp_path: Path) -> None:
    with Hostile(machine([row(1), row(2)], [row(3)], [row(4)])) as site:
        done = crawl(tmp_path, source="wayback", settings=at_machine(site))
        index = [parse_qs(urlsplit(path).query) for path in site.paths if "/cdx" in path]
    assert done.code == 0, done.stderr
    assert [record["title"] for record in done.records] == [f"Bài số {n}" for n in (1, 2, 3, 4)]
    assert [given.get("resumeKey") for given in index] == [
        None,
        ["vn,kontumtv)/ 1"],
        ["vn,kontumtv)/ 2"],
    ]
    for given in index:
        assert given["url"] == ["kontumtv.vn"] and given["matchType"] == ["domain"]
        assert given["output"] == ["json"] and "statuscode:200" in given["filter"]
        assert given["showResumeKey"] == ["true"] and "collapse" in given
    assert {record["archived"] for record in done.records} == {"2015-01-02T03:04:05+00:00"}
    assert {record["published"][:4] for record in done.records} == {"2014"}


def test_an_index_that_breaks_off_is_gone_on_with(tmp_path: Path) -> None:
    broken = machine([row(1)], [row(2)])

    def script(site: Hostile, path: str) -> Answer | None:
        return Answer(status=500) if "resumeKey" in path else broken(site, path)

    with Hostile(script) as site:
        first = crawl(tmp_path, source="wayback", settings=at_machine(site))
        assert first.code == 3 and "http-500" in first.stderr
        assert [record["title"] for record in first.records] == ["Bài số 1"]
        site.script = broken
        site.asked.clear()
        second = crawl(tmp_path, source="wayback", settings=at_machine(site))
        assert second.code == 0, second.stderr
        assert [record["title"] for record in second.records] == ["Bài số 2"]
        assert len(site.paths) == 2  # the rest of the index, and what it told of


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CAPTURES", "best"),
        ("WAYBACK_CDX", "web.archive.org"),
        ("COMMONCRAWL_DATA", "file:///srv/crawl"),
        ("ARCHIVE_CONCURRENCY", "0"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name: str, value: str, tmp_path: Path) -> None:
    done = crawl(tmp_path, source="wayback", settings={name: value})
    assert done.code == 2
    assert name in done.stderr
    assert not done.folder.exists()


def test_since_asks_for_no_capture_that_is_older(tmp_path: Path) -> None:
    with Hostile(machine([row(1)])) as site:
        crawl(tmp_path, source="wayback", since="2014-12-10", settings=at_machine(site))
        assert parse_qs(urlsplit(site.paths[0]).query)["from"] == ["20141209"]


def test_what_was_found_to_be_of_another_time_is_not_asked_for_again(tmp_path: Path) -> None:
    with Hostile(machine([row(1), row(2)])) as site:
        for asked in (2, 0):
            site.asked.clear()
            done = crawl(tmp_path, source="wayback", since="2015-01-01", settings=at_machine(site))
            assert (done.report["outside"], done.report["written"]) == (2, 0)
            assert sum("id_/" in path for path in site.paths) == asked
        whole = crawl(tmp_path, source="wayback", settings=at_machine(site))
        assert whole.report["written"] == 2


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_crawl_that_is_stopped_goes_on_where_it_was(how: signal.Signals, tmp_path: Path) -> None:
    def slow(number: int, moment: str) -> Answer:
        time.sleep(0.1)
        return archived(number, moment)

    with Hostile(machine([row(n) for n in range(1, 31)], answers=slow)) as site:
        settings = at_machine(site)
        line = crawling.command(tmp_path, source="wayback", settings=settings)
        running = crawling.start(line)
        until = time.monotonic() + 60
        while len(site.asked) < 12 and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(how)
        first = crawling.finish(running, tmp_path / "kontumtv")
        if how == signal.SIGTERM:
            assert (first.code, first.report["verdict"]) == (0, "interrupted"), first.stderr
        second = crawl(tmp_path, source="wayback", settings=settings)
        assert second.code == 0, second.stderr
        assert sum("/cdx" in path for path in site.paths) == 1
        # What was asked for and not yet marked is asked for again.
        assert len(site.paths) <= 1 + 30 + (8 if how == signal.SIGTERM else 25)
    records = crawling.all_records(second.folder)
    assert len(crawling.contents(records)) == len(records) == 30
    assert_sealed(second.folder)


VERSIONS = {"20150102030405": "Bản đầu", "20160102030405": "Bản giữa", "20170102030405": "Bản cuối"}


@pytest.mark.parametrize(
    ("policy", "titles", "requests"),
    [
        (None, ["Bản đầu"], 1),
        ("earliest", ["Bản đầu"], 1),
        ("latest", ["Bản cuối"], 1),
        ("all", ["Bản đầu", "Bản giữa", "Bản cuối"], 3),
    ],
)
def test_of_several_captures_the_policy_says_which_are_read(
    policy: str | None, titles: list[str], requests: int, tmp_path: Path
) -> None:
    rows = [row(1, moment, digest=moment) for moment in VERSIONS]

    def version(number: int, moment: str) -> Answer:
        return Answer(page(VERSIONS[moment], number))

    given = {"captures": policy} if policy else {}
    with Hostile(machine(rows, answers=version)) as site:
        done = crawl(tmp_path, source="wayback", settings=at_machine(site), **given)
        assert sum("id_/" in path for path in site.paths) == requests
    assert done.code == 0, done.stderr
    assert [record["title"] for record in done.records] == titles
    assert [record["revision"] for record in done.records] == list(range(1, len(titles) + 1))


def test_where_the_first_capture_is_no_article_the_next_is_read(tmp_path: Path) -> None:
    rows = [row(1, moment, digest=moment) for moment in VERSIONS]

    def version(number: int, moment: str) -> Answer:
        if moment.startswith("2015"):
            return Answer("<html><body class='error404'><h1>Không tìm thấy</h1></body></html>")
        if moment.startswith("2016"):
            return Answer("", status=404)
        return Answer(page("Bản cuối", number))

    with Hostile(machine(rows, answers=version)) as site:
        done = crawl(tmp_path, source="wayback", settings=at_machine(site))
    assert [record["archived"][:4] for record in done.records] == ["2017"]


def test_the_same_content_is_asked_for_once(tmp_path: Path) -> None:
    rows = [row(1, moment, digest="SAME") for moment in VERSIONS]
    with Hostile(machine(rows)) as site:
        done = crawl(tmp_path, source="wayback", captures="all", settings=at_machine(site))
        assert sum("id_/" in path for path in site.paths) == 1
    assert done.report["unchanged"] == 2


@pytest.mark.parametrize(
    "addition",
    [
        "<!-- BEGIN WAYBACK TOOLBAR INSERT -->",
        '<script src="/static/wombat.js"></script>',
        "<!-- FILE ARCHIVED ON 03:04:05 Jan 02, 2015 -->",
    ],
)
def test_what_an_archive_made_of_a_page_never_becomes_an_article(
    addition: str, tmp_path: Path
) -> None:
    def rewritten(number: int, moment: str) -> Answer:
        return Answer(page("Bài", number).replace("<article", f"{addition}<article"))

    with Hostile(machine([row(1)], answers=rewritten)) as site:
        done = crawl(tmp_path, source="wayback", settings=at_machine(site))
    assert not done.records
    assert list(done.report["failures"]) == ["rewritten"]


def test_an_archive_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    def elsewhere(number: int, moment: str) -> Answer:
        return Answer(status=302, headers={"Location": "http://127.0.0.1:9/x"})

    with Hostile(machine([row(1)], answers=elsewhere)) as site:
        done = crawl(tmp_path, source="wayback", settings=at_machine(site))
    assert not done.records
    assert list(done.report["failures"]) == ["off-archive"]


def test_the_nearest_capture_is_named_by_its_own_time(tmp_path: Path) -> None:
    with Hostile(machine([row(1, "20150601000000")])) as site:
        done = crawl(tmp_path, source="wayback", settings=at_machine(site))
    assert [record["archived"] for record in done.records] == ["2015-01-02T03:04:05+00:00"]


def test_an_archive_is_asked_one_thing_at_a_time(tmp_path: Path) -> None:
    at_once, most, lock = 0, 0, threading.Lock()

    def slow(number: int, moment: str) -> Answer:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.05)
        with lock:
            at_once -= 1
        return archived(number, moment)

    with Hostile(machine([row(n) for n in range(1, 13)], answers=slow)) as site:
        done = crawl(tmp_path, source="wayback", settings=at_machine(site))
    assert len(done.records) == 12
    assert most == 1


def test_a_throttling_archive_is_waited_for(tmp_path: Path) -> None:
    refused = []

    def tired(number: int, moment: str) -> Answer:
        if number not in refused and number % 3 == 0:
            refused.append(number)
            late = {"Retry-After": "1"} if number % 2 else {}
            return Answer(status=429 if number % 2 else 503, headers=late)
        return archived(number, moment)

    with Hostile(machine([row(n) for n in range(1, 8)], answers=tired)) as site:
        done = crawl(tmp_path, source="wayback", settings=at_machine(site))
    assert done.code == 0, done.stderr
    assert len(done.records) == 7
    assert refused == [3, 6]


def test_an_archive_that_asks_for_days_is_left_alone_until_then(demo: Path, tmp_path: Path) -> None:
    def never(number: int, moment: str) -> Answer:
        return Answer(status=429, headers={"Retry-After": "90000"})

    with Hostile(machine([row(n) for n in range(1, 8)], answers=never)) as site:
        first = crawl(tmp_path, source="wayback", settings=at_machine(site))
        assert (first.code, first.report["verdict"]) == (0, "waiting"), first.stderr
        asked = len(site.asked)
        second = crawl(tmp_path, source="wayback", settings=at_machine(site))
        assert (second.code, second.report["verdict"]) == (0, "waiting")
        assert len(site.asked) == asked
        later = crawl(tmp_path, source=demo, limit=1)
        assert later.report["written"] == 1  # only the one that asked is left alone


# Common Crawl.


def member(url: str, body: str, *, truncated: bool = False) -> bytes:
    """Return a record as Common Crawl has them: one gzip member."""
    data = io.BytesIO()
    writer = WARCWriter(data, gzip=True)
    headers = StatusAndHeaders(
        "200 OK",
        [("Content-Type", "text/html; charset=UTF-8"), ("X-Crawl-Content-Encoding", "gzip")],
        protocol="HTTP/1.1",
    )
    given = {"WARC-Date": "2015-01-29T10:11:12Z"}
    if truncated:
        given["WARC-Truncated"] = "length"
    writer.write_record(
        writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body.encode()),
            http_headers=headers,
            warc_headers_dict=given,
        )
    )
    return data.getvalue()


def line(number: int, offset: int, length: int, **more: object) -> dict[str, object]:
    return {
        "urlkey": f"vn,kontumtv){PLACE}-{number}",
        "timestamp": "20150129101112",
        "url": f"http://kontumtv.vn{PLACE}-{number}/",
        "mime": "text/html",
        "mime-detected": "text/html",
        "status": "200",
        "digest": "",
        "length": str(length),
        "offset": str(offset),
        "filename": "crawl-data/CC-MAIN-2015-06/segments/1/warc/a.warc.gz",
        "languages": "vie",
        **more,
    }


class Bucket:
    """A Common Crawl of our own: its index, and one file."""

    def __init__(self, *bodies: str, truncated: tuple[int, ...] = ()):
        self.file = b"x" * 77  # what is before them is none of ours
        self.lines: list[dict[str, object]] = []
        for number, body in enumerate(bodies, 1):
            url = f"http://kontumtv.vn{PLACE}-{number}/"
            data = member(url, body, truncated=number in truncated)
            self.lines.append(line(number, len(self.file), len(data)))
            self.file += data
        self.ranges: list[str] = []

    def script(self, site: Hostile, path: str) -> Answer | None:
        parts = urlsplit(path)
        given = parse_qs(parts.query)
        if parts.path == "/collinfo.json":
            listed = [
                {"id": name, "name": name, "cdx-api": f"{site.url}/{name}-index"}
                for name in (MONTH, "CC-MAIN-2014-52")
            ]
            return Answer(json.dumps(listed), "application/json")
        if parts.path == "/CC-MAIN-2014-52-index":
            message = {"message": "No Captures found for: kontumtv.vn"}
            return Answer(json.dumps(message), "application/json", status=404)
        if parts.path == f"/{MONTH}-index":
            if "showNumPages" in given:
                counted = {"pages": len(self.lines), "pageSize": 5, "blocks": 9}
                return Answer(json.dumps(counted), "application/json")
            one = self.lines[int(given["page"][0])]
            return Answer(json.dumps(one) + "\n", "text/x-ndjson")
        return None


def serve_bucket(bucket: Bucket, tmp_path: Path):
    folder = tmp_path / "files"
    path = folder / str(bucket.lines[0]["filename"])
    path.parent.mkdir(parents=True)
    path.write_bytes(bucket.file)
    return pywb.serve_files(folder)


def crawl_bucket(bucket: Bucket, tmp_path: Path, **arguments: object) -> tuple[Crawl, list[str]]:
    with Hostile(bucket.script) as site, serve_bucket(bucket, tmp_path) as (data, _):
        done = crawl(
            tmp_path / "data",
            source="commoncrawl",
            settings=common_crawl(site.url, data),
            **arguments,
        )
        return done, site.paths


def test_the_crawls_are_walked_page_by_page_and_once(tmp_path: Path) -> None:
    bucket = Bucket(page("Bài một", 1), page("Bài hai", 2))
    done, paths = crawl_bucket(bucket, tmp_path)
    assert done.code == 0, done.stderr
    assert [record["title"] for record in done.records] == ["Bài một", "Bài hai"]
    assert [urlsplit(path).path for path in paths] == [
        "/collinfo.json",
        "/CC-MAIN-2014-52-index",
        *[f"/{MONTH}-index"] * 3,
    ]
    for record, told in zip(done.records, bucket.lines, strict=True):
        assert record["source"] == "commoncrawl"
        assert record["archived"] == "2015-01-29T10:11:12+00:00"
        place = {"file": told["filename"], "offset": int(str(told["offset"]))}
        assert record["warc"] == place
        assert record["published"].startswith("2014-12-19")
    assert reread(done)[1] == lines(done)


def test_only_the_crawls_that_were_named_are_walked(tmp_path: Path) -> None:
    done, paths = crawl_bucket(Bucket(page("Bài", 1)), tmp_path, crawls="CC-MAIN-2014-52")
    assert done.code == 3 and "commoncrawl has nothing of kontumtv.vn" in done.stderr
    assert [urlsplit(path).path for path in paths] == ["/collinfo.json", "/CC-MAIN-2014-52-index"]


def test_a_crawl_that_there_is_not_is_said_so(tmp_path: Path) -> None:
    crawls = f"{MONTH},CC-MAIN-1999-01"
    done, _ = crawl_bucket(Bucket(page("Bài", 1)), tmp_path, crawls=crawls)
    assert done.code == 3 and "has no crawl CC-MAIN-1999-01" in done.stderr
    assert len(done.records) == 1


def test_what_was_cut_off_is_flagged(tmp_path: Path) -> None:
    bucket = Bucket(page("Bài một", 1), page("Bài hai", 2), page("Bài ba", 3), truncated=(1,))
    bucket.lines[1]["truncated"] = "length"
    done, _ = crawl_bucket(bucket, tmp_path)
    flagged = {record["title"]: "truncated" in record["flags"] for record in done.records}
    assert flagged == {"Bài một": True, "Bài hai": True, "Bài ba": False}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"offset": "99999999"}, "the index points beyond the file"),
        ({"length": "9999999"}, "the index points beyond the file"),
        ({"offset": "3"}, "no record begins here"),
        ({"url": f"http://kontumtv.vn{PLACE}-7/"}, "another page lies here"),
        (
            {"digest": hashlib.sha1(b"x").hexdigest().upper()[:32]},
            "the payload does not match the index's digest",
        ),
    ],
)
def test_an_index_that_is_wrong_is_reported_with_file_and_byte(
    change: dict[str, str], why: str, tmp_path: Path
) -> None:
    bucket = Bucket(page("Bài một", 1), page("Bài hai", 2))
    bucket.lines[0] |= change
    done, _ = crawl_bucket(bucket, tmp_path)
    assert [record["title"] for record in done.records] == ["Bài hai"]
    assert done.code == 3
    assert why in done.stderr and "a.warc.gz at byte" in done.stderr
    assert why in done.report["damaged"]


def test_a_server_that_knows_no_ranges_is_not_let_send_whole_files(tmp_path: Path) -> None:
    bucket = Bucket(page("Bài", 1))

    def script(site: Hostile, path: str) -> Answer | None:
        return Answer(b"x" * 1000) if "crawl-data" in path else bucket.script(site, path)

    with Hostile(script) as site:
        done = crawl(
            tmp_path, source="commoncrawl", settings=common_crawl(site.url, f"{site.url}/")
        )
    assert list(done.report["failures"]) == ["no-range"]


# Read anew.


def lines(done: Crawl) -> list[bytes]:
    """Return all lines that were written for an outlet, sorted."""
    return sorted(
        line
        for path in done.folder.glob("articles/*.jsonl")
        for line in path.read_bytes().splitlines()
    )


def reread(done: Crawl, *options: str) -> tuple[Record, list[bytes]]:
    """Read anew what a crawl archived; return the report and the lines, sorted."""
    folder = str(done.folder.parent)
    ran = crawling.run_scrapy("reread", done.folder.name, "-s", f"DATA_DIR={folder}", *options)
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    newest = max(done.folder.glob("reread/*.json"), key=lambda path: path.stat().st_mtime_ns)
    found = newest.with_suffix(".jsonl").read_bytes()
    assert found.endswith(b"\n") and not list(done.folder.rglob("*.part"))
    return json.loads(newest.read_text()), sorted(found.splitlines())


@pytest.mark.parametrize("jobs", [1, 2])
def test_reading_a_file_anew_gives_the_same_bytes(from_file: Crawl, jobs: int) -> None:
    report, found = reread(from_file, "--jobs", str(jobs))
    assert found == lines(from_file)
    assert report["records"] == report["unchanged"] == len(found)
    assert report["differing"] == 0 and not report["lost"]
    assert not any(each["changed"] for each in report["fields"].values())


@pytest.mark.parametrize("way", ["by_rest", "by_page"])
def test_reading_a_live_crawl_anew_gives_the_same_bytes(
    way: str, request: pytest.FixtureRequest
) -> None:
    done: Crawl = request.getfixturevalue(way)
    assert reread(done)[1] == lines(done)


def copy_of(done: Crawl, folder: Path) -> Crawl:
    shutil.copytree(done.folder, folder / done.folder.name)
    return Crawl(0, "", "", folder / done.folder.name, done.report)


def edit(done: Crawl, change) -> None:
    """Change the records of a crawl, as an older reader might have written them."""
    [path] = done.folder.glob("articles/*.jsonl")
    records = [json.loads(line) for line in path.read_text().splitlines()]
    path.write_text(
        "".join(
            json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
            for record in change(records)
        )
    )


def test_what_changed_is_said_field_by_field_with_examples(
    from_file: Crawl, tmp_path: Path
) -> None:
    done = copy_of(from_file, tmp_path)
    titles = {}

    def change(records: list[Record]) -> list[Record]:
        for record in records[:3]:
            titles[record["id"]] = record["title"]
            record["title"] = "Tiêu đề cũ"
        for record in records[:7]:
            record["sections"] = []
        for record in records:
            record["extractor"]["version"] = "0.0.9"
        return records

    edit(done, change)
    report, found = reread(done)
    assert found == lines(from_file)
    assert report["differing"] == 7
    fields = {name: each for name, each in report["fields"].items() if each["changed"]}
    assert set(fields) == {"title", "sections"}
    assert (fields["title"]["changed"], fields["title"]["from_none"]) == (3, 0)
    assert fields["sections"]["changed"] == fields["sections"]["from_none"] == 7
    for example in fields["title"]["examples"]:
        assert example["before"] == "Tiêu đề cũ" and example["now"] == titles[example["id"]]
    assert report["fields"]["published"]["changed"] == 0
    assert report["read_before_by"] == {"0.0.9": len(found)}
    ran = crawling.run_scrapy("reread", "kontumtv", "-s", f"DATA_DIR={tmp_path}")
    assert "title 3, sections 7 (7 from none)" in ran.stdout


def test_revisions_and_tombstones_are_kept(from_file: Crawl, tmp_path: Path) -> None:
    done = copy_of(from_file, tmp_path)

    def change(records: list[Record]) -> list[Record]:
        records[0]["revision"] = 4
        gone = {**records[1], "revision": 2, "status": "gone", "title": "Đã gỡ"}
        return [*records, gone]

    edit(done, change)
    report, found = reread(done)
    assert found == lines(done)
    assert report["kept"] == {"tombstone": 1}


def test_an_article_that_was_none_before_is_new(from_file: Crawl, tmp_path: Path) -> None:
    done = copy_of(from_file, tmp_path)
    lost = []

    def change(records: list[Record]) -> list[Record]:
        lost.append(records.pop(5))
        return records

    edit(done, change)
    import sqlite3

    ledger = sqlite3.connect(done.folder / "ledger.sqlite")
    for table in ("article WHERE id", "address WHERE article"):
        ledger.execute(f"DELETE FROM {table} = ?", (lost[0]["id"],))
    ledger.commit()
    ledger.close()
    report, found = reread(done)
    assert report["new"] == {"count": 1, "examples": [lost[0]["id"]]}
    assert len(found) == len(lines(from_file))


def test_records_whose_archive_is_gone_are_taken_over_and_that_is_said(
    demo: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "old.warc.gz"
    shutil.copy(demo, archive)
    done = crawl(tmp_path / "data", source=archive, limit=3)
    archive.rename(tmp_path / "moved.warc.gz")
    ran = crawling.run_scrapy("reread", "kontumtv", "-s", f"DATA_DIR={tmp_path / 'data'}")
    assert ran.returncode == 3
    assert "3 records taken over as they were: archive is not here" in ran.stderr
    [found] = done.folder.glob("reread/*.jsonl")
    assert sorted(found.read_bytes().splitlines()) == lines(done)
    (tmp_path / "old.warc.gz").hardlink_to(tmp_path / "moved.warc.gz")
    assert reread(done)[0]["kept"] == {}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "name outlets"),
        (["khong-co"], 2, "unknown outlet khong-co"),
        (["kontumtv"], 2, "was never crawled"),
        (["kontumtv", "--jobs", "0"], 2, "--jobs 0"),
        (["kontumtv", "--archive", "khong-co.warc"], 2, "--archive"),
    ],
)
def test_wrong_words_give_one_line(words: list[str], code: int, said: str, tmp_path: Path) -> None:
    if "--" in " ".join(words):
        (tmp_path / "kontumtv").mkdir()
        (tmp_path / "kontumtv" / "ledger.sqlite").touch()
    ran = crawling.run_scrapy("reread", *words, "-s", f"DATA_DIR={tmp_path}")
    assert ran.returncode == code
    assert said in ran.stderr and "Traceback" not in ran.stderr


def test_while_a_crawl_goes_on_nothing_is_read_anew(from_file: Crawl, tmp_path: Path) -> None:
    import fcntl

    done = copy_of(from_file, tmp_path)
    with (done.folder / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ran = crawling.run_scrapy("reread", "kontumtv", "-s", f"DATA_DIR={tmp_path}")
    assert ran.returncode == 5 and "another run" in ran.stderr


# An outlet that has changed its looks.


def test_each_capture_is_read_with_the_layout_of_its_time(tmp_path: Path) -> None:
    text = "<p>Sáng 19/12, nhiều hộ dân ở xã Đăk Long đã nhận quà và chăn ấm trước mùa mưa.</p>"
    # Each page has what the other layout looks for as well: as furniture.
    both = (
        '<html><body class="single single-post postid-{0}">'
        '<h3 class="tieude">{1}</h3><div id="noidung">{2}</div>'
        '<h1 class="tieu-de-moi">{3}</h1><div class="noi-dung-moi">{4}</div></body></html>'
    )
    advert = "<p>Quảng cáo: mua một tặng một, chỉ trong hôm nay tại siêu thị Láng Giềng.</p>"
    old = both.format(1, "Tin năm 2014", text, "Quảng cáo mới", advert)
    new = both.format(2, "Quảng cáo cũ", advert, "Tin năm 2018", text)
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, body, date in ((1, old, "2014-05-06"), (2, new, "2018-05-06")):
            headers = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1"
            )
            writer.write_record(
                writer.create_warc_record(
                    f"http://langgiengtv.example/bai-{number}/",
                    "response",
                    payload=io.BytesIO(body.encode()),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Date": f"{date}T00:00:00Z"},
                )
            )
    settings = {"SPIDER_MODULES": "tests.outlets"}
    done = crawl(tmp_path / "data", outlet="xaymoi", source=path, settings=settings)
    assert done.code == 0, done.stderr
    assert [record["title"] for record in done.records] == ["Tin năm 2014", "Tin năm 2018"]
    for record in done.records:
        assert record["text"].startswith("Sáng 19/12") and "Quảng cáo" not in record["text"]


# Files of other tools.


def test_wget_writes_what_we_read(wordpress: WordPress, by_page: Crawl, tmp_path: Path) -> None:
    import subprocess

    if shutil.which("wget") is None:
        pytest.skip("wget is not here: apt-get install wget")
    wanted = {record["url"]: record for record in by_page.records[:8]}
    subprocess.run(
        ["wget", "--quiet", "--warc-file=theirs", "--output-document=/dev/null", *wanted],
        cwd=tmp_path,
        check=True,
    )
    [path] = tmp_path.glob("*.warc.gz")
    done = crawl(tmp_path / "data", source=path, site=wordpress.url)
    assert done.code == 0, done.stderr
    found = {record["url"]: record for record in done.records}
    assert found.keys() == wanted.keys()
    for url, record in found.items():
        for key in ("id", "title", "text", "published", "authors", "images", "content_hash"):
            assert record[key] == wanted[url][key], (url, key)


def test_fastwarc_and_warcio_read_ours(by_page: Crawl) -> None:
    fastwarc = pytest.importorskip("fastwarc.warc")
    [path] = by_page.warcs
    theirs = {}
    with path.open("rb") as file:
        kind = fastwarc.WarcRecordType.response
        for record in fastwarc.ArchiveIterator(file, record_types=kind, parse_http=False):
            assert record.verify_block_digest()
            record.parse_http()
            theirs[record.headers["WARC-Target-URI"]] = record.reader.read()
    assert theirs
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "response":
                body = record.raw_stream.read()
                assert theirs[record.rec_headers.get_header("WARC-Target-URI")] in (
                    body,
                    gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body,
                )
