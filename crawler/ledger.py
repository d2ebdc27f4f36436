"""The ledger: what was seen, fetched and written, and when to look again.

One SQLite file an outlet, in WAL mode. It joins one run to the next, and it is the truth about
the output: a line of a ``.part`` file counts only once the transaction that marks its article
and stores the file's length has been committed (see `Ledger.mark`).

Times are ISO 8601 in UTC; they compare as text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from crawler.article import Status
from crawler.candidate import Candidate
from crawler.captures import Captures
from crawler.validators import NONE as NO_VALIDATORS
from crawler.validators import Validators

SCHEMA_VERSION = 2
SCHEMA = """
CREATE TABLE address (
    number      INTEGER PRIMARY KEY,     -- in the order of discovery
    url         TEXT NOT NULL UNIQUE,    -- normalised
    found_by    TEXT NOT NULL,
    first_seen  TEXT NOT NULL,
    last_seen   TEXT NOT NULL,
    lastmod     TEXT,                    -- as the site last told it
    state       TEXT NOT NULL,           -- waiting, article, gone, no-article, failed, forbidden, refused, moved
    reason      TEXT,                    -- of the states that need one
    published   TEXT,                    -- as a look found it that did not want the article
    article     TEXT,                    -- id of the article it gave
    fetched     TEXT,
    status      INTEGER,                 -- of its last answer
    etag        TEXT,                    -- validators of the version that was last read
    last_modified TEXT,
    failures    INTEGER NOT NULL DEFAULT 0,
    due         TEXT,                    -- when to fetch it; NULL: not unless the site says it changed
    listed      TEXT,                    -- when a list of all that the site has last named it
    listed_by   TEXT                     -- that list: rest, sitemap
);
CREATE INDEX address_due ON address (number) WHERE due IS NOT NULL;
CREATE INDEX address_article ON address (article) WHERE article IS NOT NULL;
CREATE TABLE article (
    id            TEXT PRIMARY KEY,
    url           TEXT NOT NULL,
    canonical_url TEXT NOT NULL,
    revision      INTEGER NOT NULL,
    status        TEXT NOT NULL,
    content_hash  TEXT,
    published     TEXT,
    modified      TEXT,                  -- as the CMS last told it
    file          TEXT NOT NULL,
    offset        INTEGER NOT NULL,      -- byte in `file` at which its newest line begins
    seen          TEXT NOT NULL,
    reader        TEXT,                  -- rest, or page
    gone_since    TEXT                   -- when it was first found gone; NULL: it is there
) WITHOUT ROWID;
CREATE INDEX article_canonical ON article (canonical_url);
CREATE INDEX article_file ON article (file, offset);
CREATE TABLE output (
    file    TEXT PRIMARY KEY,            -- below the outlet's folder, by its sealed name
    bytes   INTEGER NOT NULL,            -- what counts of it
    sealed  INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

UPGRADES = {
    1: """
ALTER TABLE address ADD COLUMN status INTEGER;
ALTER TABLE address ADD COLUMN etag TEXT;
ALTER TABLE address ADD COLUMN last_modified TEXT;
ALTER TABLE address ADD COLUMN listed TEXT;
ALTER TABLE address ADD COLUMN listed_by TEXT;
ALTER TABLE article ADD COLUMN reader TEXT;
ALTER TABLE article ADD COLUMN gone_since TEXT;
UPDATE article SET reader =
    CASE (SELECT value FROM fact WHERE key = 'method') WHEN 'rest' THEN 'rest' ELSE 'page' END;
UPDATE address SET listed = fetched, listed_by = (SELECT value FROM fact WHERE key = 'method')
    WHERE state = 'article';
""",
}
"""What makes of a ledger of an older version one of the next."""


class CorruptLedger(Exception):
    """The ledger's file is damaged or not a ledger of this version."""


@dataclass(slots=True, frozen=True)
class Held:
    """What the ledger knows of an article."""

    id: str
    url: str
    canonical_url: str
    revision: int
    status: Status
    content_hash: str | None
    published: str | None
    modified: str | None
    file: str
    offset: int
    """Where its newest line lies."""
    reader: str | None
    """`rest` or `page`: what it was read from."""
    gone_since: str | None = None
    """When it was first found gone, if it was and is not yet known to be."""


HELD = (
    "article.id, article.url, canonical_url, article.revision, article.status, article.content_hash,"
    " article.published, article.modified, article.file, article.offset, article.reader,"
    " article.gone_since"
)


@dataclass(slots=True, frozen=True)
class Due:
    """An address to fetch."""

    number: int
    url: str
    published: str | None
    lastmod: str | None
    article: str | None = None
    """Id of the article that it gave before."""
    validators: Validators = NO_VALIDATORS
    """Of the version that was read then."""


@dataclass(slots=True, frozen=True)
class Visit:
    """How an article was come by, and when to look at it again."""

    reader: str = "page"
    status: int | None = None
    validators: Validators = NO_VALIDATORS
    listed_by: str | None = None
    """The list of all that the site has, if it was found on one that is looked at as a whole."""
    due: str | None = None


@dataclass(slots=True, frozen=True)
class Mark:
    """A line that has reached the disk."""

    id: str
    url: str
    canonical_url: str
    revision: int
    status: Status
    content_hash: str | None
    published: str | None
    modified: str | None
    file: str
    offset: int
    visit: Visit | None = Visit()
    """None where it was read from an archive."""


class Ledger:
    """The memory of one outlet. Changes are kept at `commit`, or with the lines at `mark`."""

    def __init__(self, path: Path):
        """Open the ledger at `path`, or make a new one. Raise `CorruptLedger`, or OSError."""
        self.path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA temp_store = MEMORY")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                self._db.executescript(
                    f"BEGIN;{SCHEMA};PRAGMA user_version={SCHEMA_VERSION};COMMIT"
                )
            elif version > SCHEMA_VERSION:
                raise CorruptLedger(
                    f"{path}: version {version}, this program knows {SCHEMA_VERSION}"
                )
            for older in range(version, SCHEMA_VERSION) if version else ():
                self._db.executescript(
                    f"BEGIN;{UPGRADES[older]};PRAGMA user_version={older + 1};COMMIT"
                )
            damage = self._db.execute("PRAGMA quick_check(1)").fetchone()[0]
            self.captures = Captures(self, self._db)
        except sqlite3.OperationalError as error:
            # A full or read-only disk is no damage: sqlite says which it is in its error code.
            raise OSError(f"{path}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise CorruptLedger(f"{path}: {error}") from error
        if damage != "ok":
            raise CorruptLedger(f"{path}: {damage}")

    def close(self) -> None:
        """Keep all changes and close the file."""
        self.commit()
        self._db.close()

    def commit(self) -> None:
        """Make the changes since the last commit durable."""
        if self._db.in_transaction:
            self._run("COMMIT")

    def rollback(self) -> None:
        """Forget the changes since the last commit."""
        if self._db.in_transaction:
            self._run("ROLLBACK")

    def _run(self, sql: str, values: tuple = ()) -> sqlite3.Cursor:
        """Run one statement; a full disk is an OSError here as everywhere."""
        try:
            return self._db.execute(sql, values)
        except sqlite3.OperationalError as error:
            raise OSError(f"{self.path}: {error}") from error

    def _change(self, sql: str, values: tuple = ()) -> sqlite3.Cursor:
        if not self._db.in_transaction:
            self._run("BEGIN")
        return self._run(sql, values)

    # Facts: small things that one run tells the next.

    def fact(self, key: str) -> str | None:
        """Return what an earlier run noted under `key`."""
        row = self._run("SELECT value FROM fact WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def facts(self, prefix: str) -> list[tuple[str, str]]:
        """Return what earlier runs noted under keys that begin with `prefix`."""
        return self._run(
            "SELECT key, value FROM fact WHERE substr(key, 1, ?) = ?", (len(prefix), prefix)
        ).fetchall()

    def note(self, key: str, value: str | None) -> None:
        """Note `value` under `key`; None forgets it."""
        if value is None:
            self._change("DELETE FROM fact WHERE key = ?", (key,))
        else:
            self._change("INSERT OR REPLACE INTO fact VALUES (?, ?)", (key, value))

    # Addresses.

    def discover(
        self, candidate: Candidate, now: str, *, is_whole: bool = False, by_page: bool = True
    ) -> bool:
        """Note that the site shows `candidate`; tell whether it was unknown.

        A known address becomes due again when the site gives a later `lastmod` than before; with
        `by_page` off not if its article was read from an API, which tells what changed. So does
        one whose article was gone, once a day. `is_whole` says that the list which names it is
        one of all that the site has.
        """
        url, lastmod = candidate.url, candidate.lastmod
        listed, listed_by = (now, candidate.found_by) if is_whole else (None, None)
        row = self._run(
            "SELECT lastmod, address.state, fetched, reader FROM address"
            " LEFT JOIN article ON article.id = address.article WHERE address.url = ?",
            (url,),
        ).fetchone()
        if row is None:
            self._change(
                "INSERT INTO address (url, found_by, first_seen, last_seen, lastmod, state, due,"
                " listed, listed_by) VALUES (?1, ?2, ?3, ?3, ?4, 'waiting', ?3, ?5, ?6)",
                (url, candidate.found_by, now, lastmod, listed, listed_by),
            )
            return True
        before, state, fetched, reader = row
        changed = lastmod is not None and before is not None and _is_later(lastmod, before)
        if state == "gone" and fetched is not None:
            changed = changed or fetched < _a_day_before(now)
        if reader == "rest" and not by_page:
            changed = False
        self._change(
            "UPDATE address SET last_seen = ?1, lastmod = coalesce(?2, lastmod),"
            " listed = coalesce(?3, listed), listed_by = coalesce(?4, listed_by) WHERE url = ?5",
            (now, lastmod, listed, listed_by, url),
        )
        if changed:
            self.look_now(url, now)
        return False

    def look_now(self, url: str, now: str) -> None:
        """Make `url` due, to be asked for whatever its validators say."""
        self._change(
            "UPDATE address SET due = ?, failures = 0, etag = NULL, last_modified = NULL"
            " WHERE url = ?",
            (now, url),
        )

    def knows(self, url: str) -> bool:
        """Tell whether `url` was ever discovered."""
        return self._run("SELECT 1 FROM address WHERE url = ?", (url,)).fetchone() is not None

    def due(self, now: str, after: int, count: int) -> list[Due]:
        """Return at most `count` addresses to fetch by `now`, with numbers over `after`."""
        rows = self._run(
            "SELECT number, address.url, coalesce(address.published, article.published), lastmod,"
            " address.article, etag, last_modified FROM address"
            " LEFT JOIN article ON article.id = address.article"
            " WHERE due IS NOT NULL AND due <= ? AND number > ? ORDER BY number LIMIT ?",
            (now, after, count),
        )
        return [
            Due(number, url, published, lastmod, article, Validators(etag, date))
            for number, url, published, lastmod, article, etag, date in rows
        ]

    def count_due(self, now: str) -> int:
        """Return how many addresses wait to be fetched by `now`."""
        return self._run(
            "SELECT count(*) FROM address WHERE due IS NOT NULL AND due <= ?", (now,)
        ).fetchone()[0]

    def article_at(self, url: str) -> str | None:
        """Return the id of the article that `url` gave."""
        row = self._run("SELECT article FROM address WHERE url = ?", (url,)).fetchone()
        return row[0] if row else None

    def first_seen(self, url: str) -> str | None:
        """Return when `url` was discovered."""
        row = self._run("SELECT first_seen FROM address WHERE url = ?", (url,)).fetchone()
        return row[0] if row else None

    def settle(
        self,
        url: str,
        state: str,
        now: str,
        reason: str | None = None,
        due: str | None = None,
        status: int | None = None,
    ) -> None:
        """Note what came of fetching `url`: it needs no other look, or not before `due`.

        `status` is that of the answer, if there was one.
        """
        self._change(
            "UPDATE address SET state = ?, reason = ?, fetched = ?, failures = 0, due = ?,"
            " status = coalesce(?, status) WHERE url = ?",
            (state, reason, now, due, status, url),
        )

    def put_by(self, url: str, published: str | None) -> None:
        """Note when the article at `url`, which this run does not want, was published."""
        self._change("UPDATE address SET published = ? WHERE url = ?", (published, url))

    def fail(self, url: str, reason: str, now: datetime, waits: Sequence[timedelta]) -> None:
        """Note that `url` failed: due again after the first of `waits`, the next time after the
        second, and so on, then given up. An article that it gave before is held as before."""
        row = self._run("SELECT failures FROM address WHERE url = ?", (url,)).fetchone()
        failures = row[0] if row else 0
        again = (now + waits[failures]).isoformat() if failures < len(waits) else None
        status = reason.removeprefix("http-")
        self._change(
            "UPDATE address SET reason = ?, failures = ?, fetched = ?, due = ?, status = ?,"
            " state = CASE WHEN state IN ('article', 'gone') THEN state ELSE 'failed' END"
            " WHERE url = ?",
            (
                reason,
                failures + 1,
                now.isoformat(),
                again,
                int(status) if status.isdigit() else None,
                url,
            ),
        )

    # Articles.

    def article(self, id: str) -> Held | None:
        """Return what is held of the article `id`."""
        row = self._run(f"SELECT {HELD} FROM article WHERE id = ?", (id,)).fetchone()
        return Held(*row) if row else None

    def article_with(self, canonical_url: str) -> str | None:
        """Return the id of the article whose canonical address this is."""
        row = self._run(
            "SELECT id FROM article WHERE canonical_url = ?", (canonical_url,)
        ).fetchone()
        return row[0] if row else None

    def count_present(self) -> int:
        """Return how many published articles are held that were not found missing."""
        return self._run(
            "SELECT count(*) FROM article WHERE status = 'published' AND gone_since IS NULL"
        ).fetchone()[0]

    def ids(self) -> set[str]:
        """Return the ids of all published articles."""
        return {id for (id,) in self._run("SELECT id FROM article WHERE status = 'published'")}

    def latest_published(self, count: int) -> list[str]:
        """Return when the latest `count` articles held were published, the latest first."""
        rows = self._run(
            "SELECT published FROM article WHERE status = 'published' AND published IS NOT NULL"
            " ORDER BY published DESC LIMIT ?",
            (count,),
        )
        return [published for (published,) in rows]

    def latest_found(self, count: int) -> list[tuple[str, str]]:
        """Return when the latest `count` articles were first seen, and their addresses."""
        return self._run(
            "SELECT first_seen, url FROM address WHERE article IS NOT NULL"
            " ORDER BY first_seen DESC, number DESC LIMIT ?",
            (count,),
        ).fetchall()

    def count_held(self) -> int:
        """Return how many published articles are held."""
        return self._run("SELECT count(*) FROM article WHERE status = 'published'").fetchone()[0]

    def still_the_same(
        self,
        id: str,
        url: str,
        canonical_url: str,
        modified: str | None,
        now: str,
        visit: Visit | None,
    ) -> None:
        """Note that the article `id` was read again, at `url`, and had not changed.

        Without a `visit` it was read from an archive, which tells nothing of the site of today.
        """
        self._point(url, id, "article", now, visit)
        if visit is not None:
            self._change(
                "UPDATE article SET seen = ?, url = ?, canonical_url = ?, gone_since = NULL,"
                " reader = ?, modified = coalesce(?, modified) WHERE id = ?",
                (now, url, canonical_url, visit.reader, modified, id),
            )

    def _point(self, url: str, id: str, state: str, now: str, visit: Visit | None) -> None:
        """Note that `url` is where the article `id` was read."""
        if visit is None:
            self._change(
                "INSERT INTO address (url, found_by, first_seen, last_seen, state, article, fetched)"
                " VALUES (?1, 'archive', ?2, ?2, ?3, ?4, ?2)"
                " ON CONFLICT (url) DO UPDATE SET article = ?4,"
                " due = CASE WHEN state = 'article' THEN due END, state = ?3",
                (url, now, state, id),
            )
            return
        validators = visit.validators
        self._change(
            "INSERT INTO address (url, found_by, first_seen, last_seen, state, article, fetched,"
            " status, etag, last_modified, due, listed, listed_by)"
            " VALUES (?1, coalesce(?10, 'article'), ?2, ?2, ?4, ?3, ?2, ?5, ?6, ?7, ?8, ?9, ?10)"
            " ON CONFLICT (url) DO UPDATE SET state = ?4, reason = NULL, article = ?3,"
            " fetched = ?2, failures = 0, status = ?5, etag = ?6, last_modified = ?7, due = ?8,"
            " listed = coalesce(?9, listed), listed_by = coalesce(?10, listed_by)",
            (
                url,
                now,
                id,
                state,
                visit.status,
                validators.etag,
                validators.last_modified,
                visit.due,
                now if visit.listed_by else None,
                visit.listed_by,
            ),
        )

    def unmodified(self, url: str, id: str, due: str | None, now: str) -> None:
        """Note that the site says of the article `id` at `url` that it is as it was read."""
        self._change(
            "UPDATE article SET seen = ?, gone_since = NULL WHERE id = ?",
            (now, id),
        )
        self.settle(url, "article", now, due=due, status=304)

    # What the site no longer has.

    def list_articles(self, ids: Iterable[str], by: str, now: str) -> None:
        """Note that the list `by` of all that the site has names the articles `ids`."""
        for id in ids:
            self._change(
                "UPDATE address SET last_seen = ?1, listed = ?1, listed_by = ?2"
                " WHERE url = (SELECT url FROM article WHERE id = ?3)",
                (now, by, id),
            )

    def unlisted(self, by: str, since: str) -> list[Held]:
        """Return the published articles that the list `by` named once, and not from `since` on."""
        rows = self._run(
            f"SELECT {HELD} FROM article JOIN address ON address.url = article.url"
            " WHERE article.status = 'published' AND listed_by = ? AND listed < ?"
            " ORDER BY address.number",
            (by, since),
        )
        return [Held(*row) for row in rows]

    def do_without_list(self, url: str) -> None:
        """Note that no list of all that the site has names `url`, and that this means nothing."""
        self._change("UPDATE address SET listed = NULL, listed_by = NULL WHERE url = ?", (url,))

    def missed(self, id: str, since: str | None) -> None:
        """Note that the article `id` is gone since then, as far as one look can tell; None: it is
        there."""
        self._change("UPDATE article SET gone_since = ? WHERE id = ?", (since, id))

    def mark(self, marks: Iterable[Mark], outputs: Mapping[str, int], now: str) -> None:
        """Mark articles whose lines are on disk, and store the length of the output files.

        One transaction, committed: either all of it counts or nothing.
        `outputs` gives for each file how many of its bytes count.
        """
        for mark in marks:
            self._change(
                "INSERT OR REPLACE INTO article (id, url, canonical_url, revision, status,"
                " content_hash, published, modified, file, offset, seen, reader)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    mark.id,
                    mark.url,
                    mark.canonical_url,
                    mark.revision,
                    mark.status,
                    mark.content_hash,
                    mark.published,
                    mark.modified,
                    mark.file,
                    mark.offset,
                    now,
                    mark.visit.reader if mark.visit else None,
                ),
            )
            state = "gone" if mark.status == "gone" else "article"
            self._point(mark.url, mark.id, state, now, mark.visit)
        for file, size in outputs.items():
            self._change(
                "INSERT INTO output (file, bytes) VALUES (?1, ?2)"
                " ON CONFLICT (file) DO UPDATE SET bytes = ?2",
                (file, size),
            )
        self.commit()

    # Output files.

    def open_outputs(self) -> list[tuple[str, int]]:
        """Return the files that were never sealed, each with the bytes that count."""
        return self._run("SELECT file, bytes FROM output WHERE NOT sealed").fetchall()

    def seal(self, file: str) -> None:
        """Note that `file` is complete and bears its last name."""
        self._change("UPDATE output SET sealed = 1 WHERE file = ?", (file,))
        self.commit()

    def unmark(self, file: str, size: int) -> int:
        """Forget articles whose line lies beyond byte `size` of `file`; return how many.

        For a file that turns out shorter than what was marked: they are fetched again.
        """
        lost = self._run(
            "SELECT id FROM article WHERE file = ? AND offset >= ?", (file, size)
        ).fetchall()
        for (id,) in lost:
            self.captures.wait_again(id)
            self._change(
                "UPDATE address SET state = 'waiting', article = NULL, due = first_seen WHERE article = ?",
                (id,),
            )
            self._change("DELETE FROM article WHERE id = ?", (id,))
        self._change("UPDATE output SET bytes = ? WHERE file = ?", (size, file))
        self.commit()
        return len(lost)


def _is_later(lastmod: str, before: str) -> bool:
    """Tell whether `lastmod` is later than `before`; where it cannot be told, whether it differs.

    Sitemaps and feeds write the same moment in different ways, and which one is asked may change.
    """
    try:
        one, other = datetime.fromisoformat(lastmod), datetime.fromisoformat(before)
        if len(lastmod) == 10 or len(before) == 10:  # a day alone, in whatever time zone
            return one.date() > other.date()
        return one > other
    except (TypeError, ValueError):
        return lastmod != before


def _a_day_before(now: str) -> str:
    return (datetime.fromisoformat(now) - timedelta(days=1)).isoformat()
