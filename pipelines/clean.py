"""The chain: from the article as it was read to the article as it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import copy
from dataclasses import fields
from operator import attrgetter
from typing import Any

from msgspec.structs import replace

from crawler.article import (
    Article,
    Author,
    Block,
    Clip,
    Extractor,
    Image,
    Link,
    Raw,
    RawArticle,
)
from pipelines.check import check, check_addresses, strip_tags
from pipelines.find_place import find_place
from pipelines.match_captions import match_captions
from pipelines.normalise_unicode import normalise_unicode, repair_letters
from pipelines.place_tone import ToneStyle, place_tones
from pipelines.read_dates import read_dates
from pipelines.repair_encoding import repair_encoding
from pipelines.settle import join_text, settle
from pipelines.strip_furniture import strip_furniture
from pipelines.take_byline import set_apart, take_byline
from pipelines.take_dateline import take_dateline
from pipelines.take_lead import take_lead
from pipelines.tell_kind import tell_kind
from pipelines.tell_language import tell_language

Step = Callable[[RawArticle, "Counter[str]"], None]

STEPS: tuple[Step, ...] = (
    repair_encoding,
    set_apart,
    normalise_unicode,
    strip_tags,
    tell_language,
    repair_letters,
    strip_furniture,
    match_captions,
    take_byline,
    take_lead,
    take_dateline,
    read_dates,
    check_addresses,
    settle,
    tell_kind,
    find_place,
    check,
)
"""The steps in their order. Each changes the article it is given and counts what it changed."""

_FIELDS = tuple(f.name for f in fields(Article))


def clean(article: Article, *, tone_style: ToneStyle | None = None) -> Article:
    """Return `article` cleaned: the record that tintinh writes.

    `article` is a `RawArticle` from a reader, or a plain `Article` such as
    `crawler.article.from_json` gives; it is left as it was. Of a plain one with a
    ``content_hash`` the body has been judged, so paragraphs, byline and dateline stay and only
    their spelling is looked after; set ``content_hash`` to None to have its paragraphs read
    anew. Cleaning what is clean changes nothing. `tone_style` places the tones of oa, oe, uy one
    way (``first-vowel`` hòa, ``second-vowel`` hoà); by default they stay as printed.

    Raise `Unusable` where there is nothing to write: no title, text or media, or a field that
    breaks the schema.

    >>> from crawler.article import RawArticle, Raw, Block
    >>> raw = RawArticle(
    ...     id="kontumtv:1", url="https://kontumtv.vn/a", canonical_url="https://kontumtv.vn/a",
    ...     outlet="kontumtv", title="Hội nghị",
    ...     raw=Raw(blocks=[
    ...         Block("paragraph", "(kontumtv.vn) – Sáng 19/12, tại Kon Tum, hội nghị đã khai mạc."),
    ...         Block("paragraph", "Quang Mẫn – Duy Phong", align="right"),
    ...     ]),
    ... )
    >>> article = clean(raw)
    >>> article.text, article.dateline.outlet, [author.name for author in article.authors]
    ('Sáng 19/12, tại Kon Tum, hội nghị đã khai mạc.', 'kontumtv.vn', ['Quang Mẫn', 'Duy Phong'])
    """
    return clean_and_count(article, tone_style=tone_style)[0]


def clean_and_count(
    article: Article, *, tone_style: ToneStyle | None = None
) -> tuple[Article, Counter[str]]:
    """Return what `clean` does, and how often each kind of change was made."""
    work = copy_of(article)
    changes: Counter[str] = Counter()
    for step in STEPS:
        step(work, changes)
    if tone_style is not None:
        place_tones(work, tone_style)
        work.text = join_text(work)
    return Article(**{name: getattr(work, name) for name in _FIELDS}), changes


def _copier(kind: type[Any]) -> Callable[[Any], Any]:
    """Return a function that copies a `kind`, a flat dataclass; `copy.copy` takes five times as long."""
    values = attrgetter(*(f.name for f in fields(kind)))
    return lambda one: kind(*values(one))


_copy_held = {
    "images": _copier(Image),
    "videos": _copier(Clip),
    "audios": _copier(Clip),
    "links": _copier(Link),
}


def copy_of(article: Article) -> RawArticle:
    """Return a raw article of its own that the steps may change, blocks and all."""
    values = {name: getattr(article, name) for name in _FIELDS}
    for name in ("paragraphs", "agencies", "sections", "tags", "flags"):
        values[name] = list(values[name])
    for name, copy_one in _copy_held.items():
        values[name] = list(map(copy_one, values[name]))
    values["authors"] = [Author(one.name, list(one.roles)) for one in article.authors]
    values["dateline"] = copy(article.dateline)
    values["extractor"] = Extractor(article.extractor.version, dict(article.extractor.fields))
    if isinstance(article, RawArticle):
        raw = copy(article.raw)
        # `copy.copy` takes three times as long.
        raw.blocks = list(map(replace, raw.blocks))
        raw.dates = list(map(replace, raw.dates))
    elif article.content_hash is None:
        raw = Raw(blocks=[Block("paragraph", text) for text in article.paragraphs])
    else:
        raw = Raw()
    return RawArticle(**values, raw=raw)
