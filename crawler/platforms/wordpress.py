"""WordPress: REST where it answers, else sitemaps, feeds and listings, as far back as 2012."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from scrapy.http import Request, Response

from crawler import addresses, arguments, pages
from crawler.article import Block, Image, PrintedDate, Raw, RawArticle
from crawler.candidate import Capture
from crawler.discovery import Outcome, feed, listing
from crawler.discovery.wordpress_api import NoApi, Term, WordPressApi, ids, read_objects
from crawler.failures import FetchFailed, bad_status
from crawler.outlet import Found, Outlet
from crawler.pages.parse import parse_text
from crawler.pages.trail import category_steps
from crawler.pages.xpath import strings, truth

MOST_PAGES = 100
"""Pages of one article."""
CATEGORY_LINKS = strings(
    "//a[contains(concat(' ', @rel, ' '), ' category ')]/@href"
    " | //*[contains(concat(' ', @class, ' '), ' taxonomy-category ')]//a/@href"
)
IS_BLOCK_THEME = truth(
    "boolean(//div[contains(concat(' ', @class, ' '), ' wp-block-post-content ')])"
)
REST_RESOURCE = re.compile(r"/wp/v2/(posts|categories|tags|users|media)(?:/?\?|/?$|&)")


def listing_page(url: str, number: int) -> str:
    """Return the address of page `number` of a listing, in the spelling of its first page."""
    if urlsplit(url).query:
        return f"{url}&paged={number}"
    return f"{url.rstrip('/')}/page/{number}/"


class WordPress(Outlet):
    """An outlet on WordPress. Which of its doors are open, each run finds out."""

    layout = pages.WORDPRESS
    marks: ClassVar[tuple[str, ...]] = (
        "meta[name=generator][content^=WordPress]",
        'link[rel="https://api.w.org/"]',
        'link[href*="/wp-content/"], script[src*="/wp-content/"], script[src*="/wp-includes/"]',
        'img[src*="/wp-content/uploads/"]',
    )
    methods: ClassVar[tuple[arguments.Method, ...]] = arguments.METHODS
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

    def feed_url(self, page: int) -> str:
        """Return the address of page `page`, from 1, of the feed of all articles."""
        return f"{self.origin}/feed/" + (f"?paged={page}" if page > 1 else "")

    async def discover_feed(self, outcome: Outcome) -> AsyncIterator[Found]:
        was_read = self._was_read()
        walk = feed.walk(
            self.lists.fetch if was_read else self.fetch,
            self.feed_url,
            self._is_known,
            outcome,
            stop_at_known=was_read,
            taken=self.lists.taken,
        )
        async for found in walk:
            if (candidate := self._own(found)) is not None:
                yield candidate

    async def section_urls(self, section: str) -> list[str]:
        # WordPress redirects to the full path where the section has a parent.
        return [f"{self.origin}/category/{section}/"]

    def discover(self, method: arguments.Method, outcome: Outcome) -> AsyncIterator[Found]:
        if method == "rest":
            return self.discover_rest(outcome)
        return super().discover(method, outcome)

    # By REST.

    async def discover_rest(self, outcome: Outcome) -> AsyncIterator[Found]:
        """Yield articles themselves: the API gives a hundred of them for one request."""
        api = WordPressApi(self.origin, self.fetch)
        try:
            self.report.site_total = await api.find()
            outcome.answered = True
            async for article in self._articles(api):
                yield article
            if not self.arguments.is_partial and not self.frontier.is_over:
                async for article in self._sweep(api):
                    yield article
            outcome.problems += api.problems
        except NoApi as error:
            outcome.problems.append(str(error))
            return
        outcome.complete = True

    async def _articles(self, api: WordPressApi) -> AsyncIterator[RawArticle]:
        if self.arguments.is_partial:
            async for batch in api.by_date(**await self._filters(api)):
                async for article in self._new_ones(api, batch.posts, batch.response):
                    yield article
                if not self.frontier.has_room:
                    return
            return
        changed_after = self.ledger.fact("rest:modified")
        if changed_after is None:
            self.report.total = self.report.site_total
        late: list[dict[str, Any]] = []
        async for batch in api.by_modification(changed_after):
            async for article in self._new_ones(api, batch.posts, batch.response):
                yield article
            # Only what is durable may be left behind.
            await self.frontier.settled()
            if self.frontier.is_over:
                return
            if batch.newest_first:
                # What is older is still to come: a run cut short must begin anew.
                late += batch.posts[:1]
            else:
                self._remember("rest:modified", batch.posts, "modified")
            self._remember("rest:date", batch.posts, "date")
        self._remember("rest:modified", late, "modified")
        if changed_after is not None:
            # A post that was written before the last run and scheduled to appear after it.
            async for batch in api.by_date(after=self.ledger.fact("rest:date")):
                async for article in self._new_ones(api, batch.posts, batch.response):
                    yield article
                await self.frontier.settled()
                if self.frontier.is_over:
                    return
                self._remember("rest:date", batch.posts, "date")

    async def _sweep(self, api: WordPressApi) -> AsyncIterator[RawArticle]:
        """Compare all that the site has with what is held, where their numbers say that it is
        time to; yield what was missed, and have a look at what is not there."""
        await self.frontier.settled()
        if self.ledger.fact("swept:rest") is None:
            self.ledger.note("swept:rest", self.now())  # all was new
            return
        if not self.sweep_is_due("rest") and self._difference() == self.ledger.fact("rest:apart"):
            return
        since = self.now()
        shown = {f"{self.name}:{id}": id for id in await api.all_ids()}
        self.ledger.list_articles(shown, "rest", since)
        missed = [shown[id] for id in shown.keys() - self.ledger.ids()]
        async for batch in api.by_ids(missed):
            async for article in self._new_ones(api, batch.posts, batch.response):
                yield article
            await self.frontier.settled()
            if self.frontier.is_over:
                return
        self.gone.listed("rest", since)
        self.ledger.note("swept:rest", since)

    def _difference(self) -> str | None:
        """Return how many posts more the site says it has than are held and there."""
        total = self.report.site_total
        return None if total is None else str(total - self.ledger.count_present())

    def finish(self) -> None:
        # What no sweep can mend, such as posts that robots.txt forbids, is no news next time.
        if self.report.discovery[-1:] == ["rest"]:
            self.ledger.note("rest:apart", self._difference())

    async def _filters(self, api: WordPressApi) -> dict[str, Any]:
        given, filters = self.arguments, {}
        if given.since:
            before = date.fromisoformat(given.since) - timedelta(days=1)
            filters["after"] = f"{before}T23:59:59"
        if given.until:
            after = date.fromisoformat(given.until) + timedelta(days=1)
            filters["before"] = f"{after}T00:00:00"
        if given.section:
            found = await api.category_ids(given.section)
            if not found:
                raise NoApi(f"no category {given.section}")
            filters["categories"] = ",".join(map(str, found))
        if given.limit:
            filters["per_page"] = str(min(given.limit, 100))
        return filters

    async def _new_ones(
        self, api: WordPressApi, posts: Iterable[dict[str, Any]], response: Response
    ) -> AsyncIterator[RawArticle]:
        """Yield the articles of those `posts` that are not held as they are."""
        wanted = []
        rules = await self.robots_for(self.origin)
        for post in posts:
            if (link := post_link(post)) is None or link in self.frontier.seen:
                continue
            self.frontier.seen.add(link)
            if not self.is_own(link):
                self.report.refused.add("off-site", link)
                continue
            if not rules.allows(addresses.moved_to(self.origin, link)):
                self.report.forbidden.add("robots.txt", link)
                continue
            self.report.discovered["rest"] += 1
            held = self.run.article(f"{self.name}:{post.get('id')}")  # type: ignore[union-attr]
            if held is None:
                self.report.unknown += 1
            elif held.url != self.at_site(link) and held.status == "published":
                self.report.moved.add("link", held.url)
            elif (
                held.status == "published"
                and held.modified is not None
                and held.modified == post_moment(post, "modified")
            ):
                self.report.unchanged += 1
                continue
            wanted.append(post)
        await api.resolve(wanted)
        for post in wanted:
            if not self.frontier.has_room:
                return
            self.report.fetched += 1
            article = read_post(post, api.known, self.hosts)
            article.url = self.at_site(article.url)
            yield self.complete(article, response)

    def _remember(self, key: str, posts: list[dict[str, Any]], field: str) -> None:
        """Note the newest `field` of `posts`, one second back: others may share that second.

        One dated ahead of time would hide from later runs all that comes before it.
        """
        latest = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1)
        found = [_moment(post.get(field)) for post in posts]
        if moments := [moment for moment in found if moment and moment < latest]:
            newest = (max(moments) - timedelta(seconds=1)).isoformat()
            self.ledger.note(key, max(newest, self.ledger.fact(key) or ""))

    # What pages leave unsaid.

    async def section_names(self, tree: Any, url: str, response: Response) -> Mapping[str, str]:
        """Return the names of sections above those that the page links to.

        Most themes name an article's innermost section only, and those above it no more than in
        the link's path. Their own listings know their names; each is asked once.
        """
        names = dict(self.sections)
        for path, address in parent_sections(tree, url).items():
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
                page = await self.beside(address, response)
                if page is not None and not bad_status(page):
                    name = listing_name(self.tree(page), path)
                    self.ledger.note(f"section:{path}", name)
        return name or ""

    @cached_property
    def _names(self) -> dict[str, asyncio.Future[str]]:
        """Names of sections by path, known or being asked for."""
        return {}

    async def look_further(self, article: RawArticle, tree: Any, response: Response) -> None:
        """Ask for page 2 where the theme would not say that there is one.

        The post-content block of WordPress's own themes (6.1 and later) prints page links only
        for the page break of its block editor, not for the ``<!--nextpage-->`` of the old one.
        """
        if not article.raw.blocks or not IS_BLOCK_THEME(tree):
            return
        joint = "&page={}" if "?" in article.url else "{}/" if article.url.endswith("/") else "/{}"
        for number in range(2, MOST_PAGES):
            url = article.url + joint.format(number)
            page = await self.beside(url, response, dont_redirect=True)
            if page is None or 300 <= page.status < 400 or page.status == 404:
                return
            self.append(article, page)

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


def parent_sections(tree: Any, url: str) -> dict[str, str]:
    """Return the sections above those that the page at `url` links to as an article's own.

    By path (``tin-tuc``), the address of each one's listing.
    """
    found: dict[str, str] = {}
    for href in CATEGORY_LINKS(tree):
        steps = category_steps(href)
        address = urljoin(url, href).rstrip("/")
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


def post_link(post: dict[str, Any]) -> str | None:
    """Return the normalised address of a post, or None where it has none or no number."""
    link = post.get("link")
    if not isinstance(post.get("id"), int) or not isinstance(link, str):
        return None
    return addresses.normalise(link)


def post_moment(post: dict[str, Any], field: str) -> str | None:
    """Return `date` or `modified` of a post in +07:00, or None.

    The ``_gmt`` fields are exact whatever the site's time zone; WordPress gives zeros for "none".
    """
    moment = _moment(post.get(f"{field}_gmt"))
    return f"{(moment + timedelta(hours=7)).isoformat()}+07:00" if moment else None


def _moment(value: Any) -> datetime | None:
    """Return a moment as WordPress writes it, without offset, or None.

    For "none" it writes zeros, which PHP may turn into ``-0001-11-30T00:00:00``.
    """
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo is None and 1970 <= moment.year < 9999 else None


def read_post(
    post: dict[str, Any], known: dict[str, dict[int, Term]], hosts: Iterable[str]
) -> RawArticle:
    """Return the raw article of a post of the REST API.

    `known` has the categories, tags, users and media that it refers to, by kind and id; `hosts`
    are the site's own.
    """
    link = post_link(post) or ""
    content = _object(post, "content")
    body = pages.read_fragment(str(content.get("rendered") or ""), link, hosts=set(hosts))
    for id in ids(post, "featured_media"):
        if id in known["media"]:
            body = pages.with_featured(body, featured_body(known["media"][id].details))
    article = RawArticle(
        url=link,
        canonical_url=link,
        title=text_of(post.get("title")),
        sections=section_names(post, known["categories"]),
        tags=[known["tags"][id].name for id in ids(post, "tags") if id in known["tags"]],
        images=body.images,
        videos=body.videos,
        audios=body.audios,
        links=body.links,
        raw=Raw(
            blocks=body.blocks,
            fonts=body.fonts,
            dates=list(post_dates(post)),
            accounts=[
                known["users"][id].name for id in ids(post, "author") if id in known["users"]
            ],
            cms_id=str(post["id"]),
        ),
    )
    article.sections = [text_of({"rendered": name}) or name for name in article.sections]
    article.tags = [text_of({"rendered": name}) or name for name in article.tags]
    if content.get("protected"):
        article.flags.append("password-protected")
    filled = ("title", "sections", "tags", "images", "videos", "audios", "links")
    article.extractor.fields = {name: "rest" for name in filled if getattr(article, name)}
    if body.blocks:
        article.extractor.fields["paragraphs"] = "rest"
    return article


def text_of(rendered: Any) -> str | None:
    """Return the text of a ``{"rendered": html}`` value, or None where there is none."""
    value: Any = rendered.get("rendered") if isinstance(rendered, dict) else None
    if not isinstance(value, str) or not value.strip():
        return None
    if "<" not in value and "&" not in value:
        return value
    texts: Any = parse_text(value).xpath("//text()[not(ancestor::script or ancestor::style)]")
    return "".join(texts)


def post_dates(post: dict[str, Any]) -> Iterable[PrintedDate]:
    """Yield the dates of a post, with their offset where the API gives the moment."""
    for field, of in (("date", "published"), ("modified", "modified")):
        moment = post_moment(post, field)
        value = moment or post.get(field)
        if isinstance(value, str) and not value.startswith(("0000", "-")):
            yield PrintedDate(value, "rest", of)  # type: ignore[arg-type]


def section_names(post: dict[str, Any], categories: dict[int, Term]) -> list[str]:
    """Return the names of the post's category and of those above it, outermost first.

    Of several categories the one counts that the address names, else the one that WordPress puts
    into addresses: that with the lowest number.
    """
    path = addresses.path_words(str(post.get("link", "")))
    chains = [chain(id, categories) for id in sorted(ids(post, "categories")) if id in categories]
    if not chains:
        return []
    named = [c for c in chains if path[-1 - len(c) : -1] == [term.slug for term in c]]
    trail = max(named, key=len) if named else chains[0]
    # Ticked in a section and in one below it, an article belongs to the one below.
    deepest = max((c for c in chains if c[: len(trail)] == trail), key=len)
    return [term.name for term in deepest]


def chain(id: int, categories: dict[int, Term]) -> list[Term]:
    """Return the category `id` and those above it, outermost first; a circle ends it."""
    terms: list[Term] = []
    while id in categories and categories[id] not in terms:
        terms.insert(0, categories[id])
        id = categories[id].parent
    return terms


def featured_body(media: dict[str, Any]) -> pages.Body:
    """Return a body of the featured picture alone, with its caption."""
    url = media.get("source_url")
    if not isinstance(url, str) or addresses.normalise(url) is None:
        return pages.Body()
    details = _object(media, "media_details")
    image = Image(
        url=url,
        alt=media.get("alt_text") or None,
        width=_size(details.get("width")),
        height=_size(details.get("height")),
    )
    caption = text_of(media.get("caption"))
    blocks = [Block(kind="image", media=0)]
    if caption and caption.strip():
        blocks.append(Block(kind="caption", text=caption.strip(), media=0))
    return pages.Body(blocks=blocks, images=[image])


def _object(parent: dict[str, Any], key: str) -> dict[str, Any]:
    value = parent.get(key)
    return value if isinstance(value, dict) else {}


def _size(value: Any) -> int | None:
    return value if isinstance(value, int) and value > 0 else None
