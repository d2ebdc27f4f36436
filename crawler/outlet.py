"""The outlet: a newspaper or station as a website, and the spider that crawls it.

It discovers candidates, asks the ledger which of them need a look, requests those, reads each
page once and yields raw articles. What is true of one outlet stands in its own file
(`crawler.spiders`), what outlets on one CMS share in its platform (`crawler.platforms`).
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Literal
from urllib.parse import urlsplit

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler import __version__, addresses, arguments, pages
from crawler.article import Article, RawArticle, WarcPosition, add_flag
from crawler.candidate import Candidate, Capture
from crawler.discovery import Fetch, Limits, Outcome, listing, site_crawl
from crawler.discovery.url_forms import target_of
from crawler.discovery.ways import Way, by_feed, by_listing, by_sitemap
from crawler.failures import (
    FETCH_ERRORS,
    TRANSIENT,
    FetchFailed,
    Forbidden,
    LeftOut,
    Refused,
    RobotsUnavailable,
    Unsent,
    bad_status,
    reason_for,
)
from crawler.frontier import Frontier
from crawler.gone import Gone
from crawler.health import Thresholds
from crawler.held import HeldArticles, is_hashed
from crawler.ledger import Due
from crawler.lists import Lists
from crawler.pages.paged import append_page
from crawler.polite import hosts, robots
from crawler.revisits import Revisits
from crawler.run import Run
from crawler.selection import Selection
from crawler.sources import archive_crawl
from crawler.sources.open import open_archive

logger = logging.getLogger(__name__)

Found = Candidate | RawArticle
Status = Literal["publishing", "merged", "unknown"]
"""`merged`: it became part of its `successor`; its old site may live on as a whole or in archives."""

PAGES_A_CONNECTION = 2
"""Pages out at once for each connection: one on its way, one to be read. More would only make a
stop take longer."""
MOST_SECTIONS = 100
"""Listings that may be meant by one section's name."""


