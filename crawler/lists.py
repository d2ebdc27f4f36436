"""The lists that a site keeps of its articles, sitemaps and feeds: read again only if they changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime, timedelta

from scrapy.http import Response

from crawler.candidate import Candidate
from crawler.ledger import Ledger
from crawler.validators import Trust, Validators, learn

TRUST = "trust:lists"


class Lists:
    """What earlier runs know of the lists of one site."""

    def __init__(
        self,
        ledger: Ledger,
        fetch: Callable[[str, Mapping[str, str]], Awaitable[Response]],
        now: Callable[[], str],
        trusted_for: timedelta,
    ):
        """Keep what is known in `ledger`; `fetch` asks for an address with request headers.

        After `trusted_for` a list is read whatever its validators say.
        """
        self._ledger = ledger
        self._fetch = fetch
        self._now = now
        self._trusted_for = trusted_for

    async def fetch(self, url: str) -> Response:
        """Return the answer for a list: status 304 if it is as it was when last taken over.

        Raise `FetchFailed`.
        """
        known, kept = self._kept(url)
        if known and self._moment() - datetime.fromisoformat(known["read"]) >= self._trusted_for:
            return await self._fetch(url, {})
        return await self._fetch(url, kept.headers(self._trust))

    def taken(
        self, url: str, response: Response, entries: Iterable[Candidate], lastmod: str | None
    ) -> None:
        """Note that all `entries` of a list are in the ledger.

        `lastmod` is when it last changed, as the index says that names it.
        """
        names = "\n".join(sorted(f"{each.url} {each.lastmod}" for each in entries))
        digest = hashlib.sha256(names.encode()).hexdigest()
        before, kept = self._kept(url)
        got = Validators.of(response)
        sent = response.request.headers if response.request else {}
        is_conditional = "If-None-Match" in sent or "If-Modified-Since" in sent
        changed = before.get("digest") != digest
        asked = self._trust if is_conditional else "none"
        trust = learn(self._trust, kept, got, asked=asked, changed=changed)
        self._ledger.note(TRUST, trust)
        known = {
            "etag": got.etag,
            "last_modified": got.last_modified,
            "digest": digest,
            "lastmod": lastmod,
            "read": self._now(),
        }
        self._ledger.note(f"list:{url}", json.dumps(known))

    def is_unchanged(self, url: str, lastmod: str | None) -> bool:
        """Tell whether the list at `url` was read after its last change, `lastmod`."""
        before = self._kept(url)[0]
        if lastmod is None or before.get("lastmod") != lastmod:
            return False
        try:
            changed = datetime.fromisoformat(lastmod)
            read = datetime.fromisoformat(before["read"])
        except ValueError:
            return False
        if changed.tzinfo is None:  # a day, or a moment of whatever time zone
            changed = changed.replace(tzinfo=read.tzinfo) + timedelta(days=2)
        return changed < read

    def _moment(self) -> datetime:
        return datetime.fromisoformat(self._now())

    @property
    def _trust(self) -> Trust:
        return self._ledger.fact(TRUST) or "both"  # type: ignore[return-value]

    def _kept(self, url: str) -> tuple[dict[str, str], Validators]:
        known = json.loads(self._ledger.fact(f"list:{url}") or "{}")
        return known, Validators(known.get("etag"), known.get("last_modified"))
