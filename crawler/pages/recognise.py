"""Is this page an article? And if not, what is it?"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from crawler.pages.body import Body, has_text, read_body
from crawler.pages.dates import read_dates
from crawler.pages.find_body import find_body
from crawler.pages.page import Page
from crawler.pages.scripted import find_scripted
from crawler.pages.states import AROUND, LINK
from crawler.pages.title import find_headline
from crawler.pages.trim import trim
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
_FRONT_PATH = re.compile(r"/?(?:index|default|home|trang-chu)?(?:\.(?:html?|php|aspx?|bbg))?", re.I)
_LISTING_PATH = re.compile(
    r"/(?:category|chuyen-muc|tag|tags|tu-khoa|author|tac-gia|search|tim-kiem|login|dang-nhap|dang-ky|wp-login\.php|wp-admin)(?:[/.]|$)"
    # SharePoint's own pages stand in a folder that is called Trang in Vietnamese.
    r"|/(?:page|trang)(?:[/-]\d{1,4})?/?$",
    re.I,
)
_LISTING_QUERY = re.compile(
    r"(?:^|&)(?:s|cat|paged|tag|author|q|key|keyword|keywords|tukhoa)=", re.I
)
_SEARCH = re.compile(r"/(?:search|tim-kiem)(?:[/.]|$)|(?:^|&)(?:s|q|key|keyword|keywords)=", re.I)
_LOGIN = re.compile(r"/(?:login|dang-nhap|dang-ky|wp-login\.php)(?:[/.]|$)", re.I)
_LOGIN_TITLE = re.compile(r"\W*(?:đăng nhập|đăng ký|log ?in|sign ?in|register)\b", re.I)
_VIDEO = re.compile(r"video|clip|truyen-hinh|media|multimedia", re.I)
_MANY = 4
"""Headlines of other articles that make a listing."""
_LITTLE = 200
"""Characters of running text that a page must have which shows no headline."""
_LINE = 20
"""Characters of a line that is more than a label."""
_WORDS = 3
"""Blanks in the shortest headline of a clip; a section's name is shorter."""
_TEASED = ("heading", "related", "item", "paragraph")
_LONG_TEASER = 350
"""Characters of running text for each linked headline, at most, where one opens the page."""
_ABOVE = 40
"""Elements between a teaser's headline and its text, at most."""
_BESIDE = 40
"""Characters that may stand between them: a date, a number of comments."""
_PICTURES = 2
"""Pictures that are an article without a word."""
_TEASER = 60
"""Characters of running text that an article beside a list of others must have."""
_PASSWORDS = truth("boolean(//input[@type='password'])")
_ERROR_TITLE = re.compile(
    r"^\W*(?:404|403|500|50[23])\b|\bnot found\b|không tìm thấy (?:trang|bài|nội dung|đường dẫn)|(?:trang|bài viết|đường dẫn|nội dung).{0,30} không tồn tại|^\W*(?:lỗi|error)\W*(?:\d{3}|$)",
    re.I,
)

_GONE = re.compile(
    r"(?:trang|bài|nội dung|đường dẫn|địa chỉ)\b.{0,60}(?:không (?:còn )?tồn tại|(?:đã )?bị (?:xóa|xoá|gỡ)|không tìm thấy)"
    r"|\bpage\b.{0,40}(?:not (?:be )?found|no longer (?:exists|available)|doesn[’']t exist)",
    re.I,
)


def recognise(root: etree._Element, url: str) -> Recognition:
    """Say whether the page `root`, fetched from `url`, is an article, and why."""
    return recognise_page(Page(root, url))


def recognise_page(page: Page) -> Recognition:
    """Say whether `page` is an article, and why.

    What a CMS says in class names counts first, then what the page declares and its address say,
    then what it shows: a listing is a page whose text is cards of others.
    """
    body = page.body
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
    declared = page.declared
    if _ERROR_TITLE.search(declared.title[:80]):
        return Recognition(False, "error page")
    parts = urlsplit(page.url)
    if _FRONT_PATH.fullmatch(parts.path) and not parts.query:
        return Recognition(False, "front page")
    if declared.article and declared.is_one_article:
        return Recognition(True, "JSON-LD article")
    is_listed = _LISTING_PATH.search(parts.path) or _LISTING_QUERY.search(parts.query)
    kind = (declared.meta("og:type") or "").lower()
    if is_listed:
        if _SEARCH.search(parts.path) or _SEARCH.search(parts.query):
            return Recognition(False, "search results")
        if _LOGIN.search(parts.path):
            return Recognition(False, "login page")
        return Recognition(False, "listing")
    return _by_text(page, "og:type article" if kind == "article" else "")


