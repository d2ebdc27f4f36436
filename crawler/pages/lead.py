"""The lead (sapo) where the page sets it apart from the body."""

from __future__ import annotations

import re

from lxml import etree

from crawler.article import Dateline
from crawler.pages.furniture import AUTHOR, LEAD
from crawler.pages.page import Page
from crawler.pages.tables import CAPTION_LENGTH
from crawler.pages.text import fold

_SHORTEST = 30
LONGEST = 1200
"""Characters of the longest lead: what is named as one and longer is text."""
_SAME = 40
"""Characters in which an excerpt and the text it is of agree."""
_WHOLE = 0.9
"""Share of the body's running text from which what is named as a lead is that text."""
_BEFORE = 150
"""Characters of dates, names and labels that may stand between headline and lead."""
_PLACE_NAME = re.compile(r"location|dateline|place", re.I)
_LONGEST_PLACE = 60
_CODE = re.compile(r"\(?[A-ZĐ][A-ZĐ&]{2,7}\)?")
"""The code of an outlet in an element of its own before a lead that begins with a capital."""
_LEAD_TAGS = frozenset(("p", "h2", "h3", "div"))
_NO_LEAD = frozenset(
    ("a", "body", "html", "main", "article", "header", "form", "meta", "script", "style")
)


def find_lead(
    page: Page, headline: etree._Element | None, body: etree._Element | None
) -> etree._Element | None:
    """Return the element with the lead, None where it is part of the body or there is none.

    It stands outside the body: where the layout says; else between headline and body, in an
    element named as leads are or one that says what the page's description says.
    """
    place = page.index.place
    begin, end = (place[body], page.index.lasts[place[body]]) if body is not None else (0, -1)
    for el in page.select(page.layout.lead):
        # What a layout calls the lead stands in its body only where that holds the headline too.
        if not begin <= place[el] <= end or (
            headline is not None and begin < place[headline] < place[el]
        ):
            return el
    if body is None:
        return None
    start = place[headline] if headline is not None else max(0, begin - 120)
    if body in page.select(page.layout.body):
        return _lead_above(page, headline, start, begin) if headline is not None else None
    if body in page.kept:
        return _lead_inside(page, headline, begin, end)
    lasts = page.index.lasts
    for el in (*page.meant(LEAD), *page.index.itemprops.get("description", [])[:5]):
        if start < place[el] and lasts[place[el]] < begin and _can_be(page, el, headline):
            return el
    for at in range(start + 1, begin):
        if lasts[at] >= begin:
            continue  # what holds the body
        if page.index.tags[at] == "td" and _SHORTEST <= page.index.length(at) <= LONGEST:
            el = page.index.elements[at]
            if _is_bold_sentence(page, el) and _can_be(page, el, headline):
                return el
    described = fold(page.declared.meta("og:description", "description") or "")[:60]
    if len(described) < _SHORTEST:
        return _lead_inside(page, headline, begin, end)
    for at in range(start + 1, begin):
        if (
            page.index.tags[at] not in _LEAD_TAGS
            or lasts[at] >= begin
            or not _SHORTEST <= page.index.length(at) <= LONGEST
        ):
            continue
        el = page.index.elements[at]
        if len(el) > 3:
            continue
        if fold(page.start_of(el))[:60] == described and _can_be(page, el, headline):
            return el
    return _lead_inside(page, headline, begin, end)


def _lead_above(
    page: Page, headline: etree._Element | None, start: int, begin: int
) -> etree._Element | None:
    """Return the lead between the headline at `start` and the text that begins at `begin`.

    An excerpt is none: it is cut off, or says what the text opens with.
    """
    index = page.index
    opening = fold(page.start_of(index.elements[begin]))
    for el in page.meant(LEAD):
        at = index.place[el]
        if not start < at <= index.lasts[at] < begin or not _can_be(page, el, headline):
            continue
        text = page.text_of(el).rstrip(" ])")
        if not text.endswith(("…", "...")) and fold(text)[:_SAME] not in opening:
            return el
    return None


def lead_picture(page: Page, lead: etree._Element) -> etree._Element | None:
    """Return the box in `lead` that holds a picture and nothing but a caption beside, if any."""
    index = page.index
    at = index.place[lead]
    box = next(iter(index.below(at, "img")), None)
    if box is None:
        return None
    while index.parents[box] != at and index.length(index.parents[box]) <= CAPTION_LENGTH:
        box = index.parents[box]
    return index.elements[box] if index.length(box) < index.length(at) else None


def read_lead(page: Page, lead: etree._Element | None) -> tuple[str | None, Dateline | None]:
    """Return the text of the element `lead`, and the place that opens it where that is marked.

    The caption of a picture in it is none of it.
    """
    if lead is None:
        return None, None
    text = page.text_of(lead)
    picture = lead_picture(page, lead)
    if picture is not None and (caption := page.text_of(picture)):
        text = text.replace(caption, " ", 1).strip(" ")
    first = next(iter(lead), None)
    if first is None or first.tag not in ("span", "b", "strong", "em") or (lead.text or "").strip():
        return text, None
    place = page.text_of(first)
    if _CODE.fullmatch(place) and (rest := text.removeprefix(place).strip(" \xa0"))[:1].isupper():
        return rest, Dateline(raw=place, outlet=place.strip("()"))
    if not _PLACE_NAME.search(first.get("class") or ""):
        return text, None
    rest = text.removeprefix(place).lstrip(" -–—:\xa0")
    if not place or not rest or len(place) > _LONGEST_PLACE:
        return text, None
    return rest, Dateline(raw=place, place=place.strip(" -–—:()"))


def _lead_inside(
    page: Page, headline: etree._Element | None, begin: int, end: int
) -> etree._Element | None:
    """Return the lead where headline and text stand in one element: before all running text."""
    place = page.index.place
    start = page.index.lasts[place[headline]] + 1 if headline is not None else begin
    for el in page.meant(LEAD):
        if start <= place[el] <= end and _can_be(page, el, headline):
            holds_body = place[el] <= begin <= page.index.lasts[place[el]]
            if holds_body or page.prose(place[el]) >= _WHOLE * page.prose(begin):
                continue  # Drupal's field of "text with summary"
            return el if page.prose_between(start, place[el]) <= _BEFORE else None
    return None


def _is_bold_sentence(page: Page, el: etree._Element) -> bool:
    """Tell whether a table's cell holds one sentence or more in bold and nothing else."""
    return (
        len(el) == 1
        and el[0].tag in ("b", "strong")
        and el[0].find(".//a") is None
        and not (el.text or "").strip()
        and not (el[0].tail or "").strip()
        and page.text_of(el).rstrip().endswith((".", "!", "?", "…"))
    )


def _can_be(page: Page, el: etree._Element, headline: etree._Element | None) -> bool:
    if el.tag in _NO_LEAD or page.is_around(el) or el in page.kept:
        return False
    if page.index.bits[page.index.place[el]] & AUTHOR:
        return False
    text = page.text_of(el)
    return _SHORTEST <= len(text) <= LONGEST and (
        headline is None or fold(text) != fold(page.text_of(headline))
    )
