"""Which lines of all run files make the release: the newest revision of each article.

Only what is needed to choose is kept of a line, in a scratch database on disk, and SQLite sorts
it there: memory does not grow with the number of lines.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta

from . import released, run_files
from .options import Options
from .released import MOST, Unreadable
from .take_down import TakeDownList

BATCH = 2000
UNREADABLE_NAMED = 20
"""Lines that cannot be read are counted; so many of them are named."""

_SCHEMA = """
CREATE TABLE line (
    id TEXT, revision INTEGER, gone INTEGER, taken_down INTEGER, outlet TEXT, kind TEXT,
    language TEXT, published TEXT, observed TEXT, same TEXT,
    clean INTEGER, file INTEGER, offset INTEGER, size INTEGER
);
CREATE TABLE withdrawn (id TEXT PRIMARY KEY, why TEXT) WITHOUT ROWID;
-- In the order in which the articles appeared, so that the number of an earlier one is smaller.
CREATE TABLE chosen (
    number INTEGER PRIMARY KEY, id TEXT, revision INTEGER, newest INTEGER, outlet TEXT,
    published TEXT, same TEXT, clean INTEGER, file INTEGER, offset INTEGER, size INTEGER,
    kept INTEGER DEFAULT 1, duplicate_of INTEGER, how TEXT, similarity REAL
);
"""

_PLACE = "chosen.number, chosen.file, chosen.offset, chosen.size, chosen.clean"


class _Clip(msgspec.Struct, gc=False):
    url: str | None
    embed_url: str | None


class _Brief(msgspec.Struct, gc=False):
    """What is needed of a record to choose it, where the rest of it may be wrong."""

    id: str
    revision: Annotated[int, Meta(ge=1, le=MOST)]
    status: str
    url: str
    canonical_url: str
    outlet: Annotated[str, Meta(pattern=r"\A[a-z0-9_-]{1,100}\Z")]  # names files
    kind: str
    text: str
    language: str | None = None
    published: str | None = None
    videos: list[_Clip] = []
    audios: list[_Clip] = []
    content_hash: str | None = None
    fetched: str | None = None
    archived: str | None = None


_NO_TEXT = msgspec.Raw(b'""')
_brief = msgspec.json.Decoder(_Brief)


@dataclass
class Seen:
    """What was found in the run files."""

    files: int = 0
    lines: int = 0
    articles: int = 0
    """Different ids."""
    older: int = 0
    """Lines that are an earlier revision of an article."""
    again: int = 0
    """Lines that are a revision which another line is as well: of two archives that hold one page."""
    unreadable: int = 0
    unreadable_named: list[dict[str, Any]] = field(default_factory=list)
    gone: int = 0
    taken_down: int = 0
    outlets: Counter[str] = field(default_factory=Counter)
    """Lines by outlet."""


class Place(NamedTuple):
    """Where a chosen line lies."""

    number: int
    """From 1, in the order in which the articles appeared."""
    file: int
    offset: int
    size: int
    clean: bool
    """It is in a release as it stands, if it is no duplicate."""


class Scratch:
    """The scratch database of one release."""

    def __init__(self, folder: Path):
        """Make the database in `folder`, which is somebody else's to remove."""
        self.db = sqlite3.connect(folder / "scratch.sqlite", isolation_level=None)
        self.db.executescript(
            # Nobody needs it after a crash; its size is bounded by the disk, not by memory.
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
            "PRAGMA temp_store=FILE; PRAGMA cache_size=-65536;" + _SCHEMA
        )

    def read_all(self, paths: list[Path], taken_down: TakeDownList) -> Seen:
        """Note every line of the run files `paths`. Raise OSError."""
        seen = Seen(files=len(paths))
        self.db.execute("BEGIN")
        rows: list[tuple] = []
        for number, path in enumerate(paths):
            name = run_files.name_of(path)
            for line in run_files.lines(path, number):
                seen.lines += 1
                try:
                    record, clean = _read(line.content, seen.outlets)
                except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                    self.note_unreadable(seen, name, line.offset, str(error))
                    continue
                seen.outlets[record.outlet] += 1
                rows.append(_row(record, clean, line, taken_down))
                if len(rows) >= BATCH:
                    self._insert(rows)
        self._insert(rows)
        self.db.execute("COMMIT")
        return seen

    def note_unreadable(self, seen: Seen, file: str, offset: int, why: str) -> None:
        """Note a line that cannot be read."""
        seen.unreadable += 1
        if len(seen.unreadable_named) < UNREADABLE_NAMED:
            seen.unreadable_named.append({"file": file, "offset": offset, "why": why[:200]})

    def _insert(self, rows: list[tuple]) -> None:
        if not rows:
            return
        self.db.executemany(f"INSERT INTO line VALUES ({','.join('?' * len(rows[0]))})", rows)
        rows.clear()

    def choose(self, options: Options, seen: Seen) -> int:
        """Choose the lines of the release, numbered as the articles appeared; return how many.

        An article that is gone, or on the take-down list, is out with all its revisions.
        """
        self.db.execute(
            # A revision stands behind itself where it was written more than once.
            "CREATE TABLE ranked AS SELECT *, row_number() OVER newest AS nth,"
            " revision IS lag(revision) OVER newest AS again FROM line"
            f" WINDOW newest AS (PARTITION BY id ORDER BY {_NEWEST})"
        )
        self.db.execute("DROP TABLE line")
        seen.articles, seen.again = self.db.execute(
            "SELECT coalesce(sum(nth = 1), 0), coalesce(sum(again), 0) FROM ranked"
        ).fetchone()
        seen.older = seen.lines - seen.unreadable - seen.articles - seen.again
        self.db.execute(
            "INSERT INTO withdrawn SELECT id, CASE WHEN max(taken_down) THEN 'taken-down'"
            " ELSE 'gone' END FROM ranked WHERE taken_down OR (nth = 1 AND gone) GROUP BY id"
        )
        for why, count in self.db.execute("SELECT why, count(*) FROM withdrawn GROUP BY why"):
            if why == "gone":
                seen.gone = count
            else:
                seen.taken_down = count
        which, values = _where(options)
        revision = "NOT again" if options.all_revisions else "nth = 1"
        self.db.execute(
            "INSERT INTO chosen"
            " (id, revision, newest, outlet, published, same, clean, file, offset, size)"
            " SELECT id, revision, nth = 1, outlet, published,"
            " CASE WHEN nth = 1 THEN same END, clean, file, offset, size FROM ranked"
            f" WHERE {revision} AND NOT gone AND id NOT IN (SELECT id FROM withdrawn) AND {which}"
            # Where nobody knows when it was published, it was so by then.
            " ORDER BY coalesce(nullif(published, ''), nullif(observed, ''), '9999'),"
            " observed, id, revision",
            values,
        )
        self.db.execute("DROP TABLE ranked")
        (count,) = self.db.execute("SELECT count(*) FROM chosen").fetchone()
        return count

    def in_files_order(self) -> Iterator[Place]:
        """Yield where the chosen lines lie, file by file."""
        cursor = self.db.execute(f"SELECT {_PLACE} FROM chosen ORDER BY chosen.file, chosen.offset")
        return (Place(*row) for row in cursor)

    def place(self, number: int) -> Place:
        """Return where the chosen line with this number lies."""
        query = f"SELECT {_PLACE} FROM chosen WHERE number = ?"
        return Place(*self.db.execute(query, (number,)).fetchone())

    def leave_out(self, numbers: list[int]) -> None:
        """Take lines out of the release."""
        self.db.executemany("UPDATE chosen SET kept = 0 WHERE number = ?", [(n,) for n in numbers])

    def forget_duplicates(self) -> None:
        """Make none of the chosen a duplicate."""
        self.db.execute("UPDATE chosen SET duplicate_of = NULL, how = NULL, similarity = NULL")

    def mark_exact_duplicates(self) -> None:
        """Mark as a duplicate what is the same as an earlier article."""
        self.db.execute(
            "UPDATE chosen SET duplicate_of = first, how = 'exact', similarity = 1.0 FROM ("
            " SELECT number AS copy, min(number) OVER (PARTITION BY same) AS first"
            " FROM chosen WHERE same IS NOT NULL AND kept)"
            " WHERE number = copy AND first < copy"
        )

    def mark_near_duplicates(self, found: list[tuple[int, int, float]]) -> None:
        """Mark articles as near-duplicates: each by its number, the original's, and how alike."""
        self.db.executemany(
            "UPDATE chosen SET duplicate_of = ?2, how = 'near', similarity = ?3 WHERE number = ?1",
            found,
        )

    def numbers_not_comparable(self) -> Iterator[int]:
        """Yield what takes no part in the search for near-duplicates: what is left out, or old."""
        query = "SELECT number FROM chosen WHERE NOT kept OR NOT newest OR duplicate_of IS NOT NULL"
        return (number for (number,) in self.db.execute(query))

    def in_release_order(self, options: Options) -> Iterator[tuple[Place, str, str | None]]:
        """Yield each line of the release with its part and the id of its original."""
        part = {
            "none": "'articles'",
            "year": "coalesce(substr(chosen.published, 1, 4), 'undated')",
            "outlet": "chosen.outlet",
        }
        drop = "AND chosen.duplicate_of IS NULL" if options.drop_duplicates else ""
        cursor = self.db.execute(
            f"SELECT {part[options.split]} AS part, original.id, {_PLACE}"
            " FROM chosen LEFT JOIN chosen AS original ON original.number = chosen.duplicate_of"
            f" WHERE chosen.kept {drop} ORDER BY part, chosen.outlet, chosen.published IS NULL,"
            " chosen.published, chosen.id, chosen.revision"
        )
        for name, original, *place in cursor:
            yield Place(*place), name, original

    def clusters(self) -> Iterator[tuple[str, list[tuple[str, str, float]]]]:
        """Yield each original by its id, with its duplicates: id, `exact` or `near`, how alike."""
        cursor = self.db.execute(
            "SELECT original.id, copy.id, copy.how, copy.similarity FROM chosen AS copy"
            " JOIN chosen AS original ON original.number = copy.duplicate_of"
            " ORDER BY original.number, copy.number"
        )
        for original, rows in groupby(cursor, key=lambda row: row[0]):
            yield original, [(id, how, similarity) for _, id, how, similarity in rows]

    def withdrawn(self) -> Iterator[tuple[str, str]]:
        """Yield the id of every article that is gone or taken down, with which of the two."""
        return iter(self.db.execute("SELECT id, why FROM withdrawn ORDER BY id"))

    def close(self) -> None:
        """Close the database."""
        self.db.close()


