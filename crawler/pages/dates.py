"""The dates that a page gives, unread: what they say is `pipelines.read_dates`' to judge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any, Literal
from urllib.parse import urlsplit

from lxml import etree

from crawler.article import PrintedDate
from crawler.pages import furniture
from crawler.pages.page import Page
from crawler.pages.states import ABOUT, AROUND

_LONGEST = 120
_NEAR = 60
"""Elements behind the headline among which an aside is about the article."""
_BOX = 25
"""Elements between the beginning of a headline's box and the headline, at most."""
_BENEATH = 20
"""Elements behind the headline that are about the article, whatever their box is called."""
_BESIDE = 2
"""Elements right before the headline, in its own box, that may show the date."""
_LICENCE = re.compile(r"giấy phép|gp-|licen[cs]e|copyright|©|all rights|số\s+\d+/", re.I)
_SITE_HEADER = frozenset(
    (
        "header",
        "site-header",
        "page-header",
        "masthead",
        "top",
        "topbar",
        "top-bar",
        "navbar",
        "banner",
    )
)
_META_PUBLISHED = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dcterms.issued",
    "citation_publication_date",
    "citation_date",
    "published-date",
    "published_at",
    "pub_date",
    "article:publish_date",
    "created",
    "date",
)
_META_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "modified-date",
)
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
# Something that can only be a whole date: day, month and year, in figures or with a month's name.
DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?{_YEAR}|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|ngày\s+\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{_YEAR}"
    rf"|\d{{1,2}}\s+tháng\s+[\w ]{{1,12}},?\s+(?:năm\s+)?{_YEAR}|tháng\s+[\w ]{{2,12}}\s+\d{{1,2}},\s+{_YEAR}|\d{{1,2}}\s+th(?:g|áng)?\.?\s?\d{{1,2}},?\s+{_YEAR}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?=\W{1,4}\d{1,2}\s?[:hg]\s?\d{2})|\d{1,2}[:hg]\d{2}\W{1,4}\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?!\d)"
    rf"|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\.?,?\s+{_YEAR})(?!\d)"
    r"|(?:\d+|một|hai|ba)\s+(?:giây|phút|giờ|ngày|tuần)\s+trước|(?:hôm qua|hôm nay)\s+lúc",
    re.I,
)
_UPDATED = re.compile(r"^\W*(?:(?:last\s+)?(?:updated|modified)|cập nhật)", re.I)
_URL_DAY = re.compile(rf"/({_YEAR})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/-])")
_SILENT = frozenset(("script", "style", "option", "a", "title"))
_DIGIT_OR_AGO = re.compile(r"\d|trước|hôm")
Of = Literal["published", "modified"]


class _Dates:
    def __init__(self) -> None:
        self.found: list[PrintedDate] = []

    def add(self, text: Any, source: str, of: Of = "published") -> None:
        if isinstance(text, str) and (text := text.strip()) and len(text) < _LONGEST:
            date = PrintedDate(text, source, of)
            if date not in self.found:
                self.found.append(date)

    def has(self, of: Of, source: str | None = None) -> bool:
        return any(d.of == of and source in (None, d.source) for d in self.found)


def read_dates(
    page: Page, title: etree._Element | None, body: etree._Element | None
) -> list[PrintedDate]:
    """Return the page's dates, the best source first: JSON-LD, meta, time, page, URL.

    What the page shows is taken from the layout's place; else from elements named as dates
    between the title and the end of the article, else from any short line there that is a date.
    The clock in a site's header stands before the title, the licence's date after the article.
    """
    dates = _Dates()
    declared = page.declared
    for node in (declared.article, declared.web_page):
        dates.add(node.get("datePublished") or node.get("dateCreated"), "json-ld")
        dates.add(node.get("dateModified"), "json-ld", "modified")
    for key in (*_META_PUBLISHED, *(k for k in declared.metas if "publish" in k and "date" in k)):
        if value := declared.meta(key):
            dates.add(value, "meta")
            break
    dates.add(declared.meta(*_META_MODIFIED), "meta", "modified")
    layout = page.layout
    for of, selectors in (("published", layout.published), ("modified", layout.modified)):
        for el in page.select(selectors)[:3]:
            _add_element(dates, page, el, of)  # type: ignore[arg-type]
    if not dates.has("published", "time") and not dates.has("published", "page"):
        _add_shown(dates, page, title, body)
    if match := _URL_DAY.search(urlsplit(page.url).path):
        dates.add("-".join(match.groups()), "url")
    return dates.found


def _add_element(dates: _Dates, page: Page, el: etree._Element, of: Of) -> None:
    text = page.text_of(el)
    if of == "published" and _UPDATED.match(text) and dates.has("published"):
        of = "modified"
    if el.tag == "time":
        dates.add(el.get("datetime"), "time", of)
    else:
        time = next(el.iterdescendants("time"), None)
        if time is not None:
            dates.add(time.get("datetime"), "time", of)
        dates.add(el.get("content"), "time", of)
    if has_date(text):
        dates.add(text, "page", of)


