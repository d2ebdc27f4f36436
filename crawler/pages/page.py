"""A page with what every reader of it needs: its index, its declarations, its addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import accumulate, islice
from unicodedata import normalize
from urllib.parse import urlsplit

from lxml import etree

from crawler.pages.boxes import find_boxes
from crawler.pages.cards import find_cards
from crawler.pages.declared import Declared
from crawler.pages.furniture import (
    AUTHOR,
    BODY,
    COMMENTS,
    CRUMB,
    DATE,
    FURNITURE,
    LEAD,
    TAGS,
    TITLE,
    WRITER,
    is_imprint,
)
from crawler.pages.index import Index
from crawler.pages.layout import GENERIC, Layout, Selectors, select
from crawler.pages.media import absolute, is_picture_file
from crawler.pages.states import ABOUT, AROUND, LINK, SILENT, TEXT

_EACH_NAMED = (AUTHOR, CRUMB, DATE, LEAD, TAGS, TITLE, WRITER)
_NAMED = sum(_EACH_NAMED)

_TAG_STATES = {
    **dict.fromkeys(("nav", "footer", "aside", "form", "dialog", "menu"), AROUND),
    **dict.fromkeys(
        ("script", "style", "noscript", "template", "svg", "title", "head"), AROUND | SILENT
    ),
    **dict.fromkeys(("option", "button", "textarea", "label", "select"), SILENT),
    "a": LINK,
}
_IMPRINT_SHORTEST = 10
_IMPRINT_LENGTH = 1500
"""Characters of the longest imprint."""
_SENTENCE = 80
_FOLLOWING = 100
"""Elements behind a text among which the next paragraph stands."""
_READY = 0.8
"""Share of the page's text from which what is hidden is the page itself."""
_FOLDED = 250
"""Characters outside links of a hidden part of a text: an answer that a click unfolds."""
_LINKED = ("a",)
_MAY_TELL = frozenset(("aside", "footer", "p"))
"""What stands around an article, and yet may tell its date, author and section: Drupal's
``footer`` does, between headline and text, and WordPress's first ``<p class="postmetadata">``."""
_NEVER_AROUND = frozenset(("html", "body", "main", "article"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")
VIETNAMESE = re.compile("[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)
"""Letters of Vietnamese that its neighbours on the Web, Romanian and Croatian, do not have."""
_SAMPLE = 10
"""Texts behind the headline whose beginnings tell the language."""


class Page:
    """One page while it is read."""

    def __init__(self, root: etree._Element, url: str, layout: Layout = GENERIC):
        self.root = root
        self.url = url
        self.layout = layout
        self.index = Index(root)
        self.declared = Declared.of(self.index)
        self.base = absolute(url, self.declared.base) or url
        self.canonical = absolute(url, self.declared.links.get("canonical")) or ""
        self.hosts = {
            (urlsplit(u).hostname or "").removeprefix("www.")
            for u in (url, self.base, self.canonical)
            if u
        }
        self.cards: list[int] = []
        """Places of the cards of other articles, once `states` are known."""
        self.boxes: list[int] = []
        """Places of boxes in and under the text that are no part of it, once `states` are known."""
        self.text_ends: int | None = None
        """The last place of the text, where that is not the end of the body that was found."""
        self.headline: etree._Element | None = None
        """The element that shows the title, once it is known."""
        self.has_searched = False
        self.kept: frozenset[etree._Element] = frozenset()
        """What stands around the headline, and so is no furniture whatever its name or tag: where
        tags are not closed, libxml2 puts whole articles into a ``<button>``."""

    def found_headline(self, element: etree._Element | None) -> None:
        """Take note of the element that shows the title."""
        self.has_searched = True
        self.headline = element
        if element is not None:
            self.kept = frozenset((element, *element.iterancestors()))

    def select(self, selectors: Selectors) -> list[etree._Element]:
        """Return what the first of `selectors` finds that finds anything."""
        return select(self.index, selectors) if selectors else []

    def text_of(self, el: etree._Element) -> str:
        """Return the text that `el` shows, its white space folded to single spaces (NBSP stays)."""
        return _BLANKS.sub(" ", self.index.shown(self.index.place[el])).strip(" ")

    def start_of(self, el: etree._Element, length: int = 300) -> str:
        """Return the beginning of the text that `el` shows: for comparing what may be a whole page."""
        shown = self.index.shown(self.index.place[el], 2 * length)
        return _BLANKS.sub(" ", shown[: 2 * length]).strip(" ")[:length]

    def texts(self, elements: Iterable[etree._Element]) -> list[str]:
        """Return the texts of `elements` in order, each once, without the empty ones."""
        return list(dict.fromkeys(text for el in elements if (text := self.text_of(el))))

    def meant(self, bit: int) -> list[etree._Element]:
        """Return the elements whose class or id means `bit` (see `furniture`), in document order."""
        return self._meant.get(bit, [])

    @cached_property
    def _meant(self) -> dict[int, list[etree._Element]]:
        found: dict[int, list[etree._Element]] = defaultdict(list)
        elements = self.index.elements
        for at, bits in [(at, bits) for at, bits in enumerate(self.index.bits) if bits & _NAMED]:
            for bit in _EACH_NAMED:
                if bits & bit:
                    found[bit].append(elements[at])
        return found

    @cached_property
    def links(self) -> list[tuple[int, str]]:
        """Places and addresses, as written, of the links that have one."""
        elements = self.index.elements
        return [
            (at, href)
            for at in self.index.by_tag.get("a", ())
            if (href := elements[at].get(b"href"))  # bytes: see `Index`
        ]

    @cached_property
    def relations(self) -> dict[int, str]:
        """The ``rel`` of the links that have one, by place."""
        elements = self.index.elements
        return {
            at: rel for at in self.index.by_tag.get("a", ()) if (rel := elements[at].get(b"rel"))
        }

    @cached_property
    def body(self) -> etree._Element | None:
        """The ``<body>``."""
        return next(iter(self.index.tagged("body")), None)

    @cached_property
    def is_vietnamese(self) -> bool:
        """Whether the page is Vietnamese: many leave the English a theme came with in ``lang``."""
        if (self.root.get("lang") or "").lower().startswith("vi"):
            return True
        titles = f"{self.declared.title[:300]} {(self.declared.meta('og:title') or '')[:300]}"
        if len(VIETNAMESE.findall(normalize("NFC", titles))) > 1:
            return True
        start = self.index.place[self.headline] if self.headline is not None else 0
        texts = (text for text in self.index.texts[start:] if text and len(text) > _SENTENCE)
        sample = " ".join(text[:_SENTENCE] for text in islice(texts, _SAMPLE))
        return not sample.isascii() and 50 * len(VIETNAMESE.findall(sample)) > len(sample)

    @cached_property
    def article(self) -> etree._Element | None:
        """The element that the layout says holds the article whole, None where it says nothing."""
        return next(iter(self.select(self.layout.article)), None)

    @cached_property
    def hidden(self) -> frozenset[int]:
        """Places of the elements that are hidden, but for a whole page hidden until it is ready."""
        page = _READY * self._prose[-1]
        return frozenset(at for at in self.index.hidden if self.prose(at) < page)

    @cached_property
    def states(self) -> list[int]:
        """By place: what an element is (`AROUND`, `LINK`, `SILENT`), or what it stands in is.

        Around an article are menus, asides, forms, comments, what is named as furniture and hidden,
        by tag or name, and the cards of other articles; but nothing the headline stands in, and
        nothing but comments that holds most of the page's running text, whatever it is called.
        What stands in something around is as that is, and nothing else is said of it. Asked once the headline is known.
        """
        index = self.index
        tags, parents, lasts, bits = index.tags, index.parents, index.lasts, index.bits
        count = len(tags)
        states = [0] * count
        for tag, state in _TAG_STATES.items():
            for at in index.by_tag.get(tag, ()):
                states[at] = state
        hidden = self.hidden
        kept = {index.place[el] for el in self.kept}
        special = hidden | kept
        spared = 0
        at = 0
        while (at := at + 1) < count:
            state, meant = states[at], bits[at]
            inherited = states[parents[at]]
            if not (state or meant or at in special):
                states[at] = inherited
                continue
            is_named = meant & FURNITURE and not (
                (meant & COMMENTS and tags[at] == "span")
                or (tags[at] == "a" and is_picture_file(index.elements[at].get("href")))
                # A builder marks by its tag what it made a figure: "tag".
                or (tags[at] == "figure" and not index.holds(at, _LINKED))
            )
            if state & AROUND or is_named or at in hidden:
                if at in kept or (tags[at] in _NEVER_AROUND and at not in hidden):
                    state = 0
                elif not state & SILENT:
                    # Wrappers inside wrappers would each be measured: enough is enough.
                    if spared < 20 and not meant & COMMENTS and self._is_most(at):
                        spared += 1
                        state &= ~AROUND
                    elif not is_named and inherited & TEXT and self._is_folded(at):
                        state &= ~AROUND
                    else:
                        state |= AROUND
                        if meant & (WRITER | DATE) or tags[at] in _MAY_TELL:
                            state |= ABOUT
            elif at in kept:
                state = 0
            if state & AROUND:
                last = lasts[at]
                states[at : last + 1] = [state | inherited] * (last + 1 - at)
                at = last
                continue
            if meant & BODY:
                state |= TEXT
            states[at] = state | inherited
        self.cards = find_cards(index, states, self.links, self.hosts, kept, self.url)
        start = index.place[self.headline] if self.headline is not None else 0
        self.boxes = list(
            find_boxes(index, states, self.links, self.hosts, kept, self.prose, start, self.url)
        )
        for top in (*self.cards, *self.boxes, *self._imprint(states, kept)):
            if states[top] & AROUND:
                continue  # with a box around it
            for at in range(top, index.lasts[top] + 1):
                states[at] |= AROUND
        return states

    def _is_folded(self, at: int) -> bool:
        """Say whether what is hidden is a part of the text, to be unfolded, and no form."""
        inputs = self.index.by_tag.get("input", [])
        place = bisect_right(inputs, at)
        has_form = place < len(inputs) and inputs[place] <= self.index.lasts[at]
        return self.prose(at) > _FOLDED and not has_form

    def _imprint(self, states: list[int], kept: Collection[int]) -> Iterator[int]:
        """Yield the places of the boxes with the site's imprint, where no name tells them."""
        index = self.index
        body = index.place[self.body] if self.body is not None else 0
        start = index.place[self.headline] if self.headline is not None else 0
        count = len(index.texts)
        for at in range(max(start + 1, count // 2), count):
            text = index.texts[at]
            if not text or len(text) < _IMPRINT_SHORTEST or states[at]:
                continue
            if not is_imprint(text) or self._goes_on(at, text):
                continue
            box = at
            while (above := index.parents[box]) > body and above not in kept:
                if index.length(above) > _IMPRINT_LENGTH:
                    break
                beside = (*range(above, box), *range(index.lasts[box] + 1, index.lasts[above] + 1))
                if self._has_sentence(beside):
                    break
                box = above
            yield box

    def _goes_on(self, at: int, text: str) -> bool:
        """Say whether `text`, right in the element at `at`, is a sentence that others follow."""
        lasts = self.index.lasts
        if len(text) < _SENTENCE or not text.rstrip().endswith("."):
            return False
        following = lasts[at] + 1
        end = lasts[self.index.parents[at]] + 1
        return self._has_sentence(range(following, min(end, following + _FOLLOWING)))

    def _has_sentence(self, places: Iterable[int]) -> bool:
        """Say whether a sentence as articles have them stands right in one of the elements at `places`."""
        index = self.index
        for at in places:
            if index.sizes[at] >= _SENTENCE and (text := index.texts[at]):
                text = text.rstrip()
                if text.endswith((".", "!", "?", "…", "”", '"')) and not is_imprint(text):
                    return True
        return False

    @cached_property
    def _prose(self) -> list[int]:
        """Sums of the characters outside links, by place."""
        index = self.index
        sizes, lasts = index.sizes.copy(), index.lasts
        last = -1
        for at in index.by_tag.get("a", ()):
            if at > last:
                last = lasts[at]
                sizes[at : last + 1] = [0] * (last + 1 - at)
        return [0, *accumulate(sizes)]

    def prose(self, at: int) -> int:
        """Return the characters outside links in the element at `at` and all below it."""
        sums = self._prose
        return sums[self.index.lasts[at] + 1] - sums[at]

    def prose_between(self, start: int, end: int) -> int:
        """Return the characters outside links from the place `start` up to `end`."""
        return self._prose[end] - self._prose[start]

    def _is_most(self, at: int) -> bool:
        return self.prose(at) * 2 > self._prose[-1]

    def is_around(self, el: etree._Element) -> bool:
        """Say whether `el` stands in what is around an article: menus, asides, comments, forms,
        lists of other articles."""
        at = self.index.place[el]
        return bool(self.states[at] & AROUND)
