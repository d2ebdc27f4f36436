"""The main job, end to end: ``scrapy crawl kontumtv`` on a real WordPress, from sites to sealed files."""

import fcntl
import json
import os
import pty
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import crawling
from tests.crawling import (
    REPOSITORY,
    WAYS,
    Crawl,
    Record,
    Told,
    all_records,
    assert_sealed,
    by_path,
    crawl,
)
from tests.wordpress import WordPress
from tests.wordpress.newsroom import Gold

QUIET = 5
"""Requests that a run with nothing to do may make, robots.txt counted."""


# What is found.


@pytest.mark.parametrize("name", WAYS)
class TestEveryWay:
    def test_gives_each_public_article_once(
        self, name: str, told: Callable[[str], Told], golds: dict[str, Gold]
    ) -> None:
        first = told(name).first
        assert first.code == 0, first.stderr
        assert set(by_path(first.records)) == set(golds)
        assert_sealed(first.folder)

    def test_reports_what_it_did(
        self, name: str, told: Callable[[str], Told], golds: dict[str, Gold]
    ) -> None:
        way, first, asked = WAYS[name], told(name).first, told(name).asked
        report = first.report
        assert report["verdict"] == "healthy", report["reasons"]
        assert report["requests"] == len(asked)
        assert sum(report["responses"].values()) == len(asked)
        assert report["discovery"][-1] == way.serves
        assert report["discovered_by"][way.serves] >= len(golds)
        assert report["written"] == report["new"] == report["held"] == len(golds)
        assert report["failed"] == report["changed"] == report["unchanged"] == 0
        assert report["site_total"] == (len(golds) if way.serves == "rest" else None)

    def test_asks_for_nothing_twice(self, name: str, told: Callable[[str], Told]) -> None:
        asked = [request.path for request in told(name).asked]
        assert len(asked) == len(set(asked))

    def test_writes_nothing_the_second_time_and_asks_for_next_to_nothing(
        self, name: str, told: Callable[[str], Told], golds: dict[str, Gold]
    ) -> None:
        way, second, asked = WAYS[name], told(name).second, told(name).asked_again
        assert second.code == 0, second.stderr
        assert second.report["verdict"] == "healthy"
        assert second.report["written"] == 0
        assert second.report["held"] == len(golds)
        assert not [file for file in second.report["files"] if file.startswith("articles/")]
        assert second.report["requests"] == len(asked)
        if way.serves != "listing":
            assert len(asked) <= QUIET, [request.path for request in asked]
        assert not {urlsplit(request.path).path for request in asked} & set(golds)


def test_rest_needs_a_hundredth_of_the_requests(told: Callable[[str], Told]) -> None:
    asked = told("REST").asked
    # robots.txt, how many there are, two pages of posts, then categories, tags and accounts.
    assert len(asked) <= 8, [request.path for request in asked]


def test_a_crawl_calls_itself_by_its_name(told: Callable[[str], Told]) -> None:
    for request in told("REST").asked:
        assert request.user_agent.startswith("tintinh/")
        assert "cookie" not in request.headers


# Archives.


def assert_points_to_its_response(record: Record, folder: Path) -> None:
    """Assert that the archived response at a record's `warc` is the one that the article is in."""
    url, payload = crawling.archived_response(folder, record)
    if "/wp/v2/posts" in url:
        posts = {post["link"]: post["id"] for post in json.loads(payload)}
        assert record["id"] == f"kontumtv:{posts[record['url']]}"
    else:
        assert url == record["url"]
        assert f"postid-{record['id'].split(':')[1]}" in payload.decode()


@pytest.mark.parametrize("name", ["REST", "insisting on the sitemap", "with listings only"])
def test_each_record_points_to_its_response(name: str, told: Callable[[str], Told]) -> None:
    first = told(name).first
    for record in first.records:
        assert_points_to_its_response(record, first.folder)


