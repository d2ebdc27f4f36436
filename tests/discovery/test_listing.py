"""Addresses from listing pages, with the rules of WordPress's addresses."""

import asyncio
import itertools
import re

import pytest
from scrapy.http import Response

from crawler.candidate import Candidate
from crawler.discovery import USUAL, Outcome, listing
from crawler.discovery.url_forms import LearnedForms
from crawler.pages import parse
from crawler.platforms.wordpress import WordPress
from tests.discovery.scripted import TIMEOUT, Site, gather

HOME = "http://kontumtv.vn"
NEWS = f"{HOME}/category/tin/"


def page(*hrefs: str, nav: str = "") -> str:
    links = "".join(f'<h2><a href="{href}">bài</a></h2>' for href in hrefs)
    return f"<html><body><nav>{nav}</nav>{links}</body></html>"


def walk(
    answers, starts=(NEWS,), known=(), stop_at_known=False, follow_sections=False, barren=lambda: 0
):
    """Return addresses, outcome and requests of a walk."""
    site, outcome = Site(answers), Outcome()
    steps = listing.walk(
        site.fetch,
        lambda response: parse(response.body),
        starts,
        WordPress.listings,
        lambda url: url.startswith(HOME),
        set(known).__contains__,
        outcome,
        stop_at_known=stop_at_known,
        follow_sections=follow_sections,
        barren=barren,
    )
    found = asyncio.run(gather(steps))
    assert all(each == Candidate(each.url, "listing") for each in found)
    return [each.url.removeprefix(HOME) for each in found], outcome, site.asked


def moved(to: str, body: str = "") -> Response:
    """Return what a request gives that was redirected to `to`."""
    return Response(to, body=body.encode())


PAGES = {
    NEWS: page("/5/", "/4/"),
    f"{NEWS}page/2/": page("/4/", "/3/"),
    f"{NEWS}page/3/": page("/2/"),
}


@pytest.mark.parametrize(
    "end",
    [404, 410, moved(f"{HOME}/", page("/9/")), moved(NEWS, page("/8/")), moved(f"{HOME}/?s=", "")],
    ids=["404", "410", "to the front page", "to the first page", "elsewhere"],
)
def test_a_listing_is_read_until_there_is_no_further_page(end):
    found, outcome, asked = walk({**PAGES, f"{NEWS}page/4/": end})
    assert found == ["/5/", "/4/", "/3/", "/2/"]
    assert outcome == Outcome(answered=True, complete=True) and len(asked) == 4


@pytest.mark.parametrize("end", [500, 403, TIMEOUT])
def test_a_listing_that_breaks_off_is_not_complete(end):
    found, outcome, _ = walk({**PAGES, f"{NEWS}page/3/": end})
    assert found == ["/5/", "/4/", "/3/"]
    assert outcome.answered and not outcome.complete
    assert f"{NEWS}page/3/" in outcome.problems[0]


def test_pages_by_number_in_the_query_are_read_too():
    start = f"{HOME}/?cat=3"
    answers = {start: page("/2/"), f"{start}&paged=2": page("/1/")}
    found, outcome, _ = walk({**answers, f"{start}&paged=3": moved(start, page("/0/"))}, [start])
    assert found == ["/2/", "/1/"] and outcome.complete


def test_further_pages_are_asked_for_where_the_first_one_led():
    answers = {
        f"{HOME}/?cat=3": moved(NEWS, PAGES[NEWS]),
        f"{NEWS}page/2/": PAGES[f"{NEWS}page/2/"],
    }
    found, _, asked = walk(answers, [f"{HOME}/?cat=3"])
    assert found == ["/5/", "/4/", "/3/"]
    assert asked == [f"{HOME}/?cat=3", f"{NEWS}page/2/", f"{NEWS}page/3/"]


def test_a_listing_at_two_addresses_is_read_once():
    answers = {**PAGES, f"{HOME}/?cat=3": moved(NEWS, PAGES[NEWS])}
    found, _, asked = walk(answers, [NEWS, f"{HOME}/?cat=3"])
    assert found == ["/5/", "/4/", "/3/", "/2/"] and len(asked) == 5


