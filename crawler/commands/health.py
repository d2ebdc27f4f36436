"""``scrapy health``: the state of every outlet, as a table, as JSON or for Prometheus."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from rich.markup import escape
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from crawler.commands.tell import StandardOutput, write_metrics
from crawler.health import Exit
from crawler.state import State, states


class Command(ScrapyCommand):
    """Show how the outlets fare. Exit code 3 where the last run of any was unhealthy."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] [<outlet> ...]"

    def short_desc(self) -> str:
        return "Show the state of the outlets: last run, verdict, newest article, held, queued"

    def long_desc(self) -> str:
        return (
            "Show the state of the outlets: all that were crawled into DATA_DIR and all that there"
            " are, or those named. With -s METRICS_FILE=PATH write that file for Prometheus as"
            " well. Exit codes: 0 all well, 3 the last run of any was unhealthy, 4 METRICS_FILE"
            " could not be written."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="for machines")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings
        data_dir = Path(self.settings["DATA_DIR"])
        every = states(data_dir, get_spider_loader(self.settings).list())
        known = {one.outlet for one in every}
        if unknown := sorted(set(args) - known):
            raise UsageError(
                f"unknown outlet {unknown[0]}, and never crawled into {data_dir}", print_help=False
            )
        shown = [one for one in every if not args or one.outlet in args]
        output = StandardOutput()
        if opts.json:
            output.say(json.dumps([asdict(one) for one in shown], ensure_ascii=False, indent=2))
        else:
            output.print(table(shown))
        code = Exit.UNHEALTHY if any(one.verdict == "unhealthy" for one in shown) else Exit.OK
        if not write_metrics(self.settings["METRICS_FILE"], every):
            code = Exit.OUTPUT
        self.exitcode = code


def table(states: list[State]) -> Table:
    """Return the states as a table."""
    found = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("outlet", "last run", "verdict", "newest article"):
        found.add_column(column)
    for column in ("held", "queued"):
        found.add_column(column, justify="right")
    for one in states:
        colour = {"healthy": "green", "unhealthy": "red", None: "dim"}.get(one.verdict, "yellow")
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
