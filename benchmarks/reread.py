"""How fast archives are read anew: ``python -m benchmarks.reread [--pages N] [--big]``.

Of an archive of N pages (the demo's, each under many addresses), prints records a second and core
of ``scrapy reread``, from WARC to sealed JSONL; beside the floor, fastwarc and
``lxml.html.fromstring`` over the same file, and beside trafilatura, with fastwarc, over as much of
it as it gets through in ten seconds; and how two processes do against one. ``--big`` measures the
peak memory on an archive of 1 GB, of all processes together. Needs the extra ``bench``.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import lxml.html
from fastwarc.warc import ArchiveIterator, WarcRecordType
from rich.console import Console
from rich.table import Table
from scrapy.http import Request
from scrapy.http import Response as ScrapyResponse
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.processes import ROOT, Cost, run
from crawler.run import Run
from crawler.sources import warc
from crawler.sources.files import ArchiveFile

DEMO = ROOT / "fixtures" / "kontumtv.warc.gz"
SECONDS = 10


def demo_pages() -> list[tuple[str, bytes]]:
    """Return the addresses and bodies of the demo's HTML pages."""
    file = ArchiveFile(DEMO.name, DEMO)
    found = []
    for each in warc.index(file):
        if isinstance(each, warc.Capture) and each.mime == "text/html":
            answer: ScrapyResponse = warc.read(file, each, Request(each.url), 1 << 24)
            found.append((each.url, answer.body))
    return found


def write_archive(path: Path, pages: int, *, packed: bool) -> None:
    """Write an archive of `pages` pages to `path`: the demo's, each copy an article of its own."""
    demo = demo_pages()
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        for number in range(pages):
            url, body = demo[number % len(demo)]
            copy = number // len(demo)
            address = f"{url.rstrip('/')}-{copy}/"
            for pattern in (rb"(postid-)(\d+)", rb"(\?p=)(\d+)", rb"(id=\"post-)(\d+)"):
                body = re.sub(pattern, rb"\g<1>%d\g<2>" % (copy + 1), body)
            body = body.replace(url.encode(), address.encode())
            headers = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=UTF-8")], protocol="HTTP/1.1"
            )
            writer.write_record(
                writer.create_warc_record(
                    address,
                    "response",
                    payload=BytesIO(body),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Date": "2015-01-02T03:04:05Z"},
                )
            )


def bodies(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of an archive, read with fastwarc."""
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
            yield record.headers["WARC-Target-URI"], record.reader.read()


def floor(path: Path) -> float:
    """Return CPU seconds a page of reading the archive and parsing its pages, and no more."""
    began, pages = time.process_time(), 0
    for _, body in bodies(path):
        lxml.html.fromstring(body)
        pages += 1
    return (time.process_time() - began) / pages


def peer(path: Path) -> float:
    """Return CPU seconds a page of reading the archive with trafilatura."""
    import trafilatura

    began, pages = time.process_time(), 0
    for url, body in bodies(path):
        trafilatura.bare_extraction(body, url=url, with_metadata=True)
        pages += 1
        if time.process_time() - began > SECONDS:
            break
    return (time.process_time() - began) / pages


def reread(data: Path, archive: Path, jobs: int) -> tuple[Cost, int]:
    """Read the archive anew; return the cost and how many records there are."""
    command = [sys.executable, "-m", "scrapy", "reread", "kontumtv", "-s", f"DATA_DIR={data}"]
    cost = run([*command, "--archive", str(archive), "--jobs", str(jobs)])
    newest = max((data / "kontumtv" / "reread").glob("*.jsonl"), key=lambda p: p.stat().st_mtime_ns)
    with newest.open("rb") as lines:
        return cost, sum(1 for _ in lines)


def prepare(data: Path, archive: Path) -> None:
    """Fill `data` as a crawl of the archive would have done: a ledger, and a record a page."""
    Run.open(data, "kontumtv").close(interrupted=False)
    reread(data, archive, 2)
    folder = data / "kontumtv"
    for path in (folder / "reread").glob("*.jsonl"):
        shutil.move(path, folder / "articles" / path.name)


def speed(pages: int) -> None:
    """Print the table of speeds."""
    with tempfile.TemporaryDirectory() as place:
        archive, data = Path(place) / "pages.warc.gz", Path(place) / "data"
        write_archive(archive, pages, packed=True)
        prepare(data, archive)
        at_least, traf = floor(archive), peer(archive)
        one, records = reread(data, archive, 1)
        two, _ = reread(data, archive, 2)
    ours = one.cpu_seconds / pages
    table = Table("", "pages a second and core", "ms a page", "x floor", title=f"{pages:,} pages")
    for name, seconds in (
        ("fastwarc and lxml.html.fromstring", at_least),
        ("scrapy reread", ours),
        ("fastwarc and trafilatura", traf),
    ):
        table.add_row(
            name, f"{1 / seconds:,.0f}", f"{1000 * seconds:.2f}", f"{seconds / at_least:.1f}"
        )
    print_line = Console(width=110).print
    print_line(table)
    print_line(f"{records:,} records; {ours / at_least:.1f} times the floor (aim: 3 at most)")
    print_line(f"{traf / ours:.1f} times as fast as trafilatura (aim: 8 at least)")
    print_line(
        f"two processes take {two.seconds:.1f} s where one takes {one.seconds:.1f} s:"
        f" {one.seconds / two.seconds:.2f} times as fast"
    )


def resident(process: int) -> int:
    """Return the bytes that a process and those below it hold, shared ones counted in parts."""
    total = 0
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                total += resident(int(child))
    except OSError:
        pass  # it has ended
    return total


def memory(megabytes: int) -> None:
    """Print the peak memory of reading an archive of so many MB, unpacked, with two processes."""
    with tempfile.TemporaryDirectory() as place:
        archive, data = Path(place) / "pages.warc", Path(place) / "data"
        one = sum(len(body) + 600 for _, body in demo_pages()) / len(demo_pages())
        write_archive(archive, int(megabytes * 1_000_000 / one), packed=False)
        Run.open(data, "kontumtv").close(interrupted=False)
        command = [sys.executable, "-m", "scrapy", "reread", "kontumtv", "-s", f"DATA_DIR={data}"]
        process = subprocess.Popen(
            [*command, "--archive", str(archive), "--jobs", "2"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        peak = 0
        ended = threading.Event()
        threading.Thread(target=lambda: (process.wait(), ended.set()), daemon=True).start()
        while not ended.wait(0.5):
            peak = max(peak, resident(process.pid))
        if process.returncode:
            raise SystemExit(f"scrapy reread: exit {process.returncode}")
        size = archive.stat().st_size
    print(
        f"{size / 1e9:.2f} GB read anew by two processes: {peak / 1e6:.0f} MB at the most, all of"
        f" them together (aim: under 400 MB)"
    )


def main() -> None:
    """Measure, and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--pages", type=int, default=3000)
    arguments.add_argument("--big", action="store_true", help="memory on an archive of 1 GB")
    arguments.add_argument("--megabytes", type=int, default=1000, help="of the big archive")
    given = arguments.parse_args()
    if given.big:
        memory(given.megabytes)
    else:
        speed(given.pages)


if __name__ == "__main__":
    main()
