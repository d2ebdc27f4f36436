"""The index that crawls share: reprints are noted as they come."""

from __future__ import annotations

import sqlite3
from multiprocessing import get_context
from pathlib import Path

import pytest

pytest.importorskip("rensa", reason="needs the extra corpus: pip install -e '.[corpus]'")

from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from pipelines.corpus import duplicate_index
from pipelines.corpus.duplicate_index import DuplicateIndex
from pipelines.find_duplicates import FindDuplicates
from tests.corpus.archive import STORY, make

TEXT = "\n\n".join(STORY)
CUT = "\n\n".join(STORY[1:])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index" / "duplicates.sqlite"


def test_a_reprint_is_told_also_by_a_later_crawl(path):
    index = DuplicateIndex(path)
    assert index.add("a:1", "2014-12-19", TEXT) is None
    index.close()
    index = DuplicateIndex(path)
    assert index.add("b:1", "2014-12-20", CUT) == "a:1"
    assert index.add("c:1", "2014-12-21", TEXT.replace("1.911", "1.912")) is None
    # Of an original, not of its reprint.
    assert index.add("d:1", "2014-12-22", CUT) == "a:1"


def test_only_an_earlier_article_is_an_original(path):
    index = DuplicateIndex(path)
    index.add("a:1", "2014-12-19", TEXT)
    assert index.add("b:1", "2014-12-18", TEXT) is None


def test_an_article_that_is_read_again_is_not_its_own_duplicate(path):
    index = DuplicateIndex(path)
    assert index.add("a:1", "2014-12-19", TEXT) is None
    assert index.add("a:1", "2014-12-19", TEXT) is None
    assert index.add("a:1", "2014-12-19", "Một bài khác hẳn. " * 9) is None
    # What it was before is forgotten.
    assert index.add("b:1", "2014-12-20", TEXT) is None


def test_short_texts_are_not_entered(path):
    index = DuplicateIndex(path)
    assert index.add("a:1", "2014-12-19", "Bản tin tối") is None
    assert index.add("b:1", "2014-12-20", "Bản tin tối") is None


def test_an_index_of_another_version_begins_anew(path, monkeypatch):
    DuplicateIndex(path).add("a:1", "2014-12-19", TEXT)
    monkeypatch.setattr(duplicate_index, "VERSION", "another")
    assert DuplicateIndex(path).add("b:1", "2014-12-20", TEXT) is None


def enter(path: str, outlet: str) -> int:
    index = DuplicateIndex(Path(path))
    for number in range(30):
        index.add(f"{outlet}:{number}", "2014-12-19", f"{TEXT} Tin số {number} của {outlet}.")
    return 30


def test_several_crawls_share_it(path):
    with get_context("spawn").Pool(3) as pool:
        assert sum(pool.starmap(enter, [(str(path), name) for name in "abc"])) == 90
    count = sqlite3.connect(path).execute("SELECT count(*) FROM article").fetchone()
    assert count == (90,)


def pipeline(path: Path | str) -> FindDuplicates:
    return FindDuplicates.from_crawler(get_crawler(settings_dict={"DUPLICATE_INDEX": str(path)}))


def test_the_pipeline_notes_reprints(path):
    found = pipeline(path)
    first, again = make("a:1"), make("b:1", published="2014-12-20", paragraphs=STORY[1:])
    assert found.process_item(first).duplicate_of is None
    assert found.process_item(again).duplicate_of == "a:1"
    clip = make("c:1", published="2014-12-21", kind="video")
    assert found.process_item(clip).duplicate_of is None
    found.close_spider()


def test_without_an_index_there_is_no_pipeline():
    with pytest.raises(NotConfigured):
        pipeline("")


def test_an_index_that_is_damaged_costs_the_crawl_nothing_else(path, caplog):
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(NotConfigured):
        pipeline(path)
    path.unlink()
    found = pipeline(path)
    found._index._db.execute("DROP TABLE band")
    for article in (make("a:1"), make("b:1")):
        assert found.process_item(article) is article
    assert sum("no duplicates are noted" in record.message for record in caplog.records) == 1
