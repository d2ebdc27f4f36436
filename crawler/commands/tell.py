"""Whom a command tells what happened: its user, a command of the operator's, Prometheus."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console

from crawler import metrics
from crawler.run import Run
from crawler.state import State

NOTIFY_SECONDS = 60


class StandardOutput(Console):
    """Where a command's answer goes. A reader who leaves early, such as ``head``, is no error."""

    def __init__(self, columns: int = 200) -> None:
        """Write `columns` wide where no terminal says how wide: a table cut short greps badly."""
        super().__init__(width=None if sys.stdout.isatty() else columns, highlight=False)

    def say(self, text: str) -> None:
        """Print `text` as it is, whatever brackets it has, and break no line of it."""
        self.out(text, highlight=False)

    def on_broken_pipe(self) -> None:
        """Print nothing more (rich would end the program with an error)."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """Say one line on standard error."""
    print(f"tintinh: {message}", file=sys.stderr)


def notify(command: str, run: Run) -> None:
    """Run `command` by the shell with the run's report, JSON, on its standard input."""
    report = json.dumps(run.as_dict(), ensure_ascii=False)
    try:
        done = subprocess.run(
            command, shell=True, input=report, text=True, timeout=NOTIFY_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        say(f"--notify: {command}: no end after {NOTIFY_SECONDS} s")
    else:
        if done.returncode:
            say(f"--notify: {command}: exit code {done.returncode}")


def write_metrics(path: str | None, states: Iterable[State]) -> bool:
    """Write the file that `METRICS_FILE` names, if it names one. Say why and return False if that fails."""
    if not path:
        return True
    try:
        metrics.write(Path(path), [state for state in states if state.verdict])
    except OSError as error:
        say(f"cannot write METRICS_FILE {path}: {error.strerror or error}")
        return False
    return True
