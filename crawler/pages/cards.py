"""Cards of other articles: a linked headline, perhaps with a picture and a teaser, again and again.

Lists of other articles stand beside, under and in the middle of articles on every news page, and
often hold more text than the article. No class name tells them all; their shape does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from heapq import heapify, heappop, heappush
from urllib.parse import urlsplit

from crawler.pages.furniture import BODY
from crawler.pages.index import Index
from crawler.pages.states import AROUND
from crawler.pages.tables import cells_of

_HEADLINE = 12
"""Characters of the shortest linked headline."""
_BESIDE = 30
"""Characters that may stand on its line: a date, a bullet, a number of comments."""
_TEASER = 350
"""Characters of the longest teaser."""
_LIST = 3
"""Cards of one kind that make a list."""
_SHARE = 0.7
"""Share of a box's text in cards from which it is there for them, with its heading."""
_COLUMNS = 4
"""Cells with text in a row of data; lists of articles have a date, a headline and a teaser at most."""
_OWN_TEXT = 60
_TEXT = 400
"""Characters beside its cards of a text that tells of other pages."""
_LINES = frozenset(
    "div li p td h1 h2 h3 h4 h5 h6 article section figure figcaption dt dd tr".split()  # noqa: SIM905
)
_CELLS = frozenset(("td", "li", "div"))
_NEXT_LINES = frozenset(("br", "p", "div"))
_TOP = frozenset(("body", "html", "main"))


def find_cards(
    index: Index,
    states: list[int],
    anchors: list[tuple[int, str]],
    hosts: Collection[str],
    kept: Collection[int],
    url: str,
) -> list[int]:
    """Return the places of the cards of `index`, and of the boxes that are lists of them.

    `anchors` are the page's links, place and address. What `states` says is around is not looked
    at; `hosts` are the site's own; what is in `kept` is no card. `url` is the page's own address:
    headings that link to themselves are none.
    """
    parts = urlsplit(url)
    itself = {url.partition("#")[0], parts.path, f"{parts.path}?{parts.query}"}
    anchors = [
        (at, href)
        for at, href in anchors
        if "#" not in href or href.partition("#")[0] not in itself
    ]
    links = list(_headlines(index, states, anchors, hosts, kept))
    if len(links) < _LIST:
        return []
    firsts = [
        at for place, (at, _, href) in enumerate(links) if not place or links[place - 1][2] != href
    ]
    cards: dict[int, int] = {}
    tables = index.by_tag.get("table", [])
    for at, top, _ in links:
        card = _card(index, at, top, firsts, kept)
        inner = bisect_right(tables, card)
        if index.tags[card] == "tr" and _is_of_data(index, card):
            continue
        if inner == len(tables) or tables[inner] > index.lasts[card]:
            cards[card] = index.length(card) - index.length(at)
    parents, tags, classes = index.parents, index.tags, index.classes
    by_parent = Counter((parents[card], tags[card]) for card in cards)
    by_name = Counter((classes[card], tags[card]) for card in cards if classes[card])
    found = [
        card
        for card in cards
        if by_parent[parents[card], tags[card]] >= _LIST
        or by_name[classes[card], tags[card]] >= _LIST
    ]
    chapters = _chapters(index, found, cards, kept)
    found = [card for card in found if card not in chapters]
    held: Counter[int] = Counter()
    for card in found:
        held[parents[card]] += index.length(card)
    # From the inside out: a box of boxes that are lists is one.
    waiting = [-box for box in held]
    heapify(waiting)
    while waiting:
        box = -heappop(waiting)
        if box in kept or tags[box] in _TOP or held[box] < _SHARE * index.length(box):
            continue
        found.append(box)
        above = parents[box]
        if above not in held:
            heappush(waiting, -above)
        held[above] += held[box]
    return found


def _is_of_data(index: Index, row: int) -> bool:
    """Say whether the `row` has as many cells as no layout of a list: what is linked is an entry."""
    filled = [cell for cell in cells_of(index, row) if index.length(cell)]
    return len(filled) >= _COLUMNS


def _chapters(
    index: Index, found: list[int], teasers: Mapping[int, int], kept: Collection[int]
) -> set[int]:
    """Return those of the cards `found` that are parts of a text: it tells of other pages.

    They have texts of their own (`teasers`: characters beside the link), and stand in an element
    below the headline that is named as a text's and holds much else.
    """
    inside: dict[int, list[int]] = {}
    sizes: Counter[int] = Counter()
    for card in found:
        above = card
        while above > 0 and above not in kept and not index.bits[above] & BODY:
            above = index.parents[above]
        if above > 0 and above not in kept and above != card:
            sizes[above] += index.length(card)
            if teasers[card] >= _OWN_TEXT:
                inside.setdefault(above, []).append(card)
    return {
        card
        for box, held in inside.items()
        if index.length(box) - sizes[box] >= max(_TEXT, sizes[box] / 2)
        for card in held
    }


def _headlines(
    index: Index,
    states: list[int],
    anchors: list[tuple[int, str]],
    hosts: Collection[str],
    kept: Collection[int],
) -> Iterator[tuple[int, int, str]]:
    """Yield the links that are a line of their own and lead to another page of the site.

    Each with its place, that of the largest element that holds nothing else, and its address.
    """
    parents, tags, tails, texts = index.parents, index.tags, index.tails, index.texts
    for at, href in anchors:
        if states[at] & AROUND:
            continue
        size = index.length(at)
        if size < _HEADLINE:
            continue
        if not is_own(href, hosts):
            continue
        top = at
        above = parents[at]
        while above not in kept and index.length(above) - size <= _BESIDE:
            if tags[above] in _TOP:
                break
            top, above = above, parents[above]
        if top != at and tags[top] in _LINES:
            yield at, top, href
        elif tags[top] not in _LINES and above not in kept:
            tail = tails[top]
            following = index.lasts[top] + 1
            begun = texts[above]
            if (
                not (tail and tail.strip())
                and not (begun and begun.strip())
                and following <= index.lasts[above]
                and tags[above] in _CELLS
                and tags[following] in _NEXT_LINES
                and index.length(above) - index.sizes[above] >= size
            ):
                yield at, top, href


def is_own(href: str, hosts: Collection[str]) -> bool:
    """Say whether `href` may lead to another page of the site."""
    if not href or href[0] == "#" or len(href) < 4:
        return False
    scheme, colon, rest = href.partition(":")
    if colon and rest.startswith("//") and len(scheme) < 6:
        return rest[2:].partition("/")[0].removeprefix("www.") in hosts
    if href.startswith("//"):
        return href[2:].partition("/")[0].removeprefix("www.") in hosts
    return not colon or "/" in scheme or "?" in scheme


def _card(index: Index, at: int, top: int, firsts: list[int], kept: Collection[int]) -> int:
    """Return the place of the largest element around `top` with no other headline, and no text."""
    parents, lasts, tags = index.parents, index.lasts, index.tags
    size = index.length(at)
    card, above = top, parents[top]
    while above not in kept and tags[above] not in _TOP:
        inside = bisect_right(firsts, lasts[above]) - bisect_left(firsts, above)
        if inside > 1 or index.length(above) - size > _TEASER:
            break
        card, above = above, parents[above]
    return card
