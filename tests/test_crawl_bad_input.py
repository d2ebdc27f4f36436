"""Sites and archives that are broken, odd or out to do harm: one clear message each, no traceback."""

import gzip
import io
import re
import resource
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.crawling import OUTLET, Crawl, assert_sealed, crawl, warc_records
from tests.hostile import (
    HTML,
    JSON,
    SENTENCE,
    XML,
    Answer,
    Hostile,
    Script,
    as_json,
    by_path,
    page,
    post,
    redirect,
    rest,
    robots,
    silent_port,
    sitemap,
    urlset,
)
from tests.wordpress.site import free_port

MEMORY = 640 << 20
"""Bytes of address space of each crawl; one of an honest site is content with half of it."""
AT_ONCE = 3
"""Crawls that go on side by side; each spends most of its time on starting."""

QUICKLY = {"HOST_PAUSE": 0.2, "HOST_PAUSES": 2, "DOWNLOAD_TIMEOUT": 10}
A, B, C = "/tin-tuc/bai-1/", "/tin-tuc/bai-2/", "/tin-tuc/bai-3/"
FINE = page("Bài còn nguyên", 3)
MEGABYTE = bytes(1 << 20)


@dataclass(frozen=True)
class Outcome:
    """What came of a case."""

    crawl: Crawl
    site: Hostile

    @property
    def reasons(self) -> dict[str, int]:
        """Failures, refusals and what is forbidden, by reason."""
        report = self.crawl.report
        return {
            reason: entry["count"]
            for kind in ("failures", "refused", "forbidden", "no_article")
            for reason, entry in report[kind].items()
        }


@dataclass(frozen=True)
class Case:
    """A site, and what a crawl of it must come to."""

    script: Script
    code: int = 0
    verdict: str = "healthy"
    records: int = 0
    says: str = ""
    """What the user reads."""
    insists: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    most: int = 30
    """Requests that are enough to find this out."""
    reasons: Mapping[str, int] = field(default_factory=dict)
    """Counts in the report, by reason."""
    holds: Callable[[Outcome], None] = lambda outcome: None
    """What else must be true."""


REST = {"discovery": "rest"}
SITEMAP = {"discovery": "sitemap"}
FEED = {"discovery": "feed"}
LISTING = {"discovery": "listing"}


def everywhere(answer: Answer) -> Script:
    """Return a script that gives `answer` for every path."""
    return lambda site, path: answer


def but_robots(answer: Answer) -> Script:
    """Return a script that gives `answer` for every path but robots.txt."""
    return lambda site, path: robots() if path == "/robots.txt" else answer


def posts(answer: Answer) -> Script:
    """Return the script of a site whose REST API gives `answer` for its posts."""
    return by_path({"/robots.txt": robots(), "/wp-json/wp/v2/posts": answer})


def titled(*titles: str) -> Callable[[Outcome], None]:
    def check(outcome: Outcome) -> None:
        assert sorted(record["title"] for record in outcome.crawl.records) == sorted(titles)

    return check


def flagged(*flags: str) -> Callable[[Outcome], None]:
    def check(outcome: Outcome) -> None:
        (record,) = outcome.crawl.records
        assert set(flags) <= set(record["flags"]), record["flags"]

    return check


def never_asked(*paths: str) -> Callable[[Outcome], None]:
    def check(outcome: Outcome) -> None:
        assert not set(paths) & set(outcome.site.paths)

    return check


def only_asked_once(outcome: Outcome) -> None:
    assert len(outcome.site.paths) == len(set(outcome.site.paths))


# Downloads.


def chunks(count: int, chunk: bytes = MEGABYTE) -> Iterator[bytes]:
    return (chunk for _ in range(count))


@cache
def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(MEGABYTE) for _ in range(megabytes)), packer.flush()])


