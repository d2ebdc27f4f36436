"""The headline as printed, without the site's name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from lxml import etree

from crawler.addresses import is_front_page
from crawler.pages.furniture import COMMENTS, DATE, TITLE
from crawler.pages.media import absolute
from crawler.pages.page import Page
from crawler.pages.text import fold

_SITE_NAME = re.compile(r"\s+(?:[|–—·•»:]|-{1,2})\s+")
_PART = re.compile(r"\s+(?:[|–—·•»:>/]|-{1,2})\s+")
_LONGEST = 400
_INNER = 20
"""Elements of a heading that are looked into for a date."""
_EXTENSION = re.compile(r"\.\w{3,5}$")
_LATIN = re.compile(r"[a-z0-9]+")
_SHORTEST = 8
_TEXT = 300
"""Characters of running text that make a text of what stands under a title."""
_BOXES = 8
_SET_APART = ("font", "b", "strong")
_NO_TITLE = frozenset(
    ("head", "a", "nav", "option", "script", "style", "footer", "button", "label")
)
_MOST = 100
_PART_OF_TITLE = 0.25
"""Share of the longest title that the page declares from which a part of it is a headline."""
_WORD = re.compile(r"\w+")
_SHARED = 3
"""Words that the page's first heading has in common with a declared title that says it otherwise."""
_ALIKE = 4
"""What a first heading gains that says nearly what the page declares."""
_OF_COMMENTS = 3
"""What a heading of the readers' comments lacks, though it repeats the headline."""
_FEWEST_WORDS = 4
"""Words of an address or title that tell its headline."""
_SITE_LIKE = re.compile(
    r"^\W*(?:báo|đài|tạp chí|trang (?:tin|thông tin)|cổng|truyền hình)\s|(?:online|điện tử|\.vn)\W*$",
    re.I,
)
_SITE_SLUG = re.compile(r"(?:bao|dai|tap-chi|trang|cong|truyen-hinh|phat-thanh|website|chi-tiet)-")
"""How titles begin that are the site's, or a template's, and written without marks."""
_PROTECTED = re.compile(r"^(?:Bảo vệ|Được bảo vệ|Bảo mật|Protected|Private|Riêng tư): ")
"""What WordPress puts before the title of a post with a password; REST gives the title alone."""


def find_headline(page: Page) -> etree._Element | None:
    """Return the element that shows the headline of `page`, and let the page know it."""
    if not page.has_searched:
        page.found_headline(title_element(page))
    return page.headline


def title_element(page: Page) -> etree._Element | None:
    """Return the element that shows the headline: the layout's, else the heading that says what
    the page declares as its title, else the likeliest of its headings."""
    found = page.select(page.layout.title)
    declared = {_words(t) for t in declared_titles(page)}
    whole = " ".join(declared)
    longest = max(map(len, declared), default=0)
    if found and (not declared or _words(page.start_of(found[0], _LONGEST + 1)) in whole):
        return found[0]
    site = _words(declared_site_name(page))
    headings = page.index.tagged("h1", "h2", "h3")
    if page.article is not None:
        headings = [el for el in headings if page.article in el.iterancestors()] or headings
    best: etree._Element | None = None
    best_score = 0.0
    top: int | None = None  # the place of a first heading that says what a declared title does
    for place, el in enumerate(headings[:200]):
        if not page.index.length(page.index.place[el]):
            continue
        if page.index.length(page.index.place[el]) > _LONGEST:
            continue
        words = _words(_without_date(page, el, page.start_of(el, _LONGEST + 1)))
        at = page.index.place[el]
        score = 0.0
        if words in declared:
            score = 6
        elif top is not None and el.tag != "h1" and page.prose_between(top, at) > _TEXT:
            continue  # a heading of the text
        elif len(words) > max(_SHORTEST, _PART_OF_TITLE * longest) and words in whole:
            score = 3 + 2 * len(words) / longest
        elif el.tag == "h1" and declared:
            score = _ALIKE * max(_likeness(words, one) for one in declared)
        if el.tag == "h1":
            score += 2
        elif not score:
            continue
        if "headline" in (el.get("itemprop") or ""):
            score += 2
        names = f"{el.get('class') or ''} {el.get('id') or ''}"
        if page.index.bits[page.index.place[el]] & TITLE:
            score += 0.5
        if "site" in names or "logo" in names:
            score -= 3
        if words == site or _leads_home(page, at):
            score -= 3
        elif el.tag == "h1" and top is None and _is_shared(words, declared):
            top = at
        score -= place / 100
        if score <= best_score:
            continue
        around = (at, *page.index.above(at))
        if page.hidden and not page.hidden.isdisjoint(around):
            continue
        if any(page.index.bits[one] & COMMENTS for one in around):
            score -= _OF_COMMENTS
        if score > best_score:
            best, best_score = el, score
    if found:
        # Some themes set the section's name above the article as they set headlines.
        words = _words(page.start_of(best, _LONGEST + 1)) if best is not None else ""
        is_declared = len(words) > max(_SHORTEST, _PART_OF_TITLE * longest) and words in whole
        return best if is_declared else found[0]
    if best is not None and not _is_of_another(page, best):
        return best
    for el in _title_like(page):
        words = _words(page.start_of(el))
        if len(words) > 12 and words in whole and not _is_of_another(page, el):
            return el
    named = _by_words(page)
    named = _by_title(page) if named is None else named
    return _above_text(page) if named is None else named


