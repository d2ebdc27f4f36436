"""A page's elements by tag, class and id: one pass, after which a lookup costs next to nothing.

An XPath by class costs a pass of its own; a layout has thirty selectors. lxml keeps the Python
object of an element as long as somebody holds it, so the index also makes every later walk of
the same tree cheaper.
"""

from __future__ import annotations

from lxml import etree

from crawler.pages.xpath import truth

_MICRODATA = truth("boolean(//*[@itemprop])")


class Index:
    """The elements of one page.

    `elements` are all of them in document order, `place` says at which place of it one stands;
    `tags`, `classes` (by the attribute as written) and `ids` give some of them, in that order.
    """

    __slots__ = ("classes", "elements", "has_microdata", "ids", "names", "place", "root", "tags")

    def __init__(self, root: etree._Element):
        self.root = root
        self.elements: list[etree._Element] = list(root.iter("*"))
        self.place = dict(zip(self.elements, range(len(self.elements)), strict=True))
        self.tags: dict[str, list[etree._Element]] = {}
        self.classes: dict[str, list[etree._Element]] = {}
        self.ids: dict[str, list[etree._Element]] = {}
        tags, classes, ids = self.tags, self.classes, self.ids
        for el in self.elements:
            tag = el.tag
            try:
                tags[tag].append(el)
            except KeyError:
                tags[tag] = [el]
            if name := el.get("class"):
                try:
                    classes[name].append(el)
                except KeyError:
                    classes[name] = [el]
            if name := el.get("id"):
                ids.setdefault(name, []).append(el)
        self.has_microdata = bool(_MICRODATA(root))
        """Whether any element has an ``itemprop``."""
        self.names: dict[str, list[str]] = {}
        for name in classes:
            for token in set(name.split()):
                self.names.setdefault(token, []).append(name)

    def tagged(self, *tags: str) -> list[etree._Element]:
        """Return the elements with one of `tags`, in document order."""
        if len(tags) == 1:
            return self.tags.get(tags[0], [])
        return self.in_order([el for tag in tags for el in self.tags.get(tag, ())])

    def of_class(self, token: str) -> list[etree._Element]:
        """Return the elements of the class `token`, in document order."""
        names = self.names.get(token, ())
        if len(names) == 1:
            return self.classes[names[0]]
        return self.in_order([el for name in names for el in self.classes[name]])

    def of_id(self, ident: str) -> list[etree._Element]:
        """Return the elements with the id `ident`; pages do give one id to several."""
        return self.ids.get(ident, [])

    def in_order(self, elements: list[etree._Element]) -> list[etree._Element]:
        """Return `elements` in document order."""
        return sorted(elements, key=self.place.__getitem__)

    def last_place(self, el: etree._Element) -> int:
        """Return the place of the last element inside `el`, its own where it has none."""
        while len(el):
            inner = next(el.iterchildren("*", reversed=True), None)
            if inner is None:
                break
            el = inner
        return self.place[el]
