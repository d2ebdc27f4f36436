"""Where on a page the article's text stands, on pages that no layout describes.

Running text counts; what is around an article (`Page.states`) and links do not, and what stands
before the headline counts little. From the headline up we take in what stands around it as long as
that is more than was found so far; from there down we follow the element that holds most of it.
Without a headline the way is down from ``<body>``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from lxml import etree

from crawler.pages.furniture import BODY, LEAD
from crawler.pages.lead import LONGEST
from crawler.pages.page import Page
from crawler.pages.states import AROUND, LINK, SILENT
from crawler.pages.tables import is_data

SHARE = 0.5
"""Share of the text that a child with the headline must hold for the search to go down into it."""
SHARE_BELOW = 0.8
"""The same of a child beside or below the headline, where the article may have begun."""
SHARE_NAMED = 0.6
"""The same of a child below the headline that alone is named as a text."""
SHARE_OPENED = 0.9
"""The same, of what stands from it on, of a child above which the text has opened."""
_BEGUN = 40
"""Weight from which something of an article has been found around its headline."""
_SENTENCE = 80
"""Characters of running text that are more than a label."""
_PART = 300
"""Weight of the least part of a text in a box of its own behind the rest."""
_PARAGRAPHS = 3
"""Texts as long as that which open an article, whatever stands among them."""
_LABEL = 20
"""Characters up to which a text is likely a label, and counts half."""
_BOXES = frozenset(("div", "section", "article", "main"))
_HOLDERS = frozenset(
    (
        "div",
        "section",
        "article",
        "main",
        "td",
        "tr",
        "tbody",
        "table",
        "body",
        "center",
        "form",
    )
)
_TEXT_TAGS = frozenset(
    (
        "p",
        "div",
        "blockquote",
        "ul",
        "ol",
        "table",
        "h2",
        "h3",
        "h4",
        "figure",
        "center",
        "br",
        "hr",
    )
)
_PLAYERS = ("iframe", "video", "audio", "embed", "object")


class Weights:
    """How much running text is in each element of a page."""

    def __init__(self, page: Page):
        index = page.index
        states = page.states
        before = index.place[page.headline] if page.headline is not None else -1
        weights = [0.0] * len(states)
        for at, size in enumerate(index.sizes):
            if size and not states[at] & (AROUND | SILENT):
                weight = -0.5 * size if states[at] & LINK else size if size > _LABEL else size / 2
                weights[at] = weight if at > before else weight / 5
        self._sums = [0.0, *accumulate(weights)]
        self._lasts = index.lasts

    def __getitem__(self, at: int) -> float:
        """Return the weight of the element at `at` with all below it."""
        return self._sums[self._lasts[at] + 1] - self._sums[at]

    def from_to(self, first: int, last: int) -> float:
        """Return the weight of the elements from the place `first` up to and with `last`."""
        return self._sums[last + 1] - self._sums[first]


def children(page: Page, at: int) -> Iterator[int]:
    """Yield the places of the elements right inside the one at `at`."""
    lasts = page.index.lasts
    last = lasts[at]
    at += 1
    while at <= last:
        yield at
        at = lasts[at] + 1


def find_body(page: Page) -> etree._Element | None:
    """Return the element that holds the article's text, None where the page has no running text."""
    index = page.index
    weights = Weights(page)
    if page.article is not None:
        found = _content(page, index.place[page.article], weights)
        return None if found is None else index.elements[found]
    if page.body is None:
        return None
    body = index.place[page.body]
    node = body if page.headline is None else _around_headline(page, body, weights)
    if weights[node] <= 0:
        return None
    return index.elements[_narrowed(page, node, weights)]


def is_above_text(page: Page, headline: etree._Element, body: etree._Element) -> bool:
    """Say whether the `headline` stands in the `body` and above its text.

    What repeats the title among the text's paragraphs is a heading of a part.
    """
    index = page.index
    begin, at = index.place[body], index.place[headline]
    if not begin < at <= index.lasts[begin]:
        return False
    if headline.tag == "h1":
        return True
    above = 0
    while at != begin:
        parent = index.parents[at]
        for sibling in children(page, parent):
            if sibling >= at:
                break
            if index.tags[sibling] == "p" and not page.states[sibling] & AROUND:
                above += page.prose(sibling) >= _SENTENCE
        at = parent
    return above < 2


def end_beyond(page: Page, body: etree._Element) -> int | None:
    """Return the last place of the text that a stray end tag has put behind its `body`, if any.

    Such text stands in elements without a name, right behind the body: what a page prints there of
    its own has one.
    """
    index = page.index
    place = index.place[body]
    beyond = None
    parent = index.parents[place]
    at = index.lasts[place] + 1
    while parent >= 0 and at <= index.lasts[parent]:
        if (
            index.tags[at] not in _TEXT_TAGS
            or index.classes[at]
            or at in index.idents
            or page.states[at] & AROUND
        ):
            break
        if page.prose(at) * 2 > index.length(at):
            beyond = index.lasts[at]
        at = index.lasts[at] + 1
    return beyond


