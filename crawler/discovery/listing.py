"""Addresses from listing pages: the front page, its sections, and their further pages."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from lxml import html

from crawler.addresses import normalise, resolve
from crawler.candidate import Candidate
from crawler.discovery import USUAL, Fetch, Limits, Outcome
from crawler.discovery.further_pages import (
    PAGE_NUMBER,
    PAGER,
    has_more_by_script,
    next_page,
)
from crawler.discovery.url_forms import (
    NEVER,
    Kind,
    LearnedForms,
    compile_forms,
    form_of,
    is_numbered,
    target_of,
)
from crawler.failures import FetchFailed, bad_status

NO_PAGE = ("http-404", "http-410", "off-site", "redirect-off-site", "robots")
"""Why a listing may not be there for us without anything being wrong."""


@dataclass(frozen=True)
class ListingRules:
    """How a platform or an outlet spells its listings, by path and query."""

    section: re.Pattern[str] = NEVER
    """Matches a section's first page."""
    ignore: re.Pattern[str] = NEVER
    """Matches what is neither section nor article: tags, authors, files."""
    is_page: re.Pattern[str] = PAGE_NUMBER
    """Matches a listing's further page."""
    page_url: Callable[[str, int], str] | None = None
    """The address of page `n` (from 2) of the listing at an address; None: as its pages link to it."""
    article: re.Pattern[str] = NEVER
    """Matches articles, whatever the other patterns say."""
    is_counted: bool = False
    """All articles have a number in their addresses, so what has none is none."""
    learns: bool = False
    """What no pattern matches is judged by how the site's links look; else it counts as an article."""

    def stating(
        self, articles: tuple[str, ...], listings: tuple[str, ...], paging: str | None
    ) -> ListingRules:
        """Return these rules with what an outlet states of its own: see `crawler.outlet.Outlet`."""
        rules = self
        if articles:
            is_counted = all(map(is_numbered, articles))
            rules = replace(rules, article=compile_forms(articles), is_counted=is_counted)
        if listings:
            stated = compile_forms(listings).pattern
            rules = replace(rules, section=re.compile(f"{rules.section.pattern}|{stated}", re.I))
        if paging:
            rules = replace(rules, page_url=partial(add_page, paging))
        return rules

    def is_other(self, target: str) -> bool:
        """Tell whether path and query `target` are plainly no article's."""
        if self.article.search(target):
            return False
        return any(p.search(target) for p in (self.section, self.ignore, self.is_page))

    def sort(self, target: str, learned: LearnedForms) -> Kind | None:
        """Return what a link to `target` leads to; None for what is of no interest."""
        if self.article.search(target):
            return "article"
        if target == "/" or self.ignore.search(target) or self.is_page.search(target):
            return None
        if self.section.search(target):
            return "listing"
        if not self.learns:
            return "article"
        if self.is_counted and not is_numbered(form_of(target)):
            return "listing"
        # Sites change how they spell articles: what looks like one is looked at.
        return learned.kind(target)


ANY_SITE = ListingRules(
    ignore=re.compile(
        r"^/(?:tags?|tu-khoa|hashtag|author|tac-gia|search|tim-kiem|rss|feed|login|dang-nhap|dang-ky"
        r"|register|print|in-bai|amp|api|ajax|admin|wp-admin|wp-content|wp-includes|wp-json"
        r"|lien-he|contact|gioi-thieu|about|toa-soan|quang-cao|sitemap|so-do-site|dieu-khoan-su-dung"
        r"|chinh-sach-bao-mat|bao-in|e-?paper|javascript:.*)(?:[/?.]|$)"
        r"|^/wp-\w+\.php|^/xmlrpc\.php"
        r"|^/\d{4}/(?:\d\d?/){0,2}$|-tag\d+(?:\.html?)?$|/(?:feed|amp|print|rss)/?$|/tags?/"
        r"|[?&](?:s|q|key|keyword|keywords|tukhoa|tag|author|replytocom|share|print|lang|language"
        r"|date|ngay|returnurl|redirect_to|rest_route|feed|attachment_id)="
        r"|\.(?:jpe?g|png|gif|webp|avif|svg|ico|pdf|docx?|xlsx?|pptx?|zip|rar|7z|mp[34]|m4a|m3u8"
        r"|apk|css|js|json|xml|rss)$",
        re.I,
    ),
    learns=True,
)
"""What holds for a site of which nothing is known."""


def add_page(paging: str, url: str, number: int) -> str:
    """Return the address of page `number` of the listing at `url`, spelled as `paging` says.

    `paging` has ``{page}`` in it. It is put behind the listing's path, before an extension
    (``/page/{page}``, ``-p{page}``) or to its query (``?trang={page}``).
    """
    spelled = paging.replace("{page}", str(number))
    parts = urlsplit(url)
    if spelled.startswith("?"):
        return f"{url}{'&' if parts.query else '?'}{spelled[1:]}"
    head, slash, last = parts.path.rstrip("/").rpartition("/")
    stem, dot, extension = last.rpartition(".") if "." in last else (last, "", "")
    end = f"{dot}{extension}" or ("/" if parts.path.endswith("/") and spelled[-1:] != "/" else "")
    return parts._replace(path=f"{head}{slash}{stem}{spelled}{end}").geturl()


