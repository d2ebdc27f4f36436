"""The words of a text as rows of one table, so that each word is looked at once and not each time.

A word is what stands between blanks, without its punctuation: ``19/12/2014`` is one, and 1.000,
1,000 and 1000 are the same one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipelines.place_tone import tone_key
from pipelines.syllables import traits

STOP_WORDS: tuple[str, ...] = tuple(
    "là và của một được trong năm các có loại này đã người".split()  # noqa: SIM905
)
"""The most frequent words of Vietnamese, as FineWeb-2 lists them."""

KEPT = 300_000
"""Different words after which the table begins anew; Vietnamese has some 7,000 syllables."""

Column: TypeAlias = Literal["key", "skeleton", "number", "traits", "stop_word"]
COLUMNS: dict[Column, type] = {
    "key": np.uint64,
    "skeleton": np.uint64,
    "number": np.uint64,
    "traits": np.uint8,
    "stop_word": np.uint16,
}
"""`key`: hash of the word in lower case, tones in one place, 0 where nothing but punctuation is.
`skeleton`: hash of `bare`. `number`: as `key` of what has a digit, else 0. `traits`: see
`pipelines.syllables`. `stop_word`: a bit for each of `STOP_WORDS`."""

_PUNCTUATION = re.compile(r"[^\w\u0300-\u036f]+|_+")


class _Table(dict[str, int]):
    """Words by their rows."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Begin anew; `Texts` that were read before keep the rows that they have."""
        self.clear()
        self.rows: dict[Column, NDArray] = {
            name: np.zeros(KEPT, kind) for name, kind in COLUMNS.items()
        }

    def __missing__(self, word: str) -> int:
        lower = word.lower()
        key = key_word(word)
        without_marks = bare(key)
        hashed = _hash(key) if key else 0
        row = self[word] = len(self)
        if row == len(self.rows["key"]):
            self.rows = {
                name: np.concatenate((column, np.zeros(KEPT, column.dtype)))
                for name, column in self.rows.items()
            }
        values: dict[Column, int] = {
            "key": hashed,
            "skeleton": _hash(without_marks),
            "number": hashed if "0" in without_marks else 0,
            "traits": traits(lower),
            "stop_word": 1 << STOP_WORDS.index(key) if key in STOP_WORDS else 0,
        }
        for name, value in values.items():
            self.rows[name][row] = value
        return row


_table = _Table()


@dataclass(frozen=True)
class Texts:
    """The words of several texts, one behind the other."""

    words: NDArray[np.intp]
    """The row of each word."""
    ends: NDArray[np.intp]
    """Shape (texts + 1): text n has the words from ``ends[n]`` to ``ends[n + 1]``."""
    table: dict[Column, NDArray]
    """The columns of all rows."""

    def column(self, name: Column) -> NDArray:
        """Return a column of `COLUMNS`, one value a word."""
        return self.table[name][self.words]

    def count(self, marked: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Return how many words of each text are `marked`, which has one value a word."""
        so_far = np.concatenate(([0], np.cumsum(marked)))
        return so_far[self.ends[1:]] - so_far[self.ends[:-1]]

    def only(self, marked: NDArray[np.bool_]) -> Texts:
        """Return the texts with the `marked` words alone."""
        ends = np.concatenate(([0], np.cumsum(self.count(marked))))
        return Texts(self.words[marked], ends, self.table)


def read(texts: list[str] | pa.Array) -> Texts:
    """Return the words of `texts`.

    Blanks are those of ASCII: a record's text has no others.
    """
    split = pc.ascii_split_whitespace(
        texts if isinstance(texts, pa.Array) else pa.array(texts, pa.string())
    )
    words = pc.dictionary_encode(split.flatten())
    if len(_table) > KEPT:
        _table.begin()
    different = words.dictionary.to_pylist()
    rows = np.fromiter(map(_table.__getitem__, different), np.intp, len(different))
    ends = split.offsets.to_numpy().astype(np.intp)
    found = Texts(rows[words.indices.to_numpy()], ends - ends[0], _table.rows)
    # What stands before a first blank, or in a text without words, is split off as well.
    return found.only(found.words != _table[""]) if "" in different else found


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
