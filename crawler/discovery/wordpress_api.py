"""Posts from WordPress's REST API (wp/v2), a hundred a request, with their terms resolved in bulk.

Reference: https://developer.wordpress.org/rest-api/reference/posts/
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from scrapy.http import Response

from crawler.discovery import Fetch
from crawler.failures import FetchFailed, bad_status

PER_PAGE = 100
MOST_PAGES = 10_000
"""Of one resource: a million posts, and an end where a server shows the same page for ever."""
FIELDS = (
    "id,link,date,date_gmt,modified,modified_gmt,title,content,categories,tags,author,"
    "featured_media,_links.wp:featuredmedia,_embedded"
)
ROUTES = ("/wp-json/wp/v2/", "/?rest_route=/wp/v2/")
"""Where the API answers: with pretty permalinks, and always."""
FEW_PAGES = 5
"""A taxonomy of so many pages is read whole at once; of a longer one only what posts name."""


HIDDEN = ("http-401", "http-403", "http-404")
"""How sites answer for what they do not show, such as users."""
BEYOND = "http-400"
"""How WordPress answers for the page after the last one."""
JSON_LIST = re.compile(rb"\[\s*(?=[{\]])")
MOST_STARTS = 5
"""How many times the beginning of a list is looked for in an answer."""


class NoApi(Exception):
    """The site has no REST API that shows posts; the message says what it answers instead."""

    def __init__(self, message: str, reason: str = ""):
        """`reason` is that of a failed fetch."""
        super().__init__(message)
        self.reason = reason


@dataclass
class Term:
    """A category, tag, account or picture, by what posts refer to it with."""

    name: str
    slug: str = ""
    parent: int = 0
    details: dict[str, Any] = field(default_factory=dict)


@dataclass
class Batch:
    """One answer: posts as the API gives them, and what it said of their number."""

    posts: list[dict[str, Any]]
    total: int | None
    pages: int
    """Read off the header, or as much as can be told where a proxy took that away."""
    response: Response
    newest_first: bool = False


@dataclass(frozen=True)
class Place:
    """A place in a walk by modification: a page of the posts modified after a moment."""

    page: int
    after: str | None


class WordPressApi:
    """The REST API of one site."""

    def __init__(self, origin: str, fetch: Fetch):
        """Speak to the API at `origin` (scheme, host, port) through `fetch`."""
        self.origin = origin
        self.fetch = fetch
        self.route = ROUTES[0]
        self.known: dict[str, dict[int, Term]] = {
            kind: {} for kind in ("categories", "tags", "users", "media")
        }
        self.problems: list[str] = []
        """Terms that could not be had."""
        self._complete: set[str] = set()

    def url(self, resource: str, **query: Any) -> str:
        """Return the address of a resource: ``posts``, ``categories``, …"""
        parameters = urlencode(query, safe=",:")
        joint = "&" if "?" in self.route else "?"
        return f"{self.origin}{self.route}{resource}{joint}{parameters}"

    async def find(self) -> int | None:
        """Find where the API answers; return how many posts the site says it has. Raise `NoApi`."""
        why = ""
        for route in ROUTES:
            self.route = route
            try:
                batch = await self.get("posts", per_page=1, _fields="id")
            except NoApi as error:
                why = why or str(error)
                continue
            return batch.total
        raise NoApi(why)

    async def get(self, resource: str, **query: Any) -> Batch:
        """Ask for one page of a resource. Raise `NoApi` where the answer is no list of objects."""
        response = None
        try:
            response = await self.fetch(self.url(resource, **query))
            if problem := bad_status(response):
                raise FetchFailed(problem)
        except FetchFailed as error:
            if response is None or error.reason != BEYOND or query.get("page", 1) == 1:
                raise NoApi(f"{resource}: {error.reason}", error.reason) from error
            # Posts were deleted meanwhile, so that the pages now end before this one.
            return Batch([], None, 0, response)
        objects = read_objects(response)
        pages = _number(response, "X-WP-TotalPages")
        if pages is None:
            is_full = len(objects) >= int(query.get("per_page", PER_PAGE))
            pages = int(query.get("page", 1)) + is_full
        return Batch(objects, _number(response, "X-WP-Total"), pages, response)

    async def by_modification(self, after: str | None) -> AsyncIterator[Batch]:
        """Yield all posts changed since `after` (site-local ISO 8601), the longest unchanged first.

        Each page asks for what follows the last one's newest post instead of counting pages, so
        that edits and deletions during a long crawl shift nothing out of sight. WordPress before
        5.7 does not know ``modified_after``: there pages are counted, and what changed since the
        last run is read from the other end.
        """
        place, by_number = Place(1, after), False
        coming = self._ask(place)
        try:
            for _ in range(MOST_PAGES):
                batch = await coming
                if after is not None and place == Place(1, after) and not _obeyed(batch, after):
                    async for batch in self._down_to(after):
                        yield batch
                    return
                by_number = by_number or not _obeyed(batch, place.after)
                following = _following(batch, place, by_number)
                if following is None:
                    yield batch
                    return
                place = following
                # The site works on the next page while we work on this one.
                coming = self._ask(place)
                yield batch
        finally:
            coming.cancel()

    def _ask(self, place: Place) -> asyncio.Future[Batch]:
        """Ask for the posts at one place of a walk by modification, without waiting for them."""
        query: dict[str, Any] = {"orderby": "modified", "order": "asc"}
        if place.page > 1:
            query["page"] = place.page
        if place.after is not None:
            query["modified_after"] = place.after
        coming = asyncio.ensure_future(self._posts(**query))
        # A walk that is broken off never looks at what became of it; that is no news to anybody.
        coming.add_done_callback(lambda done: done.cancelled() or done.exception())
        return coming

    async def _down_to(self, after: str) -> AsyncIterator[Batch]:
        """Yield the posts changed since `after`, the newest change first."""
        async for batch in self.by_date(orderby="modified"):
            batch.newest_first = True
            yield batch
            if batch.posts and str(batch.posts[-1].get("modified", "")) < after:
                return

    async def by_date(self, **query: Any) -> AsyncIterator[Batch]:
        """Yield the posts that match `query` (after, before, categories), the newest first."""
        for page in range(1, MOST_PAGES + 1):
            batch = await self._posts(page=page, **query)
            yield batch
            if page >= batch.pages:
                return

    async def all_ids(self) -> set[int]:
        """Return the ids of all posts that the site shows, a hundred a request. Raise `NoApi`."""
        found: set[int] = set()
        for page in range(1, MOST_PAGES + 1):
            query = {"per_page": PER_PAGE, "page": page, "orderby": "id", "order": "asc"}
            batch = await self.get("posts", _fields="id", **query)
            found.update(id for post in batch.posts for id in ids(post, "id"))
            if page >= batch.pages:
                break
        return found

    async def by_ids(self, wanted: Iterable[int]) -> AsyncIterator[Batch]:
        """Yield the posts with the ids `wanted`, those of them that the site shows."""
        left = sorted(wanted)
        for start in range(0, len(left), PER_PAGE):
            yield await self._posts(include=",".join(map(str, left[start : start + PER_PAGE])))

    async def _posts(self, **query: Any) -> Batch:
        whole = {"per_page": PER_PAGE, "_embed": "wp:featuredmedia", "_fields": FIELDS}
        return await self.get("posts", **(whole | query))

    async def resolve(self, posts: Iterable[dict[str, Any]]) -> None:
        """Make sure that `known` has the categories, tags, users and media that `posts` name."""
        posts = list(posts)
        for post in posts:
            self.learn_embedded(post)
        wanted = {
            "categories": {id for post in posts for id in ids(post, "categories")},
            "tags": {id for post in posts for id in ids(post, "tags")},
            "users": {id for post in posts for id in ids(post, "author")},
            "media": {id for post in posts for id in ids(post, "featured_media")},
        }
        for kind, named in wanted.items():
            if (missing := sorted(named - self.known[kind].keys())) and kind not in self._complete:
                await self._look_up(kind, missing)

    async def _look_up(self, kind: str, missing: list[int]) -> None:
        """Ask for terms; sites often hide one kind (users), which is no failure of the crawl."""
        try:
            if kind in ("categories", "tags") and not self.known[kind]:
                await self._read_whole(kind)
                missing = [id for id in missing if id not in self.known[kind]]
            if kind in self._complete:
                return
            for start in range(0, len(missing), PER_PAGE):
                some = missing[start : start + PER_PAGE]
                batch = await self.get(
                    kind, include=",".join(map(str, some)), per_page=PER_PAGE, **_fields(kind)
                )
                self.learn(kind, batch.posts)
        except NoApi as error:
            if error.reason in HIDDEN:
                self._complete.add(kind)
            elif str(error) not in self.problems:
                self.problems.append(str(error))

    async def _read_whole(self, kind: str) -> None:
        for page in range(1, MOST_PAGES):
            batch = await self.get(kind, per_page=PER_PAGE, page=page, **_fields(kind))
            self.learn(kind, batch.posts)
            if batch.pages > FEW_PAGES and kind != "categories":
                return
            if page >= batch.pages:
                self._complete.add(kind)
                return

    def learn_embedded(self, post: dict[str, Any]) -> None:
        """Take over the featured picture that a post brings with it."""
        embedded = post.get("_embedded")
        if isinstance(embedded, dict):
            media = embedded.get("wp:featuredmedia")
            self.learn("media", media if isinstance(media, list) else [])

    def learn(self, kind: str, objects: Iterable[Any]) -> None:
        """Take over terms, accounts or pictures as the API gives them."""
        for one in objects:
            if isinstance(one, dict) and isinstance(one.get("id"), int):
                self.known[kind][one["id"]] = Term(
                    str(one.get("name") or ""),
                    str(one.get("slug") or ""),
                    one["parent"] if isinstance(one.get("parent"), int) else 0,
                    one if kind == "media" else {},
                )

    async def category_ids(self, slug: str) -> list[int]:
        """Return the ids of the category with `slug` and of all below it; empty if there is none."""
        if "categories" not in self._complete:
            await self._read_whole("categories")
        categories = self.known["categories"]
        found = [id for id, term in categories.items() if term.slug == slug]
        for id in found:
            found += [
                inner for inner, t in categories.items() if t.parent == id and inner not in found
            ]
        return found


def read_objects(response: Response) -> list[dict[str, Any]]:
    """Return the list of objects that an API response holds. Raise `NoApi`.

    A stray byte order mark or PHP notice before the JSON, as careless plugins print it, is
    skipped.
    """
    found: Any = None
    starts = [match.start() for match in islice(JSON_LIST.finditer(response.body), MOST_STARTS)]
    for start in starts or [0]:
        try:
            found = json.loads(response.body[start:])
            break
        except (ValueError, RecursionError):
            continue
    else:
        raise NoApi(f"{response.url}: no JSON")
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise NoApi(f"{response.url}: no list of objects")
    return found


def ids(post: dict[str, Any], key: str) -> list[int]:
    """Return the ids that a post gives under `key`, one or many; 0 is WordPress's word for none."""
    value = post.get(key)
    values = value if isinstance(value, list) else [value]
    return [id for id in values if isinstance(id, int) and id > 0]


