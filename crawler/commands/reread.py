"""``scrapy reread``: read all that was archived anew, with today's reader, and say what changed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from crawler.commands.tell import StandardOutput, say
from crawler.health import Exit
from crawler.ledger import CorruptLedger
from crawler.outlet import Outlet
from crawler.reread import Reread, reread_outlet
from crawler.run import Locked, take_lock
from crawler.sources import files


class Command(ScrapyCommand):
    """Read archives anew. Exit codes: 3 where something archived could not be read, else as `crawl`."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] <outlet> [<outlet> ...] | --all"

    def short_desc(self) -> str:
        return "Read all archived responses anew, into new files, and say what changed"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--all", action="store_true", help="every outlet that was crawled here")
        parser.add_argument(
            "--jobs", metavar="N", type=int, help="processes (as many as there are cores)"
        )
        parser.add_argument(
            "--archive",
            metavar="PATH",
            action="append",
            default=[],
            help="archive files, a folder or a glob of them, to read beside those that are known",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings
        data_dir = Path(self.settings["DATA_DIR"])
        if bool(args) == opts.all:
            raise UsageError("name outlets, or say --all", print_help=False)
        loader = get_spider_loader(self.settings)
        crawled = sorted(path.parent.name for path in data_dir.glob("*/ledger.sqlite"))
        names = [name for name in crawled if name in loader.list()] if opts.all else args
        for name in names:
            if name not in loader.list():
                raise UsageError(
                    f"unknown outlet {name}; `scrapy list` shows them", print_help=False
                )
            if name not in crawled:
                raise UsageError(f"{name} was never crawled into {data_dir}", print_help=False)
        if opts.jobs is not None and opts.jobs < 1:
            raise UsageError(f"--jobs {opts.jobs} is no number above 0", print_help=False)
        try:
            given = [file for pattern in opts.archive for file in files.find(pattern)]
        except (OSError, ValueError) as error:
            raise UsageError(f"--archive: {error}", print_help=False) from None
        processes = opts.jobs or len(os.sched_getaffinity(0))
        codes = [
            self._reread(loader.load(name), data_dir / name, given, processes) for name in names
        ]
        self.exitcode = max([Exit.OK, *codes])

    def _reread(
        self, kind: type, folder: Path, given: list[files.ArchiveFile], processes: int
    ) -> Exit:
        assert self.settings and issubclass(kind, Outlet)
        try:
            lock = take_lock(folder)
        except Locked as error:
            say(f"{kind.name}: {error}")
            return Exit.LOCKED
        except OSError as error:
            say(f"{kind.name}: cannot write to {folder}: {error}")
            return Exit.OUTPUT
        try:
            with _progress(kind.name) as progress:
                done = reread_outlet(kind, folder, given, self.settings, processes, progress)
        except CorruptLedger as error:
            say(f"{kind.name}: the ledger is damaged: {error}")
            return Exit.NOT_STARTED
        except files.BrokenArchive as error:
            say(f"{kind.name}: {error}")
            return Exit.UNHEALTHY
        except OSError as error:
            say(f"{kind.name}: cannot write to {folder}: {error}")
            return Exit.OUTPUT
        except BrokenProcessPool:
            say(f"{kind.name}: a process was ended from outside; fewer need less memory (--jobs)")
            return Exit.UNHEALTHY
        finally:
            os.close(lock)
        StandardOutput().print(summary(done))
        for reason in (troubles := troubles_of(done)):
            say(f"{kind.name}: {reason}")
        return Exit.UNHEALTHY if troubles else Exit.OK


def troubles_of(done: Reread) -> list[str]:
    """Return what of the archives could not be read."""
    found = list(done.troubles)
    for why, place in done.damaged.examples.items():
        found.append(f"{place[0]}: {why}" + (", …" if done.damaged.counts[why] > 1 else ""))
    for why in ("archive is not here", "cannot be read"):
        if count := done.kept[why]:
            found.append(f"{count} records taken over as they were: {why}")
    return found


def summary(done: Reread) -> Table:
    """Return the table that ends a rereading: what changed, field by field."""
    differences = done.differences
    table = Table.grid(padding=(0, 2))
    rows = [
        (
            done.outlet,
            f"{done.responses:,} responses read, {done.records:,} records written,"
            f" {differences.differing:,} of them differ",
        ),
        ("  changed", differences.sentence()),
    ]
    for name, shown in differences.examples.items():
        example = shown[0]
        rows.append(
            (f"  {name}", f"{example['id']}: {example['before']!r} is now {example['now']!r}"[:180])
        )
    if differences.new:
        rows.append(("  new", f"{len(differences.new):,}, such as {differences.new[0]}"))
    for why, ids in differences.lost.items():
        rows.append(("  lost", f"{len(ids):,}: {why}, such as {ids[0]}"))
    for why, count in done.kept.items():
        rows.append(("  as it was", f"{count:,}: {why}"))
    if done.records:
        rows.append(("  file", str(done.path)))
    rows.append(("  report", str(done.report_path)))
    for row in rows:
        table.add_row(*map(escape, row))
    return table


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal; give what moves it."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
