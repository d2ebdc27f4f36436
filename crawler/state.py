"""The state of an outlet between its runs, as its folder tells it. Nothing is locked or changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class State:
    """What is known of an outlet."""

    outlet: str
    last_run: str | None = None
    """When it ended, ISO 8601."""
    verdict: str | None = None
    """Of the last run; None before the first."""
    reasons: list[str] = field(default_factory=list)
    newest: str | None = None
    """When the newest article held was published."""
    held: int | None = None
    queued: int | None = None
    """Addresses that wait to be fetched."""
    seconds: float | None = None
    """How long the last run took."""
    requests: int | None = None
    """The last run's counts, from here on."""
    bytes: int | None = None
    new: int | None = None
    changed: int | None = None
    failed: int | None = None


LAST_RUN = ("verdict", "seconds", "requests", "bytes", "new", "changed", "failed")
"""Keys of the report that are told as they are."""


def state(folder: Path) -> State:
    """Return the state of the outlet whose folder this is; of a damaged one, that it is unhealthy."""
    name = folder.name
    path = folder / "ledger.sqlite"
    if not path.exists():
        return State(name)
    report = _last_report(folder)
    known = {key: report.get(key) for key in LAST_RUN}
    last_run = report.get("finished")
    try:
        ledger = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        newest, held = ledger.execute(
            "SELECT max(published), count(*) FROM article WHERE status = 'published'"
        ).fetchone()
        (queued,) = ledger.execute(
            "SELECT count(*) FROM address"
            " WHERE due IS NOT NULL AND due <= strftime('%Y-%m-%dT%H:%M:%S+00:00')"
        ).fetchone()
        ledger.close()
    except sqlite3.DatabaseError as error:
        return State(name, last_run, **known | {"verdict": "unhealthy"}, reasons=[str(error)])
    return State(
        name,
        last_run,
        reasons=report.get("reasons") or [],
        newest=newest,
        held=held,
        queued=queued,
        **known,
    )


def states(data_dir: Path, names: Iterable[str] = ()) -> list[State]:
    """Return the states of all outlets ever crawled into `data_dir`, and of `names`, by name."""
    crawled = {path.parent.name for path in data_dir.glob("*/ledger.sqlite")}
    return [state(data_dir / name) for name in sorted(crawled.union(names))]


def _last_report(folder: Path) -> dict[str, Any]:
    """Return the newest report of an outlet that can be read, else an empty one."""
    for path in sorted((folder / "runs").glob("*.json"), reverse=True):
        try:
            report = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(report, dict):
            return report
    return {}
