"""Is this page an article? And if not, what is it?"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from crawler.pages.body import read_body
from crawler.pages.find_body import find_body
from crawler.pages.page import Page
from crawler.pages.title import title_element
from crawler.pages.xpath import truth


class Recognition(NamedTuple):
    """Whether a page is an article, and the evidence in a few words."""

    is_article: bool
    reason: str


# WordPress says in the classes of <body> what a page is.
_NOT_BY_CLASS = {
    "error404": "error page",
    "attachment": "attachment",
    "search": "search results",
    "search-results": "search results",
    "search-no-results": "search results",
    "blog": "listing",
    "archive": "listing",
    "category": "listing",
    "tag": "tag listing",
    "author": "author listing",
    "date": "date listing",
    "login": "login page",
}
_LISTING_PATH = re.compile(
    r"/(?:category|chuyen-muc|tag|tags|tu-khoa|author|tac-gia|page|trang|search|tim-kiem|login|dang-nhap|wp-login\.php|wp-admin)(?:/|$)",
    re.I,
)
_LISTING_QUERY = re.compile(r"(?:^|&)(?:s|cat|paged|tag|author|q|keyword)=", re.I)
_PASSWORDS = truth("boolean(//input[@type='password'])")
_ERROR_TITLE = re.compile(
    r"^\W*(?:404|403|500|50[23])\b|not found|không tìm thấy|không tồn tại", re.I
)


def recognise(root: etree._Element, url: str) -> Recognition:
    """Say whether the page `root`, fetched from `url`, is an article, and why."""
    body = root.find("body")
    names = set((body.get("class") or "").lower().split()) if body is not None else set()
    if names & {"single", "single-post"} or any(n.startswith("postid-") for n in names):
        if "attachment" in names or "single-attachment" in names:
            return Recognition(False, "attachment")
        if any(n.startswith("single-paged-") for n in names):
            return Recognition(False, "further page of an article")
        return Recognition(True, "body class single")
    for name, what in _NOT_BY_CLASS.items():
        if name in names:
            return Recognition(False, what)
    if "page-template-default" in names or any(n.startswith("page-id-") for n in names):
        return Recognition(False, "static page")
    page = Page(root, url)
    declared = page.declared
    if _ERROR_TITLE.search(declared.title[:80]):
        return Recognition(False, "error page")
    parts = urlsplit(url)
    if parts.path in ("", "/") and not parts.query:
        return Recognition(False, "front page")
    if declared.article:
        return Recognition(True, "JSON-LD article")
    kind = (declared.meta("og:type") or "").lower()
    if kind == "article" and not _LISTING_PATH.search(parts.path):
        return Recognition(True, "og:type article")
    if _LISTING_PATH.search(parts.path) or _LISTING_QUERY.search(parts.query):
        return Recognition(False, "listing")
    if _PASSWORDS(root):
        return Recognition(False, "login page")
    return _by_text(page)


def _by_text(page: Page) -> Recognition:
    """Tell a listing, whose headings are links with a line of teaser under each, by its text."""
    page.found_headline(title_element(page))
    element = find_body(page)
    if element is None:
        if page.headline is None:
            return Recognition(False, "no headline and no text")
        linked = [
            h for h in page.index.tagged("h2", "h3", "h4", "li") if h.find(".//a") is not None
        ]
        if sum(not page.is_around(h) for h in linked) >= 4:
            return Recognition(False, "listing")
        return Recognition(True, "a headline, no text")
    body = read_body(
        element,
        page.base,
        index=page.index,
        hosts=page.hosts,
        kept=page.kept,
        after=page.headline if element in page.kept else None,
        states=page.states,
    )
    teasers = sum(
        1
        for b in body.blocks
        if b.kind in ("heading", "related", "item", "paragraph") and b.linked > 0.8
    )
    prose = sum(len(b.text) for b in body.blocks if b.linked < 0.3 and len(b.text) > 60)
    if teasers >= 4 and prose < 300 * teasers:
        return Recognition(False, "listing")
    if page.headline is None and prose < 200:
        return Recognition(False, "no headline and hardly any text")
    return Recognition(True, "headline and text" if page.headline is not None else "text")
