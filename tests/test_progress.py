"""What a user sees of a run."""

import logging
from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.console import Console
from scrapy.exceptions import DropItem

from crawler import progress
from crawler.article import Article
from crawler.failures import LeftOut
from crawler.report import EXAMPLES, Tally
from crawler.run import Run

URL = "http://kontumtv.vn/[red]a[/red]/"


@pytest.fixture
def run(tmp_path):
    run = Run.open(tmp_path, "kontumtv", datetime(2026, 11, 22, tzinfo=UTC))
    yield run
    if run.is_open:
        run.close(interrupted=False)


def shown(renderable) -> str:
    console = Console(width=300, record=True, file=StringIO())
    console.print(renderable)
    return " ".join(console.export_text().split())


def test_the_table_says_what_was_found_written_and_failed_and_why(run):
    report = run.report
    report.discovery = ["rest", "sitemap"]
    report.discovered.update(rest=12_000, sitemap=431)
    report.unknown, report.new, report.changed, report.unchanged, report.outside = (
        1234,
        1000,
        5,
        7,
        3,
    )
    report.site_total = 12_431
    for reason, count in (("http-500", 3), ("timeout", 1)):
        for _ in range(count):
            report.failed.add(reason, URL)
    report.forbidden.add("robots.txt", URL)
    report.recovered.append("a.jsonl: cut 5 bytes")
    run.close(interrupted=False)
    text = shown(progress.summary([run]))
    for part in (
        "kontumtv healthy",
        "12,431 by rest, sitemap; 1,234 not known before",
        "1,000 new, 5 changed; 7 unchanged, 3 not asked for",
        f"failed 3 http-500, such as {URL}",
        f"failed 1 timeout, such as {URL}",
        f"forbidden 1 robots.txt, such as {URL}",
        "site says 12,431, we hold 0",
        "recovered a.jsonl: cut 5 bytes",
        f"report {run.folder}/runs/20261122T000000Z.json",
    ):
        assert part in text


def test_the_table_says_what_is_wrong_and_where_the_files_are(run):
    run.report.troubles.append("no way to find articles [at all]")
    run.sealed.append("articles/a.jsonl")
    run.close(interrupted=False)
    text = shown(progress.summary([run]))
    assert "kontumtv unhealthy: no way to find articles [at all]" in text
    assert "found 0 by nothing" in text and "we hold 0" in text
    assert f"file {run.folder}/articles/a.jsonl" in text


@pytest.mark.parametrize("total", [None, 0, 40, 5])
def test_the_bar_tells_how_far_a_run_is(run, total):
    run.report.total = total
    run.report.discovered["feed"], run.report.fetched, run.report.new = 1000, 20, 10
    text = shown(progress.bar([run], Console()).get_renderable())
    assert "kontumtv" in text and "discovered 1,000 fetched 20 written 10 failed 0" in text
    assert ("left" in text) is (total == 40)


@pytest.mark.parametrize(
    ("error", "level"),
    [(LeftOut("unchanged"), logging.DEBUG), (DropItem("invalid-record: x"), logging.WARNING)],
)
def test_a_dropped_article_is_logged_by_its_address_alone(error, level):
    made = progress.QuietLog().dropped(Article(url=URL, text="dài" * 999), error, None, None)
    assert made["level"] == level
    assert made["msg"] % made["args"] == f"{URL}: {error}"


def test_a_tally_keeps_counts_and_a_few_examples():
    tally = Tally()
    for number in range(10):
        tally.add("http-404", f"http://a/{number}")
    for _ in range(11):
        tally.add("timeout", "http://b/")
    assert tally.total() == 21
    assert list(tally.as_dict()) == ["timeout", "http-404"]
    assert tally.as_dict()["http-404"] == {
        "count": 10,
        "examples": [f"http://a/{n}" for n in range(EXAMPLES)],
    }
