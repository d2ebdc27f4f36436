"""Which archive files a path, a folder or a pattern names, and what a WACZ holds."""

import zipfile
from pathlib import Path

import pytest

from crawler.sources import files, warc
from tests.sources.test_archive import GOOD, A, B, captures, gzip, http, read, record


def names(pattern: Path | str) -> list[str]:
    return [file.name for file in files.find(str(pattern))]


@pytest.fixture
def folder(tmp_path):
    for name in ("b.warc", "a.WARC.gz", "2014/c.arc.gz", "2015/c.arc.gz", "2014/d.wacz", "x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "run.warc.gz.part").touch()
    return tmp_path


def test_archives_are_found_by_path_folder_or_pattern(folder):
    assert names(folder / "b.warc") == ["b.warc"]
    assert names(folder / "x.txt") == ["x.txt"]  # who names a file means it
    assert names(folder) == ["2014/c.arc.gz", "2014/d.wacz", "2015/c.arc.gz", "a.WARC.gz", "b.warc"]
    assert names(folder / "2014") == ["c.arc.gz", "d.wacz"]
    assert names(f"{folder}/*.warc") == ["b.warc"]


def test_files_of_one_name_in_several_folders_stay_apart(folder):
    assert names(f"{folder}/**/c.arc.gz") == ["2014/c.arc.gz", "2015/c.arc.gz"]


@pytest.mark.parametrize("nothing", ["x.warc", "leer", "[", ""])
def test_where_there_is_none_that_is_said(folder, nothing):
    (folder / "leer").mkdir()
    with pytest.raises(FileNotFoundError):
        files.find(f"{folder}/{nothing}" if nothing else "")
    with pytest.raises(FileNotFoundError):
        files.find("/")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_gives_the_warcs_inside_it(tmp_path, method):
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w", method) as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/rec-1.warc.gz", gzip.compress(GOOD))
        packed.writestr("archive/rec-2.warc", GOOD + record("response", B, http()))
        packed.writestr("indexes/index.cdx.gz", gzip.compress(b"x"))
    [whole] = files.find(str(path))
    parts = whole.parts()
    assert [part.name for part in parts] == [
        "a.wacz/archive/rec-1.warc.gz",
        "a.wacz/archive/rec-2.warc",
    ]
    found = [(part, each) for part in parts for each in warc.index(part)]
    assert [(each.file, each.url) for _, each in found] == [
        (parts[0].name, A),
        (parts[1].name, A),
        (parts[1].name, B),
    ]
    for part, each in reversed(found):
        body = warc.read(part, each, files_request(each.url), 1 << 20).body
        assert body == b"<p>a</p>"


def files_request(url: str):
    from scrapy.http import Request

    return Request(url)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", "empty"])
def test_a_wacz_that_is_none_is_broken(tmp_path, content):
    path = tmp_path / "a.wacz"
    if content == "empty":
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("pages/pages.jsonl", "{}")
    else:
        path.write_bytes(content)
    with pytest.raises(files.BrokenArchive, match=r"a\.wacz"):
        files.find(str(path))[0].parts()


ARC = (
    b"filedesc://IA-001.arc 0.0.0.0 20141220010203 text/plain 76\n"
    b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n"
)


def arc_record(url: str, body: bytes) -> bytes:
    return f"{url} 1.2.3.4 20141220010203 text/html {len(body)}\n".encode() + body + b"\n"


@pytest.mark.parametrize(
    "pack",
    [lambda *r: b"".join(r), lambda *r: b"".join(map(gzip.compress, r))],
    ids=["plain", "gzip"],
)
def test_an_arc_is_read_as_a_warc_is(tmp_path, pack):
    path = tmp_path / "a.arc.gz"
    path.write_bytes(pack(ARC, arc_record(A, http()), arc_record(B, http(b"<p>b</p>"))))
    found = captures(path)
    assert [(each.url, each.status, each.mime, each.captured) for each in found] == [
        (url, 200, "text/html", "2014-12-20T01:02:03+00:00") for url in (A, B)
    ]
    assert [read(path, each).body for each in found] == [b"<p>a</p>", b"<p>b</p>"]


@pytest.mark.parametrize("packed", [False, True])
def test_of_a_damaged_arc_the_rest_is_read(tmp_path, packed):
    path = tmp_path / "a.arc"
    pack = gzip.compress if packed else bytes
    good, last = arc_record(A, http()), arc_record(B, http())
    path.write_bytes(pack(ARC) + pack(good) + b"\x00\x01rubbish\n\n" * 9 + pack(last))
    found = list(warc.index(files.ArchiveFile("a.arc", path)))
    assert [each.url for each in found if isinstance(each, warc.Capture)] == [A, B]
    assert [each.offset for each in found if isinstance(each, warc.Damage)]
