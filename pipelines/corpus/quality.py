"""Quality scores of an article: stored beside the record, and nothing is left out unless asked.

The measures and their limits are those with which FineWeb-2 (Penedo et al. 2025, configuration
``vie_Latn``) filtered Vietnamese web text, which took the number of words and the stop words from
Gopher (Rae et al. 2021). They were made for the web at large: a note of forty words fails one and
is news all the same.
"""

from __future__ import annotations

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

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

_ENDINGS = pa.array('.!?…:;"”’»')
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


def measure(texts: pa.StringArray, words: Texts, languages: list[str | None]) -> list[Quality]:
    """Return the quality of each of the records' `texts`, whose words are `words`.

    What holds of Vietnamese alone is checked of that alone.
    """
    traits = words.column("traits")
    return [
        _judge(*each)
        for each in zip(
            languages,
            np.diff(words.ends).tolist(),
            words.count(traits & WORD != 0).tolist(),
            words.count(traits & VALID != 0).tolist(),
            _stop_words(words),
            *_lines(texts),
            strict=True,
        )
    ]


def _stop_words(words: Texts) -> list[int]:
    """Return how many different stop words each text has."""
    found = words.only(words.column("stop_word") != 0)
    bits = np.zeros(len(found.ends) - 1, dtype=np.uint16)
    filled = np.diff(found.ends) > 0
    if filled.any():
        starts = found.ends[:-1][filled]
        bits[filled] = np.bitwise_or.reduceat(found.column("stop_word"), starts)
    return [value.bit_count() for value in bits.tolist()]


def _lines(texts: pa.StringArray) -> tuple[list[int], list[int], list[int]]:
    """Return of each text how many lines it has, how many different ones, and how many that end."""
    split = pc.split_pattern(texts, "\n")
    lines = split.flatten()
    text_of = pc.list_parent_indices(split).to_numpy()
    filled = pc.not_equal(pc.binary_length(lines), 0)
    lines, text_of = lines.filter(filled), text_of[filled.to_numpy(zero_copy_only=False)]
    alike = pc.dictionary_encode(lines)
    last = pc.utf8_slice_codeunits(pc.ascii_rtrim(alike.dictionary, ")] "), -1)
    ended = pc.is_in(last, _ENDINGS).to_numpy(zero_copy_only=False)[alike.indices.to_numpy()]
    different = np.unique((text_of.astype(np.int64) << 32) | alike.indices.to_numpy()) >> 32
    size = len(texts)
    return (
        np.bincount(text_of, minlength=size).tolist(),
        np.bincount(different, minlength=size).tolist(),
        np.bincount(text_of[ended], minlength=size).tolist(),
    )


def _judge(
    language: str | None,
    size: int,
    words: int,
    valid: int,
    stop_words: int,
    lines: int,
    different: int,
    ended: int,
) -> Quality:
    vietnamese = valid / words if words else None
    duplicate = 1 - different / lines if lines else 0.0
    punctuated = ended / lines if lines else 0.0
    new_lines = (lines - 1) / size if size else 0.0
    failed = []
    if not FEWEST_WORDS <= size <= MOST_WORDS:
        failed.append("words")
    if duplicate > MOST_DUPLICATE_LINES:
        failed.append("duplicate_lines")
    if punctuated < FEWEST_PUNCTUATED_LINES:
        failed.append("punctuated_lines")
    if new_lines > MOST_NEW_LINES:
        failed.append("new_lines")
    checks = 4
    if language == "vi":
        checks = 6
        if stop_words < FEWEST_STOP_WORDS:
            failed.append("stop_words")
        if vietnamese is None or vietnamese < LEAST_VIETNAMESE:
            failed.append("vietnamese")
    return Quality(
        score=round(1 - len(failed) / checks, 3),
        failed=failed,
        words=size,
        vietnamese=None if vietnamese is None else round(vietnamese, 3),
        stop_words=stop_words,
        duplicate_lines=round(duplicate, 3),
        punctuated_lines=round(punctuated, 3),
        new_lines=round(new_lines, 4),
    )