def _add_shown(
    dates: _Dates, page: Page, title: etree._Element | None, body: etree._Element | None
) -> None:
    index = page.index
    place = index.place
    start, end = _reach(page, title, body)
    before = min(start + _NEAR, place[body]) if body is not None else start + _NEAR
    for name, of in (("datePublished", "published"), ("dateModified", "modified")):
        own = (el for el in index.itemprops.get(name, ())[:9] if _is_own(page, place[el], end))
        for el in islice(own, 1):
            _add_element(dates, page, el, of)  # type: ignore[arg-type]
    if dates.has("published", "time") or dates.has("published", "page"):
        return
    named = [el for el in page.meant(furniture.DATE) if start <= place[el] <= end]
    named += [el for el in index.tagged("time") if start <= place[el] <= end]
    candidates = index.in_order(list(dict.fromkeys(named)))[:40]
    near = [el for el in candidates if place[el] <= start + _NEAR]
    first = place[title] if title is not None else start
    inside = range(0)
    if body is not None and title is not None:
        inside = range(max(place[body], first + _NEAR), index.lasts[place[body]] + 1)
    beneath = range(first + 1, min(first + _BENEATH, before)) if title is not None else range(0)
    for elements, lines in (
        (near, range(start, min(before, end) + 1)),
        (candidates[len(near) :], range(min(before, end) + 1, end + 1)),
    ):
        if _add_named(dates, page, elements, before, beneath):
            return
        if _add_line(dates, page, lines, inside, before):
            return


def _is_own(page: Page, at: int, end: int) -> bool:
    """Say whether the microdata at `at` is the page's own, and not of an article it links to."""
    in_head = page.index.tags[page.index.parents[at]] == "head"
    return in_head or (at <= end and not page.states[at] & AROUND)


def _add_named(
    dates: _Dates, page: Page, elements: Iterable[etree._Element], before: int, beneath: range
) -> bool:
    """Add the date of the first of `elements`, named as dates are, that has one.

    `beneath` the headline a bar of share buttons may hold it.
    """
    place = page.index.place
    for el in elements:
        if place[el] not in beneath and (
            _is_apart(page, place[el], before) or _in_site_header(page, el)
        ):
            continue
        if el.tag == "time" and el.get("datetime"):
            _add_element(dates, page, el, "published")
            return True
        line = page.start_of(el)
        if len(line) < _LONGEST and has_date(line):
            _add_element(dates, page, el, "published")
            if dates.has("published"):
                return True
    return False


def _add_line(dates: _Dates, page: Page, places: Iterable[int], inside: range, before: int) -> bool:
    """Add the first short line with a date that stands at `places` and not `inside` the text."""
    index = page.index
    count = len(index.elements)
    for at in places:
        if at >= count:
            return False
        if at in inside:
            continue
        text = None if index.tags[at] in _SILENT else index.texts[at]
        for own, holder in ((text, at), (index.tails[at], index.parents[at])):
            if own and 7 < len(own) < _LONGEST and holder > 0 and has_date(own):
                line = page.start_of(index.elements[holder])
                break
        else:
            continue
        if len(line) > 90:
            line = " ".join(own.split())
        match = DATE.search(line)
        if not match or len(line) > 90 or len(line) - len(match[0]) > 60:
            continue
        if _LICENCE.search(line) or _is_apart(page, holder, before):
            continue
        if _in_site_header(page, index.elements[holder]):
            continue
        dates.add(line, "page")
        return True
    return False


def has_date(text: str) -> bool:
    """Say whether `text` has a date that is whole or relative."""
    return _DIGIT_OR_AGO.search(text) is not None and DATE.search(text) is not None


def _is_apart(page: Page, at: int, before: int) -> bool:
    """Say whether the element at `at` stands in what is around the article.

    Up to the place `before`, between headline and text, asides and boxes about the writer do not
    count as that: there dates stand too.
    """
    state = page.states[at]
    return bool(state & AROUND) and not (state & ABOUT and at <= before)


def _in_site_header(page: Page, el: etree._Element) -> bool:
    """Say whether `el` stands in a header that is not the headline's: there is the site's clock."""
    index = page.index
    at = index.place[el]
    for above in (at, *index.above(at)):
        if index.elements[above] in page.kept:
            return False
        names = {index.idents.get(above), *(index.classes[above] or "").lower().split()}
        if names & _SITE_HEADER:
            return True
    return False


def _reach(
    page: Page, title: etree._Element | None, body: etree._Element | None
) -> tuple[int, int]:
    """Return the first and last place in the document at which the article's date may stand."""
    place = page.index.place
    last = len(place)
    if body is None and title is None:
        return 0, last
    first = body if title is None else title
    assert first is not None
    start = place[first]
    if title is not None:
        # A line above the headline that belongs to it stands in the same small box.
        for above in title.iterancestors():
            if place[title] - place[above] > _BOX or above.tag in ("body", "html"):
                break
            start = place[above]
        for beside in islice(title.itersiblings(preceding=True), _BESIDE):
            if beside in place and page.index.length(place[beside]) < _LONGEST:
                start = min(start, place[beside])
    if body is None:
        return start, min(last, start + 150)
    return start, min(last, page.index.lasts[place[body]] + 60)
