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
