"""Commands of a cluster and of one machine, and what their records say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "fixtures" / "kontumtv.warc.gz"


def told(record: dict) -> dict:
    """Return what a record says, without when it was read and in which file."""
    kept = {**record, "warc": record["warc"]["offset"]}
    for key in ("fetched", "quality"):
        kept.pop(key, None)
    return kept


def scrapy(*words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "scrapy", *words], cwd=ROOT, check=True, capture_output=True
    )


def by_id(path: Path) -> dict[str, dict]:
    return {r["id"]: told(r) for r in map(json.loads, path.read_bytes().splitlines())}


def by_archive(found: list[dict]) -> dict[tuple[str, str, int], dict]:
    """Return what each record says, by its archive, id and revision, of which none comes twice."""
    told_by = {(r["warc"]["file"], r["id"], r["revision"]): told(r) for r in found}
    assert len(told_by) == len(found)
    return told_by


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
