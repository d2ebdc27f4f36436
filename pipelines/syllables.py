"""Which words are Vietnamese syllables, and how their letters carry a tone.

The syllable is onset, rime and tone; the lists are the orthography's own (28 onsets, some 160
rimes). Nothing here knows words: `is_syllable` says what could be Vietnamese.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

GRAVE, ACUTE, HOOK, TILDE, DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
TONES = (GRAVE, ACUTE, HOOK, TILDE, DOT)

_VOWELS = "aăâeêioôơuưy"

TONED: dict[tuple[str, str], str] = {
    (vowel, tone): unicodedata.normalize("NFC", vowel + tone)
    for letter in _VOWELS
    for vowel in (letter, letter.upper())
    for tone in TONES
}
"""The precomposed letter of a vowel and a tone."""

UNTONED: dict[str, tuple[str, str]] = {letter: pair for pair, letter in TONED.items()}
"""A precomposed letter's vowel and tone."""

CAPITALS = "A-ZĐ" + "".join(
    letter
    for vowel in _VOWELS.upper()
    for letter in (vowel, *(TONED[vowel, tone] for tone in TONES))
    if not letter.isascii()
)
"""The capitals of Vietnamese, for a character class of a regular expression.

A range such as ``À-Ỹ`` will not do: the small letters lie between them.
"""

ONSETS = frozenset("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x".split()) | {""}  # noqa: SIM905
"""The onsets but ``qu``, in which the u is no vowel."""

_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y ych yêm yên yêng yêt yêu ynh
""".split()  # noqa: SIM905

_SYLLABLES = frozenset(
    {onset + rime for onset in ONSETS for rime in _RIMES} | {"qu" + rime for rime in _RIMES}
)
_STOPPED = ("c", "ch", "p", "t")

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Say whether `word` (lower case, NFC) is spelled as a Vietnamese syllable.

    A closed rime in c, ch, p or t takes the acute or the dot alone, which keeps out most short
    English words.
    """
    if len(word) > 7:
        return False
    tone = ""
    letters = []
    for letter in word:
        pair = UNTONED.get(letter)
        if pair:
            if tone:
                return False
            letter, tone = pair
        letters.append(letter)
    plain = "".join(letters)
    if plain not in _SYLLABLES:
        return False
    return not plain.endswith(_STOPPED) or tone in (ACUTE, DOT)


WORD, VALID, MARKED, HIGHLAND = 1, 2, 4, 8
MARKED_LETTERS = frozenset("ăâđêôơư") | frozenset(UNTONED)
"""Letters that Vietnamese has and English has not."""
HIGHLAND_LETTERS = frozenset("ƀɃčČĕĔĭĬŏŎŭŬñÑ\u0306")
"""Letters of the Central Highlands' languages, which Vietnamese lacks."""


@lru_cache(maxsize=16384)
def traits(piece: str) -> int:
    """Return what tells the language of `piece` (lower case, NFC, between blanks): a sum of flags.

    `WORD`: it has letters, none of the others without it. `VALID`: all its words are Vietnamese
    syllables. `MARKED`: it has letters or tones that Vietnamese has and English has not. `HIGHLAND`:
    letters of the Central Highlands' languages, which Vietnamese lacks.
    """
    found = _WORD.findall(piece)
    if not found:
        return 0
    letters = set(piece)
    return (
        WORD
        | (VALID if all(map(is_syllable, found)) else 0)
        | (MARKED if letters & MARKED_LETTERS else 0)
        | (HIGHLAND if letters & HIGHLAND_LETTERS else 0)
    )


def words(text: str) -> list[str]:
    """Return the words of `text`, runs of letters with their marks, in lower case."""
    return _WORD.findall(text.lower())
