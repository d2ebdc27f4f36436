"""Score cleaned records against gold, field by field.

    python -m benchmarks.score_cleaning GOLD.jsonl RECORDS.jsonl [--misses 5]

GOLD has one JSON object a line: ``path`` (of the article's address), ``title``, ``blocks`` (the
ordered body: ``paragraph``, ``heading``, ``quote`` with ``text``; ``list`` with ``items``; ``table``
with ``rows``), ``dateline`` (which the first paragraph still carries), ``authors``, ``byline``,
``captions``, ``section``, ``tags``, ``published``, ``modified``. RECORDS is what tintinh writes; the
newest revision of each counts. They are matched by the path of the address.

A field of an article is right or wrong; the score is the share that is right. Of what a gold
line does not have nothing is asked, nor of a time finer than the page printed it: a record whose
seconds are 00 is compared to the minute, and one without `modified` counts as right there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

Line = dict[str, Any]


def gold_paragraphs(gold: Line) -> list[str]:
    """Return the paragraphs to expect: the blocks in their order, the dateline taken off."""
    paragraphs: list[str] = []
    for block in gold["blocks"]:
        if block["type"] in ("paragraph", "heading", "quote"):
            paragraphs.append(block["text"])
        elif block["type"] == "list":
            paragraphs += block["items"]
        elif block["type"] == "table":
            paragraphs += [" | ".join(row) for row in block["rows"]]
    if gold.get("dateline") and paragraphs:
        paragraphs[0] = paragraphs[0].removeprefix(gold["dateline"]).strip()
    return paragraphs


def captions(record: Line) -> list[str]:
    """Return the captions of a record's images and clips."""
    held = record["images"] + record["videos"] + record["audios"]
    return sorted(one["caption"] for one in held if one["caption"])


FIELDS: dict[str, tuple[Callable[[Line], Any], Callable[[Line], Any]]] = {
    "title": (lambda gold: gold["title"], lambda record: record["title"]),
    "paragraphs": (gold_paragraphs, lambda record: record["paragraphs"]),
    "dateline": (
        lambda gold: gold["dateline"] or None,
        lambda record: record["dateline"] and record["dateline"]["raw"],
    ),
    "authors": (
        lambda gold: gold["authors"],
        lambda record: [author["name"] for author in record["authors"]],
    ),
    "byline": (lambda gold: gold["byline"] or None, lambda record: record["byline"]),
    "captions": (lambda gold: sorted(filter(None, gold["captions"])), captions),
    "section": (lambda gold: gold["section"], lambda record: record["sections"]),
    "tags": (lambda gold: sorted(gold["tags"]), lambda record: sorted(record["tags"])),
    "published": (lambda gold: gold["published"], lambda record: record["published"]),
    "modified": (lambda gold: gold["modified"], lambda record: record["modified"]),
}
"""Of each field, what gold expects and what a record has."""


def path_of(url: str) -> str:
    """Return the path by which gold and records are matched."""
    return unquote(urlsplit(url).path).rstrip("/") or "/"


def read_lines(path: Path) -> Iterator[Line]:
    """Give the objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def score(
    gold: dict[str, Line], records: dict[str, Line]
) -> tuple[dict[str, float], dict[str, list[tuple[str, Any, Any]]]]:
    """Return each field's share of right articles, and its misses (path, expected, found)."""
    shares: dict[str, float] = {}
    misses: dict[str, list[tuple[str, Any, Any]]] = {}
    both = [path for path in gold if path in records]
    for name, (expected_of, found_of) in FIELDS.items():
        asked = [path for path in both if name in gold[path] or name == "paragraphs"]
        misses[name] = []
        for path in asked:
            expected, found = expected_of(gold[path]), found_of(records[path])
            if name == "modified" and found is None:
                continue
            if name in ("published", "modified") and found and found[16:19] == ":00":
                expected, found = expected[:16], found[:16]
            if expected != found:
                misses[name].append((path, expected, found))
        shares[name] = 1 - len(misses[name]) / len(asked) if asked else 0.0
    return shares, misses


def differing(expected: Any, found: Any) -> tuple[Any, Any]:
    """Return of two lists only what is in one of them, so that a miss can be read."""
    if isinstance(expected, list) and isinstance(found, list):
        return [one for one in expected if one not in found], [
            one for one in found if one not in expected
        ]
    return expected, found


def short(value: Any) -> str:
    """Return `value` as it is shown of a miss."""
    printed = repr(value)
    return printed if len(printed) <= 300 else f"{printed[:300]} … ({len(printed)} characters)"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("records", type=Path)
    parser.add_argument("--misses", type=int, default=3, help="shown of each field (default 3)")
    options = parser.parse_args(arguments)
    gold = {path_of(line["path"]): line for line in read_lines(options.gold)}
    records: dict[str, Line] = {}
    for record in read_lines(options.records):
        if record["status"] == "published":
            known = records.get(path_of(record["canonical_url"]))
            if known is None or known["revision"] <= record["revision"]:
                records[path_of(record["canonical_url"])] = record
    shares, misses = score(gold, records)
    held = sum(1 for path in gold if path in records)
    print(f"{len(gold)} gold, {held} with a record, {len(records) - held} records more")
    for name, share in shares.items():
        print(f"{name:<12}{share:7.4f}  {len(misses[name])} wrong")
    for name, found in misses.items():
        for path, expected, got in found[: options.misses]:
            missing, extra = differing(expected, got)
            print(f"\n{name}  {path}\n  expected {short(missing)}\n  found    {short(extra)}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
