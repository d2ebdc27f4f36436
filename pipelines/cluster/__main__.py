"""``python -m pipelines.cluster ARCHIVES OUT``: archives to a corpus, on as many machines as there are.

ARCHIVES holds a folder an outlet, with its WARC files. OUT gets the articles in our forms, and
beside them, in ``work``, what the steps hand on and which tasks are done: the same command again
does what is left.
"""

from __future__ import annotations

import argparse
import math
import os
from pathlib import Path
from typing import Any

from datatrove.executor import LocalPipelineExecutor, RayPipelineExecutor, SlurmPipelineExecutor
from datatrove.pipeline.dedup import (
    MinhashDedupBuckets,
    MinhashDedupCluster,
    MinhashDedupSignature,
)
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from pipelines.cluster.clean_articles import CleanArticles
from pipelines.cluster.confirm_duplicates import (
    ConfirmDuplicates,
    MarkDuplicates,
    TakeClusters,
)
from pipelines.cluster.key_texts import BlankTokenizer, KeyTexts, minhash_config
from pipelines.cluster.read_archives import ReadArchives, archives
from pipelines.cluster.write_run_files import WriteRunFiles
from pipelines.cluster.write_shards import WriteShards
from pipelines.corpus.near_duplicates import BANDS


def main() -> None:
    """Run the steps one behind the other."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.cluster", description=__doc__)
    parser.add_argument("archives", type=Path, metavar="ARCHIVES")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--executor", choices=("local", "ray", "slurm"), default="local")
    parser.add_argument("--tasks", type=int, help="parts of the work (one an archive)")
    parser.add_argument("--workers", type=int, default=2, help="tasks at a time (2)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--duplicates", choices=("near", "none"), default="near", help="which are looked for (near)"
    )
    what.add_argument(
        "--run-files",
        action="store_true",
        help="only read: OUT is then a DATA_DIR for scrapy corpus",
    )
    parser.add_argument(
        "--drop-duplicates",
        action="store_true",
        help="leave duplicates out; otherwise they are marked",
    )
    parser.add_argument("--slurm-partition", default="cpu", help="(cpu)")
    parser.add_argument("--slurm-time", default="24:00:00", help="limit of a job (24:00:00)")
    asked = parser.parse_args()
    if asked.drop_duplicates and (asked.run_files or asked.duplicates == "none"):
        parser.error("--drop-duplicates needs --duplicates near")
    count = len(archives(asked.archives))
    if not count:
        parser.error(f"{asked.archives}: no OUTLET/*.warc.gz in it")
    work = asked.out.absolute() / "work"
    start_ray(asked.executor)
    before = None
    for name, tasks, steps in stages(asked, work, asked.tasks or count):
        before = executor(asked, name, steps, tasks, work, before)
        before.run()


def stages(asked: argparse.Namespace, work: Path, tasks: int) -> list[tuple[str, int, list[Any]]]:
    """Return the stages: name, number of tasks, steps."""
    if asked.run_files:
        steps = [ReadArchives(asked.archives), CleanArticles(), WriteRunFiles(asked.out)]
        return [("read", tasks, steps)]
    articles = str(work / "articles")
    read = ("read", tasks, [
        ReadArchives(asked.archives),
        CleanArticles(),
        KeyTexts(),
        JsonlWriter(articles, output_filename="${rank}.jsonl.gz"),
    ])  # fmt: skip
    if asked.duplicates == "none":
        return [read, ("write", tasks, [JsonlReader(articles), WriteShards(asked.out)])]
    config = minhash_config()
    signatures, buckets, clusters, candidates, confirmed = (
        str(work / name)
        for name in ("signatures", "buckets", "clusters", "candidates", "confirmed")
    )
    tokens: Any = BlankTokenizer()  # a tokenizer will do where a language is asked for
    sign = MinhashDedupSignature(signatures, config, language=tokens)
    return [
        read,
        ("sign", tasks, [JsonlReader(articles), sign]),
        ("compare", BANDS, [MinhashDedupBuckets(signatures, buckets, config=config)]),
        ("cluster", 1, [
            MinhashDedupCluster(buckets, clusters, config=config, save_cluster_id=True),
        ]),
        ("gather", tasks, [
            JsonlReader(articles),
            TakeClusters(clusters, parts=tasks),
            JsonlWriter(candidates, output_filename="${part}/${rank}.jsonl.gz"),
        ]),
        ("confirm", tasks, [ConfirmDuplicates(candidates, confirmed)]),
        ("write", tasks, [
            JsonlReader(articles),
            MarkDuplicates(confirmed, drop=asked.drop_duplicates),
            WriteShards(asked.out),
        ]),
    ]  # fmt: skip


def executor(
    asked: argparse.Namespace, name: str, steps: list[Any], tasks: int, work: Path, before: Any
) -> Any:
    """Return the executor of one stage, which notes under `work` which of its tasks are done."""
    logs = str(work / "logs" / name)
    if asked.executor == "slurm":
        return SlurmPipelineExecutor(
            steps,
            tasks=tasks,
            workers=asked.workers,
            time=asked.slurm_time,
            partition=asked.slurm_partition,
            job_name=f"tintinh-{name}",
            logging_dir=logs,
            depends=before,
        )
    if asked.executor == "ray":
        return RayPipelineExecutor(
            steps,
            tasks=tasks,
            workers=asked.workers,
            tasks_per_job=math.ceil(tasks / asked.workers),
            mem_per_cpu_gb=0.5,
            logging_dir=logs,
        )
    return LocalPipelineExecutor(steps, tasks=tasks, workers=asked.workers, logging_dir=logs)


def start_ray(which: str) -> None:
    """Join the Ray cluster at RAY_ADDRESS, or start one on this machine."""
    if which == "ray":
        import ray

        ray.init(address=os.environ.get("RAY_ADDRESS"), log_to_driver=False)


if __name__ == "__main__":
    main()
