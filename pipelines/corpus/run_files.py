"""The sealed run files, ``DATA_DIR/OUTLET/articles/*.jsonl``, what was read anew, and one line of them."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LONGEST_LINE = 64 << 20
"""Bytes of a line at most: a page has 16 MiB, and its text stands in a record twice."""
OPEN_FILES = 64


class Line(NamedTuple):
    """One line of a run file."""

    file: int
    """Index in the list of files."""
    offset: int
    content: bytes
    """Without the newline."""


def find(data_dir: Path, reread: bool = False) -> list[Path]:
    """Return the run files under `data_dir`, in the order of their names below it.

    With `reread` the newest ``OUTLET/reread/*.jsonl`` stands in the place of what the outlet's
    runs wrote before it. A file under construction (``.jsonl.part``) is none.
    """
    paths = [path for path in data_dir.glob("*/articles/*.jsonl") if path.is_file()]
    if reread:
        anew: dict[str, Path] = {}
        for path in sorted(data_dir.glob("*/reread/*.jsonl")):
            if path.is_file():
                anew[path.parent.parent.name] = path
        # Names are times.
        paths = [
            path
            for path in paths
            if (newest := anew.get(path.parent.parent.name)) is None or path.name > newest.name
        ]
        paths += anew.values()
    return sorted(paths, key=lambda path: (path.parent.parent.name, path.name, path.parent.name))


def name_of(path: Path) -> str:
    """Return the name of a run file below DATA_DIR."""
    return "/".join(path.parts[-3:])


def lines(path: Path, file: int) -> Iterator[Line]:
    """Yield the lines of the run file `path`; one longer than `LONGEST_LINE` comes in pieces.

    Raise OSError.
    """
    offset = 0
    with path.open("rb", buffering=1 << 20) as handle:
        while content := handle.readline(LONGEST_LINE):
            if not content.isspace():
                yield Line(file, offset, content.rstrip(b"\n"))
            offset += len(content)


class Reader:
    """Reads lines at known places, keeping the files it needs most open."""

    def __init__(self, paths: list[Path]):
        """Read from `paths`, the list that lines are known by."""
        self._paths = paths
        self._open: OrderedDict[int, int] = OrderedDict()

    def read(self, file: int, offset: int, size: int) -> bytes:
        """Return `size` bytes at `offset` of the file with index `file`. Raise OSError."""
        handle = self._open.get(file)
        if handle is None:
            if len(self._open) >= OPEN_FILES:
                os.close(self._open.popitem(last=False)[1])
            handle = self._open[file] = os.open(self._paths[file], os.O_RDONLY)
        else:
            self._open.move_to_end(file)
        return os.pread(handle, size, offset)

    def close(self) -> None:
        """Close the files."""
        for handle in self._open.values():
            os.close(handle)
        self._open.clear()
