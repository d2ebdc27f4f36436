"""Articles out of datatrove as run files, of which ``scrapy corpus`` makes a release."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep

from pipelines.cluster.read_archives import as_article


class WriteRunFiles(PipelineStep):
    """Write articles to ``DATA_DIR/OUTLET/articles/RANK.jsonl``, whole files or none.

    A task that is done again writes the same files over those that it left.
    """

    name = "Run files"
    type = "writer"

    def __init__(self, data_dir: str | Path):
        """Write below `data_dir`, which every worker must see at this path."""
        super().__init__()
        self.data_dir = Path(data_dir).absolute()

    def run(
        self, data: Iterator[Document], rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Write the articles of `data`, and yield nothing. Raise OSError."""
        files: dict[Path, BinaryIO] = {}
        with ExitStack() as opened:
            for document in data:
                outlet = as_article(document).outlet
                path = self.data_dir / outlet / "articles" / f"{rank:05}.jsonl.part"
                if path not in files:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    files[path] = opened.enter_context(path.open("wb"))
                files[path].write(document.metadata["record"].encode() + b"\n")
                self.stat_update("articles")
            for file in files.values():
                file.flush()
                os.fsync(file.fileno())
        for path in files:
            path.replace(path.with_suffix(""))
        yield from ()
