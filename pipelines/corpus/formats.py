"""The forms in which a release is written: JSONL, Parquet, plain text."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pyarrow.parquet as pq
import zstandard

from .blocks import SCHEMA, Block
from .options import Format

ZSTD_LEVEL = 3
_AT_ONCE = 100
"""Lines that are put together at a time."""

_FEW_VALUES = [
    "outlet",
    "outlet_name",
    "province",
    "province_2025",
    "kind",
    "language",
    "status",
    "published_precision",
    "published_from",
    "source",
    "agencies.list.element",
    "sections.list.element",
    "flags.list.element",
    "authors.list.element.roles.list.element",
    "extractor.version",
    "warc.file",
    *(
        f"extractor.fields.{field.name}"
        for field in SCHEMA.field("extractor").type.field("fields").type
    ),
]
"""Columns that are worth a dictionary."""
_SKIPPED_BY = ["id", "outlet", "published", "published_on", "kind", "language", "quality.score"]
"""Columns of which the least and the greatest value are noted, by which a reader skips."""


class File(Protocol):
    """One file of a release, under construction."""

    def write(self, block: Block) -> None:
        """Append a block. Raise OSError."""

    def close(self) -> None:
        """Finish the file. Raise OSError."""


class JsonLines:
    """One JSON object a line, compressed with zstd."""

    ending = ".jsonl.zst"

    def __init__(self, path: Path):
        self._file = path.open("wb")
        self._zstd = zstandard.ZstdCompressor(level=ZSTD_LEVEL, write_checksum=True).stream_writer(
            self._file
        )

    def write(self, block: Block) -> None:
        for start in range(0, len(block.lines), _AT_ONCE):
            self._zstd.write(b"\n".join([*block.lines[start : start + _AT_ONCE], b""]))

    def close(self) -> None:
        self._zstd.close()
        self._file.close()


class PlainText:
    """For language models: the title, then a line a paragraph; a blank line ends an article."""

    ending = ".txt.zst"

    def __init__(self, path: Path):
        self._file = path.open("wb")
        self._zstd = zstandard.ZstdCompressor(level=ZSTD_LEVEL, write_checksum=True).stream_writer(
            self._file
        )

    def write(self, block: Block) -> None:
        columns = (block.table[name].to_pylist() for name in ("title", "lead", "paragraphs"))
        self._zstd.write("".join(map(plain_text, *columns)).encode())

    def close(self) -> None:
        self._zstd.close()
        self._file.close()


def plain_text(title: str | None, lead: str | None, paragraphs: list[str]) -> str:
    """Return an article as plain text, with the blank line behind it; nothing of one without words."""
    lines = [" ".join(part.split()) for part in (title, lead, *paragraphs) if part]
    kept = [line for line in lines if line]
    return "\n".join(kept) + "\n\n" if kept else ""


class Parquet:
    """Typed and nested columns, a row group a block, with statistics for skipping."""

    ending = ".parquet"

    def __init__(self, path: Path):
        self._writer = pq.ParquetWriter(
            path,
            SCHEMA,
            compression="zstd",
            compression_level=ZSTD_LEVEL,
            use_dictionary=_FEW_VALUES,
            write_statistics=_SKIPPED_BY,
            write_page_index=True,
            store_schema=True,
        )

    def write(self, block: Block) -> None:
        self._writer.write_table(block.table, row_group_size=len(block.lines))

    def close(self) -> None:
        self._writer.close()


FILES: dict[Format, type[JsonLines] | type[Parquet] | type[PlainText]] = {
    "jsonl": JsonLines,
    "parquet": Parquet,
    "text": PlainText,
}
