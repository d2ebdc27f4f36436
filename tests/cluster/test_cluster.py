"""Archives to a corpus by datatrove: the same articles as a crawl reads, on workers that may die."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="needs the extra scale: pip install -e '.[scale]'")
pytest.importorskip("pyarrow", reason="needs the extra corpus: pip install -e '.[corpus]'")

import pyarrow.parquet as pq

from crawler.article import from_json
from pipelines.cluster.key_texts import KeyTexts
from pipelines.cluster.read_archives import CannotRead, ReadArchives, as_document, read_archive
from tests.corpus.archive import STORY, ids, make, records

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "fixtures" / "kontumtv.warc.gz"
HERE = "127.0.0.2"
"""Of 127.0.0.1 Ray makes the address of a network card."""
pytestmark = pytest.mark.timeout(600)


def told(record: dict) -> dict:
    """Return what a record says, without when it was read and in which file."""
    kept = {**record, "warc": record["warc"]["offset"]}
    for key in ("fetched", "quality"):
        kept.pop(key, None)
    return kept


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """The records of the demo archive as a crawl reads it, by id."""
    data_dir = tmp_path_factory.mktemp("crawled")
    command = [sys.executable, "-m", "scrapy", "crawl", "kontumtv", "-L", "ERROR"]
    subprocess.run(
        [*command, "-a", f"source={DEMO}", "-s", f"DATA_DIR={data_dir}"],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (path,) = data_dir.glob("kontumtv/articles/*.jsonl")
    return {r["id"]: told(r) for r in map(json.loads, path.read_bytes().splitlines())}


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    """Four archives of one outlet, each the demo's."""
    folder = tmp_path / "archives" / "kontumtv"
    folder.mkdir(parents=True)
    for number in range(4):
        (folder / f"{number}.warc.gz").write_bytes(DEMO.read_bytes())
    return folder.parent


def cluster(archives: Path, out: Path, *words: str, **env: str) -> subprocess.Popen:
    """Start ``python -m pipelines.cluster`` in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "pipelines.cluster", str(archives), str(out), *words],
        cwd=ROOT,
        env=os.environ | env,
        stdout=subprocess.DEVNULL,
        stderr=(out.parent / "log").open("ab"),
        start_new_session=True,
    )


def finish(process: subprocess.Popen, out: Path) -> None:
    assert process.wait() == 0, (out.parent / "log").read_text()[-3000:]


def until(is_so: Callable[[], bool], process: subprocess.Popen) -> None:
    """Wait until `is_so`, as long as the process lives."""
    while not is_so():
        assert process.poll() is None, "it ended too early"
        time.sleep(0.02)


def test_the_articles_are_those_of_a_crawl_and_a_killed_run_is_made_good(
    archives, tmp_path, crawled
):
    out = tmp_path / "out"
    process = cluster(archives, out, "--keep-duplicates", "--workers", "2")
    until(lambda: any((out / "work" / "logs" / "read" / "completions").glob("*")), process)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    done = {path.name for path in (out / "work" / "logs" / "read" / "completions").glob("*")}
    assert 0 < len(done) < 4
    stamps = {path: path.stat().st_mtime_ns for path in (out / "work" / "articles").glob("*")
              if path.name.removesuffix(".jsonl.gz") in done}  # fmt: skip
    finish(cluster(archives, out, "--keep-duplicates", "--workers", "2"), out)
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps  # not done again
    found = records(out)
    assert len(found) == 4 * len(crawled)
    for record in found:
        assert told(record) == crawled[record["id"]]
    assert pq.read_table(out / "parquet").num_rows == len(found)
    assert not list(out.rglob(".part*"))


def test_run_files_of_a_cluster_make_a_release(archives, tmp_path, crawled, release):
    finish(cluster(archives, tmp_path / "data", "--run-files"), tmp_path / "data")
    out = release(tmp_path / "data", duplicates="none")
    assert {r["id"]: told(r) for r in records(out)} == crawled


@pytest.fixture
def two_archives(archives: Path) -> Path:
    for number in (2, 3):
        (archives / "kontumtv" / f"{number}.warc.gz").unlink()
    return archives


def test_minhash_leaves_one_of_each(two_archives, tmp_path, crawled):
    out = tmp_path / "out"
    finish(cluster(two_archives, out), out)
    with_text = {id for id, record in crawled.items() if len(record["text"].split()) >= 20}
    found = [id for id in ids(out) if id in with_text]
    assert len(found) == len(set(found))
    # The newsroom of the demo writes in frames, so some of its own articles are alike, and
    # datatrove hands likeness on.
    assert 0.6 * len(with_text) < len(found) <= len(with_text)


def test_machines_of_a_ray_cluster_share_the_work_and_one_may_die(two_archives, tmp_path, crawled):
    pytest.importorskip("ray", reason="needs the extra scale: pip install -e '.[scale]'")
    from ray.cluster_utils import Cluster

    machines = Cluster()
    try:
        for _ in range(2):
            last = machines.add_node(num_cpus=1, node_ip_address=HERE, include_dashboard=False)
        out = tmp_path / "out"
        words = ("--executor", "ray", "--keep-duplicates", "--workers", "2")
        process = cluster(two_archives, out, *words, RAY_ADDRESS=machines.address)
        until(lambda: len(list((out / "work" / "logs" / "read" / "logs").glob("*"))) == 2, process)
        machines.remove_node(last, allow_graceful=False)  # and its task with it
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert not (out / "jsonl").exists()
        machines.add_node(num_cpus=1, node_ip_address=HERE)
        finish(cluster(two_archives, out, *words, RAY_ADDRESS=machines.address), out)
    finally:
        machines.shutdown()
    found = records(out)
    assert len(found) == 2 * len(crawled)
    for record in found:
        assert told(record) == crawled[record["id"]]


def test_an_archive_of_an_outlet_that_there_is_not_is_told(tmp_path):
    path = tmp_path / "there-is-none" / "a.warc.gz"
    path.parent.mkdir()
    path.write_bytes(DEMO.read_bytes())
    with pytest.raises(CannotRead, match="there-is-none"):
        list(ReadArchives(tmp_path).run())


def test_a_name_with_stars_is_that_file(tmp_path, crawled):
    path = tmp_path / "kontumtv" / "[2014]*.warc.gz"
    path.parent.mkdir()
    path.write_bytes(DEMO.read_bytes())
    assert len(read_archive("kontumtv", path)) == len(crawled)


def test_the_key_text_is_fed_and_the_record_stays():
    one = make(paragraphs=[" ".join(STORY).replace("Ủy", "Uỷ")])
    two = make(paragraphs=[" ".join(STORY).upper()])
    note = make("kontumtv:2", paragraphs=["Bản tin tối."])
    documents = list(KeyTexts().run(map(as_document, (one, two, note))))
    assert documents[0].text == documents[1].text
    assert "1911" in documents[0].text.split()
    assert documents[2].text == "kontumtv:2"
    assert [from_json(d.metadata["record"]) for d in documents] == [one, two, note]
