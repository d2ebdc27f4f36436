"""The next page of a listing, as the page itself links to it."""

from __future__ import annotations

import pytest

from crawler.discovery.further_pages import PAGER, has_more_by_script, next_page, page_number
from crawler.pages import parse

HOME = "http://baolang.example"


def following(links: str, listing: str, number: int = 2) -> str | None:
    url = f"{HOME}{listing}"
    found = next_page(parse(f"<html><body>{links}</body></html>".encode()), url, url, number)
    return found.removeprefix(HOME) if found else None


@pytest.mark.parametrize(
    ("listing", "links", "expected"),
    [
        ("/kinh-te/", '<a href="?page=2">2</a>', "/kinh-te/?page=2"),
        ("/kinh-te/", '<a href="/kinh-te/trang-2.html">2</a>', "/kinh-te/trang-2.html"),
        ("/kinh-te.html", '<a href="/kinh-te-p2.html">Trang 2</a>', "/kinh-te-p2.html"),
        ("/kinh-te", '<a href="/kinh-te/p2">›</a>', "/kinh-te/p2"),
        ("/kinh-te", '<a href="/kinh-te?trang=2">Trang sau »</a>', "/kinh-te?trang=2"),
        ("/kinh-te", '<a href="/kinh-te?page=2">Xem thêm</a>', "/kinh-te?page=2"),
        ("/kinh-te", '<a href="/kinh-te?p=2" title="Tiếp theo"><i></i></a>', "/kinh-te?p=2"),
        ("/kinh-te", '<a href="/kinh-te?p=2" aria-label="Next"><i></i></a>', "/kinh-te?p=2"),
        ("/kinh-te", '<link rel="next" href="/kinh-te/2"><a href="/a">2</a>', "/kinh-te/2"),
        ("/?cat=5", '<a href="/?cat=5&paged=2">2</a>', "/?cat=5&paged=2"),
        ("/thoi-su-12.html", '<a href="/thoi-su-12.html?page=2">2</a>', "/thoi-su-12.html?page=2"),
        ("/c/thoi-su/1-44", '<a href="/c/thoi-su/2-44">2</a>', "/c/thoi-su/2-44"),
    ],
)
def test_the_second_page_is_found(listing, links, expected):
    assert following(links, listing) == expected


def test_the_page_after_a_further_one_is_found():
    links = '<a href="/kinh-te">1</a> <b>2</b> <a href="/kinh-te/trang/3">3</a>'
    assert following(links, "/kinh-te/trang/2", 3) == "/kinh-te/trang/3"


@pytest.mark.parametrize(
    "links",
    [
        "",
        '<a href="/kinh-te">1</a>',
        '<a href="/xa-hoi?page=2">2</a>',
        '<a href="/kinh-te/hai-bai-2-31207.html">Xem thêm</a>',
        '<a href="javascript:__doPostBack(2)">2</a>',
        '<a href="#trang-2">2</a>',
        '<a href="/kinh-te?page=12">›</a>',
        '<a href="/kinh-te?page=2">Trang trước</a>',
        '<a href="http://[/">2</a>',
    ],
)
def test_where_there_is_none_none_is_made_up(links):
    assert following(links, "/kinh-te") is None


@pytest.mark.parametrize(
    ("target", "number"),
    [
        ("/kinh-te?page=3", 3),
        ("/kinh-te/trang-3.html", 3),
        ("/kinh-te/page/3/", 3),
        ("/kinh-te/p3", 3),
        ("/?cat=2&paged=14", 14),
        ("/kinh-te", None),
        ("/giai-phong-thu-do-1954.html", None),
        ("/chieu-page-3-nguoi-a1.html", None),
    ],
)
def test_the_number_of_a_further_page_is_seen(target, number):
    assert page_number(f"{HOME}{target}") == number


@pytest.mark.parametrize(
    ("label", "is_pager"),
    [
        ("2", True),
        ("Trang 12", True),
        ("»", True),
        ("[3]", True),
        ("Trang sau »", True),
        ("", False),
        ("2 người bị thương", False),
        ("Kinh tế", False),
        ("24h", False),
        ("Xem thêm", False),
    ],
)
def test_links_between_pages_are_neither_headlines_nor_sections(label, is_pager):
    assert bool(PAGER.match(label)) == is_pager


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ('<button class="btn">Xem thêm</button>', True),
        ('<a href="javascript:;" data-page="2"><i></i> Tải thêm bài viết</a>', True),
        ('<a href="#" title="Xem tiếp">…</a>', True),
        ("<a href=\"javascript:__doPostBack('ctl00$Pager','Page$2')\">2</a>", True),
        ('<a href="/kinh-te?page=2">Xem thêm</a>', False),
        ('<a href="#">Lên đầu trang</a> <button>Tìm kiếm</button>', False),
        ('<a href="/a-1.html">Hai xã</a> <a href="javascript:;">2</a>', False),
    ],
)
def test_more_by_a_script_is_told_from_a_link(links, expected):
    tree = parse(f"<html><body>{links}</body></html>".encode())
    assert has_more_by_script(tree) is expected
