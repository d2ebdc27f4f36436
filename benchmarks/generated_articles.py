"""Articles of no outlet: text drawn word by word, as quickly as a benchmark needs it.

Their words are Vietnamese syllables with the frequencies of Zipf's law, so that shingles repeat
between articles about as rarely as in prose.
"""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import msgspec
import numpy as np

from crawler.article import Article, Author, Extractor, Image, Link, WarcPosition
from pipelines.settle import join_text

OUTLETS = 20
_ONSETS = "b c ch d đ g h kh l m n ng nh ph qu s t th tr v x".split()  # noqa: SIM905
_RIMES = [
    "a",
    "ai",
    "am",
    "an",
    "ang",
    "anh",
    "ao",
    "âu",
    "ây",
    "ân",
    "ê",
    "ên",
    "i",
    "inh",
    "o",
    "oan",
    "oang",
    "ô",
    "ông",
    "ôn",
    "ơ",
    "ơi",
    "u",
    "ung",
    "ư",
    "ưng",
    "ươi",
    "ương",
    "á",
    "ác",
    "án",
    "áng",
    "áo",
    "ấp",
    "ất",
    "ấy",
    "ến",
    "ết",
    "í",
    "ích",
    "ó",
    "óc",
    "ố",
    "ống",
    "ới",
    "ú",
    "ứ",
    "ức",
    "ước",
    "à",
    "ài",
    "àn",
    "àng",
    "ào",
    "ầu",
    "ần",
    "ề",
    "ền",
    "ì",
    "ình",
    "ò",
    "òng",
    "ồ",
    "ồng",
    "ời",
    "ù",
    "ùng",
    "ừ",
    "ừng",
    "ười",
    "ường",
    "ạ",
    "ạc",
    "ạch",
    "ại",
    "ạm",
    "ạn",
    "ạng",
    "ạt",
    "ậc",
    "ận",
    "ập",
    "ật",
    "ệ",
    "ệt",
    "ị",
    "ịch",
    "ọ",
    "ọc",
    "ộ",
    "ộc",
    "ội",
    "ợ",
    "ợi",
    "ụ",
    "ục",
    "ự",
    "ực",
    "ượng",
    "ả",
    "ải",
    "ản",
    "ảng",
    "ảo",
    "ẩm",
    "ẩn",
    "ể",
    "ển",
    "ỉ",
    "ỉnh",
    "ỏ",
    "ổ",
    "ổi",
    "ổng",
    "ở",
    "ủ",
    "ủng",
    "ử",
    "ã",
    "ẫn",
    "ễ",
    "ĩ",
    "ỗ",
    "ỡ",
    "ũ",
    "ữ",
]
WORDS = np.array([onset + rime for onset in _ONSETS for rime in _RIMES])
_RANKS = 1 / (np.arange(len(WORDS)) + 5.0)
_SHARES = np.cumsum(_RANKS / _RANKS.sum())
_DAY_ONE = date(2012, 1, 1)


def text(dice: np.random.Generator, words: int) -> list[str]:
    """Return paragraphs of about so many words in all."""
    drawn = WORDS[np.searchsorted(_SHARES, dice.random(words))].tolist()
    found, at = [], 0
    while at < words:
        size = int(dice.integers(25, 60))
        found.append(" ".join(drawn[at : at + size]).capitalize() + ".")
        at += size
    return found


def article(
    number: int, paragraphs: list[str], outlet: int | None = None, day: int | None = None
) -> Article:
    """Return a record with these paragraphs."""
    name = f"outlet{(number if outlet is None else outlet) % OUTLETS:02}"
    published = _DAY_ONE + timedelta(days=number % 5000 if day is None else day)
    url = f"https://{name}.example.vn/tin-tuc/bai-viet-so-{number}.html"
    made = Article(
        id=f"{name}:{number}",
        url=url,
        canonical_url=url,
        outlet=name,
        outlet_name=f"Báo {name}",
        province="Kon Tum",
        province_2025="Quảng Ngãi",
        language="vi",
        title=paragraphs[0][:70],
        paragraphs=paragraphs,
        authors=[Author(f"Nguyễn Văn {number % 97}", ["text"])],
        byline=f"Nguyễn Văn {number % 97}",
        published=f"{published}T08:{number % 60:02}:00+07:00",
        published_precision="minute",
        published_raw=f"{published:%d/%m/%Y} 08:{number % 60:02}",
        published_from="page",
        sections=["Tin tức", f"Chuyên mục {number % 12}"],
        tags=["Kon Tum", f"thẻ {number % 50}"],
        images=[Image(f"{url}.jpg", "Quang cảnh hội nghị", "Quang Mẫn", None, 600, 400)],
        links=[Link(f"https://{name}.example.vn/khac", "bài khác")],
        fetched="2026-11-22T20:15:00+00:00",
        warc=WarcPosition("20261122T201500Z-00000.warc.gz", number * 4096),
        extractor=Extractor("0.1.0", {"title": "page", "text": "page", "published": "page"}),
    )
    made.text = join_text(made)
    made.content_hash = hashlib.sha256(
        "\n".join((made.title or "", *paragraphs)).encode()
    ).hexdigest()
    return made


