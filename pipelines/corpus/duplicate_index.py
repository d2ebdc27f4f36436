"""An index of near-duplicates on disk, for articles that come one by one.

The same key text, bands and comparison as `near_duplicates`, in a SQLite file that several crawls
share. It is a convenience that can be made again: a release looks for itself.
"""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import numpy as np

from . import key_text, words
from .key_text import key_of
from .near_duplicates import ALGORITHM, BANDS, MOST_EARLIER, signatures, similarity

VERSION = f"{ALGORITHM}, key text {key_text.VERSION}"
"""What an index was made with; one of another version is begun anew."""

BUSY_SECONDS = 10.0

_SCHEMA = """
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, appeared TEXT, duplicate_of TEXT, text BLOB
);
CREATE TABLE IF NOT EXISTS band (
    hash INTEGER, number INTEGER, PRIMARY KEY (hash, number)
) WITHOUT ROWID;
"""
# Each band has hashes of its own.
_BAND = (np.arange(BANDS, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)).astype(np.uint64)


class DuplicateIndex:
    """Articles by their bands."""

    def __init__(self, path: Path):
        """Open the index at `path`, which is made where there is none. Raise sqlite3.Error, OSError."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        # After a crash of the machine the last articles may be missing, and nothing else.
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN IMMEDIATE")
        found = self._db.execute("SELECT value FROM fact WHERE name = 'version'").fetchone()
        if found != (VERSION,):
            self._db.execute("DELETE FROM band")
            self._db.execute("DELETE FROM article")
            self._db.execute("INSERT OR REPLACE INTO fact VALUES ('version', ?)", (VERSION,))
        self._db.execute("COMMIT")

    def add(self, id: str, appeared: str, text: str) -> str | None:
        """Enter an article, and return the id of the earlier one that it reprints, if there is one.

        `appeared` is when, ISO 8601. What was known of the same id gives way. A text that is too
        short to be compared is not entered. Raise sqlite3.Error.
        """
        table = words.read([text])
        found, compared = signatures(table)
        if not len(compared):
            return None
        hashes = (found[0] ^ _BAND).view(np.int64).tolist()
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._forget(id)
            original = self._original(hashes, appeared, text)
            number = self._db.execute(
                "INSERT INTO article (id, appeared, duplicate_of, text) VALUES (?, ?, ?, ?)",
                (id, appeared, original, zlib.compress(text.encode(), 1)),
            ).lastrowid
            self._db.executemany(
                "INSERT OR IGNORE INTO band VALUES (?, ?)", [(value, number) for value in hashes]
            )
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        return original

    def _original(self, hashes: list[int], appeared: str, text: str) -> str | None:
        """Return the id of the earliest article that is like `text` and a duplicate of none."""
        own = None
        # Of many candidates, the nearest in time, and of those the earliest that is like it.
        candidates = self._db.execute(
            "SELECT id, text FROM (SELECT id, appeared, text FROM article WHERE number IN"
            f" (SELECT DISTINCT number FROM band WHERE hash IN ({','.join('?' * BANDS)}))"
            " AND duplicate_of IS NULL AND appeared <= ? ORDER BY appeared DESC LIMIT ?)"
            " ORDER BY appeared, id",
            (*hashes, appeared, MOST_EARLIER),
        ).fetchall()
        for id, packed in candidates:
            own = own or key_of(text)
            if similarity(own, key_of(zlib.decompress(packed).decode())) is not None:
                return id
        return None

    def _forget(self, id: str) -> None:
        known = self._db.execute("SELECT number, text FROM article WHERE id = ?", (id,)).fetchone()
        if known is None:
            return
        number, packed = known
        found, _ = signatures(words.read([zlib.decompress(packed).decode()]))
        hashes = (found[0] ^ _BAND).view(np.int64).tolist()
        self._db.executemany(
            "DELETE FROM band WHERE hash = ? AND number = ?", [(value, number) for value in hashes]
        )
        self._db.execute("DELETE FROM article WHERE number = ?", (number,))

    def close(self) -> None:
        """Close the index."""
        self._db.close()
