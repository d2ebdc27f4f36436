"""What takes long to make and is the same each time, kept in the user's cache folder.

It can be deleted whenever one likes, and where nothing can be kept it is made each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

_SUM_BEGINS = b"\n//# sha256 "
"""Behind the text: a file that was cut or changed is not taken."""


def kept(name: str, make: Callable[[], str]) -> str:
    """Return the text that is kept as `name`, or else what `make` gives, which is kept then."""
    folder = _folder()
    if folder is None:
        return make()
    path = folder / name
    with contextlib.suppress(OSError):
        content, _, told = path.read_bytes().rpartition(_SUM_BEGINS)
        if told == _sum(content):
            return content.decode()
    made = make()
    if made:
        with contextlib.suppress(OSError):
            _keep(path, made.encode())
    return made


def _folder() -> Path | None:
    """Return the cache folder as the XDG Base Directory Specification has it; None without a home."""
    told = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        return (told if told.is_absolute() else Path.home() / ".cache") / "tintinh"
    except RuntimeError:
        return None


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        whole = Path(folder, path.name)
        whole.write_bytes(content + _SUM_BEGINS + _sum(content))
        whole.replace(path)


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
