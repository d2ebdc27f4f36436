"""Who is named: author lines the page prints, authors it declares, the CMS account."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from crawler.pages.dates import has_date
from crawler.pages.furniture import AUTHOR, WRITER
from crawler.pages.page import Page
from crawler.pages.states import AROUND, LINK, SILENT
from crawler.pages.wordpress_layout import WORDPRESS

_LONGEST = 160
_BY = re.compile(
    r"^\W*(?:(?:article|story|text|words|written|posted|published|reported|contributed|authored|edited)?\s*by\b|authors?\b|written\b|tác giả\b|người viết\b)\s*[:\-–]?\s*",
    re.I,
)
_TAIL = re.compile(
    r"\s*(?:[|•·/]|\s[-–—]\s|,?\s\b(?:on|in|published|updated|posted|last)\b)\s*(?=.*\d).*$"
    r"|,?\s*(?:\w{3,9}\s+\d{1,2},?\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}).*$|\s*[|•·].*$",
    re.I,
)
_NO_NAME = re.compile(
    r"(?:full bio|bio|the authors?|authors?|name|by|written|published|updated|last|posted|editor|editorial|staff|admin|share|follow|menu|home|more|read more|view all.*|see all.*|hide all|show all|all posts.*|learn more|about.*|contributors?|reviewed|fact.checked|guest|unknown|anonymous|tác giả|.*@.*|https?:.*|.*\d.*)\W*",
    re.I,
)
_BY_WORD = re.compile(r"\s*(?:(?:written |posted )?by|author:|tác giả)(?:\s|$|:)", re.I)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|tac-gia|tacgia|contributors?|writers?|reporters?|bylines?|journalists?)/[^/?#]"
    r"|[?&](?:author|tacgia)=",
    re.I,
)
_LOOKED_AT = 600
"""Characters of an author line's element that are looked at."""
_BEHIND = 40
"""Elements behind the body among which a line beginning with "By" is sought."""
_DATE_LINE = 15
"""Elements behind the headline among which the line with the date is sought."""
_PARTS = re.compile(r"\s*[|•·/]\s+|\s+[–—-]\s+")
_SIGNATURES = 3
"""Elements with text under the body among which a signature is sought."""
_LONGEST_SIGNATURE = 90
_RIGHT = re.compile(r"(?:^|align\s*:\s*|float\s*:\s*)(?:right|end)\b", re.I)
_RIGHT_NAME = re.compile(r"(?:^|[\s_-])(?:text-|align-?)(?:right|end)(?=$|\s)", re.I)
_NEAR = 120
"""Elements before and after the headline among which a line beginning with "By" is sought."""


@dataclass(slots=True)
class People:
    """What a page says of who wrote; nothing of it judged."""

    bylines: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)


def read_people(page: Page, title: etree._Element | None, body: etree._Element | None) -> People:
    """Return who the page names.

    On a Vietnamese WordPress the author link is the account that posted, for journalists sign in
    the body; elsewhere it is the byline.
    """
    people = People(named=declared_authors(page))
    layout = page.layout
    people.accounts = page.texts(page.select(layout.accounts))
    people.bylines = page.texts(page.select(layout.bylines))
    if layout.accounts or layout.bylines:
        return people
    if is_vietnamese_wordpress(page):
        people.accounts = page.texts(page.select(WORDPRESS.accounts))
        people.bylines = page.texts(page.select(WORDPRESS.bylines))
        return people
    people.bylines = _shown(page, title, body)
    return people


def is_vietnamese_wordpress(page: Page) -> bool:
    """Say whether the page is Vietnamese and made by WordPress."""
    language = (page.root.get("lang") or "").lower()
    generator = (page.declared.meta("generator") or "").lower()
    return language.startswith("vi") and (
        "wordpress" in generator or "https://api.w.org/" in page.declared.links
    )


def declared_authors(page: Page) -> list[str]:
    """Return the authors in structured data: JSON-LD, microdata, meta."""
    declared = page.declared
    names = declared.names(declared.article.get("author"))
    if not names:
        for el in page.index.itemprops.get("author", [])[:5]:
            inner = next((e for e in el.iterdescendants() if e.get("itemprop") == "name"), el)
            text = inner.get("content") or page.text_of(inner)
            if text and len(text) < _LONGEST and text not in names:
                names.append(text)
    for key in (
        "author",
        "article:author",
        "article:author_name",
        "dc.creator",
        "dcterms.creator",
        "sailthru.author",
        "parsely-author",
        "twitter:data1",
    ):
        if (
            key == "twitter:data1"
            and "written" not in (declared.meta("twitter:label1") or "").lower()
        ):
            continue
        for name in declared.names(declared.metas.get(key, [])):
            if name not in names:
                names.append(name)
    return names


