"""The way from one page of a listing to the next, as the page itself shows it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree

from crawler.addresses import resolve
from crawler.discovery.url_forms import target_of

ONWARD = re.compile(
    r"^\W*(?:trang (?:sau|kế|tiếp|tiếp theo)|tiếp(?: theo| tục)?|sau|cũ hơn|(?:tin|bài)(?: viết)? cũ hơn"
    r"|xem (?:thêm|tiếp)|tải thêm|next(?: page)?|older(?: posts| entries)?|load more|more)\W*$"
    r"|^\s*(?:›|»|>|>>|→)\s*$",
    re.I,
)
"""What links to the next page say where they do not say its number."""
MORE = re.compile(
    r"^\W*(?:xem (?:thêm|tiếp)|tải thêm|hiện thêm|load more|(?:show|view|see) more|more)"
    r"(?: (?:tin|bài)(?: viết| tức)?| posts| news)?\W*$",
    re.I,
)
"""What buttons say that put more of a listing below it."""
PAGER = re.compile(
    r"^\W*(?:(?:trang|page)?\s*\d{1,5}|trang (?:sau|trước|kế|tiếp|tiếp theo|đầu|cuối)|(?=\W))\W*$",
    re.I,
)
"""What links between the pages of a listing say, and no headline and no section does."""
PAGE_NUMBER = re.compile(
    r"[?&](?:page|paged|trang|p|pg|pageindex|page_?no|pagenumber|currentpage|curpage)=(\d{1,5})(?=&|$)"
    r"|/(?:page|trang|p)[-/_]?(\d{1,5})(?:\.\w{2,5})?/?$"
    r"|[-_](?:page|trang)[-_]?(\d{1,5})(?:\.\w{2,5})?/?$",
    re.I,
)
"""Finds the number of a listing's further page in path and query, as sites are wont to spell it."""


def next_page(root: etree._Element, url: str, base: str, number: int) -> str | None:
    """Return the address of page `number` of the listing whose page before it is `root`, or None.

    `url` is that page's own address and `base` that to which its links refer. Only what lies
    below the listing's own path, or differs from it in the query alone, is a page of it; whose host
    that is, the caller has to see.
    """
    onward = None
    for el in root.iter("a", "link"):
        address = resolve(base, el.get("href") or "")
        if address is None or address == url or not _is_page_of(address, url, number):
            continue
        if "next" in (el.get("rel") or "").lower().split():
            return address
        if el.tag == "link":
            continue
        text = " ".join("".join(map(str, el.itertext())).split())
        if text == str(number) or text.lower() in (f"trang {number}", f"page {number}"):
            return address
        said = (text, el.get("title") or "", el.get("aria-label") or "")
        if onward is None and any(map(ONWARD.match, said)) and page_number(address) == number:
            onward = address
    return onward


def has_more_by_script(root: etree._Element) -> bool:
    """Tell whether a listing has a button or link for more of it that only a script can follow."""
    for el in root.iter("a", "button"):
        href = (el.get("href") or "").strip().lower()
        if href and not href.startswith(("javascript:", "#")):
            continue
        text = " ".join("".join(map(str, el.itertext())).split())
        said = (text, el.get("title") or "", el.get("aria-label") or "")
        if any(map(MORE.match, said)) or ("__dopostback" in href and text == "2"):
            return True
    return False


def page_number(url: str) -> int | None:
    """Return which further page of a listing `url` spells, or None."""
    match = PAGE_NUMBER.search(target_of(url))
    return int(next(filter(None, match.groups()))) if match else None


def _is_page_of(address: str, url: str, number: int) -> bool:
    """Tell whether `address` may be page `number` of the listing of which `url` is a page."""
    there, here = urlsplit(address), urlsplit(url)
    rest = f"{there.path}?{there.query}"
    if not re.search(rf"(?<!\d){number}(?!\d)", rest):
        return False
    return there.path.startswith(_stem(here.path)) or _is_counted_on(target_of(url), rest, number)


def _is_counted_on(here: str, there: str, number: int) -> bool:
    """Tell whether `there` is `here` with `number` in place of the number before it."""
    before, after = re.findall(r"\d+", here), re.findall(r"\d+", there.rstrip("?"))
    if re.sub(r"\d+", "#", here) != re.sub(r"\d+", "#", there.rstrip("?")):
        return False
    changes = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    return changes == [(str(number - 1), str(number))]


def _stem(path: str) -> str:
    """Return what the paths of all pages of a listing begin with, given that of one of them."""
    path = PAGE_NUMBER.sub("", path)
    path = re.sub(r"\.\w{2,5}$", "", path.rstrip("/"))
    return re.sub(r"(?<=[-_/])\d{1,5}$", "", path)
