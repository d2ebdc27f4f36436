"""The part of the ledger that knows what archives hold, and what came of each capture.

A capture waits until it was read; then it is `article`, `no-article` or `failed`, or `same` where it
holds what another one did.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Literal

from crawler.addresses import place_of
from crawler.candidate import Capture

if TYPE_CHECKING:
    from crawler.ledger import Ledger

Policy = Literal["earliest", "latest", "all"]
"""Which captures of one place are read."""
POLICIES: tuple[Policy, ...] = ("earliest", "latest", "all")

TRIES = 3
"""Runs that try to get a capture from a service before it counts as failed."""
AT_ONCE = 200

SCHEMA = """
DROP TABLE IF EXISTS capture;            -- of a ledger of an earlier layout: files are indexed anew
CREATE TABLE IF NOT EXISTS archived (
    number       INTEGER PRIMARY KEY,
    archive      TEXT NOT NULL,          -- what it was found in: a file's name, a service
    file         TEXT NOT NULL,
    offset       INTEGER NOT NULL,
    url          TEXT NOT NULL,
    captured     TEXT NOT NULL,
    status       INTEGER NOT NULL,
    mime         TEXT NOT NULL,
    source       TEXT NOT NULL,
    length       INTEGER,
    digest       TEXT NOT NULL,
    is_truncated INTEGER NOT NULL,
    is_revisit   INTEGER NOT NULL,
    target       TEXT NOT NULL,
    taken_from   TEXT NOT NULL,
    rank         INTEGER NOT NULL,       -- 0 is read first, 3 only when asked for
    place        TEXT NOT NULL,          -- what captures of one page share
    state        TEXT NOT NULL DEFAULT 'waiting',
    reason       TEXT,
    published    TEXT,                   -- as a look found it that did not want the article; '' if unknown
    failures     INTEGER NOT NULL DEFAULT 0,
    UNIQUE (archive, file, offset, url, captured)
);
CREATE INDEX IF NOT EXISTS archived_url ON archived (url);
CREATE INDEX IF NOT EXISTS archived_place ON archived (place, captured);
CREATE INDEX IF NOT EXISTS archived_digest ON archived (digest) WHERE digest != '';
CREATE INDEX IF NOT EXISTS archived_waiting ON archived (rank, captured, number)
    WHERE state = 'waiting';