@pytest.mark.parametrize("name", ["REST", "insisting on the sitemap"])
def test_the_archive_of_a_crawl_gives_its_articles_again(
    name: str, told: Callable[[str], Told], tmp_path: Path
) -> None:
    first = told(name).first
    (archive,) = first.warcs
    again = crawl(tmp_path, source=archive)
    assert again.code == 0, again.stderr
    assert again.report["requests"] == 0
    assert crawling.contents(again.records) == crawling.contents(first.records)
    for record in again.records:
        assert record["source"] == "warc"
        assert record["archived"] is not None
        assert_points_to_its_response(record, first.folder)
    once_more = crawl(tmp_path, source=archive)
    assert (once_more.code, once_more.report["written"]) == (0, 0)


def test_archives_rotate_by_size_and_are_read_as_a_glob(
    wordpress: WordPress, tmp_path: Path
) -> None:
    live = crawl(
        tmp_path / "live",
        site=wordpress.url,
        discovery="sitemap",
        limit=40,
        settings={"WARC_MAX_BYTES": 100_000},
    )
    assert len(live.warcs) > 2
    assert max(path.stat().st_size for path in live.warcs[:-1]) < 200_000
    assert_sealed(live.folder)
    again = crawl(tmp_path / "again", source=live.folder / "warc" / "*.warc.gz")
    # Beside what was written, the archive may hold a page that was on its way when 40 were.
    given = crawling.contents(again.records)
    written = crawling.contents(live.records)
    assert len(written) == 40
    assert {id: given.get(id) for id in written} == written


def test_warc_can_be_turned_off(wordpress: WordPress, by_rest: Crawl, tmp_path: Path) -> None:
    done = crawl(tmp_path, site=wordpress.url, settings={"WARC": 0})
    assert not done.warcs
    assert not list(done.folder.rglob("*.warc.gz*"))
    assert crawling.contents(done.records) == crawling.contents(by_rest.records)
    assert all(record["warc"] is None for record in done.records)


# Choosing.


def in_period(gold: Gold) -> bool:
    return "2014-12-16" <= gold.published[:10] <= "2014-12-20"


def in_section(gold: Gold) -> bool:
    return "xa-hoi" in gold.section_slugs


PERIOD = {"since": "2014-12-16", "until": "2014-12-20"}
CHOICES: dict[str, tuple[dict[str, str], Callable[[Gold], bool]]] = {
    "a period": (PERIOD, in_period),
    "a section": ({"section": "xa-hoi"}, in_section),
}


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("source", ["rest", "sitemap", "archive"])
def test_a_choice_takes_what_was_asked_for_and_nothing_else(
    choice: str,
    source: str,
    wordpress: WordPress,
    golds: dict[str, Gold],
    by_page: Crawl,
    tmp_path: Path,
) -> None:
    arguments, wanted = CHOICES[choice]
    where = {
        "rest": {"site": wordpress.url},
        "sitemap": {"site": wordpress.url, "discovery": "sitemap"},
        "archive": {"source": str(by_page.warcs[0])},
    }[source]
    done = crawl(tmp_path, **where, **arguments)
    assert done.code == 0, done.stderr
    assert set(by_path(done.records)) == {path for path, gold in golds.items() if wanted(gold)}


def test_a_section_and_a_period_take_what_is_in_both(
    wordpress: WordPress, golds: dict[str, Gold], tmp_path: Path
) -> None:
    done = crawl(tmp_path, site=wordpress.url, section="xa-hoi", **PERIOD)
    wanted = {path for path, gold in golds.items() if in_section(gold) and in_period(gold)}
    assert set(by_path(done.records)) == wanted


def test_listings_of_a_section_are_enough_for_it(
    wordpress: WordPress, golds: dict[str, Gold], tmp_path: Path
) -> None:
    wordpress.clear_requests()
    done = crawl(tmp_path, site=wordpress.url, discovery="listing", section="xa-hoi")
    wanted = {path for path, gold in golds.items() if in_section(gold)}
    assert set(by_path(done.records)) == wanted
    asked = {urlsplit(request.path).path for request in wordpress.requests()}
    assert not [path for path in asked if path.startswith("/category/") and "xa-hoi" not in path]