def _leads_home(page: Page, at: int) -> bool:
    """Say whether all the element at `at` shows is a link to the site's front page: its name."""
    index = page.index
    first = bisect_right(page.links, (at, "\U0010ffff"))
    if first == len(page.links) or page.links[first][0] > index.lasts[at]:
        return False
    link, href = page.links[first]
    return index.length(link) == index.length(at) and is_front_page(absolute(page.base, href) or "")


def _is_of_another(page: Page, heading: etree._Element) -> bool:
    """Say whether `heading` is none of this article's: ``Contact us`` with a form at the foot.

    The address has no word of it, but many of a declared title. Else it may be the site's name.
    """
    shown = set(_slug(page.start_of(heading)).split("-"))
    address = set(_slug(unquote(urlsplit(page.url).path)).split("-"))
    titles = [set(_slug(title).split("-")) for title in declared_titles(page)]
    return shown.isdisjoint(address) and any(
        len(address & title) >= _FEWEST_WORDS for title in titles
    )


def _words(text: str) -> str:
    """Return the words of `text` for comparison: a title is a heading's whatever divides its parts."""
    return " ".join(_WORD.findall(text.casefold()))


def _is_shared(words: str, declared: set[str]) -> bool:
    """Say whether `words` has enough of those of a declared title to be what it says otherwise."""
    mine = set(words.split())
    return any(len(mine.intersection(one.split())) >= _SHARED for one in declared)


def _likeness(one: str, other: str) -> float:
    """Return the share of the words of either that both have, where it is more than half."""
    mine, its = set(one.split()), set(other.split())
    share = len(mine & its) / max(1, len(mine | its))
    return share if share > 0.5 else 0.0


def _above_text(page: Page) -> etree._Element | None:
    """Return the element that stands above a text as titles do, where the page declares none.

    It is named as titles are, or else set in bold or a font of its own. Old systems have ``<title>Chi tiết tin</title>`` or the site's name alone, and a number in the
    address.
    """
    parts = [part for title in declared_titles(page) for part in _PART.split(title)]
    if any(map(_is_headline, parts)):
        return None
    index = page.index
    named = _title_like(page)
    for el in (*named, *index.tagged(*_SET_APART)[:_MOST]):
        at = index.place[el]
        words = page.start_of(el, _LONGEST + 1)
        if not _SHORTEST < len(words) <= _LONGEST or words.count(" ") < _FEWEST_WORDS:
            continue
        if _SITE_LIKE.search(words) or page.prose_between(0, at) * 2 > page.prose(0):
            continue
        if any(True for _ in el.iterancestors("a", "nav", "footer", "header", "aside")):
            continue
        if next(el.iterdescendants("a"), None) is not None or words.endswith((".", ":", ",")):
            continue
        for above in index.above(at)[:_BOXES]:
            beyond = index.lasts[above] + 1
            if page.prose_between(at, beyond) > _TEXT:
                if page.prose_between(above, at) * 2 < page.prose_between(at, beyond):
                    return el
                break
    return None


def _is_headline(part: str) -> bool:
    """Say whether a `part` of a declared title is likely an article's, not the site's."""
    slug = _slug(part)
    return (
        slug.count("-") >= _FEWEST_WORDS - 1
        and not _SITE_LIKE.search(part)
        and not (part.isascii() and _SITE_SLUG.match(slug))
    )


def _by_words(page: Page) -> etree._Element | None:
    """Return the element that shows the words of the page's address or of its title.

    Old pages print the headline in whatever they like, and write their ``<title>`` without marks.
    """
    name = unquote(urlsplit(page.url).path).rstrip("/").rpartition("/")[2]
    parts = [_EXTENSION.sub("", name), *_SITE_NAME.split(page.declared.title[:_LONGEST])]
    wanted = [slug for part in parts if (slug := _slug(part)).count("-") >= _FEWEST_WORDS - 1]
    if not wanted:
        return None
    longest = 1.7 * max(map(len, wanted)) + 8
    for at, text in enumerate(page.index.texts):
        if not text or not _SHORTEST < len(text) < longest:
            continue
        if page.index.tags[at] in ("a", "title", "script", "style", "option"):
            continue
        shown = _slug(text)
        for slug in wanted:
            if len(shown) > 0.6 * len(slug) and (slug.startswith(shown) or shown.startswith(slug)):
                return page.index.elements[at]
    return None


def _by_title(page: Page) -> etree._Element | None:
    """Return the element that shows what the page's title begins with, however short: ``TIN BUỒN``."""
    parts = _SITE_NAME.split(normalize("NFC", page.declared.title[:_LONGEST]))
    wanted = fold(parts[0])
    if len(parts) < 2 or " " not in wanted or _SITE_LIKE.search(parts[0]):
        return None
    index = page.index
    longest = len(parts[0]) + _SHORTEST
    for at, text in enumerate(index.texts):
        if not text or not len(wanted) <= len(text) <= longest or fold(text) != wanted:
            continue
        around = (at, *index.above(at))
        if not any(index.tags[one] in _NO_TITLE for one in around):
            return index.elements[at]
    return None


