"""``scrapy crawl``: Scrapy's own, with exit codes that mean something, a lock and a summary."""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
import re
import signal
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from rich.console import Console
from scrapy.commands import crawl
from scrapy.exceptions import UsageError
from scrapy.settings import SETTINGS_PRIORITIES
from scrapy.spiderloader import get_spider_loader

from crawler import arguments, health, progress, undescribed
from crawler.addresses import belongs, origin_of
from crawler.commands.tell import StandardOutput, notify, say, write_metrics
from crawler.health import Exit
from crawler.ledger import CorruptLedger
from crawler.outlet import Outlet
from crawler.revisits import BadInterval, Revisits
from crawler.run import Locked, Run
from crawler.sources.open import check
from crawler.state import states

logger = logging.getLogger(__name__)

PROJECT = SETTINGS_PRIORITIES["project"]


class Command(crawl.Command):
    """Crawl outlets, several side by side. Exit codes: see `crawler.health.Exit`."""

    def syntax(self) -> str:
        return "[options] <outlet> [<outlet> ...] | --all"

    def short_desc(self) -> str:
        return "Crawl outlets into sealed JSONL files"

    def long_desc(self) -> str:
        return (
            "Crawl outlets: what is new or changed goes into DATA_DIR. Arguments (-a): site=ORIGIN,"
            " source=PATH|wayback|commoncrawl, crawls=CC-MAIN-…, captures=earliest|latest|all,"
            " since=DAY, until=DAY, section=SLUG, limit=N,"
            " discovery=rest|sitemap|feed|listing, url=PAGE to read that page alone. `crawl page -a"
            " url=PAGE` and `crawl site -a url=SITE` need no outlet. Exit codes: 0 all well, 1 could not start,"
            " 2 wrong arguments, 3 unhealthy, 4 output could not be written, 5 locked."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--all",
            action="store_true",
            help="crawl every outlet; of the live sites, only those of outlets that still publish",
        )
        parser.add_argument(
            "--merged",
            action="store_true",
            help="with --all: also the sites of outlets that have become part of others",
        )
        parser.add_argument(
            "--shard",
            metavar="I/N",
            help="of the outlets named, crawl only the I-th of N parts; which part an outlet is in"
            " depends on its name alone",
        )
        parser.add_argument(
            "--notify",
            metavar="CMD",
            help="for each run that ends unhealthy, give its report to the command CMD",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings
        if self._on_terminal():
            # The bar says what the everyday messages would say; -L and -s outrank this.
            self.settings.set("LOG_LEVEL", "WARNING", priority="project")
        # Before Scrapy starts to log, so that a wrong word gives one line.
        if args in (["page"], ["site"]):
            self.outlets = [self._by_address(args[0], opts.spargs)]
            self.asked = _asked(opts.spargs)
        else:
            self.asked = _asked(opts.spargs)
            self.outlets = self._outlets(args, opts)
        for outlet in self.outlets if self.asked.url else []:
            if not belongs(self.asked.url or "", outlet.hosts, self.asked.site):
                raise UsageError(f"{self.asked.url} is none of {outlet.name}", print_help=False)
        try:
            check(self.settings)
            Revisits.of(self.settings)
        except (arguments.BadArgument, BadInterval) as error:
            raise UsageError(str(error), print_help=False) from None

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.crawler_process and self.settings
        outlets = self.outlets
        self.is_stopped = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop_early)
        if not self.asked.archives:
            self._introduce()
        codes = [Exit.OK]
        runs = []
        for outlet in outlets:
            opened = self._open(outlet, opts.spargs)
            if isinstance(opened, Run):
                runs.append(opened)
            else:
                codes.append(opened)
        console = Console(stderr=True)
        with progress.bar(runs, console) if runs and self._on_terminal() else nullcontext():
            for outlet, run in zip(self._with_runs(outlets, runs), runs, strict=True):
                self.crawler_process.crawl(outlet, run=run, **opts.spargs)
            if runs and not self.is_stopped:
                self._start()
        for run in runs:
            codes.append(self._end(run))
        if runs:
            StandardOutput().print(progress.summary(runs))
        for run in runs:
            if run.verdict == "unhealthy":
                say(f"{run.folder.name}: unhealthy: {'; '.join(run.reasons)}")
                if opts.notify:
                    notify(opts.notify, run)
        data_dir = Path(self.settings["DATA_DIR"])
        if not write_metrics(self.settings["METRICS_FILE"], states(data_dir)):
            codes.append(Exit.OUTPUT)
        self.exitcode = max(codes)

    def _stop_early(self, number: int, _: Any) -> None:
        """Remember a signal that comes before Scrapy listens to signals."""
        self.is_stopped = True

    def _start(self) -> None:
        """Crawl until all crawls have ended."""
        from twisted.internet import reactor

        assert self.crawler_process

        def stop_if_asked() -> None:
            if self.is_stopped:
                os.kill(os.getpid(), signal.SIGTERM)

        # After Scrapy's own handlers are in place, which happens when the reactor starts.
        reactor.callWhenRunning(reactor.callLater, 0, stop_if_asked)
        self.crawler_process.start()

    def _outlets(self, args: list[str], opts: argparse.Namespace) -> list[type[Outlet]]:
        """Return the outlets that the command line names, each once."""
        if bool(args) == opts.all:
            raise UsageError(
                "name outlets, or say --all; `scrapy list` shows them", print_help=False
            )
        assert self.settings
        loader = get_spider_loader(self.settings)
        names = list(dict.fromkeys(loader.list() if opts.all else args))
        if unknown := sorted(set(names) - set(loader.list())):
            raise UsageError(
                f"unknown outlet {unknown[0]}; `scrapy list` shows them", print_help=False
            )
        part, parts = parse_shard(opts.shard)
        found = [loader.load(name) for name in names if shard_of(name, parts) == part]
        outlets = [outlet for outlet in found if issubclass(outlet, Outlet)]
        if opts.all and not opts.merged and not self.asked.site and not self.asked.archives:
            # Most of their hosts answer no more, and an alarm that always rings is none.
            ended = [outlet.name for outlet in outlets if outlet.status == "merged"]
            if ended:
                say(
                    f"merged outlets are left out, {len(ended)} of them: name them, or say --merged"
                )
            outlets = [outlet for outlet in outlets if outlet.name not in ended]
        return outlets

    def _by_address(self, what: str, given: dict[str, str]) -> type[Outlet]:
        """Return the outlet of the page or site that ``url=`` names, and say what it is in `given`."""
        url = _asked(given).url
        if url is None:
            raise UsageError(f"{what} needs its address: -a url=https://…", print_help=False)
        assert self.settings
        outlet = undescribed.outlet_of(url, get_spider_loader(self.settings))
        if not undescribed.is_public(url):
            given.setdefault("site", origin_of(url))
        if what == "site":
            del given["url"]
        return outlet

    def _introduce(self) -> None:
        """Put the operator's contact into the User-Agent, unless that was set to something else."""
        settings = self.settings
        assert settings is not None
        if not settings["CONTACT"]:
            logger.warning("CONTACT is not set: no webmaster can tell whom to ask about this crawl")
        elif settings.getpriority("USER_AGENT") <= PROJECT:  # type: ignore[operator]
            agent = f"{settings['USER_AGENT']} +{settings['CONTACT']}"
            settings.set("USER_AGENT", agent, priority="project")

    def _open(self, outlet: type[Outlet], given: dict[str, str]) -> Run | Exit:
        """Return the outlet's run, or why there can be none."""
        settings = self.settings
        assert settings is not None
        try:
            run = Run.open(Path(settings["DATA_DIR"]), outlet.name)
        except Locked as error:
            say(f"{outlet.name}: {error}")
            return Exit.LOCKED
        except CorruptLedger as error:
            say(f"{outlet.name}: the ledger is damaged: {error}")
            return Exit.NOT_STARTED
        except OSError as error:
            say(f"{outlet.name}: cannot write to {settings['DATA_DIR']}: {error}")
            return Exit.OUTPUT
        run.arguments = dict(given)
        if settings.getbool("WARC") and not self.asked.archives:
            origin = self.asked.site or f"{outlet.scheme}://{outlet.hosts[0]}"
            run.keep_responses(settings.getint("WARC_MAX_BYTES"), origin)
        return run

    def _with_runs(self, outlets: list[type[Outlet]], runs: list[Run]) -> list[type[Outlet]]:
        names = {run.folder.name for run in runs}
        return [outlet for outlet in outlets if outlet.name in names]

    def _end(self, run: Run) -> Exit:
        """Return the exit code of a run; end it here if the crawl could not."""
        if run.is_open:
            # Scrapy gave up before the spider was closed: its reason is in the log.
            started = run.report.requests or run.report.fetched or self.is_stopped
            code = run.close(interrupted=True)
            return code if started else Exit.NOT_STARTED
        assert run.verdict is not None
        return health.exit_code(run.report, run.verdict)

    def _on_terminal(self) -> bool:
        return sys.stderr.isatty()


def _asked(given: dict[str, str]) -> arguments.Arguments:
    """Return the arguments of ``-a``. Raise UsageError."""
    try:
        return arguments.parse(given)
    except arguments.BadArgument as error:
        raise UsageError(str(error), print_help=False) from None


def parse_shard(given: str | None) -> tuple[int, int]:
    """Return the part, from 1, and the number of parts that ``--shard`` names. Raise UsageError."""
    if given is None:
        return 1, 1
    match = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", given)
    if not match or int(match[1]) > int(match[2]):
        raise UsageError(f"--shard {given}: write it as 2/5", print_help=False)
    return int(match[1]), int(match[2])


def shard_of(name: str, parts: int) -> int:
    """Return which of so many parts, from 1, the outlet `name` is in: the same on every machine."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") % parts + 1
