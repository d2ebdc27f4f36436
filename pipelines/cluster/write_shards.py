"""Articles out of datatrove into the files of a release: our JSONL and Parquet, with quality."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from pipelines.corpus.blocks import block_of, in_blocks
from pipelines.corpus.options import Format, Options
from pipelines.corpus.released import passed_on
from pipelines.corpus.shards import Shards


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
        lines = (
            (f"{rank:05}", passed_on(document.metadata["record"].encode()), None)
            for document in data
        )
        for part_name, block, _ in in_blocks(lines, self.options.shard_articles):
            shards.add(part_name, block_of(block))
            self.stat_update("articles", value=len(block))
        shards.close()
        for shard in shards.written:
            target = self.folder / shard.path
            target.parent.mkdir(parents=True, exist_ok=True)
            (part / shard.path).replace(target)
        shutil.rmtree(part)
        yield from ()