def test_a_site_without_slashes_at_the_end_has_further_pages_all_the_same():
    answers = {
        NEWS: moved(NEWS.rstrip("/"), page("/2")),
        f"{NEWS}page/2/": moved(f"{NEWS}page/2", page("/1")),
    }
    assert walk(answers)[0] == ["/2", "/1"]


@pytest.mark.parametrize("answer", [404, 500, TIMEOUT, "", "<p>Đang bảo trì</p>", page()])
def test_a_page_without_an_article_has_not_answered(answer):
    found, outcome, _ = walk({NEWS: answer})
    assert not found and not outcome.answered and not outcome.complete


def test_it_ends_after_some_pages_without_anything_new():
    found, outcome, asked = walk(lambda url: page("/2/", "/1/"))
    assert found == ["/2/", "/1/"]
    assert len(asked) == 1 + USUAL.stale_pages and outcome.complete


def test_two_pages_without_anything_new_do_not_end_it():
    old = {f"{NEWS}page/{number}/": page("/1/") for number in (2, 3)}
    assert walk({NEWS: page("/1/"), **old, f"{NEWS}page/4/": page("/0/")})[0] == ["/1/", "/0/"]


def test_a_sticky_post_known_long_since_does_not_end_the_look_for_new_ones():
    sticky = {
        url: body.replace("<nav>", '<h2><a href="/1/">ghim</a></h2><nav>')
        for url, body in PAGES.items()
    }
    known = [f"{HOME}/{number}/" for number in (3, 2, 1)]
    found, outcome, asked = walk(sticky, known=known, stop_at_known=True)
    assert found == ["/1/", "/5/", "/4/", "/3/", "/2/"] and outcome.complete
    assert asked == [NEWS, f"{NEWS}page/2/", f"{NEWS}page/3/"]


def test_every_section_that_a_page_links_to_is_read_when_asked_for():
    nav = '<a href="/category/tin/">Tin</a><a href="/?cat=3">Khác</a><a href="/">Trang chủ</a>'
    answers = {
        f"{HOME}/": page("/9/", nav=nav),
        NEWS: page("/8/", nav=nav + '<a href="/category/tin/the-thao/">Thể thao</a>'),
        f"{HOME}/?cat=3": page("/7/", nav=nav),
        f"{NEWS}the-thao/": page("/6/", nav=nav),
    }
    found, outcome, asked = walk(answers, [f"{HOME}/"], follow_sections=True)
    assert found == ["/9/", "/8/", "/7/", "/6/"] and outcome.complete
    assert len(asked) == len(set(asked)) == 8
    assert walk(answers, [f"{HOME}/"])[0] == ["/9/"]


@pytest.mark.parametrize(
    "href",
    [
        "#binh-luan",
        "",
        " ",
        "/",
        "http://[",
        "http://khac.vn/a/",
        "//khac.vn/a/",
        "javascript:void(0)",
        "mailto:a@kontumtv.vn",
        "tel:02603",
        "zalo://chat",
        "data:text/html,a",
        "/tag/hoi-nghi/",
        "/author/admin/",
        "/feed/",
        "/wp-content/uploads/2014/12/a.jpg",
        "/wp-login.php?redirect_to=/a/",
        "/a/?replytocom=5",
        "/category/tin/page/2/",
    ],
)
def test_links_to_what_is_no_article_are_left(href):
    found, outcome, _ = walk({NEWS: page(href)})
    assert not found and not outcome.answered


def test_a_link_is_resolved_and_counted_once_however_it_is_spelled():
    spellings = ["/a/", f"{HOME}/a/#comments", "../../a/", "HTTP://KONTUMTV.VN:80/a/?fbclid=x"]
    assert walk({NEWS: page(*spellings)})[0] == ["/a/"]