def _shown(page: Page) -> str:
    """Return the beginning of the headline."""
    return "" if page.headline is None else page.start_of(page.headline, 80)


def _by_text(page: Page, declared: str) -> Recognition:
    """Tell a listing, whose headings are links with a line of teaser under each, by its text.

    `declared` is what the page says of itself in favour of an article.
    """
    headline = find_headline(page)
    if headline is not None and (_ERROR_TITLE.search(_shown(page)) or _GONE.search(_shown(page))):
        return Recognition(False, "error page")
    if _PASSWORDS(page.root) and (headline is None or _LOGIN_TITLE.match(_shown(page))):
        return Recognition(False, "login page")
    element = find_body(page)
    body = Body()
    if element is not None:
        body = read_body(
            element,
            page.base,
            index=page.index,
            hosts=page.hosts,
            kept=page.kept,
            after=headline if element in page.kept else None,
            states=page.states,
            last=page.text_ends,
        )
        trim(body)
    prose = sum(len(b.text) for b in body.blocks if b.linked < 0.3 and len(b.text) > _LINE)
    others = len(page.cards)
    has_clip = bool(body.videos or body.audios)
    if not prose and not has_clip and len(body.images) < _PICTURES:
        return _without_text(page, declared)
    linked = [b for b in body.blocks if b.kind in _TEASED and b.linked > 0.8]
    if headline is None and prose < _LITTLE:
        if find_scripted(page) is not None:
            return Recognition(True, "text in a script")
        if others + len(linked) >= _MANY:
            return Recognition(False, _kind_of_listing(page))
        return Recognition(False, "no headline and hardly any text")
    if prose < _LITTLE and _GONE.search(" ".join(b.text for b in body.blocks)):
        return Recognition(False, "error page")
    is_teased = _opens_with_teaser(body) or _is_under_teaser(page, element)
    if is_teased and prose < _LONG_TEASER * max(1, len(linked)) and not _is_dated(page):
        return Recognition(False, _kind_of_listing(page))
    if declared:
        return Recognition(True, declared)
    if prose < _LITTLE and not has_text(body) and find_scripted(page) is not None:
        return Recognition(True, "text in a script")
    if len(linked) >= _MANY and prose < 300 * len(linked):
        return Recognition(False, _kind_of_listing(page))
    is_named = _shown(page).count(" ") >= _WORDS
    if others >= _MANY and prose < _TEASER and not (has_clip and is_named):
        return Recognition(False, _kind_of_listing(page))
    return Recognition(True, "headline and text" if headline is not None else "text")


def _without_text(page: Page, declared: str) -> Recognition:
    """Tell what a page is that shows no text and no clips."""
    others = len(page.cards)
    if find_scripted(page) is not None:
        return Recognition(True, "text in a script")
    if page.headline is None:
        what = _kind_of_listing(page) if others >= _MANY else "no headline and no text"
        return Recognition(False, what)
    if _is_dated(page) or (declared and not others):
        return Recognition(True, declared or "a headline, no text")
    headings = [h for h in page.index.tagged("h2", "h3", "h4", "li") if h.find(".//a") is not None]
    if others or page.boxes or sum(not page.is_around(h) for h in headings) >= _MANY:
        return Recognition(False, _kind_of_listing(page))
    return Recognition(False, "a headline and nothing of its own")


def _is_dated(page: Page) -> bool:
    """Say whether the page tells, in its head or beside the headline, when it was published."""
    return any(
        date.of == "published" and date.source != "url"
        for date in read_dates(page, page.headline, None)
    )


def _opens_with_teaser(body: Body) -> bool:
    """Say whether the first text of `body` is the linked headline of another page."""
    first = next((b for b in body.blocks if b.text.strip() and b.kind != "caption"), None)
    return (
        first is not None
        and first.kind in _TEASED
        and first.linked > 0.8
        and first.text.count(" ") > _WORDS
    )


def _is_under_teaser(page: Page, element: etree._Element | None) -> bool:
    """Say whether the linked headline of another page stands right above the text `element`."""
    if element is None:
        return False
    index = page.index
    begin = index.place[element]
    start = index.lasts[index.place[page.headline]] if page.headline is not None else 0
    beside = 0
    for at in range(begin - 1, max(start, begin - _ABOVE), -1):
        size = index.sizes[at]
        if size and page.states[at] & (AROUND | LINK) == LINK:
            return (index.shown(at) or "").strip().count(" ") > _WORDS
        beside += size
        if beside > _BESIDE:
            break
    return False


def _kind_of_listing(page: Page) -> str:
    return "video index" if _VIDEO.search(urlsplit(page.url).path) else "listing"
