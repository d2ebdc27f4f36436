"""One spelling for each text: NFC, no invisible characters, one kind of blank.

Quotes, dashes, ligatures and compatibility characters stay as printed (NFKC would turn m² into
m2). Order matters: legacy text must be decoded before (`repair_encoding`), for the soft hyphen is
a letter in TCVN3.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from crawler.article import RawArticle, add_flag
from pipelines.fields import map_texts

# C0 but tab and the line ends, DEL, soft hyphen, zero width space, bidi marks and isolates, word
# joiner, byte order mark. ZWJ and ZWNJ stay: Khmer and emoji need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# HTML 5 reads the C1 references as windows-1252 (&#150; is a dash); libxml2 leaves them C1.
# U+0085 is kept as the line end that it is.
_C1 = {
    code: bytes([code]).decode("cp1252", "ignore") or None
    for code in range(0x80, 0xA0)
    if code != 0x85
}
_HAS_C1 = re.compile("[\x80-\x84\x86-\x9f]")
_SEPARATOR = re.compile("[\x1c-\x1f]")
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")

_HAT_AFTER_TONE = re.compile(
    "([aeoAEO])(\u0323?)([\u0300\u0301\u0303\u0309])\u0302|([aA])(\u0323?)([\u0300\u0301\u0303\u0309])\u0306"
)
_D = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})


def normalise_characters(text: str) -> str:
    """Return `text` in NFC, without invisible characters; its white space stays."""
    # All that is taken out is unprintable to Python; the test is ten times as fast as a search.
    if not text.isprintable():
        text = _SURROGATE.sub("\ufffd", text)
        text = _INVISIBLE.sub("", text)
        if _HAS_C1.search(text):
            text = text.translate(_C1)
    return _composed(text)


def normalise(text: str) -> str:
    """Return `text` in NFC, without invisible characters, each run of blanks one space.

    Line ends of every kind become a line feed and stay; no blank stands beside one or at an end.
    """
    text = _BLANKS.sub(" ", _LINE_END.sub("\n", normalise_characters(text)))
    return text.replace(" \n", "\n").replace("\n ", "\n").strip()


def one_line(text: str) -> str:
    """Return `text` normalised, line ends made spaces too: how every field is kept."""
    # All that must go is unprintable to Python, and of white space all but the one blank.
    folded = text.strip()
    if not folded.isprintable() or "  " in folded:
        folded = " ".join(folded.split())
        if not folded.isprintable() or _SEPARATOR.search(text):
            return " ".join(normalise_characters(text.replace("\xa0", " ")).split())
    return folded if folded.isascii() else _composed(folded)


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def repair_vietnamese(text: str) -> str:
    """Return Vietnamese `text` (NFC) with two slips of the keyboard repaired.

    A tone typed before the hat or the breve (é + U+0302), which NFC cannot mend as both have one
    combining class; and Ð (eth) or Ɖ (African d) for Đ. Not for other languages: there they are
    letters.
    """
    if "\u0302" in text or "\u0306" in text:
        text = _put_hats_first(text)
    if "Ð" in text or "ð" in text or "Ɖ" in text or "ɖ" in text:
        return text.translate(_D)
    return text


def _put_hats_first(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    before = None
    while before != apart:
        before = apart
        apart = _HAT_AFTER_TONE.sub(
            lambda m: f"{m[1]}{m[2]}\u0302{m[3]}" if m[1] else f"{m[4]}{m[5]}\u0306{m[6]}",
            apart,
        )
    return unicodedata.normalize("NFC", apart)


def normalise_unicode(article: RawArticle, changes: Counter[str]) -> None:
    """Put every text of `article` into one line of NFC without invisible characters."""

    def change(text: str) -> str:
        clean = one_line(text)
        if clean != text and " ".join(text.split()) != clean:
            if not unicodedata.is_normalized("NFC", text):
                changes["nfc"] += 1
            if not text.isprintable():
                if _INVISIBLE.search(text):
                    changes["invisible"] += 1
                if _SURROGATE.search(text):
                    add_flag(article, "surrogates")
        return clean

    map_texts(article, change)


def repair_letters(article: RawArticle, changes: Counter[str]) -> None:
    """Repair hats typed after tones, and Ð and Ɖ for Đ, where `article` is Vietnamese."""
    if article.language != "vi":
        return

    def change(text: str) -> str:
        if text.isascii():
            return text
        repaired = repair_vietnamese(text)
        if repaired != text:
            changes["letters"] += 1
        return repaired

    map_texts(article, change)