@pytest.mark.parametrize("source", ["rest", "sitemap", "archive"])
def test_a_limit_stops_the_run_and_the_next_one_goes_on(
    source: str, wordpress: WordPress, golds: dict[str, Gold], by_page: Crawl, tmp_path: Path
) -> None:
    where = {
        "rest": {"site": wordpress.url},
        "sitemap": {"site": wordpress.url, "discovery": "sitemap"},
        "archive": {"source": str(by_page.warcs[0])},
    }[source]
    few = crawl(tmp_path, limit=7, **where)
    assert few.code == 0, few.stderr
    assert len(few.records) == few.report["written"] == 7
    assert few.report["requests"] < 30
    rest = crawl(tmp_path, **where)
    assert len(rest.records) == len(golds) - 7
    assert set(by_path(all_records(rest.folder))) == set(golds)


def test_a_period_first_and_everything_later(
    wordpress: WordPress, golds: dict[str, Gold], tmp_path: Path
) -> None:
    where = {"site": wordpress.url, "discovery": "sitemap"}
    crawl(tmp_path, **where, **PERIOD)
    rest = crawl(tmp_path, **where)
    assert set(by_path(all_records(rest.folder))) == set(golds)


# What becomes new, and what changes.


NEWS = {
    "title": "Tin vừa nhận",
    "body": "<p>(KRT) – Sáng 3/1, mưa lớn gây ngập nhiều nhà dân ở xã Đăk Long.</p>",
    "date": "2015-01-03T08:00:00",
    "sections": [["Tin tức=tin-tuc"]],
}


@pytest.fixture
def news(wordpress: WordPress) -> Iterator[Callable[[], int]]:
    """Publish an article, to be deleted when the test is over; gives its number."""
    numbers: list[int] = []

    def publish() -> int:
        numbers.append(wordpress.add(NEWS)["id"])
        return numbers[-1]

    yield publish
    for number in numbers:
        wordpress.delete(number)


def test_what_is_new_and_then_changes_is_found_by_rest(
    wordpress: WordPress, news: Callable[[], int], tmp_path: Path
) -> None:
    first = crawl(tmp_path, site=wordpress.url)
    number = news()
    wordpress.clear_requests()
    second = crawl(tmp_path, site=wordpress.url)
    assert [record["title"] for record in second.records] == ["Tin vừa nhận"]
    assert len(wordpress.requests()) <= QUIET + 3  # and the categories, tags and accounts
    wordpress.update(number, append="<p>Đến trưa, nước đã rút.</p>")
    third = crawl(tmp_path, site=wordpress.url)
    (changed,) = third.records
    assert changed["id"] == second.records[0]["id"] == f"kontumtv:{number}"
    assert changed["revision"] == 2
    assert changed["paragraphs"][-1] == "Đến trưa, nước đã rút."
    assert third.report["changed"] == third.report["written"] == 1
    assert third.report["held"] == first.report["held"] + 1


@pytest.mark.parametrize("method", ["sitemap", "feed"])
def test_what_is_new_is_found_by(
    method: str, wordpress: WordPress, news: Callable[[], int], tmp_path: Path
) -> None:
    crawl(tmp_path, site=wordpress.url, discovery=method)
    news()
    wordpress.clear_requests()
    second = crawl(tmp_path, site=wordpress.url, discovery=method)
    assert [record["title"] for record in second.records] == ["Tin vừa nhận"]
    assert len(wordpress.requests()) <= QUIET + 1


# The command line.


