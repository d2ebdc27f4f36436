"""Where a platform or an outlet keeps the parts of an article: CSS selectors, field by field.

A layout is facts. What it leaves empty, or what its selectors do not find on a page, is read in
the general way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cssselect
from cssselect.parser import Attrib, Class, CombinedSelector, Element, Hash, Negation
from lxml import etree

from crawler.pages.index import Index
from crawler.pages.xpath import elements

Selectors = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """CSS selectors for each field, the best first; all are tried in the whole page.

    Of `title`, `lead`, `body` and `featured` the first selector that finds something counts; of
    the others too, and then all elements it finds.
    """

    name: str = "generic"
    article: Selectors = ()
    """What holds the page's own article from headline to tags; what is outside is not its."""
    title: Selectors = ()
    lead: Selectors = ()
    """The sapo, where it stands outside the body."""
    body: Selectors = ()
    published: Selectors = ()
    modified: Selectors = ()
    bylines: Selectors = ()
    """Author lines outside the body."""
    accounts: Selectors = ()
    """The CMS account that posted it."""
    breadcrumbs: Selectors = ()
    """The links of the trail to the article, outermost first."""
    sections: Selectors = ()
    """Links to the article's own categories."""
    tags: Selectors = ()
    featured: Selectors = ()
    """The picture above the body, with its caption if it has one."""
    next_pages: Selectors = ()
    """Links to the article's further pages."""
    furniture: Selectors = ()
    """What stands in the body and is no part of the article."""
    since: str | None = None
    until: str | None = None
    """First and last day on which the site looked like this, ISO 8601; None: no bound is known."""


GENERIC = Layout()


def layout_on(day: str, layouts: Iterable[Layout], otherwise: Layout) -> Layout:
    """Return the first of `layouts` that was in use on `day` (ISO 8601), else `otherwise`."""
    for layout in layouts:
        if (layout.since is None or day[:10] >= layout.since) and (
            layout.until is None or day[:10] <= layout.until
        ):
            return layout
    return otherwise


@lru_cache(maxsize=4096)
def _parsed(selectors: str) -> tuple[tuple[Any, frozenset[str]], ...]:
    """Return the trees of a group of CSS selectors, each with the classes that it needs.

    Raise `cssselect.SelectorError`.
    """
    trees = (selector.parsed_tree for selector in cssselect.parse(selectors))
    return tuple((tree, frozenset(_classes(tree))) for tree in trees)


def _classes(tree: Any) -> Iterator[str]:
    """Yield the classes without which `tree` selects nothing."""
    while not isinstance(tree, Element):
        if isinstance(tree, CombinedSelector):
            yield from _classes(tree.subselector)
        elif isinstance(tree, Class):
            yield tree.class_name
        tree = tree.selector


@lru_cache(maxsize=1024)
def _xpath(selectors: str) -> Callable[[etree._Element], list[etree._Element]]:
    return elements(cssselect.HTMLTranslator().css_to_xpath(selectors, prefix="descendant::"))


def select(index: Index, selectors: Selectors) -> list[etree._Element]:
    """Return what the first of `selectors` finds that finds anything, in document order."""
    tokens = index.tokens
    for group in selectors:
        found = []
        try:
            for tree, classes in _parsed(group):
                if tokens >= classes:
                    found += _find(index, tree)
        except _Unknown:
            found = _xpath(group)(index.root)
        if found:
            unique = dict.fromkeys(found)
            return sorted(unique, key=index.place.__getitem__) if len(unique) > 1 else found[:1]
    return []


class _Unknown(Exception):
    """A selector of a kind that is left to XPath, such as ``:nth-child``."""


def _find(index: Index, tree: Any) -> list[etree._Element]:
    """Return the elements that `tree` selects, each as often as it is found."""
    if isinstance(tree, Attrib) and isinstance(tree.selector, Element) and tree.attrib.isalpha():
        return [
            el
            for el, value in index.with_attribute(tree.attrib)
            if _has(value, tree) and _matches(el, tree.selector)
        ]
    if not isinstance(tree, CombinedSelector):
        return [el for el in _candidates(index, tree) if _matches(el, tree)]
    if tree.combinator not in (" ", ">"):
        raise _Unknown
    above = set(_find(index, tree.selector))
    if not above:
        return []
    step = tree.subselector
    if tree.combinator == ">":
        return [el for top in above for el in top.iterchildren() if _matches(el, step)]
    if (tag := _bare_tag(step)) is not None:
        return [el for top in above for el in top.iterdescendants(tag) if _matches(el, step)]
    return [
        el
        for el in _candidates(index, step)
        if _matches(el, step) and not above.isdisjoint(el.iterancestors())
    ]


def _bare_tag(step: Any) -> str | None:
    """Return the tag of a step that names no class and no id."""
    while isinstance(step, Attrib | Negation):
        step = step.selector
    return step.element if isinstance(step, Element) else None


def _candidates(index: Index, step: Any) -> list[etree._Element]:
    """Return the elements that one name of `step` leads to: an id or class, an attribute, a tag."""
    found: list[etree._Element] | None = None
    attribute: str | None = None
    while not isinstance(step, Element):
        if isinstance(step, Hash):
            found = index.of_id(step.id)
        elif isinstance(step, Class) and found is None:
            found = index.of_class(step.class_name)
        elif isinstance(step, Attrib):
            attribute = step.attrib
        elif not isinstance(step, Negation | Class):
            raise _Unknown
        step = step.selector
    if found is not None:
        return found
    if attribute is not None and attribute.isalpha():
        return [el for el, _ in index.with_attribute(attribute)]
    return index.tagged(step.element) if step.element else list(index.place)


def _matches(el: etree._Element, step: Any) -> bool:
    """Say whether `el` by itself is what `step` asks for."""
    if isinstance(step, Element):
        return step.element is None or el.tag == step.element
    if isinstance(step, Class):
        return step.class_name in (el.get("class") or "").split() and _matches(el, step.selector)
    if isinstance(step, Hash):
        return el.get("id") == step.id and _matches(el, step.selector)
    if isinstance(step, Attrib):
        return _has(el.get(step.attrib), step) and _matches(el, step.selector)
    if isinstance(step, Negation):
        return not _matches(el, step.subselector) and _matches(el, step.selector)
    raise _Unknown


def _has(value: str | None, test: Attrib) -> bool:
    if value is None:
        return False
    if test.operator == "exists":
        return True
    wanted: str = test.value.value  # type: ignore[union-attr, assignment]
    match test.operator:
        case "=":
            return value == wanted
        case "~=":
            return wanted in value.split()
        case "^=":
            return value.startswith(wanted)
        case "$=":
            return value.endswith(wanted)
        case "*=":
            return wanted in value
        case "|=":
            return value == wanted or value.startswith(wanted + "-")
    raise _Unknown
