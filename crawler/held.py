"""Articles that are held, seen again: asked for if they changed, known where they went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrapy.http import Request, Response

from crawler import addresses, pages
from crawler.article import Article, RawArticle
from crawler.candidate import Candidate
from crawler.failures import FetchFailed, bad_status
from crawler.ledger import Due, Held, Visit
from crawler.validators import NONE as NO_VALIDATORS
from crawler.validators import Trust, Validators, learn

if TYPE_CHECKING:
    from crawler.outlet import Outlet

NOT_THERE = (404, 410)
FOR_GOOD = (301, 308)
TRUST = "trust:pages"


@dataclass(slots=True)
class Look:
    """What the answer for a page said of its version, until its article is written."""

    status: int
    validators: Validators
    kept: Validators = NO_VALIDATORS
    """Of the version before."""
    asked: Trust = "none"
    """How far the site was trusted when the page was asked for only if it had changed."""


class HeldArticles:
    """What one run learns of the articles of an outlet that earlier ones have read."""

    def __init__(self, outlet: Outlet):
        """Ask as `outlet` does, and note in its ledger and report."""
        self._outlet = outlet
        self._ledger = outlet.ledger
        self._looks: dict[str, Look] = {}
        self._unmodified: list[str] = []
        """Of which this run was told that they are as they were."""
        self._has_doubted = False

    # Asking.

    def ask_if_changed(self, request: Request, due: Due) -> None:
        """Let `request`, for an address that is due, ask for the page only if it has changed."""
        held = self._outlet.run.article_at(due.url) if due.article else None  # type: ignore[union-attr]
        if held is not None and held.status == "published":
            request.meta["kept"] = due.validators
            if headers := due.validators.headers(self.trust):
                request.headers.update(headers)
                request.meta["asked"] = self.trust

    async def whole(self, held: Held, response: Response) -> Response | None:
        """Return the page of `held`, or None where it is as it was and its address is settled.

        Of those that are said to be as they were, the first of a run is asked for anew, since a
        site that always says so must be found out; so is one that was under way when it was, and
        one that was redirected, whose validators belong to another address.
        """
        if response.status != 304 or "asked" not in response.meta:
            return response
        address, outlet = response.meta["address"], self._outlet
        is_here = addresses.normalise(response.url) == address
        if not self._has_doubted or not is_here or self.trust == "none":
            self._has_doubted = True
            meta = {"address": address, "kept": response.meta["kept"]}
            return await outlet.fetch_with(address, {}, **meta)
        due = self._next_look(held.published, address)
        self._ledger.unmodified(address, held.id, due, outlet.now())
        outlet.report.unchanged += 1
        self._unmodified.append(address)
        return None

    # Whether it is there, and where.

    def is_missing(self, held: Held, response: Response) -> bool:
        """Tell whether the site says that it has `held` no more; note it if so."""
        if response.status not in NOT_THERE:
            return False
        self._miss(held, response, f"http-{response.status}")
        return True

    def look_whether_there(self, held: Held, response: Response) -> None:
        """Note whether the page of an article that an API gave is there; it is not read anew.

        Raise `FetchFailed`.
        """
        if problem := bad_status(response):
            raise FetchFailed(problem)
        outlet, address = self._outlet, response.meta["address"]
        url = addresses.normalise(response.url) or response.url
        if url != address:
            page = pages.Page(outlet.tree(response), url, outlet.layout_of(response))
            is_article = pages.recognise_page(page).is_article
            article = pages.read_page(page) if is_article else None
            if not self.is_same_elsewhere(held, article, response):
                return
        self._ledger.missed(held.id, None)
        self._ledger.settle(address, "article", outlet.now(), status=response.status)

    def is_same_elsewhere(self, held: Held, article: RawArticle | None, response: Response) -> bool:
        """Tell whether the address of `held` led to the same article elsewhere, which is
        `article` and keeps its id; note what else it means.

        It may lead to a different one (WordPress guesses from the words of the address), or to
        none.
        """
        outlet, address = self._outlet, response.meta["address"]
        url = addresses.normalise(response.url) or response.url
        if article is not None and self._is_same(held, article):
            outlet.note_moved(address, url)
            outlet.report.moved.add("redirect", address)
            article.id = held.id
            return True
        if article is not None:
            self._miss(held, response, "redirect-to-other")
            self._ledger.discover(Candidate(url, "redirect"), outlet.now())
        elif response.meta.get("redirect_reasons", [0])[0] in FOR_GOOD:
            self._miss(held, response, "redirect-elsewhere")
        return False

    def _miss(self, held: Held, response: Response, how: str) -> None:
        outlet, warc = self._outlet, response.meta.get("warc")
        outlet.gone.missing(held, response.meta["address"], how, outlet.moment(), warc)

    def _is_same(self, held: Held, article: RawArticle) -> bool:
        if article.raw.cms_id is not None and not is_hashed(held.id):
            return article.raw.cms_id == held.id.partition(":")[2]
        record = self._outlet.run.record(held)  # type: ignore[union-attr]
        return record is not None and addresses.slug(record.title or "") == addresses.slug(
            article.title or ""
        )

    # From the answer to the line.

    def note_look(self, article: RawArticle, response: Response) -> None:
        """Remember until `article` is written what the answer said of its version."""
        self._looks[article.url] = Look(
            response.status,
            Validators.of(response),
            response.meta.get("kept", NO_VALIDATORS),
            response.meta.get("asked", "none"),
        )

    def forget_look(self, article: Article) -> None:
        """Forget it, of an article that is not written."""
        self._looks.pop(article.url, None)

    def visit(self, article: Article, *, changed: bool) -> Visit | None:
        """Return how `article` was come by and when to look at it again, None if from an archive.

        `changed` tells whether it differs from what is held: if not although its validators do,
        or the other way round, the site's validators are trusted less.
        """
        look = self._looks.pop(article.url, None)
        if article.source != "live":
            return None
        if article.status == "gone":
            return Visit()
        if look is None:
            return Visit("rest", 200, listed_by="rest")
        trust = learn(self.trust, look.kept, look.validators, asked=look.asked, changed=changed)
        if trust != self.trust:
            self._ledger.note(TRUST, trust)
            if trust == "none":
                for url in self._unmodified:
                    self._ledger.look_now(url, self._outlet.now())
                self._unmodified.clear()
        due = self._next_look(article.published, article.url)
        return Visit("page", look.status, look.validators, due=due)

    def _next_look(self, published: str | None, url: str) -> str | None:
        outlet = self._outlet
        seen = self._ledger.first_seen(url) or outlet.now()
        return outlet.revisits.next_look(published, seen, outlet.moment())

    @property
    def trust(self) -> Trust:
        """How far the validators of the site's pages are trusted."""
        return self._ledger.fact(TRUST) or "both"  # type: ignore[return-value]


def is_hashed(id: str) -> bool:
    """Tell whether an article's id was made from its address, and is not the CMS's own."""
    return re.fullmatch(r"[0-9a-f]{16}", id.partition(":")[2]) is not None
