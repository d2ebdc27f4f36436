"""WARC to article: archive files in, articles out, each archive by one task."""

from __future__ import annotations

import glob
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from crawler.article import Article, from_json, to_json

READ = (0, 3)
"""Exit codes of a crawl that read what it could: all well, or something to look at."""


FORMS = ("warc", "warc.gz", "arc", "arc.gz", "wacz")
"""Endings of archive files."""


class CannotRead(Exception):
    """An archive could not be read; the message says why."""


class ReadArchives(PipelineStep):
    """Read the archive files ``FOLDER/OUTLET/*.warc.gz`` (see `FORMS`) by the rules of each outlet.

    An archive is read as ``scrapy crawl OUTLET -a source=FILE`` reads it, in a process of its own, so
    the articles are the same to the letter but for when they were fetched. An article that lies in
    two archives comes twice, with one id.
    """

    name = "WARC to article"
    type = "reader"

    def __init__(self, folder: str | Path):
        """Read the archives under `folder`, which every worker must see at this path."""
        super().__init__()
        self.folder = Path(folder).absolute()

    def run(
        self, data: Iterator[Document] | None = None, rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Yield the articles of every `world_size`-th archive, from the `rank`-th. Raise `CannotRead`."""
        if data:
            yield from data
        for path in archives(self.folder)[rank::world_size]:
            with self.track_time():
                for article in read_archive(path.parent.name, path):
                    self.stat_update("articles")
                    yield as_document(article)


def archives(folder: Path) -> list[Path]:
    """Return the archive files under `folder`, in the order in which tasks share them."""
    return sorted(path for form in FORMS for path in folder.glob(f"*/*.{form}"))


def read_archive(outlet: str, path: Path) -> list[Article]:
    """Return the articles of an outlet in an archive file. Raise `CannotRead`."""
    with TemporaryDirectory(prefix="tintinh-") as data_dir:
        source = ["-a", f"source={glob.escape(str(path))}", "-s", f"DATA_DIR={data_dir}"]
        run = subprocess.run(
            [sys.executable, "-m", "scrapy", "crawl", outlet, "-L", "ERROR", *source],
            cwd=data_dir,
            env=os.environ | {"SCRAPY_SETTINGS_MODULE": "crawler.settings"},
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode not in READ:
            raise CannotRead(f"{path}: exit code {run.returncode}: {run.stderr[-2000:]}")
        return [
            from_json(line)
            for file in sorted(Path(data_dir).glob("*/articles/*.jsonl"))
            for line in file.read_bytes().split(b"\n")
            if line
        ]


def as_document(article: Article) -> Document:
    """Return `article` as a datatrove document: its text, and the whole record beside it."""
    return Document(
        text=article.text, id=article.id, metadata={"record": to_json(article).decode()}
    )


def as_article(document: Document) -> Article:
    """Return the article of a document that `as_document` made. Raise `InvalidRecord`."""
    return from_json(document.metadata["record"])
