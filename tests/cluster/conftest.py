"""Archives, and what one machine makes of them. Releases are made as the tests of the corpus do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cluster.running import DEMO, by_archive, by_id, scrapy
from tests.corpus.conftest import release  # noqa: F401


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """The records of the demo archive as a crawl reads it, by id."""
    data_dir = tmp_path_factory.mktemp("crawled")
    scrapy("crawl", "kontumtv", "-L", "ERROR", "-a", f"source={DEMO}", "-s", f"DATA_DIR={data_dir}")
    (path,) = data_dir.glob("kontumtv/articles/*.jsonl")
    return by_id(path)


@pytest.fixture(scope="module")
def demo_and_larger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two archives of one outlet: the demo's, and one of three hundred pages more."""
    pytest.importorskip("fastwarc", reason="needs the extra test: pip install -e '.[test]'")
    from benchmarks.reread import write_archive

    folder = tmp_path_factory.mktemp("archives") / "kontumtv"
    folder.mkdir()
    (folder / "a.warc.gz").write_bytes(DEMO.read_bytes())
    write_archive(folder / "b.warc.gz", 300, packed=True)
    return folder.parent


@pytest.fixture(scope="module")
def reread(demo_and_larger: Path, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """The records of both as ``scrapy reread`` gives them, each archive read by itself."""
    found = []
    for archive in sorted(demo_and_larger.glob("*/*")):
        data_dir = tmp_path_factory.mktemp("reread")
        here = "-s", f"DATA_DIR={data_dir}"
        scrapy("crawl", "kontumtv", "-L", "ERROR", "-a", f"source={archive}", *here)
        scrapy("reread", "kontumtv", *here)
        (path,) = data_dir.glob("kontumtv/reread/*.jsonl")
        found += map(json.loads, path.read_bytes().splitlines())
    return by_archive(found)


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    """Four archives of one outlet, each the demo's."""
    folder = tmp_path / "archives" / "kontumtv"
    folder.mkdir(parents=True)
    for number in range(4):
        (folder / f"{number}.warc.gz").write_bytes(DEMO.read_bytes())
    return folder.parent


@pytest.fixture
def two_archives(archives: Path) -> Path:
    for number in (2, 3):
        (archives / "kontumtv" / f"{number}.warc.gz").unlink()
    return archives
