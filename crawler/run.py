"""A run: one crawl of one outlet, with its lock, its ledger, its files and its report."""

from __future__ import annotations

import fcntl
import json
import os
import platform
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import scrapy
from scrapy.http import Headers, Request, Response

from crawler import __version__, health
from crawler.article import Article, InvalidRecord, WarcPosition, from_json
from crawler.candidate import Capture
from crawler.ledger import Held, Ledger, Mark
from crawler.outputs import PART, PartFile, recover, sync_folder
from crawler.profile import EXAMPLES, RUNS, Kinds, drift
from crawler.report import Report
from crawler.run_report import Verdict, earlier_kinds
from crawler.silence import LATEST, silence
from crawler.sources.archive import SITE_FIELD, WarcArchive


class Locked(Exception):
    """Another run of this outlet is going on."""


class Run:
    """One crawl of one outlet. Make it with `open`, end it with `close`."""

    def __init__(self, folder: Path, name: str, started: datetime, ledger: Ledger, lock: int):
        """Take over an opened ledger and a held lock; `open` is the way to get them."""
        self.folder = folder
        self.name = name
        self.started = started
        self.ledger = ledger
        self.report = Report()
        self.arguments: dict[str, str] = {}
        self.articles = PartFile(folder / "articles" / f"{name}.jsonl")
        self.archive: WarcArchive | None = None
        self.verdict: Verdict | None = None
        self.reasons: list[str] = []
        self.held: int | None = None
        """Published articles held when the run ended."""
        self.sealed: list[str] = []
        """Files that this run wrote, below the outlet's folder."""
        self.thresholds = health.DEFAULT
        self.lines_a_commit = 32
        """Lines written between two commits: what a killed run has to fetch again at most."""
        self.when_output_fails: Callable[[], None] = lambda: None
        """Called once when output could not be written."""
        self._pending: dict[str, Mark] = {}
        self._lock = lock

    @classmethod
    def open(cls, data_dir: Path, outlet: str, now: datetime | None = None) -> Run:
        """Lock the outlet, open its ledger, and put right what a killed run left.

        Raise `Locked`, `CorruptLedger`, or OSError where the folder cannot be used.
        """
        started = (now or datetime.now(UTC)).replace(microsecond=0)
        folder = data_dir / outlet
        for place in (folder, folder / "articles", folder / "warc", folder / "runs"):
            place.mkdir(parents=True, exist_ok=True)
        lock = take_lock(folder)
        try:
            ledger = Ledger(folder / "ledger.sqlite")
            recovered = recover(folder, ledger)
        except BaseException:
            os.close(lock)
            raise
        run = cls(folder, free_name(folder, started), started, ledger, lock)
        run.report.recovered = recovered
        return run

    def keep_responses(self, max_bytes: int, site: str) -> None:
        """Archive what is fetched from the origin `site`, in WARC files of about `max_bytes`."""
        info = {
            "software": f"tintinh/{__version__} Scrapy/{scrapy.__version__}",
            "format": "WARC File Format 1.1",
            "isPartOf": f"{self.folder.name} {self.name}",
            SITE_FIELD: site,
        }
        self.archive = WarcArchive(self.folder / "warc", self.name, info, max_bytes)

    @property
    def is_open(self) -> bool:
        """Tell whether the run still holds its lock."""
        return self._lock >= 0

    def article(self, id: str) -> Held | None:
        """Return what is held of the article `id`, lines not yet durable included."""
        if mark := self._pending.get(id):
            return Held(
                id,
                mark.url,
                mark.canonical_url,
                mark.revision,
                mark.status,
                mark.content_hash,
                mark.published,
                mark.modified,
                mark.file,
                mark.offset,
                mark.visit.reader if mark.visit else None,
            )
        return self.ledger.article(id)

    def article_at(self, url: str) -> Held | None:
        """Return what is held of the article that `url` gave."""
        id = self.ledger.article_at(url)
        return self.article(id) if id is not None else None

    def record(self, held: Held) -> Article | None:
        """Return the newest record of an article, read from its line; None where the file that
        has it was taken away or changed."""
        path = self.folder / held.file
        if path == self.articles.path:  # written in this very run
            path = path.with_name(path.name + PART)
        try:
            with path.open("rb") as file:
                file.seek(held.offset)
                article = from_json(file.readline())
        except (OSError, InvalidRecord):
            return None
        return article if article.id == held.id else None

    def write(self, line: bytes, mark: Mark) -> None:
        """Append a line, to become durable together with its mark at the next `commit`.

        Of `mark`, the file and the offset are filled in here.
        """
        if mark.id in self._pending:
            self.commit()
        try:
            offset = self.articles.append(line + b"\n")
        except OSError as error:
            self._output_failed(error)
            return
        name = f"articles/{self.articles.path.name}"
        self._pending[mark.id] = replace(mark, file=name, offset=offset)
        if len(self._pending) >= self.lines_a_commit:
            self.commit()

    @property
    def written(self) -> int:
        """Lines written, lines not yet durable included."""
        return self.report.written + len(self._pending)

    def keep(self, request: Request, response: Response) -> WarcPosition | None:
        """Archive a response, if this run archives; return where it lies."""
        if self.archive is None or self.report.output_error:
            return None
        try:
            return self.archive.add(request, response)
        except OSError as error:
            self._output_failed(error)
            return None

    def keep_capture(
        self, capture: Capture, headers: Headers, body: bytes, source: str, span: str | None = None
    ) -> WarcPosition | None:
        """Archive what another archive gave from `source`, if this run archives; return where."""
        if self.archive is None or self.report.output_error:
            return None
        try:
            return self.archive.add_capture(capture, headers, body, source, span)
        except OSError as error:
            self._output_failed(error)
            return None

    def commit(self) -> None:
        """Make lines and marks durable together, and all else that the ledger noted.

        The archive comes first: a line must never point to a response that is not there.
        """
        if self.report.output_error:
            return
        with self.report.timed("commit"):
            self._commit()

    def _commit(self) -> None:
        try:
            sizes = {}
            if self.archive:
                sizes = {f"warc/{name}": size for name, size in self.archive.sync().items()}
            sizes[f"articles/{self.articles.path.name}"] = self.articles.sync()
            sizes = {name: size for name, size in sizes.items() if size}
            now = datetime.now(UTC).isoformat(timespec="seconds")
            self.ledger.mark(self._pending.values(), sizes, now)
            for mark in self._pending.values():
                self.report.count(mark.status, mark.revision)
            self._pending.clear()
        except OSError as error:
            self._output_failed(error)

    def seal(self) -> None:
        """Commit, and give the files their last names."""
        self.commit()
        if self.report.output_error:
            return
        try:
            for file in [*(self.archive.files if self.archive else []), self.articles]:
                if file.seal():
                    name = str(file.path.relative_to(self.folder))
                    self.ledger.seal(name)
                    self.sealed.append(name)
        except OSError as error:
            self._output_failed(error)

    def _output_failed(self, error: OSError) -> None:
        """Give up writing. What was not marked is fetched again by the next run."""
        self._note_error(error)
        self.articles.abandon()
        for file in self.archive.files if self.archive else []:
            file.abandon()
        self._pending.clear()
        with suppress(OSError):
            self.ledger.rollback()
        self.when_output_fails()

    def _note_error(self, error: OSError) -> None:
        """Note why output could not be written; the first reason counts."""
        if not self.report.output_error:
            why = error.strerror or error
            self.report.output_error = f"cannot write to {self.folder}: {why}"

    def close(self, *, interrupted: bool) -> health.Exit:
        """Judge the run, write its report, give up the lock. Return the exit code."""
        self.seal()
        self.report.troubles += drift(self.report.profile, self._earlier_profiles())
        self._listen_for_silence()
        if self.report.output_error:
            # Cutting off what does not count may free the room that the report needs.
            with suppress(OSError):
                recover(self.folder, self.ledger)
        for last in (self._close_ledger, self._write_report):
            self._judge(interrupted)
            try:
                last()
            except OSError as error:
                self._note_error(error)  # lines and marks are safe by now
        verdict = self._judge(interrupted)
        os.close(self._lock)
        self._lock = -1
        return health.exit_code(self.report, verdict)

    def _judge(self, interrupted: bool) -> Verdict:
        self.verdict, self.reasons = health.judge(
            self.report, interrupted=interrupted, thresholds=self.thresholds
        )
        return self.verdict

    def _listen_for_silence(self) -> None:
        """Note it as trouble where a run that looked at the whole site found it silent too long."""
        chosen = {"since", "until", "section", "limit"} & self.arguments.keys()
        if self.arguments.get("source", "live") != "live":
            return
        if chosen or not self.report.discovery or self.report.output_error:
            return
        latest = self.ledger.latest_found(EXAMPLES)
        if not latest:
            return
        said = silence(
            self.started,
            datetime.fromisoformat(latest[0][0]),
            self.ledger.latest_published(LATEST),
            timedelta(days=self.thresholds.silent_days),
        )
        if said:
            self.report.troubles.append(f"{said}: see {', '.join(url for _, url in latest)}")

    def _earlier_profiles(self) -> list[Kinds]:
        """Return the profiles of earlier runs that found their articles as this one did."""
        found = []
        for path in sorted((self.folder / "runs").glob("*.json"), reverse=True):
            with suppress(OSError, ValueError):
                report = json.loads(path.read_text(encoding="utf-8"))
                kinds = earlier_kinds(report)
                if (
                    kinds
                    and report.get("verdict") in ("healthy", "degraded", "interrupted")
                    and report.get("discovery", [])[-1:] == self.report.discovery[-1:]
                ):
                    found.append(kinds)
            if len(found) == RUNS:
                break
        return found

    def _close_ledger(self) -> None:
        self.held = self.ledger.count_held()
        self.ledger.close()

    def _write_report(self) -> None:
        path = self.folder / "runs" / f"{self.name}.json"
        part = path.with_name(path.name + ".part")
        with part.open("w", encoding="utf-8") as file:
            json.dump(self.as_dict(), file, ensure_ascii=False, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)

    def as_dict(self) -> dict[str, Any]:
        """Return the report as it is written to ``runs/TIME.json``."""
        finished = datetime.now(UTC)
        return {
            "outlet": self.folder.name,
            "run": self.name,
            "started": self.started.isoformat(),
            "finished": finished.isoformat(timespec="seconds"),
            "seconds": round((finished - self.started).total_seconds(), 1),
            "arguments": self.arguments,
            "verdict": self.verdict,
            "reasons": self.reasons,
            **self.report.as_dict(),
            "held": self.held,
            "files": self.sealed,
            "versions": {
                "tintinh": __version__,
                "scrapy": scrapy.__version__,
                "python": platform.python_version(),
            },
        }


def take_lock(folder: Path) -> int:
    """Return the lock on an outlet's `folder`: a file descriptor that holds it. Raise `Locked`."""
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise Locked(f"another run of {folder.name} holds {folder / 'lock'}") from None
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
    return lock


def free_name(folder: Path, started: datetime) -> str:
    """Return the run's name: its start in UTC to the second, with a suffix where that is taken."""
    stem = started.strftime("%Y%m%dT%H%M%SZ")
    taken = {
        match[0]
        for path in folder.glob(f"*/{stem}*")
        if (match := re.match(rf"{stem}(?:\.\d+)?", path.name))
    }
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}.{number}"
    return name
