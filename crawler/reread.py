"""Reading anew all that an outlet has archived: its share for each process, and what came of it."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from scrapy.settings import BaseSettings

from crawler import __version__, reread_share
from crawler.article import from_json, to_json
from crawler.differences import Differences
from crawler.ledger import Ledger
from crawler.outlet import Outlet
from crawler.outputs import PartFile, sync_folder
from crawler.report import Tally
from crawler.run import free_name
from crawler.sources import files, warc

SHARE = 200
"""Responses that a process is given at a time."""
COMMIT_EVERY = 2000


@dataclass
class Reread:
    """One outlet's articles, read anew."""

    outlet: str
    name: str
    started: datetime
    path: Path
    """The file of records."""
    report_path: Path
    differences: Differences = field(default_factory=Differences)
    records: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    """Records taken over as they were, by why."""
    responses: int = 0
    damaged: Tally = field(default_factory=Tally)
    troubles: list[str] = field(default_factory=list)
    versions: Counter[str] = field(default_factory=Counter)
    """Which versions read the records that were there."""

    def as_dict(self) -> dict[str, Any]:
        """Return the report."""
        finished = datetime.now(UTC)
        return {
            "outlet": self.outlet,
            "run": self.name,
            "started": self.started.isoformat(),
            "finished": finished.isoformat(timespec="seconds"),
            "responses": self.responses,
            "records": self.records,
            "kept": dict(self.kept),
            **self.differences.as_dict(),
            "damaged": self.damaged.as_dict(),
            "troubles": self.troubles,
            "read_before_by": dict(self.versions),
            "read_now_by": __version__,
        }


def reread_outlet(
    kind: type[Outlet],
    folder: Path,
    given: Sequence[files.ArchiveFile],
    settings: BaseSettings,
    processes: int,
    progress: Callable[[int, int], None],
) -> Reread:
    """Read anew what is archived of the outlet whose `folder` this is, and write it there.

    Beside its own archives and those that it was once read from, the files `given`. The records
    lie in ``reread/TIME.jsonl``, the report beside them. `progress` is told how many responses of
    how many are read. The caller holds the outlet's lock. Raise OSError, `CorruptLedger`.
    """
    started = datetime.now(UTC).replace(microsecond=0)
    name = free_name(folder, started)
    target = folder / "reread"
    target.mkdir(exist_ok=True)
    done = Reread(folder.name, name, started, target / f"{name}.jsonl", target / f"{name}.json")
    with tempfile.TemporaryDirectory(prefix="tintinh-") as place:
        copy = Path(place) / "ledger.sqlite"
        _copy_ledger(folder / "ledger.sqlite", copy)
        prepared = _Prepared(kind, folder, copy, done)
        prepared.find_archives(given)
        prepared.list_records()
        shares = prepared.index()
        task = prepared.task(settings)
        out = PartFile(done.path)
        try:
            _read_all(task, shares, processes, progress, _Collector(done, prepared, out))
            out.sync()
            out.seal()
        except BaseException:
            out.abandon()
            raise
    _write_report(done)
    return done


def _copy_ledger(path: Path, copy: Path) -> None:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as source:
        with sqlite3.connect(copy) as target:
            source.backup(target)
        target.close()
    source.close()


