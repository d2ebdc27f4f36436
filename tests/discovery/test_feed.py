"""Addresses from feeds, page after page."""

import asyncio

import pytest

from crawler.candidate import Candidate
from crawler.discovery import USUAL, Limits, Outcome, feed
from crawler.pages import parse as parse_page
from tests.discovery.scripted import TIMEOUT, Site, gather

HOME = "http://kontumtv.vn"
FEED = f"{HOME}/feed/"


def page_url(number: int) -> str:
    return FEED if number == 1 else f"{FEED}?paged={number}"


def rss(*links: str) -> str:
    items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><link>{HOME}</link>{items}</channel></rss>'


def walk(answers, known=(), stop_at_known=False, limits=USUAL):
    """Return addresses, outcome and requests of a walk."""
    site, outcome = Site(answers), Outcome()
    steps = feed.walk(
        site.fetch,
        page_url,
        set(known).__contains__,
        outcome,
        stop_at_known=stop_at_known,
        limits=limits,
    )
    return asyncio.run(gather(steps)), outcome, site.asked


def urls(found):
    return [each.url.removeprefix(HOME) for each in found]


@pytest.mark.parametrize(
    "document",
    [
        rss(f"{HOME}/a/"),
        rss("/a/"),
        rss(f"\n {HOME}/a/?utm_source=rss&amp;utm_medium=rss \n"),
        rss(f"<![CDATA[{HOME}/a/]]>"),
        rss(f"{HOME}/a/", "", "http://[", "javascript:x"),
        rss(f"{HOME}/a/").replace("</item>", "</item><item/><item><title>b</title></item>"),
        f"<rss><channel><item><guid>{HOME}/a/</guid></item></channel></rss>",
        f"<rss><channel><item><guid>tag:1</guid></item><item><link/><guid>{HOME}/a/</guid></item></channel></rss>",
        f'<rss xmlns:a="http://www.w3.org/2005/Atom"><channel><a:link href="{FEED}" rel="self"/>'
        f'<item><a:link href="{FEED}" rel="self"/><link>{HOME}/a/</link></item></channel></rss>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f"<channel><link>{HOME}/</link></channel><item><link>{HOME}/a/</link></item></rdf:RDF>",
        f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{HOME}/"/><entry>'
        f'<link rel="enclosure" href="{HOME}/a.mp3"/><link rel="alternate" href="{HOME}/a/"/></entry></feed>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a/"/></entry></feed>',
        f"\ufeff  {rss(f'{HOME}/a/')}",
    ],
)
def test_an_entrys_address_is_found_in_every_kind_of_feed(document):
    found, outcome, _ = walk({FEED: document})
    assert found == [Candidate(f"{HOME}/a/", "feed")]
    assert outcome.answered


def test_atom_says_when_an_entry_changed():
    entry = f'<entry><link href="{HOME}/a/"/><updated>2014-12-19T08:30:00Z</updated></entry>'
    found, _, _ = walk({FEED: f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'})
    assert found == [Candidate(f"{HOME}/a/", "feed", "2014-12-19T08:30:00Z")]


PAGES = {FEED: rss("/5", "/4"), f"{FEED}?paged=2": rss("/4", "/3"), f"{FEED}?paged=3": rss("/2")}


@pytest.mark.parametrize("end", [404, 410, 400, rss()])
def test_pages_are_read_until_there_is_none(end):
    found, outcome, asked = walk({**PAGES, f"{FEED}?paged=4": end})
    assert urls(found) == ["/5", "/4", "/3", "/2"]
    assert outcome == Outcome(answered=True, complete=True) and len(asked) == 4


@pytest.mark.parametrize("end", [500, 403, TIMEOUT, "<html></html>", "", "Service busy"])
def test_a_feed_that_breaks_off_is_not_complete(end):
    found, outcome, _ = walk({**PAGES, f"{FEED}?paged=3": end})
    assert urls(found) == ["/5", "/4", "/3"]
    assert outcome.answered and not outcome.complete
    assert f"{FEED}?paged=3" in outcome.problems[0]


@pytest.mark.parametrize("answer", [404, 500, TIMEOUT, "<html></html>", "", "{}", "<urlset/>"])
def test_what_is_no_feed_has_not_answered(answer):
    assert walk({FEED: answer})[:2] == ([], Outcome())


def test_an_empty_feed_has_answered_and_is_complete():
    assert walk({FEED: rss()})[:2] == ([], Outcome(answered=True, complete=True))


def test_the_same_page_for_ever_ends_it_and_is_not_taken_for_all_there_is():
    found, outcome, asked = walk(lambda url: rss("/2", "/1"))
    assert urls(found) == ["/2", "/1"]
    assert outcome.answered and not outcome.complete
    assert len(asked) == 1 + USUAL.stale_pages


def test_a_feed_without_end_is_left_at_a_limit():
    found, outcome, asked = walk(lambda url: rss(url.replace("=", "/")), limits=Limits(pages=7))
    assert len(asked) == len(found) == 7 and not outcome.complete


def test_where_it_was_read_before_it_ends_with_a_page_of_nothing_but_the_known():
    known = {f"{HOME}/{number}" for number in (4, 3, 2)}
    found, outcome, asked = walk(PAGES, known, stop_at_known=True)
    assert urls(found) == ["/5", "/4", "/3"]
    assert outcome.complete and len(asked) == 2
    # Before it was ever read to its end, what is known may hide what is not.
    assert len(walk(PAGES, known)[2]) == 4


def test_feeds_of_one_page_are_each_read_and_tell_the_newest_alone():
    answers = {f"{HOME}/rss/a.rss": rss("/1/", "/2/"), f"{HOME}/rss/b.rss": rss("/2/", "/3/")}
    site, outcome = Site({**answers, f"{HOME}/rss/c.rss": 500}), Outcome()
    named = [f"{HOME}/rss/{name}.rss" for name in "abc"]
    found = asyncio.run(gather(feed.read_each(site.fetch, named, outcome)))
    assert urls(found) == ["/1/", "/2/", "/3/"]
    assert outcome.answered and not outcome.complete
    assert outcome.problems == [f"{HOME}/rss/c.rss: http-500"]


def test_a_page_names_feeds_in_its_head_and_by_links():
    page = parse_page(
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feed/">'
        '<link rel="alternate" type="application/rss+xml" href="/bai/feed/comments/feed/">'
        '<link rel="alternate" hreflang="en" href="/en/"></head><body>'
        '<a href="/rss/kinh-te.rss">Kinh tế</a><a href="/rss/cate/12/">Xã hội</a>'
        '<a href="/rss.html">RSS</a><a href="/press/">Báo chí</a></body></html>'.encode()
    )
    feeds, lists = feed.feeds_named(page, f"{HOME}/")
    assert [url.removeprefix(HOME) for url in feeds] == [
        "/feed/",
        "/rss/kinh-te.rss",
        "/rss/cate/12/",
    ]
    assert [url.removeprefix(HOME) for url in lists] == ["/rss.html"]
