"""Quality scores of an article: stored beside the record, and nothing is left out unless asked.

The measures and their limits are those with which FineWeb-2 (Penedo et al. 2025, configuration
``vie_Latn``) filtered Vietnamese web text, which took the number of words and the stop words from
Gopher (Rae et al. 2021). They were made for the web at large: a note of forty words fails one and
is news all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipelines.syllables import VALID, WORD

from .words import Texts, begins, bytes_of

FEWEST_WORDS, MOST_WORDS = 50, 100_000
FEWEST_STOP_WORDS = 2
MOST_DUPLICATE_LINES = 0.293
FEWEST_PUNCTUATED_LINES = 0.333
MOST_NEW_LINES = 0.103
LEAST_VIETNAMESE = 0.77
"""As `pipelines.tell_language` has it; FineWeb-2 asks its language model for 0.802 instead."""

LIMITS = {
    "words": [FEWEST_WORDS, MOST_WORDS],
    "stop_words": [FEWEST_STOP_WORDS, None],
    "vietnamese": [LEAST_VIETNAMESE, None],
    "duplicate_lines": [None, MOST_DUPLICATE_LINES],
    "punctuated_lines": [FEWEST_PUNCTUATED_LINES, None],
    "new_lines": [None, MOST_NEW_LINES],
}
"""Least and most of each measure that is checked."""

_ENDINGS = tuple(sign.encode() for sign in '.!?…:;"”’»')
"""What a line of prose ends in, …"""
_CLOSING_BYTES = b")] "
"""… before these."""
_CLOSING = np.isin(np.arange(256), list(_CLOSING_BYTES))
_CLOSINGS = 8
"""So many of those are taken off all lines together; where there are more, line by line."""
_LINE_END = np.uint8(0x0A)
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Quality(msgspec.Struct, gc=False):
    """What is measured of one article."""

    score: float
    """Share of the checks that it passes, 0 to 1."""
    failed: list[str]
    """The checks that it fails."""
    words: int
    vietnamese: float | None
    """Share of its words that are spelled as Vietnamese syllables; null without words."""
    stop_words: int
    """How many of the 13 stop words occur."""
    duplicate_lines: float
    """Share of its lines (lead and paragraphs) that stood there before."""
    punctuated_lines: float
    """Share of its lines that end in punctuation."""
    new_lines: float
    """Line ends for each word."""


class Measured(NamedTuple):
    """What is measured of several articles, a value each: the columns of `Quality`."""

    score: list[float]
    failed: list[list[str]]
    words: list[int]
    vietnamese: list[float | None]
    stop_words: list[int]
    duplicate_lines: list[float]
    punctuated_lines: list[float]
    new_lines: list[float]

    def each(self) -> Iterator[Quality]:
        """Yield the quality of each article."""
        return map(Quality, *self)


def measure(texts: pa.StringArray, words: Texts, languages: list[str | None]) -> Measured:
    """Return the quality of each of the records' `texts`, whose words are `words`.

    What holds of Vietnamese alone is checked of that alone.
    """
    traits = words.column("traits")
    size = np.diff(words.ends)
    of_letters = words.count(traits & WORD != 0)
    valid = words.count(traits & VALID != 0)
    stop_words = _stop_words(words)
    lines, different, ended = _lines(texts)
    vietnamese = _share(valid, of_letters, np.nan)
    duplicate = 1 - _share(different, lines, 1)
    punctuated = _share(ended, lines, 0)
    new_lines = _share(lines - 1, size, 0)
    of_vietnamese = np.array([language == "vi" for language in languages], dtype=bool)
    fails = {
        "words": (size < FEWEST_WORDS) | (size > MOST_WORDS),
        "duplicate_lines": duplicate > MOST_DUPLICATE_LINES,
        "punctuated_lines": punctuated < FEWEST_PUNCTUATED_LINES,
        "new_lines": new_lines > MOST_NEW_LINES,
        "stop_words": of_vietnamese & (stop_words < FEWEST_STOP_WORDS),
        # Where there is no word, none is Vietnamese.
        "vietnamese": of_vietnamese & ~(vietnamese >= LEAST_VIETNAMESE),
    }
    failed = np.zeros(len(texts), dtype=np.uint8)
    for bit, failing in enumerate(fails.values()):
        failed |= failing.astype(np.uint8) << bit
    named = [[name for bit, name in enumerate(fails) if mask >> bit & 1] for mask in range(64)]
    checks = np.where(of_vietnamese, len(fails), len(fails) - 2)
    count = np.bitwise_count(failed)
    return Measured(
        score=_rounded(1 - count / checks, 3),
        failed=[named[mask] for mask in failed.tolist()],
        words=size.tolist(),
        vietnamese=[
            None if none else share
            for none, share in zip((of_letters == 0).tolist(), _rounded(vietnamese, 3), strict=True)
        ],
        stop_words=stop_words.tolist(),
        duplicate_lines=_rounded(duplicate, 3),
        punctuated_lines=_rounded(punctuated, 3),
        new_lines=_rounded(new_lines, 4),
    )


def _share(part: NDArray, whole: NDArray, of_nothing: float) -> NDArray[np.float64]:
    """Return `part` / `whole`, and `of_nothing` where the whole is 0."""
    found = np.full(len(part), of_nothing, dtype=np.float64)
    np.divide(part, whole, out=found, where=whole != 0)
    return found


def _rounded(values: NDArray[np.float64], places: int) -> list[float]:
    """Return the decimals nearest to `values`, as Python rounds; NumPy's own are not always."""
    return [round(value, places) for value in values.tolist()]


