"""The ledger: what was seen, fetched and written, and when to look again."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from crawler.candidate import Candidate, Capture
from crawler.ledger import CorruptLedger, Ledger, Mark, Visit

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
URL = "http://kontumtv.vn/a/"
WAITS = (timedelta(days=1), timedelta(days=7), timedelta(days=30))


def at(**later) -> str:
    return (NOW + timedelta(**later)).isoformat()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path):
    ledger = Ledger(path)
    yield ledger
    ledger.close()


def discover(ledger, lastmod=None, url=URL, now=None) -> bool:
    return ledger.discover(Candidate(url, "sitemap", lastmod), now or at())


def due(ledger, now=None) -> list[str]:
    return [each.url for each in ledger.due(now or at(), 0, 100)]


def mark(number: int = 1, **more) -> Mark:
    url = f"http://kontumtv.vn/{number}/"
    held = {
        "revision": 1,
        "status": "published",
        "content_hash": "a",
        "published": None,
        "modified": None,
    }
    place = {"file": "articles/run.jsonl", "offset": number * 100}
    return Mark(
        **{"id": f"kontumtv:{number}", "url": url, "canonical_url": url, **held, **place, **more}
    )


def other(path) -> sqlite3.Connection:
    """Return what another process sees, which is what a crash would leave."""
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def test_a_discovered_address_is_due_in_the_order_of_discovery(ledger):
    assert discover(ledger) and discover(ledger, url=URL + "2") and not discover(ledger)
    assert due(ledger) == [URL, URL + "2"]
    assert ledger.count_due(at()) == 2 and ledger.knows(URL) and not ledger.knows(URL + "3")
    first = ledger.due(at(), 0, 1)
    assert [each.url for each in ledger.due(at(), first[0].number, 9)] == [URL + "2"]


def test_what_was_settled_needs_no_other_look_or_not_before_its_time(ledger):
    discover(ledger)
    ledger.settle(URL, "no-article", at(), "no HTML")
    assert due(ledger, at(days=9999)) == []
    ledger.settle(URL, "forbidden", at(), "robots.txt", at(days=7))
    assert due(ledger, at(days=6)) == [] and due(ledger, at(days=7)) == [URL]


def test_an_address_that_fails_is_tried_after_1_7_and_30_days_and_then_given_up(ledger):
    discover(ledger, "2014-12-19")
    now = NOW
    for days in (1, 7, 30):
        ledger.fail(URL, "http-500", now, WAITS)
        assert due(ledger, (now + timedelta(days=days, seconds=-1)).isoformat()) == []
        now += timedelta(days=days)
        assert due(ledger, now.isoformat()) == [URL]
    ledger.fail(URL, "http-500", now, WAITS)
    assert due(ledger, at(days=9999)) == []
    discover(ledger, "2014-12-19")
    assert due(ledger, at(days=9999)) == []
    discover(ledger, "2014-12-20")
    assert due(ledger) == [URL]
    ledger.fail(URL, "http-500", NOW, WAITS)
    assert due(ledger, at(days=1)) == [URL]


def test_success_forgives_earlier_failures(ledger):
    discover(ledger)
    ledger.fail(URL, "timeout", NOW, WAITS)
    ledger.settle(URL, "article", at())
    ledger.fail(URL, "timeout", NOW, WAITS)
    assert due(ledger, at(days=1)) == [URL]


@pytest.mark.parametrize(
    ("before", "now", "is_due"),
    [
        ("2014-12-19", "2014-12-20", True),
        ("2014-12-19", "2014-12-19", False),
        ("2014-12-20", "2014-12-19", False),
        ("2014-12-19T08:30:00+07:00", "2014-12-19T01:30:00Z", False),
        ("2014-12-19T08:30:00+07:00", "2014-12-19T01:31+00:00", True),
        ("2014-12-19T23:30:00+00:00", "2014-12-20T01:00:00+07:00", False),
        ("2014-12-19", "2014-12-19T08:30:00+07:00", False),
        ("2014-12-19", "2014-12-20T08:30:00+07:00", True),
        ("2014-12-19T08:30:00", "2014-12-19T08:31:00Z", True),
        ("hôm qua", "hôm nay", True),
        ("hôm nay", "hôm nay", False),
        ("2014", "2015", True),
        (None, "2014-12-20", False),
        ("2014-12-19", None, False),
    ],
)
def test_an_address_is_due_again_when_the_site_says_that_it_changed_later(
    ledger, before, now, is_due
):
    discover(ledger, before)
    ledger.settle(URL, "article", at())
    assert not discover(ledger, now)
    assert due(ledger) == ([URL] if is_due else [])
    # What was said last is what later news is measured by.
    ledger.settle(URL, "article", at())
    discover(ledger, now)
    assert due(ledger) == []


def test_lines_and_marks_count_together_or_not_at_all(ledger, path):
    ledger.mark([mark(1)], {"articles/run.jsonl": 200}, at())

    def torn():
        yield mark(2)
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        ledger.mark(torn(), {"articles/run.jsonl": 300}, at())
    # Nobody has seen the second, neither now nor after a crash.
    assert other(path).execute("SELECT id FROM article").fetchall() == [("kontumtv:1",)]
    ledger.rollback()
    assert ledger.open_outputs() == [("articles/run.jsonl", 200)]
    assert ledger.article("kontumtv:2") is None and ledger.article_at(mark(2).url) is None
    ledger.mark([mark(2)], {"articles/run.jsonl": 300}, at())
    assert other(path).execute("SELECT bytes FROM output").fetchall() == [(300,)]


def test_a_mark_says_what_is_held_and_where_it_was_read(ledger):
    discover(ledger, url=mark(1).url)
    ledger.mark([mark(1, modified="2014-12-19")], {}, at())
    held = ledger.article("kontumtv:1")
    assert (held.revision, held.status, held.content_hash, held.modified) == (
        1,
        "published",
        "a",
        "2014-12-19",
    )
    assert (
        ledger.article_at(mark(1).url) == ledger.article_with(mark(1).canonical_url) == "kontumtv:1"
    )
    assert due(ledger, at(days=9999)) == []
    assert (
        ledger.article("kontumtv:9")
        is ledger.article_with("http://a/")
        is ledger.article_at("http://a/")
        is None
    )


def test_a_newer_revision_takes_the_place_of_the_older(ledger):
    ledger.mark([mark(1)], {}, at())
    ledger.mark([mark(1, revision=2, status="gone", content_hash=None), mark(2)], {}, at(days=1))
    assert ledger.article("kontumtv:1").revision == 2
    assert ledger.count_held() == 1


def test_an_article_read_again_at_another_address_is_known_there_too(ledger):
    ledger.mark([mark(1, modified="2014-12-19")], {}, at())
    ledger.still_the_same("kontumtv:1", URL, URL, None, at(), Visit())
    assert ledger.article_at(URL) == "kontumtv:1"
    assert ledger.article("kontumtv:1").modified == "2014-12-19"
    ledger.still_the_same("kontumtv:1", URL, URL, "2014-12-20", at(), Visit())
    assert ledger.article("kontumtv:1").modified == "2014-12-20"


def test_lines_that_a_disk_lost_are_forgotten_and_fetched_again(ledger):
    captures = ledger.captures
    captures.choose(["a.warc.gz"])
    captures.add(
        Capture("a.warc.gz", 7, mark(3).url, at(), 200, "text/html", archive="a.warc.gz"), 2
    )
    [capture] = captures.waiting(2)
    captures.settle(capture, "article")
    ledger.mark([mark(1), mark(2), mark(3)], {"articles/run.jsonl": 400}, at())
    assert captures.count_waiting() == 0
    assert ledger.unmark("articles/run.jsonl", 200) == 2
    assert ledger.article("kontumtv:1") and not ledger.article("kontumtv:2")
    assert due(ledger) == [mark(2).url, mark(3).url]
    assert list(captures.waiting(2)) == [capture]
    assert ledger.open_outputs() == [("articles/run.jsonl", 200)]
    assert ledger.unmark("articles/run.jsonl", 200) == 0


def test_a_sealed_file_is_closed_for_good(ledger):
    ledger.mark([], {"articles/a.jsonl": 5, "warc/a.warc.gz": 9}, at())
    ledger.seal("articles/a.jsonl")
    assert ledger.open_outputs() == [("warc/a.warc.gz", 9)]


def test_facts_are_noted_replaced_and_forgotten(ledger):
    assert ledger.fact("method") is None
    for value in ("rest", "feed", None, None):
        ledger.note("method", value)
        assert ledger.fact("method") == value


def test_an_article_put_by_is_due_with_its_date(ledger):
    discover(ledger)
    ledger.put_by(URL, "2014-12-19")
    assert ledger.due(at(), 0, 1)[0].published == "2014-12-19"


def test_changes_last_from_commit_on(path):
    ledger = Ledger(path)
    discover(ledger)
    ledger.commit()
    discover(ledger, url=URL + "2")
    assert other(path).execute("SELECT count(*) FROM address").fetchone() == (1,)
    ledger.rollback()
    discover(ledger, url=URL + "3")
    ledger.close()
    again = Ledger(path)
    assert due(again) == [URL, URL + "3"]
    again.close()


def test_it_survives_a_process_that_never_closed_it(path, tmp_path):
    ledger = Ledger(path)
    ledger.mark([mark(1)], {"articles/run.jsonl": 200}, at())
    discover(ledger)
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in path.parent.glob("ledger.sqlite*"):
        (copy / file.name).write_bytes(file.read_bytes())
    ledger.close()
    left = Ledger(copy / path.name)
    assert left.article("kontumtv:1") and not left.knows(URL)
    left.close()


def test_a_damaged_file_is_said_to_be_damaged(path):
    ledger = Ledger(path)
    for number in range(500):
        discover(ledger, url=f"{URL}{number}")
    ledger.close()
    whole = path.read_bytes()
    for damage in (
        b"no ledger at all" * 99,
        whole[:100] + b"\xff" * 3000 + whole[3100:],
        whole[: len(whole) // 2],
    ):
        path.write_bytes(damage)
        with pytest.raises(CorruptLedger, match=r"ledger\.sqlite"):
            Ledger(path)


VERSION_1 = """
CREATE TABLE address (number INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, found_by TEXT NOT NULL,
    first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, lastmod TEXT, state TEXT NOT NULL,
    reason TEXT, published TEXT, article TEXT, fetched TEXT, failures INTEGER NOT NULL DEFAULT 0,
    due TEXT);
