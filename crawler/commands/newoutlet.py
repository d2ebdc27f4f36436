"""``scrapy newoutlet``: probe a site and write the file that describes it."""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from pathlib import Path

from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from crawler import outlet_file, undescribed
from crawler.addresses import host_of, slug
from crawler.commands import probe
from crawler.commands.probe import show
from crawler.commands.tell import StandardOutput, say
from crawler.health import Exit
from crawler.outlet_file import Facts


class Command(probe.Command):
    """Probe a site and write its facts into the folder of outlets."""

    def syntax(self) -> str:
        return "[options] <address>"

    def short_desc(self) -> str:
        return "Probe a site and write the outlet that describes it"

    def long_desc(self) -> str:
        return (
            "Probe a site and write the outlet that describes it. What the site does not tell, say"
            " with --name, --title, --kind, --province and --host. --again writes over a file."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--name", help="the outlet's name, as in `scrapy crawl NAME`")
        parser.add_argument("--title", help="its printed name")
        parser.add_argument("--kind", choices=("newspaper", "broadcaster"))
        parser.add_argument("--province", help="its province, as it was until June 2025")
        parser.add_argument("--host", help="its host, where you probe a copy of the site")
        parser.add_argument("--again", action="store_true", help="write over the outlet's file")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings
        if opts.name and not re.fullmatch(r"[a-z][a-z0-9_]{1,40}", opts.name):
            raise UsageError(f"--name {opts.name}: use letters and digits", print_help=False)
        if opts.host and not undescribed.is_public(f"https://{opts.host}/"):
            raise UsageError(f"--host {opts.host} is no public host", print_help=False)
        described = undescribed.outlets(get_spider_loader(self.settings))
        self.provinces = {slug(each.province): each.province for each in described if each.province}
        if opts.province and slug(opts.province) not in self.provinces:
            raise UsageError(
                f"--province {opts.province}: no outlet is there yet", print_help=False
            )
        self.described = {each.name: each for each in described}
        if self.outlet.name in self.described and not opts.again:
            raise UsageError(
                f"{self.outlet.name} describes it already; --again writes it anew", print_help=False
            )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        self.exitcode = Exit.UNHEALTHY
        found = self.probe(opts.pages)
        if found is None:
            return
        facts = self._as_told(self.facts(found), opts)
        show(found, facts, self.outlet)
        if not found.works:
            say("no article could be read, so nothing was written")
        elif facts.unknown:
            options = " ".join(f"--{fact.removesuffix('s')}" for fact in facts.unknown)
            say(f"the site does not tell all; say {options}")
            self.exitcode = Exit.USAGE
        else:
            self.exitcode = self._write(facts, opts.again)

    def _as_told(self, facts: Facts, opts: argparse.Namespace) -> Facts:
        facts.name = opts.name or facts.name
        facts.title = opts.title or facts.title
        facts.kind = opts.kind or facts.kind
        if opts.province:
            facts.province = self.provinces[slug(opts.province)]
        if opts.host:
            facts.hosts = (host_of(f"https://{opts.host}/"),)
            facts.name = facts.name or outlet_file.name_for(opts.host)
        return facts

    def _write(self, facts: Facts, again: bool) -> Exit:
        assert self.settings
        module = import_module(self.settings["NEWSPIDER_MODULE"])
        path = Path(module.__path__[0]) / f"{facts.name}.py"
        taken = {host: each.name for each in self.described.values() for host in each.hosts}
        other = next((taken[host] for host in facts.hosts if host in taken), facts.name)
        if other != facts.name:
            say(f"{other} has the host {facts.hosts[0]} already")
            return Exit.USAGE
        if (facts.name in self.described or path.exists()) and not again:
            say(f"there is an outlet {facts.name} already; say --name, or --again to write it anew")
            return Exit.USAGE
        try:
            path.write_text(outlet_file.render(facts), encoding="utf-8")
        except OSError as error:
            say(f"cannot write {path}: {error.strerror}")
            return Exit.OUTPUT
        StandardOutput().say(f"wrote {path}\nnext: scrapy crawl {facts.name} -a limit=20")
        return Exit.OK