CREATE TEMP TABLE reading (archive TEXT PRIMARY KEY) WITHOUT ROWID;
"""

_COLUMNS = tuple(f.name for f in fields(Capture) if f.name != "number")
_SELECT = f"SELECT {', '.join('c.' + name for name in _COLUMNS)}, c.number FROM archived c"
_INSERT = (
    f"INSERT OR IGNORE INTO archived ({', '.join(_COLUMNS)}, rank, place)"
    f" VALUES ({', '.join('?' * (len(_COLUMNS) + 2))})"
)
_READING = "c.archive IN (SELECT archive FROM reading)"
# Of one place only the best that is left, and none once one that is as good gave an article. What
# was cut short serves only where nothing else does.
_BEST = {
    "all": "1",
    "earliest": """NOT EXISTS (SELECT 1 FROM archived o WHERE o.place = c.place AND o.rank = 2 AND (
        o.state = 'article' OR (
            o.state = 'waiting' AND o.archive IN (SELECT archive FROM reading)
            AND (o.is_truncated, o.captured, o.number) < (c.is_truncated, c.captured, c.number))))""",
    "latest": """NOT EXISTS (SELECT 1 FROM archived o WHERE o.place = c.place AND o.rank = 2 AND (
        (o.state = 'article' AND o.captured >= c.captured) OR (
            o.state = 'waiting' AND o.archive IN (SELECT archive FROM reading)
            AND (-o.is_truncated, o.captured, o.number)
                > (-c.is_truncated, c.captured, c.number))))""",
}


class Captures:
    """What the archives of one outlet hold. Changes are kept as the ledger's are."""

    def __init__(self, ledger: Ledger, db: sqlite3.Connection):
        """Make the tables in the ledger's database, unless they are there."""
        self._run, self._change = ledger._run, ledger._change
        db.executescript(SCHEMA)

    def choose(self, archives: Collection[str]) -> None:
        """Say which archives are read; only they are counted and taken from."""
        self._change("DELETE FROM reading")
        for name in archives:
            self._change("INSERT OR IGNORE INTO reading VALUES (?)", (name,))

    def has_any(self, archives: Iterable[str]) -> bool:
        """Tell whether any of `archives` holds anything, read or not."""
        return any(
            self._run("SELECT 1 FROM archived WHERE archive = ? LIMIT 1", (name,)).fetchone()
            for name in archives
        )

    def add(self, capture: Capture, rank: int) -> bool:
        """Note that an archive holds `capture`; tell whether that is news."""
        values = tuple(getattr(capture, name) for name in _COLUMNS)
        return self._change(_INSERT, (*values, rank, place_of(capture.url))).rowcount > 0

    def forget(self, archive: str) -> None:
        """Forget the index of an archive."""
        self._change("DELETE FROM archived WHERE archive = ?", (archive,))

    def forget_all(self) -> None:
        """Forget the indexes of all archives."""
        self._change("DELETE FROM archived")

    def waiting(self, rank: int, policy: Policy = "all") -> Iterator[Capture]:
        """Yield the captures with `rank` to be read, oldest first; the ledger may change meanwhile.

        With a policy other than `all`, one of each place at a time: where it turns out to be no
        article, the next best is yielded when this is called again.
        """
        last = ("", -1)
        while True:
            rows = self._run(
                f"{_SELECT} WHERE c.state = 'waiting' AND c.rank = ? AND {_READING}"
                f" AND (c.captured, c.number) > (?, ?) AND {_BEST[policy]}"
                " ORDER BY c.captured, c.number LIMIT ?",
                (rank, *last, AT_ONCE),
            ).fetchall()
            if not rows:
                return
            for row in rows:
                capture = _capture(row)
                yield capture
            last = (capture.captured, capture.number)

    def of(self, url: str) -> list[Capture]:
        """Return the captures of `url` in the archives being read, in the order of their files."""
        rows = self._run(
            f"{_SELECT} WHERE c.url = ? AND c.state != 'failed' AND {_READING}"
            " ORDER BY c.file, c.offset, c.number",
            (url,),
        )
        return list(map(_capture, rows))

    def numbered(self, number: int) -> tuple[Capture, int]:
        """Return the capture with this number and its rank."""
        row = self._run(f"{_SELECT} WHERE c.number = ?", (number,)).fetchone()
        rank = self._run("SELECT rank FROM archived WHERE number = ?", (number,)).fetchone()
        return _capture(row), rank[0]

    def original(self, revisit: Capture) -> Capture | None:
        """Return a capture among those being read that holds the payload of `revisit`."""
        row = self._run(
            f"{_SELECT} WHERE c.digest = ? AND NOT c.is_revisit AND {_READING}"
            " ORDER BY c.url != ?, c.captured LIMIT 1",
            (revisit.digest, revisit.url),
        ).fetchone()
        return _capture(row) if row else None

    def has_twin(self, capture: Capture) -> bool:
        """Tell whether the same payload of the same place was read already."""
        return bool(capture.digest) and (
            self._run(
                "SELECT 1 FROM archived WHERE place = ? AND digest = ? AND state = 'article'"
                " AND number != ?",
                (place_of(capture.url), capture.digest, capture.number),
            ).fetchone()
            is not None
        )

    def count_waiting(self, policy: Policy = "all") -> int:
        """Return how many captures (with a policy: pages) wait to be read."""
        return self._run(
            "SELECT count(*) FROM archived c"
            f" WHERE c.state = 'waiting' AND c.rank <= 2 AND {_READING} AND {_BEST[policy]}"
        ).fetchone()[0]

    def has_waiting(self, rank: int) -> bool:
        """Tell whether a capture with `rank` waits to be read."""
        return (
            self._run(
                f"SELECT 1 FROM archived c WHERE c.state = 'waiting' AND c.rank = ? AND {_READING}",
                (rank,),
            ).fetchone()
            is not None
        )

    def finish(self, rank: int) -> None:
        """Note that all captures with `rank` were read: they are not to be asked for again."""
        self._change(
            f"UPDATE archived AS c SET state = 'article' WHERE c.state = 'waiting' AND c.rank = ?"
            f" AND c.failures = 0 AND {_READING}",
            (rank,),
        )

    def settle(self, capture: Capture, state: str, reason: str | None = None) -> None:
        """Note what came of a capture of a page. One of many articles settles no list of them."""
        self._change(
            "UPDATE archived SET state = ?, reason = ? WHERE number = ? AND rank = 2",
            (state, reason, capture.number),
        )

    def put_by(self, capture: Capture, published: str | None) -> None:
        """Note when the article of a capture, which this run does not want, was published."""
        self._change(
            "UPDATE archived SET published = ? WHERE number = ?", (published or "", capture.number)
        )

    def published(self, capture: Capture) -> str | None:
        """Return when an earlier look found that a capture was published: '' where it could not tell."""
        return self._run(
            "SELECT published FROM archived WHERE number = ?", (capture.number,)
        ).fetchone()[0]

    def fail(self, capture: Capture, reason: str) -> None:
        """Note that a service did not give a capture: it waits for the next runs to try again."""
        self._change(
            "UPDATE archived SET failures = failures + 1, reason = ?1,"
            " state = CASE WHEN failures + 1 >= ?2 THEN 'failed' ELSE state END"
            " WHERE number = ?3",
            (reason, TRIES, capture.number),
        )

    def wait_again(self, article: str) -> None:
        """Let the captures that gave `article` wait again."""
        self._change(
            "UPDATE archived SET state = 'waiting' WHERE state = 'article'"
            " AND url IN (SELECT url FROM address WHERE article = ?)",
            (article,),
        )


def _capture(row: tuple) -> Capture:
    *values, number = row
    found = dict(zip(_COLUMNS, values, strict=True))
    for name in ("is_truncated", "is_revisit"):
        found[name] = bool(found[name])
    return Capture(**found, number=number)