def _slug(text: str) -> str:
    """Return `text` as addresses have it: without marks, lower case, words joined by hyphens."""
    plain = normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "-".join(_LATIN.findall(plain.encode("ascii", "ignore").decode().lower()))


def _title_like(page: Page) -> list[etree._Element]:
    """Return other elements named as titles are: old systems print them in a div or a span."""
    found = [el for el in page.meant(TITLE) if el.tag in ("div", "span", "p", "td", "strong", "a")]
    return found[:50]


def declared_titles(page: Page) -> list[str]:
    """Return the titles that the page declares, the one likeliest to be the bare headline first.

    With their white space folded: a hundred thousand blanks cost what divides a title minutes.
    """
    declared = page.declared
    titles = [
        declared.article.get("headline"),
        declared.meta("og:title"),
        declared.meta("twitter:title"),
        declared.meta("dc.title", "title", "headline"),
        declared.title,
    ]
    # In JSON-LD some write references as in HTML: "Actuary&#8217;s".
    plain = (unescape(t) if "&" in t else t for t in titles if isinstance(t, str))
    folded = (normalize("NFC", " ".join(t.split())) for t in plain)
    return [title for title in folded if title]


def read_title(page: Page, element: etree._Element | None) -> tuple[str | None, str]:
    """Return the title, with its own white space folded, and the reader that gave it."""
    if element is not None and (text := page.text_of(element)):
        text = _own_words(page, element, text) or _without_date(page, element, text)
        return _PROTECTED.sub("", text), "page"
    declared = page.declared
    headline = declared.article.get("headline")
    if isinstance(headline, str) and headline.strip():
        return headline.strip(), "json-ld"
    title = next(iter(declared_titles(page)), None)
    return (without_site_name(page, title), "meta") if title else (None, "")


def _own_words(page: Page, element: etree._Element, text: str) -> str | None:
    """Return the piece of the headline `element` that is the title as the page declares it.

    Where more stands in the heading: a label (``Blog:``), the source, a count of comments. Null
    where no piece is, or less than half of the `text`.
    """
    index = page.index
    at = index.place[element]
    if at == index.lasts[at]:
        return None
    titles = declared_titles(page)
    declared = {_words(one) for title in titles for one in (title, without_site_name(page, title))}
    declared.discard(_words(declared_site_name(page)))
    if _words(text) in declared:
        return None
    for piece in _pieces(page, at):
        if 2 * len(piece) > len(text) and _words(piece) in declared:
            return piece
    return None


def _pieces(page: Page, at: int) -> Iterator[str]:
    """Yield the texts of the heading at `at`: its own, and those of the elements in it."""
    index = page.index
    own = [index.texts[at]]
    for inner in range(at + 1, min(index.lasts[at], at + _INNER) + 1):
        if index.parents[inner] == at:
            own.append(index.tails[inner])
        yield page.text_of(index.elements[inner])
    for one in own:
        if one:
            yield " ".join(one.split())


def _without_date(page: Page, element: etree._Element, text: str) -> str:
    """Return the `text` of the headline `element` without a date in an element of its own.

    Such as stands at either end: some set the line about the article into the heading.
    """
    index = page.index
    at = index.place[element]
    for inner in range(at + 1, min(index.lasts[at], at + _INNER) + 1):
        if index.tags[inner] == "time" or index.bits[inner] & DATE:
            date = page.text_of(index.elements[inner])
            bare = text.removesuffix(date).removeprefix(date).strip()
            if bare and any(map(str.isdigit, date)):
                return bare
    return text


def without_site_name(page: Page, title: str) -> str:
    """Take the site's name off `title`: what is declared as such, else a short last part."""
    site = fold(declared_site_name(page))
    parts = _SITE_NAME.split(title)
    if len(parts) < 2:
        return title
    name = _slug(unquote(urlsplit(page.url).path).rstrip("/").rpartition("/")[2])
    for part in parts:
        if (slug := _slug(part)).count("-") >= _FEWEST_WORDS and name.startswith(slug):
            return part.strip()
    if (site and fold(parts[0]) == site) or (
        _SITE_LIKE.search(parts[0]) and not _SITE_LIKE.search(parts[-1])
    ):
        return title[len(parts[0]) :].lstrip(" |–—·•»:-")
    if fold(parts[-1]) == site or (len(parts[-1]) < 50 and len(parts[0]) > len(parts[-1])):
        cut = title.rfind(parts[-1])
        rest = title[:cut].rstrip(" |–—·•»:-")
        # Between headline and site stands the section.
        return rest.partition(" | ")[0] if title[len(rest) :].startswith(" | ") else rest
    return title


def declared_site_name(page: Page) -> str:
    """Return the name of the site as the page declares it, or an empty string."""
    return page.declared.meta("og:site_name", "application-name") or ""
