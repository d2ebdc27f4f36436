"""What a site no longer has: missing at one look, gone when it was missing twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from crawler import __version__
from crawler.article import Article, WarcPosition
from crawler.ledger import Held
from crawler.revisits import Revisits
from crawler.run import Run
from crawler.tombstone import tombstone

EXAMPLES = 2


class Gone:
    """The held articles that one run finds missing."""

    def __init__(self, run: Run, revisits: Revisits):
        """Note in the ledger of `run` what is missing; how long it must be so, `revisits` says."""
        self.run = run
        self.revisits = revisits
        self._missing: list[str] = []
        self._lists: list[tuple[str, str]] = []
        self._sure: list[tuple[Held, WarcPosition | None]] = []

    def missing(
        self, held: Held, address: str, how: str, now: datetime, warc: WarcPosition | None
    ) -> None:
        """Note that the site has `held` no more, as its answer for `address` says.

        `how` is that answer in a word (``http-404``), `warc` where it lies.
        """
        ledger, status = self.run.ledger, how.removeprefix("http-")
        code = int(status) if status.isdigit() else None
        if held.status == "gone":
            ledger.settle(address, "gone", now.isoformat(), how, status=code)
            return
        self.run.report.missing.add(how, address)
        self._missing.append(address)
        again = now + self.revisits.gone_after
        if held.gone_since is None:
            ledger.missed(held.id, now.isoformat())
        elif (since := datetime.fromisoformat(held.gone_since)) + self.revisits.gone_after <= now:
            self._sure.append((held, warc))
        else:
            again = since + self.revisits.gone_after
        ledger.settle(address, "article", now.isoformat(), how, again.isoformat(), code)

    def listed(self, by: str, since: str) -> None:
        """Note that the list `by` of all that the site has was read as a whole, from `since` on."""
        self._lists.append((by, since))

    def look_closer(self, now: str) -> None:
        """Make due what the lists left out, at the end of a run: what moved was found by then."""
        ledger = self.run.ledger
        missing = [one for by, since in self._lists for one in ledger.unlisted(by, since)]
        self._lists.clear()
        held = ledger.count_held()
        if self.revisits.are_too_many(len(missing), held):
            urls = [one.url for one in missing[:EXAMPLES]]
            self._alarm(f"the site lists {len(missing)} of {held} articles no more", urls)
            return
        for one in missing:
            # Lists leave out what is there: only the page itself can tell.
            ledger.do_without_list(one.url)
            ledger.look_now(one.url, now)

    def tombstones(self, now: str) -> Iterator[Article]:
        """Yield the tombstones of what is surely gone; none where too much would be."""
        held = self.run.ledger.count_held()
        if self.revisits.are_too_many(len(self._missing), held):
            count = len(self._missing)
            self._alarm(f"{count} of {held} articles are gone at once", self._missing[:EXAMPLES])
            return
        for one, warc in self._sure:
            article = self.run.record(one) or self._without_record(one)
            article.url, article.canonical_url = one.url, one.canonical_url
            yield tombstone(article, fetched=now, warc=warc, version=__version__)

    def _without_record(self, held: Held) -> Article:
        """Return what the ledger alone knows of an article."""
        return Article(
            id=held.id,
            outlet=self.run.folder.name,
            published=held.published,
            modified=held.modified,
        )

    def _alarm(self, what: str, examples: Sequence[str]) -> None:
        self.run.report.troubles.append(
            f"{what}, too many to believe (GONE_SHARE): see {', '.join(examples)}"
        )