CREATE TABLE article (id TEXT PRIMARY KEY, url TEXT NOT NULL, canonical_url TEXT NOT NULL,
    revision INTEGER NOT NULL, status TEXT NOT NULL, content_hash TEXT, published TEXT,
    modified TEXT, file TEXT NOT NULL, offset INTEGER NOT NULL, seen TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE capture (file TEXT NOT NULL, offset INTEGER NOT NULL, rank INTEGER NOT NULL,
    url TEXT NOT NULL, captured TEXT NOT NULL, status INTEGER NOT NULL, mime TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting', reason TEXT, PRIMARY KEY (file, offset)) WITHOUT ROWID;
CREATE TABLE output (file TEXT PRIMARY KEY, bytes INTEGER NOT NULL,
    sealed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
"""


def test_a_ledger_of_an_older_version_is_brought_up_to_date(path):
    held = mark(1)
    with sqlite3.connect(path) as db:
        db.executescript(VERSION_1)
        db.execute("INSERT INTO fact VALUES ('method', 'rest')")
        db.execute(
            "INSERT INTO address (url, found_by, first_seen, last_seen, state, article, fetched)"
            " VALUES (?1, 'rest', ?2, ?2, 'article', ?3, ?2)",
            (held.url, at(), held.id),
        )
        db.execute(
            "INSERT INTO article VALUES (?1, ?2, ?2, 3, 'published', 'a', NULL, NULL, 'f', 0, ?3)",
            (held.id, held.url, at()),
        )
    ledger = Ledger(path)
    known = ledger.article(held.id)
    assert (known.revision, known.reader, known.gone_since) == (3, "rest", None)
    # What went since the upgrade is missed like anything else.
    assert [one.id for one in ledger.unlisted("rest", at(days=1))] == [held.id]
    ledger.close()
    Ledger(path).close()


def test_a_ledger_of_another_version_is_left_alone(path):
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(CorruptLedger, match="version 99"):
        Ledger(path)


def test_a_place_that_cannot_be_written_is_no_damage(tmp_path):
    with pytest.raises(OSError, match=r"ledger\.sqlite"):
        Ledger(tmp_path / "nowhere" / "ledger.sqlite")
