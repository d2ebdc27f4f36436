"""Near-duplicates: reprints of one story, in whichever outlet.

MinHash with locality-sensitive hashing (Broder 1997; Leskovec, Rajaraman, Ullman, *Mining of
Massive Datasets*, chapter 3) proposes pairs, and the exact similarity of their shingles decides.
Articles are taken in the order in which they appeared; each is compared only with articles that
are duplicates of none, so whatever names an original was found to be like that very one, and
likeness is never handed on from one to the next.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
import rensa
from numpy.typing import NDArray

from .key_text import Hashes, Key, shingles, without_punctuation
from .words import Texts

BANDS, ROWS = 40, 4
"""Two texts with Jaccard similarity s become a candidate pair with probability
1 - (1 - s^ROWS)^BANDS: 0.999 at 0.64 (5% of the words changed), 0.996 at 0.6 (cut to 60%),
0.92 at 0.5. Bands of 14x8 and 20x5, in use elsewhere, give 0.33 and 0.90 at 0.64."""
SEED = 20141219
ALGORITHM = f"rensa {rensa.RMinHash.ALGORITHM_VERSION}, {BANDS}x{ROWS}, seed {SEED}"
"""What candidates depend on beside the key text; an index on disk is of use only with the same."""

FEWEST_SHINGLES = 16
"""A text with fewer is no reprint of another: two short notes are alike by chance."""
ALIKE = 0.45
"""Jaccard similarity from which two texts are one story."""
CONTAINED = 0.85
"""Share of the shorter text's shingles in the longer from which the shorter is a cut of it, …"""
SHORTEST_CUT = 0.4
"""… if it is no shorter than this share of the longer: a note in a digest is none."""
NUMBERS_SHARED = 0.6
"""Share of the shorter text's numbers (if it has `FEWEST_NUMBERS`) that the longer must have."""
FEWEST_NUMBERS = 3
MOST_EARLIER = 24
"""In a band, an article is paired with so many right before it, and with the band's first: what
keeps a daily bulletin in one frame, of which there are thousands, from being quadratic."""

_AT_ONCE = 2_000_000
"""Band hashes that are sorted in memory at a time."""


def signatures(texts: Texts) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """Return the band hashes of those of `texts` that are long enough to be compared, and which.

    The first has the shape (texts compared, BANDS), the second (texts compared).
    """
    flat, counts = shingles(without_punctuation(texts))
    compared = counts >= FEWEST_SHINGLES
    kept = counts[compared]
    offsets = np.concatenate(([0], np.cumsum(kept))).astype(np.uint64)
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(
        flat[np.repeat(compared, counts)], offsets, BANDS * ROWS, SEED
    )
    values = np.array(matrix.to_rows(), dtype=np.uint64).reshape(len(kept), BANDS, ROWS)
    factors = np.array([3**40 + 2 * 7**row for row in range(ROWS)], dtype=np.uint64)
    mixed = (values * factors).sum(axis=2, dtype=np.uint64)
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(0x9E3779B97F4A7C15)
    return mixed ^ (mixed >> np.uint64(31)), np.flatnonzero(compared)


def similarity(one: Key, other: Key) -> float | None:
    """Return how alike two texts are if they are one story, else None.

    That is the Jaccard similarity of their shingles, or, of a cut, the share of it that the longer
    has, whichever is the greater. Texts whose difference is mostly one of diacritics or of digits
    are two stories: what the shorter has and the longer has not is then met in the longer's
    skeleton. So are two whose numbers differ.
    """
    short, long = sorted((one, other), key=lambda key: len(key.shingles))
    if len(short.shingles) < FEWEST_SHINGLES:
        return None
    shared = _shared(short.shingles, long.shingles)
    only = len(short.shingles) - shared
    jaccard = shared / (len(long.shingles) + only)
    contained = shared / len(short.shingles)
    is_cut = contained >= CONTAINED and len(short.shingles) >= SHORTEST_CUT * len(long.shingles)
    if jaccard < ALIKE and not is_cut:
        return None
    only_in_skeleton = len(short.skeleton) - _shared(short.skeleton, long.skeleton)
    if only and only_in_skeleton * 2 < only:
        return None
    if len(short.numbers) >= FEWEST_NUMBERS:
        agreeing = _shared(short.numbers, long.numbers)
        if agreeing < NUMBERS_SHARED * len(short.numbers):
            return None
    return max(jaccard, contained) if is_cut else jaccard


def _shared(one: Hashes, other: Hashes) -> int:
    return len(np.intersect1d(one, other, assume_unique=True))


