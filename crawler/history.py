"""All that the run files hold of one article: its revisions, and what changed between them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.addresses import normalise
from crawler.article import Article, InvalidRecord, from_json

ID = re.compile(r"([a-z0-9_-]+):(?!//)\S+")


@dataclass(frozen=True)
class Revision:
    """One line of a run file."""

    article: Article
    file: Path
    offset: int


def find(data_dir: Path, wanted: str) -> list[Revision]:
    """Return the revisions of the article whose id or address is `wanted`, oldest first.

    Of a revision that stands there twice (a lost ledger, archives read apart) the later capture or
    fetch is the later one. Raise OSError.
    """
    if named := ID.fullmatch(wanted):
        found = list(_lines(data_dir / named[1], wanted.encode(), lambda a: a.id == wanted))
    else:
        address = normalise(wanted) or wanted
        found = [
            revision
            for folder in sorted(path for path in data_dir.glob("*") if path.is_dir())
            for revision in _lines(
                folder, address.encode(), lambda a: address in (a.url, a.canonical_url)
            )
        ]
        # A revision may have been fetched from another address.
        ids = {revision.article.id for revision in found}
        found = [revision for id in sorted(ids) for revision in find(data_dir, id)]
    return sorted(found, key=_order)


def _order(revision: Revision) -> tuple[int, str, str, int]:
    article = revision.article
    observed = article.archived or article.fetched or ""
    return article.revision, observed, revision.file.name, revision.offset


def _lines(folder: Path, part: bytes, is_wanted) -> Iterator[Revision]:
    """Yield the lines under an outlet's `folder` that hold `part` and whose article is wanted."""
    for path in sorted((folder / "articles").glob("*.jsonl")):
        offset = 0
        with path.open("rb", buffering=1 << 20) as file:
            for line in file:
                if part in line:
                    try:
                        article = from_json(line)
                    except InvalidRecord:
                        article = None
                    if article is not None and is_wanted(article):
                        yield Revision(article, path, offset)
                offset += len(line)


def changes(before: Article, after: Article) -> list[str]:
    """Return what changed from one revision to the next, as the lines of a unified diff."""
    return list(
        difflib.unified_diff(
            _readable(before),
            _readable(after),
            f"revision {before.revision}",
            f"revision {after.revision}",
            n=0,
            lineterm="",
        )
    )


def _readable(article: Article) -> list[str]:
    captions = [image.caption for image in article.images]
    captions += [clip.caption for clip in (*article.videos, *article.audios)]
    return [
        f"status: {article.status}",
        f"title: {article.title or ''}",
        *(line for line in (article.lead, *article.paragraphs) if line),
        *(f"caption: {caption}" for caption in captions if caption),
    ]