def test_the_feed_export_has_the_same_records(wordpress: WordPress, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    done = crawl(tmp_path / "data", "-o", str(out), site=wordpress.url, limit=20)
    assert crawling.read_lines(out) == done.records
    assert len(done.records) == 20


def test_the_summary_compares_and_names_the_files(by_rest: Crawl, golds: dict[str, Gold]) -> None:
    assert f"site says {len(golds)}, we hold {len(golds)}" in by_rest.stdout
    for name in by_rest.report["files"]:
        assert str(by_rest.folder / name) in by_rest.stdout
    assert "healthy" in by_rest.stdout


def test_scrapy_lists_the_outlets() -> None:
    listed = crawling.run_scrapy("list")
    assert (listed.returncode, "kontumtv" in listed.stdout.split()) == (0, True)


def test_scrapy_shell_works_on_a_page(by_page: Crawl, golds: dict[str, Gold]) -> None:
    page = by_page.folder.parent / "page.html"
    path = next(iter(golds))
    record = by_path(by_page.records)[path]
    page.write_bytes(crawling.archived_response(by_page.folder, record)[1])
    shown = crawling.run_scrapy(
        "shell", "--nolog", "-c", "response.css('title::text').get()", f"file://{page}"
    )
    assert shown.returncode == 0, shown.stderr
    assert golds[path].title in shown.stdout
    assert "Traceback" not in shown.stderr


def test_tintinh_works_from_any_folder(
    wordpress: WordPress, golds: dict[str, Gold], tmp_path: Path
) -> None:
    line = crawling.command(Path("data"), site=wordpress.url)
    at = line.index("DATA_DIR=data")
    program = [sys.executable, "-c", "from crawler.commands.tintinh import main; main()"]
    process = crawling.start(
        # DATA_DIR is left to its default.
        [*program, *line[3 : at - 1], *line[at + 1 :]],
        cwd=tmp_path,
        env={"PYTHONPATH": str(REPOSITORY)},
    )
    done = crawling.finish(process, tmp_path / "data" / "kontumtv")
    assert done.code == 0, done.stderr
    assert len(done.records) == len(golds)


def test_several_outlets_side_by_side_and_a_name_given_twice(
    wordpress: WordPress, golds: dict[str, Gold], tmp_path: Path
) -> None:
    both = ["kontumtv", "langgiengtv", "kontumtv"]
    line = crawling.command(
        tmp_path,
        outlets=both,
        settings={"SPIDER_MODULES": "crawler.spiders,tests.outlets"},
        site=wordpress.url,
    )
    done = crawling.finish(crawling.start(line), tmp_path / "kontumtv")
    assert done.code == 0, done.stderr
    assert len(done.report and list(done.folder.glob("runs/*.json"))) == 1
    for name in ("kontumtv", "langgiengtv"):
        records = all_records(tmp_path / name)
        assert set(by_path(records)) == set(golds)
        assert {record["outlet"] for record in records} == {name}


def test_a_locked_outlet_is_left_alone_and_the_other_one_crawled(
    wordpress: WordPress, golds: dict[str, Gold], tmp_path: Path
) -> None:
    folder = tmp_path / "kontumtv"
    folder.mkdir()
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        line = crawling.command(
            tmp_path,
            outlets=["kontumtv", "langgiengtv"],
            settings={"SPIDER_MODULES": "crawler.spiders,tests.outlets"},
            site=wordpress.url,
        )
        done = crawling.finish(crawling.start(line), folder)
    assert done.code == 5
    assert "kontumtv: another run of kontumtv holds" in done.stderr
    assert not done.report
    assert len(all_records(tmp_path / "langgiengtv")) == len(golds)


USAGE = {
    "no outlet": ([], {}, "name outlets"),
    "unknown outlet": (["khongco"], {}, "unknown outlet khongco"),
    "unknown argument": ([], {"sectoin": "x"}, "unknown argument sectoin="),
    "since is no day": ([], {"since": "2014-13-01"}, "since=2014-13-01 is no day"),
    "since with a time": ([], {"since": "2014-12-01T00:00"}, "is no day"),
    "until in other digits": ([], {"until": "٢٠١٤-١٢-٠١"}, "is no day"),
    "since after until": ([], {"since": "2015-01-01", "until": "2014-01-01"}, "is later than"),
    "section is no slug": ([], {"section": "Tin tức"}, "is no slug"),
    "limit is no number": ([], {"limit": "0"}, "limit=0 is no number above 0"),
    "unknown discovery": ([], {"discovery": "rss"}, "discovery=rss is none of"),
    "site is a file": ([], {"site": "file:///etc/passwd"}, "is no origin"),
    "site has a path": ([], {"site": "http://127.0.0.1:1/tin"}, "is no origin"),
    "missing archive": ([], {"source": "khong-co.warc.gz"}, "no such archive"),
    "folder without archives": ([], {"source": "docs"}, "no archive in the folder"),
}


@pytest.mark.parametrize("case", USAGE)
def test_wrong_arguments_give_one_clear_line(case: str, tmp_path: Path) -> None:
    outlets, arguments, message = USAGE[case]
    line = crawling.command(
        tmp_path / "data",
        outlets=outlets or ([] if case == "no outlet" else ["kontumtv"]),
        **arguments,
    )
    done = crawling.finish(crawling.start(line), tmp_path)
    assert done.code == 2
    assert message in done.stderr + done.stdout
    assert not (tmp_path / "data").exists()


def overwritten(path: Path) -> None:
    path.write_bytes(b"no ledger\n" * 1000)


def of_another_version(path: Path) -> None:
    with sqlite3.connect(path) as ledger:
        ledger.execute("PRAGMA user_version = 99")


def damaged_within(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 8192):
        data[page : page + 200] = bytes(200)
    path.write_bytes(data)


@pytest.mark.parametrize("spoil", [overwritten, of_another_version, damaged_within])
def test_a_corrupt_ledger_starts_nothing(
    spoil: Callable[[Path], None], wordpress: WordPress, tmp_path: Path
) -> None:
    first = crawl(tmp_path, site=wordpress.url, limit=30)
    spoil(first.folder / "ledger.sqlite")
    before = {path: path.read_bytes() for path in first.folder.glob("articles/*")}
    wordpress.clear_requests()
    done = crawl(tmp_path, site=wordpress.url)
    assert done.code == 1
    assert "kontumtv: the ledger is damaged" in done.stderr
    assert not wordpress.requests()
    assert {path: path.read_bytes() for path in first.folder.glob("articles/*")} == before


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_folder_that_cannot_be_used_is_said_so(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = crawl(tmp_path / place, site="http://127.0.0.1:1")
    assert done.code == 4
    assert f"cannot write to {tmp_path / place}" in done.stderr


def test_a_signal_seals_everything_and_the_next_run_goes_on(
    wordpress: WordPress, by_page: Crawl, tmp_path: Path
) -> None:
    where = {"site": wordpress.url, "discovery": "sitemap"}
    wordpress.clear_requests()
    process = crawling.start(crawling.command(tmp_path, settings={"DOWNLOAD_DELAY": 0.05}, **where))
    while len(wordpress.requests()) < 40:
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    cut = crawling.finish(process, tmp_path / "kontumtv")
    assert cut.code == 0, cut.stderr
    assert cut.report["verdict"] == "interrupted"
    assert 0 < len(cut.records) < len(by_page.records)
    assert cut.report["written"] == len(cut.records)
    assert_sealed(cut.folder)
    rest = crawl(tmp_path, **where)
    assert rest.code == 0, rest.stderr
    assert rest.report["recovered"] == []
    assert crawling.contents(all_records(rest.folder)) == crawling.contents(by_page.records)


def test_a_terminal_shows_progress_instead_of_log_lines(
    wordpress: WordPress, golds: dict[str, Gold], tmp_path: Path
) -> None:
    ours, theirs = pty.openpty()
    line = crawling.command(tmp_path, site=wordpress.url)
    process = crawling.subprocess.Popen(
        line, cwd=REPOSITORY, stdout=crawling.subprocess.PIPE, stderr=theirs, text=True
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            read = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not read:
            break
        seen += read
    os.close(ours)
    stdout, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    text = seen.decode("utf-8", "replace")
    assert f"written {len(golds)}" in text
    assert "INFO" not in text
    assert f"we hold {len(golds)}" in stdout


def test_elsewhere_plain_log_lines_tell_the_progress(by_page: Crawl) -> None:
    assert "[scrapy.core.engine] INFO: Spider opened" in by_page.stderr
    assert "\x1b[" not in by_page.stderr + by_page.stdout
