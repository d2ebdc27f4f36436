"""Where the tone mark stands in open syllables in oa, oe and uy: hòa or hoà.

Two conventions are in print, here called ``first-vowel`` (hòa, khỏe, thúy) and
``second-vowel`` (hoà, khoẻ, thuý). Which one an article uses is evidence of house and period, so
nothing is moved unless asked; comparisons fold it with `tone_key`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from crawler.article import RawArticle
from pipelines.fields import map_texts
from pipelines.syllables import ONSETS, TONED, TONES

ToneStyle = Literal["first-vowel", "second-vowel"]


def _cases(letter: str) -> tuple[str, str]:
    return letter, letter.upper()


_SECOND: dict[str, str] = {}
for _first, _last in ("oa", "oe", "uy"):
    for _a in _cases(_first):
        for _b in _cases(_last):
            for _tone in TONES:
                _SECOND[TONED[_a, _tone] + _b] = _a + TONED[_b, _tone]
_FIRST = {second: first for first, second in _SECOND.items()}


def _pattern(pairs: dict[str, str]) -> re.Pattern[str]:
    first = "".join(sorted({pair[0] for pair in pairs}))
    last = "".join(sorted({pair[1] for pair in pairs}))
    return re.compile(rf"[{first}][{last}](?![\w\u0300-\u036f]|['’]\w)")


_FIND = {"first-vowel": _pattern(_FIRST), "second-vowel": _pattern(_SECOND)}
_PAIRS = {"first-vowel": _FIRST, "second-vowel": _SECOND}
# Texts without any of the letters that would lose their tone are most texts in other languages.
_LETTERS = {
    "first-vowel": re.compile(f"[{''.join(sorted({pair[1] for pair in _FIRST}))}]"),
    "second-vowel": re.compile(f"[{''.join(sorted({pair[0] for pair in _SECOND}))}]"),
}
_ONSET_BEFORE = re.compile(r"[^\W\d_]*\Z")
_LONGEST_ONSET = max(map(len, ONSETS))


def place_tone(text: str, style: ToneStyle) -> str:
    """Return `text` (NFC) with the tone of every open syllable in oa, oe, uy placed as `style` says.

    Only a word that is wholly an onset, one of the three rimes and one tone is touched; ``qu`` is
    no onset here (quý, quỳ). Names of other languages (Chloé, Balbóa) stay.
    """
    if not _LETTERS[style].search(text):
        return text
    pairs = _PAIRS[style]

    def move(found: re.Match[str]) -> str:
        pair = found.group()
        moved = pairs.get(pair)
        if moved is None:
            return pair
        start = found.start()
        window = text[max(0, start - _LONGEST_ONSET - 2) : start]
        onset = _ONSET_BEFORE.search(window)
        assert onset is not None
        before = window[: onset.start()]
        if onset.group().lower() not in ONSETS or before[-1:] in ("'", "’", "_"):
            return pair
        if before[-1:].isdigit() or unicodedata.combining(before[-1:] or " "):
            return pair
        return moved

    return _FIND[style].sub(move, text)


def tone_key(text: str) -> str:
    """Return `text` as it is compared where the placement of tones is no difference.

    NFC and ``first-vowel``, nothing else: case and punctuation stay.
    """
    if text.isascii():
        return text
    return place_tone(unicodedata.normalize("NFC", text), "first-vowel")


def place_tones(article: RawArticle, style: ToneStyle) -> None:
    """Place the tones in all of what `article` prints as `style` says, if it is Vietnamese."""
    if article.language == "vi":
        map_texts(article, lambda text: place_tone(text, style))
