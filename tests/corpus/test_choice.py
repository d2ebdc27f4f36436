"""Which articles a release holds, in which state, in which order."""

import json
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("rensa", reason="needs the extra corpus: pip install -e '.[corpus]'")

import pyarrow.parquet as pq

from crawler.article import FIELDS, to_json
from pipelines.corpus.build import NothingToRelease
from pipelines.corpus.options import BadOption
from tests.corpus.archive import STORY, ids, make, put, records


def test_the_highest_revision_is_taken_whichever_file_it_stands_in(tmp_path, release):
    put(tmp_path, make(revision=2, title="mới"), run="20150101T000000Z")
    put(tmp_path, make(revision=1, title="cũ"), run="20160101T000000Z")
    assert [(r["id"], r["revision"], r["title"]) for r in records(release(tmp_path))] == [
        ("kontumtv:1", 2, "mới")
    ]


def test_of_one_revision_twice_the_later_fetch_is_taken(tmp_path, release):
    # After a lost ledger the revisions begin at 1 again.
    put(tmp_path, make(title="sau", fetched="2026-11-23T00:00:00+00:00"), run="20150101T000000Z")
    put(tmp_path, make(title="trước", fetched="2026-11-22T00:00:00+00:00"), run="20160101T000000Z")
    assert [r["title"] for r in records(release(tmp_path))] == ["sau"]


@pytest.mark.parametrize("all_revisions", [False, True])
def test_what_two_archives_hold_is_merged_by_id_and_revision_and_that_is_said(
    tmp_path, release, all_revisions
):
    early, late = "2016-01-01T00:00:00+00:00", "2017-01-01T00:00:00+00:00"
    put(tmp_path, make(archived=late, source="warc"), make("kontumtv:2"), run="00000")
    put(
        tmp_path,
        make(archived=early, source="warc", title="cũ"),
        make("kontumtv:2", revision=2),
        make("kontumtv:2", revision=2),
        make("gialaitv:1"),  # the number of another outlet's
        b"{",
        run="00001",
    )
    out = release(tmp_path, all_revisions=all_revisions, duplicates="none")
    found = {(r["id"], r["revision"]): r["archived"] for r in records(out)}
    older = {("kontumtv:2", 1): None} if all_revisions else {}
    assert found == {
        ("gialaitv:1", 1): None, ("kontumtv:1", 1): late, ("kontumtv:2", 2): None, **older,
    }  # fmt: skip
    told = json.loads((out / "manifest.json").read_text())["input"]
    assert {key: told[key] for key in ("lines", "articles", "older", "again", "unreadable")} == {
        "lines": 7, "articles": 3, "older": 1, "again": 2, "unreadable": 1,
    }  # fmt: skip


@pytest.mark.parametrize("all_revisions", [False, True])
def test_an_article_that_is_gone_is_out_with_all_its_text(tmp_path, release, all_revisions):
    put(tmp_path, make(), make("kontumtv:2"), make(revision=2, status="gone"))
    out = release(tmp_path, all_revisions=all_revisions)
    assert ids(out) == ["kontumtv:2"]
    assert json.loads((out / "withdrawn.jsonl").read_text()) == {"id": "kontumtv:1", "why": "gone"}


def test_one_that_came_back_is_in(tmp_path, release):
    put(tmp_path, make(), make(revision=2, status="gone"), make(revision=3))
    assert [r["revision"] for r in records(release(tmp_path))] == [3]
    assert (tmp_path / "out" / "withdrawn.jsonl").read_text() == ""


def test_all_revisions_stand_in_their_order(tmp_path, release):
    put(tmp_path, make(revision=2, title="b"), make(revision=1, title="a"), make("kontumtv:0"))
    out = release(tmp_path, all_revisions=True, duplicates="none")
    assert [(r["id"], r["revision"]) for r in records(out)] == [
        ("kontumtv:0", 1), ("kontumtv:1", 1), ("kontumtv:1", 2),
    ]  # fmt: skip


def test_an_earlier_revision_is_no_duplicate_of_the_newest(tmp_path, release):
    put(tmp_path, make(revision=1), make(revision=2, title="khác"))
    out = release(tmp_path, all_revisions=True)
    assert [r["duplicate_of"] for r in records(out)] == [None, None]


@pytest.mark.parametrize(
    "entry",
    [
        "kontumtv:1",
        "https://kontumtv.vn/tin/1/",
        "http://www.kontumtv.vn/tin/1",
        "HTTPS://KONTUMTV.VN/tin/1/#binh-luan",
        "  kontumtv:1   # theo yêu cầu ngày 3/5",
    ],
)
def test_what_is_on_the_take_down_list_is_out(tmp_path, release, entry):
    put(tmp_path / "data", make(revision=1), make(revision=2), make("kontumtv:2"))
    listed = tmp_path / "list.txt"
    listed.write_text(f"# take-down\n\n{entry}\n", encoding="utf-8")
    out = release(tmp_path / "data", taken_down=listed, all_revisions=True)
    assert ids(out) == ["kontumtv:2"]
    assert json.loads((out / "withdrawn.jsonl").read_text())["why"] == "taken-down"
    assert "Tổng kết năm số 1" not in (out / "report.html").read_text(encoding="utf-8")


