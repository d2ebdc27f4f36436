"""The files of a release: the same bytes again, whole or not at all, and checked."""

import json
import re
import shutil
from pathlib import Path

import pytest

pytest.importorskip("rensa", reason="needs the extra corpus: pip install -e '.[corpus]'")

import jsonschema
import pyarrow.parquet as pq
import zstandard

from crawler.article import FIELDS, Article, Clip, Dateline, record
from pipelines.corpus import blocks, build, manifest
from pipelines.corpus.check import NoRelease, check
from tests.corpus.archive import STORY, ids, make, put, records

ALL = ("jsonl", "parquet", "text")


def fill(data_dir: Path) -> Path:
    """Put articles of every form under `data_dir`."""
    full = make(
        "gialaitv:1",
        lead="Một câu dẫn.",
        dateline=Dateline("(glv) –", "glv", None),
        agencies=["TTXVN"],
        modified="2015",
        tags=["rừng"],
        videos=[Clip("https://gialaitv.vn/a.mp4", None, "phim")],
        audios=[Clip(None, "https://gialaitv.vn/nghe", None)],
        archived="2020-01-01T00:00:00+00:00",
        source="wayback",
        flags=["short"],
    )
    bare = Article(
        id="kontumtv:0",
        url="https://kontumtv.vn/0",
        canonical_url="https://kontumtv.vn/0",
        outlet="kontumtv",
    )
    day = make("kontumtv:2", published="2015-03-01", published_precision="day")
    return put(data_dir, full, bare, make(), day, make("kontumtv:3", published="2013"))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_run_files_give_the_same_bytes_wherever_they_lie(tmp_path, release):
    fill(tmp_path / "data")
    shutil.copytree(tmp_path / "data", tmp_path / "elsewhere" / "copy")
    one = files(release(tmp_path / "data", formats=ALL, split="year"))
    two = files(release(tmp_path / "elsewhere" / "copy", name="again", formats=ALL, split="year"))
    assert one == two
    assert {name.partition("/")[0] for name in one} >= {*ALL, "manifest.json", "README.md"}