class _Prepared:
    """A copy of the ledger in which what is to be read is listed."""

    def __init__(self, kind: type[Outlet], folder: Path, copy: Path, done: Reread):
        self.folder = folder
        self.kind = kind
        self.copy = copy
        self.done = done
        self.outlet = kind(run=None)
        self.files: dict[str, files.ArchiveFile] = {}
        self.live: set[str] = set()
        ledger = Ledger(copy)
        self._facts = dict(ledger.facts("archive:"))
        ledger.captures.forget_all()
        ledger.close()
        self._db = sqlite3.connect(copy)
        self._db.executescript(reread_share.EARLIER)

    def find_archives(self, given: Iterable[files.ArchiveFile]) -> None:
        """List the outlet's own archives, those it was read from before, and those `given`."""
        for path in sorted((self.folder / "warc").glob("*.warc.gz")):
            self.files[path.name] = files.ArchiveFile(path.name, path)
            self.live.add(path.name)
        for file in given:
            for part in file.parts():
                self.files.setdefault(part.name, part)
        for key, value in self._facts.items():
            name = key.removeprefix("archive:")
            path = Path(json.loads(value).get("path") or "")
            if name in self.files or not path.is_file():
                continue
            _, inside, member = name.partition(".wacz/")
            if inside:
                self.files[name] = files.ArchiveFile(name, path, member)
            else:
                self.files[name] = files.ArchiveFile(name, path)

    def list_records(self) -> None:
        """List the records that there are, by the responses that they were read from."""
        for path in sorted((self.folder / "articles").glob("*.jsonl")):
            at = 0
            with path.open("rb") as lines:
                for line in lines:
                    record = from_json(line)
                    self.done.versions[record.extractor.version] += 1
                    where = record.warc if record.status == "published" else None
                    self._db.execute(
                        "INSERT OR IGNORE INTO earlier VALUES (?, ?, ?, ?, ?, ?)",
                        (
                            where.file if where else "",
                            where.offset if where else -1,
                            record.id,
                            str(path.resolve()),
                            at,
                            record.revision,
                        ),
                    )
                    at += len(line)
        self._db.commit()

    def index(self) -> list[list[int]]:
        """Index the archives, and return the numbers of the captures to read, share by share."""
        ledger = Ledger(self.copy)
        ledger.captures.choose(self.files)
        with_record = {
            (file, offset)
            for file, offset in self._db.execute("SELECT DISTINCT file, offset FROM earlier")
        }
        wanted: list[int] = []
        for name, file in self.files.items():
            try:
                for count, each in enumerate(warc.index(file)):
                    if isinstance(each, warc.CrawledSite):
                        self.outlet.crawled_sites.add(each.origin)
                    elif isinstance(each, warc.Damage):
                        self.done.damaged.add(each.why, f"{name}: byte {each.offset}")
                    else:
                        self._note(ledger, each, (name, each.offset) in with_record)
                    if count % COMMIT_EVERY == 0:
                        ledger.commit()
            except files.BrokenArchive as error:
                self.done.troubles.append(str(error))
        ledger.commit()
        for rank in (1, 2):
            for capture in ledger.captures.waiting(rank):
                is_read = rank == 1 or bool(capture.taken_from)
                if (
                    is_read
                    or (capture.file, capture.offset) in with_record
                    or ledger.article_at(capture.url) is None
                ):
                    wanted.append(capture.number)
        ledger.close()
        self._db.close()
        self._db = sqlite3.connect(self.copy)
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return [wanted[at : at + SHARE] for at in range(0, len(wanted), SHARE)]

    def _note(self, ledger: Ledger, capture: warc.Capture, has_record: bool) -> None:
        if not (has_record or self.outlet.is_own(capture.url)):
            return
        rank = self.outlet.rank(capture)
        if rank is None and has_record:
            rank = 2
        if rank is not None:
            ledger.captures.add(capture, rank)

    def task(self, settings: BaseSettings) -> reread_share.Task:
        """Return what each process needs to know."""
        return reread_share.Task(
            outlet=self.kind.name,
            settings=settings.copy_to_dict(),
            ledger=self.copy,
            files=self.files,
            live=frozenset(self.live),
            sites=frozenset(self.outlet.crawled_sites),
        )

    def rest(self, seen: set[tuple[str, int]]) -> Iterator[tuple[str, bytes]]:
        """Yield the lines of the records that were not `seen`, each with why it was not read."""
        rows = self._db.execute(
            "SELECT articles, line, id, revision, file FROM earlier ORDER BY articles, line"
        )
        for path, at, id, revision, file in rows:
            if (id, revision) in seen:
                continue
            with Path(path).open("rb") as lines:
                lines.seek(at)
                line = lines.readline()
            if not file:
                gone = from_json(line).status == "gone"
                why = "tombstone" if gone else "not archived"
            else:
                why = "cannot be read" if file in self.files else "archive is not here"
            yield why, line

    def ids(self) -> set[str]:
        """Return the ids of all records that there are."""
        return {id for (id,) in self._db.execute("SELECT DISTINCT id FROM earlier")}


class _Collector:
    """Takes what the processes read, in order, and writes it."""

    def __init__(self, done: Reread, prepared: _Prepared, out: PartFile):
        self.done = done
        self.prepared = prepared
        self.out = out
        self.seen: set[tuple[str, int]] = set()
        self.ids = prepared.ids()
        self.found: dict[str, tuple[int, str | None]] = {}
        """Of each article that was none before, its newest revision and content hash."""

    def take(self, reading: reread_share.Reading) -> None:
        """Write the records of one share."""
        done = self.done
        done.responses += reading.responses
        done.differences.add(reading.differences)
        self.seen.update(reading.lost)
        for id, revision, line in reading.lines:
            if (id, revision) not in self.seen:
                self.seen.add((id, revision))
                self._write(line)
        for id, line in reading.found:
            if id not in self.ids:
                self._write_found(id, line)

    def _write_found(self, id: str, line: bytes) -> None:
        article = from_json(line)
        revision, content = self.found.get(id, (0, None))
        if revision and content == article.content_hash:
            return
        if not revision:
            self.done.differences.new.append(id)
        article.revision = revision + 1
        self.found[id] = (revision + 1, article.content_hash)
        self._write(to_json(article))

    def finish(self) -> None:
        """Take over the records whose responses are not there."""
        for why, line in self.prepared.rest(self.seen):
            self.done.kept[why] += 1
            self._write(line.rstrip(b"\n"))

    def _write(self, line: bytes) -> None:
        self.out.append(line + b"\n")
        self.done.records += 1


def _read_all(
    task: reread_share.Task,
    shares: list[list[int]],
    processes: int,
    progress: Callable[[int, int], None],
    collector: _Collector,
) -> None:
    total = sum(map(len, shares))
    progress(0, total)
    if shares:
        # Forked processes would share what Scrapy and SQLite hold open.
        with ProcessPoolExecutor(
            min(processes, len(shares)), get_context("spawn"), reread_share.start, (task,)
        ) as pool:
            for reading in pool.map(reread_share.read, shares):
                collector.take(reading)
                progress(collector.done.responses, total)
    collector.finish()


def _write_report(done: Reread) -> None:
    part = done.report_path.with_name(done.report_path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        json.dump(done.as_dict(), file, ensure_ascii=False, indent=2)
        file.write("\n")
    part.replace(done.report_path)
    sync_folder(done.report_path.parent)
