"""A body that the page carries in a script, to be put in place by the browser; nothing is run.

Two forms: a string of HTML given to a variable (``var outputData = "<p>…"``), and the state of a
JavaScript framework as JSON (``__NEXT_DATA__``, ``window.__STATE__ = {…}``), in which the longest
string of HTML is the body and the object around it the article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from crawler.pages.page import Page

_MOST = 8_000_000
"""Characters of the longest script that is looked into."""
_NODES = 200_000
_MARKS = ("<p", "\\u003cp", "\\u003Cp", "<br", "\\u003cbr", "&lt;p", "<div", "\\u003cdiv")
_PARAGRAPH = re.compile(r"<(?:p|br|div)\b", re.I)
_SHORTEST = 120
"""Characters of the shortest string that may be a body."""
_OPENING = re.compile(r"[=(,:\[+{?]\s{0,9}[\"'`]")
"""What comes before a string; an apostrophe in a remark is no quote."""
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_ESCAPES = {"\\n": "\n", "\\r": "\r", "\\t": "\t", "\\/": "/", '\\"': '"', "\\'": "'", "\\\\": "\\"}
_ESCAPE = re.compile(r"\\[nrt/\"'\\]")
_TITLES = ("title", "headline", "name")
_LEADS = ("sapo", "lead", "description", "summary", "shortdescription", "intro")
_DATES = (
    "publishdate", "publisheddate", "publishedat", "published_at", "publish_date", "datepublished",
    "publishedtime", "published_time", "publishtime", "distributiondate", "date", "createdat",
)  # fmt: skip
_AUTHORS = ("author", "authors", "authorname", "author_name", "byline", "penname")


@dataclass(slots=True)
class Scripted:
    """An article in a script: its body as HTML, and what stands beside it."""

    html: str
    title: str | None = None
    lead: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()


def find_scripted(page: Page) -> Scripted | None:
    """Return the article that a script of `page` carries, None where none does."""
    best: Scripted | None = None
    for at in page.index.by_tag.get("script", ()):
        text = page.index.texts[at]
        if not text or not _SHORTEST <= len(text) <= _MOST or not any(m in text for m in _MARKS):
            continue
        if "ld+json" in (page.index.elements[at].get("type") or ""):
            continue
        for found in _candidates(text):
            if best is None or len(found.html) > len(best.html):
                best = found
    return best


def _candidates(script: str) -> Iterator[Scripted]:
    start = min((at for at in (script.find("{"), script.find("[")) if at >= 0), default=-1)
    if start >= 0 and (not script[:start].strip() or script[:start].rstrip().endswith("=")):
        try:
            value, _ = json.JSONDecoder().raw_decode(script, start)
        except (ValueError, RecursionError):
            pass
        else:
            yield from _in_state(value)
            return
    for literal in _literals(script):
        html = _unescaped(literal)
        if _is_body(html):
            yield Scripted(unescape(html) if "&lt;" in html and "<p" not in html else html)


def _in_state(value: Any) -> Iterator[Scripted]:
    queue: list[Any] = [value]
    for node in queue:
        if len(queue) > _NODES:
            return
        if isinstance(node, list):
            queue += node
        elif isinstance(node, dict):
            queue += [inner for inner in node.values() if isinstance(inner, dict | list)]
            bodies = [v for v in node.values() if isinstance(v, str) and _is_body(v)]
            if bodies:
                yield _article(node, max(bodies, key=len))


def _article(node: dict[Any, Any], html: str) -> Scripted:
    plain = {str(key).lower(): value for key, value in node.items()}

    def first(keys: tuple[str, ...]) -> str | None:
        for key in keys:
            value = plain.get(key)
            if isinstance(value, str) and value.strip() and value is not html:
                return value.strip()
        return None

    authors: list[str] = []
    for key in _AUTHORS:
        value = plain.get(key)
        for one in value if isinstance(value, list) else [value]:
            name = one.get("name") or one.get("fullName") if isinstance(one, dict) else one
            if isinstance(name, str) and name.strip() and len(name) < 100:
                authors.append(name.strip())
    return Scripted(
        html, first(_TITLES), first(_LEADS), first(_DATES), tuple(dict.fromkeys(authors))
    )


def _is_body(text: str) -> bool:
    return len(text) >= _SHORTEST and _PARAGRAPH.search(text) is not None


def _literals(script: str) -> Iterator[str]:
    """Yield the string literals of `script`, as written; each character is looked at once."""
    at = 0
    while begun := _OPENING.search(script, at):
        start = begun.end()
        quote = script[start - 1]
        end = start - 1
        while True:
            end = script.find(quote, end + 1)
            if end < 0:
                return
            slash = end
            while script[slash - 1] == "\\" and slash > start:
                slash -= 1
            if (end - slash) % 2 == 0:
                break
        if end - start >= _SHORTEST:
            yield script[start:end]
        at = end + 1


def _unescaped(literal: str) -> str:
    if "\\" not in literal:
        return literal
    text = _UNICODE.sub(lambda m: chr(int(m[1] or m[2], 16)), literal)
    return _ESCAPE.sub(lambda m: _ESCAPES[m[0]], text)
