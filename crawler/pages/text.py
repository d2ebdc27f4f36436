"""Small readings of an element's text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from crawler.pages.xpath import shown_text

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_FOLDED = re.compile(r"[\s\xa0–—-]+")


def text_of(el: etree._Element) -> str:
    """Return the text that `el` shows, its white space folded to single spaces (NBSP stays)."""
    return _BLANKS.sub(" ", shown_text(el)).strip(" ")


def start_of(el: etree._Element, length: int = 300) -> str:
    """Return the beginning of the text that `el` shows: for comparing what may be a whole page."""
    return _BLANKS.sub(" ", shown_text(el)[: 2 * length]).strip(" ")[:length]


def fold(text: str) -> str:
    """Return `text` for comparison: lower case, white space and dashes folded, quotes straight."""
    text = _FOLDED.sub(" ", text).strip().casefold()
    return text.translate(_QUOTES)


_QUOTES = str.maketrans("“”„‘’‚`´", "\"\"\"'''''")


def texts(elements: Iterable[etree._Element]) -> list[str]:
    """Return the texts of `elements` in order, each once, without the empty ones."""
    return list(dict.fromkeys(t for el in elements if (t := text_of(el))))
