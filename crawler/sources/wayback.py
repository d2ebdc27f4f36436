"""The Wayback Machine as a source, or any archive that speaks as it does.

The index is a CDX server (github.com/internetarchive/wayback, wayback-cdx-server): with
``output=json`` an array of rows, the first of them the names of the columns; with
``showResumeKey`` an empty row and one with the key follow where there is more. pywb, which
institutes run, differs: a JSON object a line, columns `url`, `mime`, `status`, filters that look
for a part of a field, no `collapse` and no `resumeKey`: at most 100,000 lines. Both are read.

A capture is asked for as ``TIMESTAMPid_/URL``: the bytes that the site sent, without the archive's
rewriting and banner. Where the archive has none of that second it gives the nearest, and says in
``Memento-Datetime`` (RFC 7089) of when that is. The site's headers come with a prefix,
``X-Archive-Orig-``, pywb's as they were for the most part.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from crawler.addresses import normalise
from crawler.candidate import Capture
from crawler.failures import FetchFailed
from crawler.sources import warc
from crawler.sources.service import Service

if TYPE_CHECKING:
    from crawler.outlet import Outlet

# What a page never needs, told apart by the whole of a media type as the public server matches it.
# pywb looks for the expression itself in the field, finds it nowhere, and leaves nothing out.
UNWANTED = (
    r"!mimetype:(?:image|video|audio|font)/.*",
    r"!mimetype:(?:text/(?:css|javascript)|application/(?:x-)?javascript)",
)
ORIGINAL = b"x-archive-orig-"
# Of the archive's own answer, and of how the site's was packed when it was archived.
NOT_THE_SITES = re.compile(
    rb"(?:memento-datetime|content-location|content-encoding|transfer-encoding|content-length|date"
    rb"|connection|keep-alive|server-timing|x-app-server|x-ts|x-tr|x-location|x-cache-key|x-rl|x-na"
    rb"|x-page-cache|x-nid|x-archive-(?!orig).*)$",
    re.I,
)
# A page that was made for a browser: the archive's scripts, its banner, its farewell.
REWRITTEN = re.compile(
    rb"BEGIN WAYBACK TOOLBAR INSERT|WB Insert|/wombat\.js|_wb_wombat|wb_frame\.js"
    rb"|/_static/js/bundle-playback|web-static\.archive\.org|FILE ARCHIVED ON \d\d:\d\d:\d\d"
)
ENDS = 1 << 16
"""Bytes at either end of a page in which an archive's additions are looked for."""


class Wayback(Service):
    """The archive whose index is at `WAYBACK_CDX`, and its captures below `WAYBACK_REPLAY`."""

    name = "wayback"

    def __init__(self, outlet: Outlet):
        super().__init__(outlet, "WAYBACK_CDX", "WAYBACK_REPLAY")
        settings = outlet.settings
        self._cdx: str = settings["WAYBACK_CDX"]
        self._replay: str = settings["WAYBACK_REPLAY"].rstrip("/") + "/"
        self._rows = settings.getint("WAYBACK_PAGE")
        self._again = timedelta(days=settings.getfloat("ARCHIVE_INDEX_DAYS"))
        self._archives = [self._cdx]

    async def index(self) -> None:
        """Walk the index of each host, going on where an earlier run was cut short."""
        found = 0
        for host in self.hosts:
            found += await self._walk(host)
        self.say_if_empty(found)

    async def _walk(self, host: str) -> int:
        """Enter the captures of `host` into the ledger, and return how many there were."""
        outlet, ledger = self.outlet, self.outlet.ledger
        since = outlet.arguments.since
        key = f"index:{self._cdx}:{host}:{since or ''}"
        known = json.loads(ledger.fact(key) or "{}")
        if (done := known.get("done")) and self._now() - datetime.fromisoformat(done) < self._again:
            return 0
        resume = known.get("resume")
        found = 0
        while True:
            rows, resume = await self._page(host, since, resume)
            found += sum(self.note(capture) for capture in captures_in(rows, self._cdx))
            ledger.note(key, json.dumps({"resume": resume} if resume else {"done": outlet.now()}))
            outlet.frontier.run.commit()
            if not resume:
                return found
            if outlet.frontier.is_over:
                return found

    async def _page(
        self, host: str, since: str | None, resume: str | None
    ) -> tuple[list[dict[str, str]], str | None]:
        """Return rows of the index, and the key to the next ones. Raise `FetchFailed`."""
        asked: list[tuple[str, str]] = [
            ("url", host),
            ("matchType", "host" if self.outlet.site else "domain"),
            ("output", "json"),
            ("filter", "statuscode:200"),
            *(("filter", each) for each in UNWANTED),
            ("collapse", "digest"),  # what did not change between two captures is one
            ("limit", str(self._rows)),
            ("showResumeKey", "true"),
        ]
        if since:
            # Nothing was captured before it was published; a day for the time zone.
            day = date.fromisoformat(since) - timedelta(days=1)
            asked.append(("from", day.strftime("%Y%m%d")))
        if resume:
            asked.append(("resumeKey", resume))
        joint = "&" if "?" in self._cdx else "?"
        response = await self.ask(f"{self._cdx}{joint}{urlencode(asked)}")
        if response.status == 404:
            return [], None
        if response.status != 200:
            raise FetchFailed(f"http-{response.status}")
        rows, resume = read_rows(response.body)
        if not resume and len(rows) == self._rows:
            self.outlet.report.troubles.append(
                f"{self.name}: the index of {host} goes on after {len(rows)} captures, and the"
                " server does not say how; set WAYBACK_PAGE higher"
            )
        return rows, resume

    async def respond(self, capture: Capture, request: Request) -> Response:
        """Return the archived response as the site gave it. Raise `FetchFailed`."""
        moment = datetime.fromisoformat(capture.captured).strftime("%Y%m%d%H%M%S")
        url = f"{self._replay}{moment}id_/{capture.target or capture.url}"
        answer = await self.ask(url)
        if answer.status != 200:
            raise FetchFailed(f"http-{answer.status}")
        if is_rewritten(answer.body):
            raise FetchFailed("rewritten")
        capture = replace(capture, captured=moment_of(answer) or capture.captured)
        headers = original_headers(answer.headers)
        request.meta["capture"] = capture
        assert self.outlet.run is not None
        request.meta["warc"] = self.outlet.run.keep_capture(capture, headers, answer.body, url)
        kind = responsetypes.from_args(headers=headers, url=capture.url, body=answer.body[:5000])
        return kind(
            capture.url,
            status=capture.status,
            headers=headers,
            body=answer.body,
            request=request,
        )

    def _now(self) -> datetime:
        return datetime.now(UTC)


