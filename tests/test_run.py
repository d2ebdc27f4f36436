"""A run: its lock, its name, its commits and its report."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy.http import Request, Response

from crawler import run as run_module
from crawler.health import Exit
from crawler.ledger import CorruptLedger, Mark
from crawler.run import Locked, Run

START = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
NAME = "20261122T201500Z"


def open_run(data_dir, outlet="kontumtv", now=START) -> Run:
    return Run.open(data_dir, outlet, now)


def mark(number: int, revision: int = 1) -> Mark:
    url = f"http://kontumtv.vn/{number}/"
    return Mark(
        f"kontumtv:{number}", url, url, revision, "published", f"hash {revision}", None, None, "", 0
    )


def write(run: Run, *numbers: int) -> None:
    for number in numbers:
        run.write(b'{"id": %d}' % number, mark(number))


def lines(folder: Path) -> list[int]:
    return [
        json.loads(line)["id"]
        for path in sorted(folder.glob("articles/*.jsonl"))
        for line in path.open()
    ]


def report(run: Run) -> dict:
    return json.loads((run.folder / "runs" / f"{run.name}.json").read_text(encoding="utf-8"))


def kill(run: Run) -> None:
    """Leave a run as a killed process does: what was not handed to the disk is gone."""
    run.articles.abandon()
    run.ledger.rollback()
    run.ledger._db.close()
    os.close(run._lock)


def test_a_run_without_lines_leaves_its_report_and_no_articles(tmp_path):
    run = open_run(tmp_path)
    assert run.close(interrupted=False) is Exit.OK
    assert not run.is_open and list(run.folder.glob("articles/*")) == []
    assert report(run)["verdict"] == "healthy" and report(run)["files"] == []


def test_lines_are_sealed_and_told_of(tmp_path):
    run = open_run(tmp_path)
    run.arguments = {"section": "tin-tuc"}
    write(run, 1, 2)
    run.write(b'{"id": 3}', mark(3, revision=2))
    assert run.written == 3
    run.close(interrupted=False)
    assert lines(run.folder) == [1, 2, 3]
    told = report(run)
    assert (told["written"], told["new"], told["changed"], told["held"]) == (3, 2, 1, 3)
    assert told["files"] == [f"articles/{NAME}.jsonl"]
    assert (told["outlet"], told["run"], told["arguments"]) == ("kontumtv", NAME, run.arguments)
    assert told["started"] == START.isoformat()


def test_a_second_run_of_an_outlet_is_locked_out_until_the_first_ends(tmp_path):
    first = open_run(tmp_path)
    with pytest.raises(Locked, match="kontumtv"):
        open_run(tmp_path)
    open_run(tmp_path, "gialaitv").close(interrupted=False)
    first.close(interrupted=False)
    open_run(tmp_path).close(interrupted=False)


def test_runs_of_the_same_second_have_names_of_their_own(tmp_path):
    names = []
    for number in range(3):
        run = open_run(tmp_path)
        run.keep_responses(1 << 20, "http://kontumtv.vn")
        write(run, number)
        run.keep(Request("http://kontumtv.vn/"), Response("http://kontumtv.vn/"))
        run.close(interrupted=False)
        names.append(run.name)
    assert names == [NAME, f"{NAME}.2", f"{NAME}.3"]
    assert len(list(run.folder.glob("warc/*.warc.gz"))) == 3
    assert sorted(lines(run.folder)) == [0, 1, 2]


@pytest.mark.parametrize(
    "left", [f"articles/{NAME}.jsonl", f"warc/{NAME}-00003.warc.gz", f"runs/{NAME}.json"]
)
def test_a_name_is_taken_if_any_file_bears_it(tmp_path, left):
    for place in ("articles", "warc", "runs"):
        (tmp_path / "kontumtv" / place).mkdir(parents=True)
    (tmp_path / "kontumtv" / left).touch()
    run = open_run(tmp_path)
    assert run.name == f"{NAME}.2"
    run.close(interrupted=False)


def test_what_was_committed_survives_a_kill_and_the_rest_never_was(tmp_path):
    run = open_run(tmp_path)
    write(run, 1, 2)
    run.commit()
    write(run, 3)
    run.articles._flush()  # on the disk, but not marked
    kill(run)
    again = open_run(tmp_path)
    assert again.article("kontumtv:2") and again.article("kontumtv:3") is None
    write(again, 3)
    again.close(interrupted=False)
    assert sorted(lines(again.folder)) == [1, 2, 3]
    assert NAME in report(again)["recovered"][0]


def test_lines_become_durable_after_so_many(tmp_path):
    run = open_run(tmp_path)
    write(run, *range(run.lines_a_commit - 1))
    assert run.ledger.article("kontumtv:0") is None and run.article("kontumtv:0")
    write(run, run.lines_a_commit)
    assert run.ledger.article("kontumtv:0") and run.report.new == run.lines_a_commit
    kill(run)


def test_two_revisions_of_an_article_in_one_run_are_two_lines(tmp_path):
    run = open_run(tmp_path)
    run.write(b'{"id": 1}', mark(1))
    assert run.article("kontumtv:1").revision == 1
    run.write(b'{"id": 1}', mark(1, revision=2))
    assert run.article("kontumtv:1").revision == 2
    run.close(interrupted=False)
    assert lines(run.folder) == [1, 1]
    assert (run.report.new, run.report.changed, run.held) == (1, 1, 1)


def test_the_archive_is_safe_before_the_lines_and_these_before_the_marks(tmp_path, monkeypatch):
    run = open_run(tmp_path)
    run.keep_responses(1 << 20, "http://kontumtv.vn")
    run.keep(Request("http://kontumtv.vn/"), Response("http://kontumtv.vn/", body=b"a"))
    write(run, 1)
    order = []
    for owner, name in ((run.archive, "sync"), (run.articles, "sync"), (run.ledger, "mark")):
        real = getattr(owner, name)
        monkeypatch.setattr(
            owner, name, lambda *a, real=real, owner=owner: order.append(owner) or real(*a)
        )
    run.commit()
    assert order == [run.archive, run.articles, run.ledger]
    assert {name for name, _ in run.ledger.open_outputs()} == {
        f"articles/{NAME}.jsonl",
        f"warc/{NAME}-00000.warc.gz",
    }
    run.close(interrupted=False)
    assert report(run)["files"] == [f"warc/{NAME}-00000.warc.gz", f"articles/{NAME}.jsonl"]


@pytest.mark.parametrize("at", ["sync", "append", "seal"])
def test_where_lines_cannot_be_written_nothing_is_marked_and_the_next_run_completes(
    tmp_path, monkeypatch, at
):
    run = open_run(tmp_path)
    stopped = []
    run.when_output_fails = lambda: stopped.append(True)
    write(run, 1)
    run.commit()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run.articles, at, full)
    write(run, 2)
    if at != "seal":
        run.commit()
        assert stopped == [True]
    assert run.close(interrupted=False) is Exit.OUTPUT
    told = report(run)
    assert told["verdict"] == "unhealthy" and "No space left" in told["reasons"][0]
    again = open_run(tmp_path)
    missing = [number for number in (1, 2) if again.article(f"kontumtv:{number}") is None]
    assert missing == ([] if at == "seal" else [2])
    write(again, *missing)
    again.close(interrupted=False)
    assert sorted(lines(again.folder)) == [1, 2]


def test_where_the_archive_cannot_be_written_no_line_points_into_it(tmp_path, monkeypatch):
    run = open_run(tmp_path)
    run.keep_responses(1 << 20, "http://kontumtv.vn")
    request, response = Request("http://kontumtv.vn/"), Response("http://kontumtv.vn/")
    assert run.keep(request, response).file == f"{NAME}-00000.warc.gz"
    write(run, 1)

    def full():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run.archive, "sync", full)
    run.commit()
    assert run.keep(request, response) is None
    assert run.close(interrupted=False) is Exit.OUTPUT
    assert lines(run.folder) == []


def test_a_report_that_cannot_be_written_is_a_failed_output(tmp_path, monkeypatch):
    run = open_run(tmp_path)
    write(run, 1)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run_module.json, "dump", full)
    assert run.close(interrupted=False) is Exit.OUTPUT
    assert lines(run.folder) == [1]


def test_an_interrupted_run_seals_what_it_has(tmp_path):
    run = open_run(tmp_path)
    write(run, 1)
    assert run.close(interrupted=True) is Exit.OK
    assert report(run)["verdict"] == "interrupted" and lines(run.folder) == [1]


def test_without_an_archive_nothing_is_kept(tmp_path):
    run = open_run(tmp_path)
    assert run.keep(Request("http://kontumtv.vn/"), Response("http://kontumtv.vn/")) is None
    run.close(interrupted=False)
    assert list(run.folder.glob("warc/*")) == []


def test_a_damaged_ledger_gives_the_lock_back(tmp_path):
    folder = tmp_path / "kontumtv"
    folder.mkdir()
    (folder / "ledger.sqlite").write_bytes(b"no ledger" * 500)
    for _ in range(2):
        with pytest.raises(CorruptLedger):
            open_run(tmp_path)


def test_a_folder_that_cannot_be_used_is_said_so(tmp_path):
    (tmp_path / "kontumtv").touch()
    with pytest.raises(OSError, match="kontumtv"):
        open_run(tmp_path)