LONG = page("Bài dài", 1, f"<p>{SENTENCE * 40}</p>").encode()
DOWNLOADS: dict[str, tuple[Callable[[Hostile], Answer], str]] = {
    "30 MB with its length": (lambda site: Answer(LONG + 30 * MEGABYTE), "too-large"),
    "30 MB without a length": (lambda site: Answer(chunks=chunks(30)), "too-large"),
    "a gzip bomb": (
        lambda site: Answer(bomb(200), headers={"Content-Encoding": "gzip"}),
        "too-large",
    ),
    "cut short of its length": (
        lambda site: Answer(LONG[: len(LONG) // 2], length=len(LONG)),
        "cut-short",
    ),
    "cut short of its last chunk": (
        lambda site: Answer(chunks=[LONG[: len(LONG) // 2]], ends=False),
        "cut-short",
    ),
    "cut off before a word": (lambda site: Answer(raw=b""), "connection-failed"),
    "cut off in its headers": (
        lambda site: Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/ht"),
        "connection-failed",
    ),
    "in another protocol": (
        lambda site: Answer(raw=b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n" * 50),
        "connection-failed",
    ),
    "after a header of 30 MB": (
        lambda site: Answer(raw=b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * (30 << 20)),
        "connection-failed",
    ),
    "that comes a byte at a time": (
        lambda site: Answer(chunks=chunks(1000, b"<"), pause=0.3),
        "timeout",
    ),
    "429": (lambda site: Answer("bận", status=429), "http-429"),
    "503 and words for a time": (
        lambda site: Answer("bận", status=503, headers={"Retry-After": "mai"}),
        "http-503",
    ),
    "503 and a time that is past": (
        lambda site: Answer(
            "bận", status=503, headers={"Retry-After": "Fri, 19 Dec 2014 01:00:00 GMT"}
        ),
        "http-503",
    ),
    "503 and a time that there is not": (
        lambda site: Answer(
            "bận", status=503, headers={"Retry-After": "Fri, 19 Dec 99999999999 01:00:00 GMT"}
        ),
        "http-503",
    ),
    "500": (lambda site: Answer("lỗi", status=500), "http-500"),
    "404": (lambda site: Answer("không có", status=404), "http-404"),
}

# Redirects.

REDIRECTS: dict[str, tuple[Callable[[Hostile], Answer], str]] = {
    "another port of this machine": (
        lambda site: redirect(f"http://127.0.0.1:{site.port + 1}/"),
        "redirect-private-address",
    ),
    "cloud metadata": (
        lambda site: redirect("http://169.254.169.254/latest/meta-data/"),
        "redirect-private-address",
    ),
    "IPv4 within IPv6": (
        lambda site: redirect(f"http://[::ffff:127.0.0.1]:{site.port}/x"),
        "redirect-private-address",
    ),
    "a decimal address": (
        lambda site: redirect(f"http://2130706433:{site.port + 1}/"),
        "redirect-private-address",
    ),
    "another site": (lambda site: redirect("http://example.com/bai/"), "redirect-off-site"),
    "a file": (lambda site: redirect("file:///etc/passwd"), "http-302"),
    "itself": (lambda site: redirect(site.url + A), "too-many-redirects"),
}


def spread(seconds: float) -> Callable[[Outcome], None]:
    """Assert that requests came `seconds` apart, as the server's clock has it."""

    def check(outcome: Outcome) -> None:
        moments = [one.moment for one in outcome.site.asked if one.path != "/robots.txt"]
        assert len(moments) > 2
        # A request may reach the server a little sooner after it left than the one before.
        assert min(later - sooner for sooner, later in pairwise(moments)) > seconds - 0.1

    return check


def quiet_for(seconds: float) -> Callable[[Outcome], None]:
    """Assert that after `A` was asked for, nothing came for so many seconds, and then all came."""

    def check(outcome: Outcome) -> None:
        first = outcome.site.paths.index(A)
        asked, came = outcome.site.asked[first : first + 2]
        assert came.moment - asked.moment >= seconds
        assert {A, B, C} <= set(outcome.site.paths[first + 1 :])

    return check


def soon(seconds: int) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def busy(status: int, retry_after: Callable[[], str]) -> Script:
    """Return the script of a site whose first page asks for quiet once."""

    def answer(site: Hostile) -> Answer:
        if site.paths.count(A) > 1:
            return Answer(page("Bài đến sau", 1))
        return Answer("bận", status=status, headers={"Retry-After": retry_after()})

    return sitemap({A: answer, B: page("Bài thứ hai", 2), C: FINE})


def at_odds(site: Hostile, path: str) -> Answer | None:
    """Ask for quiet once by each of two pages that are out at the same time."""
    if path in (A, B) and site.paths.count(path) == 1:
        while not {A, B} <= set(site.paths):
            time.sleep(0.02)
        time.sleep(0.2 if path == A else 0.6)
        seconds = "3" if path == A else "0"
        return Answer("bận", status=503, headers={"Retry-After": seconds})
    return sitemap({A: page("Bài một", 1), B: page("Bài hai", 2), C: FINE})(site, path)


def nothing_between(first: str, second: str, seconds: float) -> Callable[[Outcome], None]:
    """Assert that after both paths were asked for, nothing came for so many seconds."""

    def check(outcome: Outcome) -> None:
        last = max(outcome.site.paths.index(first), outcome.site.paths.index(second))
        asked, came = outcome.site.asked[last : last + 2]
        assert came.moment - asked.moment >= seconds

    return check


def within_a_week(outcome: Outcome) -> None:
    said = " ".join(outcome.crawl.report["reasons"])
    until = datetime.fromisoformat(said.rpartition(" until ")[2])
    assert until <= datetime.now(UTC) + timedelta(days=7)


STORM = {f"/tin-tuc/bai-{n}/": Answer("lỗi", status=500) for n in range(200)}
AGAIN_AND_AGAIN = {
    f"/tin-tuc/bai-{n}/": Answer("bận", status=503, headers={"Retry-After": "0"})
    for n in range(200)
}
ONE_BY_ONE = {"CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0.05}


# Discovery.


def endless_feed(site: Hostile, path: str) -> Answer | None:
    """Answer every page of the feed with the same article."""
    item = f"<item><title>Bài</title><link>{site.url}{A}</link><pubDate>hôm qua</pubDate></item>"
    if path.startswith("/feed/"):
        return Answer(f'<rss version="2.0"><channel>{item}</channel></rss>', XML)
    return {"/robots.txt": robots(), A: Answer(page())}.get(path)


def endless_listing(site: Hostile, path: str) -> Answer | None:
    """Answer every page of every listing with the same articles and ever new queries."""
    if path == "/robots.txt":
        return robots()
    if path == A:
        return Answer(page())
    number = len(site.asked)
    links = f"{A} /category/tin-tuc/?xem={number} /?phien={number} /category/tin-tuc/".split()
    return Answer("<body>" + "".join(f'<a href="{link}">Xem</a>' for link in links) + "</body>")


MULTIPLYING = (
    '<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise("abcdefghij"))
    + "]>"
)
FROM_A_FILE = '<!DOCTYPE urlset [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


def odd_sitemap(entries: str, before: str = "") -> Callable[[Hostile], Answer]:
    return lambda site: Answer(
        f"{before}<urlset>{entries.replace('SITE', site.url)}"
        f"<url><loc>{site.url}{C}</loc></url></urlset>",
        XML,
    )


def self_index(site: Hostile) -> Answer:
    return Answer(
        f"<sitemapindex><sitemap><loc>{site.url}/wp-sitemap.xml</loc></sitemap>"
        f"<sitemap><loc>{site.url}/wp-sitemap.xml?lan=2</loc></sitemap>"
        f"<sitemap><loc>{site.url}/bai.xml</loc></sitemap></sitemapindex>",
        XML,
    )


def bad_feed(within: str, before: str = "") -> Callable[[Hostile], Answer]:
    """Return a feed of one article, with something odd in its entry."""
    return lambda site: Answer(
        f"{before}<rss version='2.0'><channel><item><title>Bài</title>{within}"
        f"<link>{site.url}{C}</link></item></channel></rss>"
        if site.paths.count("/feed/") == 1
        else "<rss version='2.0'><channel></channel></rss>",
        XML,
    )


def links(*paths: str) -> Answer:
    return Answer("<body>" + "".join(f'<a href="{path}">Xem</a>' for path in paths) + "</body>")


def calendar(site: Hostile, path: str) -> Answer | None:
    """Show one article, and days of which each links to the next and to the one before."""
    if path in ("/robots.txt", A):
        return robots() if path == "/robots.txt" else Answer(page())
    day = re.search(r"ngay-(\d+)|ngay=(\d+)", path)
    number = int(day[1] or day[2]) if day else len(site.asked)
    return links(A, f"/lich/ngay-{number + 1}/", f"/lich/?ngay={number - 1}", "/2014/12/19/")


def endless_sections(site: Hostile, path: str) -> Answer | None:
    """Show the same article in sections of which each links to two more."""
    if path in ("/robots.txt", A):
        return robots() if path == "/robots.txt" else Answer(page())
    number = len(site.asked)
    return links(A, f"/category/muc-{number}/", f"/category/muc-{number}/con/")


def session_links(site: Hostile, path: str) -> Answer | None:
    """Give every visit of the front page and of a section its own number."""
    if path in ("/robots.txt", A):
        return robots() if path == "/robots.txt" else Answer(page())
    number = len(site.asked)
    return links(A, f"/category/tin-tuc/?phien={number}", f"/?phien={number}", "/category/tin-tuc/")


def more_sitemaps(site: Hostile) -> Answer:
    """Answer with an index of two sitemaps that nobody has seen."""
    number = len(site.asked)
    named = "".join(
        f"<sitemap><loc>{site.url}/them.xml?so={number}{end}</loc></sitemap>" for end in "ab"
    )
    return Answer(f"<sitemapindex>{named}</sitemapindex>", XML)


def with_sitemap(answer: Callable[[Hostile], Answer], **pages: Answer) -> Script:
    named = {f"/{name}": answer for name, answer in pages.items()}
    return by_path({"/robots.txt": robots(), "/wp-sitemap.xml": answer, C: Answer(FINE), **named})


VIETNAMESE = "/tin-tức/bài viết số 1/"
ESCAPED = "/tin-t%E1%BB%A9c/b%C3%A0i%20vi%E1%BA%BFt%20s%E1%BB%91%201/"


CASES: dict[str, Case] = {
    # A site that does not answer.
    "500 everywhere": Case(
        everywhere(Answer("lỗi", status=500)),
        3, "unhealthy", says="robots.txt: http-500", most=3,
    ),
    "500 but for robots.txt": Case(
        but_robots(Answer("lỗi", status=500)),
        3, "unhealthy", says="no way to find articles",
    ),
    "404 everywhere": Case(
        everywhere(Answer("không có", status=404)),
        3, "unhealthy", says="no way to find articles",
    ),
    "403 everywhere": Case(
        everywhere(Answer("cấm", status=403)),
        3, "unhealthy", says="no way to find articles",
    ),
    "the same page for every address": Case(
        everywhere(Answer("<html><body><h1>Sắp khai trương</h1></body></html>")),
        3, "unhealthy", says="no way to find articles",
    ),
    "nothing in any answer": Case(
        everywhere(Answer("")), 3, "unhealthy", says="no way to find articles"
    ),
    # JSON.
    "HTML for JSON": Case(
        posts(Answer("<html>Bảo trì</html>")),
        3, "unhealthy", says="rest does not work", insists=REST,
    ),
    "HTML in the name of JSON": Case(
        posts(Answer("<html>Bảo trì</html>", JSON)),
        3, "unhealthy", says="no JSON", insists=REST,
    ),
    "an object for a list": Case(
        posts(as_json({"code": "rest_no_route", "message": "Không có"})),
        3, "unhealthy", says="no list of objects", insists=REST,
    ),
    "a list of strings": Case(
        posts(as_json(["một", "hai"])),
        3, "unhealthy", says="no list of objects", insists=REST,
    ),
    "JSON cut in the middle": Case(
        posts(Answer('[{"id": 1, "li', JSON)), 3, "unhealthy", says="no JSON", insists=REST
    ),
    "JSON nested ten thousand deep": Case(
        posts(Answer("[" * 10_000 + "]" * 10_000, JSON)),
        3, "unhealthy", says="rest does not work", insists=REST,
    ),
    "a number too long to read": Case(
        posts(Answer(f"[{{\"id\": {'9' * 5000}}}]", JSON)),
        3, "unhealthy", says="rest does not work", insists=REST,
    ),
    "a PHP notice before the JSON": Case(
        rest(post, before="<br />\n<b>Notice</b>: Undefined index [x] in <b>a.php</b><br />\n"),
        records=1,
    ),
    "a byte order mark before the JSON": Case(rest(post, before="\ufeff"), records=1),
    "null in every field": Case(
        rest(
            post,
            lambda site: post(site, 8) | dict.fromkeys(
                ("date", "date_gmt", "modified", "modified_gmt", "title", "content", "author",
                 "featured_media", "categories", "tags")
            ),
        ),
        records=1, says="no-content",
    ),
    "every field of another type": Case(
        rest(
            post,
            lambda site: post(
                site, 8, title=["x"], content="<p>chữ</p>", categories={"a": 1}, tags="1,2",
                author=[1], featured_media="3", date=20141219, modified=[], date_gmt={},
                modified_gmt=1.5,
            ),
        ),
        records=1,
    ),
    "dates of zeros": Case(
        rest(
            lambda site: post(
                site, date="0000-00-00T00:00:00", date_gmt="0000-00-00T00:00:00",
                modified="0000-00-00T00:00:00", modified_gmt="0000-00-00T00:00:00",
            )
        ),
        records=1, holds=flagged("no-date"),
    ),
    "no content": Case(rest(lambda site: post(site, content=...)), records=1, holds=flagged("empty")),
    "an empty body": Case(
        rest(lambda site: post(site, content={"rendered": "", "protected": False})),
        records=1, holds=flagged("empty"),
    ),
    "a script in the title": Case(
        rest(lambda site: post(site, title={"rendered": "Tin <script>alert(1)</script>mới"})),
        records=1,
        holds=lambda outcome: [
            pytest.fail(record["title"])
            for record in outcome.crawl.records
            if "<" in record["title"] or "Tin" not in record["title"]
        ],
    ),
    "a post of another site": Case(
        rest(post, lambda site: post(site, 8, link="http://example.com/bai-8/")),
        records=1, reasons={"off-site": 1}, holds=titled("Trao quà cho hộ nghèo, đợt 7"),
    ),
    "a REST API that has moved": Case(
        by_path(
            {
                "/robots.txt": robots(),
                "/wp-json/wp/v2/posts": lambda site: redirect("/api/posts"),
                "/api/posts": lambda site: as_json([post(site)]),
            }
        ),
        records=1, insists=REST,
    ),
    "a REST API that leads to a login": Case(
        by_path(
            {
                "/robots.txt": robots(),
                "/wp-json/wp/v2/posts": redirect("/wp-login.php"),
                "/wp-login.php": Answer("<html><form><input type=password></form></html>"),
                "/wp-sitemap.xml": urlset(C),
                C: Answer(FINE),
            }
        ),
        records=1,
    ),
    # Downloads and redirects: the article beside them is read all the same.
    **{
        f"a page {name}": Case(
            sitemap({A: answer, C: FINE}), records=1, insists=SITEMAP, reasons={reason: 1},
            holds=titled("Bài còn nguyên"), says=reason, settings={"DOWNLOAD_TIMEOUT": 3} if reason == "timeout" else {},
        )
        for name, (answer, reason) in DOWNLOADS.items()
    },
    **{
        f"a redirect to {name}": Case(
            sitemap({A: answer, C: FINE}), records=1, insists=SITEMAP, reasons={reason: 1},
            holds=titled("Bài còn nguyên"), says=reason,
        )
        for name, (answer, reason) in REDIRECTS.items()
    },
    "most pages failing": Case(
        sitemap({f"/tin-tuc/{n}/": Answer("lỗi", status=500) for n in range(9)} | {C: FINE}),
        3, "unhealthy", records=1, insists=SITEMAP, says="9 of 10 fetches failed",
    ),
    # Manners.
    "a robots.txt that forbids all": Case(
        sitemap({C: FINE}, "User-agent: *\nDisallow: /\n"),
        3, "unhealthy", says="forbids the whole site", most=1,
    ),
    "a robots.txt that forbids one page": Case(
        sitemap({A: page(), C: FINE}, f"User-agent: *\nDisallow: {A}\n"),
        records=1, insists=SITEMAP, reasons={"robots.txt": 1}, holds=never_asked(A),
    ),
    "a robots.txt that forbids an article of REST": Case(
        rest(post, lambda site: post(site, 8), text="User-agent: *\nDisallow: /tin-tuc/bai-8/\n"),
        records=1, reasons={"robots.txt": 1}, holds=titled("Trao quà cho hộ nghèo, đợt 7"),
    ),
    "a robots.txt that forbids REST": Case(
        by_path(
            {
                "/robots.txt": robots("User-agent: tintinh\nDisallow: /wp-json/\nDisallow: /?rest_route=\n"),
                "/wp-json/wp/v2/posts": lambda site: as_json([post(site)]),
                "/wp-sitemap.xml": urlset(C),
                C: Answer(FINE),
            }
        ),
        records=1, holds=titled("Bài còn nguyên"),
    ),
    "a Crawl-delay": Case(
        sitemap({A: page(), C: FINE}, "User-agent: *\nCrawl-delay: 1\n"),
        records=2, insists=SITEMAP, holds=spread(1),
    ),
    "429 that asks for two seconds of quiet": Case(
        busy(429, lambda: "2"), records=3, insists=SITEMAP, settings=ONE_BY_ONE, holds=quiet_for(2),
    ),
    "503 that asks for two seconds of quiet": Case(
        busy(503, lambda: "2"), records=3, insists=SITEMAP, settings=ONE_BY_ONE, holds=quiet_for(2),
    ),
    "503 that asks for quiet until a moment": Case(
        # Of a moment the header has whole seconds only.
        busy(503, lambda: soon(3)), records=3, insists=SITEMAP, settings=ONE_BY_ONE,
        holds=quiet_for(1.9),
    ),
    "two answers of which the later asks for less quiet": Case(
        at_odds, records=3, insists=SITEMAP, settings={"DOWNLOAD_DELAY": 0.05},
        holds=nothing_between(A, B, 2),
    ),
    "503 that asks for ten years of quiet": Case(
        busy(503, lambda: "315360000"), 0, "waiting", insists=SITEMAP, settings=ONE_BY_ONE, most=3,
        holds=within_a_week,
    ),
    "a storm of 500": Case(
        sitemap(STORM), 3, "unhealthy", insists=SITEMAP, says="failed again after 2 pauses",
        most=40, settings=ONE_BY_ONE,
    ),
    "a storm of 503 that asks for no time at all": Case(
        sitemap(AGAIN_AND_AGAIN), 3, "unhealthy", insists=SITEMAP,
        says="failed again after 2 pauses", most=40, settings=ONE_BY_ONE,
    ),
    "a site that asks for an hour of quiet": Case(
        but_robots(Answer("bận", status=503, headers={"Retry-After": "3600"})),
        0, "waiting", says="asks to be left alone until", most=2,
    ),
    # Sitemaps, feeds and listings.
    "entities that multiply": Case(
        with_sitemap(odd_sitemap("<url><loc>SITE/&j;</loc></url>", MULTIPLYING)),
        insists=SITEMAP,
    ),
    "an entity that is a file": Case(
        with_sitemap(odd_sitemap("<url><loc>SITE/&f;</loc></url>", FROM_A_FILE)),
        records=1, insists=SITEMAP,
        holds=lambda outcome: [
            pytest.fail(path) for path in outcome.site.paths if "root" in path
        ],
    ),
    "an index of sitemaps that names itself": Case(
        with_sitemap(self_index, **{"bai.xml": urlset(C)}),
        records=1, insists=SITEMAP, holds=only_asked_once,
    ),
    "odd addresses in a sitemap": Case(
        with_sitemap(
            odd_sitemap(
                "".join(
                    f"<url><loc>{address}</loc></url>"
                    for address in (
                        "http://[", "javascript:alert(1)", "mailto:a@b", "//", "",
                        "SITE/" + "a" * 3000, "http://" + "b" * 300 + ".vn/", "SITE:99999/x",
                        "http://\u0000/", "ftp://kontumtv.vn/x",
                    )
                ).replace("\u0000", "&#0;")
            )
        ),
        records=1, insists=SITEMAP,
    ),
    "an address with spaces and Vietnamese letters": Case(
        by_path(
            {
                "/robots.txt": robots(),
                "/wp-sitemap.xml": urlset(VIETNAMESE),
                ESCAPED: Answer(page()),
            }
        ),
        records=1, insists=SITEMAP,
    ),
    "a feed without end and with bad dates": Case(endless_feed, records=1, insists=FEED),
    "listings without end": Case(endless_listing, records=1, insists=LISTING),
    "a sitemap of binary rubbish": Case(
        with_sitemap(lambda site: Answer(bytes(range(256)) * 50, XML)),
        3, "unhealthy", insists=SITEMAP, says="sitemap does not work",
    ),
    "a gzip bomb for a sitemap": Case(
        with_sitemap(lambda site: Answer(bomb(200), "application/gzip")),
        3, "unhealthy", insists=SITEMAP, says="sitemap does not work",
    ),
    "a sitemap cut in the middle": Case(
        with_sitemap(
            lambda site: Answer(f"<urlset><url><loc>{site.url}{C}</loc></url><url><loc>{site.url}/tin", XML)
        ),
        verdict="degraded", says="cut short", records=1, insists=SITEMAP,
        holds=titled("Bài còn nguyên"),
    ),
    "a page in the place of a sitemap": Case(
        with_sitemap(lambda site: Answer(page())),
        3, "unhealthy", insists=SITEMAP, says="sitemap does not work",
    ),
    "a packed sitemap cut in the middle": Case(
        with_sitemap(
            lambda site: Answer(gzip.compress(urlset(C)(site).body.encode() * 50)[:-20], "application/gzip")
        ),
        3, "unhealthy", insists=SITEMAP, says="sitemap does not work",
    ),
    "sitemaps without end": Case(
        by_path({"/robots.txt": robots(), "/wp-sitemap.xml": more_sitemaps, "/them.xml": more_sitemaps}),
        verdict="degraded", says="without end", insists=SITEMAP, most=110,
    ),
    "entities that multiply in a feed": Case(
        by_path({"/robots.txt": robots(), "/feed/": bad_feed("<guid>&j;</guid>", MULTIPLYING), C: Answer(FINE)}),
        insists=FEED,
    ),
    "a feed whose dates are none": Case(
        by_path(
            {
                "/robots.txt": robots(),
                "/feed/": bad_feed(
                    "<pubDate>32 Mười Hai 2014</pubDate><updated>mai</updated>"
                    "<pubDate>Fri, 99 Dec 99999 99:99:99 +9999</pubDate>"
                ),
                C: Answer(FINE),
            }
        ),
        records=1, insists=FEED, holds=titled("Bài còn nguyên"),
    ),
    "a calendar without end": Case(
        calendar, 0, "degraded", records=1, says="in a row were no articles", insists=LISTING, most=450
    ),
    "sections without end": Case(endless_sections, records=1, insists=LISTING, most=320),
    "a query for every visit": Case(
        session_links, records=1, insists=LISTING
    ),
    # Pages.
    "NUL bytes in a page": Case(
        sitemap({A: Answer(page("Bài có lỗi", 1).replace("Sáng", "Sá\0ng"))}),
        records=1, insists=SITEMAP,
        holds=lambda outcome: [
            pytest.fail("NUL") for record in outcome.crawl.records if "\0" in str(record)
        ],
    ),
    "a page without a body": Case(
        sitemap({A: "<html><head><title>Không có gì</title></head></html>", C: FINE}),
        records=1, insists=SITEMAP, holds=titled("Bài còn nguyên"),
    ),
    "pages that are nothing, spaces, a number": Case(
        sitemap({A: "", B: "  \n ", "/tin-tuc/bai-4/": "42", C: FINE}), records=1, insists=SITEMAP
    ),
    "a picture in the place of a page": Case(
        sitemap({A: Answer(b"\x89PNG\r\n\x1a\n" + bytes(99), "image/png"), C: FINE}),
        records=1, insists=SITEMAP, reasons={"no HTML": 1},
    ),
    "a page that announces the wrong charset": Case(
        sitemap({A: Answer(page("Bài đổi mã"), "text/html; charset=iso-8859-1")}),
        records=1, insists=SITEMAP, holds=titled("Bài đổi mã"),
    ),
    "a page in a charset that there is not": Case(
        sitemap({A: Answer(page("Bài lạ"), 'text/html; charset="x-không-có"'.encode().decode("latin-1"))}),
        records=1, insists=SITEMAP, holds=titled("Bài lạ"),
    ),
    "a page nested a hundred thousand deep": Case(
        sitemap({A: page(body="<div>" * 100_000 + f"<p>{SENTENCE}</p>"), C: FINE}),
        records=2, insists=SITEMAP,
    ),
    "a page of one tag that never ends": Case(
        sitemap({A: page(body="<p " + "a=b " * 300_000), C: FINE}), records=2, insists=SITEMAP
    ),
    "headers that never end": Case(
        sitemap({A: Answer(page(), headers={f"X-{n}": "x" * 60 for n in range(2000)}), C: FINE}),
        records=2, insists=SITEMAP,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Future[Outcome]]]:
    """The outcomes of all cases that this session asks for, a few crawls at a time."""

    def run(name: str, folder: Path) -> Outcome:
        case = CASES[name]
        with Hostile(case.script) as site:
            settings = {**QUICKLY, **case.settings}
            done = crawl(
                folder,
                site=site.url,
                settings=settings,
                seconds=90,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
                **case.insists,
            )
            return Outcome(done, site)

    asked = [
        item.callspec.params["case"]
        for item in request.session.items
        if item.module is request.module and "outcomes" in item.fixturenames
    ]
    bomb(200)  # made while somebody waits for it, it would be a timeout on a busy machine
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield {
            name: pool.submit(run, name, tmp_path_factory.mktemp("case"))
            for name in dict.fromkeys(asked)
        }


@pytest.mark.parametrize("case", CASES)
def test_a_bad_site(case: str, outcomes: dict[str, Future[Outcome]]) -> None:
    expected, outcome = CASES[case], outcomes[case].result()
    done = outcome.crawl
    assert done.code == expected.code, done.stdout + done.stderr
    assert done.report["verdict"] == expected.verdict, done.report["reasons"]
    assert len(done.records) == expected.records, done.stdout
    assert expected.says in done.stdout + done.stderr
    assert len(outcome.site.asked) <= expected.most, outcome.site.paths
    assert done.report["requests"] == len(outcome.site.asked)
    assert not [one for one in outcome.site.asked if "cookie" in one.headers]
    assert all(one.headers["user-agent"].startswith("tintinh/") for one in outcome.site.asked)
    for reason, count in expected.reasons.items():
        assert outcome.reasons.get(reason) == count, outcome.reasons
    expected.holds(outcome)
    assert_sealed(done.folder)


def test_nobody_listens(tmp_path: Path) -> None:
    done = crawl(tmp_path, site=f"http://127.0.0.1:{free_port()}")
    assert done.code == 3
    assert "robots.txt: connection-refused" in done.stderr
    assert done.report["verdict"] == "unhealthy"


def test_somebody_listens_and_says_nothing(tmp_path: Path) -> None:
    with silent_port() as port:
        done = crawl(
            tmp_path, site=f"http://127.0.0.1:{port}", settings={"DOWNLOAD_TIMEOUT": 1}, seconds=30
        )
    assert done.code == 3
    assert "robots.txt: timeout" in done.stderr


def test_a_host_that_is_not_there(tmp_path: Path) -> None:
    done = crawl(tmp_path, site="http://kontumtv.invalid", seconds=60)
    assert done.code == 3
    assert "robots.txt: no-such-host" in done.stderr


def test_a_site_that_asked_for_quiet_is_left_alone_by_the_next_run(tmp_path: Path) -> None:
    busy = but_robots(Answer("bận", status=429, headers={"Retry-After": "3600"}))
    with Hostile(busy) as site:
        first = crawl(tmp_path, site=site.url)
        asked = len(site.asked)
        second = crawl(tmp_path, site=site.url)
        assert (first.code, second.code) == (0, 0)
        assert first.report["verdict"] == second.report["verdict"] == "waiting"
        assert len(site.asked) == asked
        assert second.report["requests"] == 0


def test_a_site_that_lost_its_robots_txt_is_crawled_by_the_last_copy(tmp_path: Path) -> None:
    pages = {A: page(), C: FINE}
    rules = f"User-agent: *\nDisallow: {A}\n"
    with Hostile(sitemap(pages, rules)) as site:
        first = crawl(tmp_path, site=site.url, **SITEMAP)
        assert len(first.records) == 1
        whole = sitemap({**pages, B: page("Bài đến sau", 2)}, rules)
        site.script = lambda there, path: (
            Answer("lỗi", status=500) if path == "/robots.txt" else whole(there, path)
        )
        second = crawl(tmp_path, site=site.url, **SITEMAP)
    assert second.code == 0, second.stderr
    assert [record["title"] for record in second.records] == ["Bài đến sau"]
    assert A not in site.paths


def test_what_failed_is_no_short_article_and_is_not_asked_for_again_at_once(
    tmp_path: Path,
) -> None:
    answer = DOWNLOADS["cut short of its length"][0]
    with Hostile(sitemap({A: answer, C: FINE})) as site:
        crawl(tmp_path, site=site.url, **SITEMAP)
        assert site.paths.count(A) == 2, "retried once, as RETRY_TIMES says"
        again = crawl(tmp_path, site=site.url, **SITEMAP)
        assert site.paths.count(A) == 2, "due again after a day"
    assert (again.code, again.report["written"]) == (0, 0)


# Archives.


def archive_of(path: Path, pages: Mapping[str, str | bytes], *, packed: bool = True) -> list[int]:
    """Write an archive of `pages` of the outlet's own host; return where each record ends."""
    whole = io.BytesIO()
    writer = WARCWriter(whole, gzip=packed, warc_version="1.1")
    ends = []
    for address, body in pages.items():
        data = body.encode() if isinstance(body, str) else body
        headers = StatusAndHeaders("200 OK", [("Content-Type", HTML)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"http://kontumtv.vn{address}",
                "response",
                payload=io.BytesIO(data),
                length=len(data),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2020-02-03T04:05:06Z"},
            )
        )
        ends.append(whole.tell())
    path.write_bytes(whole.getvalue())
    return ends


FIVE = {f"/tin-tuc/bai-{n}/": page(f"Bài số {n}", n) for n in range(1, 6)}


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize("damage", ["truncated", "rubbish after it", "rubbish within"])
def test_of_a_damaged_archive_all_but_the_damage_is_read(
    damage: str, packed: bool, tmp_path: Path
) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    ends = archive_of(path, FIVE, packed=packed)
    data = bytearray(path.read_bytes())
    if damage == "truncated":
        data = data[: ends[2] + 150]
    elif damage == "rubbish after it":
        data += b"\x00rubbish, and no record" * 10
    else:
        data[ends[2] : ends[2] + 120] = bytes(range(60, 180))
    path.write_bytes(data)
    done = crawl(tmp_path / "data", source=path)
    whole = {"truncated": (1, 2, 3), "rubbish after it": (1, 2, 3, 4, 5)}.get(damage, (1, 2, 3, 5))
    assert [record["title"] for record in done.records] == [f"Bài số {n}" for n in whole]
    assert sum(each["count"] for each in done.report["damaged"].values()) >= 1
    assert done.code == 3
    assert path.name in done.stderr
    assert "byte" in done.stderr


@pytest.mark.parametrize(
    "data",
    [b"", b"no archive at all\n" * 50, gzip.compress(b"no archive at all\n" * 50), bytes(4096)],
    ids=["empty", "text", "packed text", "zeros"],
)
def test_what_is_no_archive_is_said_so(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    done = crawl(tmp_path / "data", source=path)
    assert done.code == 3
    assert "a.warc.gz" in done.stderr
    assert not done.records


def test_an_archive_of_another_site_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    archive_of(path, FIVE, packed=False)
    path.write_bytes(path.read_bytes().replace(b"kontumtv.vn", b"example.org"))
    done = crawl(tmp_path / "data", source=path)
    assert done.code == 3
    assert "nothing of kontumtv.vn" in done.stderr
    assert "example.org" in done.stderr


def test_a_page_too_large_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    archive_of(path, {A: LONG + 20 * MEGABYTE, C: FINE})
    assert len(warc_records(path)) == 2
    done = crawl(tmp_path / "data", source=path)
    assert [record["title"] for record in done.records] == ["Bài còn nguyên"]
    assert list(done.report["failures"]) == ["too-large"]


def test_two_captures_of_an_article_give_it_once(tmp_path: Path) -> None:
    first, second = tmp_path / "1.warc.gz", tmp_path / "2.warc.gz"
    archive_of(first, FIVE)
    archive_of(second, {A: FIVE[A], C: FIVE[C]})
    done = crawl(tmp_path / "data", source=tmp_path / "*.warc.gz")
    assert done.code == 0, done.stderr
    assert len(done.records) == 5
    assert done.folder == tmp_path / "data" / OUTLET
