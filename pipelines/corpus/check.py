"""Check a release: every file as the manifest says, every article as the schema says."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from . import manifest
from .blocks import SCHEMA
from .released import Unreadable, decode

NAMED = 10
"""Problems of one file that are named."""


class NoRelease(Exception):
    """There is no release in the folder."""


def check(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the release in `folder`, a line each. Raise `NoRelease`."""
    described = manifest.read(folder)
    if described is None:
        raise NoRelease(f"{folder} holds no release: it has no {manifest.NAME} of one")
    listed = {file["path"]: file for file in described.get("files", [])}
    present = set(manifest.paths(folder))
    yield from (f"{name} is missing" for name in sorted(listed.keys() - present))
    yield from (f"{name} is not in the manifest" for name in sorted(present - listed.keys()))
    whole = []
    for name in sorted(listed.keys() & present):
        problem = _compare(folder / name, listed[name])
        if problem:
            yield f"{name}: {problem}"
        else:
            whole.append(name)
    for name in whole:
        found = 0
        count = listed[name].get("articles")
        if name.endswith(".jsonl.zst"):
            for problem in _check_lines(folder / name, count):
                found += 1
                if found <= NAMED:
                    yield f"{name}: {problem}"
        elif name.endswith(".parquet"):
            yield from (f"{name}: {problem}" for problem in _check_table(folder / name, count))
    for form in sorted({name.partition("/")[0] for name in listed if "articles" in listed[name]}):
        told = sum(f["articles"] for n, f in listed.items() if n.startswith(f"{form}/"))
        if told != described.get("articles"):
            yield f"{form}: {told} articles, but the release has {described.get('articles')}"


def _compare(path: Path, told: dict[str, Any]) -> str | None:
    if path.is_symlink() or not path.is_file():
        return "is no plain file"
    try:
        size = path.stat().st_size
        if size != told.get("bytes"):
            return f"has {size} bytes, not {told.get('bytes')}"
        if manifest.sha256_of(path) != told.get("sha256"):
            return "has another SHA-256"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None


def _check_lines(path: Path, count: int | None) -> Iterator[str]:
    number = 0
    with path.open("rb") as file:
        try:
            lines = io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(file))
            for number, line in enumerate(lines, 1):
                try:
                    if decode(line).quality is None:
                        yield f"line {number}: no quality"
                except Unreadable as error:
                    yield f"line {number}: {error}"
        except zstandard.ZstdError as error:
            yield f"after line {number}: {error}"
    if number != count:
        yield f"{number} lines, not {count}"


def _check_table(path: Path, count: int | None) -> Iterator[str]:
    try:
        file = pq.ParquetFile(path)
        if not file.schema_arrow.equals(SCHEMA):
            yield "other columns than this version writes"
        if file.metadata.num_rows != count:
            yield f"{file.metadata.num_rows} rows, not {count}"
        for group in range(file.num_row_groups):
            file.read_row_group(group)
    except (pa.ArrowException, OSError) as error:
        yield f"cannot be read: {str(error).splitlines()[0]}"
