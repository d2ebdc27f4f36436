"""Newspapers in each family's markup, crawled from their front pages to JSONL by the real command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crawling import (
    Crawl,
    assert_sealed,
    by_path,
    command,
    contents,
    crawl,
    finish,
    start,
)
from tests.hostile import Hostile
from tests.newspapers.families import FAMILIES, Flat, HexIdListings, PostId, Unheard, Uploads
from tests.newspapers.paper import Paper, Piece
from tests.wordpress import WordPress
from tests.wordpress.newsroom import Gold


def assert_told(paper: Paper, done: Crawl, origin: str) -> None:
    """Assert that every article of `paper` is there, as it was written, and nothing else."""
    assert done.code == 0, done.stderr + done.stdout
    assert_sealed(done.folder)
    found = {record["url"].removeprefix(origin): record for record in done.records}
    pieces = {paper.article(piece): piece for piece in paper.pieces}
    assert sorted(found) == sorted(pieces)
    wrong = {path: w for path, p in pieces.items() if (w := differences(p, found[path]))}
    assert not wrong, (len(wrong), next(iter(wrong.items())))


def differences(piece: Piece, record: dict) -> dict[str, object]:
    """Return what of `record` is not as it stands in `piece`."""
    expected = {
        "title": piece.title,
        "text": "\n\n".join((piece.lead, *piece.paragraphs)),
        "authors": [piece.author],
        "published": piece.published.isoformat()[:16],
    }
    read = {
        "title": record["title"],
        "text": record["text"],
        "authors": [author["name"] for author in record["authors"]],
        "published": (record["published"] or "")[:16],
    }
    return {key: (read[key], value) for key, value in expected.items() if read[key] != value}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_an_outlet_of_each_family_is_crawled_from_its_front_page(
    family: type[Paper], tmp_path: Path
) -> None:
    paper = family()
    with Hostile(paper.script()) as site:
        done = crawl(tmp_path, outlet=paper.outlet, site=site.url)
    assert_told(paper, done, site.url)
    assert {record["outlet"] for record in done.records} == {paper.outlet}


@pytest.mark.parametrize("family", [*FAMILIES, Unheard, Flat], ids=lambda family: family.__name__)
def test_a_site_that_no_outlet_describes_is_crawled_all_the_same(
    family: type[Paper], tmp_path: Path
) -> None:
    paper = family()
    with Hostile(paper.script()) as site:
        name = f"127-0-0-1-{site.port}"
        line = command(tmp_path, outlets=["site"], url=f"{site.url}/")
        done = finish(start(line), tmp_path / name)
    assert_told(paper, done, site.url)


def test_a_later_run_asks_for_what_is_new(tmp_path: Path) -> None:
    paper = Uploads(25)
    newest, *rest = paper.pieces
    paper.pieces = rest
    with Hostile(lambda site, target: paper.script()(site, target)) as site:
        first = crawl(tmp_path, outlet=paper.outlet, site=site.url)
        assert_told(paper, first, site.url)
        site.asked.clear()
        quiet = crawl(tmp_path, outlet=paper.outlet, site=site.url)
        assert (quiet.code, quiet.records) == (0, [])
        assert not [path for path in site.paths if path in map(paper.article, rest)]
        paper.pieces = [newest, *rest]
        again = crawl(tmp_path, outlet=paper.outlet, site=site.url)
    assert [record["title"] for record in again.records] == [newest.title]


class Scripted(HexIdListings):
    """Its listings show more when a button is pressed, and have no other pages."""

    def pager(self, listing: str, number: int, last: int) -> str:
        return '<button class="more" data-page="2">Xem thêm</button>' if number < last else ""


def test_that_listings_show_more_by_a_script_alone_is_said_once(tmp_path: Path) -> None:
    paper = Scripted(60)
    with Hostile(paper.script()) as site:
        first = crawl(tmp_path, outlet=paper.outlet, site=site.url)
        again = crawl(tmp_path, outlet=paper.outlet, site=site.url)
    assert 0 < len(first.records) < len(paper.pieces)
    assert (first.code, first.report["verdict"]) == (0, "degraded")
    assert "listings show more by a script alone" in first.report["reasons"][0]
    assert again.report["verdict"] == "healthy"


def test_the_archive_of_a_newspaper_gives_its_articles_again(tmp_path: Path) -> None:
    paper = PostId(12)
    with Hostile(paper.script()) as site:
        first = crawl(tmp_path / "live", outlet=paper.outlet, site=site.url)
    (archive,) = first.warcs
    again = crawl(tmp_path / "archived", outlet=paper.outlet, source=archive)
    assert again.code == 0, again.stderr
    assert contents(again.records) == contents(first.records)


def test_a_wordpress_that_no_outlet_describes_is_asked_for_all_it_tells(
    wordpress: WordPress, golds: dict[str, Gold], tmp_path: Path
) -> None:
    line = command(tmp_path, outlets=["site"], url=f"{wordpress.url}/")
    name = wordpress.url.removeprefix("http://").translate(str.maketrans(".:", "--"))
    done = finish(start(line), tmp_path / name)
    assert done.code == 0, done.stderr
    assert done.report["discovery"] == ["rest"]
    assert set(by_path(done.records)) == set(golds)
