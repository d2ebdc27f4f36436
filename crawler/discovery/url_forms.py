"""How a site spells its addresses: forms such as ``/{slug}-a{id}.html``, stated or learned.

A form is a path, with its query where that matters, in which these stand for what varies:

=============  ====================================================================
``{slug}``     the words of a headline, part of one step of the path
``{section}``  one step
``{sections}`` one step or several
``{id}``       a number
``{hex}``      six to eight hexadecimal digits
``{month}``    six digits that begin with a year: a month, or a week
=============  ====================================================================

A form holds for the whole of an address behind its host; a slash at the end may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from statistics import median
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

Kind = Literal["article", "listing"]

STEP = r"[^/?&]+"
FIELDS = {
    "slug": STEP,
    "section": STEP,
    "sections": rf"{STEP}(?:/{STEP})*",
    "id": r"\d+",
    "hex": r"[0-9a-f]{6,8}",
    "month": r"(?:19|20)\d{4}",
}
NEVER = re.compile(r"$.")
"""Matches nothing."""

WORDS_OF_A_HEADLINE = 6
"""Syllables; few sections have so many, few headlines fewer."""
EXTENSION = re.compile(r"\.(?:html?|aspx?|php|bbg|shtml|jsp|ita|epi|vnp|cms)$", re.I)
NUMBERED = re.compile(r"^(.*[-_])?([a-z]{0,6})(\d{3,})$", re.I)
NUMBERED_PAGE = re.compile(r"^(.*[-_])([a-z]{0,6})(\d+)$", re.I)
HEXED = re.compile(r"^(.+)-(?=[a-f]*\d)[0-9a-f]{7}$")


@lru_cache(maxsize=256)
def compile_forms(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches path and query of whatever is spelled as one of `forms`.

    Raise ValueError where a form is none.
    """
    return re.compile(f"^(?:{'|'.join(map(_pattern, forms))})$", re.I) if forms else NEVER


def _pattern(form: str) -> str:
    if not form.startswith("/"):
        raise ValueError(f"{form!r} is no form of an address: it begins with a slash")
    parts = re.split(r"\{(\w+)\}", form.rstrip("/") or "/")
    unknown = sorted(set(parts[1::2]) - FIELDS.keys())
    if unknown:
        raise ValueError(f"{{{unknown[0]}}} in {form!r} is none of {', '.join(FIELDS)}")
    pattern = "".join(
        FIELDS[part] if place % 2 else re.escape(part) for place, part in enumerate(parts)
    )
    return pattern if "?" in form else f"{pattern}/?"


def target_of(url: str) -> str:
    """Return path and query of `url`, which forms are about."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def form_of(target: str) -> str:
    """Return the form in which the path and query `target` seem to be spelled.

    ``/kinh-te/202404/ba-con-duoc-mua-4f0a2b1/`` gives ``/{section}/{month}/{slug}-{hex}``.
    """
    path, _, query = target.partition("?")
    steps = [step for step in path.split("/") if step]
    names = [_above(step) for step in steps[:-1]] + [_last(step) for step in steps[-1:]]
    form = "/" + "/".join(names)
    pairs = parse_qsl(query, keep_blank_values=True)[:8]
    if pairs:
        form += "?" + "&".join(
            f"{name}={{id}}" if value.isdecimal() else f"{name}={{slug}}" for name, value in pairs
        )
    return form


def _above(step: str) -> str:
    if re.fullmatch(FIELDS["month"], step):
        return "{month}"
    return "{id}" if step.isdecimal() else "{section}"


def _last(step: str) -> str:
    extension = EXTENSION.search(step)
    tail = extension[0].lower() if extension else ""
    stem = step[: len(step) - len(tail)]
    if stem.isdecimal():
        return "{id}" + tail
    if HEXED.match(stem):
        return "{slug}-{hex}" + tail
    # A number of one or two digits may be the headline's own, unless an extension follows it.
    numbered = (NUMBERED_PAGE if tail else NUMBERED).match(stem)
    if numbered and (numbered[1] or numbered[2]):
        words = "{slug}" + numbered[1][-1] if numbered[1] else ""
        return f"{words}{numbered[2]}{{id}}{tail}"
    return "{slug}" + tail


def is_numbered(form: str) -> bool:
    """Tell whether a form has something that a CMS counts by: a number, a month."""
    return any(field in form for field in ("{id}", "{hex}", "{month}"))


class LearnedForms:
    """What the links of a site's own pages show about how it spells articles and listings.

    The words of a headline are many and those of a section's name are few, in a link's text as
    in its address. Where most that are spelled alike have a headline, all are articles, but for
    the front row of addresses, where sections stand: there each link speaks for itself, unless
    the CMS numbers them.
    """

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._groups: dict[str, dict[str, int]] = {}

    def learn(self, labels: Mapping[str, str]) -> None:
        """Take note of links: the longest text of each, by path and query."""
        for target, label in labels.items():
            words = max(len(label.split()), slug_words(target))
            if words > self._words.get(target, 0):
                self._words[target] = words
                self._groups.setdefault(form_of(target), {})[target] = words

    def kind(self, target: str) -> Kind:
        """Return what the link `target`, one of those learned, seems to lead to."""
        form = form_of(target)
        words = self._words.get(target, 0)
        group = self._groups.get(form, {target: words})
        middle = median(group.values())
        # Where sections are counted like articles, there are fewer of them.
        is_low = is_numbered(form) and digits(target) + 1 < median(map(digits, group))
        if is_low and words < WORDS_OF_A_HEADLINE - 1:
            return "listing"
        if middle >= WORDS_OF_A_HEADLINE and form.count("/") + is_numbered(form) > 1:
            return "article"
        if middle < WORDS_OF_A_HEADLINE - 1 and is_numbered(form):
            return "listing"
        return "article" if words >= WORDS_OF_A_HEADLINE else "listing"

    def forms(self, kind: Kind, least: int = 2) -> tuple[str, ...]:
        """Return the forms of what is of `kind`, those of most links first; each has at least `least`."""
        counts: dict[str, int] = {}
        for form, targets in self._groups.items():
            count = sum(self.kind(target) == kind for target in targets)
            if count >= least:
                general = _general(form)
                counts[general] = counts.get(general, 0) + count
        return tuple(sorted(counts, key=lambda form: -counts[form]))


def _general(form: str) -> str:
    """Return `form` for a section at any depth."""
    return re.sub(r"(?:/\{section\})+(?=/)", "/{sections}", form)


def digits(target: str) -> int:
    """Return how long the last number in a path is."""
    numbers = re.findall(r"\d+", target.partition("?")[0])
    return len(numbers[-1]) if numbers else 0


def slug_words(target: str) -> int:
    """Return how many words the last step of a path spells."""
    path = unquote(target.partition("?")[0]).rstrip("/")
    words = re.split(r"[-_+ ]+", EXTENSION.sub("", path.rsplit("/", 1)[-1]))
    return sum(word.isalpha() for word in words)


def examples(form: str, targets: Iterable[str]) -> list[str]:
    """Return those of `targets` that are spelled as `form`."""
    pattern = compile_forms((form,))
    return [target for target in targets if pattern.search(target)]