async def walk(
    fetch: Fetch,
    parse: Callable[..., html.HtmlElement],
    starts: Iterable[str],
    rules: ListingRules,
    is_own: Callable[[str], bool],
    known: Callable[[str], bool],
    outcome: Outcome,
    *,
    stop_at_known: bool,
    follow_sections: bool,
    barren: Callable[[], int] = lambda: 0,
    is_article: Callable[[html.HtmlElement, str], bool] | None = None,
    limits: Limits = USUAL,
) -> AsyncIterator[Candidate]:
    """Yield the addresses of articles that listing pages link to.

    Each of `starts` is read page after page, and with `follow_sections` every section that any
    page links to as well. A listing ends with a page that is not there or that leads elsewhere,
    or after pages without an address that this walk has not seen; the walk ends after listings
    without one: how many, `limits` say. With `stop_at_known` a listing also ends after a page on which
    every article is `known` from before (so that a sticky post, known long since, does not end it).
    A calendar, which names days for ever, is given up once `barren`, the number of pages in a row
    that turned out to be no articles, is too large. A supposed listing of which `is_article` says
    that it is an article is a candidate, too.
    """
    waiting = deque(starts)
    listings = set(waiting)
    seen: set[str] = set()
    learned = LearnedForms()
    nothing_new = 0
    while waiting and nothing_new < limits.stale_listings:
        listing = waiting.popleft()
        before = len(seen)
        stale = 0
        url: str | None = listing
        for number in range(1, limits.pages + 1):
            if url is None:
                break
            try:
                response = await fetch(url)
                if problem := bad_status(response):
                    raise FetchFailed(problem)
            except FetchFailed as error:
                if error.reason not in NO_PAGE:
                    outcome.problems.append(f"{url}: {error}")
                break
            if number == 1:
                # Where the site has the listing; its further pages are spelled after that.
                listing = normalise(response.url) or listing
                if listing != url and listing in listings:
                    break
                listings.add(listing)
            elif target_of(response.url) != target_of(url) and not rules.is_page.search(
                target_of(response.url)
            ):
                break  # sent back to the first page: there is no such page
            tree = parse(response)
            base = base_of(tree, response.url)
            if not is_own(base):
                base = response.url
            if number == 1 and rules.learns and is_article and is_article(tree, listing):
                seen.add(listing)
                yield Candidate(listing, "listing")
            links = {a: label for a, label in labels(tree, base).items() if is_own(a)}
            if rules.learns:
                links = {a: label for a, label in links.items() if not PAGER.match(label)}
                learned.learn({target_of(a): label for a, label in links.items()})
            kinds = {address: rules.sort(target_of(address), learned) for address in links}
            articles = [address for address, kind in kinds.items() if kind == "article"]
            outcome.answered = outcome.answered or bool(articles)
            if follow_sections:
                for section, kind in kinds.items():
                    if kind == "listing" and section not in listings and section not in seen:
                        if len(listings) == limits.listings:
                            outcome.problems.append(f"more than {limits.listings} listings")
                            break
                        listings.add(section)
                        waiting.append(section)
            fresh = [address for address in articles if address not in seen]
            was_known = all(known(address) for address in articles)
            seen.update(fresh)
            for address in fresh:
                yield Candidate(address, "listing")
            if stop_at_known and was_known:
                break
            stale = 0 if fresh else stale + 1
            if stale == limits.stale_pages:
                break
            if (pages := barren()) >= limits.barren_pages:
                outcome.problems.append(f"{url}: {pages} pages in a row were no articles")
                return
            if rules.page_url is not None:
                url = rules.page_url(listing, number + 1)
            else:
                url = next_page(tree, normalise(response.url) or url, base, number + 1)
                url = url if url and is_own(url) else None
                if url is None and articles and has_more_by_script(tree):
                    outcome.cut_short.append(listing)
        nothing_new = 0 if len(seen) > before else nothing_new + 1
    outcome.complete = outcome.answered and not outcome.problems


def labels(root: html.HtmlElement, base: str) -> dict[str, str]:
    """Return the addresses that the body of a page links to, each with its longest text, in order.

    What a picture or a tooltip says is text as well.
    """
    found: dict[str, str] = {}
    for el in root.xpath("//body//a[@href]"):
        href = el.get("href")
        address = None if href.startswith("#") else resolve(base, href)
        if address is not None:
            said = ["".join(el.itertext()), el.get("title") or "", *el.xpath(".//img/@alt")]
            label = max((" ".join(text.split()) for text in said), key=len)
            if len(label) >= len(found.get(address, "")):
                found[address] = label
    return found


def base_of(root: html.HtmlElement, url: str) -> str:
    """Return the address to which the links of the page at `url` refer: its own, or its ``<base>``'s."""
    declared = root.xpath("string((//base/@href)[1])")
    return resolve(url, declared) or url
