"""The words of a text as rows of one table, so that each word is looked at once and not each time.

A word is what stands between blanks, without its punctuation: ``19/12/2014`` is one, and 1.000,
1,000 and 1000 are the same one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
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

_SPACE, _TAB = np.uint8(0x20), np.uint8(0x09)
_WINDOW = 1 << 17
_BLANKS = " \t\n\v\f\r"
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


def read(texts: list[str] | pa.StringArray) -> Texts:
    """Return the words of `texts`.

    Blanks are those of ASCII: a record's text has no others.
    """
    if not isinstance(texts, pa.Array):
        texts = pa.array(texts, pa.string())
    letters, ends = bytes_of(texts)
    starts = begins(letters, ends, _is_blank)
    # A piece is a word and the blanks behind it, so that nothing need be copied.
    pieces = pa.StringArray.from_buffers(
        len(starts),
        pa.py_buffer(np.append(starts, len(letters)).astype(np.int32)),
        pa.py_buffer(letters),
    )
    words = pc.dictionary_encode(pieces)
    if len(_table) > KEPT:
        _table.begin()
    different = [piece.rstrip(_BLANKS) for piece in words.dictionary.to_pylist()]
    rows = np.fromiter(map(_table.__getitem__, different), np.intp, len(different))
    return Texts(
        rows[words.indices.to_numpy()], np.searchsorted(starts, ends).astype(np.intp), _table.rows
    )


def bytes_of(texts: pa.StringArray) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """Return the UTF-8 of `texts`, one behind the other, and where each ends, a 0 before them."""
    _, offsets, letters = texts.buffers()
    ends = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    if letters is None:
        return np.empty(0, np.uint8), ends - ends[0]
    return np.frombuffer(letters, np.uint8)[ends[0] : ends[-1]], ends - ends[0]


def begins(
    letters: NDArray[np.uint8],
    ends: NDArray[np.int32],
    is_between: Callable[[NDArray[np.uint8]], NDArray[np.bool_]],
) -> NDArray[np.intp]:
    """Return where in `letters`, the texts that end at `ends`, something begins.

    That is at a byte that `is_between` does not tell of, behind one of which it does, or at the
    beginning of a text.
    """
    firsts = ends[:-1]
    found = []
    # So many bytes at a time as stay near the processor.
    for start in range(0, len(letters), _WINDOW):
        window = letters[max(start - 1, 0) : start + _WINDOW]
        between = is_between(window)
        before = between[:-1] if start else np.append(True, between[:-1])
        begun = between[len(between) - len(before) :] < before
        low, high = np.searchsorted(firsts, (start, start + len(begun)))
        first = firsts[low:high] - start
        begun[first] = ~between[first + (len(between) - len(before))]
        found.append(np.flatnonzero(begun) + start)
    return np.concatenate(found) if found else np.empty(0, np.intp)


def _is_blank(letters: NDArray[np.uint8]) -> NDArray[np.bool_]:
    # Arithmetic on bytes is modulo 256: from tab to carriage return there are five.
    return (letters == _SPACE) | (letters - _TAB < 5)


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