def _around_headline(page: Page, body: int, weights: Weights) -> int:
    """Return the place of what holds both the headline and the text under it."""
    index = page.index
    assert page.headline is not None
    node = index.parents[index.place[page.headline]]
    for above in index.above(index.place[page.headline]):
        if above < body:
            break
        if weights[node] < _BEGUN or weights[above] > 2 * weights[node]:
            node = above
    # What is named as the text belongs to it, however little it is.
    start = max(index.place[page.headline], index.lasts[node]) + 1
    for at, bits in enumerate(index.bits[start:], start):
        if (
            bits & BODY
            and at > index.lasts[node]
            and not page.states[at] & AROUND
            and weights[at] > 0.5 * weights[node]
        ):
            while index.lasts[node] < at:
                node = index.parents[node]
    return node


def _narrowed(page: Page, node: int, weights: Weights) -> int:
    """Return the place of the smallest element in `node` that holds nearly all of its text.

    Where the text opens before that element, in a box of its own, it is what holds both, and the
    text ends (`Page.text_ends`) with the smaller one.
    """
    index = page.index
    kept = page.kept
    hinted = opened = None
    while True:
        boxes = [at for at in children(page, node) if index.tags[at] in _HOLDERS]
        best = max(boxes, key=weights.__getitem__, default=None)
        if best is None or (index.tags[best] == "table" and is_data(index, best)):
            break
        share = SHARE if index.elements[best] in kept else SHARE_BELOW
        share_opened = SHARE_OPENED
        if _is_only_text(page, boxes, best, weights):
            share, share_opened = min(share, SHARE_NAMED), SHARE_NAMED
        opens = opened is None and _opens_before(page, node, best)
        if opens:
            if weights[best] < share_opened * weights.from_to(best, index.lasts[node]):
                break
        elif weights[best] < share * weights[node]:
            break
        if _goes_on(page, boxes, best, weights):
            break
        if opens:
            opened = node
        node = best
        if index.bits[node] & BODY:
            hinted = node
    if hinted is not None and weights[hinted] < 1.15 * weights[node]:
        node = hinted
    if opened is None or node <= opened:
        return node
    page.text_ends = index.lasts[node]
    return opened


def _goes_on(page: Page, boxes: list[int], best: int, weights: Weights) -> bool:
    """Say whether the text goes on behind the `best` of `boxes`: in one named as a text, as that is."""
    bits, states = page.index.bits, page.states
    return bool(bits[best] & BODY) and any(
        at > best and bits[at] & BODY and not states[at] & AROUND and weights[at] >= _PART
        for at in boxes
    )


def _is_only_text(page: Page, boxes: list[int], best: int, weights: Weights) -> bool:
    """Say whether `best` of the `boxes` is named as a text, and no other of weight is."""
    bits = page.index.bits
    return bool(bits[best] & BODY) and not any(
        bits[at] & BODY and weights[at] > _BEGUN for at in boxes if at != best
    )


def _opens_before(page: Page, node: int, at: int) -> bool:
    """Say whether running text stands in `node` between the headline and the box `at`.

    A lead named as one is none of it, nor are a few long texts among many short ones.
    """
    if page.headline is None:
        return False
    index, states = page.index, page.states
    start = max(node, index.lasts[index.place[page.headline]])
    running = labels = paragraphs = 0
    for here in range(start + 1, at):
        size = index.sizes[here]
        if not size or states[here] & (AROUND | LINK | SILENT):
            continue
        if size < _SENTENCE:
            labels += size
            continue
        while here > node and not (index.bits[here] & LEAD and index.length(here) <= LONGEST):
            here = index.parents[here]
        if here <= node:
            running += size
            paragraphs += 1
    return running > labels or paragraphs >= _PARAGRAPHS


def _content(page: Page, article: int, weights: Weights) -> int | None:
    """Return what holds the content of `article`, an element that has headline and labels as well.

    From the article down we follow the box that holds most, until one has text, pictures or clips
    of its own. A box of clips or pictures alone is content too.
    """
    index = page.index
    node = article
    while True:
        is_outer = node == article or index.elements[node] in page.kept
        if _own_text(page, node) >= (_SENTENCE if is_outer else 1):
            return node
        inner = list(children(page, node))
        boxes = [at for at in inner if index.tags[at] in _BOXES and not page.states[at] & AROUND]
        if not is_outer and len(inner) > 1:
            return node
        worth = {at: _worth(page, at, weights) for at in boxes}
        best = max(boxes, key=worth.__getitem__, default=None)
        if best is None or not worth[best]:
            return None if is_outer else node
        node = next(
            (
                at
                for at in boxes
                if at < best
                and index.bits[at] & BODY
                and (end_beyond(page, index.elements[at]) or at) >= best
            ),
            best,
        )


def _own_text(page: Page, node: int) -> int:
    """Return the characters of running text right in `node` or in its paragraphs."""
    index = page.index
    return index.sizes[node] + sum(
        page.prose(at) for at in children(page, node) if index.tags[at] == "p"
    )


def _worth(page: Page, box: int, weights: Weights) -> float:
    """Return how much `box` looks like content: its running text, paragraphs, clips, pictures."""
    index = page.index
    paragraphs = sum(page.prose(at) > 0 for at in index.below(box, "p"))
    players = sum(len(index.below(box, tag)) for tag in _PLAYERS)
    pictures = sum(
        "wp-post-image" not in (index.classes[at] or "") for at in index.below(box, "img")
    )
    text = weights[box]
    is_text = text >= _SENTENCE or index.bits[box] & BODY
    return (text if is_text else 0) + 20 * paragraphs + 150 * players + 60 * pictures