def write_run_files(data_dir: Path, articles: Iterator[Article]) -> None:
    """Write `articles` as one run file an outlet under `data_dir`."""
    encode = msgspec.json.Encoder().encode
    files = {}
    for each in articles:
        if each.outlet not in files:
            path = data_dir / each.outlet / "articles" / "20261122T201500Z.jsonl"
            path.parent.mkdir(parents=True)
            files[each.outlet] = path.open("wb", buffering=1 << 20)
        files[each.outlet].write(encode(each) + b"\n")
    for file in files.values():
        file.close()


def many(count: int, words: int = 300) -> Iterator[Article]:
    """Yield so many articles, one in twenty a reprint of the one before with a new first paragraph."""
    dice = np.random.default_rng(count)
    before: list[str] = []
    for number in range(count):
        own = text(dice, int(dice.integers(words // 2, words * 3 // 2)))
        if number % 20 == 19:
            own = [own[0], *before[1:]]
        before = own
        yield article(number, own)


@dataclass(frozen=True)
class Case:
    """An article made of another."""

    kind: str
    original: int
    copy: int
    """Their numbers."""


REPRINTS = ("light edits", "cut to 60%", "new lead", "merged pair")
LOOK_ALIKES = ("other numbers", "other marks")


def reprints(each: int, seed: int = 7) -> tuple[list[Article], list[Case]]:
    """Return articles in which there are `each` of every kind of reprint and of look-alike."""
    dice, lot = np.random.default_rng(seed), random.Random(seed)
    articles: list[Article] = []
    cases: list[Case] = []

    def put(paragraphs: list[str]) -> int:
        articles.append(article(len(articles), paragraphs, day=len(articles) // 60))
        return len(articles) - 1

    for _ in range(each):
        own = text(dice, int(dice.integers(150, 450)))
        original = put(own)
        cases.append(Case("light edits", original, put(edited(own, lot))))
        own = text(dice, int(dice.integers(150, 450)))
        original = put(own)
        cases.append(Case("cut to 60%", original, put(cut(own, 0.6))))
        own = text(dice, int(dice.integers(200, 450)))
        original = put(own)
        cases.append(Case("new lead", original, put([text(dice, 40)[0], *own[1:]])))
        one, two = text(dice, 200), text(dice, 200)
        original = put(one)
        put(two)
        cases.append(Case("merged pair", original, put([*one, *two])))
        template = bulletin(dice)
        original = put([with_numbers(line, lot) for line in template])
        cases.append(
            Case("other numbers", original, put([with_numbers(line, lot) for line in template]))
        )
        own = text(dice, int(dice.integers(150, 450)))
        original = put(own)
        cases.append(Case("other marks", original, put([other_marks(line, lot) for line in own])))
    return articles, cases


def edited(paragraphs: list[str], lot: random.Random, share: float = 0.05) -> list[str]:
    """Return the paragraphs with this share of their words put in others' place."""
    return [
        " ".join(
            str(WORDS[lot.randrange(len(WORDS))]) if lot.random() < share else word
            for word in paragraph.split()
        )
        for paragraph in paragraphs
    ]


def cut(paragraphs: list[str], share: float) -> list[str]:
    """Return the beginning of an article, this share of its words."""
    left = round(sum(len(p.split()) for p in paragraphs) * share)
    kept = []
    for paragraph in paragraphs:
        words = paragraph.split()[:left]
        left -= len(words)
        if words:
            kept.append(" ".join(words))
    return kept


def bulletin(dice: np.random.Generator) -> list[str]:
    """Return a bulletin in a fixed frame, with ``#`` for each of its numbers."""
    return [re.sub(r"((?:\S+ ){11}\S+)", r"\1 #", paragraph) for paragraph in text(dice, 250)]


def with_numbers(line: str, lot: random.Random) -> str:
    """Return a line of a bulletin with numbers."""
    return re.sub("#", lambda _: str(lot.randrange(10, 9999)), line)


def other_marks(line: str, lot: random.Random) -> str:
    """Return `line` with the diacritics of one word in six taken off: other words, that look alike."""

    def off(word: str) -> str:
        letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
        return "".join(letter for letter in letters if not unicodedata.combining(letter))

    return " ".join(off(word) if lot.random() < 1 / 6 else word for word in line.split())
