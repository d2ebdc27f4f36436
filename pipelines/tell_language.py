"""Tell the language of an article, as BCP 47.

Vietnamese is told by its syllables: in Vietnamese news 77% and more of the words are spelled as
one, in the languages of the Central Highlands up to 75%, in English up to 40%. Those languages have
letters of their own besides (ƀ č ĕ ĭ ŏ ŭ ñ, breves on ơ ê ô ư), and the section names them.
Everything else is CLD2's to say.
"""

from __future__ import annotations

import re
from collections import Counter

import pycld2

from crawler.article import RawArticle, add_flag
from pipelines.fields import body_texts
from pipelines.place_tone import tone_key
from pipelines.syllables import HIGHLAND, HIGHLAND_LETTERS, MARKED, MARKED_LETTERS, VALID, traits

LOOKED_AT = 900
"""Characters that are looked at."""
FEWEST = 4
FEWEST_CHARACTERS = 40
"""Words and characters (Khmer has few blanks) below which only Vietnamese is told."""

_MARK = re.compile(f"[{''.join(MARKED_LETTERS | HIGHLAND_LETTERS)}]")
_SECTION_LANGUAGES = (
    (re.compile(r"\b(?:ba\s?na|bahnar|bana)\b"), "bdq"),
    (re.compile(r"\b(?:x[êơ][ -]?đăng|xơ teng|sedang|xê đang)\b"), "sed"),
    (re.compile(r"\b(?:gia[ -]?rai|j'?rai|jarai|jơrai)\b"), "jra"),
    (re.compile(r"\b(?:ê[ -]?đê|rade|êđê)\b"), "rad"),
    (re.compile(r"\b(?:gi[ẻẽ]|j[ẻẽe]h?)[ -]*tri[êe]ng\b|\bjeh\b"), "jeh"),
    (re.compile(r"\bm['’]?nông\b"), "cmo"),
    (re.compile(r"\b(?:k['’]?ho|cơ ho)\b"), "kpm"),
    (re.compile(r"\b(?:khmer|khơ ?me)\b"), "km"),
    (re.compile(r"\b(?:h['’]?mông|hmong)\b"), "hmn"),
    (re.compile(r"\bhrê\b"), "hre"),
    (re.compile(r"\bchăm\b"), "cjm"),
)
MINORITY = frozenset(code for _, code in _SECTION_LANGUAGES)
"""Languages in which outlets publish beside Vietnamese."""
NATIVE = frozenset((None, "vi", "und", *MINORITY))
"""Languages of which Vietnam's conventions hold; None where it has not been told."""

_ANY_NAME = re.compile("|".join(pattern.pattern for pattern, _ in _SECTION_LANGUAGES))
_LANGUAGE_WORD = re.compile(r"\b(?:tiếng|dân tộc|chương trình|chuyên mục|language)\b")


def tell_language_of(text: str, *, sections: tuple[str, ...] = ()) -> str:
    """Return the language of `text` (NFC): ``vi``, another code, or ``und`` where it cannot be told.

    A language of the Central Highlands gets its own code where one of `sections` names it
    (``Tiếng Ba Na``), else ``und``: its letters tell that it is no Vietnamese, not which it is.
    """
    looked_at = text[:LOOKED_AT].lower()
    if len(looked_at) >= 4 * FEWEST_CHARACTERS and not _MARK.search(looked_at):
        # Neither Vietnamese nor a neighbour of it: no need to spell its words.
        named = _named(sections)
        if named is None:
            return _by_cld2(text, 0.0)
    told = Counter(map(traits, looked_at.split()))
    count = told.total() - told[0]
    if count < FEWEST and len(text) < FEWEST_CHARACTERS:
        return _tell_short(told, count)
    share, marked, highland = (
        _count(told, flag) / max(count, 1) for flag in (VALID, MARKED, HIGHLAND)
    )
    if share >= 0.77 and marked >= 0.3 and highland < 0.15:
        return "vi"
    if highland >= 0.03:
        return _named(sections) or "und"
    named = _named(sections)
    if named and share < 0.77:
        return named
    return _by_cld2(text, share)


def _by_cld2(text: str, share: float) -> str:
    """Return the language CLD2 tells; `share` is that of Vietnamese syllables."""
    try:
        reliable, _, guesses = pycld2.detect(text[:LOOKED_AT].encode(), bestEffort=False)
    except pycld2.error:  # refuses Unicode's noncharacters, such as U+FDD0
        return "und"
    code = str(guesses[0][1])
    if not reliable or code in ("un", "xxx") or (code == "vi" and share < 0.6):
        return "und"
    return {"iw": "he", "zh-Hant": "zh-Hant"}.get(code, code)


def _count(told: Counter[int], flag: int) -> int:
    return sum(count for flags, count in told.items() if flags & flag)


def _tell_short(told: Counter[int], count: int) -> str:
    """A few words are Vietnamese if all are syllables and most carry its marks."""
    if count >= 2 and _count(told, VALID) == count and _count(told, MARKED) * 2 > count:
        return "vi"
    return "und"


def _named(sections: tuple[str, ...]) -> str | None:
    for section in sections:
        key = tone_key(section).casefold()
        if not _ANY_NAME.search(key):
            continue
        for pattern, code in _SECTION_LANGUAGES:
            found = pattern.search(key)
            if found and (_LANGUAGE_WORD.search(key) or found.group() == key.strip()):
                return code
    return None


def tell_language(article: RawArticle, changes: Counter[str]) -> None:
    """Set the language of `article` from its words; what the page declares is not believed."""
    if article.language is not None:
        return
    pieces: list[str] = []
    size = 0
    for text in body_texts(article):
        pieces.append(text)
        size += len(text)
        if size >= LOOKED_AT:
            break
    sections = (*article.sections, *article.tags)
    article.language = tell_language_of("\n".join(pieces), sections=sections)
    if article.language in MINORITY:
        add_flag(article, "minority-language")
