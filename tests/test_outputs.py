"""Files that are cut, never torn."""

import os

import pytest

from crawler.ledger import Ledger, Mark
from crawler.outputs import BUFFER, PartFile, recover

NOW = "2026-11-22T12:00:00+00:00"
NAME = "articles/run.jsonl"
LINES = [f'{{"id": "kontumtv:{number}"}}\n'.encode() for number in range(3)]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "runs").mkdir()
    return tmp_path


@pytest.fixture
def ledger(folder):
    ledger = Ledger(folder / "ledger.sqlite")
    yield ledger
    ledger.close()


def mark_lines(ledger, lines, name=NAME) -> int:
    """Mark `lines` in the ledger and return the length that counts."""
    offset, marks = 0, []
    for number, line in enumerate(lines):
        url = f"http://kontumtv.vn/{number}/"
        marks.append(
            Mark(f"kontumtv:{number}", url, url, 1, "published", "a", None, None, name, offset)
        )
        offset += len(line)
    ledger.mark(marks, {name: offset}, NOW)
    return offset


def held(ledger) -> list[int]:
    return [number for number in range(len(LINES)) if ledger.article(f"kontumtv:{number}")]


def files(folder) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.glob("*/*")}


def test_a_file_comes_into_being_with_its_first_bytes_and_gets_its_name_when_sealed(folder):
    file = PartFile(folder / NAME)
    assert file.sync() == 0 and not file.seal() and files(folder) == {}
    assert [file.append(line) for line in LINES] == [0, 21, 42]
    assert file.sync() == file.size == 63
    assert files(folder) == {f"{NAME}.part": b"".join(LINES)}
    assert file.seal()
    assert files(folder) == {NAME: b"".join(LINES)}


def test_what_was_not_synced_is_not_promised(folder):
    file = PartFile(folder / NAME)
    file.append(LINES[0])
    assert files(folder) == {}
    file.append(b"x" * BUFFER)
    assert file.size == len(LINES[0]) + BUFFER == len(files(folder)[f"{NAME}.part"])
    file.append(LINES[1])
    file.abandon()
    assert len(files(folder)[f"{NAME}.part"]) == len(LINES[0]) + BUFFER


def test_a_file_of_another_run_is_never_written_over(folder):
    (folder / f"{NAME}.part").write_bytes(LINES[0])
    file = PartFile(folder / NAME)
    file.append(LINES[1])
    with pytest.raises(FileExistsError):
        file.sync()
    assert files(folder) == {f"{NAME}.part": LINES[0]}


def test_a_full_disk_is_said_at_the_sync(folder):
    file = PartFile(folder / NAME)
    file.append(LINES[0])
    file.sync()
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, file._handle)
    os.close(full)
    file.append(LINES[1])
    with pytest.raises(OSError, match="No space left"):
        file.sync()
    file.abandon()
    assert files(folder) == {f"{NAME}.part": LINES[0]}


@pytest.mark.parametrize(
    ("found", "left", "still_held", "said"),
    [
        pytest.param({".part": LINES}, LINES, [0, 1, 2], "", id="all of it"),
        pytest.param(
            {".part": [*LINES, b'{"id": "kontu']}, LINES, [0, 1, 2], "cut 13 bytes", id="torn tail"
        ),
        pytest.param(
            {".part": [*LINES, LINES[0]]},
            LINES,
            [0, 1, 2],
            "cut 21 bytes",
            id="whole lines, not marked",
        ),
        pytest.param(
            {".part": LINES[:2]}, LINES[:2], [0, 1], "1 articles will be fetched", id="a line lost"
        ),
        pytest.param(
            {
                ".part": [*LINES[:2], b'{"id'],
            },
            LINES[:2],
            [0, 1],
            "1 articles will be fetched",
            id="half a line lost",
        ),
        pytest.param({".part": []}, None, [], "3 articles will be fetched", id="all lost"),
        pytest.param({"": LINES}, LINES, [0, 1, 2], "", id="killed between rename and seal"),
        pytest.param(
            {"": LINES[:1]}, LINES[:1], [0], "2 articles will be fetched", id="sealed and shorter"
        ),
        pytest.param({}, None, [], "is gone", id="file gone"),
    ],
)
def test_what_a_killed_run_left_is_cut_at_what_was_marked_and_sealed(
    folder, ledger, found, left, still_held, said
):
    mark_lines(ledger, LINES)
    for ending, lines in found.items():
        (folder / (NAME + ending)).write_bytes(b"".join(lines))
    done = recover(folder, ledger)
    assert [NAME in line and said in line for line in done] == ([True] if said else [])
    assert files(folder) == ({NAME: b"".join(left)} if left else {})
    assert held(ledger) == still_held
    assert [each.url[-2] for each in ledger.due(NOW, 0, 9)] == [
        str(n) for n in range(3) if n not in still_held
    ]
    assert ledger.open_outputs() == []
    # Once put right, there is nothing left to do.
    assert recover(folder, ledger) == []


def test_of_an_archive_file_no_more_is_kept_than_was_marked(folder, ledger):
    (folder / "warc").mkdir()
    for name, size in (("warc/a.warc.gz", 10), ("warc/b.warc.gz", 90)):
        ledger.mark([], {name: size}, NOW)
        (folder / f"{name}.part").write_bytes(b"\x1f" * 50)
    done = recover(folder, ledger)
    assert {name: len(body) for name, body in files(folder).items()} == {
        "warc/a.warc.gz": 10,
        "warc/b.warc.gz": 50,
    }
    assert len(done) == 2


def test_a_part_of_which_nothing_was_marked_is_removed(folder, ledger):
    for name in (NAME, "runs/run.json"):
        (folder / f"{name}.part").write_bytes(b"x")
    assert len(recover(folder, ledger)) == 2
    assert files(folder) == {}


def test_an_empty_part_of_which_nothing_counts_leaves_no_file(folder, ledger):
    ledger.mark([], {NAME: 0}, NOW)
    (folder / f"{NAME}.part").write_bytes(b"torn")
    recover(folder, ledger)
    assert files(folder) == {} and ledger.open_outputs() == []
