"""How well and how fast pages are read: ``python -m benchmarks.read PATH [--set NAME]``.

PATH is a folder with ``gold.jsonl`` (a line a page: `id`, `set`, `url`, `text`, `title`, `author`,
`date`; null where not judged) and ``pages/ID.html.gz``. Each page is read and cleaned in this
process. Text is scored as the article-extraction-benchmark does: precision and recall of the
multiset of 4-token shingles, means over the pages. `trafilatura` and `readability`, where they are
installed, are scored beside ours. A second table shows where our time goes, stage by stage, beside
that of `lxml.html.fromstring` on the same pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

import lxml.html
from rich.console import Console
from rich.table import Table

from crawler.pages import Page, parse, read
from crawler.pages.dates import read_dates
from crawler.pages.lead import find_lead
from crawler.pages.people import read_people
from crawler.pages.reader import body_element, read_page_body
from crawler.pages.title import find_headline
from crawler.pages.trail import read_next_pages, read_sections, read_tags
from pipelines.check import Unusable
from pipelines.clean import STEPS, clean, copy_of

WORD = re.compile(r"\w+")
Fields = dict[str, Any]
Reader = Callable[[bytes, str], Fields]


@dataclass
class Score:
    """The scores of one reader, a number a page."""

    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    title: list[float] = field(default_factory=list)
    authors: list[float] = field(default_factory=list)
    day: list[float] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of mean precision and mean recall."""
        p, r = mean(self.precision or [0]), mean(self.recall or [0])
        return 2 * p * r / (p + r) if p + r else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the 4-token shingles of `text`; a shorter text is one shingle."""
    tokens = WORD.findall(unicodedata.normalize("NFC", text))
    if len(tokens) < 4:
        return Counter([tuple(tokens)] if tokens else [])
    return Counter(zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False))


def fold(text: str) -> str:
    """Return `text` for comparison: NFKC, lower case, words only."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def ours(html: bytes, url: str) -> Fields:
    """Read and clean a page with tintinh.

    The day is the one in the publisher's own time zone: a record's is Vietnam's.
    """
    try:
        record = clean(read(html, url or "https://unknown.example/"))
    except Unusable:
        return {}
    raw = record.published_raw or ""
    day = raw[:10] if re.match(r"\d{4}-\d\d-\d\dT", raw) else record.published
    return {
        "text": record.text,
        "title": record.title,
        "authors": [author.name for author in record.authors],
        "day": day,
    }


def peers() -> Iterator[tuple[str, Reader]]:
    """Yield the extractors that are installed here."""
    try:
        import trafilatura  # type: ignore[import-not-found]
    except ImportError:
        pass
    else:

        def by_trafilatura(html: bytes, url: str) -> Fields:
            found = trafilatura.bare_extraction(html, url=url, with_metadata=True)
            if found is None:
                return {}
            found = found if isinstance(found, dict) else found.as_dict()
            authors = [a.strip() for a in (found.get("author") or "").split(";") if a.strip()]
            return {**found, "authors": authors, "day": found.get("date")}

        yield "trafilatura", by_trafilatura
    try:
        from readability import Document  # type: ignore[import-not-found]
    except ImportError:
        pass
    else:

        def by_readability(html: bytes, url: str) -> Fields:
            document = Document(html.decode("utf-8", "replace"))
            summary = lxml.html.fromstring(document.summary())
            return {
                "text": " ".join(map(str, summary.itertext())),
                "title": document.title(),
                "authors": [],
            }

        yield "readability", by_readability


def add(score: Score, gold: Fields, found: Fields) -> None:
    """Add what `found` is worth against `gold` to `score`."""
    wanted, got = shingles(gold["text"] or ""), shingles(found.get("text") or "")
    both = sum((wanted & got).values())
    if got:
        score.precision.append(both / sum(got.values()))
    score.recall.append(both / sum(wanted.values()) if wanted else float(not got))
    if gold["title"]:
        score.title.append(float(fold(gold["title"]) == fold(found.get("title") or "")))
    if gold["author"]:
        people = {fold(gold["author"])}
        named = {fold(name) for name in found.get("authors") or ()} - {""}
        score.authors.append(2 * len(people & named) / (len(people) + len(named)))
    if gold["date"]:
        score.day.append(float(gold["date"][:10] == str(found.get("day") or "")[:10]))


