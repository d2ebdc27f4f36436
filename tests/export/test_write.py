"""What becomes of a clean article: which revision it is, and whether it is written."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from scrapy.exceptions import DropItem

from crawler.arguments import Arguments
from crawler.article import Article, Image
from crawler.failures import LeftOut
from crawler.ledger import Held, Visit
from crawler.run import Run
from crawler.selection import Selection
from pipelines.export.revise import next_revision
from pipelines.export.write import Write


def article(number: int = 1, **fields) -> Article:
    url = f"http://kontumtv.vn/{number}/"
    return Article(
        **{
            "id": f"kontumtv:{number}",
            "url": url,
            "canonical_url": url,
            "content_hash": "a" * 64,
            **fields,
        }
    )


def held(content_hash, status="published", revision=3) -> Held:
    url = "http://kontumtv.vn/1/"
    return Held(
        "kontumtv:1", url, url, revision, status, content_hash, None, None, "a.jsonl", 0, "page"
    )


A, B = "a" * 64, "b" * 64


@pytest.mark.parametrize(
    ("before", "now", "revision"),
    [
        (None, article(), 1),
        (None, article(status="gone", content_hash=None), 1),
        (held(A), article(), None),
        (held(A), article(title="khác", modified="2015-01-01"), None),
        (held(B), article(), 4),
        (held(A), article(status="gone", content_hash=None), 4),
        (held(None, "gone"), article(status="gone", content_hash=None), None),
        (held(None, "gone"), article(), 4),
        (held(A, "gone"), article(), 4),
    ],
)
def test_a_revision_is_due_when_content_or_status_changed(before, now, revision):
    assert next_revision(before, now) == revision


class Desk:
    """The writer on a run of its own, with a stub in the spider's place."""

    def __init__(self, folder, given: Arguments = Arguments()):  # noqa: B008 (frozen)
        self.run = Run.open(folder, "kontumtv", datetime(2026, 11, 22, tzinfo=UTC))
        selection = Selection(given.since, given.until, given.section)
        spider = SimpleNamespace(
            run=self.run,
            arguments=given,
            selection=selection,
            held=SimpleNamespace(visit=lambda item, changed: Visit()),
        )
        self.writer = Write(SimpleNamespace(spider=spider))
        self.writer.run = self.run  # as `open_spider` has it, without the timer

    def write(self, item: Article) -> Article:
        return self.writer.process_item(item)

    def lines(self) -> list[dict]:
        self.run.close(interrupted=False)
        return [
            json.loads(line)
            for path in self.run.folder.glob("articles/*.jsonl")
            for line in path.read_text(encoding="utf-8").splitlines()
        ]


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    if desk.run.is_open:
        desk.run.close(interrupted=False)


def test_a_new_article_is_written_and_one_that_changed_once_more(desk):
    desk.write(article(1, flags=["short"]))
    desk.write(article(2))
    assert desk.write(article(1, content_hash=B, flags=["short", "no-date"])).revision == 2
    assert [(line["id"], line["revision"]) for line in desk.lines()] == [
        ("kontumtv:1", 1),
        ("kontumtv:2", 1),
        ("kontumtv:1", 2),
    ]
    assert (desk.run.report.new, desk.run.report.changed) == (2, 1)
    assert desk.run.report.flags == {"short": 2, "no-date": 1}


def test_an_unchanged_article_is_left_out_and_known_at_its_new_address(desk):
    desk.write(article())
    desk.run.commit()
    with pytest.raises(LeftOut, match="unchanged"):
        desk.write(article(url="http://kontumtv.vn/moi/", modified="2015-01-01"))
    assert desk.run.ledger.article_at("http://kontumtv.vn/moi/") == "kontumtv:1"
    assert desk.run.ledger.article("kontumtv:1").modified == "2015-01-01"
    assert desk.run.report.unchanged == 1 and len(desk.lines()) == 1


def test_an_article_that_was_not_asked_for_is_put_by_with_its_date(tmp_path):
    desk = Desk(tmp_path, Arguments(since="2015-01-01"))
    url = "http://kontumtv.vn/1/"
    desk.run.ledger.discover(SimpleNamespace(url=url, lastmod=None, found_by="feed"), "2014")
    with pytest.raises(LeftOut, match="not asked for"):
        desk.write(article(published="2014-12-19"))
    assert desk.run.ledger.due("2015", 0, 9)[0].published == "2014-12-19"
    assert desk.run.report.outside == 1 and desk.lines() == []


def test_no_more_is_written_than_the_limit_allows_and_the_unchanged_do_not_count(tmp_path):
    desk = Desk(tmp_path, Arguments(limit=2))
    desk.write(article(1))
    with pytest.raises(LeftOut, match="unchanged"):
        desk.write(article(1))
    desk.write(article(2))
    for late in (article(3), article(1, content_hash=B)):
        with pytest.raises(LeftOut, match="limit"):
            desk.write(late)
    assert desk.run.report.outside == 2 and len(desk.lines()) == 2


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"title": "\ud800"}, ""),
        ({"images": [Image("x")]}, "images"),
        ({"published": "19/12/2014"}, "published"),
    ],
)
def test_an_invalid_record_is_dropped_with_the_reason_and_never_marked(desk, fields, named):
    with pytest.raises(DropItem, match=f"invalid-record: .*{named}") as dropped:
        desk.write(article(**fields))
    assert not isinstance(dropped.value, LeftOut)
    assert desk.run.article("kontumtv:1") is None and desk.lines() == []


def test_what_cannot_be_written_is_left_out_and_not_counted(desk, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(desk.run.articles, "append", full)
    with pytest.raises(LeftOut, match="cannot be written"):
        desk.write(article())
    assert desk.run.report.written == 0 and desk.run.report.flags == {}
    assert desk.lines() == []


@pytest.mark.parametrize(
    ("archived", "changed"),
    [("2014-12-20T00:00:00+00:00", 0), ("2014-12-21T00:00:00+00:00", 1)],
)
def test_an_older_capture_is_no_newer_revision(desk, archived, changed):
    desk.write(article(source="warc", archived="2014-12-20T12:00:00+00:00"))
    desk.run.commit()
    item = article(source="warc", archived=archived, content_hash="b" * 64)
    if changed:
        desk.write(item)
    else:
        with pytest.raises(LeftOut, match="unchanged"):
            desk.write(item)
    desk.run.commit()
    assert desk.run.report.changed == changed


def test_without_a_run_articles_pass():
    writer = Write(SimpleNamespace(spider=SimpleNamespace()))
    writer.open_spider()
    given = article()
    assert writer.process_item(given) is given
    writer.close_spider()
