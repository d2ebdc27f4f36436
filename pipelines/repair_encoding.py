"""Repair text whose letters were lost on the way: legacy encodings, mojibake, double escaping.

All of it is decided for the page as a whole, on strong evidence from its words, and flagged; a
page that only looks odd (minority languages, font hacks such as ``[`` for ƀ) stays as it is.

Tables: TCVN 5712:1993 as the ABC fonts use it (TCVN3); the VNI Windows fonts; VISCII 1.1 (RFC 1456). Pages
in them reach us as Latin-1 or windows-1252 letters.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from crawler.article import RawArticle, add_flag
from pipelines.fields import body_texts, map_texts
from pipelines.syllables import is_syllable, words

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_KEPT = frozenset("<>")


def unescape(text: str) -> str:
    """Return `text` with its character references read once; only those that end in ``;``.

    ``&lt;`` and ``&gt;`` stay, so that no markup comes to be. Never for an address:
    ``?a&para;`` is not meant as a pilcrow there.
    """
    return _ENTITY.sub(_unescape_one, text)


def _unescape_one(found: re.Match[str]) -> str:
    reference = found.group()
    letter = html.unescape(reference)
    return reference if letter in _KEPT else letter


def _double_escaped(texts: Iterable[str]) -> bool:
    """Say whether the page was escaped twice: a letter, or two of anything, left as a reference."""
    count = 0
    for text in texts:
        if "&" not in text:
            continue
        for found in _ENTITY.finditer(text):
            letter = html.unescape(found.group())
            if letter == found.group() or letter in _KEPT:
                continue
            if letter.isalpha() and not letter.isascii():
                return True
            count += 1
    return count >= 2


# windows-1252 with the five bytes that it leaves open as C1, as browsers read it.
_CP1252 = {
    bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)
}
_CP1252 |= {chr(code): code for code in range(0x80, 0xA0)}  # the same, read as ISO 8859-1
_FOLLOW = "".join(re.escape(c) for c, code in _CP1252.items() if code < 0xC0)
_LEAD = "".join(re.escape(c) for c, code in _CP1252.items() if 0xC2 <= code <= 0xF4)
_MOJIBAKE_RUN = re.compile(f"[{_LEAD}][{_FOLLOW}]{{1,3}}")
_MOJIBAKE_SIGNS = ("áº", "á»", "Ä‘", "Æ°", "Æ¡", "Ã", "â€", "â\x80")
# Quotes, dashes and the ellipsis: no language writes these letters side by side.
_MOJIBAKE_MARK = re.compile("â[€\x80][\x90-\x9f\xa6˜™š›œžŸ“”•–—¦]")
_ENOUGH_MARKS = 3


def repair_mojibake(text: str) -> str:
    """Return `text` with UTF-8 that was read as windows-1252 read aright, where it is valid."""

    def repair(found: re.Match[str]) -> str:
        run = found.group()
        try:
            return bytes(_CP1252[letter] for letter in run).decode()
        except UnicodeDecodeError:
            return run

    return _MOJIBAKE_RUN.sub(repair, text)


_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TCVN3_TABLE = str.maketrans(_TCVN3)

_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = {
    "ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip
_VNI_MARKS |= {mark.upper(): tone for mark, tone in _VNI_MARKS.items()}
_VNI_ALONE |= {letter.upper(): meant.upper() for letter, meant in _VNI_ALONE.items()}
_VNI = re.compile(
    f"(?P<base>[aeouyAEOUYôöÔÖ])(?P<mark>[{''.join(_VNI_MARKS)}])|(?P<alone>[{''.join(_VNI_ALONE)}])"
)


def from_tcvn3(text: str) -> str:
    """Return `text`, whose letters are TCVN3 bytes read as Latin-1, in Unicode.

    >>> from_tcvn3("TiÕng ViÖt")
    'Tiếng Việt'
    """
    return text.translate(_TCVN3_TABLE)


def from_vni(text: str) -> str:
    """Return `text`, whose letters are VNI Windows bytes read as windows-1252, in Unicode.

    >>> from_vni("Tieáng Vieät")
    'Tiếng Việt'
    """

    def read(found: re.Match[str]) -> str:
        if found["alone"]:
            return _VNI_ALONE[found["alone"]]
        base = found["base"]
        return unicodedata.normalize("NFC", _VNI_ALONE.get(base, base) + _VNI_MARKS[found["mark"]])

    return _VNI.sub(read, text)


_VISCII = {
    0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ",
} | dict(
    zip(
        range(0x80, 0x100),
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
        strict=True,
    )
)  # fmt: skip
_VISCII_TABLE = str.maketrans(
    {chr(code): letter for code, letter in _VISCII.items()}
    | {letter: _VISCII[code] for letter, code in _CP1252.items()}
)


def from_viscii(text: str) -> str:
    """Return `text`, whose letters are VISCII bytes read as Latin-1 or windows-1252, in Unicode."""
    return text.translate(_VISCII_TABLE)


_LEGACY: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("tcvn3", from_tcvn3),
    ("vni", from_vni),
    ("viscii", from_viscii),
)
_HIGH = re.compile("[\x80-\x9f\xa1-\xff]")
_FEWEST_LETTERS = 3
# Letters that no legacy page can hold: Vietnamese outside Latin-1, as Unicode has it.
_UNICODE_VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300-\u0323]")

_ENOUGH_WORDS = 12
_GOOD, _BAD = 0.88, 0.72


def _share(found: list[str]) -> float:
    return sum(map(is_syllable, found)) / len(found) if found else 0.0


def detect_legacy(text: str, *, hinted: bool = False) -> str | None:
    """Return ``tcvn3``, ``vni`` or ``viscii`` where `text` is a page in that encoding, else null.

    The words must be no Vietnamese as they stand and Vietnamese once decoded. `hinted`: the page
    names a font of the kind, so that fewer words will do; the font alone proves nothing.
    """
    sample = text[:6000]
    # Vietnamese in Unicode shows in the first lines; the rest is not looked at then.
    if (
        _is_unicode_vietnamese(sample[:300])
        or len(_HIGH.findall(sample)) < _FEWEST_LETTERS
        or _is_unicode_vietnamese(sample)
    ):
        return None
    chunks = [chunk for chunk in sample.split() if _HIGH.search(chunk)]
    if len(chunks) < (3 if hinted else _ENOUGH_WORDS):
        return None
    joined = " ".join(chunks)
    before = _share(words(joined))
    best, name = _BAD, None
    for candidate, decode in _LEGACY:
        after = _share(words(decode(joined)))
        if after > best:
            best, name = after, candidate
    if name is None or best < _GOOD or best - before < 0.25:
        return None
    # French or Spanish words may turn into syllables by chance; a whole page of theirs does not.
    return name if _share(words(dict(_LEGACY)[name](sample))) >= _BAD else None


def _is_unicode_vietnamese(text: str) -> bool:
    return len(_UNICODE_VIETNAMESE.findall(text)) * 50 > len(text)


def repair_encoding(article: RawArticle, changes: Counter[str]) -> None:
    """Decode what of `article` is in a legacy encoding, mojibake or escaped twice; flag it."""
    texts = list(body_texts(article))
    if _double_escaped(texts):
        map_texts(article, unescape)
        add_flag(article, "double-escaped")
        changes["double-escaped"] += 1
        texts = list(body_texts(article))
    whole = "\n".join(texts)
    if whole.isascii():
        return
    # To look for one letter takes a tenth of the time of counting two in a row.
    if sum(whole.count(sign) for sign in _MOJIBAKE_SIGNS if sign[0] in whole) >= 3:
        repaired = repair_mojibake(whole)
        if len(_MOJIBAKE_MARK.findall(whole)) >= _ENOUGH_MARKS or _share(
            words(repaired[:6000])
        ) > _share(words(whole[:6000])):
            map_texts(article, repair_mojibake)
            add_flag(article, "mojibake")
            changes["mojibake"] += 1
            whole = repaired
    name = detect_legacy(whole, hinted=bool(article.raw.fonts))
    if name:
        decode = dict(_LEGACY)[name]
        map_texts(article, lambda text: text if _UNICODE_VIETNAMESE.search(text) else decode(text))
        add_flag(article, "legacy-encoding")
        changes[f"legacy-{name}"] += 1