def test_sections_that_lead_to_sections_end_after_a_hundred_without_an_article():
    def answer(url: str) -> str:
        number = int(re.search(r"\d+", url.removeprefix(HOME) + "0")[0])
        return page("/1/", nav=f'<a href="/category/muc-{number + 1}/">Mục</a>')

    found, _, asked = walk(answer, follow_sections=True)
    assert found == ["/1/"]
    assert USUAL.stale_listings < len(asked)
    assert len(asked) <= USUAL.stale_pages * (USUAL.stale_listings + 2)


def test_a_listing_of_what_are_no_articles_is_given_up():
    days = itertools.count()
    found, outcome, asked = walk(
        lambda url: page(f"/ngay-{next(days)}/"),
        barren=iter([0, USUAL.barren_pages - 1, 200]).__next__,
    )
    assert (len(found), len(asked)) == (3, 3)
    assert not outcome.complete and "no articles" in outcome.problems[0]


@pytest.mark.parametrize(
    ("paging", "url", "expected"),
    [
        ("?trang={page}", "/tin-tuc-c202/thoi-su.html", "/tin-tuc-c202/thoi-su.html?trang=3"),
        ("?page={page}", "/?cat=5", "/?cat=5&page=3"),
        ("/page/{page}", "/kinh-te/", "/kinh-te/page/3/"),
        ("/page/{page}/", "/kinh-te", "/kinh-te/page/3/"),
        ("-p{page}", "/kinh-te.html", "/kinh-te-p3.html"),
        ("/trang-{page}", "/kinh-te.htm", "/kinh-te/trang-3.htm"),
    ],
)
def test_an_outlet_states_how_further_pages_are_spelled(paging, url, expected):
    assert listing.add_page(paging, f"{HOME}{url}", 3) == f"{HOME}{expected}"


STATED = listing.ANY_SITE.stating(
    ("/{slug}-a{id}.html",), ("/chuyen-de-{id}.html",), "?trang={page}"
)


@pytest.mark.parametrize(
    ("target", "label", "kind"),
    [
        ("/lua-a12.html", "Lúa", "article"),
        ("/tag-a12.html", "", "article"),
        ("/chuyen-de-5.html", "Sáu tiếng của một chuyên đề lớn", "listing"),
        ("/kinh-te/", "Kinh tế", "listing"),
        ("/bao-ve-nen-tang/", "Bảo vệ nền tảng tư tưởng của Đảng", "listing"),
        ("/tin-cu/ba-con-duoc-mua-lua-nuoc-vung-cao-99.htm", "Bà con được mùa", "article"),
        ("/tags/lua/", "lúa", None),
        ("/lien-he.html", "Liên hệ", None),
        ("/kinh-te/?trang=2", "2", None),
        ("/", "Trang chủ", None),
        ("/tep.pdf", "Bà con xã vùng cao được mùa lúa nước", None),
    ],
)
def test_what_an_outlet_states_and_what_links_look_like_tell_articles(target, label, kind):
    learned = LearnedForms()
    learned.learn({target: label})
    assert STATED.sort(target, learned) == kind


def test_the_text_of_a_link_is_the_longest_that_is_said_of_it():
    root = parse(
        '<html><body><a href="/a"><img alt="Bà con được mùa lúa"></a><a href="/a">Bà con</a>'
        '<a href="/b" title="Hội nghị tổng kết năm">Hội  nghị</a><a href="#x">x</a></body></html>'.encode()
    )
    assert listing.labels(root, f"{HOME}/") == {
        f"{HOME}/a": "Bà con được mùa lúa",
        f"{HOME}/b": "Hội nghị tổng kết năm",
    }


@pytest.mark.parametrize(
    ("base", "expected"),
    [("", "/tin/"), ('<base href="/khuon/">', "/khuon/"), ('<base href="http://[">', "/tin/")],
)
def test_links_refer_to_the_base_that_a_page_declares(base, expected):
    root = parse(f"<html><head>{base}</head><body></body></html>".encode())
    assert listing.base_of(root, f"{HOME}/tin/") == f"{HOME}{expected}"
