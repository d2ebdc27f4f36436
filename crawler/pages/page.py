"""A page with what every reader of it needs: its index, its declarations, its addresses."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlsplit

from lxml import etree

from crawler.pages.declared import Declared
from crawler.pages.furniture import AUTHOR, CRUMB, DATE, FURNITURE, LEAD, TAGS, TITLE, meaning
from crawler.pages.index import Index
from crawler.pages.layout import GENERIC, Layout, Selectors, select
from crawler.pages.media import absolute
from crawler.pages.xpath import text_length

_EACH_NAMED = (AUTHOR, CRUMB, DATE, LEAD, TAGS, TITLE)
_NAMED = sum(_EACH_NAMED)
_ASIDE = frozenset(("nav", "footer", "aside", "form", "dialog", "menu", "template"))


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
        self.headline: etree._Element | None = None
        """The element that shows the title, once it is known."""
        self.kept: frozenset[etree._Element] = frozenset()
        """What stands around the headline, and so is no furniture whatever its name or tag: where
        tags are not closed, libxml2 puts whole articles into a ``<button>``."""
        self._around: dict[etree._Element, bool] = {}
        self._spared = 0

    def found_headline(self, element: etree._Element | None) -> None:
        """Take note of the element that shows the title."""
        self.headline = element
        if element is not None:
            self.kept = frozenset((element, *element.iterancestors()))

    def select(self, selectors: Selectors) -> list[etree._Element]:
        """Return what the first of `selectors` finds that finds anything."""
        return select(self.index, selectors) if selectors else []

    def meant(self, bit: int) -> list[etree._Element]:
        """Return the elements whose class or id means `bit` (see `furniture`), in document order."""
        return self._meant.get(bit, [])

    @cached_property
    def _meant(self) -> dict[int, list[etree._Element]]:
        found: dict[int, dict[etree._Element, None]] = {}
        for names in (self.index.classes, self.index.ids):
            for name, elements in names.items():
                bits = meaning[name] & _NAMED
                for bit in _EACH_NAMED if bits else ():
                    if bits & bit:
                        found.setdefault(bit, {}).update(dict.fromkeys(elements))
        return {bit: self.index.in_order(list(elements)) for bit, elements in found.items()}

    @cached_property
    def body(self) -> etree._Element | None:
        """The ``<body>``."""
        return next(iter(self.index.tagged("body")), None)

    @cached_property
    def article(self) -> etree._Element | None:
        """The element that the layout says holds the article whole, None where it says nothing."""
        return next(iter(self.select(self.layout.article)), None)

    @cached_property
    def length(self) -> int:
        """Characters of the whole page."""
        return text_length(self.body) if self.body is not None else 0

    def is_around(self, el: etree._Element) -> bool:
        """Say whether `el` stands in what is around an article: menus, asides, comments, forms.

        By the tags and names of it and all above it; what holds half of the page is not around.
        """
        known = self._around.get(el)
        if known is not None:
            return known
        path = [el]
        found = False
        for above in el.iterancestors():
            known = self._around.get(above)
            if known is not None:
                found = known
                break
            path.append(above)
        for one in reversed(path):
            found = found or self._is_furniture(one)
            self._around[one] = found
        return found

    def _is_furniture(self, el: etree._Element) -> bool:
        tag = el.tag
        if tag in ("html", "body", "main", "article", "p") or el in self.kept:
            return False
        name, ident = el.get("class"), el.get("id")
        named = (name or ident) and meaning[f"{name or ''} {ident or ''}"] & FURNITURE
        if tag not in _ASIDE and not named:
            return False
        # Wrappers inside wrappers would each be measured: enough is enough.
        if self._spared > 20 or text_length(el) * 2 >= self.length:
            self._spared += 1
            return False
        return True