def _stop_words(words: Texts) -> NDArray[np.uint8]:
    """Return how many different stop words each text has."""
    found = words.only(words.column("stop_word") != 0)
    bits = np.zeros(len(found.ends) - 1, dtype=np.uint16)
    filled = np.diff(found.ends) > 0
    if filled.any():
        starts = found.ends[:-1][filled]
        bits[filled] = np.bitwise_or.reduceat(found.column("stop_word"), starts)
    return np.bitwise_count(bits)


def _lines(texts: pa.StringArray) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Return of each text how many lines it has, how many different ones, and how many that end."""
    letters, ends = bytes_of(texts)
    starts = begins(letters, ends, _is_line_end)
    # The last byte of a line is its first from the other end.
    lasts = len(letters) - 1 - begins(letters[::-1], len(letters) - ends[::-1], _is_line_end)[::-1]
    text_of = np.searchsorted(ends, starts, side="right") - 1
    lines = np.bincount(text_of, minlength=len(texts))
    different = lines.copy()
    for text in _with_like_lines(letters, starts, lasts, text_of):
        different[text] = len({line for line in texts[text].as_py().split("\n") if line})
    ended = np.bincount(text_of[_ended(letters, starts, lasts)], minlength=len(texts))
    return lines, different, ended


def _is_line_end(letters: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return letters == _LINE_END


def _with_like_lines(
    letters: NDArray[np.uint8],
    starts: NDArray[np.intp],
    lasts: NDArray[np.intp],
    text_of: NDArray[np.intp],
) -> list[int]:
    """Return the texts in which two lines may be the same: of one length, and alike in some places."""
    sizes = lasts - starts
    looks = sizes.astype(np.uint64)
    for tenth in range(0, 11, 2):
        looks = looks * _FACTOR + letters[starts + sizes * tenth // 10]
    order = np.lexsort((looks, text_of))
    again = (np.diff(looks[order]) == 0) & (np.diff(text_of[order]) == 0)
    return np.unique(text_of[order[1:][again]]).tolist()


def _ended(
    letters: NDArray[np.uint8], starts: NDArray[np.intp], lasts: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Tell of each line whether it ends in punctuation, before brackets and blanks."""
    lasts = lasts.copy()
    open_still = np.flatnonzero(_CLOSING[letters[lasts]])
    for _ in range(_CLOSINGS):
        lasts[open_still] = np.maximum(lasts[open_still] - 1, starts[open_still])
        open_still = open_still[_CLOSING[letters[lasts[open_still]]]]
        if not len(open_still):
            break
    for line in open_still.tolist():
        left = letters[starts[line] : lasts[line] + 1].tobytes().rstrip(_CLOSING_BYTES)
        lasts[line] = starts[line] + max(len(left) - 1, 0)
    found = np.zeros(len(lasts), dtype=bool)
    for ending in _ENDINGS:
        here = np.ones(len(lasts), dtype=bool)
        for back, byte in enumerate(reversed(ending)):
            here &= letters.take(lasts - back, mode="clip") == byte
        found |= here
    return found