# A run whose ledger was lost, and every archive that is read by itself, begin at revision 1 again:
# then the later look at the site is the newer.
_NEWEST = "revision DESC, observed DESC, file DESC, offset DESC"


def _read(content: bytes, outlets: Container[str]) -> tuple[_Brief, bool]:
    """Return what is needed of a line, and whether it is clean. Raise msgspec's errors.

    `outlets` are names that are known to be such. What breaks the schema elsewhere is met where the
    line is written, if it is.
    """
    try:
        record = released.look_at(content)
        if record.outlet in outlets:
            return record, record.duplicate_of is None and released.is_clean(content, record)
    except Unreadable:
        pass
    return _brief.decode(content), False


def _row(brief: _Brief, clean: bool, line: run_files.Line, taken_down: TakeDownList) -> tuple:
    return (
        brief.id,
        brief.revision,
        brief.status == "gone",
        taken_down.names(brief.id, brief.url, brief.canonical_url),
        brief.outlet,
        brief.kind,
        brief.language,
        brief.published,
        brief.archived or brief.fetched or "",
        same_key(brief),
        clean,
        line.file,
        line.offset,
        len(line.content),
    )


def same_key(brief: _Brief) -> str | None:
    """Return what exact duplicates have in common; None of what is never one.

    That is the content's hash. A programme that bears the same name and words every day is told
    by its clips; where there is neither text nor clip, nothing proves that two are the same.
    """
    if brief.content_hash is None:
        return None
    if not brief.videos and not brief.audios:
        return None if brief.text in ("", _NO_TEXT) else brief.content_hash
    clips = sorted(clip.url or clip.embed_url or "" for clip in (*brief.videos, *brief.audios))
    return "\n".join((brief.content_hash, *clips))


def _where(options: Options) -> tuple[str, list[str]]:
    """Return the condition that `options` put on a line, and its values."""
    conditions = ["1"]
    values: list[str] = []
    for column, chosen in (
        ("outlet", options.outlets),
        ("kind", options.kinds),
        ("language", options.languages),
    ):
        if chosen:
            conditions.append(f"{column} IN ({','.join('?' * len(chosen))})")
            values += chosen
    # Where only the month or the year is known, it counts if any of its days would.
    day = "substr(published, 1, 10)"
    if options.since:
        conditions.append(f"{day} >= substr(?, 1, length({day}))")
        values.append(options.since)
    if options.until:
        conditions.append(f"{day} <= substr(?, 1, length({day}))")
        values.append(options.until)
    return " AND ".join(conditions), values
