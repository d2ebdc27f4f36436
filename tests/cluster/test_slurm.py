"""What would be submitted to Slurm: there is none here, so what `sbatch` is given is done by hand.

The scripts, their dependencies and their arrays are datatrove's own, of our settings; `sbatch`,
`srun` and `scontrol` stand in for Slurm's by the forms of their command lines alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="needs the extra scale: pip install -e '.[scale]'")
pytest.importorskip("pyarrow", reason="needs the extra corpus: pip install -e '.[corpus]'")

from tests.cluster.running import ROOT, cluster, finish, told
from tests.corpus.archive import records

pytestmark = pytest.mark.timeout(600)

COMMANDS = {
    "sbatch": """
        number=$(($(ls "$SUBMITTED" | wc -l) + 1))
        for script; do :; done
        { echo "# $*"; cat "$script"; } > "$SUBMITTED/$(printf %04d $number)"
        echo "Submitted batch job $number"
    """,
    "srun": 'while [ "$1" != launch_pickled_pipeline ]; do shift; done; exec "$@"',
    "scontrol": 'echo "$3"',
}


@pytest.fixture
def slurm(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine from which jobs are submitted; they land in SUBMITTED."""
    folder, submitted = tmp_path / "bin", tmp_path / "submitted"
    folder.mkdir()
    submitted.mkdir()
    for name, script in COMMANDS.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    # As an activated virtual environment has it.
    path = os.pathsep.join((str(folder), str(Path(sys.executable).parent), os.environ["PATH"]))
    return {"PATH": path, "SUBMITTED": str(submitted)}


def directives(script: str) -> dict[str, str]:
    return dict(re.findall(r"^#SBATCH --([a-z-]+)=?(.*)$", script, re.MULTILINE))


def do(script: Path, env: dict[str, str]) -> None:
    """Do every task of a job's array, as Slurm would."""
    first, last = re.match(r"(\d+)-(\d+)", directives(script.read_text())["array"]).groups()
    for task in range(int(first), int(last) + 1):
        job = {"SLURM_ARRAY_TASK_ID": str(task), "SLURM_NODELIST": "here", "RUN_OFFSET": "0"}
        subprocess.run(
            ["bash", str(script)], env=os.environ | env | job, cwd=ROOT, check=True,
            capture_output=True,
        )  # fmt: skip


def test_the_jobs_that_are_submitted_do_the_work_in_their_order(
    two_archives, tmp_path, crawled, slurm
):
    out = tmp_path / "out"
    words = ("--executor", "slurm", "--workers", "7", "--slurm-partition", "long",
             "--slurm-time", "1-00:00:00")  # fmt: skip
    finish(cluster(two_archives, out, *words, "--duplicates", "none", **slurm), out)
    scripts = sorted(Path(slurm["SUBMITTED"]).iterdir())
    jobs = {
        number: (directives(text), text.split("\n")[0])
        for number, text in enumerate((path.read_text() for path in scripts), 1)
        if "launch_pickled_pipeline" in text
    }
    assert [told["job-name"] for told, _ in jobs.values()] == ["tintinh-read", "tintinh-write"]
    (read, write) = jobs
    for job, _ in jobs.values():
        assert {k: job[k] for k in ("partition", "time", "array", "cpus-per-task", "nodes")} == {
            "partition": "long", "time": "1-00:00:00", "array": "0-1%7", "cpus-per-task": "1",
            "nodes": "1",
        }  # fmt: skip
        assert "requeue" in job
    assert "--dependency" not in jobs[read][1]
    assert f"--dependency=afterok:{read}" in jobs[write][1]
    assert not (out / "jsonl").exists()
    for number in jobs:
        do(scripts[number - 1], slurm)
    found = records(out)
    assert len(found) == 2 * len(crawled)
    for record in found:
        assert told(record) == crawled[record["id"]]

    # What is done is not submitted again.
    finish(cluster(two_archives, out, *words, "--duplicates", "none", **slurm), out)
    assert len(list(Path(slurm["SUBMITTED"]).iterdir())) == len(scripts)