def stages(html: bytes, url: str) -> Iterator[tuple[str, float]]:
    """Yield the stages of reading and cleaning a page with the CPU seconds each took."""
    url = url or "https://unknown.example/"
    clock = time.process_time
    began = clock()
    root = parse(html)
    yield "parse", (now := clock()) - began
    page = Page(root, url)
    yield "index", (then := clock()) - now
    headline = find_headline(page)
    yield "headline", (now := clock()) - then
    _ = page.states
    yield "what is around", (then := clock()) - now
    element, by_layout = body_element(page)
    yield "where the body is", (now := clock()) - then
    lead = find_lead(page, headline, element)
    yield "lead", (then := clock()) - now
    read_page_body(page, element, headline, lead, by_layout)
    yield "body", (now := clock()) - then
    read_people(page, headline, element)
    yield "people", (then := clock()) - now
    read_dates(page, headline, element)
    yield "dates", (now := clock()) - then
    read_sections(page, None, {})
    read_tags(page)
    read_next_pages(page)
    yield "sections, tags, further pages", (then := clock()) - now
    del root, page, headline, element, lead
    yield "letting go of the page", clock() - then
    # Read anew: what the stages above left in the page would be of no use to this one.
    raw = read(html, url)
    began = clock()
    work = copy_of(raw)
    yield "clean: copy", clock() - began
    changes: Counter[str] = Counter()
    for step in STEPS:
        began = clock()
        try:
            step(work, changes)
        except Unusable:
            break
        finally:
            yield f"clean: {step.__name__}", clock() - began


def look_at_all(html: bytes) -> None:
    """Do what no reader in Python can do without: parse, and ask each element for what it says."""
    elements = list(parse(html).iter("*"))
    for el in elements:
        _ = el.tag, el.text, el.tail, el.get("class")


def show_stages(pages: list[tuple[bytes, str]]) -> Table:
    """Return a table of where the time goes on `pages`."""
    spent: Counter[str] = Counter()
    floor = at_least = 0.0
    for html, url in pages:
        began = time.process_time()
        lxml.html.fromstring(html)
        parsed = time.process_time()
        look_at_all(html)
        floor += parsed - began
        at_least += time.process_time() - parsed
        for stage, seconds in stages(html, url):
            spent[stage] += seconds  # type: ignore[assignment]
    table = Table("stage", "ms", "x parse", title=f"where the time goes, {len(pages)} pages")
    for stage, seconds in [
        *spent.items(),
        ("in all", spent.total()),
        ("floor: parsing, tag, text, tail and class of each element", at_least),
    ]:
        table.add_row(stage, f"{1000 * seconds / len(pages):.2f}", f"{seconds / floor:.2f}")
    return table


def main() -> None:
    """Score every reader on the pages and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--set", default="check", help="which pages of the gold (check)")
    given = arguments.parse_args()
    lines = (given.path / "gold.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    golds = [gold for gold in map(json.loads, lines) if gold["set"] == given.set]
    readers: list[tuple[str, Reader]] = [("tintinh", ours), *peers()]
    scores = {name: Score() for name, _ in readers}
    parsing = 0.0
    pages = []
    for gold in golds:
        html = gzip.decompress((given.path / "pages" / f"{gold['id']}.html.gz").read_bytes())
        pages.append((html, gold["url"]))
        began = time.process_time()
        lxml.html.fromstring(html)
        parsing += time.process_time() - began
        for name, reader in readers:
            began = time.process_time()
            found = reader(html, gold["url"] or "")
            scores[name].seconds += time.process_time() - began
            add(scores[name], gold, found)
    columns = ("reader", "P", "R", "F1", "title", "authors", "day", "ms", "x parse")
    table = Table(*columns, title=f"{len(golds)} pages, set {given.set}")
    for name, score in scores.items():
        parts = (score.precision, score.recall, [score.f1], score.title, score.authors, score.day)
        cells = [f"{mean(part):.3f}" if part else "-" for part in parts]
        milliseconds = 1000 * score.seconds / max(1, len(golds))
        table.add_row(name, *cells, f"{milliseconds:.1f}", f"{score.seconds / parsing:.1f}")
    Console().print(table)
    Console().print(show_stages(pages))


if __name__ == "__main__":
    main()
