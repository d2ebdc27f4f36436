"""Drive a crawl as a user would: the real command in a child process, and what it leaves on disk."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from tests.wordpress import WordPress
from tests.wordpress.site import Request

REPOSITORY = Path(__file__).parents[1]
OUTLET = "kontumtv"
UNHURRIED = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": 0, "RETRY_TIMES": 1}
"""Settings for servers of our own, which mind no hurry."""

Record = dict[str, Any]

PASSING = ("fetched", "source", "archived", "warc", "extractor")
"""Keys of a record that say how it was come by, and differ between two ways to the same article."""


@dataclass(frozen=True)
class Crawl:
    """What a crawl of one outlet said and left behind."""

    code: int
    stdout: str
    stderr: str
    folder: Path
    """The outlet's folder below DATA_DIR."""
    report: Record
    """The newest of its reports; empty where there is none."""

    @property
    def records(self) -> list[Record]:
        """The lines that this run wrote, in their order."""
        files = self.report.get("files", [])
        return [
            record
            for name in files
            if name.endswith(".jsonl")
            for record in read_lines(self.folder / name)
        ]

    @property
    def warcs(self) -> list[Path]:
        """The archive files that this run wrote."""
        files = self.report.get("files", [])
        return [self.folder / name for name in files if name.endswith(".warc.gz")]


def command(
    data_dir: Path,
    *options: str,
    outlets: Iterable[str] = (OUTLET,),
    settings: Mapping[str, object] | None = None,
    **arguments: object,
) -> list[str]:
    """Return the command line of a crawl into `data_dir`; `arguments` are those of ``-a``.

    A setting of None is left to the project.
    """
    line = [sys.executable, "-m", "scrapy", "crawl", *outlets, *options]
    for name, value in {**UNHURRIED, "DATA_DIR": data_dir, **(settings or {})}.items():
        if value is not None:
            line += ["-s", f"{name}={value}"]
    for name, value in arguments.items():
        line += ["-a", f"{name}={value}"]
    return line


def start(line: list[str], **options: Any) -> subprocess.Popen[str]:
    """Start a command in the repository; its output is piped."""
    return subprocess.Popen(
        line,
        cwd=options.pop("cwd", REPOSITORY),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | options.pop("env", {}),
        **options,
    )


def finish(process: subprocess.Popen[str], folder: Path, seconds: float = 120) -> Crawl:
    """Wait for a crawl to end. No crawl may hang, and none may show its user a traceback."""
    try:
        stdout, stderr = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        stdout, stderr = process.communicate()
        raise AssertionError(f"still running after {seconds} s:\n{stderr[-4000:]}") from None
    assert "Traceback" not in stderr + stdout, stderr[-6000:]
    return Crawl(process.returncode, stdout, stderr, folder, newest_report(folder))


def crawl(
    data_dir: Path,
    *options: str,
    outlet: str = OUTLET,
    settings: Mapping[str, object] | None = None,
    preexec_fn: Callable[[], None] | None = None,
    seconds: float = 120,
    later: str | None = None,
    **arguments: object,
) -> Crawl:
    """Crawl `outlet` into `data_dir` and return what came of it.

    With `later` (``25h``) the crawl's clock runs so far ahead, by libfaketime.
    """
    line = command(data_dir, *options, outlets=[outlet], settings=settings, **arguments)
    if later is not None:
        line = ["faketime", "-f", f"+{later}", *line]
    return finish(start(line, preexec_fn=preexec_fn), data_dir / outlet, seconds)