def _shown(page: Page, title: etree._Element | None, body: etree._Element | None) -> list[str]:
    """Return the author lines between title and end of the article, the likeliest first.

    A link to an author's page, an element named as authors are, a line that begins with "By";
    else the name in a box about the author.
    """
    index = page.index
    place, states = index.place, page.states
    found: list[tuple[float, str]] = []
    centre = place[title] if title is not None else place[body] if body is not None else 0
    seen: set[int] = set()

    def take(at: int, score: float) -> None:
        el = index.elements[at]
        if at in seen or states[at] & AROUND or el in page.kept:
            return
        seen.add(at)
        line = author_line(index.strings(at, _LOOKED_AT))
        if line:
            found.append((score - abs(at - centre) / 500, line))

    for at, href in page.links:
        if states[at] & AROUND:
            continue
        if "author" in (index.elements[at].get("rel") or ""):
            take(at, 3)
        elif abs(at - centre) < _NEAR and _AUTHOR_PATH.search(href):
            take(at, 2.5)
    for el in page.meant(AUTHOR)[:20]:
        take(place[el], 2)
    if not found:
        nearby = [*range(max(0, centre - _NEAR), min(centre + _NEAR, len(index.elements)))]
        if body is not None:
            beyond = index.lasts[place[body]]
            nearby += range(beyond, min(beyond + _BEHIND, len(index.elements)))
        for at in nearby:
            own = index.texts[at] or index.tails[at]
            if not own or not _BY_WORD.match(own) or states[at] & (AROUND | SILENT):
                continue
            holder = at if index.texts[at] else index.parents[at]
            if holder > 0 and index.length(holder) < 12:
                holder = index.parents[holder]
            if holder > 0:
                take(holder, 1)
    if not found and body is not None:
        found += [(0, line) for line in _signed_below(page, place[body])]
    if not found and title is not None:
        found += [(0, name) for name in _beside_date(page, centre)]
    if not found:
        for el in page.meant(WRITER)[:3]:
            at = place[el]
            name = next(filter(None, map(_bare_name, index.strings(at, _LOOKED_AT))), None)
            if name:
                found.append((0, name))
                break
    found.sort(key=lambda f: -f[0])
    return list(dict.fromkeys(line for _, line in found))[:5]


def _beside_date(page: Page, title: int) -> list[str]:
    """Return the name on the line with the date under the headline: ``Quang Mẫn | 08/01/2026``."""
    index = page.index
    for at in range(title + 1, min(title + _DATE_LINE, len(index.elements))):
        if index.length(at) > _LONGEST or page.states[at] & (AROUND | LINK | SILENT):
            continue
        line = " ".join(index.shown(at).split())
        if has_date(line):
            parts = _PARTS.split(line)
            return [name for part in parts if len(parts) > 1 and (name := _bare_name(part))][:1]
    return []


def _signed_below(page: Page, body: int) -> list[str]:
    """Return the line right under the body that its place at the right margin makes a signature."""
    index = page.index
    last = index.lasts[index.parents[body]] if body else -1
    at = index.lasts[body] + 1
    looked_at = 0
    while at <= last and looked_at < _SIGNATURES:
        size = index.length(at)
        if size:
            looked_at += 1
            style = index.styles.get(at, "") + (index.elements[at].get("align") or "")
            names = index.classes[at] or ""
            is_right = _RIGHT.search(style) or _RIGHT_NAME.search(names)
            if is_right and size <= _LONGEST_SIGNATURE and not page.states[at] & AROUND:
                return [" ".join(index.shown(at).split())]
        at = index.lasts[at] + 1
    return []


def _bare_name(text: str) -> str | None:
    """Return the name that is all of `text`, but for a label before it; else null."""
    text = _BY.sub("", " ".join(text.split())).strip(" |•·,:-–—\xa0")
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 40 or _NO_NAME.fullmatch(text):
        return None
    return text if all(word[0].isupper() for word in words) else None


def author_line(pieces: list[str]) -> str | None:
    """Return the names that an author line prints, without label, date and what follows.

    `pieces` are the texts of the elements it is made of.
    Parts in elements of their own are parts of the line: a name and the title under it.
    """
    parts: list[str] = []
    for text in [one for one in pieces if not one.isspace()][:12]:
        text = " ".join(text.split())
        labelled = _BY.match(text)
        text = _TAIL.sub("", _BY.sub("", text)).strip(" |•·,:-–—\xa0")
        if not text or len(text) > 90 or _NO_NAME.fullmatch(text):
            if parts:
                break
            continue
        if parts and not labelled and parts[-1][-1:].isalpha() and text[:1].isupper():
            break  # what follows the name: a job, a biography
        parts.append(text)
    line = " ".join(parts).strip(" ,&")
    return line if 1 < len(line) < 90 else None
