"""A page's elements by tag, class and id: one pass, after which a lookup costs next to nothing.

An XPath by class costs a pass of its own; a layout has thirty selectors. lxml keeps the Python
object of an element as long as somebody holds it, so the index also makes every later walk of
the same tree cheaper.
"""

from __future__ import annotations

from lxml import etree

from .xpath import truth

_MICRODATA = truth("boolean(//*[@itemprop])")
Place = tuple[int, etree._Element]


class Index:
    """The elements of one page.

    `tags`, `classes` (by the attribute as written) and `ids` give elements with their place in
    the document, in document order; `place` gives the place of an element.
    """

    __slots__ = ("classes", "has_microdata", "ids", "names", "place", "root", "tags")

    def __init__(self, root: etree._Element):
        self.root = root
        self.tags: dict[str, list[Place]] = {}
        self.classes: dict[str, list[Place]] = {}
        self.ids: dict[str, list[Place]] = {}
        self.place: dict[etree._Element, int] = {}
        tags, classes, ids = self.tags, self.classes, self.ids
        for place in enumerate(root.iter("*")):
            el = place[1]
            self.place[el] = place[0]
            tag = el.tag
            if tag in tags:
                tags[tag].append(place)
            else:
                tags[tag] = [place]
            if name := el.get("class"):
                if name in classes:
                    classes[name].append(place)
                else:
                    classes[name] = [place]
            if name := el.get("id"):
                ids.setdefault(name, []).append(place)
        self.has_microdata = bool(_MICRODATA(root))
        """Whether any element has an ``itemprop``."""
        self.names: dict[str, list[str]] = {}
        for name in classes:
            for token in set(name.split()):
                self.names.setdefault(token, []).append(name)

    def tagged(self, *tags: str) -> list[etree._Element]:
        """Return the elements with one of `tags`, in document order."""
        if len(tags) == 1:
            return [el for _, el in self.tags.get(tags[0], ())]
        return _in_order([p for tag in tags for p in self.tags.get(tag, ())])

    def of_class(self, token: str) -> list[etree._Element]:
        """Return the elements of the class `token`, in document order."""
        names = self.names.get(token, ())
        if len(names) == 1:
            return [el for _, el in self.classes[names[0]]]
        return _in_order([p for name in names for p in self.classes[name]])

    def of_id(self, ident: str) -> list[etree._Element]:
        """Return the elements with the id `ident`; pages do give one id to several."""
        return [el for _, el in self.ids.get(ident, ())]


def _in_order(places: list[Place]) -> list[etree._Element]:
    return [el for _, el in sorted(places, key=lambda p: p[0])]
