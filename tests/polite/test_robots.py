"""robots.txt: what it forbids, how fast it may be asked, what its absence means."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from scrapy.http import Response

from crawler.failures import RobotsUnavailable
from crawler.ledger import Ledger
from crawler.polite.robots import MAX_BYTES, Robots, consult
from tests.discovery.scripted import TIMEOUT, Site

ORIGIN = "http://kontumtv.vn"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FORBIDS = b"User-agent: *\nDisallow: /wp-admin/\n"


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path / "ledger.sqlite")
    yield ledger
    ledger.close()


async def ask(answer, ledger, now=NOW):
    site = Site({f"{ORIGIN}/robots.txt": answer})
    robots = await consult(ORIGIN, site.fetch, ledger, now, timedelta(days=1))
    assert len(site.asked) == 1
    return robots


@pytest.mark.parametrize(
    "answer",
    [400, 401, 403, 404, 410, b"", b"<html><h1>404</h1></html>", b"\xff\xfe\x00junk", b"Allow: /"],
)
def test_without_rules_everything_is_free(ledger, answer):
    robots = asyncio.run(ask(answer, ledger))
    assert robots.allows(f"{ORIGIN}/wp-admin/") and robots.delay(30) == 0 and robots.sitemaps == []


UNAVAILABLE = [429, 500, 503, 304, TIMEOUT]


@pytest.mark.parametrize("answer", UNAVAILABLE)
def test_where_it_does_not_answer_nothing_may_be_asked_for(ledger, answer):
    with pytest.raises(RobotsUnavailable, match=r"kontumtv\.vn/robots\.txt"):
        asyncio.run(ask(answer, ledger))


@pytest.mark.parametrize("answer", UNAVAILABLE)
def test_a_copy_of_less_than_a_day_serves_meanwhile(ledger, answer):
    asyncio.run(ask(FORBIDS, ledger))
    robots = asyncio.run(ask(answer, ledger, NOW + timedelta(hours=23)))
    assert not robots.allows(f"{ORIGIN}/wp-admin/")
    # That it served makes it no younger.
    with pytest.raises(RobotsUnavailable):
        asyncio.run(ask(answer, ledger, NOW + timedelta(hours=25)))


def test_that_there_was_none_is_remembered_too(ledger):
    asyncio.run(ask(FORBIDS, ledger))
    asyncio.run(ask(404, ledger))
    assert asyncio.run(ask(503, ledger)).allows(f"{ORIGIN}/wp-admin/")


def test_each_origin_has_its_own_copy(ledger):
    asyncio.run(ask(FORBIDS, ledger))
    with pytest.raises(RobotsUnavailable):
        other = Site(lambda url: 503)
        asyncio.run(consult("https://kontumtv.vn", other.fetch, ledger, NOW, timedelta(days=1)))


def test_a_byte_order_mark_hides_no_rule(ledger):
    assert not asyncio.run(ask(b"\xef\xbb\xbf" + FORBIDS, ledger)).allows(f"{ORIGIN}/wp-admin/")


def test_of_a_huge_file_the_beginning_counts(ledger):
    body = FORBIDS + b"#" * MAX_BYTES + b"\nDisallow: /tin/\n"
    robots = asyncio.run(ask(Response(ORIGIN, body=body), ledger))
    assert not robots.allows(f"{ORIGIN}/wp-admin/") and robots.allows(f"{ORIGIN}/tin/")


@pytest.mark.parametrize(
    ("agent", "forbidden"),
    [
        ("*", True),
        ("tintinh", True),
        ("TinTinh", True),
        ("tintinh/0.1", True),
        ("tintinh/0.1 (news archive crawler)", True),
        ("googlebot", False),
        ("nottintinh", False),
        ("tintinhbot", False),
    ],
)
def test_rules_are_for_whom_they_name(agent, forbidden):
    assert Robots(f"User-agent: {agent}\nDisallow: /").allows(f"{ORIGIN}/a") is not forbidden


def test_rules_for_tintinh_outweigh_those_for_all():
    open_to_us = "User-agent: *\nDisallow: /\n\nUser-agent: tintinh\nDisallow: /in/\n"
    robots = Robots(open_to_us)
    assert robots.allows(f"{ORIGIN}/a") and not robots.allows(f"{ORIGIN}/in/")


@pytest.mark.parametrize(
    ("rule", "url", "allowed"),
    [
        ("/*.pdf$", "/a.pdf", False),
        ("/*.pdf$", "/a.pdf?x", True),
        ("/wp-json/", "/wp-json/wp/v2/posts", False),
        ("/*?s=", "/?s=a", False),
        ("/tin-t%E1%BB%A9c/", "/tin-t%e1%bb%a9c/a", False),
        ("", "/a", True),
        ("/" + "*a" * 200 + "b$", "/" + "a" * 2000, True),
    ],
)
def test_paths_may_have_wildcards(rule, url, allowed):
    assert Robots(f"User-agent: *\nDisallow: {rule}").allows(ORIGIN + url) is allowed


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("2", 2),
        ("0.5", 0.5),
        ("0", 0),
        ("3600", 30),
        ("1e9", 30),
        ("99999999999999999999", 30),
        ("-5", 0),
        ("nan", 0),
        ("inf", 0),
        ("mười", 0),
        ("", 0),
    ],
)
def test_a_delay_is_kept_up_to_half_a_minute(said, seconds):
    assert Robots(f"User-agent: *\nCrawl-delay: {said}\nDisallow: /x").delay(30) == seconds


def test_sitemaps_are_named_as_written():
    text = "Sitemap: https://kontumtv.vn/sitemap_index.xml\nUser-agent: *\nsitemap: /s.xml\n"
    assert Robots(text).sitemaps == ["https://kontumtv.vn/sitemap_index.xml", "/s.xml"]
