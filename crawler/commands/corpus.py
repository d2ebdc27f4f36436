"""``scrapy corpus``: a release of all run files, that can be loaded, checked and cited."""

from __future__ import annotations

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.misc import load_object

from crawler.commands.tell import say
from crawler.health import Exit


class Command(ScrapyCommand):
    """Make a release, or check one. Exit code 3 where lines could not be read, or a check fails."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] OUT"

    def short_desc(self) -> str:
        return "Make a release of the run files: a corpus to load, check and cite"

    def long_desc(self) -> str:
        return (
            "Read all sealed run files in DATA_DIR and write the newest revision of each article to"
            " the folder OUT, as JSONL, Parquet or plain text, with duplicates marked, a dataset"
            " card, a report to look at and a manifest. The same run files give the same bytes."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        add = parser.add_argument
        add(
            "--outlet",
            action="append",
            default=[],
            metavar="NAME",
            help="only this outlet (again for more)",
        )
        add("--since", metavar="DAY", help="published on this day or later, such as 2014-12-01")
        add("--until", metavar="DAY", help="published on this day or earlier")
        add(
            "--kind",
            action="append",
            default=[],
            metavar="KIND",
            help="only article, video, audio or gallery (again for more)",
        )
        add(
            "--language",
            action="append",
            default=[],
            metavar="CODE",
            help="only this language, such as vi (again for more)",
        )
        add(
            "--all-revisions",
            action="store_true",
            help="every revision of an article, not the newest alone",
        )
        add(
            "--reread",
            action="store_true",
            help="what scrapy reread wrote, in the place of the run files before it",
        )
        add(
            "--duplicates",
            default="near",
            metavar="WHICH",
            help="look for near duplicates (the default), exact ones only, or none",
        )
        add(
            "--drop-duplicates",
            action="store_true",
            help="leave duplicates out; otherwise they are marked",
        )
        add(
            "--min-quality",
            metavar="SHARE",
            help="only what passes this share of the quality checks, 0 to 1",
        )
        add(
            "--format",
            default="jsonl,parquet",
            metavar="FORMS",
            help="among jsonl, parquet, text (jsonl,parquet)",
        )
        add("--split", default="none", metavar="BY", help="files by year or by outlet (none)")
        add(
            "--take-down",
            metavar="FILE",
            help="ids and addresses that must not be released, one a line (setting TAKE_DOWN)",
        )
        add("--check", action="store_true", help="verify the release OUT, and change nothing")  # fmt: skip

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings
        if len(args) != 1:
            raise UsageError("name one folder, OUT", print_help=False)
        try:
            command = load_object(self.settings["CORPUS_CHECK" if opts.check else "CORPUS_BUILD"])
        except ImportError as error:
            say(f"corpus: {error}: install the corpus extra, pip install 'tintinh[corpus]'")
            self.exitcode = Exit.NOT_STARTED
            return
        self.exitcode = command(Path(args[0]), opts, self.settings, say)
