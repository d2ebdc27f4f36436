"""The files of a release: ``jsonl/articles-00000.jsonl.zst``, the same articles in each form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .blocks import Block
from .formats import FILES, File
from .options import Options


@dataclass(frozen=True)
class Shard:
    """One written file."""

    path: str
    """Below the release's folder."""
    part: str
    format: str
    articles: int


class Shards:
    """Writes blocks to the files of a release, part by part."""

    def __init__(self, folder: Path, options: Options):
        """Write below `folder`. Raise OSError."""
        self.written: list[Shard] = []
        self._folder = folder
        self._options = options
        self._part: str | None = None
        self._number = 0
        self._in_shard = 0
        self._files: dict[str, File] = {}
        for form in options.formats:
            (folder / form).mkdir(parents=True, exist_ok=True)

    def add(self, part: str, block: Block) -> None:
        """Append a block of a part; parts come one behind the other. Raise OSError."""
        most = self._options.shard_articles
        if part != self._part or self._in_shard + len(block.lines) > most:
            self.close()
            self._number = self._number + 1 if part == self._part else 0
            self._part = part
        for form in self._options.formats:
            if form not in self._files:
                self._files[form] = FILES[form](self._folder / self._name(form))
            self._files[form].write(block)
        self._in_shard += len(block.lines)

    def close(self) -> None:
        """Finish the last files. Raise OSError."""
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
