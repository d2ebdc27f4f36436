"""The key text: what of an article is compared with others, as numbers.

Two articles are compared by their shingles, runs of five words (which in Vietnamese are
syllables). The key text is the record's `text` (which has no byline, no dateline code and no source
any more) in lower case, without punctuation, with the tone of oa, oe, uy in one place. Diacritics
and digits stay: the weather of two days, or two prices, are two texts.

Beside the shingles stand those of the skeleton, in which diacritics are taken off and every
number is the same number. They tell look-alikes: texts that differ in nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .words import Texts, read

SHINGLE = 5
"""Words of a shingle."""
VERSION = 1
"""One more whenever the same text gives other shingles: an index on disk then begins anew."""

Hashes: TypeAlias = NDArray[np.uint64]

_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 1],
    dtype=np.uint64,
)
_MIX = np.uint64(0xFF51AFD7ED558CCD)


@dataclass(frozen=True)
class Key:
    """The key text of one article, as sets of 64-bit hashes, each sorted."""

    shingles: Hashes
    skeleton: Hashes
    numbers: Hashes
    """The words in which there is a digit."""


def key_of(text: str) -> Key:
    """Return the key of `text` (NFC). A text of fewer words than a shingle has no shingles."""
    words = without_punctuation(read([text]))
    numbers = words.column("number")
    return Key(
        np.unique(shingles(words)[0]),
        np.unique(shingles(words, "skeleton")[0]),
        np.unique(numbers[numbers != 0]),
    )


def without_punctuation(texts: Texts) -> Texts:
    """Return `texts` without the words that are nothing but punctuation."""
    return texts.only(texts.column("key") != 0)


def shingles(
    texts: Texts, of: Literal["key", "skeleton"] = "key"
) -> tuple[Hashes, NDArray[np.intp]]:
    """Return the shingles of `texts`, one text's behind the other's, and how many each has."""
    hashes = texts.column(of)
    lengths = np.diff(texts.ends)
    counts = np.maximum(lengths - (SHINGLE - 1), 0)
    if not counts.any():
        return np.empty(0, dtype=np.uint64), counts
    mixed = np.zeros(len(hashes) - SHINGLE + 1, dtype=np.uint64)
    for place in range(SHINGLE):
        mixed += hashes[place : place + len(mixed)] * _FACTORS[place]
    mixed ^= mixed >> np.uint64(33)
    mixed *= _MIX
    mixed ^= mixed >> np.uint64(29)
    # Those that reach from one text into the next are none.
    starts = np.repeat(texts.ends[:-1] - np.cumsum(counts) + counts, counts)
    return mixed[starts + np.arange(len(starts))], counts
