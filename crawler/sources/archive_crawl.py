"""A crawl of an archive: what it holds of the outlet is indexed in the ledger, then read in order."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Protocol

from scrapy.http import Request, Response

from crawler.addresses import place_of
from crawler.candidate import Capture
from crawler.captures import POLICIES, Policy
from crawler.failures import FetchFailed

if TYPE_CHECKING:
    from crawler.outlet import Outlet

RANKS = (0, 1, 2)
"""What is read first: what others refer to, then lists of articles, then pages."""


class Archive(Protocol):
    """Where archived responses come from: files, or a service."""

    name: str
    """How a report calls this way of discovery."""
    policy: Policy
    """Which captures are read where nobody says."""
    origins: frozenset[str]
    """Where its requests may go."""

    @property
    def archives(self) -> Sequence[str]:
        """What captures are read from, by the names that the ledger has for it."""

    async def index(self) -> None:
        """Enter what there is of the outlet into the ledger."""

    async def respond(self, capture: Capture, request: Request) -> Response:
        """Return an archived response as the site gave it. Raise `FetchFailed` and the like."""


def policy_of(outlet: Outlet, archive: Archive) -> Policy:
    """Return which captures of a page this crawl reads: as asked, as set, or as is best there.

    Raise ValueError where the setting is none.
    """
    asked = outlet.arguments.captures or outlet.settings.get("CAPTURES") or archive.policy
    for policy in POLICIES:
        if asked == policy:
            return policy
    raise ValueError(f"CAPTURES={asked} is none of {', '.join(POLICIES)}")


async def requests(outlet: Outlet) -> AsyncIterator[Request]:
    """Yield the requests for all captures in the outlet's archive that wait to be read.

    Where not all are wanted, the best of each page goes first; if it turns out to be no article,
    the next best is read.
    """
    archive, frontier, ledger, report = (
        outlet.archive,
        outlet.frontier,
        outlet.ledger,
        outlet.report,
    )
    assert archive is not None
    captures = ledger.captures
    report.discovery.append(archive.name)
    policy = policy_of(outlet, archive)
    try:
        await archive.index()
    except FetchFailed as error:
        # What the index told before can be read all the same.
        report.troubles.append(f"{archive.name}: its index cannot be read: {error.reason}")
    captures.choose(archive.archives)
    report.total = captures.count_waiting(policy)
    tried: set[int] = set()
    for rank in RANKS:
        if rank == 0 and archive.origins and not captures.has_waiting(1):
            continue  # what only lists of articles refer to
        goes_on = True
        while goes_on:
            goes_on = False
            sent: set[tuple[str, str]] = set()
            for capture in captures.waiting(rank, policy if rank == 2 else "all"):
                if capture.number in tried:
                    continue
                goes_on = goes_on or policy != "all"
                content = (place_of(capture.url), capture.digest)
                if archive.origins and capture.digest and content in sent:
                    goes_on = True  # once its twin was read, it need not be asked for
                    continue
                sent.add(content)
                tried.add(capture.number)
                if _needs_no_look(outlet, capture, policy):
                    continue
                while not frontier.has_room:
                    if frontier.is_idle or frontier.is_over:
                        return  # the limit is reached
                    await frontier.change()
                yield outlet.capture_request(capture, rank)
            await frontier.pages_back()
            await frontier.settled()
            if rank == 1 and archive.origins and not frontier.is_over:
                captures.finish(1)
        if frontier.is_over:
            return


def _needs_no_look(outlet: Outlet, capture: Capture, policy: Policy) -> bool:
    """Tell, and note, that a capture says nothing that is not known already."""
    captures = outlet.ledger.captures
    published, selection = captures.published(capture), outlet.selection
    is_outside = bool(published) and not selection.may_take(published, None)
    if is_outside or (published == "" and (selection.since or selection.until)):
        outlet.report.outside += 1
        return True
    if capture.url in outlet.frontier.seen:  # a list of articles had it
        captures.settle(capture, "article")
        return True
    if captures.has_twin(capture) and (capture.source != "warc" or capture.is_revisit):
        captures.settle(capture, "same")
        outlet.report.unchanged += 1
        return True
    if policy == "earliest" and outlet.ledger.article_at(capture.url) is not None:
        captures.settle(capture, "same", "held")
        outlet.report.unchanged += 1
        return True
    return False
