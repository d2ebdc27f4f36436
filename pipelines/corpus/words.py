"""The words of a text as rows of one table, so that each word is looked at once and not each time.

A word is what stands between blanks, without its punctuation: ``19/12/2014`` is one, and 1.000,
1,000 and 1000 are the same one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pipelines.place_tone import tone_key
from pipelines.syllables import traits

STOP_WORDS: tuple[str, ...] = tuple(
    "là và của một được trong năm các có loại này đã người".split()  # noqa: SIM905
)
"""The most frequent words of Vietnamese, as FineWeb-2 lists them."""

KEPT = 300_000
"""Different words after which the table begins anew; Vietnamese has some 7,000 syllables."""

ROW = np.dtype(
    [
        ("key", np.uint64),
        ("skeleton", np.uint64),
        ("number", np.uint64),
        ("traits", np.uint8),
        ("stop_word", np.uint16),
    ]
)
"""`key`: hash of the word in lower case, tones in one place, 0 where nothing but punctuation is.
`skeleton`: hash of `bare`. `number`: as `key` of what has a digit, else 0. `traits`: see
`pipelines.syllables`. `stop_word`: a bit for each of `STOP_WORDS`."""

_PUNCTUATION = re.compile(r"[^\w\u0300-\u036f]+|_+")


class _Table(dict[str, int]):
    """Words by their rows."""

    def __init__(self) -> None:
        self.rows = np.zeros(KEPT, dtype=ROW)

    def __missing__(self, word: str) -> int:
        lower = word.lower()
        key = key_word(word)
        without_marks = bare(key)
        hashed = _hash(key) if key else 0
        row = self[word] = len(self)
        if row == len(self.rows):
            self.rows = np.concatenate((self.rows, np.zeros(KEPT, dtype=ROW)))
        self.rows[row] = (
            hashed,
            _hash(without_marks),
            hashed if "0" in without_marks else 0,
            traits(lower),
            1 << STOP_WORDS.index(key) if key in STOP_WORDS else 0,
        )
        return row


_table = _Table()


@dataclass(frozen=True)
class Texts:
    """The words of several texts, one behind the other."""

    rows: NDArray
    """Rows (`ROW`) of the words of all texts."""
    ends: NDArray[np.intp]
    """Shape (texts + 1): text n has the rows from ``ends[n]`` to ``ends[n + 1]``."""

    def count(self, marked: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Return how many rows of each text are `marked`, which has one value a row."""
        so_far = np.concatenate(([0], np.cumsum(marked)))
        return so_far[self.ends[1:]] - so_far[self.ends[:-1]]

    def only(self, marked: NDArray[np.bool_]) -> Texts:
        """Return the texts with the `marked` rows alone."""
        return Texts(self.rows[marked], np.concatenate(([0], np.cumsum(self.count(marked)))))


def read(texts: list[str]) -> Texts:
    """Return the words of `texts`."""
    words = [text.split() for text in texts]
    total = sum(map(len, words))
    if len(_table) > KEPT:
        _table.clear()
    found = np.fromiter(map(_table.__getitem__, chain.from_iterable(words)), np.intp, total)
    return Texts(_table.rows[found], np.cumsum([0, *map(len, words)]))


def key_word(word: str) -> str:
    """Return `word` as it is compared: lower case, no punctuation, tones in one place."""
    return tone_key(_PUNCTUATION.sub("", word.lower()))


def bare(word: str) -> str:
    """Return `word` (lower case) without diacritics, and with one ``0`` for each run of digits."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    unmarked = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"\d+", "0", unmarked)


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
