"""Archives to a corpus by datatrove: the same articles as a crawl reads, on workers that may die."""

from __future__ import annotations

import os
import signal

import pytest

pytest.importorskip("datatrove", reason="needs the extra scale: pip install -e '.[scale]'")
pytest.importorskip("pyarrow", reason="needs the extra corpus: pip install -e '.[corpus]'")

import pyarrow.parquet as pq

from benchmarks import generated_articles as generated
from crawler.article import from_json
from pipelines.cluster.confirm_duplicates import duplicates
from pipelines.cluster.key_texts import KeyTexts
from pipelines.cluster.read_archives import CannotRead, ReadArchives, as_document, read_archive
from pipelines.corpus.key_text import key_of
from pipelines.corpus.near_duplicates import similarity
from tests.cluster.running import DEMO, by_archive, cluster, finish, told, until
from tests.corpus.archive import STORY, ids, make, records

HERE = "127.0.0.2"
"""Of 127.0.0.1 Ray makes the address of a network card."""
pytestmark = pytest.mark.timeout(600)


def test_the_articles_are_those_of_a_crawl_and_a_killed_run_is_made_good(
    archives, tmp_path, crawled
):
    out = tmp_path / "out"
    process = cluster(archives, out, "--duplicates", "none", "--workers", "2")
    until(lambda: any((out / "work" / "logs" / "read" / "completions").glob("*")), process)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    done = {path.name for path in (out / "work" / "logs" / "read" / "completions").glob("*")}
    assert 0 < len(done) < 4
    stamps = {path: path.stat().st_mtime_ns for path in (out / "work" / "articles").glob("*")
              if path.name.removesuffix(".jsonl.gz") in done}  # fmt: skip
    finish(cluster(archives, out, "--duplicates", "none", "--workers", "2"), out)
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


def test_duplicates_are_those_that_a_release_of_one_machine_has(
    two_archives, tmp_path, crawled, release
):
    marked, dropped = tmp_path / "marked", tmp_path / "dropped"
    finish(cluster(two_archives, marked), marked)
    found = {record["id"]: record["duplicate_of"] for record in records(marked)}
    # What both archives hold, and is long enough to be compared, stands there once.
    short = {id for id, record in crawled.items() if len(record["text"].split()) < 20}
    assert sorted(ids(marked)) == sorted([*crawled, *short])

    finish(cluster(two_archives, tmp_path / "data", "--run-files"), tmp_path / "data")
    single = {r["id"]: r["duplicate_of"] for r in records(release(tmp_path / "data"))}
    # Both propose by lot, so of pairs that are just alike enough one may find one more.
    differing = [id for id in found if id not in short and found[id] != single[id]]
    assert len(differing) <= 0.02 * len(found)
    for copy, original in found.items():
        if original is not None and copy not in short:
            keys = (key_of(crawled[id]["text"]) for id in (copy, original))
            assert similarity(*keys) is not None

    finish(cluster(two_archives, dropped, "--drop-duplicates"), dropped)
    assert set(ids(dropped)) == {id for id, original in found.items() if original is None}


def test_machines_of_a_ray_cluster_share_the_work_and_one_may_die(
    demo_and_larger, tmp_path, reread
):
    pytest.importorskip("ray", reason="needs the extra scale: pip install -e '.[scale]'")
    from ray.cluster_utils import Cluster

    machines = Cluster()
    try:
        for _ in range(2):
            last = machines.add_node(num_cpus=1, node_ip_address=HERE, include_dashboard=False)
        out = tmp_path / "out"
        words = ("--executor", "ray", "--duplicates", "none", "--workers", "2")
        process = cluster(demo_and_larger, out, *words, RAY_ADDRESS=machines.address)
        until(lambda: len(list((out / "work" / "logs" / "read" / "logs").glob("*"))) == 2, process)
        machines.remove_node(last, allow_graceful=False)  # and its task with it
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert not (out / "jsonl").exists()
        machines.add_node(num_cpus=1, node_ip_address=HERE)
        finish(cluster(demo_and_larger, out, *words, RAY_ADDRESS=machines.address), out)
    finally:
        machines.shutdown()
    assert len(reread) > 300
    assert by_archive(records(out)) == reread


def test_a_local_cluster_gives_what_rereading_gives_field_by_field(
    demo_and_larger, tmp_path, reread
):
    out = tmp_path / "out"
    finish(cluster(demo_and_larger, out, "--duplicates", "none"), out)
    assert by_archive(records(out)) == reread


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


def test_a_cluster_is_taken_apart_where_its_articles_only_look_alike():
    articles, cases = generated.reprints(20)
    documents = list(KeyTexts().run(map(as_document, articles)))
    for number, document in enumerate(documents):
        document.metadata |= {"cluster": 7, "number": number}
    found = {
        copy.metadata["number"]: original.metadata["number"]
        for copy, original in duplicates(documents)
    }
    for case in cases:
        if case.kind in generated.LOOK_ALIKES:
            assert found.get(case.copy) is None
    reprints = [case for case in cases if case.kind in generated.REPRINTS]
    assert sum(found.get(case.copy) == case.original for case in reprints) >= 0.9 * len(reprints)


def test_what_is_in_two_clusters_is_not_compared():
    documents = list(KeyTexts().run(map(as_document, (make("a:1"), make("b:1"), make("c:1")))))
    for document, number in zip(documents, (1, 2, 2), strict=True):
        document.metadata["cluster"] = number
    assert [(c.id, o.id) for c, o in duplicates(documents)] == [("c:1", "b:1")]


def test_the_key_text_is_fed_and_the_record_stays():
    one = make(paragraphs=[" ".join(STORY).replace("Ủy", "Uỷ")])
    two = make(paragraphs=[" ".join(STORY).upper()])
    note = make("kontumtv:2", paragraphs=["Bản tin tối."])
    documents = list(KeyTexts().run(map(as_document, (one, two, note))))
    assert documents[0].text == documents[1].text
    assert "1911" in documents[0].text.split()
    assert documents[2].text == "kontumtv:2"
    assert [from_json(d.metadata["record"]) for d in documents] == [one, two, note]