def test_a_line_is_the_record_and_its_quality(tmp_path, release):
    fill(tmp_path / "data")
    out = release(tmp_path / "data", duplicates="none")
    schema = json.loads((out / "schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for line in records(out):
        assert list(line) == [*FIELDS, "quality"]
        jsonschema.validate(line, schema)
    made = {line["id"]: line for line in records(out)}["kontumtv:1"]
    del made["quality"]
    assert made == record(make())


def test_parquet_says_what_jsonl_says(tmp_path, release):
    fill(tmp_path / "data")
    out = release(tmp_path / "data", formats=ALL)
    rows = pq.read_table(out / "parquet").to_pylist()
    lines = records(out)
    assert len(rows) == len(lines) == 5
    for row, line in zip(rows, lines, strict=True):
        day = row.pop("published_on")
        told = (line["published"] or "")[:10]
        assert (day.isoformat() if day else None) == (told if len(told) == 10 else None)
        for moment in ("fetched", "archived"):
            row[moment] = row[moment] and row[moment].isoformat()
        readers = row["extractor"]["fields"] or {}
        row["extractor"]["fields"] = {name: how for name, how in readers.items() if how}
        assert row == line


def test_a_reader_can_skip_row_groups_by_outlet_and_day(tmp_path, release, monkeypatch):
    monkeypatch.setattr(blocks, "ARTICLES", 10)
    put(tmp_path, *(
        make(f"{outlet}:{n}", published=f"2014-12-{n:02}", title=f"{outlet} {n}")
        for outlet in ("a", "b") for n in range(1, 31)
    ))  # fmt: skip
    out = release(tmp_path, formats=("parquet",), duplicates="none")
    groups = pq.ParquetFile(out / "parquet" / "articles-00000.parquet").metadata
    columns = {groups.schema.column(n).path: n for n in range(groups.num_columns)}
    found = []
    for number in range(groups.num_row_groups):
        group = groups.row_group(number)
        outlet, day = (group.column(columns[c]).statistics for c in ("outlet", "published_on"))
        found.append((outlet.min, outlet.max, day.min.day, day.max.day))
    assert found == [
        ("a", "a", 1, 10), ("a", "a", 11, 20), ("a", "a", 21, 30),
        ("b", "b", 1, 10), ("b", "b", 11, 20), ("b", "b", 21, 30),
    ]  # fmt: skip


def test_plain_text_is_a_paragraph_a_line_and_a_blank_line_behind_an_article(tmp_path, release):
    put(
        tmp_path,
        make("a:1", title="Một", lead="Dẫn.", paragraphs=["Hai\nba", " ", "Bốn."]),
        make("a:2", title=None, paragraphs=[], images=[]),
        make("a:3", title="Năm", paragraphs=["Sáu."]),
    )
    out = release(tmp_path, formats=("text",), duplicates="none")
    text = zstandard.decompress(
        (out / "text" / "articles-00000.txt.zst").read_bytes(), max_output_size=1 << 20
    )
    assert text.decode() == "Một\nDẫn.\nHai ba\nBốn.\n\nNăm\nSáu.\n\n"


@pytest.mark.parametrize(
    ("split", "names"),
    [
        ("none", ["articles-00000", "articles-00001", "articles-00002"]),
        ("outlet", ["gialaitv-00000", "kontumtv-00000", "kontumtv-00001"]),
        ("year", ["2013-00000", "2014-00000", "2015-00000", "undated-00000"]),
    ],
)
def test_files_are_split_and_of_bounded_size(tmp_path, release, split, names):
    fill(tmp_path / "data")
    out = release(tmp_path / "data", formats=("jsonl", "parquet"), split=split, shard_articles=2)
    for form, ending in (("jsonl", ".jsonl.zst"), ("parquet", ".parquet")):
        assert sorted(path.name for path in (out / form).iterdir()) == [n + ending for n in names]
    assert list(check(out)) == []


def test_what_is_there_is_replaced_only_if_it_is_a_release(tmp_path, release):
    fill(tmp_path / "data")
    release(tmp_path / "data")
    put(tmp_path / "data", make("kontumtv:77"), run="20270101T000000Z")
    assert "kontumtv:77" in ids(release(tmp_path / "data"))
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("ba năm làm việc")
    with pytest.raises(build.InTheWay):
        release(tmp_path / "data", name="thesis")
    assert files(tmp_path / "thesis") == {"chapter.txt": "ba năm làm việc".encode()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out", "thesis"]


def test_a_build_that_fails_leaves_what_was_there(tmp_path, release, monkeypatch):
    fill(tmp_path / "data")
    before = files(release(tmp_path / "data"))

    def fail(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build.croissant, "describe", fail)
    with pytest.raises(OSError, match="No space"):
        release(tmp_path / "data", split="year")
    assert files(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "out"]


def test_what_a_killed_build_left_is_no_hindrance(tmp_path, release):
    fill(tmp_path / "data")
    left = tmp_path / ".out.part" / "scratch"
    left.mkdir(parents=True)
    (left / "scratch.sqlite").write_bytes(b"half")
    assert len(ids(release(tmp_path / "data"))) == 5
    assert not (tmp_path / ".out.part").exists()


def test_two_builds_of_one_folder_do_not_meet(tmp_path, release):
    fill(tmp_path / "data")
    with build._workshop(tmp_path / "out"), pytest.raises(build.InTheWay, match="at work"):
        release(tmp_path / "data")


@pytest.fixture
def sound(tmp_path, release) -> Path:
    return release(fill(tmp_path / "data"), formats=ALL)


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def resign(out: Path) -> None:
    """Write the manifest anew, as somebody would who changes a release on purpose."""
    told = manifest.read(out)
    counts = {file["path"]: file["articles"] for file in told["files"] if "articles" in file}
    told["files"] = manifest.list_files(out, counts)
    (out / "manifest.json").write_text(json.dumps(told))


def spoil_a_line(out: Path) -> None:
    path = out / "jsonl" / "articles-00000.jsonl.zst"
    lines = zstandard.decompress(path.read_bytes(), max_output_size=1 << 20)
    path.write_bytes(zstandard.compress(lines.replace(b'"revision":1', b'"revision":0', 1)))
    resign(out)


def lose_a_line(out: Path) -> None:
    path = out / "jsonl" / "articles-00000.jsonl.zst"
    lines = zstandard.decompress(path.read_bytes(), max_output_size=1 << 20)
    path.write_bytes(zstandard.compress(lines[lines.index(b"\n") + 1 :]))
    resign(out)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda out: flip(out / "jsonl" / "articles-00000.jsonl.zst"), "SHA-256"),
        (lambda out: flip(out / "report.html"), "SHA-256"),
        (lambda out: (out / "schema.json").write_text("{}"), "bytes"),
        (lambda out: (out / "parquet" / "articles-00000.parquet").unlink(), "missing"),
        (lambda out: (out / "more.txt").write_text("x"), "not in the manifest"),
        (spoil_a_line, "line 1:"),
        (lose_a_line, "4 lines, not 5"),
    ],
)
def test_a_release_that_was_changed_does_not_pass(sound, spoil, told):
    assert list(check(sound)) == []
    spoil(sound)
    assert any(told in problem for problem in check(sound))


def test_a_folder_that_is_no_release_cannot_be_checked(tmp_path):
    (tmp_path / "manifest.json").write_text('{"manifest_version": 3}')
    with pytest.raises(NoRelease):
        list(check(tmp_path))


def test_the_manifest_says_what_there_is(sound):
    told = manifest.read(sound)
    assert told["articles"] == 5
    assert told["period"] == ["2013", "2015-03-01"]
    assert {name: each["articles"] for name, each in told["outlets"].items()} == {
        "gialaitv": 1, "kontumtv": 4,
    }  # fmt: skip
    assert told["command"].startswith("scrapy corpus OUT ")
    assert {file["path"] for file in told["files"]} == files(sound).keys() - {"manifest.json"}


def test_quality_is_measured_and_explained(tmp_path, release):
    put(
        tmp_path,
        make("a:1", paragraphs=STORY),
        make("a:2", paragraphs=["lặp lại"] * 40),
        make(
            "a:3", paragraphs=["The council met on Monday to discuss the roads."] * 2, language="en"
        ),
    )
    found = {r["id"]: r["quality"] for r in records(release(tmp_path))}
    assert found["a:1"]["failed"] == []
    assert set(found["a:2"]["failed"]) == {
        "duplicate_lines",
        "punctuated_lines",
        "new_lines",
        "stop_words",
    }
    # What holds of Vietnamese alone is not asked of English.
    assert set(found["a:3"]["failed"]) == {"words", "duplicate_lines"}
    assert found["a:1"]["score"] == 1 > found["a:2"]["score"]
    assert found["a:1"]["words"] == sum(len(text.split()) for text in STORY)


def test_the_card_says_that_it_is_no_legal_advice_and_cites_no_statute_by_number(sound):
    card = (sound / "README.md").read_text(encoding="utf-8")
    assert "not legal advice" in card
    assert not re.search(r"\d+/\d{4}/[A-ZĐ]", card)
