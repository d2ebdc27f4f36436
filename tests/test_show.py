"""``scrapy show``: one article in the terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from crawler import history
from crawler.article import Article, Author, Extractor, WarcPosition, to_json
from crawler.commands.show import shown

ROOT = Path(__file__).parents[1]
URL = "https://kontumtv.vn/tin/hoi-nghi/"


def put(data_dir: Path, *articles: Article, run: str = "20261122T201500Z") -> None:
    path = data_dir / "kontumtv" / "articles" / f"{run}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(to_json(article) + b"\n" for article in articles))


def make(**fields) -> Article:
    given = {
        "id": "kontumtv:4",
        "url": URL,
        "canonical_url": URL,
        "outlet": "kontumtv",
        "title": "Hội nghị",
        "paragraphs": ["Đoạn một.", "Đoạn hai."],
        "authors": [Author("Quang Mẫn", ["text"])],
        "byline": "Quang Mẫn",
        "fetched": "2026-11-22T20:15:00+00:00",
        "extractor": Extractor("0.1.0", {"byline": "page", "title": "rest"}),
    }
    return Article(**{**given, **fields})


def screen(data_dir: Path, wanted: str = "kontumtv:4") -> str:
    console = Console(width=160, record=True, file=StringIO())
    console.print(shown(history.find(data_dir, wanted), data_dir))
    return console.export_text()


@pytest.mark.parametrize(
    "wanted",
    ["kontumtv:4", URL, "https://KONTUMTV.vn/tin/hoi-nghi/#binh-luan", "http://kontumtv.vn/?p=4"],
)
def test_an_article_is_found_by_its_id_and_by_its_addresses(tmp_path, wanted):
    put(tmp_path, make(), make(id="kontumtv:5", url=URL + "5", canonical_url=URL + "5"))
    put(tmp_path, make(revision=2, url="http://kontumtv.vn/?p=4"), run="20261123T000000Z")
    assert [r.article.revision for r in history.find(tmp_path, wanted)] == [1, 2]


@pytest.mark.parametrize("wanted", ["kontumtv:44", "../kontumtv:4", "https://kontumtv.vn/", ""])
def test_another_is_not(tmp_path, wanted):
    put(tmp_path, make())
    assert history.find(tmp_path, wanted) == []


def test_text_fields_readers_and_changes_are_shown(tmp_path):
    put(tmp_path, make())
    put(tmp_path, make(revision=2, paragraphs=["Đoạn một.", "Đoạn ba."]), run="20261123T000000Z")
    told = screen(tmp_path)
    assert "Đoạn ba." in told
    (byline,) = [line.split() for line in told.splitlines() if line.startswith("byline")]
    assert byline == ["byline", "Quang", "Mẫn", "page"]
    assert "-Đoạn hai." in told
    assert "+Đoạn ba." in told
    assert "No archived response" in told


def test_what_a_terminal_would_obey_is_shown_as_a_sign(tmp_path):
    put(tmp_path, make(title="a\x1b[2Jb\x9b31mc [bold]d[/bold]", paragraphs=["\u202exin\x07"]))
    told = screen(tmp_path)
    assert "a�[2Jb�31mc [bold]d[/bold]" in told
    assert not set("\x1b\x9b\x07\u202e") & set(told)


@pytest.mark.parametrize("name", ["../../secret.warc.gz", "there-is-none.warc.gz"])
def test_an_archive_that_is_not_the_outlets_is_not_opened(tmp_path, name):
    (tmp_path / "secret.warc.gz").write_bytes((ROOT / "fixtures" / "kontumtv.warc.gz").read_bytes())
    put(tmp_path, make(warc=WarcPosition(name, 0)))
    assert "which is not in" in screen(tmp_path)


def test_the_command_shows_the_archived_response(tmp_path):
    warc = tmp_path / "kontumtv" / "warc" / "kontumtv.warc.gz"
    warc.parent.mkdir(parents=True)
    warc.write_bytes((ROOT / "fixtures" / "kontumtv.warc.gz").read_bytes())
    put(tmp_path, make(warc=WarcPosition(warc.name, 0)))
    command = [sys.executable, "-m", "scrapy", "show", "-s", f"DATA_DIR={tmp_path}"]
    run = subprocess.run([*command, URL], cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    assert "WARC-Type: warcinfo" in run.stdout
    run = subprocess.run(
        [*command, "--json", "kontumtv:4"], cwd=ROOT, capture_output=True, text=True
    )
    assert json.loads(run.stdout)["title"] == "Hội nghị"
    run = subprocess.run([*command, "kontumtv:5"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
