"""The state of the outlets for Prometheus, in its text exposition format 0.0.4.

Meant for the textfile collector of node_exporter: a crawl that runs once an hour has no port to
be asked on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from crawler.outputs import sync_folder
from crawler.run_report import Verdict
from crawler.state import State

VERDICTS: tuple[str, ...] = get_args(Verdict)


def _seconds(moment: str | None) -> float | None:
    """Return ISO 8601 as seconds since 1970; None of what tells no day."""
    try:
        found = datetime.fromisoformat(moment or "")
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


METRICS: dict[str, tuple[str, Callable[[State], float | None]]] = {
    "tintinh_last_run_timestamp_seconds": (
        "When the last run ended.",
        lambda state: _seconds(state.last_run),
    ),
    "tintinh_last_run_duration_seconds": (
        "How long the last run took.",
        lambda state: state.seconds,
    ),
    "tintinh_last_run_requests": (
        "HTTP requests that the last run sent.",
        lambda state: state.requests,
    ),
    "tintinh_last_run_bytes": ("Bytes that the last run received.", lambda state: state.bytes),
    "tintinh_last_run_articles_new": (
        "Articles that the last run wrote for the first time.",
        lambda state: state.new,
    ),
    "tintinh_last_run_articles_changed": (
        "Later revisions that the last run wrote.",
        lambda state: state.changed,
    ),
    "tintinh_last_run_failures": (
        "Fetches of the last run that failed.",
        lambda state: state.failed,
    ),
    "tintinh_newest_article_timestamp_seconds": (
        "When the newest article held was published.",
        lambda state: _seconds(state.newest),
    ),
    "tintinh_articles_held": ("Published articles held.", lambda state: state.held),
    "tintinh_addresses_queued": ("Addresses that wait to be fetched.", lambda state: state.queued),
}
"""Gauges by name: what each means, and its value."""


def exposition(states: Iterable[State]) -> str:
    """Return the text that Prometheus reads. What is unknown of an outlet is left out."""
    states = list(states)
    lines = []
    for name, (meaning, value) in METRICS.items():
        samples = [
            f'{name}{{outlet="{_escape(state.outlet)}"}} {float(found)!r}'
            for state in states
            if isinstance(found := value(state), int | float)
        ]
        lines += [f"# HELP {name} {meaning}", f"# TYPE {name} gauge", *samples]
    lines += [
        "# HELP tintinh_verdict Verdict of the last run: 1 for the one that it is.",
        "# TYPE tintinh_verdict gauge",
    ]
    for state in states:
        if state.verdict is None:
            continue
        lines += [
            f'tintinh_verdict{{outlet="{_escape(state.outlet)}",verdict="{verdict}"}}'
            f" {float(state.verdict == verdict)!r}"
            for verdict in VERDICTS
        ]
    return "\n".join(lines) + "\n"


def _escape(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def write(path: Path, states: Iterable[State]) -> None:
    """Put the metrics of `states` in the place of the file `path`, whole or not at all.

    Raise OSError. The name while it is written does not end in ``.prom``: the collector reads
    all that do.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(exposition(states))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)
