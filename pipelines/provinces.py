"""The provinces of Vietnam through time, and the districts and communes we know of.

The tables lie in ``data/``; a later change of a border is a row there and no code.
``provinces.csv`` has one row for each name that a province had: until when it stood, and what it
became. ``places.csv`` has districts and communes with the province they lay in.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from pipelines.place_tone import tone_key


@dataclass(frozen=True, slots=True)
class Province:
    """A province under one name: `until` (ISO day, exclusive) it stood, then it was `became`."""

    name: str
    until: str | None
    became: str | None
    aliases: tuple[str, ...]


def _rows(table: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath("data", table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _provinces() -> dict[str, Province]:
    return {
        row["name"]: Province(
            row["name"],
            row["until"] or None,
            row["became"] or None,
            tuple(row["aliases"].split(";")) if row["aliases"] else (),
        )
        for row in _rows("provinces.csv")
    }


def place_key(name: str) -> str:
    """Return `name` as places are compared: tones folded, lower case, Đăk and Đắk one, no dashes."""
    key = tone_key(name).casefold().replace("đắk", "đăk")
    return " ".join(re.sub(r"[-–'’.]+", " ", key).split())


_STYLED = re.compile(r"^(?:(?:tỉnh|thành phố|tp)\.?\s+)(?=\S)", re.IGNORECASE)


@cache
def _by_key() -> dict[str, str]:
    keys = {}
    for province in _provinces().values():
        for name in (province.name, *province.aliases):
            keys[place_key(name)] = province.name
    return keys


@dataclass(frozen=True, slots=True)
class Place:
    """A district or commune under one name: `since` (ISO day) until `until` (exclusive) in `province`."""

    province: str
    since: str | None
    until: str | None

    def stood_on(self, day: str) -> bool:
        """Say whether it was there on `day` (ISO; of a year or month, at its beginning)."""
        return (self.since is None or day[:10] >= self.since) and (
            self.until is None or day[:10] < self.until
        )


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    """Each name of a district or commune, by its key, with all that bore it."""
    found: dict[str, tuple[Place, ...]] = {}
    for row in _rows("places.csv"):
        key = place_key(row["name"])
        place = Place(row["province"], row["since"] or None, row["until"] or None)
        found[key] = (*found.get(key, ()), place)
    return found


def sole_province(places: Iterable[Place], day: str | None) -> str | None:
    """Return the one province in which those of `places` lay that stood on `day`; else null.

    Where none stood then, or `day` is unknown, all count: names outlive what bore them.
    """
    every = tuple(places)
    standing = [place for place in every if day is not None and place.stood_on(day)]
    provinces = {place.province for place in standing or every}
    return provinces.pop() if len(provinces) == 1 else None


def find_province(name: str) -> str | None:
    """Return the province that `name` means, in our spelling (``Đăk Lăk`` -> ``Đắk Lắk``), or null."""
    return _by_key().get(place_key(_STYLED.sub("", name.strip(), count=1)))


_UNIT = re.compile(
    r"^(?:(?:huyện|thị xã|thị trấn|thành phố|quận|xã|phường|đặc khu|tx|tt|tp|h|x|p)\.?\s+)(?=\S)",
    re.IGNORECASE,
)


def province_of_place(name: str, day: str | None = None) -> str | None:
    """Return the province of the district or commune `name` on `day` (ISO); null if unknown or in several."""
    return sole_province(_places().get(place_key(_UNIT.sub("", name.strip(), count=1)), ()), day)


@lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """Say whether `name` is a province, district or commune in our tables."""
    return (
        find_province(name) is not None
        or place_key(_UNIT.sub("", name.strip(), count=1)) in _places()
    )


def province_on(name: str, day: str | None) -> str | None:
    """Return the province in which what `name` (any name it had) stands for lay on `day`.

    `day` is an ISO date or moment, its first part enough (``2025-07``); None means today's
    borders. A year or month that a change falls into leaves it open which holds: then the
    earlier name is given. Null where no such province is known.
    """
    known = find_province(name)
    seen = set()
    while known is not None and known not in seen:
        seen.add(known)
        province = _provinces()[known]
        if province.until is None or province.became is None:
            return known
        if day is not None and day[: len(province.until)] < province.until:
            return known
        known = province.became
    return known


@cache
def initials() -> frozenset[str]:
    """Return the initials of every province's name: KT, BĐ, BRVT. Datelines are made of them."""
    return frozenset(
        "".join(word[0] for word in re.split(r"[\s-]+", name.replace("TP. ", "")) if word).upper()
        for province in _provinces().values()
        for name in (province.name, *province.aliases)
    )
