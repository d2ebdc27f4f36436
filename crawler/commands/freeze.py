"""``scrapy freeze``: keep pages with the article that is read from each, to be reviewed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NamedTuple

from scrapy.commands import BaseRunSpiderCommand
from scrapy.exceptions import UsageError
from scrapy.http import Response
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.misc import load_object

from crawler import arguments, frozen
from crawler.addresses import belongs, normalise
from crawler.commands.probe import reading_table
from crawler.commands.tell import StandardOutput, say
from crawler.failures import FetchFailed, bad_status
from crawler.health import Exit
from crawler.outlet import Outlet, http_charset
from crawler.pages import Layout
from crawler.reading import read_page
from crawler.undescribed import outlet_called
from crawler.visit import Failed, Visit


class Page(NamedTuple):
    """A page that was fetched, its tree, and the layout to read it with."""

    response: Response
    tree: Any
    layout: Layout


class Command(BaseRunSpiderCommand):
    """Freeze pages of an outlet."""

    requires_project = True

    def syntax(self) -> str:
        return "[options] <outlet> <address> [<address> ...]"

    def short_desc(self) -> str:
        return "Keep pages with the article read from each, as tests to be reviewed"

    def long_desc(self) -> str:
        return (
            "Keep pages of an outlet, and what is read from each, under DATA_DIR/OUTLET/frozen, or"
            " with --fixtures under fixtures/pages/OUTLET. A page fails its test until somebody has"
            " reviewed expected.json and set `reviewed` in meta.json. Pages of real outlets belong"
            " to their publishers: do not commit them."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--fixtures", action="store_true", help="under fixtures/ in the current folder"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        assert self.settings
        self.settings.set("LOG_LEVEL", "ERROR", priority="project")
        if len(args) < 2:
            raise UsageError("name an outlet and the addresses of its pages", print_help=False)
        loader = get_spider_loader(self.settings)
        if args[0] not in loader.list():
            raise UsageError(
                f"unknown outlet {args[0]}; `scrapy outlets` shows them", print_help=False
            )
        self.outlet = outlet_called(args[0], loader)
        try:
            given = arguments.parse(opts.spargs)
        except arguments.BadArgument as error:
            raise UsageError(str(error), print_help=False) from None
        self.urls = []
        for word in args[1:]:
            url = normalise(word)
            if url is None or not belongs(url, self.outlet.hosts, given.site):
                raise UsageError(f"{word} is no address of {args[0]}", print_help=False)
            self.urls.append(url)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings and self.crawler_process
        self.exitcode = Exit.UNHEALTHY
        try:
            visit = Visit(self.outlet, self._fetch, opts.spargs, 3 * len(self.urls) + 3)
            fetched = visit.go(self.crawler_process)
        except Failed as error:
            say(str(error))
            return
        if opts.fixtures:
            folder = Path("fixtures") / "pages" / self.outlet.name
        else:
            folder = Path(self.settings["DATA_DIR"]) / self.outlet.name / "frozen"
        codes = [self._keep(folder, url, answer) for url, answer in fetched]
        self.exitcode = max(codes)

    async def _fetch(self, outlet: Outlet) -> list[tuple[str, Page | str]]:
        """Return for each address the response and how it is to be laid out, or why there is none."""
        found: list[tuple[str, Page | str]] = []
        for url in self.urls:
            try:
                response = await outlet.fetch(url)
                if problem := bad_status(response):
                    raise FetchFailed(problem)
                page = Page(response, outlet.tree(response), outlet.layout_of(response))
                found.append((url, page))
            except FetchFailed as error:
                found.append((url, error.reason))
        return found

    def _keep(self, folder: Path, url: str, answer: Page | str) -> Exit:
        """Freeze one page and show what is read of it."""
        assert self.settings
        if isinstance(answer, str):
            say(f"{url}: {answer}")
            return Exit.UNHEALTHY
        response, tree, layout = answer
        clean = load_object(self.settings["CLEAN"])
        reading = read_page(tree, url, self.outlet, clean, layout)
        case = folder / frozen.case_name(url)
        meta: dict[str, Any] = {"url": url, "outlet": self.outlet.name, "layout": layout.name}
        meta |= {"charset": http_charset(response)}
        try:
            frozen.freeze(case, response.body, meta, layout, clean)
        except FileExistsError:
            say(f"{url} is frozen already: delete {case} to have it frozen anew")
            return Exit.USAGE
        except OSError as error:
            say(f"cannot write {case}: {error.strerror}")
            return Exit.OUTPUT
        output = StandardOutput()
        output.print(reading_table(reading))
        output.say(f"froze {case}\nreview expected.json, then set `reviewed` to true in meta.json")
        return Exit.OK