class Signatures:
    """The signatures of a release in a scratch folder, a file a band, and the pairs they propose."""

    def __init__(self, folder: Path):
        """Keep files in `folder`, which is somebody else's to remove."""
        self._folder = folder
        self._bands: list[BinaryIO] = [self._file(f"band-{n}").open("wb") for n in range(BANDS)]
        self._numbers: BinaryIO = self._file("numbers").open("wb")
        self.highest = 0
        """The highest number added."""

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.bin"

    def add(self, numbers: list[int], texts: Texts) -> None:
        """Add the articles with these numbers (from 1, below 2^32) and texts. Raise OSError."""
        found, compared = signatures(texts)
        for band, file in enumerate(self._bands):
            file.write(np.ascontiguousarray(found[:, band]).tobytes())
        self._numbers.write(np.array(numbers, dtype=np.uint32)[compared].tobytes())
        self.highest = max(self.highest, *numbers)

    def pairs(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each article that resembles earlier ones, in order, with those, earliest first."""
        for file in (*self._bands, self._numbers):
            file.close()
        numbers = np.fromfile(self._file("numbers"), dtype=np.uint32)
        if not len(numbers):
            return
        # Pairs are sorted a block of later articles at a time.
        blocks = [
            self._file(f"pairs-{n}").open("wb") for n in range(int(numbers.max()) // _AT_ONCE + 1)
        ]
        for band in range(BANDS):
            for pairs in _band_pairs(self._file(f"band-{band}"), numbers):
                block_of = (pairs >> np.uint64(32)) // np.uint64(_AT_ONCE)
                for block in np.unique(block_of):
                    blocks[int(block)].write(pairs[block_of == block].tobytes())
        for number, block_file in enumerate(blocks):
            block_file.close()
            pairs = np.unique(np.fromfile(self._file(f"pairs-{number}"), dtype=np.uint64))
            later, earlier = pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF)
            starts = np.flatnonzero(np.diff(later, prepend=np.uint64(0)))  # numbers are from 1
            ends = [*starts[1:].tolist(), len(later)]
            for start, end in zip(starts.tolist(), ends, strict=False):
                yield int(later[start]), earlier[start:end].tolist()


def _band_pairs(path: Path, numbers: NDArray[np.uint32]) -> Iterator[NDArray[np.uint64]]:
    """Yield the pairs that one band proposes, as later << 32 | earlier."""
    hashes = np.memmap(path, dtype=np.uint64, mode="r")
    parts = math.ceil(len(hashes) / _AT_ONCE)
    width = np.uint64(2**64 // parts + 1) if parts > 1 else np.uint64(2**64 - 1)
    for part in range(parts):
        inside = (hashes // width) == np.uint64(part) if parts > 1 else slice(None)
        hashed, number = np.asarray(hashes[inside]), numbers[inside]
        order = np.lexsort((number, hashed))
        hashed, number = hashed[order], number[order].astype(np.uint64)
        same = np.r_[False, hashed[1:] == hashed[:-1]]
        if not same.any():
            continue
        first = np.maximum.accumulate(np.where(same, 0, np.arange(len(hashed))))
        nth = np.arange(len(hashed)) - first
        far = nth > MOST_EARLIER
        yield (number[far] << np.uint64(32)) | number[first[far]]
        for back in range(1, MOST_EARLIER + 1):
            later = np.flatnonzero(nth >= back)
            if not len(later):
                break
            yield (number[later] << np.uint64(32)) | number[later - back]


class RecentKeys:
    """Keys of articles by number: those used last are kept, the others are made again."""

    def __init__(self, make: Callable[[int], Key], kept: int = 4000):
        """Make a key that is not at hand with `make`; keep `kept` of them."""
        self._make = make
        self._kept = kept
        self._keys: OrderedDict[int, Key] = OrderedDict()

    def __call__(self, number: int) -> Key:
        key = self._keys.get(number)
        if key is None:
            key = self._keys[number] = self._make(number)
            if len(self._keys) > self._kept:
                self._keys.popitem(last=False)
        else:
            self._keys.move_to_end(number)
        return key


def confirm(
    pairs: Iterator[tuple[int, list[int]]],
    key: Callable[[int], Key],
    is_duplicate: Callable[[int], bool],
) -> Iterator[tuple[int, int, float]]:
    """Yield each article that reprints an earlier one, with that and their similarity.

    `pairs` come in the order in which articles appeared; `key` gives an article's key,
    `is_duplicate` tells what is a duplicate of another already, by what was yielded here too.
    """
    for later, candidates in pairs:
        if is_duplicate(later):
            continue
        own = key(later)
        for earlier in candidates:
            if is_duplicate(earlier):
                continue
            alike = similarity(own, key(earlier))
            if alike is not None:
                yield later, earlier, alike
                break
