"""Where on a page the article's text stands, on pages that no layout describes.

The text of every block counts for what is above it; from ``<body>`` down we follow the element
that holds most of it, until none does. What is around an article (`Page.is_around`) does not
count, nor do links.
"""

from __future__ import annotations

from lxml import etree

from crawler.pages.furniture import BODY, meaning
from crawler.pages.page import Page
from crawler.pages.xpath import elements, text_length

SHARE = 0.5
"""Share of the text that a child with the headline must hold for the search to go down into it."""
SHARE_BELOW = 0.8
"""The same of a child beside or below the headline, where the article may have begun."""
_MIN_TEXT = 25
_SENTENCE = 80
"""Characters of running text that are more than a label."""
_BOXES = ("div", "section", "article", "main")

_TEXTED = elements(f"//body//*[text()[string-length() > {_MIN_TEXT}]]")
_NO_TEXT = frozenset(
    ("script", "style", "noscript", "a", "option", "button", "textarea", "label", "title")
)
_BLOCK_TAGS = frozenset(
    """
    address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header li main nav ol p pre section table tbody td th tr ul
    """.split()  # noqa: SIM905
)
_HOLDERS = frozenset(
    ("div", "section", "article", "main", "td", "body", "center", "span", "font", "form")
)


def weigh(page: Page) -> dict[etree._Element, float]:
    """Return for every element above running text how much of it is in it."""
    weights: dict[etree._Element, float] = {}
    seen: set[etree._Element] = set()
    for el in _TEXTED(page.root):
        if el.tag in _NO_TEXT:
            continue
        block: etree._Element = el
        while block.tag not in _BLOCK_TAGS:
            parent = block.getparent()
            if parent is None:
                break
            block = parent
        if block in seen or page.is_around(block):
            continue
        seen.add(block)
        weight = _own_weight(block)
        if weight > 0:
            weights[block] = weight
    total: dict[etree._Element, float] = {}
    # From the bottom up: what is below an element has a later place in the document.
    waiting = dict(weights)
    place = page.index.place
    queue = sorted(waiting, key=place.__getitem__, reverse=True)
    for el in _upwards(queue, place):
        total[el] = total.get(el, 0.0) + waiting.get(el, 0.0)
        parent = el.getparent()
        if parent is not None:
            total[parent] = total.get(parent, 0.0) + total[el]
    return total


def _upwards(queue: list[etree._Element], place: dict[etree._Element, int]) -> list[etree._Element]:
    """Return the elements of `queue` and all above them, every one after all that is below it."""
    known: set[etree._Element] = set()
    for el in queue:
        known.add(el)
        for above in el.iterancestors():
            if above in known:
                break
            known.add(above)
    return sorted(known, key=place.__getitem__, reverse=True)


def _own_weight(block: etree._Element) -> float:
    """Return the characters of a block that are no links; of one with blocks inside, its own only."""
    if not any(child.tag in _BLOCK_TAGS for child in block.iterchildren("*")):
        length = text_length(block)
        linked = sum(text_length(a) for a in block.iterdescendants("a")) if length else 0
    else:
        length = len((block.text or "").strip())
        linked = 0
        for child in block.iterchildren("*"):
            if child.tag not in _BLOCK_TAGS and child.tag not in ("script", "style", "a"):
                length += text_length(child)
            length += len((child.tail or "").strip())
    return float(length) - 1.5 * linked


def find_body(page: Page) -> etree._Element | None:
    """Return the element that holds the article's text, None where the page has no running text."""
    weights = weigh(page)
    if page.article is not None:
        return _content(page, page.article, weights)
    body = page.body
    if body is None or not weights.get(body):
        return None
    whole = weights[body]
    below: dict[etree._Element, list[etree._Element]] = {}
    for el in weights:
        parent = el.getparent()
        if parent is not None:
            below.setdefault(parent, []).append(el)
    marked = [
        el
        for el in weights
        if (el.get("itemprop") or "") == "articleBody" and weights[el] > 0.4 * whole
    ]
    if marked:
        return max(marked, key=lambda el: weights[el])
    node = body
    hinted = None
    while True:
        children = [el for el in below.get(node, ()) if el.tag in _HOLDERS]
        if not children:
            break
        best = max(children, key=lambda el: weights[el])
        if weights[best] < (SHARE if best in page.kept else SHARE_BELOW) * weights[node]:
            break
        node = best
        name, ident = node.get("class"), node.get("id")
        if name or ident:
            bits = meaning[f"{name or ''} {ident or ''}"]
            if bits & BODY:
                hinted = node
    if hinted is not None and weights[hinted] < 1.15 * weights[node]:
        return hinted
    return node


def _content(
    page: Page, article: etree._Element, weights: dict[etree._Element, float]
) -> etree._Element | None:
    """Return what holds the content of `article`, an element that has headline and labels as well.

    From the article down we follow the box that holds most, until one has text, pictures or clips
    of its own. A box of clips or pictures alone is content too.
    """
    node = article
    while True:
        is_outer = node is article or node in page.kept
        if _own_text(node) >= (_SENTENCE if is_outer else 1):
            return node
        boxes = [el for el in node.iterchildren(*_BOXES) if not page.is_around(el)]
        if not is_outer and len(node) > 1:
            return node
        worth = {el: _worth(el, weights) for el in boxes}
        best = max(boxes, key=worth.__getitem__, default=None)
        if best is None or not worth[best]:
            return None if is_outer else node
        node = best


def _own_text(node: etree._Element) -> int:
    """Return the characters of running text right in `node` or in its paragraphs."""
    loose = len((node.text or "").strip())
    for child in node.iterchildren("*"):
        loose += len((child.tail or "").strip())
        if child.tag == "p":
            loose += text_length(child) - sum(map(text_length, child.iterdescendants("a")))
    return loose


def _worth(box: etree._Element, weights: dict[etree._Element, float]) -> float:
    """Return how much `box` looks like content: its running text, paragraphs, clips, pictures."""
    paragraphs = sum(
        text_length(p) > sum(map(text_length, p.iterdescendants("a"))) for p in box.iter("p")
    )
    players = sum(1 for _ in box.iter("iframe", "video", "audio", "embed", "object"))
    pictures = sum("wp-post-image" not in (el.get("class") or "") for el in box.iter("img"))
    text = weights.get(box, 0.0)
    return (text if text >= _SENTENCE else 0) + 20 * paragraphs + 150 * players + 60 * pictures
