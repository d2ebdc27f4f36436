"""Read who wrote in languages whose names we do not know: by title case, labels and degrees."""

from __future__ import annotations

import re

from pipelines.normalise_unicode import one_line

_MOST_NAMES = 12
_LONGEST_CREDIT = 140
# A post glued to the name before it: "Nicoletta RichardsonTrending Editor".
GLUED_POST = re.compile(
    r"(?<=[^\W\d_])(?=[A-ZBPTC])(?:(?:[A-Z][a-z]+\s)?(?:Editor|Reporter|Writer|Correspondent|Journalist|Contributor|Producer|Author)|Biên\s+tập\s+viên|Phóng\s+viên|Cộng\s+tác\s+viên|Tác\s+giả)$"
)
_CLOSING_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_JOINER = re.compile(r"\s*(?:[,;|•·⋅]|\s&|\s(?:and|with|y|und|et)\s|\s[-–—/]\s)\s*")
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]?\.?){1,3}[A-Z]\.?®?(?:-[A-Z]{1,3})?|Ph\.?D\.?|PharmD|M\.?Ed\.?|Esq\.?|[JS]r\.?|I{2,3}"
)
_NAME = re.compile(
    r"(?:the\s+)?(?:[^\W\d_a-z][^\s\d@:/?!]{0,30}|d[aeiou]s?|v[ao]n|von|der|den|la|le|al|bin|of|@?\w{2,30}$)"
    r"(?:\s+(?:\(?[^\W\d_a-z][^\s\d@:/?!]{0,30}|d[aeiou]s?|v[ao]n|von|der|den|la|le|al|bin|the|editors?|team|staff)){0,5}"
    r"|[^\W\d_]\w{2,20}"
)
_POST = re.compile(
    r"\b(?:editor|writer|reporter|director|manager|founder|head|chief|officer|expert|specialist|ceo|cto|president|producer|author"
    r"|correspondent|contributor|educator|columnist|journalist|blogger|copywriter|strategist|analyst|consultant|advisor|adviser"
    r"|professor|lecturer|researcher|scientist|physician|doctor|nurse|dietitian|nutritionist|psychologist|therapist|pharmacist"
    r"|veterinarian|attorney|lawyer|engineer|developer|architect|planner|trainer|coach|instructor|photographer"
    r"|redakteurin|redakteur|journalistin|autorin|rédacteur|rédactrice|journaliste|redactora?|periodista|giornalista|redattore"
    r"|jornalista|university|college|institute|inc|llc)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:(?P<this>this\s+(?:guest\s+)?(?:post|article|story|blog|piece|entry)\s+(?:was|is)\s+)?(?:written|posted|published|submitted|reported|authored|words|text|story|article)?\s*by(?:\b|(?-i:(?=[A-Z])))"
    r"|(?:author|autor|autorin|auteur|autore|penulis|written|words|text)\s*:"
    r"|(?:(?:(?:geschrieben|verfasst|ein\s+beitrag)\s+)?von|(?:écrit\s+|publié\s+)?par|(?:escrito\s+|publicado\s+)?por|a\s+cura\s+di|(?:geschreven\s+)?door|(?:ditulis\s+)?oleh)\s)"
    r"\s*:?\s*",
    re.IGNORECASE,
)
"""How a line begins that says who wrote."""
_BEHIND = re.compile(
    r"(?:\s*[|•·⋅]|\s[-–—]\s|,?\s\b(?:on|in|at|for|from|am|le|el|il|op|pada)\b(?=.*\d)"
    r"|(?:\b|(?<=[a-z]))(?:[Uu]pdated|[Pp]ublished|[Pp]osted|[Ll]ast|[Ff]act[- ][Cc]hecked|[Ee]dited|(?:[Mm]edically |[Ee]xpert )?[Rr]eviewed|[Pp]hoto)\b"
    r"|,?\s*\d|(?:,?\s|(?<=[a-z]))(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)\s\d).*$",
    re.DOTALL,
)
"""What a line that says who wrote goes on with behind the names."""


def names_abroad(line: str) -> list[str]:
    """Return the names in a `line` that is known to tell who wrote.

    ``Vanessa Mendez, MD``, ``Julie Weisenhorn and Natalie Hoidal, horticulture educators``,
    ``Great Day Editorial Team``, ``jsteinhardt``: names in title case, with their degrees, and
    accounts; what is said of their bearers is left out.
    """
    return _names_and_rest(line)[0]


def _names_and_rest(line: str) -> tuple[list[str], str]:
    names: list[str] = []
    parts = _JOINER.split(_CLOSING_REMARK.sub("", GLUED_POST.sub("", one_line(line))))
    for place, part in enumerate(parts[:_MOST_NAMES]):
        if not part:
            continue
        if names and _DEGREE.fullmatch(part):
            names[-1] += f", {part}"
        elif _NAME.fullmatch(part) and not (names and _is_said_of(part, names[0])):
            names.append(part)
        else:
            return names, " ".join(parts[place:])
    return names, ""


def _is_said_of(part: str, name: str) -> bool:
    """Say whether `part`, behind `name`, is what its bearer is: ``gastroenterologist``."""
    return _POST.search(part) is not None or (part.islower() and not name.islower())


def credited(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Return whom `text` names, if it is a line that says who wrote and nothing of the story.

    ``By Tom May``, ``Posted by Ana Ruiz on 3 May 2024``, ``Von Max Kühn | Fotos: Eva Lang``. Names
    alone (``— Tom May``), and single words behind a label, only if they are among the `known`,
    which are in small letters.

    >>> credited("Written by Julie Weisenhorn, horticulture educator | Updated May 6, 2025")
    ['Julie Weisenhorn']
    >>> credited("By Christmas Eve, most of the roads were open again")
    []
    """
    if len(text) > _LONGEST_CREDIT:
        return []
    line = one_line(text)
    found = _CREDIT.match(line)
    if found is None:
        names, rest = _names_and_rest(line.lstrip("—–- "))
        is_known = all(" " in name and name.casefold() in known for name in names)
        return names if is_known and not rest else []
    names, rest = _names_and_rest(_BEHIND.sub("", line[found.end() :]).rstrip(" ,:"))
    is_sentence = (
        not found["this"] and line[-1] in ".!?…" and not _DEGREE.fullmatch(line.rpartition(" ")[2])
    )
    if not names or is_sentence:
        return []
    words = [word for word in rest.split() if word[0].isalpha()]
    if 2 * sum(word[0].isupper() for word in words) < len(words) and not _POST.search(rest):
        return []
    if not all(" " in name or name.casefold() in known for name in names):
        return []
    return names
