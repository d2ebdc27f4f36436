"""Whole commands as child processes, with what they cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Cost:
    """What a finished command used."""

    seconds: float
    cpu_seconds: float
    peak_mib: float


def run(command: list[str], cwd: Path = ROOT, **env: str) -> Cost:
    """Run `command` in the folder `cwd` and return what it cost. Raise if it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, env=os.environ | env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}\n{errors.decode()}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def crawl(data_dir: Path, *arguments: str) -> Cost:
    """Crawl kontumtv without delays, with ``-a`` and ``-s`` `arguments`; return the cost."""
    fast = ["-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0", "-L", "WARNING"]
    command = [sys.executable, "-m", "scrapy", "crawl", "kontumtv", "-s", f"DATA_DIR={data_dir}"]
    return run([*command, *fast, *arguments])
