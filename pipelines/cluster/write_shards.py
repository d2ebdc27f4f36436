"""Articles out of datatrove into the files of a release: our JSONL and Parquet, with quality."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from pipelines.corpus import quality, words
from pipelines.corpus.build import in_groups
from pipelines.corpus.options import Format, Options
from pipelines.corpus.released import decode
from pipelines.corpus.shards import Shards

AT_ONCE = 1_000


class WriteShards(PipelineStep):
    """Write articles to ``FOLDER/FORM/RANK-NUMBER.…``, whole files or none.

    A task that is done again writes the same files over those that it left.
    """

    name = "Release files"
    type = "writer"

    def __init__(
        self,
        folder: str | Path,
        formats: tuple[Format, ...] = ("jsonl", "parquet"),
        shard_articles: int = 100_000,
    ):
        """Write below `folder`, which every worker must see at this path."""
        super().__init__()
        self.folder = Path(folder).absolute()
        self.options = Options(formats=formats, shard_articles=shard_articles)

    def run(
        self, data: Iterator[Document], rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Write the articles of `data`, and yield nothing. Raise OSError."""
        part = self.folder / f".part-{rank:05}"
        shutil.rmtree(part, ignore_errors=True)
        shards = Shards(part, self.options)
        for documents in in_groups(data, AT_ONCE):
            articles = [decode(document.metadata["record"].encode()) for document in documents]
            texts = [article.text for article in articles]
            measured = quality.measure(
                texts, words.read(texts), [article.language for article in articles]
            )
            for article, found in zip(articles, measured, strict=True):
                article.quality = found
                shards.add(f"{rank:05}", article)
                self.stat_update("articles")
        shards.close()
        for shard in shards.written:
            target = self.folder / shard.path
            target.parent.mkdir(parents=True, exist_ok=True)
            (part / shard.path).replace(target)
        shutil.rmtree(part)
        yield from ()
