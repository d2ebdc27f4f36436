"""Which of the articles that datatrove's MinHash put into one cluster are reprints indeed.

A cluster is every chain of candidates, look-alikes among them. Here each article of a cluster is
compared with the earlier ones, exactly, as `scrapy corpus` does it: by `near_duplicates.confirm`.

Articles are known by their place, the task that reads them and their number in what it reads:
an id stands twice where two archives hold one page.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.readers import JsonlReader

from pipelines.cluster.read_archives import as_article, as_document
from pipelines.corpus import near_duplicates, words
from pipelines.corpus.key_text import key_of

AT_ONCE = 1_000


class TakeClusters(PipelineStep):
    """Of all articles, let those pass that are in a cluster, with their key text and place alone.

    Each says by its `part` which task will compare its cluster.
    """

    name = "Clusters"
    type = "filter"

    def __init__(self, clusters: str | Path, parts: int):
        """Read the cluster files that `MinhashDedupCluster` wrote to `clusters`."""
        super().__init__()
        self.clusters = Path(clusters)
        self.parts = parts

    def run(
        self, data: Iterator[Document], rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Yield the articles of `data` that are in a cluster."""
        path = self.clusters / f"{rank:06d}.clusters"
        found = dict(struct.iter_unpack("<2I", path.read_bytes())) if path.exists() else {}
        for number, document in enumerate(data):
            if number not in found:
                continue
            article = as_article(document)
            self.stat_update("articles")
            yield Document(
                text=document.text,
                id=document.id,
                metadata={
                    "part": f"{found[number] % self.parts:05}",
                    "cluster": found[number],
                    "place": [rank, number],
                    "appeared": article.published or article.archived or article.fetched or "9999",
                    "observed": article.archived or article.fetched or "",
                },
            )


class ConfirmDuplicates(PipelineStep):
    """Compare the articles of each cluster, and note which reprints which."""

    name = "Confirm duplicates"
    type = "dedup"

    def __init__(self, candidates: str | Path, confirmed: str | Path):
        """Read ``CANDIDATES/PART/*``, write ``CONFIRMED/TASK/PART.jsonl`` for `MarkDuplicates`."""
        super().__init__()
        self.candidates = Path(candidates)
        self.confirmed = Path(confirmed)

    def run(
        self, data: Iterator[Document] | None = None, rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Compare the clusters of the part `rank`, and yield nothing. Raise OSError."""
        folder = self.candidates / f"{rank:05}"
        articles = list(JsonlReader(str(folder)).run()) if folder.exists() else []
        articles.sort(key=_order)
        with ExitStack() as opened:
            files: dict[int, TextIO] = {}
            for copy, original in duplicates(articles):
                self.stat_update("confirmed")
                task, number = copy.metadata["place"]
                if task not in files:
                    path = self.confirmed / f"{task:06}" / f"{rank:05}.jsonl"
                    path.parent.mkdir(parents=True, exist_ok=True)
                    files[task] = opened.enter_context(path.open("w", encoding="utf-8"))
                files[task].write(json.dumps([number, original.id]) + "\n")
        yield from ()


def _order(document: Document) -> tuple:
    told = document.metadata
    return told["appeared"], told["observed"], document.id, told["place"]


def duplicates(articles: list[Document]) -> Iterator[tuple[Document, Document]]:
    """Yield each reprint among `articles`, which stand as they appeared, with its original.

    Of an article that is there before, out of another archive, that is the original.
    """
    with TemporaryDirectory(prefix="tintinh-") as folder:
        signatures = near_duplicates.Signatures(Path(folder))
        for start in range(0, len(articles), AT_ONCE):
            group = articles[start : start + AT_ONCE]
            numbers = list(range(start + 1, start + 1 + len(group)))
            signatures.add(numbers, words.read([article.text for article in group]))
        cluster = [article.metadata["cluster"] for article in articles]
        within = (
            (later, [one for one in earlier if cluster[one - 1] == cluster[later - 1]])
            for later, earlier in signatures.pairs()
        )
        key = near_duplicates.RecentKeys(lambda number: key_of(articles[number - 1].text))
        first: dict[tuple[int, str], int] = {}
        for number, article in enumerate(articles, 1):
            first.setdefault((cluster[number - 1], article.id), number)
        found: set[int] = set()
        for copy, original, _ in near_duplicates.confirm(within, key, found.__contains__):
            found.add(copy)
            same = first[cluster[copy - 1], articles[copy - 1].id]
            yield articles[copy - 1], articles[(original if same == copy else same) - 1]


class MarkDuplicates(PipelineStep):
    """Set `duplicate_of` of what was confirmed to be a reprint, or leave it out.

    An article that is the very one it reprints, out of another archive, is left out at any rate.
    """

    name = "Mark duplicates"
    type = "filter"

    def __init__(self, confirmed: str | Path, drop: bool = False):
        """Read what `ConfirmDuplicates` wrote to `confirmed`; leave duplicates out if `drop`."""
        super().__init__()
        self.confirmed = Path(confirmed)
        self.drop = drop

    def run(
        self, data: Iterator[Document], rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Yield the articles of `data`."""
        originals: dict[int, str] = {}
        for path in sorted((self.confirmed / f"{rank:06}").glob("*.jsonl")):
            originals.update(map(json.loads, path.read_text(encoding="utf-8").splitlines()))
        for number, document in enumerate(data):
            original = originals.get(number)
            if original is None:
                yield document
            elif original == document.id:
                self.stat_update("same-article")
            elif self.drop:
                self.stat_update("dropped")
            else:
                self.stat_update("marked")
                article = as_article(document)
                article.duplicate_of = original
                yield as_document(article)
