"""Releases: speed and memory beside a bare conversion, duplicates beside datasketch and datatrove.

    python -m benchmarks.corpus [--articles 100000] [--reprints 300]

Needs the extras corpus, corpus-peers and scale.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import struct
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import generated_articles as generated
from benchmarks.processes import Cost, run
from crawler.article import Article
from pipelines.corpus import key_text, near_duplicates, words

BARE = """
import glob, sys
import pyarrow.json, pyarrow.parquet as pq, zstandard
folder, out = sys.argv[1:]
lines = zstandard.ZstdCompressor(level=3).stream_writer(open(out + ".jsonl.zst", "wb"))
writer = None
for path in sorted(glob.glob(folder + "/*/articles/*.jsonl")):
    with open(path, "rb") as file:
        while block := file.readlines(16 << 20):
            raw = b"".join(block)
            lines.write(raw)
            table = pyarrow.json.read_json(
                __import__("io").BytesIO(raw),
                read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(raw) + 1),
            )
            writer = writer or pq.ParquetWriter(out + ".parquet", table.schema, compression="zstd")
            writer.write_table(table.cast(writer.schema))
writer.close()
lines.close()
"""
"""The floor: the same lines to JSONL and Parquet, with nothing chosen, checked or counted."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--articles", type=int, action="append", help="how many (100000); again for more"
    )
    parser.add_argument("--reprints", type=int, default=300, help="of each kind (300)")
    asked = parser.parse_args()
    measure_start()
    for count in asked.articles or [100_000]:
        measure_speed(count)
    measure_duplicates(asked.reprints)


def measure_start() -> None:
    """Tell what a release costs however small it is; the first may put Vega's code together."""
    with tempfile.TemporaryDirectory() as name:
        data_dir = Path(name, "data")
        generated.write_run_files(data_dir, generated.many(20))
        for which in ("first", "second"):
            command = [sys.executable, "-m", "scrapy", "corpus", str(Path(name, which))]
            cost = run([*command, "-s", f"DATA_DIR={data_dir}"])
            print(
                f"20 generated articles, {which} release: {cost.cpu_seconds:.1f} s of processor time"
            )


