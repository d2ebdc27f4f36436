"""A page's elements in document order, and what every reader asks of them: one pass for all.

Elements are known by their place in that order, and what is true of them stands in lists by
place, so that a question about an element or about all below it is a lookup: an XPath by class
costs a pass of its own, a call into lxml more than a look into a list. lxml keeps the Python
object of an element as long as somebody holds it, so the index also makes every later walk of the
same tree cheaper.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Set
from functools import cached_property
from itertools import accumulate
from unicodedata import normalize

from lxml import etree

from crawler.pages.furniture import meanings
from crawler.pages.xpath import attributes

_ITEMPROPS, _STYLES, _HIDDEN = (attributes(name) for name in ("itemprop", "style", "hidden"))
_HIDING = frozenset(("d-none", "hidden", "hide"))
"""Classes that hide microdata, which is for machines. What else they hide may unfold."""
_NONE = re.compile(r"display\s*:\s*none", re.I)
_MARKS = ("\u0300", "\u0301", "\u0323")
"""Tones that stand by themselves in decomposed Vietnamese, some of which is in any text."""
_MENU = 60
"""Elements of a menu that is larger than a trail or an article's own foot."""
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "title"))


class Index:
    """The elements of one page or of one part of it, in document order.

    By place: `elements`; `tags`; `classes`, as written; `texts` and `tails`, as lxml has them but
    in NFC, whatever a page was typed with;
    `parents`, the place of the element around, -1 of the first; `lasts`, the place of the last
    element inside, its own where it has none; `sizes`, the characters of text right in an element,
    not in those inside it, none in scripts; `bits`, what class and id mean (see `furniture`);
    of those few that have one, `idents`. `place` leads from an element to its place.
    """

    __slots__ = (
        "__dict__",
        "_sums",
        "bits",
        "by_tag",
        "classes",
        "elements",
        "idents",
        "lasts",
        "parents",
        "place",
        "root",
        "sizes",
        "tags",
        "tails",
        "texts",
    )

    def __init__(self, root: etree._Element):
        self.root = root
        self.elements: list[etree._Element] = list(root.iter("*"))
        elements = self.elements
        count = len(elements)
        self.place = place = dict(zip(elements, range(count), strict=True))
        self.tags: list[str] = [el.tag for el in elements]
        self.texts: list[str | None] = [el.text for el in elements]
        self.tails: list[str | None] = [el.tail for el in elements]
        self.tails[0] = None  # stands behind all of this
        whole = "".join(filter(None, self.texts))
        if not whole.isascii() and any(mark in whole for mark in _MARKS):
            for held in (self.texts, self.tails):
                held[:] = [text and normalize("NFC", text) for text in held]
        self.parents = parents = [-1]
        parents += [place[el.getparent()] for el in elements[1:]]  # type: ignore[index]
        self.lasts = lasts = list(range(count))
        for at, above in zip(range(count - 1, 0, -1), reversed(parents), strict=False):
            if (last := lasts[at]) > lasts[above]:
                lasts[above] = last
        self.by_tag: dict[str, list[int]] = {tag: [] for tag in set(self.tags)}
        by_tag = self.by_tag
        for at, tag in enumerate(self.tags):
            by_tag[tag].append(at)
        menus = [(top + 1, lasts[top] + 1) for top in self._menus()]
        named: list[etree._Element | None] = list(elements)
        for begin, end in menus:
            named[begin:end] = [None] * (end - begin)
        # Bytes, as lxml would encode the name anew each time.
        self.classes: list[str | None] = [None if el is None else el.get(b"class") for el in named]
        idents = [None if el is None else el.get(b"id") for el in named]
        self.idents: dict[int, str] = {
            at: ident for at, ident in enumerate(idents) if ident is not None
        }
        self.bits = meanings(self.classes, self.idents)
        self.sizes = self._sizes()
        self._sums = [0, *accumulate(self.sizes)]

    def _menus(self) -> Iterator[int]:
        """Yield the places of large menus and feet of the page, whose inner names say nothing."""
        headings = self.by_tag.get("h1", ())
        beyond = -1
        for at in sorted((*self.by_tag.get("nav", ()), *self.by_tag.get("footer", ()))):
            last = self.lasts[at]
            if at > beyond and last - at > _MENU and not any(at < h <= last for h in headings):
                beyond = last
                yield at

    def _sizes(self) -> list[int]:
        sizes = [len(text.strip()) if text else 0 for text in self.texts]
        parents, tails = self.parents, self.tails
        # Most tails are the blanks between two tags.
        for at in [at for at, tail in enumerate(tails) if tail and not tail.isspace()]:
            sizes[parents[at]] += len(tails[at].strip())  # type: ignore[union-attr]
        for tag in _SILENT:
            for top in self.by_tag.get(tag, ()):
                for at in range(top, self.lasts[top] + 1):
                    sizes[at] = 0
        return sizes

    def length(self, at: int) -> int:
        """Return the characters of text in the element at `at` and in all below it."""
        sums = self._sums
        return sums[self.lasts[at] + 1] - sums[at]

    def length_between(self, start: int, end: int) -> int:
        """Return the characters of text right in the elements from the place `start` up to `end`."""
        return self._sums[end] - self._sums[start]

    @cached_property
    def named(self) -> dict[str, list[int]]:
        """Places by class, the attribute as written."""
        found: dict[str, list[int]] = {}
        for at, name in enumerate(self.classes):
            if name:
                if name in found:
                    found[name].append(at)
                else:
                    found[name] = [at]
        return found

    @cached_property
    def _by_token(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.named:
            for token in set(name.split()):
                found.setdefault(token, []).append(name)
        return found

    @cached_property
    def _by_attribute(self) -> dict[str, list[tuple[etree._Element, str]]]:
        return {}

    @property
    def tokens(self) -> Set[str]:
        """All class names of the page, each by itself."""
        return self._by_token.keys()

    @cached_property
    def ids(self) -> dict[str, list[int]]:
        """Places by id; pages do give one id to several."""
        found: dict[str, list[int]] = {}
        for at, ident in self.idents.items():
            found.setdefault(ident, []).append(at)
        return found

    @cached_property
    def styles(self) -> dict[int, str]:
        """The ``style`` of each element that has one, by place."""
        place = self.place
        return {place[el]: style for el, style in _STYLES(self.root)}

    @cached_property
    def hidden(self) -> frozenset[int]:
        """Places of the elements that are not shown until somebody asks for them."""
        found = {
            at for at, style in self.styles.items() if "display" in style and _NONE.search(style)
        }
        for el, _ in _HIDDEN(self.root):
            at = self.place[el]
            # React sends what it has rendered late in hidden elements, and puts it in place.
            ident = self.idents.get(at)
            if not (ident and ident.startswith("S:")):
                found.add(at)
        for marked in self.itemprops.values():
            for at in map(self.place.__getitem__, marked):
                if (name := self.classes[at]) and not _HIDING.isdisjoint(name.split()):
                    found.add(at)
        return frozenset(found)

    @cached_property
    def itemprops(self) -> dict[str, list[etree._Element]]:
        """The elements that carry microdata, by property."""
        found: dict[str, list[etree._Element]] = {}
        for el, names in _ITEMPROPS(self.root):
            for name in names.split():
                found.setdefault(name, []).append(el)
        return found

    def at(self, places: list[int]) -> list[etree._Element]:
        """Return the elements at `places`."""
        elements = self.elements
        return [elements[at] for at in places]

    def tagged(self, *tags: str) -> list[etree._Element]:
        """Return the elements with one of `tags`, in document order."""
        if len(tags) == 1:
            return self.at(self.by_tag.get(tags[0], []))
        return self.at(sorted(at for tag in tags for at in self.by_tag.get(tag, ())))

    def of_class(self, token: str) -> list[etree._Element]:
        """Return the elements of the class `token`, in document order."""
        names = self._by_token.get(token, ())
        if len(names) == 1:
            return self.at(self.named[names[0]])
        return self.at(sorted(at for name in names for at in self.named[name]))

    def of_id(self, ident: str) -> list[etree._Element]:
        """Return the elements with the id `ident`."""
        return self.at(self.ids.get(ident, []))

    def with_attribute(self, name: str) -> list[tuple[etree._Element, str]]:
        """Return the elements that have the attribute `name`, each with its value, in document order."""
        if name not in self._by_attribute:
            self._by_attribute[name] = attributes(name)(self.root)
        return self._by_attribute[name]

    def in_order(self, elements: list[etree._Element]) -> list[etree._Element]:
        """Return `elements` in document order."""
        return sorted(elements, key=self.place.__getitem__)

    def above(self, at: int) -> list[int]:
        """Return the places of the elements around the one at `at`, the nearest first."""
        found = []
        parents = self.parents
        while (at := parents[at]) >= 0:
            found.append(at)
        return found

    def inside(self, at: int, tags: Collection[str]) -> list[int]:
        """Return the places right inside the element at `at` of those with one of `tags`."""
        found = []
        here, last = at + 1, self.lasts[at]
        while here <= last:
            if self.tags[here] in tags:
                found.append(here)
            here = self.lasts[here] + 1
        return found

    def below(self, at: int, tag: str) -> list[int]:
        """Return the places of the elements with `tag` in the one at `at`, however deep."""
        places = self.by_tag.get(tag, [])
        return places[bisect_right(places, at) : bisect_right(places, self.lasts[at])]

    def holds(self, at: int, tags: Collection[str]) -> bool:
        """Say whether an element with one of `tags` stands in the one at `at`."""
        last = self.lasts[at]
        for tag in tags:
            places = self.by_tag.get(tag)
            if places:
                following = bisect_right(places, at)
                if following < len(places) and places[following] <= last:
                    return True
        return False

    def shown(self, at: int, most: int = 1_000_000) -> str:
        """Return the text shown in the element at `at` and below it, as it stands.

        Cut once it is longer than `most`. Scripts and styles show nothing.
        """
        return "".join(self.strings(at, most))

    def strings(self, at: int, most: int = 1_000_000) -> list[str]:
        """Return the pieces of text shown in the element at `at` and below it, in order."""
        last = self.lasts[at]
        texts, tails, tags = self.texts, self.tails, self.tags
        if at == last:
            text = texts[at]
            return [text] if text and tags[at] not in _SILENT else []
        found: list[str] = []
        waiting: list[int] = []
        lasts = self.lasts
        size = 0
        here = at
        while here <= last and size < most:
            while waiting and lasts[waiting[-1]] < here:
                if tail := tails[waiting.pop()]:
                    found.append(tail)
                    size += len(tail)
            if tags[here] in _SILENT:
                if here != at and (tail := tails[here]):
                    found.append(tail)
                here = lasts[here] + 1
                continue
            if text := texts[here]:
                found.append(text)
                size += len(text)
            if here != at:
                waiting.append(here)
            here += 1
        if size < most:
            found += [tail for back in reversed(waiting) if (tail := tails[back])]
        return found
