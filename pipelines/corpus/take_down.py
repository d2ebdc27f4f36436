"""The take-down list: articles that must not be in any release.

A text file with an article's id or address a line; ``#`` begins a remark. Addresses count
whether http or https, with or without ``www.`` and a last slash.
"""

from __future__ import annotations

import re
from pathlib import Path

from .options import BadOption

_ID = re.compile(r"[a-z0-9_-]+:(?!//)[^\s]+")
_ADDRESS = re.compile(r"https?://[^\s/]+(?:/\S*)?", re.IGNORECASE)


class TakeDownList:
    """Ids and addresses of what must not be published, and which of them were met."""

    def __init__(self, entries: list[str]):
        """Take ids and addresses. Raise `BadOption` at one that is neither."""
        self.unmet: set[str] = set()
        """Entries, as they are compared, of which no article was seen yet."""
        for entry in entries:
            if _ADDRESS.fullmatch(entry):
                self.unmet.add(address_key(entry))
            elif _ID.fullmatch(entry):
                self.unmet.add(entry)
            else:
                raise BadOption(f"take-down list: {entry[:100]!r} is neither an id nor an address")
        self._all = frozenset(self.unmet)

    def names(self, id: str, url: str, canonical_url: str) -> bool:
        """Tell whether an article is on the list, by its id or by either address."""
        if not self._all:
            return False
        met = self._all.intersection((id, address_key(url), address_key(canonical_url)))
        self.unmet -= met
        return bool(met)


def read(path: Path | None) -> TakeDownList:
    """Return the list in the file `path`; an empty one where that is None. Raise OSError, `BadOption`."""
    if path is None:
        return TakeDownList([])
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadOption(f"take-down list {path} is no UTF-8") from None
    entries = [re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip() for line in text.split("\n")]
    return TakeDownList([entry for entry in entries if entry])


def address_key(url: str) -> str:
    """Return what an address is compared by."""
    key = re.sub(r"^https?://(?:www\.)?", "", url.partition("#")[0], flags=re.IGNORECASE)
    host, slash, path = key.partition("/")
    return (host.lower() + slash + path).rstrip("/")