def measure_speed(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data_dir = folder / "data"
        generated.write_run_files(data_dir, generated.many(count))
        size = sum(path.stat().st_size for path in data_dir.rglob("*.jsonl"))
        print(f"{count:,} generated articles, {size / 2**20:,.0f} MiB of run files")
        floor = run([sys.executable, "-c", BARE, str(data_dir), str(folder / "bare")])
        tell("  bare conversion, pyarrow and zstandard alone", count, floor, floor)
        for which in ("none", "near"):
            command = [sys.executable, "-m", "scrapy", "corpus", str(folder / f"out-{which}")]
            cost = run([*command, "-s", f"DATA_DIR={data_dir}", "--duplicates", which])
            tell(f"  scrapy corpus --duplicates {which}", count, cost, floor)


def tell(what: str, count: int, cost: Cost, floor: Cost) -> None:
    print(
        f"{what}: {count / cost.cpu_seconds:,.0f} articles a second a core,"
        f" {cost.cpu_seconds / floor.cpu_seconds:.1f} times the floor's CPU,"
        f" {cost.seconds:.0f} s, peak {cost.peak_mib:,.0f} MiB"
    )


def measure_duplicates(each: int) -> None:
    articles, cases = generated.reprints(each)
    print(
        f"{len(articles):,} articles, {each} of each kind of reprint and look-alike; share merged"
    )
    print(
        f"  {'':<34}"
        + "".join(f"{k:>15}" for k in (*generated.REPRINTS, *generated.LOOK_ALIKES))
        + "  µs an article"
    )
    for name, find in (
        ("tintinh", find_ours),
        ("datasketch LSH(threshold=0.5), 160", find_with_datasketch),
        ("datatrove MinHash, 14x8 (FineWeb)", find_with_datatrove),
        ("datatrove MinHash, as we use it", find_with_our_cluster),
    ):
        began = time.process_time()
        merged = find(articles)
        spent = (time.process_time() - began) / len(articles) * 1e6
        found = Counter(case.kind for case in cases if merged(case.original, case.copy))
        shares = (found[k] / each for k in (*generated.REPRINTS, *generated.LOOK_ALIKES))
        print(f"  {name:<34}" + "".join(f"{share:>15.3f}" for share in shares) + f"{spent:>15,.0f}")


def find_ours(articles: list[Article]):
    with tempfile.TemporaryDirectory() as folder:
        signatures = near_duplicates.Signatures(Path(folder))
        signatures.add(list(range(1, len(articles) + 1)), words.read([a.text for a in articles]))
        key = near_duplicates.RecentKeys(lambda number: key_text.key_of(articles[number - 1].text))
        found: dict[int, int] = {}
        for copy, original, _ in near_duplicates.confirm(
            signatures.pairs(), key, found.__contains__
        ):
            found[copy] = original
    return lambda original, copy: found.get(copy + 1) == original + 1


def find_with_datasketch(articles: list[Article]):
    import datasketch

    index = datasketch.MinHashLSH(threshold=0.5, num_perm=160)
    found: set[tuple[int, int]] = set()
    for number, article in enumerate(articles):
        text = article.text.lower().split()
        sketch = datasketch.MinHash(num_perm=160)
        sketch.update_batch([" ".join(text[n : n + 5]).encode() for n in range(len(text) - 4)])
        found.update((earlier, number) for earlier in index.query(sketch))
        index.insert(number, sketch)
    return lambda original, copy: (original, copy) in found


def find_with_datatrove(articles: list[Article]):
    from datatrove.pipeline.dedup.minhash import MinhashConfig

    documents = as_documents(articles)
    clusters = clusters_of(documents, MinhashConfig(n_grams=5, num_buckets=14, hashes_per_bucket=8))
    return lambda original, copy: copy in clusters and clusters.get(original) == clusters[copy]


def find_with_our_cluster(articles: list[Article]):
    """As ``python -m pipelines.cluster`` does: candidates by datatrove, fed with our key text."""
    from pipelines.cluster.confirm_duplicates import duplicates
    from pipelines.cluster.key_texts import KeyTexts, minhash_config
    from pipelines.cluster.read_archives import as_document

    documents = list(KeyTexts().run(map(as_document, articles)))
    clusters = clusters_of(documents, minhash_config())
    found = {}
    candidates = []
    for number, document in enumerate(documents):
        if number in clusters:
            document.metadata |= {"cluster": clusters[number], "number": number}
            candidates.append(document)
    for copy, original in duplicates(candidates):
        found[copy.metadata["number"]] = original.metadata["number"]
    return lambda original, copy: found.get(copy) == original


def as_documents(articles: list[Article]) -> list[Any]:
    from datatrove.data import Document

    return [Document(text=a.text, id=str(n)) for n, a in enumerate(articles)]


def clusters_of(documents: list[Any], config: Any) -> dict[int, int]:
    """Return by the numbers of `documents` the clusters that datatrove's MinHash finds."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import (
        MinhashDedupBuckets,
        MinhashDedupCluster,
        MinhashDedupSignature,
    )

    from pipelines.cluster.key_texts import BlankTokenizer

    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        logging.disable(logging.INFO)

        def step(name, *blocks, tasks=1):
            LocalPipelineExecutor(
                list(blocks), tasks=tasks, workers=1, logging_dir=f"{folder}/logs/{name}"
            ).run()

        signatures, buckets, found = (f"{folder}/{n}" for n in ("signatures", "buckets", "found"))
        sign = MinhashDedupSignature(signatures, config, language=BlankTokenizer())
        step("sign", documents, sign)
        compare = MinhashDedupBuckets(signatures, buckets, config=config)
        step("compare", compare, tasks=config.num_buckets)
        step("cluster", MinhashDedupCluster(buckets, found, config=config, save_cluster_id=True))
        logging.disable(logging.NOTSET)
        path = Path(found, "000000.clusters")
        return dict(struct.iter_unpack("<2I", path.read_bytes())) if path.exists() else {}


if __name__ == "__main__":
    main()
