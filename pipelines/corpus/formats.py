"""The forms in which a release is written: JSONL, Parquet, plain text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json
import pyarrow.parquet as pq
import zstandard

from .options import Format
from .released import arrow_schema, as_read

ZSTD_LEVEL = 3

SCHEMA = arrow_schema()
_AS_READ = as_read(SCHEMA)
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


class File(Protocol):
    """One file of a release, under construction."""

    def write(self, articles: list[Any], lines: list[bytes]) -> None:
        """Append a block of `Released` articles, given as their JSON lines too. Raise OSError."""

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

    def write(self, articles: list[Any], lines: list[bytes]) -> None:
        self._zstd.write(b"".join(line + b"\n" for line in lines))

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

    def write(self, articles: list[Any], lines: list[bytes]) -> None:
        self._zstd.write("".join(map(plain_text, articles)).encode())

    def close(self) -> None:
        self._zstd.close()
        self._file.close()


def plain_text(article: Any) -> str:
    """Return an article as plain text, with the blank line behind it; nothing of one without words."""
    parts = (article.title, article.lead, *article.paragraphs)
    lines = [" ".join(part.split()) for part in parts if part]
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
            write_page_index=True,
            store_schema=True,
        )

    def write(self, articles: list[Any], lines: list[bytes]) -> None:
        self._writer.write_table(table(lines), row_group_size=len(lines))

    def close(self) -> None:
        self._writer.close()


def table(lines: list[bytes]) -> pa.Table:
    """Return the lines of a release as a table of `SCHEMA`."""
    raw = b"\n".join(lines)
    read = pyarrow.json.read_json(
        io.BytesIO(raw),
        read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(raw) + 1),
        parse_options=pyarrow.json.ParseOptions(
            explicit_schema=_AS_READ, unexpected_field_behavior="ignore"
        ),
    )
    day = pc.if_else(
        pc.greater_equal(pc.utf8_length(read["published"]), 10),
        pc.utf8_slice_codeunits(read["published"], 0, 10),
        None,
    )
    days = pc.cast(pc.strptime(day, format="%Y-%m-%d", unit="s", error_is_null=True), pa.date32())
    columns = [read[field.name] if field.name in read.column_names else days for field in SCHEMA]
    return pa.table(
        [column.cast(field.type) for column, field in zip(columns, SCHEMA, strict=True)],
        schema=SCHEMA,
    )


FILES: dict[Format, type[JsonLines] | type[Parquet] | type[PlainText]] = {
    "jsonl": JsonLines,
    "parquet": Parquet,
    "text": PlainText,
}