def _fields(kind: str) -> dict[str, str]:
    if kind == "media":
        return {
            "_fields": "id,source_url,alt_text,caption,media_details.width,media_details.height"
        }
    return {"_fields": "id,name,slug,parent"}


def _following(batch: Batch, place: Place, by_number: bool) -> Place | None:
    """Return where a walk by modification goes on after `batch`, or None at its end.

    `by_number` says that the site does not know ``modified_after``.
    """
    if not batch.posts or place.page >= batch.pages:
        return None
    first, last = (str(batch.posts[at].get("modified", "")) for at in (0, -1))
    before = _second_before(last)
    if before and not by_number and last > max(first, place.after or ""):
        # One second back: several posts may share the last one's second.
        return Place(1, before)
    return Place(place.page + 1, place.after)


def _obeyed(batch: Batch, after: str | None) -> bool:
    """Tell whether the site left out what was not modified `after`."""
    return after is None or not batch.posts or str(batch.posts[0].get("modified", "")) > after


def _number(response: Response, header: str) -> int | None:
    value = (response.headers.get(header) or b"").decode("latin-1").strip()
    return int(value) if value.isdigit() else None


def _second_before(moment: str) -> str | None:
    try:
        return (datetime.fromisoformat(moment) - timedelta(seconds=1)).isoformat()
    except (ValueError, OverflowError):  # "-0001-11-30T00:00:00": no date at all
        return None