def test_an_entry_that_names_no_article_is_told(tmp_path, release):
    put(tmp_path / "data", make())
    listed = tmp_path / "list.txt"
    listed.write_text("kontumtv:11\n", encoding="utf-8")
    out = release(tmp_path / "data", taken_down=listed)
    assert json.loads((out / "manifest.json").read_text())["take_down_unmet"] == ["kontumtv:11"]


def test_a_take_down_list_that_cannot_be_understood_stops_everything(tmp_path, release):
    put(tmp_path / "data", make())
    listed = tmp_path / "list.txt"
    listed.write_text("bài về ông A\n", encoding="utf-8")
    with pytest.raises(BadOption, match="ông A"):
        release(tmp_path / "data", taken_down=listed)
    assert not (tmp_path / "out").exists()


DAYS = {
    "a": "2014-11-30T23:59:00+07:00",
    "b": "2014-12-01T00:00:00+07:00",
    "c": "2014-12-31",
    "d": "2014-12",
    "e": "2014",
    "f": "2015-01-01",
    "g": None,
}


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        (None, None, "abcdefg"),
        ("2014-12-01", None, "bcdef"),
        (None, "2014-12-31", "abcde"),
        ("2014-12-01", "2014-12-31", "bcde"),
        ("2015-01-02", None, ""),
    ],
)
def test_a_period_takes_what_may_lie_in_it(tmp_path, release, since, until, kept):
    put(tmp_path, *(make(f"kontumtv:{name}", published=day) for name, day in DAYS.items()))
    if not kept:
        with pytest.raises(NothingToRelease):
            release(tmp_path, since=since, until=until)
    else:
        found = ids(release(tmp_path, since=since, until=until, duplicates="none"))
        assert sorted(found) == [f"kontumtv:{name}" for name in kept]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"outlets": ("gialaitv",)}, ["gialaitv:3"]),
        ({"kinds": ("video", "audio")}, ["kontumtv:2"]),
        ({"languages": ("bdq",)}, ["kontumtv:1"]),
        ({"languages": ("vi",), "outlets": ("kontumtv",)}, ["kontumtv:2"]),
    ],
)
def test_outlets_kinds_and_languages_choose(tmp_path, release, asked, kept):
    put(tmp_path, make(language="bdq"), make("kontumtv:2", kind="video"), make("gialaitv:3"))
    assert ids(release(tmp_path, **asked)) == kept


def test_an_outlet_that_is_not_there_is_named(tmp_path, release):
    put(tmp_path, make())
    with pytest.raises(BadOption, match="gialaitv"):
        release(tmp_path, outlets=("gialaitv",))


def test_articles_stand_by_outlet_and_day(tmp_path, release):
    put(
        tmp_path,
        make("b:1", published="2015-01-01"),
        make("a:2", published=None),
        make("a:3", published="2016-01-01"),
        make("a:1", published="2014-01-01"),
    )
    assert ids(release(tmp_path, duplicates="none")) == ["a:1", "a:3", "a:2", "b:1"]


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"null",
        b"\xff\xfe",
        b'{"id": "kontumtv:9"}',
        b"[" * 100_000,
        b'"kontumtv:9"',
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_costs_no_other(tmp_path, release, line):
    put(tmp_path, make(), line, make("kontumtv:2"))
    out = release(tmp_path)
    assert sorted(ids(out)) == ["kontumtv:1", "kontumtv:2"]
    told = json.loads((out / "manifest.json").read_text())["input"]
    assert told["unreadable"] == 1
    assert told["unreadable_named"][0]["file"] == "kontumtv/articles/20261122T201500Z.jsonl"


def test_a_record_that_breaks_the_schema_is_nobodys_original(tmp_path, release):
    broken = json.loads(to_json(make("kontumtv:1", published="2014-01-01")))
    broken["warc"] = {"file": "a.warc.gz", "offset": -1}
    put(tmp_path, json.dumps(broken, ensure_ascii=False).encode(), make("kontumtv:2"), make("a:3", published="2015-01-01"))  # fmt: skip
    out = release(tmp_path)
    assert {r["id"]: r["duplicate_of"] for r in records(out)} == {
        "kontumtv:2": None,
        "a:3": "kontumtv:2",
    }
    assert json.loads((out / "manifest.json").read_text())["input"]["unreadable"] == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"outlet": "../../etc"},
        {"outlet": "a/b"},
        {"outlet": "a\n"},
        {"revision": 2**70},
        {"revision": 0},
        {"fetched": "2026-13-45T99:00:00+00:00"},
        {"fetched": "9999-12-31T23:59:59-07:00"},
        {"archived": "0001-01-01T00:00:00+07:00"},
        {"warc": {"file": "a", "offset": 2**63}},
        {"images": [{"url": "https://a.vn/", "caption": None, "credit": None, "alt": None, "width": 10**30, "height": 1}]},
        {"published": "../../"},
        {"text": 1},
        {"text": ["a"]},
        {"text": None},
        {"paragraphs": "a"},
        {"paragraphs": [["a"]]},
        {"paragraphs": None},
    ],
)  # fmt: skip
@pytest.mark.parametrize("split", ["outlet", "year"])
def test_a_record_with_a_value_that_cannot_be_is_left_out(tmp_path, release, wrong, split):
    broken = json.loads(to_json(make("kontumtv:9"))) | wrong
    put(tmp_path / "data", json.dumps(broken).encode(), make())
    out = release(tmp_path / "data", formats=("jsonl", "parquet"), split=split)
    assert ids(out) == ["kontumtv:1"]
    assert json.loads((out / "manifest.json").read_text())["input"]["unreadable"] == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out"]


