"""WordPress: REST where it answers, else sitemaps, feeds and listings, as far back as 2012."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy.http import Request, Response

from crawler import addresses, pages
from crawler.arguments import Method
from crawler.article import RawArticle
from crawler.candidate import Candidate, Capture
from crawler.discovery import Outcome, listing
from crawler.discovery.ways import Way, by_listing, by_paged_feed, by_sitemap
from crawler.discovery.wordpress_api import NoApi, WordPressApi, read_objects
from crawler.failures import FetchFailed, bad_status
from crawler.outlet import Outlet
from crawler.pages.media import absolute
from crawler.pages.trail import category_steps
from crawler.platforms.wordpress_posts import post_link, read_post
from crawler.platforms.wordpress_rest import by_rest, difference

MOST_PAGES = 100
"""Pages of one article."""
CATEGORY_LINKS = ("a[rel~=category], .taxonomy-category a",)
BLOCK_THEME = ("div.wp-block-post-content",)
REST_RESOURCE = re.compile(r"/wp/v2/(posts|categories|tags|users|media)(?:/?\?|/?$|&)")


def listing_page(url: str, number: int) -> str:
    """Return the address of page `number` of a listing, in the spelling of its first page."""
    if urlsplit(url).query:
        return f"{url}&paged={number}"
    return f"{url.rstrip('/')}/page/{number}/"


def by_whole_feed(outlet: Outlet, outcome: Outcome) -> AsyncIterator[Candidate]:
    """Return what the feed of all articles names, page after page."""

    def page_url(number: int) -> str:
        return f"{outlet.origin}/feed/" + (f"?paged={number}" if number > 1 else "")

    return by_paged_feed(outlet, outcome, page_url)


class WordPress(Outlet):
    """An outlet on WordPress. Which of its doors are open, each run finds out."""

    layout = pages.WORDPRESS
    marks: ClassVar[tuple[str, ...]] = (
        "meta[name=generator][content^=WordPress]",
        'link[rel="https://api.w.org/"]',
        'link[href*="/wp-content/"], script[src*="/wp-content/"], script[src*="/wp-includes/"]',
        'img[src*="/wp-content/uploads/"]',
    )
    ways: ClassVar[Mapping[Method, Way]] = {
        "rest": by_rest,
        "sitemap": by_sitemap,
        "feed": by_whole_feed,
        "listing": by_listing,
    }
    # Core's since 5.5, Yoast's and Rank Math's, and that of the older Google XML Sitemaps.
    sitemaps: ClassVar[tuple[str, ...]] = ("/wp-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml")
    no_sitemap = re.compile(
        r"/wp-sitemap-(?:taxonomies|users|posts-page)-"
        r"|/(?:page|category|post_tag|author|post_format|attachment)-sitemap\d*\.xml"
        r"|sitemap-(?:tax|authors|archives|misc|pt-page)\b"
    )
    listings = listing.ListingRules(
        section=re.compile(r"^/(?:index\.php/)?category/[^?]+$|^/(?:index\.php)?\?cat=\d+$"),
        ignore=re.compile(
            r"^/(?:tag|author|feed|comments|search|wp-admin|wp-content|wp-includes|wp-json|attachment)(?:/|$)"
            r"|^/(?:wp-login|wp-cron|wp-signup|wp-comments-post|xmlrpc)\.php"
            r"|/feed/?$|/attachment/|/embed/?$|/trackback/?$|/amp/?$|^/\d{4}/(?:\d\d/){0,2}$"
            r"|[?&](?:s|tag|author|feed|replytocom|share|rest_route|attachment_id|m|page_id)="
            # Of the front page and of listings, a query shows other listings, without end.
            r"|^/(?:index\.php)?\?(?!cat=\d+$|(?:.*&)?p(?:aged)?=\d)|^/(?:index\.php/)?category/[^?]*\?"
            r"|\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|rar|mp[34]|css|js|xml)$",
            re.I,
        ),
        page_url=listing_page,
        is_page=re.compile(r"/page/\d+/?(?:\?|$)|[?&]paged=\d+"),
    )

    async def section_urls(self, section: str) -> list[str]:
        # WordPress redirects to the full path where the section has a parent.
        return [f"{self.origin}/category/{section}/"]

    def finish(self) -> None:
        # What no sweep can mend, such as posts that robots.txt forbids, is no news next time.
        if self.report.discovery[-1:] == ["rest"]:
            self.ledger.note("rest:apart", difference(self))

    # What pages leave unsaid.

    async def section_names(self, page: pages.Page, response: Response) -> Mapping[str, str]:
        """Return the names of sections above those that the page links to.

        Most themes name an article's innermost section only, and those above it no more than in
        the link's path. Their own listings know their names; each is asked once.
        """
        names = dict(self.sections)
        for path, address in parent_sections(page).items():
            if path not in names:
                if path not in self._names:
                    asking = self._section_name(path, address, response)
                    self._names[path] = asyncio.ensure_future(asking)
                names[path] = await self._names[path]
        return {path: name for path, name in names.items() if name}

    async def _section_name(self, path: str, address: str, response: Response) -> str:
        """Return the printed name of a section, as its listing at `address` tells it, else empty."""
        name = self.ledger.fact(f"section:{path}")
        if name is None:
            with suppress(FetchFailed):
                listed = await self.beside(address, response)
                if listed is not None and not bad_status(listed):
                    name = listing_name(self.tree(listed), path)
                    self.ledger.note(f"section:{path}", name)
        return name or ""

    @cached_property
    def _names(self) -> dict[str, asyncio.Future[str]]:
        """Names of sections by path, known or being asked for."""
        return {}

    async def look_further(self, article: RawArticle, page: pages.Page, response: Response) -> None:
        """Ask for page 2 where the theme would not say that there is one.

        The post-content block of WordPress's own themes (6.1 and later) prints page links only
        for the page break of its block editor, not for the ``<!--nextpage-->`` of the old one.
        """
        if not article.raw.blocks or not page.select(BLOCK_THEME):
            return
        joint = "&page={}" if "?" in article.url else "{}/" if article.url.endswith("/") else "/{}"
        for number in range(2, MOST_PAGES):
            url = article.url + joint.format(number)
            further = await self.beside(url, response, dont_redirect=True)
            if further is None or 300 <= further.status < 400 or further.status == 404:
                return
            self.append(article, further)

    # REST answers in archives.

    def rank(self, capture: Capture) -> int | None:
        parts = urlsplit(capture.url)
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if self.listings.section.search(target) and not self.listings.is_page.search(target):
            return 3 if capture.status == 200 else None
        if capture.status == 200 and capture.mime == "application/json":
            resource = REST_RESOURCE.search(capture.url.replace("%2F", "/"))
            if resource:
                return 1 if resource[1] == "posts" else 0
        return super().rank(capture)

    def capture_request(self, capture: Capture, rank: int) -> Request:
        request = super().capture_request(capture, rank)
        if rank < 2:
            request.callback = self.read_answer
        return request

    async def read_answer(self, response: Response) -> AsyncIterator[RawArticle]:
        """Yield the articles of an archived REST answer, or learn the terms it holds."""
        capture: Capture = response.meta["capture"]
        try:
            for article in self.articles_in_answer(response):
                self.report.fetched += 1
                self.frontier.seen.add(article.url)
                self.frontier.article_sent()
                yield article
        except FetchFailed as error:
            self._fail(capture.url, error.reason, capture)
        finally:
            self.frontier.page_back()

    def articles_in_answer(self, response: Response) -> Iterator[RawArticle]:
        """Yield the articles of an archived REST answer, or learn the terms it holds.

        Raise `FetchFailed`.
        """
        if problem := bad_status(response):
            raise FetchFailed(problem)
        try:
            objects = read_objects(response)
        except NoApi as error:
            raise FetchFailed(str(error)) from error
        url = response.meta["capture"].url
        resource = REST_RESOURCE.search(url.replace("%2F", "/"))
        if resource and resource[1] != "posts":
            self._archived_api.learn(resource[1], objects)
            return
        for post in objects:
            self._archived_api.learn_embedded(post)
            if post_link(post) is not None and "content" in post:
                article = read_post(post, self._archived_api.known, self.hosts)
                yield self.complete(article, response)

    async def articles_in(self, response: Response, rank: int) -> list[RawArticle]:
        if rank < 2:
            return list(self.articles_in_answer(response))
        return await super().articles_in(response, rank)

    @cached_property
    def _archived_api(self) -> WordPressApi:
        """What archived REST answers said of terms and pictures."""
        return WordPressApi(self.origin, self.fetch)


def parent_sections(page: pages.Page) -> dict[str, str]:
    """Return the sections above those that `page` links to as an article's own.

    By path (``tin-tuc``), the address of each one's listing.
    """
    found: dict[str, str] = {}
    for link in page.select(CATEGORY_LINKS):
        if (address := absolute(page.url, link.get("href"))) is None:
            continue
        steps = category_steps(address)
        address = address.rstrip("/")
        for end in range(len(steps) - 1, 0, -1):
            address = address.rpartition("/")[0]
            found.setdefault("/".join(steps[:end]), f"{address}/")
    return found


def listing_name(tree: Any, path: str) -> str:
    """Return the printed name of the section whose listing the page is: of its ``<title>``, the
    part that the path's last step spells, else the first."""
    title = "".join(tree.xpath("//head/title//text()")[:1])
    parts = [
        re.sub(r"^[^:]{1,20}:\s+| (?:Archives|Lưu trữ)$", "", part).strip()
        for part in re.split(r"\s+[–—|»«·-]\s+", title)
    ]
    step = path.rsplit("/", 1)[-1]
    return next((part for part in parts if addresses.slug(part) == step), parts[0])
