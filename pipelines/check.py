"""Check the finished article: repair or flag what a researcher can live with, refuse the rest."""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeVar

from crawler.article import (
    Clip,
    Image,
    InvalidRecord,
    Link,
    RawArticle,
    add_flag,
    record,
    validate,
)
from pipelines.fields import map_texts
from pipelines.settle import count_words

SHORT = 50
"""Words of text below which an article is flagged `short`."""
LONGEST_TITLE = 300
"""Characters of title above which it is flagged `long-title`."""
LONGEST_TEXT = 200_000
"""Characters of text above which it is flagged `long`."""

_HTTP = re.compile(r"https?://[^\s/]\S*")
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|em|br|hr|h[1-6]|li|ul|ol|td|tr|th|div|img|font|span|strong|table|tbody|thead|figure"
    r"|figcaption|iframe|script|style|center|blockquote|video|audio|source|object|embed|param|form|input)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_HIDDEN = (("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->"))
"""What begins and ends text that no reader sees."""
_NESTED = 4
"""Passes over a text in which taking out one tag makes another; then its brackets go."""


class Unusable(ValueError):
    """An article that must not be written. `reason` is a short code: ``no-content``, …"""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


_Held = TypeVar("_Held", Image, Clip, Link)


def strip_markup(text: str) -> str:
    """Return `text` without HTML tags; what a script or style element holds goes with it."""
    for _ in range(_NESTED):
        if "<" not in text:
            return text
        stripped = text
        for begin, end in _HIDDEN:
            stripped = _cut(stripped, begin, end)
        stripped = " ".join(_TAG.sub(" ", stripped).split())
        if stripped == text:
            return text
        text = stripped
    return " ".join(text.replace("<", " ").split())


def _cut(text: str, begin: str, end: str) -> str:
    """Return `text` without what stands between `begin` and `end`, in one pass."""
    lowered = text.lower()
    if begin not in lowered or len(lowered) != len(text):
        return text
    kept, at = [], 0
    while (start := lowered.find(begin, at)) >= 0:
        stop = lowered.find(end, start)
        if stop < 0:
            break
        kept.append(text[at:start])
        at = stop + len(end)
    kept.append(text[at:])
    return " ".join(kept)


def strip_tags(article: RawArticle, changes: Counter[str]) -> None:
    """Strip markup that was printed as text, and flag it."""

    def change(text: str) -> str:
        if "<" not in text:
            return text
        stripped = strip_markup(text)
        if stripped != text:
            changes["markup"] += 1
            add_flag(article, "markup")
        return stripped

    map_texts(article, change)


def _usable(held: list[_Held], article: RawArticle, changes: Counter[str]) -> list[_Held]:
    """Return those of `held` whose addresses are absolute http(s)."""
    kept = []
    for one in held:
        if isinstance(one, Clip):
            if one.url and not _HTTP.fullmatch(one.url):
                one.url = None
            if one.embed_url and not _HTTP.fullmatch(one.embed_url):
                one.embed_url = None
            good = bool(one.url or one.embed_url)
        else:
            good = _HTTP.fullmatch(one.url) is not None
        if good:
            kept.append(one)
        else:
            changes["bad-url"] += 1
            add_flag(article, "bad-url")
    return kept


def check_addresses(article: RawArticle, changes: Counter[str]) -> None:
    """Take out pictures, clips and links without an absolute http(s) address, and flag it."""
    article.images = _usable(article.images, article, changes)
    article.videos = _usable(article.videos, article, changes)
    article.audios = _usable(article.audios, article, changes)
    article.links = _usable(article.links, article, changes)
    for image in article.images:
        image.width = image.width if image.width is None or image.width > 0 else None
        image.height = image.height if image.height is None or image.height > 0 else None


def check(article: RawArticle, changes: Counter[str]) -> None:
    """Check `article`, flag what a researcher should know, raise `Unusable` where it is none."""
    if article.status == "published":
        _flag(article)
        if not (
            article.title or article.text or article.images or article.videos or article.audios
        ):
            raise Unusable("no-content", article.url)
    try:
        validate(record(article))
    except InvalidRecord as error:
        raise Unusable("invalid", str(error)) from error


def _flag(article: RawArticle) -> None:
    if not article.title:
        add_flag(article, "no-title")
    elif len(article.title) > LONGEST_TITLE:
        add_flag(article, "long-title")
    words = count_words(article.text)
    if not words:
        add_flag(article, "empty")
    elif words < SHORT:
        add_flag(article, "short")
    if len(article.text) > LONGEST_TEXT:
        add_flag(article, "long")
    if not article.byline and not article.authors:
        add_flag(article, "no-byline")
    if not article.published:
        add_flag(article, "no-date")
    elif article.modified and _before(article.modified, article.published):
        add_flag(article, "modified-before-published")


def _before(one: str, other: str) -> bool:
    """Say whether ISO `one` lies before `other`, as far as both are known."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]
