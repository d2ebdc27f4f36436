"""XPath, compiled once and typed by what it gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from lxml import etree


def elements(path: str) -> Callable[[etree._Element], list[etree._Element]]:
    """Compile `path`, which selects elements."""
    return cast("Callable[[etree._Element], list[etree._Element]]", etree.XPath(path))


def strings(path: str) -> Callable[[etree._Element], list[str]]:
    """Compile `path`, which selects attributes or texts."""
    return cast("Callable[[etree._Element], list[str]]", etree.XPath(path, smart_strings=False))


def truth(path: str) -> Callable[[etree._Element], bool]:
    """Compile `path`, which gives a boolean."""
    return cast("Callable[[etree._Element], bool]", etree.XPath(path))


content = cast("Callable[[etree._Element], str]", etree.XPath("string(.)", smart_strings=False))
"""The text of an element and all below it, as it stands."""

_length = cast(
    "Callable[[etree._Element], float]", etree.XPath("string-length(normalize-space(.))")
)


_shown = strings("descendant::text()[not(parent::script or parent::style or parent::noscript)]")


def shown_text(el: etree._Element) -> str:
    """Return the text shown below `el`, as it stands. Scripts and styles show nothing."""
    if next(el.iter("script", "style", "noscript"), None) is None:
        return content(el)
    return "".join(_shown(el))


def text_length(el: etree._Element) -> int:
    """Return the number of characters shown below `el`, runs of white space counted as one.

    Scripts and styles show nothing.
    """
    if next(el.iter("script", "style", "noscript"), None) is None:
        return int(_length(el))
    return sum(len(text.strip()) for text in _shown(el))
