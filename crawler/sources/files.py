"""Archive files: which ones a path, a folder or a pattern names, and how each is opened.

A WACZ is a ZIP file that holds WARC files in its folder ``archive/`` (WACZ 1.1.1). Packers store
them as they are, for they are packed already; then they are read in place.
"""

from __future__ import annotations

import glob
import io
import os
import re
import struct
import tempfile
import zipfile
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, cast

ENDINGS = (".warc", ".warc.gz", ".arc", ".arc.gz", ".wacz")
MEMBER = re.compile(r"(?:^|/)archive/[^/]+\.w?arc(?:\.gz)?$", re.I)
LOCAL_HEADER = struct.Struct("<4s22xHH")


class BrokenArchive(Exception):
    """An archive file cannot be read; the message names the file and the byte."""


@dataclass(frozen=True)
class ArchiveFile:
    """A WARC, ARC or WACZ file, or a WARC inside a WACZ."""

    name: str
    """Below the folder that was named; ``a.wacz/archive/b.warc.gz`` inside a WACZ."""
    path: Path
    member: str | None = None

    def open(self) -> BinaryIO:
        """Return the file, to be read from anywhere. Raise OSError or `BrokenArchive`."""
        if self.member is None:
            return self.path.open("rb")
        try:
            return _open_member(self.path, self.member)
        except (zipfile.BadZipFile, KeyError, struct.error) as error:
            raise BrokenArchive(f"{self.name}: {error}") from error

    @property
    def stamp(self) -> list[int]:
        """Length and time of change: another stamp, another content."""
        stat = self.path.stat()
        return [stat.st_size, stat.st_mtime_ns]

    def parts(self) -> list[ArchiveFile]:
        """Return the WARC files that this is or holds. Raise `BrokenArchive`."""
        if self.member is not None or not self.path.name.lower().endswith(".wacz"):
            return [self]
        try:
            with zipfile.ZipFile(self.path) as packed:
                names = [name for name in packed.namelist() if MEMBER.search(name)]
        except (zipfile.BadZipFile, OSError) as error:
            raise BrokenArchive(f"{self.name}: no whole ZIP file: {error}") from error
        if not names:
            raise BrokenArchive(f"{self.name}: no WARC in its folder archive/")
        return [replace(self, name=f"{self.name}/{name}", member=name) for name in sorted(names)]


def find(pattern: str) -> list[ArchiveFile]:
    """Return the archive files that `pattern` names: a file, a folder or a glob.

    Of a folder, all below it that end as archives do. Raise FileNotFoundError.
    """
    path = Path(pattern)
    if pattern and path.is_file():
        return [ArchiveFile(path.name, path)]
    if pattern and path.is_dir():
        if path.resolve() == Path(path.resolve().anchor):
            raise FileNotFoundError("is no folder of archives")
        files = sorted(each for each in path.rglob("*") if _is_archive(each))
        if not files:
            raise FileNotFoundError(f"no archive in the folder {pattern}: {', '.join(ENDINGS)}")
        return [ArchiveFile(each.relative_to(path).as_posix(), each) for each in files]
    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
    files = [Path(name) for name in names if Path(name).is_file()]
    if not files:
        raise FileNotFoundError(f"no such archive: {pattern}")
    # Files of one name in several folders must stay apart.
    top = Path(os.path.commonpath([each.parent for each in files]))
    return [ArchiveFile(each.relative_to(top).as_posix(), each) for each in files]


def _is_archive(path: Path) -> bool:
    return path.name.lower().endswith(ENDINGS) and path.is_file()


def _open_member(path: Path, member: str) -> BinaryIO:
    with zipfile.ZipFile(path) as packed:
        info = packed.getinfo(member)
        if info.compress_type != zipfile.ZIP_STORED:
            return _unpacked(path, member, path.stat().st_mtime_ns)
    file = path.open("rb")
    file.seek(info.header_offset)
    magic, name_length, extra_length = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
    if magic != b"PK\x03\x04":
        file.close()
        raise zipfile.BadZipFile(f"no file at byte {info.header_offset}")
    start = info.header_offset + LOCAL_HEADER.size + name_length + extra_length
    return cast(BinaryIO, io.BufferedReader(_Slice(file, start, info.file_size)))


class _Slice(io.RawIOBase):
    """A part of a file as a file of its own."""

    def __init__(self, file: BinaryIO, start: int, length: int):
        self._file = file
        self._start = start
        self._length = length
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._at = offset + (0, self._at, self._length)[whence]
        return self._at

    def readinto(self, buffer) -> int:
        self._file.seek(self._start + self._at)
        data = self._file.read(max(0, min(len(buffer), self._length - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


@lru_cache(maxsize=8)
def _spool(path: Path, member: str, changed: int) -> str:
    """Return the name of a temporary file with the unpacked `member`; it lasts as long as we do."""
    kept = tempfile.NamedTemporaryFile(prefix="tintinh-")  # noqa: SIM115 (closed with the process)
    with zipfile.ZipFile(path) as packed, packed.open(member) as source:
        while block := source.read(1 << 20):
            kept.write(block)
    kept.flush()
    _spooled.append(kept)
    return kept.name


_spooled: list = []


def _unpacked(path: Path, member: str, changed: int) -> BinaryIO:
    return Path(_spool(path, member, changed)).open("rb")