class Outlet(scrapy.Spider):
    """One newspaper or station. Subclasses state facts; see `crawler.spiders`."""

    title: ClassVar[str]
    """The printed name."""
    kind: ClassVar[Literal["newspaper", "broadcaster"] | None]
    province: ClassVar[str | None]
    """The province it belonged to until June 2025, or belongs to."""
    hosts: ClassVar[tuple[str, ...]]
    """Its host names, without ``www.``; the first is today's."""
    seen: ClassVar[Mapping[str, str]] = {}
    """When a host last served the outlet's pages, as far as anybody noted it: a year or a day."""
    status: ClassVar[Status] = "unknown"
    successor: ClassVar[str | None] = None
    """Name of the outlet that goes on where this one ended."""
    checked: ClassVar[str | None] = None
    """Day on which these facts were last compared with the live site; None: never."""
    scheme: ClassVar[str] = "https"
    redirect_hosts: ClassVar[tuple[str, ...]] = ()
    """Hosts of others to which its redirects may lead, without ``www.``; no discovery looks there."""
    verify_certificates: ClassVar[bool] = True
    """False for a site whose certificate is known to be out of order."""
    delay: ClassVar[float | None] = None
    """Seconds between two requests, where the site needs another pace than `DOWNLOAD_DELAY`."""
    connections: ClassVar[int | None] = None
    """Connections at once, where the site needs another number than two."""
    sections: ClassVar[Mapping[str, str]] = {}
    """Printed names of sections by the path of their listing, where pages do not tell them."""

    article_urls: ClassVar[tuple[str, ...]] = ()
    """Forms of the articles' addresses, old ones included (see `crawler.discovery.url_forms`)."""
    listing_urls: ClassVar[tuple[str, ...]] = ()
    """Forms of the listings' addresses, where a link alone does not tell that it leads to one."""
    paging: ClassVar[str | None] = None
    """Further pages of a listing, as its address is spelled then: ``?trang={page}``. None: as the
    pages link to each other."""
    starts: ClassVar[tuple[str, ...]] = ("/",)
    """Where the reading of listings begins."""
    feeds: ClassVar[tuple[str, ...]] = ()
    """Paths of feeds; where none is stated, those that the front page names."""

    layout: ClassVar[pages.Layout] = pages.GENERIC
    past_layouts: ClassVar[tuple[pages.Layout, ...]] = ()
    """How the site looked before, each with its `since` and `until`: what was captured then is
    read with it."""
    marks: ClassVar[tuple[str, ...]] = ()
    """CSS selectors of what the pages of this platform have, and those of no other."""
    has_telling_urls: ClassVar[bool] = False
    """No other platform is known to spell its articles' addresses so."""
    ways: ClassVar[Mapping[arguments.Method, Way]] = {
        "sitemap": by_sitemap,
        "feed": by_feed,
        "listing": by_listing,
    }
    """Ways to find addresses, the best first."""
    sitemaps: ClassVar[tuple[str, ...]] = ("/sitemap.xml", "/sitemap_index.xml")
    """Where to look for sitemaps that robots.txt does not name."""
    no_sitemap: ClassVar[re.Pattern[str]] = re.compile(
        r"/[^/]*(?:categor|chuyen-?muc|tags?\b|author|tac-gia|static|image)[^/]*\.xml", re.I
    )
    """Matches addresses of sitemaps that list no articles."""
    listings: listing.ListingRules = listing.ANY_SITE
    """How listings are spelled, but for what the outlet states itself."""

    def __init__(self, *, run: Run | None = None, **given: str):
        """Prepare a crawl with the arguments `given` (see `crawler.arguments`).

        `run` is what the crawl writes to; only tools that never call `start` do without.
        Raise `BadArgument`.
        """
        super().__init__()
        self.run = run
        self.arguments = arguments.parse(given)
        self.selection = Selection(
            self.arguments.since, self.arguments.until, self.arguments.section
        )
        self.listings = self.listings.stating(self.article_urls, self.listing_urls, self.paging)
        self.listings_met: dict[str, None] = {}
        """Pages that were taken for articles, and are listings that nobody has read."""
        self.site = self.arguments.site
        self.origin = self.site or f"{self.scheme}://{self.hosts[0]}"
        self.crawled_sites: set[str] = set()
        """Origins that the archives of this crawl were made of, as our own say."""
        self.barren = 0
        """Pages read in a row that were no articles."""
        self.archive: archive_crawl.Archive | None = None
        """What this crawl reads instead of the live site, once it has started."""
        self.exit_code: int | None = None
        self.all_known = False
        """An earlier run took over all that the site showed."""
        self._robots: dict[str, asyncio.Future[robots.Robots]] = {}
        if self.site:
            hosts.named_by_operator.add(urlsplit(self.site).hostname or "")

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Make settings of the outlet's facts. ``custom_settings`` and ``-s`` outrank them."""
        facts = {
            "DOWNLOAD_VERIFY_CERTIFICATES": None if cls.verify_certificates else False,
            "DOWNLOAD_DELAY": cls.delay,
            "CONCURRENT_REQUESTS_PER_DOMAIN": cls.connections,
        }
        for name, value in facts.items():
            if value is not None:
                settings.set(name, value, priority="spider")
        super().update_settings(settings)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Outlet:
        spider = super().from_crawler(crawler, *args, **kwargs)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(spider._item_done, signal=signal)
        if spider.run is not None:
            spider.run.thresholds = Thresholds.of(crawler.settings)
            spider.run.lines_a_commit = crawler.settings.getint("COMMIT_LINES")
        for signal in (signals.item_scraped, signals.item_dropped):
            crawler.signals.connect(spider._capture_read, signal=signal)
        crawler.signals.connect(spider._item_dropped, signal=signals.item_dropped)
        crawler.signals.connect(spider._item_error, signal=signals.item_error)
        crawler.signals.connect(spider._start_error, signal=signals.spider_error)
        return spider

    # The run, from its first request to its end.

    async def start(self) -> AsyncIterator[Any]:
        """Yield the requests and articles of the whole run."""
        if self.run is None:
            raise CloseSpider("start it with `scrapy crawl`, which gives it a run")
        self.report = self.run.report
        self.ledger = self.run.ledger
        connections = self.crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        self.frontier = Frontier(
            self.run, self.selection, self.arguments.limit, PAGES_A_CONNECTION * connections
        )
        # By a method that the user insists on, articles are read anew that an API gave.
        self.frontier.by_page = self.arguments.discovery not in (None, "rest")
        self.revisits = Revisits.of(self.crawler.settings)
        self.limits = Limits.of(self.crawler.settings)
        self.gone = Gone(self.run, self.revisits)
        self.held = HeldArticles(self)
        self.lists = Lists(self.ledger, self.fetch_with, self.now, self.revisits.sweep)
        self.run.when_output_fails = self.frontier.end
        self.archive = open_archive(self)
        if self._must_wait():
            return
        try:
            async for each in self.requests():
                if isinstance(each, Request):
                    self.frontier.page_sent()
                else:
                    self.frontier.article_sent()
                yield each
            await self.frontier.settled()
        except RobotsUnavailable as error:
            self.report.troubles.append(str(error))
        except Unsent:
            pass  # the run ends early, and discovery with it

    def requests(self) -> AsyncIterator[Any]:
        """Return the requests and articles of the whole run."""
        return (archive_crawl if self.archive else site_crawl).requests(self)

    def _must_wait(self) -> bool:
        """Tell whether the site asked an earlier run to stay away until later than now."""
        until = self.ledger.fact(self._wait_key)
        if until is None:
            return False
        if until > self.now():
            self.report.waits.append(f"{self._asked} asked to be left alone until {until}")
            return True
        self.ledger.note(self._wait_key, None)
        return False

    @property
    def _asked(self) -> str:
        """Whom this run asks: the site, or the archive."""
        return self.archive.name if self.archive else self.origin

    @property
    def _wait_key(self) -> str:
        return f"wait-until:{self.archive.name}" if self.archive else "wait-until"

    def come_back(self, until: str) -> None:
        """End the run, and start no other before `until` (ISO 8601 in UTC): the site asks for it."""
        if not self.report.waits:
            self.report.waits.append(f"{self._asked} asks to be left alone until {until}")
            self.ledger.note(self._wait_key, until)
            self.frontier.end()

    def give_up(self, why: str) -> None:
        """End the run: the site is in trouble."""
        if why not in self.report.troubles:
            self.report.troubles.append(why)
            self.frontier.end()

    def closed(self, reason: str) -> None:
        """End the run; `reason` is Scrapy's word for why."""
        if self.run is not None and self.run.is_open:
            self.exit_code = self.run.close(interrupted=reason == "shutdown")

    def _item_done(self) -> None:
        self.frontier.article_done()

    def _capture_read(
        self, item: Article, response: Response | None, exception: Exception | None = None
    ) -> None:
        """Note that an archived page gave an article, in the transaction that marks its line."""
        capture: Capture | None = response.meta.get("capture") if response is not None else None
        if capture is None:
            return
        if exception is None or str(exception) == "unchanged":
            self.ledger.captures.settle(capture, "article")
        elif str(exception) == "not asked for":
            self.ledger.captures.put_by(capture, item.published)

    def _item_dropped(
        self, item: RawArticle, response: Response | None, exception: Exception
    ) -> None:
        self.held.forget_look(item)
        if not isinstance(exception, LeftOut):
            self.report.fetched -= 1
            capture = response.meta.get("capture") if response is not None else None
            self._fail(item.url, str(exception) or type(exception).__name__, capture)

    def _item_error(self, item: RawArticle, failure: Failure) -> None:
        self.held.forget_look(item)
        self.report.fetched -= 1
        self._fail(item.url, f"error-{type(failure.value).__name__}")

    def _start_error(self, failure: Failure, response: Response | None) -> None:
        """Say that discovery broke off by a fault of our own; Scrapy logs where it is."""
        if response is None:
            self.report.troubles.append(f"discovery broke off: {failure.getErrorMessage()}")

    # Discovery.

    def discover(self, method: arguments.Method, outcome: Outcome) -> AsyncIterator[Found]:
        """Return what `method` finds on the live site, noting in `outcome` how that went."""
        return self.ways[method](self, outcome)

    async def section_urls(self, section: str) -> list[str]:
        """Return the addresses of the listings of `section`, as links on the front page have them."""
        page = await self._fetch(f"{self.origin}/")
        tree = self.tree(page)
        links = listing.labels(tree, listing.base_of(tree, page.url))
        return [
            url
            for url, label in links.items()
            if self.is_own(url)
            and (
                addresses.slug(label) == section
                or re.fullmatch(
                    rf"{section}(?:-\w?\d+)?(?:\.\w+)?", (addresses.path_words(url) or [""])[-1]
                )
            )
        ][:MOST_SECTIONS]

    def is_own(self, url: str) -> bool:
        """Tell whether a normalised address is one of this outlet's."""
        return (
            addresses.belongs(url, self.hosts, self.site)
            or addresses.origin_of(url) in self.crawled_sites
        )

    def at_site(self, url: str) -> str:
        """Return `url` at the origin that ``site=`` names, if it is one of this outlet's."""
        if self.site and self.is_own(url):
            return addresses.moved_to(self.site, url)
        return url

    # Requests.

    def look_at(self, due: Due) -> Request:
        """Return the request for an address that is due; one that was read before is asked for
        only if it has changed since."""
        request = self.page_request(due.url)
        self.held.ask_if_changed(request, due)
        return request

    def page_request(self, url: str) -> Request:
        """Return the request for the page of a candidate."""
        return Request(
            url,
            callback=self.read,
            errback=self.failed,
            meta={"address": url},
            dont_filter=True,  # the ledger sees to it that nothing is asked for twice
        )

    def rank(self, capture: Capture) -> int | None:
        """Return when to read a capture: 0 what others refer to, 1 lists of articles, 2 pages; None never."""
        if capture.status != 200 or capture.mime not in ("text/html", "application/xhtml+xml", ""):
            return None
        target = target_of(capture.url)
        if addresses.is_front_page(capture.url) or self.listings.is_other(target):
            return None
        return 2

    def capture_request(self, capture: Capture, rank: int) -> Request:
        """Return the request for a capture; `rank` is as `rank` gave it."""
        request = self.page_request(capture.url)
        request.meta["capture"] = capture
        return request

    @property
    def fetch(self) -> Fetch:
        """The way in which discovery asks for an address: past the scheduler, with all manners."""
        return self._fetch

    async def _fetch(self, url: str, **meta: Any) -> Response:
        return await self.fetch_with(url, {}, **meta)

    async def fetch_with(self, url: str, headers: Mapping[str, str], **meta: Any) -> Response:
        """Return the answer to a request with `headers`; `meta` is for it. Raise `FetchFailed`."""
        request = Request(
            self.at_site(url),
            headers=dict(headers),
            callback=NO_CALLBACK,
            meta=meta,
            dont_filter=True,
        )
        try:
            return await self.crawler.engine.download_async(request)
        except (RobotsUnavailable, Unsent):
            raise
        except FETCH_ERRORS as error:
            raise FetchFailed(reason_for(error)) from error

    async def robots_for(self, origin: str) -> robots.Robots:
        """Return what the robots.txt of `origin` asks. Raise `RobotsUnavailable`."""
        if origin not in self._robots:

            async def ask(url: str) -> Response:
                return await self._fetch(url, is_robots=True)

            coming = robots.consult(
                origin, ask, self.ledger, self.moment(), self.revisits.robots_copy
            )
            self._robots[origin] = asyncio.ensure_future(coming)
        return await self._robots[origin]

    # Pages.

    def tree(self, response: Response) -> Any:
        """Return the tree of a page, made once."""
        tree = response.meta.get("tree")
        if tree is None:
            tree = response.meta["tree"] = pages.parse(response.body, http_charset(response))
        return tree

    async def read(self, response: Response) -> AsyncIterator[RawArticle]:
        """Yield the article of a page, or note why it has none."""
        try:
            article = await self._article(response)
        except FetchFailed as error:
            self._fail(response.meta["address"], error.reason, response.meta.get("capture"))
        except Unsent:
            pass  # a further page of it: all of it is due as before
        except Exception as error:
            # A page that we fail to read must neither end the run nor fill the log.
            self._fail(
                response.meta["address"],
                f"error-{type(error).__name__}",
                response.meta.get("capture"),
            )
            logger.error(
                "%s: a fault of tintinh's own: %r; -L DEBUG shows where", response.url, error
            )
            logger.debug("%s", response.url, exc_info=True)
        else:
            self.report.fetched += 1
            if article is not None:
                self.frontier.article_sent()
                yield article
        finally:
            self.frontier.page_back()

    async def _article(self, response: Response) -> RawArticle | None:
        if "capture" in response.meta:
            return await self._read(response)
        address = response.meta["address"]
        held = self.run.article_at(address)  # type: ignore[union-attr]
        if held is not None:
            whole = await self.held.whole(held, response)
            if whole is None or self.held.is_missing(held, whole):
                return None
            response = whole
        url = addresses.normalise(response.url) or response.url
        if held is None or held.status == "gone":
            if url != address and not bad_status(response):
                self.note_moved(address, url)
            article = await self._read(response)
        elif held.reader == "rest" and not self.frontier.by_page:
            self.held.look_whether_there(held, response)
            return None
        else:
            article = await self._read(response)
            if url != address:
                self.held.is_same_elsewhere(held, article, response)
            elif article is not None and article.raw.cms_id is None and not is_hashed(held.id):
                # It had a number: this is a notice in its place, or a layout nobody knows.
                raise FetchFailed("not-the-article")
        if article is not None:
            self.held.note_look(article, response)
        return article

    async def articles_in(self, response: Response, rank: int) -> list[RawArticle]:
        """Return the articles of an archived response whose capture has `rank`. Raise `FetchFailed`."""
        article = await self._read(response) if rank == 2 else None
        return [article] if article is not None else []

    async def _read(self, response: Response) -> RawArticle | None:
        """Return the article of a page with its further pages, or None after noting what it is."""
        if problem := bad_status(response):
            raise FetchFailed(problem)
        url = addresses.normalise(response.url) or response.url
        if (
            "html"
            not in (response.headers.get("Content-Type") or b"html").decode("latin-1").lower()
        ):
            self._no_article(response, "no HTML")
            return None
        with self.report.timed("read"):
            tree = self.tree(response)
            page = pages.Page(tree, url, self.layout_of(response))
            recognition = pages.recognise_page(page)
        if not recognition.is_article:
            self._no_article(response, recognition.reason)
            return None
        names = await self.section_names(page, response)
        with self.report.timed("read"):
            article = pages.read_page(page, section_names=names)
        for address in article.raw.next_pages:
            further = await self.beside(address, response)
            if further is None:
                article.flags.append("pages-missing")
                break
            self.append(article, further)
        if not article.raw.next_pages:
            await self.look_further(article, page, response)
        return self.complete(article, response)

    def finish(self) -> None:
        """Note what the next run is to know, now that everything was looked at."""

    def layout_of(self, response: Response) -> pages.Layout:
        """Return the layout that the site had when `response` was captured, or has today."""
        capture: Capture | None = response.meta.get("capture")
        if capture is None:
            return self.layout
        return pages.layout_on(capture.captured, self.past_layouts, self.layout)

    async def section_names(self, page: pages.Page, response: Response) -> Mapping[str, str]:
        """Return the printed names of sections, by path, that the `page` does not tell."""
        return self.sections

    async def look_further(self, article: RawArticle, page: pages.Page, response: Response) -> None:
        """Add further pages of an article whose first page does not name them."""

    async def beside(self, url: str, response: Response, **meta: Any) -> Response | None:
        """Return another page of the site from where `response` came from: the net or an archive.

        None where no archive of this run has it; that of `response` goes before the others.
        `meta` is for the request. Raise `FetchFailed`.
        """
        capture: Capture | None = response.meta.get("capture")
        if capture is None:
            return await self._fetch(url, **meta)
        held = self.ledger.captures.of(addresses.normalise(url) or url)
        if not held:
            return None
        # Of the same file, else of nearly the same time.
        best = min(held, key=lambda other: (other.file != capture.file, _apart(other, capture)))
        return await self._fetch(best.url, capture=best)

    def append(self, article: RawArticle, page: Response) -> None:
        """Add a further page of an article to it. Raise `FetchFailed`: no article is cut short."""
        if problem := bad_status(page):
            raise FetchFailed(problem)
        more = pages.read_tree(self.tree(page), page.url, layout=self.layout_of(page))
        append_page(article, more)

    def complete(self, article: RawArticle, response: Response) -> RawArticle:
        """Fill in what the outlet knows of any article, and where this one came from."""
        address = article.url
        declared = article.canonical_url
        article.canonical_url = addresses.canonical(
            declared, address, self.is_own, self.listings.section
        )
        self.barren = 0
        article.outlet = self.name
        article.outlet_name = self.title
        article.province = self.province
        article.id = article.id or self._id(article)
        article.fetched = self.now()
        article.extractor.version = __version__
        capture: Capture | None = response.meta.get("capture")
        if capture is not None:
            article.source = capture.source
            article.archived = capture.captured
            if capture.is_truncated:
                add_flag(article, "truncated")
            article.warc = (
                WarcPosition(capture.file, capture.offset)
                if capture.file
                else response.meta.get("warc")
            )
        else:
            article.warc = response.meta.get("warc")
        return article

    def _id(self, article: RawArticle) -> str:
        """Return the article's id: the one that its address was given before, else a new one."""
        new = addresses.article_id(self.name, article.raw.cms_id, article.canonical_url)
        held = self.run.article_at(article.url) if self.run else None
        if held is not None and (article.raw.cms_id is None or held.url == article.url):
            return held.id
        if held is not None and is_hashed(held.id):
            return held.id
        namesake = self.ledger.article_with(article.canonical_url)
        if namesake is not None and namesake != new:
            if article.raw.cms_id is None:
                return namesake
            # Another article's canonical address is not this one's.
            article.canonical_url = article.url
        return new

    def note_moved(self, address: str, url: str) -> None:
        """Note that `address` led to `url`, which takes its place."""
        self.ledger.discover(Candidate(url, "redirect"), self.now())
        self.ledger.settle(address, "moved", self.now(), url)

    def _no_article(self, response: Response, reason: str) -> None:
        self.report.no_article.add(reason, response.url)
        self.barren += 1
        if reason == "listing" and self.listings.learns and "capture" not in response.meta:
            self.listings_met.setdefault(addresses.normalise(response.url) or response.url)
        capture: Capture | None = response.meta.get("capture")
        if capture is not None:
            self.ledger.captures.settle(capture, "no-article", reason)
            return
        for url in {response.meta["address"], addresses.normalise(response.url) or ""}:
            # What was an article stays one until the site says that it is gone.
            state = "no-article" if self.ledger.article_at(url) is None else "article"
            self.ledger.settle(url, state, self.now(), reason, status=response.status)

    def failed(self, failure: Failure) -> None:
        """Note why a page could not be had (Scrapy's errback)."""
        request: Request = failure.request  # type: ignore[attr-defined]
        address, error = request.meta["address"], failure.value
        assert error is not None
        if isinstance(error, Unsent):
            pass
        elif isinstance(error, Forbidden):
            self.report.forbidden.add("robots.txt", address)
            again = (self.moment() + self.revisits.forbidden).isoformat()
            self.ledger.settle(address, "forbidden", self.now(), "robots.txt", again)
        elif isinstance(error, Refused):
            self.report.refused.add(error.reason, request.url)
            self.ledger.settle(address, "refused", self.now(), f"{error.reason} {request.url}")
        else:
            self._fail(address, reason_for(error), request.meta.get("capture"))
        self.frontier.page_back()

    def _fail(self, url: str, reason: str, capture: Capture | None = None) -> None:
        self.report.failed.add(reason, url)
        if capture is not None and capture.source != "warc" and TRANSIENT.match(reason):
            self.ledger.captures.fail(capture, reason)
        elif capture is not None:
            self.ledger.captures.settle(capture, "failed", reason)
        else:
            self.ledger.fail(url, reason, self.moment(), self.revisits.failed)

    # The clock.

    def moment(self) -> datetime:
        """Return the time in UTC, to the second."""
        return datetime.now(UTC).replace(microsecond=0)

    def now(self) -> str:
        """Return the time in UTC, ISO 8601 to the second."""
        return self.moment().isoformat()


def _apart(one: Capture, other: Capture) -> timedelta:
    """Return how far apart two captures were made."""
    return abs(datetime.fromisoformat(one.captured) - datetime.fromisoformat(other.captured))


def http_charset(response: Response) -> str | None:
    """Return the charset of a response's Content-Type header."""
    match = re.search(
        rb"charset=[\"']?([\w.:-]+)", response.headers.get("Content-Type") or b"", re.I
    )
    return match[1].decode("ascii") if match else None
