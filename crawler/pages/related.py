"""Links to other articles between the paragraphs of a text, and the labels above them."""

from __future__ import annotations

import re
from collections.abc import Collection
from unicodedata import normalize
from urllib.parse import urlsplit

from crawler.article import Block
from crawler.pages.furniture import LABEL
from crawler.pages.text import BLANK

_LABEL_LENGTH = 100
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|webp)$", re.I)
_DAY = re.compile(
    r"(?:\d{1,2}[:hg]\d\d[\s,|–-]+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:[\s,|–-]+\d{1,2}[:hg]\d\d)?"
)
"""Of the article that is linked: it stands beside its title."""
_SHARE_LABEL = re.compile(
    r"|.{1,40}:|(?:share|chia sẻ|teilen|partage[rz]|compart[ei]|condivid|dela|delen|bagikan|tweet)\w*.{0,30}",
    re.I,
)
_SHARES = re.compile(
    r"//(?:www\.|m\.|web\.)?(?:(?:twitter|x)\.com/(?:intent/|share\b|home\?status)|facebook\.com/(?:sharer|share\.php|dialog/share)"
    r"|linkedin\.com/(?:shareArticle|sharing/)|pinterest\.com/pin/create|plus\.google\.com/share|reddit\.com/submit"
    r"|t\.me/share|telegram\.me/share|(?:api\.)?whatsapp\.com/send|wa\.me/\?|tumblr\.com/(?:share|widgets/share)"
    r"|del\.icio\.us/post|delicious\.com/(?:save|post)|digg\.com/submit|stumbleupon\.com/submit|google\.com/bookmarks/mark|link\.apps\.zing\.vn/|linkhay\.com/submit"
    r"|addtoany\.com/|sp\.zalo\.me/|button\.share\.)",
    re.I,
)
"""The address of what shares a page or a sentence of it."""
_ROUND_LABELS = BLANK + ".,;|()[]“”\"'"


def leads_elsewhere(
    unlinked: list[str], hrefs: list[str], hosts: Collection[str], *, is_heading: bool
) -> bool:
    """Say whether a block is nothing but links to other articles of the site.

    `unlinked` are its texts outside links, `hrefs` the addresses it links to, `hosts` the site's.
    """
    label = "".join(unlinked).strip(_ROUND_LABELS)
    if len(label) > _LABEL_LENGTH:
        return False
    if label and _DAY.fullmatch(label):
        label = ""
    if not is_heading and _SHARE_LABEL.fullmatch(label) and all(map(_SHARES.search, hrefs)):
        return True
    if label:
        label = normalize("NFC", label)
        if not LABEL.fullmatch(label) and not _are_labels(unlinked):
            return False
        if len(label) > 2:
            return True
    elif is_heading:
        return False
    return all(_is_article(href, hosts) for href in hrefs)


def _is_article(href: str, hosts: Collection[str]) -> bool:
    parts = urlsplit(href)
    return (
        (parts.hostname or "").removeprefix("www.") in hosts
        and parts.path not in ("", "/")
        and "/wp-content/" not in parts.path
        and not _FILE.search(parts.path)
    )


def _are_labels(texts: list[str]) -> bool:
    """Say whether `texts`, which stand between links, are labels of theirs and numbers among them."""
    shown = [normalize("NFC", text).strip(_ROUND_LABELS) for text in texts]
    labels = [text for text in shown if text and not text.isdigit()]
    return bool(labels) and all(map(LABEL.fullmatch, labels))


def label_links(blocks: list[Block]) -> None:
    """Count a label such as ``Tin liên quan:`` to the links to other articles that follow it.

    Before two links and more any short line is one, unless it is a name or a sentence.
    """
    links = 0
    for block in reversed(blocks):
        if block.kind == "related":
            links += 1
            continue
        if links and block.kind in ("paragraph", "heading", "item"):
            label = normalize("NFC", block.text).strip(BLANK + ".:")
            if label and (
                (len(label) < 60 and LABEL.fullmatch(label))
                or (links > 1 and len(label) < 40 and _is_line_label(label.split()))
            ):
                block.kind = "related"
        links = 0


def _is_line_label(words: list[str]) -> bool:
    """Say whether `words` are without a mark, and not all of them begin with a capital."""
    return all(map(str.isalpha, words)) and any(word[0].islower() for word in words)
