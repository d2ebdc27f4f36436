"""``scrapy health``: the state of every outlet that was ever crawled here, as a table or as JSON."""

from __future__ import annotations

import argparse
import json
import sqlite3
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError


@dataclass(frozen=True)
class State:
    """What is known of an outlet."""

    outlet: str
    last_run: str | None
    """When it ended, ISO 8601."""
    verdict: str | None
    reasons: list[str]
    newest: str | None
    """When the newest article held was published."""
    held: int | None
    queued: int | None
    """Addresses that wait to be fetched."""


class Command(ScrapyCommand):
    """Show how the outlets fare. Exit code 3 where the last run of any was unhealthy."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] [<outlet> ...]"

    def short_desc(self) -> str:
        return "Show the state of the outlets: last run, verdict, newest article, held, queued"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="for machines")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings
        data_dir = Path(self.settings["DATA_DIR"])
        names = args or sorted(p.parent.name for p in data_dir.glob("*/ledger.sqlite"))
        for name in names:
            if not (data_dir / name / "ledger.sqlite").exists():
                raise UsageError(f"{name} was never crawled into {data_dir}", print_help=False)
        states = [state(data_dir / name) for name in names]
        if opts.json:
            print(json.dumps([asdict(one) for one in states], ensure_ascii=False, indent=2))
        else:
            Console().print(table(states))
        self.exitcode = 3 if any(one.verdict == "unhealthy" for one in states) else 0


def state(folder: Path) -> State:
    """Return the state of the outlet whose folder this is. Nothing is locked or changed."""
    report: dict = {}
    for path in sorted((folder / "runs").glob("*.json"), reverse=True):
        try:
            report = json.loads(path.read_text(encoding="utf-8"))
            break
        except (OSError, ValueError):
            continue
    newest = held = queued = None
    try:
        ledger = sqlite3.connect(f"file:{folder / 'ledger.sqlite'}?mode=ro", uri=True)
        newest, held = ledger.execute(
            "SELECT max(published), count(*) FROM article WHERE status = 'published'"
        ).fetchone()
        (queued,) = ledger.execute(
            "SELECT count(*) FROM address WHERE due IS NOT NULL AND due <= strftime('%Y-%m-%dT%H:%M:%S+00:00')"
        ).fetchone()
        ledger.close()
    except sqlite3.DatabaseError as error:
        return State(
            folder.name, report.get("finished"), "unhealthy", [str(error)], None, None, None
        )
    return State(
        folder.name,
        report.get("finished"),
        report.get("verdict"),
        report.get("reasons", []),
        newest,
        held,
        queued,
    )


def table(states: list[State]) -> Table:
    """Return the states as a table."""
    found = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("outlet", "last run", "verdict", "newest article"):
        found.add_column(column)
    for column in ("held", "queued"):
        found.add_column(column, justify="right")
    for one in states:
        colour = {"healthy": "green", "unhealthy": "red"}.get(one.verdict or "", "yellow")
        why = f" {escape('; '.join(one.reasons))}" if one.reasons else ""
        found.add_row(
            one.outlet,
            one.last_run or "never",
            f"[{colour}]{one.verdict or 'unknown'}[/]{why}",
            one.newest or "",
            f"{one.held:,}" if one.held is not None else "",
            f"{one.queued:,}" if one.queued is not None else "",
        )
    return found
