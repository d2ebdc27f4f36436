"""Finding posts by WordPress's REST API, which gives the articles themselves.

A hundred posts come with one request. The walk goes by the time of modification, so a later run
asks for what changed since and for nothing else; now and then the numbers of all posts are
compared with what is held.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from scrapy.http import Response

from crawler import addresses
from crawler.article import RawArticle
from crawler.discovery import Outcome
from crawler.discovery.ways import sweep_is_due
from crawler.discovery.wordpress_api import NoApi, WordPressApi
from crawler.platforms.wordpress_posts import local_moment, post_link, post_moment, read_post

if TYPE_CHECKING:
    from crawler.outlet import Outlet


async def by_rest(outlet: Outlet, outcome: Outcome) -> AsyncIterator[RawArticle]:
    """Yield the articles that the API gives and that are not held as they are."""
    api = WordPressApi(outlet.origin, outlet.fetch)
    walk = RestWalk(outlet, api)
    try:
        outlet.report.site_total = await api.find()
        outcome.answered = True
        async for article in walk.articles():
            yield article
        if not outlet.arguments.is_partial and not outlet.frontier.is_over:
            async for article in walk.sweep():
                yield article
        outcome.problems += api.problems
    except NoApi as error:
        outcome.problems.append(str(error))
        return
    outcome.complete = True


class RestWalk:
    """One run's walk through the posts of an outlet."""

    def __init__(self, outlet: Outlet, api: WordPressApi):
        self.outlet = outlet
        self.api = api
        self.ledger = outlet.ledger
        self.report = outlet.report
        self.frontier = outlet.frontier

    async def articles(self) -> AsyncIterator[RawArticle]:
        """Yield what was written or modified since the last run, or what the user asked for."""
        if self.outlet.arguments.is_partial:
            async for batch in self.api.by_date(**await self._filters()):
                async for article in self._new_ones(batch.posts, batch.response):
                    yield article
                if not self.frontier.has_room:
                    return
            return
        changed_after = self.ledger.fact("rest:modified")
        if changed_after is None:
            self.report.total = self.report.site_total
        late: list[dict[str, Any]] = []
        async for batch in self.api.by_modification(changed_after):
            async for article in self._new_ones(batch.posts, batch.response):
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
            async for batch in self.api.by_date(after=self.ledger.fact("rest:date")):
                async for article in self._new_ones(batch.posts, batch.response):
                    yield article
                await self.frontier.settled()
                if self.frontier.is_over:
                    return
                self._remember("rest:date", batch.posts, "date")

    async def sweep(self) -> AsyncIterator[RawArticle]:
        """Compare all that the site has with what is held, where their numbers say that it is
        time to; yield what was missed, and have a look at what is not there."""
        await self.frontier.settled()
        if self.ledger.fact("swept:rest") is None:
            self.ledger.note("swept:rest", self.outlet.now())  # all was new
            return
        if not sweep_is_due(self.outlet, "rest") and difference(self.outlet) == self.ledger.fact(
            "rest:apart"
        ):
            return
        since = self.outlet.now()
        shown = {f"{self.outlet.name}:{id}": id for id in await self.api.all_ids()}
        self.ledger.list_articles(shown, "rest", since)
        missed = [shown[id] for id in shown.keys() - self.ledger.ids()]
        async for batch in self.api.by_ids(missed):
            async for article in self._new_ones(batch.posts, batch.response):
                yield article
            await self.frontier.settled()
            if self.frontier.is_over:
                return
        self.outlet.gone.listed("rest", since)
        self.ledger.note("swept:rest", since)

    async def _filters(self) -> dict[str, Any]:
        given, filters = self.outlet.arguments, {}
        if given.since:
            before = date.fromisoformat(given.since) - timedelta(days=1)
            filters["after"] = f"{before}T23:59:59"
        if given.until:
            after = date.fromisoformat(given.until) + timedelta(days=1)
            filters["before"] = f"{after}T00:00:00"
        if given.section:
            found = await self.api.category_ids(given.section)
            if not found:
                raise NoApi(f"no category {given.section}")
            filters["categories"] = ",".join(map(str, found))
        if given.limit:
            filters["per_page"] = str(min(given.limit, 100))
        return filters

    async def _new_ones(
        self, posts: Iterable[dict[str, Any]], response: Response
    ) -> AsyncIterator[RawArticle]:
        """Yield the articles of those `posts` that are not held as they are."""
        wanted = []
        rules = await self.outlet.robots_for(self.outlet.origin)
        for post in posts:
            if (link := post_link(post)) is None or link in self.frontier.seen:
                continue
            self.frontier.seen.add(link)
            if not self.outlet.is_own(link):
                self.report.refused.add("off-site", link)
                continue
            if not rules.allows(addresses.moved_to(self.outlet.origin, link)):
                self.report.forbidden.add("robots.txt", link)
                continue
            self.report.discovered["rest"] += 1
            held = self.outlet.run.article(f"{self.outlet.name}:{post.get('id')}")  # type: ignore[union-attr]
            if held is None:
                self.report.unknown += 1
            elif held.url != self.outlet.at_site(link) and held.status == "published":
                self.report.moved.add("link", held.url)
            elif (
                held.status == "published"
                and held.modified is not None
                and held.modified == post_moment(post, "modified")
            ):
                self.report.unchanged += 1
                continue
            wanted.append(post)
        await self.api.resolve(wanted)
        for post in wanted:
            if not self.frontier.has_room:
                return
            self.report.fetched += 1
            article = read_post(post, self.api.known, self.outlet.hosts)
            article.url = self.outlet.at_site(article.url)
            yield self.outlet.complete(article, response)

    def _remember(self, key: str, posts: list[dict[str, Any]], field: str) -> None:
        """Note the newest `field` of `posts`, one second back: others may share that second.

        One dated ahead of time would hide from later runs all that comes before it.
        """
        latest = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1)
        found = [local_moment(post.get(field)) for post in posts]
        if moments := [moment for moment in found if moment and moment < latest]:
            newest = (max(moments) - timedelta(seconds=1)).isoformat()
            self.ledger.note(key, max(newest, self.ledger.fact(key) or ""))


def difference(outlet: Outlet) -> str | None:
    """Return how many posts more the site says it has than are held and there."""
    total = outlet.report.site_total
    return None if total is None else str(total - outlet.ledger.count_present())
