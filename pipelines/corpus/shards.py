"""The files of a release: ``jsonl/articles-00000.jsonl.zst``, the same articles in each form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .formats import FILES, File
from .options import Options
from .released import encode

BLOCK_ARTICLES = 5_000
BLOCK_BYTES = 48 << 20
"""A block, which is a row group of Parquet, ends at so many articles or bytes of JSON."""


@dataclass(frozen=True)
class Shard:
    """One written file."""

    path: str
    """Below the release's folder."""
    part: str
    format: str
    articles: int


class Shards:
    """Writes articles to the files of a release, part by part."""

    def __init__(self, folder: Path, options: Options):
        """Write below `folder`. Raise OSError."""
        self.written: list[Shard] = []
        self._folder = folder
        self._options = options
        self._part: str | None = None
        self._number = 0
        self._in_shard = 0
        self._files: dict[str, File] = {}
        self._articles: list[Any] = []
        self._lines: list[bytes] = []
        self._bytes = 0
        for form in options.formats:
            (folder / form).mkdir(parents=True, exist_ok=True)

    def add(self, part: str, article: Any) -> None:
        """Append a `Released` article of a part; parts come one behind the other. Raise OSError."""
        if part != self._part or self._in_shard == self._options.shard_articles:
            self._end_shard()
            self._number = self._number + 1 if part == self._part else 0
            self._part = part
        line = encode(article)
        self._articles.append(article)
        self._lines.append(line)
        self._bytes += len(line)
        self._in_shard += 1
        if len(self._lines) >= BLOCK_ARTICLES or self._bytes >= BLOCK_BYTES:
            self._end_block()

    def close(self) -> None:
        """Finish the last files. Raise OSError."""
        self._end_shard()

    def _end_block(self) -> None:
        if not self._lines:
            return
        for form in self._options.formats:
            if form not in self._files:
                self._files[form] = FILES[form](self._folder / self._name(form))
            self._files[form].write(self._articles, self._lines)
        self._articles, self._lines, self._bytes = [], [], 0

    def _end_shard(self) -> None:
        self._end_block()
        for form, file in self._files.items():
            file.close()
            assert self._part is not None
            self.written.append(Shard(self._name(form), self._part, form, self._in_shard))
        self._files.clear()
        self._in_shard = 0

    def _name(self, form: str) -> str:
        ending = FILES[form].ending  # type: ignore[index]
        return f"{form}/{self._part}-{self._number:05}{ending}"


def parts(shards: Iterable[Shard]) -> list[str]:
    """Return the names of the parts, in order."""
    return sorted({shard.part for shard in shards})