@pytest.mark.parametrize("damage", [b"\xff\xfe", b"\\ud800", b"\\x"])
@pytest.mark.parametrize("duplicates", ["near", "none"])
def test_a_text_that_is_no_text_costs_no_other_article(tmp_path, release, damage, duplicates):
    broken = to_json(make("kontumtv:9")).replace("hội".encode(), damage)
    put(tmp_path, broken, make())
    out = release(tmp_path, duplicates=duplicates)
    assert ids(out) == ["kontumtv:1"]
    assert json.loads((out / "manifest.json").read_text())["input"]["unreadable"] == 1


def test_what_is_no_key_of_the_record_is_left_out_and_what_is_missing_filled_in(tmp_path, release):
    odd = json.loads(to_json(make()))
    for key in ("language", "lead", "agencies", "modified", "archived"):
        del odd[key]
    odd["images"][0]["size"] = 7
    line = json.dumps({"more": 1, **dict(reversed(odd.items()))}, indent=None).encode()
    put(tmp_path, line)
    (found,) = records(release(tmp_path))
    assert list(found) == [*FIELDS, "quality"]
    assert "size" not in found["images"][0]
    assert found["agencies"] == []


def test_a_day_that_is_not_in_the_calendar_is_no_day(tmp_path, release):
    put(tmp_path, make(), make("kontumtv:2", title="khác", published="2014-02-30"))
    out = release(tmp_path, formats=("jsonl", "parquet"))
    assert len(ids(out)) == 2
    told = json.loads((out / "manifest.json").read_text())
    assert told["outlets"]["kontumtv"]["undated"] == 1
    assert told["period"] == ["2014-12-19", "2014-12-19"]
    table = pq.read_table(out / "parquet", columns=["published", "published_on"]).to_pylist()
    assert {row["published"][:10]: row["published_on"] for row in table} == {
        "2014-12-19": date(2014, 12, 19),
        "2014-02-30": None,
    }


@pytest.mark.parametrize("asked", [False, True])
def test_what_was_read_anew_stands_in_the_place_of_what_was_there_before(tmp_path, release, asked):
    put(tmp_path, make(title="cũ"), make("kontumtv:2", title="cũ"), run="20260101T000000Z")
    put(tmp_path, make("kontumtv:3"), make("gialaitv:1"), run="20260301T000000Z")
    for run, title in (("20260115T000000Z", "mới"), ("20260201T000000Z", "mới nhất")):
        path = tmp_path / "kontumtv" / "reread" / f"{run}.jsonl"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(to_json(make(title=title)) + b"\n")
    found = {r["id"]: r["title"] for r in records(release(tmp_path, reread=asked))}
    if asked:
        assert found.keys() == {"kontumtv:1", "kontumtv:3", "gialaitv:1"}
        assert found["kontumtv:1"] == "mới nhất"
    else:
        assert found.keys() == {"kontumtv:1", "kontumtv:2", "kontumtv:3", "gialaitv:1"}
        assert found["kontumtv:1"] == "cũ"


def test_a_file_under_construction_is_not_read(tmp_path, release):
    put(tmp_path, make())
    path = next(tmp_path.glob("*/articles/*.jsonl"))
    path.with_name("20270101T000000Z.jsonl.part").write_bytes(to_json(make("kontumtv:2")) + b"\n")
    assert ids(release(tmp_path)) == ["kontumtv:1"]


def test_only_what_is_good_enough_is_kept_where_that_is_asked(tmp_path, release):
    put(tmp_path, make("a:1", paragraphs=["Ngắn"]), make("a:2", paragraphs=[*STORY]))
    everything = {r["id"]: r["quality"]["score"] for r in records(release(tmp_path))}
    assert everything["a:1"] < 0.8 <= everything["a:2"]
    out = release(tmp_path, name="good", min_quality=0.8)
    assert ids(out) == ["a:2"]
    assert json.loads((out / "manifest.json").read_text())["left_out"]["below_quality"] == 1


def test_no_run_files_are_nothing_to_release(tmp_path, release):
    with pytest.raises(NothingToRelease):
        release(tmp_path)
    assert not Path(tmp_path / "out").exists()
