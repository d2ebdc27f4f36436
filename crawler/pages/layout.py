"""Where a platform or an outlet keeps the parts of an article: CSS selectors, field by field.

A layout is facts. What it leaves empty, or what its selectors do not find on a page, is read in
the general way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from cssselect import HTMLTranslator
from lxml import etree

from .xpath import elements

Selectors = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """CSS selectors for each field, the best first; all are tried in the whole page.

    Of `title`, `lead`, `body` and `featured` the first selector that finds something counts; of
    the others too, and then all elements it finds.
    """

    name: str = "generic"
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


GENERIC = Layout()


@lru_cache(maxsize=4096)
def compiled(selector: str) -> Callable[[etree._Element], list[etree._Element]]:
    """Return the XPath of a CSS selector. Raise `cssselect.SelectorError` where it is none."""
    return elements(HTMLTranslator().css_to_xpath(selector, prefix="descendant::"))


def select(root: etree._Element, selectors: Selectors) -> list[etree._Element]:
    """Return what the first of `selectors` finds that finds anything below `root`."""
    for selector in selectors:
        found = compiled(selector)(root)
        if found:
            return found
    return []
