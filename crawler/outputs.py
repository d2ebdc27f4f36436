"""Files that are cut, never torn: written as ``NAME.part``, sealed as ``NAME``.

What of a ``.part`` counts, the ledger says. `recover` cuts what a killed run left behind.
"""

from __future__ import annotations

import os
from pathlib import Path

from crawler.ledger import Ledger

PART = ".part"
BUFFER = 1 << 20
"""Bytes kept in memory before they are handed to the system (they are durable only after `sync`)."""


class PartFile:
    """A file under construction. It comes into being with its first bytes."""

    def __init__(self, path: Path):
        """Prepare to write `path`, as ``path.part`` until it is sealed."""
        self.path = path
        self.size = 0
        """Bytes appended, durable or not."""
        self._part = path.with_name(path.name + PART)
        self._handle: int | None = None
        self._buffer = bytearray()

    def append(self, data: bytes) -> int:
        """Append `data` and return the byte at which it begins. Raise OSError on a full disk."""
        offset = self.size
        self._buffer += data
        self.size += len(data)
        if len(self._buffer) > BUFFER:
            self._flush()
        return offset

    def sync(self) -> int:
        """Bring everything to the disk and return the length that is safe. Raise OSError."""
        self._flush()
        if self._handle is not None:
            os.fsync(self._handle)
        return self.size

    def _flush(self) -> None:
        if not self._buffer:
            return
        if self._handle is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            sync_folder(self.path.parent)
        while self._buffer:
            # A disk that runs full takes a part of it; the next write then says why.
            written = os.write(self._handle, self._buffer)
            del self._buffer[:written]

    def seal(self) -> bool:
        """Give a synced file its last name, durably; tell whether there is a file."""
        if self._handle is None:
            return False
        self.abandon()
        self._part.replace(self.path)
        sync_folder(self.path.parent)
        return True

    def abandon(self) -> None:
        """Close the file as it is; the next run cuts it at what the ledger counts."""
        self._buffer.clear()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def recover(folder: Path, ledger: Ledger) -> list[str]:
    """Cut and seal what earlier runs left unsealed in an outlet's `folder`; return what was done.

    What lies beyond the ledger's length was never marked, so it is fetched again. A file that is
    shorter than that (a disk that lost it) loses its marks for what is missing. A sealed one is
    longer where a copy was restored whose ledger is older than its files.
    """
    done = []
    for name, size in ledger.open_outputs():
        path = folder / name
        part = path.with_name(path.name + PART)
        if part.exists():
            found = part.stat().st_size
            if found > size:
                os.truncate(part, size)
                done.append(f"{name}: cut {found - size} bytes that were never marked")
            elif found < size:
                done.append(_shorten(part, name, found, ledger))
            if part.stat().st_size:
                handle = os.open(part, os.O_RDONLY)
                os.fsync(handle)
                os.close(handle)
                part.replace(path)
                sync_folder(path.parent)
            else:
                part.unlink()
        elif path.exists():
            found = path.stat().st_size
            if found > size:
                # Restored from a copy in which the ledger is older than the file.
                os.truncate(path, size)
                done.append(f"{name}: cut {found - size} bytes that were never marked")
            elif found < size:
                done.append(_shorten(path, name, found, ledger))
        elif size:
            ledger.unmark(name, 0)
            done.append(f"{name}: is gone, its articles will be fetched again")
        ledger.seal(name)
    for stray in folder.glob(f"*/*{PART}"):
        done.append(f"{stray.name}: removed, nothing in it was marked")
        stray.unlink()
    return done


def _shorten(path: Path, name: str, found: int, ledger: Ledger) -> str:
    """Forget the marks of what is missing from `path`, and cut its last torn line."""
    if name.endswith(".jsonl"):
        with path.open("rb+") as file:
            whole = file.read().rfind(b"\n") + 1
            file.truncate(whole)
        found = whole
    lost = ledger.unmark(name, found)
    return f"{name}: shorter than what was marked, {lost} articles will be fetched again"
