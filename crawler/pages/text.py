"""Texts compared."""

from __future__ import annotations

import re

_FOLDED = re.compile(r"[\s\xa0–—-]+")


def fold(text: str) -> str:
    """Return `text` for comparison: lower case, white space and dashes folded, quotes straight."""
    text = _FOLDED.sub(" ", text).strip().casefold()
    return text.translate(_QUOTES)


_QUOTES = str.maketrans("“”„‘’‚`´", "\"\"\"'''''")
