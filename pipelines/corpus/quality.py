"""Quality scores of an article: stored beside the record, and nothing is left out unless asked.

The measures and their limits are those with which FineWeb-2 (Penedo et al. 2025, configuration
``vie_Latn``) filtered Vietnamese web text, which took the number of words and the stop words from
Gopher (Rae et al. 2021). They were made for the web at large: a note of forty words fails one and
is news all the same.
"""

from __future__ import annotations

import msgspec
import numpy as np

from pipelines.syllables import VALID, WORD

from .words import Texts

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

_ENDINGS = tuple('.!?…:;"”’»')
"""What a line of prose ends in."""


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


def measure(texts: list[str], words: Texts, languages: list[str | None]) -> list[Quality]:
    """Return the quality of each of the records' `texts`, whose words are `words`.

    What holds of Vietnamese alone is checked of that alone.
    """
    traits = words.rows["traits"]
    counts = zip(
        texts,
        languages,
        np.diff(words.ends).tolist(),
        words.count(traits & WORD != 0).tolist(),
        words.count(traits & VALID != 0).tolist(),
        _stop_words(words),
        strict=True,
    )
    return [_judge(*each) for each in counts]


def _stop_words(words: Texts) -> list[int]:
    """Return how many different stop words each text has."""
    found = words.only(words.rows["stop_word"] != 0)
    bits = [0] * (len(found.ends) - 1)
    filled = np.flatnonzero(np.diff(found.ends))
    if len(filled):
        sums = np.bitwise_or.reduceat(found.rows["stop_word"], found.ends[:-1][filled])
        for place, value in zip(filled.tolist(), sums.tolist(), strict=True):
            bits[place] = value
    return [value.bit_count() for value in bits]


def _judge(
    text: str, language: str | None, size: int, words: int, valid: int, stop_words: int
) -> Quality:
    lines = [line for line in text.split("\n") if line]
    vietnamese = valid / words if words else None
    duplicate = 1 - len(set(lines)) / len(lines) if lines else 0.0
    ended = sum(line.rstrip(")] ").endswith(_ENDINGS) for line in lines)
    punctuated = ended / len(lines) if lines else 0.0
    new_lines = (len(lines) - 1) / size if size else 0.0
    checks = {
        "words": FEWEST_WORDS <= size <= MOST_WORDS,
        "duplicate_lines": duplicate <= MOST_DUPLICATE_LINES,
        "punctuated_lines": punctuated >= FEWEST_PUNCTUATED_LINES,
        "new_lines": new_lines <= MOST_NEW_LINES,
    }
    if language == "vi":
        checks["stop_words"] = stop_words >= FEWEST_STOP_WORDS
        checks["vietnamese"] = vietnamese is not None and vietnamese >= LEAST_VIETNAMESE
    return Quality(
        score=round(sum(checks.values()) / len(checks), 3),
        failed=[name for name, passed in checks.items() if not passed],
        words=size,
        vietnamese=None if vietnamese is None else round(vietnamese, 3),
        stop_words=stop_words,
        duplicate_lines=round(duplicate, 3),
        punctuated_lines=round(punctuated, 3),
        new_lines=round(new_lines, 4),
    )
