"""``scrapy show``: one article in the terminal, with where each field came from."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler import history
from crawler.article import Article, record
from crawler.commands.tell import StandardOutput, say
from crawler.health import Exit
from crawler.sources.record_headers import record_headers
from crawler.sources.warc import BrokenArchive

APART = ("title", "lead", "paragraphs", "text")
"""Fields that are shown as text, above the table of the others."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Command(ScrapyCommand):
    """Show an article by its id or address. Exit code 2 where the run files hold none."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] ID|URL"

    def short_desc(self) -> str:
        return "Show one article: its text, where each field came from, its revisions"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="the newest record, for machines")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings
        if len(args) != 1:
            raise UsageError("name one article, by its id or its address", print_help=False)
        data_dir = Path(self.settings["DATA_DIR"])
        revisions = history.find(data_dir, args[0])
        if not revisions:
            say(f"{plain(args[0])}: no run file in {data_dir} holds it")
            self.exitcode = Exit.USAGE
        elif opts.json:
            StandardOutput().say(
                json.dumps(record(revisions[-1].article), ensure_ascii=False, indent=2)
            )
        else:
            StandardOutput(columns=80).print(shown(revisions, data_dir))


def shown(revisions: list[history.Revision], data_dir: Path) -> Group:
    """Return an article, of which these are the revisions, as it is shown."""
    newest = revisions[-1]
    article = newest.article
    parts: list[RenderableType] = [Text(plain(article.title or article.id), "bold"), Text()]
    if article.lead:
        parts += [Text(plain(article.lead), "italic"), Text()]
    for paragraph in article.paragraphs:
        parts += [Text(plain(paragraph)), Text()]
    parts.append(fields(article))
    parts += [Text(), Text("Revisions", "bold")]
    for before, after in zip([None, *revisions], revisions, strict=False):
        where = f"{after.file.relative_to(data_dir)} at byte {after.offset}"
        told = f"{after.article.revision}  {after.article.status}  {after.article.fetched}  {where}"
        parts.append(Text(plain(told)))
        if before is not None:
            diff = "\n".join(map(plain, history.changes(before.article, after.article)))
            parts.append(Syntax(diff, "diff", word_wrap=True, background_color="default"))
    parts += [Text(), *archived(article, newest.file.parent.parent / "warc")]
    return Group(*parts)


def fields(article: Article) -> Table:
    """Return the fields of `article` that say something, each with the reader that gave it."""
    table = Table("field", "value", "from", box=None, padding=(0, 2, 0, 0))
    for name, value in record(article).items():
        if name in APART or value in (None, [], ""):
            continue
        told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        table.add_row(name, Text(plain(told)), Text(plain(article.extractor.fields.get(name, ""))))
    return table


def archived(article: Article, folder: Path) -> list[RenderableType]:
    """Return what the archive in `folder` holds of the page that `article` was read from."""
    if article.warc is None:
        return [Text("No archived response")]
    told = f"{article.warc.file} at byte {article.warc.offset}"
    path = folder / article.warc.file
    if Path(article.warc.file).name != article.warc.file or not path.is_file():
        return [Text(plain(f"Archived in {told}, which is not in {folder}"))]
    try:
        headers = record_headers(path, article.warc.offset)
    except BrokenArchive as error:
        return [Text(plain(str(error)))]
    return [Panel(Text(plain(headers)), title=Text(plain(told)), title_align="left")]


def plain(text: str) -> str:
    """Return `text` with a sign in place of whatever a terminal would obey instead of show."""
    return _CONTROL.sub("�", text)
