"""``scrapy probe``: ask a site what it is."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from rich.markup import escape
from rich.table import Table
from scrapy.commands import BaseRunSpiderCommand
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.misc import load_object

from crawler import arguments, outlet_file, undescribed
from crawler.addresses import host_of, is_front_page, normalise, origin_of
from crawler.commands.tell import StandardOutput, say
from crawler.failures import FetchFailed
from crawler.health import Exit
from crawler.outlet import Outlet
from crawler.outlet_file import Facts
from crawler.probe import MOST_REQUESTS, Probe, probe
from crawler.reading import Reading
from crawler.visit import Failed, Visit

LONGEST = 160
"""Characters of a field that are shown."""


class Command(BaseRunSpiderCommand):
    """Probe a site: platform, discovery, robots.txt, some articles, and the facts to be stated."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] <outlet or address>"

    def short_desc(self) -> str:
        return "Ask a site what it is, and read some of its articles field by field"

    def long_desc(self) -> str:
        return (
            "Ask a site what platform it is on, which ways of discovery answer and what robots.txt"
            " says; read some articles and show each field with where it was found; propose the"
            " outlet's facts. -a site=ORIGIN probes an outlet at another address. Exit code 3"
            " where a crawl would give nothing."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="for machines")
        parser.add_argument(
            "--pages", type=int, default=3, metavar="N", help="read so many articles (3)"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings
        # The answer is what counts; -L and -s outrank this.
        self.settings.set("LOG_LEVEL", "ERROR", priority="project")
        if len(args) != 1:
            raise UsageError("name one outlet or one address", print_help=False)
        if not 1 <= opts.pages <= 20:
            raise UsageError("--pages takes 1 to 20", print_help=False)
        self.outlet, self.given, self.first = self._whom(args[0], opts.spargs)

    def _whom(self, word: str, given: dict[str, str]) -> tuple[type[Outlet], dict, str | None]:
        """Return whom `word` means, the arguments of the visit, and a page to look at first."""
        assert self.settings
        loader = get_spider_loader(self.settings)
        try:
            arguments.parse(given)
        except arguments.BadArgument as error:
            raise UsageError(str(error), print_help=False) from None
        if word in loader.list():
            return undescribed.outlet_called(word, loader), given, None
        url = normalise(word if "://" in word else f"https://{word}")
        if url is None or ("." not in host_of(url) and "://" not in word):
            raise UsageError(f"{word} is neither an outlet nor an address", print_help=False)
        if not undescribed.is_public(url):
            given = {"site": origin_of(url), **given}
        first = None if is_front_page(url) else url
        return undescribed.outlet_of(url, loader), given, first

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        found = self.probe(opts.pages)
        if found is None:
            self.exitcode = Exit.UNHEALTHY
            return
        facts = self.facts(found)
        if opts.json:
            answer = asdict(found) | {"facts": asdict(facts)}
            StandardOutput().say(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            show(found, facts, self.outlet)
        self.exitcode = Exit.OK if found.works else Exit.UNHEALTHY

    def probe(self, pages: int) -> Probe | None:
        """Return what the probe found, None after saying why it could not be made."""
        assert self.settings and self.crawler_process
        clean = load_object(self.settings["CLEAN"])

        async def errand(outlet: Outlet) -> Probe | FetchFailed:
            try:
                return await probe(outlet, clean, pages, self.first)
            except FetchFailed as error:
                return error

        try:
            found = Visit(self.outlet, errand, self.given, MOST_REQUESTS).go(self.crawler_process)
        except Failed as error:
            say(str(error))
            return None
        if isinstance(found, FetchFailed):
            say(f"{self.outlet.name}: the front page cannot be had: {found.reason}")
            return None
        return found

    def facts(self, found: Probe) -> Facts:
        """Return the facts that `found` proposes."""
        assert self.settings
        described = undescribed.outlets(get_spider_loader(self.settings))
        host = host_of(found.origin)
        is_stand_in = not undescribed.is_public(found.origin)
        if is_stand_in:
            host = found.declared_host or ""
        platform = found.platform or outlet_file.ANY_SITE
        title = found.site_name or None
        return Facts(
            name=outlet_file.name_for(host),
            title=title,
            kind=outlet_file.kind_of(title or ""),
            province=outlet_file.province_of(
                title or "", host, {each.province for each in described if each.province}
            ),
            hosts=(host,) if host and undescribed.is_public(f"https://{host}/") else (),
            scheme="https" if is_stand_in else urlsplit(found.origin).scheme,
            platform=platform,
            checked=date.today().isoformat(),
            article_urls=outlet_file.platform_facts(platform, found.article_urls),
        )


def show(found: Probe, facts: Facts, outlet: type[Outlet]) -> None:
    """Print what a probe found."""
    output = StandardOutput()

    def line(name: str, value: Any) -> None:
        output.print(f"[bold]{name:<12}[/] {escape(str(value))}")

    line("site", f"{found.origin}  {found.site_name}")
    line("outlet", outlet.name if outlet.province else "none describes it")
    line("platform", found.platform or "none that is known")
    wait = f", {found.delay:g} s between requests" if found.delay else ""
    line("robots.txt", ("lets us in" if found.may_crawl else "forbids the whole site") + wait)
    for address in found.sitemaps[:5]:
        line("", f"names {address}")
    for way in found.ways:
        answer = f"answers, {way.found} found" if way.answers else "does not answer"
        line(way.method, "; ".join([answer, *way.problems[:2]]))
    line("articles", "  ".join(found.article_urls) or "no form seen")
    line("listings", "  ".join(found.listing_urls) or "no form seen")
    for reading in found.samples:
        output.print()
        output.print(f"[bold]{escape(reading.url)}[/]")
        output.print(reading_table(reading))
    output.print("\n[bold]The facts, as far as the site tells them[/]\n")
    if facts.unknown:
        line("unknown", ", ".join(facts.unknown))
    output.print(escape(outlet_file.render(facts)))


def reading_table(reading: Reading) -> Table:
    """Return what was read of a page: field, source, value."""
    found = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    what = "article" if reading.is_article else "no article"
    found.add_row(what, "", escape(reading.reason))
    for name, value in reading.fields.items():
        if value not in (None, [], ""):
            found.add_row(name, reading.sources.get(name, ""), escape(_short(name, value)))
    if reading.missing:
        found.add_row("[red]missing[/]", "", ", ".join(reading.missing))
    return found


def _short(name: str, value: Any) -> str:
    if name == "paragraphs":
        return f"{len(value)}: {value[0][:LONGEST]} … {value[-1][-60:]}"
    if name in ("authors",):
        return ", ".join(f"{one['name']} ({'/'.join(one['roles'])})" for one in value)
    if isinstance(value, list) and isinstance(value[0], dict):
        first = value[0].get("url") or value[0].get("embed_url") or ""
        return f"{len(value)}: {first} {value[0].get('caption') or value[0].get('text') or ''}"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
