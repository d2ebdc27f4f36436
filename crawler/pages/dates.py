"""The dates that a page gives, unread: what they say is `pipelines.read_dates`' to judge."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
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
_LINES_APART = 12
"""Elements between the line of the publication and that of a change, at most."""
_WITH_CLOCK = 60
"""Characters of the longest line of a day and a clock, each in an element of its own."""
_LABELLED = 40
"""Characters of the longest date with its label that ends in a stop."""
_LEAF = 24
"""Characters of a date whose day, month and year stand in elements of their own, at most."""
_MONTH_NAME = re.compile(r"(?:^|[\s_-])(?:month|thang)(?=$|[\s_-])")
_BENEATH = 20
"""Elements behind the headline that are about the article, whatever their box is called."""
_BESIDE = 2
"""Elements right before the headline, in its own box, that may show the date."""
_AFTER_DATE = 40
"""Characters behind a date in a long text among which its clock stands."""
_HEADLINE = 16
"""Characters of the shortest linked headline."""
_OF_COMMENTS = re.compile(r"^#|/(?:feed|trackback)\b")
"""Where the sentence about an article leads that old WordPress themes print under it."""
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
        "topheader",
        "top-header",
        "header-top",
        "head-top",
        "header-date",
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
# As microdata has it, and as those write it who do not look it up.
_PROPERTIES_PUBLISHED = ("datePublished", "datepublished", "published-date", "pubdate")
_PROPERTIES_MODIFIED = ("dateModified", "datemodified", "updated-date")
_YEAR = r"(?:19[5-9]\d|20\d\d)"
# English, and the other European languages that WordPress prints most.
_MONTH = "|".join(
    """
    january february march april may june july august september october november december
    januari januar jänner janvier enero janeiro gennaio februari februar février febrero fevereiro febbraio
    märz mars marts marzo março maart maret avril abril aprile mai mayo maio maggio mei maj
    juni juin junio junho giugno juli juillet julio julho luglio augusti augustus août agosto agustus
    septembre septiembre setiembre setembro settembre oktober octobre octubre outubro ottobre
    novembre noviembre novembro dezember décembre diciembre dezembro dicembre desember
    sept jan feb mar apr jun jul aug sep oct nov dec ene gen févr fév fev mrt mär abr avr mag giu lug juil ago aoû
    set ott okt out déc dez dic des
    """.split()  # noqa: SIM905
)
_ORDINAL = "(?:st|nd|rd|th|er|[.ºª°])?"
# Something that can only be a whole date: day, month and year, in figures or with a month's name.
DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?{_YEAR}|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|ngày\s+\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{_YEAR}"
    rf"|\d{{1,2}}\s+tháng\s+[\w ]{{1,12}},?\s+(?:năm\s+)?{_YEAR}|th(?:áng\s+[\w ]{{2,12}}|\.?\s?\d{{1,2}})\s+\d{{1,2}}(?:st|nd|rd|th)?,\s+{_YEAR}|\d{{1,2}}\s+th(?:g|áng)?\.?\s?\d{{1,2}},?\s+{_YEAR}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?=\W{1,4}\d{1,2}\s?[:hg]\s?\d{2})|\d{1,2}[:hg]\d{2}\W{1,4}\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?!\d)"
    # That a word and a number follow is asked first: there are many months.
    rf"|(?=[^\W\d_]{{3,10}}\.?\s+\d)(?:{_MONTH})\.?\s+\d{{1,2}}{_ORDINAL},?\s+{_YEAR}"
    rf"|\d{{1,2}}{_ORDINAL}(?:\s+|-)(?:de\s+)?(?:{_MONTH})\.?,?(?:\s+|-)(?:del?\s+)?{_YEAR})(?!\d)"
    rf"|(?<!\d){_YEAR}年\d{{1,2}}月\d{{1,2}}日"
    r"|(?<!\d)(?:\d{1,3}|một|hai|ba)\s+(?:giây|phút|giờ|ngày|tuần)\s+trước|(?:hôm qua|hôm nay)(?:\s+lúc|\W{1,3}\d{1,2}\s?[:hg]\s?\d{2})",
    re.I,
)
_UPDATED = re.compile(
    r"^\W*(?:(?:last\s+)?(?:updated|modified)|(?:lần )?cập nhật|(?:chỉnh )?sửa (?:lần|lúc|ngày)"
    r"|(?:zuletzt )?aktualisiert|(?:última )?a[ck]?tuali[sz]a(?:do|ción|ção)|(?:dernière )?mise? à jour|(?:ultimo )?aggiorna)",
    re.I,
)
_CHANGE_NAME = re.compile(r"(?:^|[\s_-])(?:updated|last-?mod)(?=$|[\s_-])|modif(?:y|ied)")
_DAY_NAME = re.compile(r"publi|posted|created|(?:^|[\s_-])(?:date|time)(?!-?(?:modified|updated))")
_URL_DAY = re.compile(rf"/({_YEAR})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/-])")
# What stands before a date that is the article's wherever it is printed.
_LABEL = re.compile(
    r"\W{0,3}(?:post(?:ed)?(?: (?:time|date|on))?|publish(?:ed)?(?: (?:time|date|on))?|publication date|date published"
    r"|ngày đăng|đăng (?:ngày|lúc)|thời gian đăng|xuất bản(?: (?:ngày|lúc))?)\s*:?\s*\d",
    re.I,
)
_AGO = re.compile(r"\b(?:trước|ago)\W*$", re.I)
_ATTRIBUTES = (
    "title",
    "data-date",
    "data-datetime",
    "data-time",
    "data-published",
    "data-timestamp",
)
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
"""Since 1970, or thousandths of them, as scripts count: 2001 to 2033."""
_CLOCK = re.compile(r"\d\s?[:hg]\s?\d\d|\d\s?giờ", re.I)
_SILENT = frozenset(("script", "style", "option", "a", "title"))
_SHORT_DAY = re.compile(r"\d[/.-]\d\d?[/.-]\d\d")
_AGO = re.compile(r"trước|hôm", re.I)
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
        for el in _nearest(page, page.select(selectors), title, body)[:3]:
            _add_element(dates, page, el, of)  # type: ignore[arg-type]
    if not dates.has("published", "time") and not dates.has("published", "page"):
        _add_shown(dates, page, title, body)
    if match := _URL_DAY.search(urlsplit(page.url).path):
        dates.add("-".join(match.groups()), "url")
    return dates.found


def _nearest(
    page: Page,
    found: list[etree._Element],
    title: etree._Element | None,
    body: etree._Element | None,
) -> list[etree._Element]:
    """Return those of the elements `found` that tell of the article: nearest to it, and not around.

    A theme prints the dates of other articles in elements of the same names.
    """
    if not found or body is None:
        return found
    index = page.index
    start, end = _reach(page, title, body)
    begin = index.place[body]
    places = {el: index.place[el] for el in found}
    above = [el for el, at in places.items() if start <= at < begin]
    if above:
        return above
    own = [
        el
        for el, at in places.items()
        if not _is_apart(page, at, end) and not _in_site_header(page, el)
    ]
    below = [el for el in own if index.lasts[begin] < places[el] <= end]
    return below[:1] or own


def _add_element(dates: _Dates, page: Page, el: etree._Element, of: Of) -> None:
    # A label may stand right before the date, in an element of its own.
    text = " ".join(" ".join(page.index.strings(page.index.place[el])).split())
    is_change = _UPDATED.match(text) or _is_called_change(el)
    if of == "published" and is_change and dates.has("published"):
        of = "modified"
    if el.tag == "time":
        dates.add(el.get("datetime"), "time", of)
    else:
        time = next(el.iterdescendants("time"), None)
        if time is not None:
            dates.add(time.get("datetime"), "time", of)
        dates.add(el.get("content"), "time", of)
    dates.add(_in_attributes(el), "time", of)  # behind "2 ngày trước"
    if has_date(text):
        dates.add(_near_date(text), "page", of)


def _is_called_change(el: etree._Element | None) -> bool:
    """Say whether `el` is named after a change alone: WordPress says ``updated`` of any date."""
    names = (el.get("class") or "").lower() if el is not None else ""
    return _CHANGE_NAME.search(names) is not None and _DAY_NAME.search(names) is None


def _in_attributes(el: etree._Element) -> str | None:
    """Return the date that an attribute of `el` holds, for a script or to be shown on a touch."""
    for name in _ATTRIBUTES:
        if not (value := (el.get(name) or "").strip()):
            continue
        if _SECONDS.fullmatch(value):
            return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
        if len(value) < _LONGEST and has_date(value):
            return value
    return None


def _near_date(text: str) -> str:
    """Return what of a long `text` stands about its first date: the sentence under old WordPress posts."""
    day = DATE.search(text) if len(text) >= _LONGEST else None
    if day is None:
        return text
    return text[max(0, day.start() - _AFTER_DATE) : day.end() + _AFTER_DATE]


def _add_shown(
    dates: _Dates, page: Page, title: etree._Element | None, body: etree._Element | None
) -> None:
    index = page.index
    place = index.place
    start, end = _reach(page, title, body)
    before = min(start + _NEAR, place[body]) if body is not None else start + _NEAR
    for names, of in ((_PROPERTIES_PUBLISHED, "published"), (_PROPERTIES_MODIFIED, "modified")):
        found = chain.from_iterable(index.itemprops.get(name, ())[:9] for name in names)
        for el in islice((el for el in found if _is_own(page, place[el], end)), 1):
            _add_element(dates, page, el, of)  # type: ignore[arg-type]
    for at in index.by_tag.get("abbr", ())[:9]:  # as the microformat hAtom has it
        if "published" in (index.classes[at] or "") and _is_own(page, at, end):
            dates.add(_in_attributes(index.elements[at]), "time")
    if dates.has("published", "time") or dates.has("published", "page"):
        return
    first = place[title] if title is not None else start
    text = place[body] if body is not None and place[body] > first else first + _NEAR
    limit = min(first + _NEAR, text, end)
    inside = range(0)
    if body is not None and title is not None:
        inside = range(max(place[body], first + _NEAR), index.lasts[place[body]] + 1)
    beneath = range(first + 1, min(first + _BENEATH, text)) if title is not None else range(0)
    named = sorted({*_named_dates(page, start, end), *_calendar_leaves(page, start, limit)})
    shown = _Shown(page, named, inside, before, beneath, text)
    # Above the headline a date may be the day on which the page was called for.
    for places in (
        range(first + 1, limit + 1),
        range(start, first + 1),
        range(limit + 1, end + 1),
    ):
        if shown.add(dates, places):
            return
    if not dates.has("published"):
        _add_touched(dates, page, first)
    if not dates.has("published"):
        _add_only(dates, page, first)


def _add_touched(dates: _Dates, page: Page, first: int) -> None:
    """Add the date that a touch shows behind ``Gần 2 năm trước``, close behind the place `first`."""
    index = page.index
    for el, value in index.with_attribute("title"):
        at = index.place[el]
        is_near = first < at <= first + _NEAR and not page.states[at] & AROUND
        if is_near and len(value) < _LONGEST and has_date(value) and _AGO.search(page.start_of(el)):
            dates.add(value, "time")
            return


def _add_only(dates: _Dates, page: Page, first: int) -> None:
    """Add what elements named as dates show behind the place `first`, if all show one day.

    Whatever they stand in, an aside or a foot; but cards of other articles and comments.
    """
    index = page.index
    others: set[int] = set()
    for card in page.cards:
        others.update(range(card, index.lasts[card] + 1))
    found: dict[str, etree._Element] = {}
    for at in _named_dates(page, first, len(index.elements)):
        if at in others or any(index.bits[above] & furniture.COMMENTS for above in index.above(at)):
            continue
        el = index.elements[at]
        line = _near_date(page.start_of(el) or el.get("datetime") or "")
        day = DATE.search(line) if len(line) < _LONGEST else None
        if day and not _LICENCE.search(line) and not _is_beside_headline(page, at):
            found.setdefault(day[0], el)
    if len(found) == 1:
        _add_element(dates, page, next(iter(found.values())), "published")


def _is_beside_headline(page: Page, at: int) -> bool:
    """Say whether a linked headline shares the box of the date at `at`: that is its own."""
    index = page.index
    box = index.parents[at]
    while box > 0 and index.length(box) == index.length(at):
        box = index.parents[box]
    links = index.by_tag.get("a", [])
    inside = links[bisect_left(links, box) : bisect_right(links, index.lasts[box])]
    return any(
        index.length(link) >= _HEADLINE
        and not _OF_COMMENTS.search(index.elements[link].get("href") or "#")
        for link in inside
    )


def _calendar_leaves(page: Page, start: int, end: int) -> list[int]:
    """Return the places from `start` to `end` of what holds day, month and year, one by one."""
    index = page.index
    months = (
        at
        for at in range(start, min(end, len(index.elements)))
        if (name := index.classes[at])
        and ("month" in name or "thang" in name)
        and _MONTH_NAME.search(name)
    )
    return [
        box for at in months if (box := index.parents[at]) > 0 and 0 < index.length(box) <= _LEAF
    ]


def _named_dates(page: Page, start: int, end: int) -> list[int]:
    """Return the places from `start` to `end` of elements that are or are named as dates."""
    place = page.index.place
    found = {place[el] for el in page.meant(furniture.DATE)} | set(
        page.index.by_tag.get("time", ())
    )
    return sorted(at for at in found if start <= at <= end)[:40]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What of a page shows dates.

    `named` are the places of elements named as dates; `inside` the text they are events, unless
    they say that they are of the publication; up to
    `before` they may stand in asides, `beneath` the headline in any box; the `text` begins there.
    """

    page: Page
    named: list[int]
    inside: range
    before: int
    beneath: range
    text: int

    def add(self, dates: _Dates, places: range) -> bool:
        """Add the first date shown at `places`; one of a change only where no other is beside it."""
        changed: tuple[int, etree._Element | None, str] | None = None
        for at, el, line in chain(self._elements(places), self._lines(places)):
            if _UPDATED.match(line) or _is_called_change(el):
                changed = changed or (at, el, line)
            elif changed is None or (
                abs(at - changed[0]) <= _LINES_APART and line not in changed[2]
            ):
                self._take(dates, at, el, line)
                break
        else:
            if changed is None:
                return False
        if changed is not None:
            self._take(dates, *changed)
        return True

    def _take(self, dates: _Dates, at: int, el: etree._Element | None, line: str) -> None:
        index = self.page.index
        if not _CLOCK.search(line) and not (el is not None and el.get("datetime")):
            # The clock may stand in an element of its own.
            above = index.parents[at]
            if index.elements[above] not in self.page.kept and index.length(above) < _WITH_CLOCK:
                whole = " ".join(" ".join(index.strings(above)).split())
                if _CLOCK.search(whole) and len(DATE.findall(whole)) == 1:
                    line, el = whole, None
        if el is not None:
            _add_element(dates, self.page, el, "published")
        else:
            is_change = _UPDATED.match(line) and dates.has("published")
            dates.add(line, "page", "modified" if is_change else "published")

    def _elements(self, places: range) -> Iterator[tuple[int, etree._Element, str]]:
        """Yield the elements named as dates that have one: place, element, text."""
        page = self.page
        for at in self.named:
            if at not in places:
                continue
            el = page.index.elements[at]
            if self._is_elsewhere(at, at):
                continue
            line = page.start_of(el)
            if len(line) <= _LEAF and not has_date(line):
                line = " ".join(" ".join(page.index.strings(at)).split())
            if (
                (el.tag == "time" and el.get("datetime"))
                or (len(line) < _LONGEST and has_date(line))
                or _in_attributes(el)
            ):
                yield at, el, line

    def _lines(self, places: range) -> Iterator[tuple[int, None, str]]:
        """Yield the short lines with a date that are not of the text: place of the holder, line."""
        page, index = self.page, self.page.index
        for at in places[: max(0, len(index.elements) - places.start)]:
            most = _LABELLED if at in self.inside else _LONGEST
            text = None if index.tags[at] in _SILENT else index.texts[at]
            for own, holder in ((text, at), (index.tails[at], index.parents[at])):
                if own and 7 < len(own) < most and holder > 0 and has_date(own):
                    line = page.start_of(index.elements[holder])
                    break
            else:
                continue
            if len(line) > 90:
                line = " ".join(own.split())
            if most == _LABELLED and not _LABEL.match(line):
                continue
            match = DATE.search(line)
            if match and len(line) - len(match[0]) > 60:
                line = " ".join(own.split())
                match = DATE.search(line)
            if not match or len(line) > 90 or len(line) - len(match[0]) > 60:
                continue
            if at >= self.text and line[-1] in ".!?…" and len(line) > _LABELLED:
                continue
            if not _LICENCE.search(line) and not self._is_elsewhere(at, holder):
                yield holder, None, line

    def _is_elsewhere(self, at: int, holder: int) -> bool:
        """Say whether what stands at `at` in `holder` is of a menu, a list or the site's header."""
        if at in self.beneath:
            lasts = self.page.index.lasts
            return any(card <= at <= lasts[card] for card in self.page.cards)
        if _is_apart(self.page, holder, self.before):
            # The trail above a headline may end in the date.
            bits, parents = self.page.index.bits, self.page.index.parents
            in_trail = (bits[holder] | bits[parents[holder]]) & furniture.CRUMB
            return not in_trail or at >= self.beneath.start
        return _in_site_header(self.page, self.page.index.elements[holder])


def _is_own(page: Page, at: int, end: int) -> bool:
    """Say whether the microdata at `at` is the page's own, and not of an article it links to."""
    if page.index.tags[page.index.parents[at]] == "head":
        return True
    is_for_machines = not page.hidden.isdisjoint((at, *page.index.above(at)))
    return at <= end and (is_for_machines or not page.states[at] & AROUND)


def has_date(text: str) -> bool:
    """Say whether `text` has a date that is whole or relative."""
    # Looking for what every date has takes a tenth of the time, and most texts have it not.
    if "20" not in text and "19" not in text:
        is_short = ("/" in text or "-" in text or "." in text) and _SHORT_DAY.search(text)
        if not is_short and (text.isascii() or not _AGO.search(text)):
            return False
    return DATE.search(text) is not None


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
