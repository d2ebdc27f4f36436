"""``scrapy outlets``: all outlets, what is stated of each and what is held of it."""

from __future__ import annotations

import argparse
import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.misc import load_object

from crawler.addresses import slug
from crawler.commands.tell import StandardOutput
from crawler.outlet import Outlet
from crawler.undescribed import outlets


@dataclass(frozen=True)
class Row:
    """What is stated of an outlet, and what is held of it."""

    outlet: str
    title: str
    kind: str | None
    province: str | None
    province_2025: str | None
    """The province it belongs to today."""
    platform: str
    hosts: list[str]
    status: str
    successor: str | None
    checked: str | None
    held: int | None
    """Published articles held; None where it was never crawled."""
    last_run: str | None


class Command(ScrapyCommand):
    """List the outlets."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] [<word> ...]"

    def short_desc(self) -> str:
        return "List the outlets: province, kind, platform, hosts, status, what is held"

    def long_desc(self) -> str:
        return (
            "List the outlets. Words choose those whose name, printed name, province or host has"
            " all of them, with or without tone marks."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="for machines")
        parser.add_argument("--province", help="of this province, before or since July 2025")
        parser.add_argument("--kind", choices=("newspaper", "broadcaster"))
        parser.add_argument("--platform", help="on this platform, such as Vdoc")
        parser.add_argument("--status", choices=("publishing", "merged", "unknown"))
        parser.add_argument("--held", action="store_true", help="only those of which we hold any")
        parser.add_argument(
            "--unchecked", action="store_true", help="only those that nobody compared with the site"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings
        today = load_object(self.settings["PROVINCE_ON"])
        data_dir = Path(self.settings["DATA_DIR"])
        every = outlets(get_spider_loader(self.settings))
        rows = [row(each, data_dir, today) for each in every]
        chosen = [each for each in rows if _is_chosen(each, args, opts)]
        output = StandardOutput()
        if opts.json:
            output.say(json.dumps([asdict(each) for each in chosen], ensure_ascii=False, indent=2))
        else:
            output.print(table(chosen))
            output.say(f"{len(chosen)} of {len(rows)} outlets")


def row(outlet: type[Outlet], data_dir: Path, today: Any) -> Row:
    """Return what is stated of `outlet` and held below `data_dir`.

    `today` gives the province in which one of old lies on a day, None meaning today.
    """
    held, last_run = held_of(data_dir / outlet.name)
    return Row(
        outlet=outlet.name,
        title=outlet.title,
        kind=outlet.kind,
        province=outlet.province,
        province_2025=today(outlet.province, None) if outlet.province else None,
        platform=platform_name(outlet),
        hosts=list(outlet.hosts),
        status=outlet.status,
        successor=outlet.successor,
        checked=outlet.checked,
        held=held,
        last_run=last_run,
    )


def platform_name(outlet: type[Outlet]) -> str:
    """Return the name of the platform's class that `outlet` is stated with."""
    return outlet.__bases__[0].__name__


def held_of(folder: Path) -> tuple[int | None, str | None]:
    """Return how many articles are held in an outlet's folder, and when it was last crawled."""
    runs = sorted(path.stem for path in (folder / "runs").glob("*.json"))
    last_run = runs[-1] if runs else None
    if not (folder / "ledger.sqlite").exists():
        return None, last_run
    try:
        with closing(
            sqlite3.connect(f"file:{folder / 'ledger.sqlite'}?mode=ro", uri=True)
        ) as ledger:
            (held,) = ledger.execute(
                "SELECT count(*) FROM article WHERE status = 'published'"
            ).fetchone()
    except sqlite3.DatabaseError:
        return None, last_run
    return held, last_run


def _is_chosen(row: Row, words: list[str], opts: argparse.Namespace) -> bool:
    provinces = {slug(each) for each in (row.province, row.province_2025) if each}
    haystack = " ".join([row.outlet, row.title, *row.hosts]).lower()
    plain = " ".join([slug(row.title), *provinces])
    return (
        all(word.lower() in haystack or slug(word) in plain for word in words)
        and (not opts.province or slug(opts.province) in provinces)
        and (not opts.kind or row.kind == opts.kind)
        and (not opts.platform or row.platform.lower() == opts.platform.lower())
        and (not opts.status or row.status == opts.status)
        and (not opts.held or bool(row.held))
        and (not opts.unchecked or row.checked is None)
    )


def table(rows: list[Row]) -> Table:
    """Return the outlets as a table."""
    found = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("outlet", "province", "kind", "platform", "hosts", "status", "checked"):
        found.add_column(column, overflow="fold")
    found.add_column("held", justify="right")
    for one in rows:
        province = one.province or ""
        if one.province_2025 and one.province_2025 != one.province:
            province += f" → {one.province_2025}"
        status = one.status + (f" → {one.successor}" if one.successor else "")
        held = "" if one.held is None else f"{one.held:,}"
        found.add_row(
            one.outlet,
            province,
            one.kind or "",
            one.platform,
            " ".join(one.hosts),
            status,
            one.checked or "never",
            held,
        )
    return found