def read_rows(body: bytes) -> tuple[list[dict[str, str]], str | None]:
    """Return the rows of an index's answer by column, and the key to what follows them.

    Raise `FetchFailed` where it is none.
    """
    text = body.strip()
    if not text:
        return [], None
    try:
        if not text.startswith(b"["):
            return [
                row for row in map(json.loads, text.splitlines()) if isinstance(row, dict)
            ], None
        lines = json.loads(text)
        names, *rows = lines or [[]]
        resume = None
        if len(rows) >= 2 and rows[-2] == [] and len(rows[-1]) == 1:
            resume = str(rows[-1][0])
            rows = rows[:-2]
        return [dict(zip(names, row, strict=True)) for row in rows], resume
    except (ValueError, TypeError) as error:
        raise FetchFailed("broken-index") from error


def captures_in(rows: Iterable[dict[str, Any]], archive: str) -> Iterator[Capture]:
    """Yield the captures that `rows` tell of; rows that make no sense are passed over."""
    for row in rows:
        original = str(row.get("original") or row.get("url") or "")
        url = normalise(original)
        status = str(row.get("statuscode") or row.get("status") or "")
        try:
            captured = warc.moment(str(row.get("timestamp") or ""))
        except ValueError:
            continue
        if url is None or not re.fullmatch(r"\d{3}", status, re.ASCII):
            continue
        yield Capture(
            file="",
            offset=0,
            url=url,
            captured=captured,
            status=int(status),
            mime=str(row.get("mimetype") or row.get("mime") or "").lower(),
            archive=archive,
            source="wayback",
            digest=str(row.get("digest") or ""),
            target="" if original == url else original,
        )


def moment_of(answer: Response) -> str | None:
    """Return when what an archive gave was captured, where it says so: ISO 8601 in UTC."""
    stated = (answer.headers.get("Memento-Datetime") or b"").decode("latin-1")
    try:
        return parsedate_to_datetime(stated).astimezone(UTC).isoformat()
    except ValueError:
        return None


def original_headers(headers: Headers) -> Headers:
    """Return the site's headers out of those of the archive's answer."""
    found = Headers()
    stated = {name.lower() for name in headers}
    for name, values in headers.items():
        plain = name[len(ORIGINAL) :] if name.lower().startswith(ORIGINAL) else name
        if NOT_THE_SITES.match(plain) or (plain != name and plain.lower() in stated):
            continue
        for value in values:
            if plain.lower() != b"link" or b'rel="memento"' not in value:
                found.appendlist(plain, value)
    return found


def is_rewritten(body: bytes) -> bool:
    """Tell whether an archive changed a page for the browser, although it was not asked to."""
    return bool(REWRITTEN.search(body[:ENDS]) or REWRITTEN.search(body[-ENDS:]))
