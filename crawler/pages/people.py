"""Who is named: author lines the page prints, authors it declares, the CMS account."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from crawler.pages.furniture import AUTHOR
from crawler.pages.page import Page
from crawler.pages.text import start_of, text_of, texts
from crawler.pages.wordpress_layout import WORDPRESS
from crawler.pages.xpath import strings

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
    r"(?:full bio|bio|the authors?|authors?|name|by|written|published|updated|last|posted|editor|editorial|staff|admin|share|follow|menu|home|more|read more|view all.*|see all.*|hide all|show all|all posts.*|about.*|contributors?|reviewed|fact.checked|guest|unknown|anonymous|tác giả|.*@.*|https?:.*|.*\d.*)\W*",
    re.I,
)
_PART = strings("descendant::text()[normalize-space()][not(parent::script or parent::style)]")
_BY_WORD = re.compile(r"\s*(?:(?:written |posted )?by|author:|tác giả)(?:\s|$|:)", re.I)
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
    people.accounts = texts(page.select(layout.accounts))
    people.bylines = texts(page.select(layout.bylines))
    if layout.accounts or layout.bylines:
        return people
    if is_vietnamese_wordpress(page):
        people.accounts = texts(page.select(WORDPRESS.accounts))
        people.bylines = texts(page.select(WORDPRESS.bylines))
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
            text = inner.get("content") or text_of(inner)
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
    """Return the author lines between title and end of the article, the likeliest first."""
    place = page.index.place
    found: list[tuple[float, str]] = []
    centre = place[title] if title is not None else place[body] if body is not None else 0
    seen: set[etree._Element] = set()

    def take(el: etree._Element, score: float) -> None:
        if el in seen or page.is_around(el) or el in page.kept:
            return
        seen.add(el)
        line = author_line(el)
        if line:
            found.append((score - abs(place[el] - centre) / 500, line))

    for el in page.index.tagged("a"):
        if "author" in (el.get("rel") or "").split():
            take(el, 3)
    for el in page.meant(AUTHOR)[:20]:
        take(el, 2)
    if not found:
        for el in page.index.elements[max(0, centre - _NEAR) : centre + _NEAR]:
            if el.tag in ("script", "style") or not _BY_WORD.match(el.text or el.tail or ""):
                continue
            holder = el if el.text else el.getparent()
            if holder is not None and len(start_of(holder)) < 12:
                holder = holder.getparent()
            if holder is not None:
                take(holder, 1)
    found.sort(key=lambda f: -f[0])
    return list(dict.fromkeys(line for _, line in found))[:5]


def author_line(el: etree._Element) -> str | None:
    """Return the names that the author line `el` prints, without label, date and what follows.

    Parts in elements of their own are parts of the line: a name and the title under it.
    """
    parts: list[str] = []
    for text in _PART(el)[:12]:
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