def run_scrapy(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run ``scrapy WORDS…`` in the repository and wait for it."""
    process = start([sys.executable, "-m", "scrapy", *words], **options)
    stdout, stderr = process.communicate(timeout=120)
    return subprocess.CompletedProcess(words, process.returncode, stdout, stderr)


def newest_report(folder: Path) -> Record:
    """Return the newest report below an outlet's folder, or an empty one."""
    reports = sorted(folder.glob("runs/*.json"), key=lambda path: path.stat().st_mtime_ns)
    if not reports:
        return {}
    report: Record = json.loads(reports[-1].read_text("utf-8"))
    return report


def read_lines(path: Path) -> list[Record]:
    """Return the records of a sealed file; a torn line fails."""
    data = path.read_bytes()
    assert data.endswith(b"\n"), f"{path.name} ends in the middle of a line"
    return [json.loads(line) for line in data.decode("utf-8").splitlines()]


def all_records(folder: Path) -> list[Record]:
    """Return all lines of all sealed files of an outlet, in the order of the files' names."""
    return [line for path in sorted(folder.glob("articles/*.jsonl")) for line in read_lines(path)]


def by_path(records: Iterable[Record]) -> dict[str, Record]:
    """Return `records` by the path of their canonical address. No two may have the same."""
    found: dict[str, Record] = {}
    for record in records:
        path = unquote(urlsplit(record["canonical_url"]).path)
        assert path not in found, f"twice: {path}"
        found[path] = record
    return found


def content(record: Record, without: Iterable[str] = PASSING) -> Record:
    """Return `record` without the keys that say how it was come by."""
    return {key: value for key, value in record.items() if key not in without}


def contents(records: Iterable[Record], without: Iterable[str] = PASSING) -> dict[str, Record]:
    """Return the content of `records` by their ids. No two may have the same."""
    found: dict[str, Record] = {}
    for record in records:
        assert record["id"] not in found, f"twice: {record['id']}"
        found[record["id"]] = content(record, without)
    return found


def assert_sealed(folder: Path) -> None:
    """Assert that nothing of a run is left open: no ``.part``, every file whole."""
    assert not list(folder.rglob("*.part"))
    ids = Counter((record["id"], record["revision"]) for record in all_records(folder))
    assert not [id for id, times in ids.items() if times > 1]
    for path in folder.glob("warc/*.warc.gz"):
        check_warc(path)


def check_warc(path: Path) -> None:
    """Assert what ``warcio check`` checks, and that the last record ends where the file ends."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        problems = Checker(SimpleNamespace(inputs=[str(path)], verbose=False)).process_all()
    assert not problems, said.getvalue()
    assert warc_records(path)[-1][1] == path.stat().st_size


def archived_response(folder: Path, record: Record) -> tuple[str, bytes]:
    """Return address and decoded payload of the response record that `record` points to."""
    place = record["warc"]
    with (folder / "warc" / place["file"]).open("rb") as file:
        file.seek(place["offset"])
        found = next(iter(ArchiveIterator(file)))
        assert found.rec_type == "response"
        return found.rec_headers.get_header("WARC-Target-URI"), found.content_stream().read()


def warc_records(path: Path) -> list[tuple[int, int]]:
    """Return where each record of a compressed archive file begins and ends."""
    with path.open("rb") as file:
        records = ArchiveIterator(file)
        places = []
        for record in records:
            record.raw_stream.read()
            places.append((records.get_record_offset(), records.get_record_length()))
    return [(start, start + length) for start, length in places]


@dataclass(frozen=True)
class Way:
    """A way to find the articles: what the site offers, what the user insists on, what serves."""

    serves: str
    insists: dict[str, str] = field(default_factory=dict)
    shut: tuple[str, ...] = ()


WAYS = {
    "REST": Way("rest"),
    "insisting on the sitemap": Way("sitemap", {"discovery": "sitemap"}),
    "insisting on the feed": Way("feed", {"discovery": "feed"}),
    "without REST": Way("sitemap", shut=("rest",)),
    "without REST and sitemaps": Way("feed", shut=("rest", "sitemaps")),
    "with listings only": Way("listing", shut=("rest", "sitemaps", "feeds")),
}


@dataclass(frozen=True)
class Told:
    """Two crawls, one right after the other, and what the site was asked by each."""

    first: Crawl
    asked: list[Request]
    second: Crawl
    asked_again: list[Request]


def crawl_twice(site: WordPress, way: Way, data_dir: Path) -> Told:
    """Crawl `site` twice in this way into `data_dir`; its doors are open again afterwards."""
    for door in way.shut:
        getattr(site, door)(False)
    try:
        crawls, asked = [], []
        for _ in range(2):
            site.clear_requests()
            crawls.append(crawl(data_dir, site=site.url, **way.insists))
            asked.append(site.requests())
    finally:
        for door in way.shut:
            getattr(site, door)()
    return Told(crawls[0], asked[0], crawls[1], asked[1])
