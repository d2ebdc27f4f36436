"""Common Crawl as a source, or a mirror of its layout.

``collinfo.json`` of the index server lists the crawls: objects with `id` (CC-MAIN-2015-06), `name`
and `cdx-api`. Each crawl's index answers with a JSON object a line: `url`, `timestamp`, `status`,
`mime`, `digest`, `filename`, `offset`, `length`, of later crawls `languages` and `truncated`;
``showNumPages`` tells how many pages an answer has, and a host of which there is nothing gives 404
with a `message`. The index server is pywb's, so that an institute's own serves. It lists its
collections as two lists of names, `fixed` and `dynamic`; without a compressed index it knows no
pages, and gives all lines at once; and what it does not have is an empty answer.

A record is asked for by its range of bytes in a file below the data server: one gzip member, a WARC
record with the site's own headers. Bodies over 1 MiB (later 5 MiB) are cut, and say so.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from scrapy.http import Request, Response

from crawler.addresses import normalise, origin_of
from crawler.arguments import CRAWL
from crawler.candidate import Capture
from crawler.failures import FetchFailed
from crawler.sources import warc
from crawler.sources.archive_files import DAMAGES_NAMED
from crawler.sources.files import BrokenArchive
from crawler.sources.service import Service

if TYPE_CHECKING:
    from crawler.outlet import Outlet


class CommonCrawl(Service):
    """The crawls listed at `COMMONCRAWL_INDEX`, whose files lie below `COMMONCRAWL_DATA`."""

    name = "commoncrawl"

    def __init__(self, outlet: Outlet):
        super().__init__(outlet, "COMMONCRAWL_INDEX", "COMMONCRAWL_DATA")
        self._index: str = outlet.settings["COMMONCRAWL_INDEX"].rstrip("/") + "/"
        self._data: str = outlet.settings["COMMONCRAWL_DATA"].rstrip("/") + "/"

    async def index(self) -> None:
        """Walk the indexes of the crawls, of each once, going on where a run was cut short."""
        found = 0
        for crawl, api in await self._crawls():
            self._archives.append(f"{self._index}{crawl}")
            for host in self.hosts:
                if self.outlet.frontier.is_over:
                    return
                found += await self._walk(crawl, api, host)
        self.say_if_empty(found)

    async def _crawls(self) -> list[tuple[str, str]]:
        """Return the crawls to look into, oldest first: their names and their indexes' addresses."""
        asked = self.outlet.arguments.crawls
        response = await self.ask(f"{self._index}collinfo.json")
        if response.status == 404 and asked:
            return [(crawl, f"{self._index}{crawl}-index") for crawl in asked]
        if response.status != 200:
            raise FetchFailed(f"http-{response.status}")
        listed = read_crawls(response.body)
        if missing := sorted(set(asked) - set(listed)):
            self.outlet.report.troubles.append(f"{self._index} has no crawl {', '.join(missing)}")
        found = {}
        for crawl, api in listed.items():
            if asked and crawl not in asked:
                continue
            is_there = origin_of(normalise(api) or "") in self.origins
            found[crawl] = api if is_there else f"{self._index}{crawl}-index"
        return sorted(found.items())

    async def _walk(self, crawl: str, api: str, host: str) -> int:
        """Enter the captures of `host` in one crawl into the ledger; return how many there were."""
        ledger = self.outlet.ledger
        key = f"index:{self._index}{crawl}:{host}"
        known = json.loads(ledger.fact(key) or "{}")
        if known.get("done"):
            return 0  # a crawl that is published does not change
        asked = {
            "url": host,
            "matchType": "host" if self.outlet.site else "domain",
            "output": "json",
            "filter": "=status:200",
        }
        pages, found = known.get("pages"), 0
        if pages is None:
            answer = await self._ask_index(api, {**asked, "showNumPages": "true"})
            pages = read_pages(answer)
            if pages is None:  # no pages: these are the lines
                found += self._enter(answer, crawl)
                pages = 0
        for page in range(known.get("next", 0), pages):
            if self.outlet.frontier.is_over:
                return found
            found += self._enter(await self._ask_index(api, {**asked, "page": str(page)}), crawl)
            ledger.note(key, json.dumps({"pages": pages, "next": page + 1}))
            self.outlet.frontier.run.commit()
        ledger.note(key, json.dumps({"done": True}))
        self.outlet.frontier.run.commit()
        return found

    async def _ask_index(self, api: str, asked: dict[str, str]) -> bytes:
        response = await self.ask(f"{api}?{urlencode(asked)}")
        if response.status == 404:
            return b""
        if response.status != 200:
            raise FetchFailed(f"http-{response.status}")
        return response.body

    def _enter(self, body: bytes, crawl: str) -> int:
        return sum(self.note(each) for each in captures_in(body, f"{self._index}{crawl}"))

    async def respond(self, capture: Capture, request: Request) -> Response:
        """Return the archived response as the site gave it. Raise `FetchFailed`, `BrokenArchive`."""
        first, length = capture.offset, capture.length or 0
        place = f"{capture.file} at byte {first}"
        url = f"{self._data}{capture.file}"
        span = f"bytes={first}-{first + length - 1}"
        answer = await self.ask(url, {"Range": span})
        if answer.status == 416:
            raise self._broken("the index points beyond the file", place)
        if answer.status == 200:
            raise FetchFailed("no-range")  # the whole file: a gigabyte for a page
        if answer.status != 206:
            raise FetchFailed(f"http-{answer.status}")
        if len(answer.body) != length:
            raise self._broken("the index points beyond the file", place)
        for each in warc.index_in(capture.file, io.BytesIO(answer.body)):
            if isinstance(each, warc.Damage):
                raise self._broken(each.why, place)
            if isinstance(each, Capture):
                stated = each
                break
        else:
            raise self._broken("no response lies here", place)
        if stated.url != capture.url:
            raise self._broken("another page lies here", place)
        if not same_digest(stated.digest, capture.digest):
            raise self._broken("the payload does not match the index's digest", place)
        cut = stated.is_truncated or capture.is_truncated
        capture = replace(capture, captured=stated.captured, is_truncated=cut)
        request.meta["capture"] = capture
        most = self.outlet.settings.getint("DOWNLOAD_MAXSIZE")
        response = warc.response_in(io.BytesIO(answer.body), capture, request, most)
        assert self.outlet.run is not None
        self.outlet.run.keep_capture(capture, response.headers, response.body, url, span)
        return response

    def _broken(self, why: str, place: str) -> BrokenArchive:
        """Note a damage in the report; return the error that says so."""
        self.outlet.report.damaged.add(why, place)
        trouble = f"{place}: {why}"
        if self.outlet.report.damaged.total() <= DAMAGES_NAMED:
            self.outlet.report.troubles.append(trouble)
        return BrokenArchive(trouble)


def read_crawls(body: bytes) -> dict[str, str]:
    """Return the crawls of ``collinfo.json`` and the addresses of their indexes. Raise `FetchFailed`."""
    try:
        listed = json.loads(body)
        if isinstance(listed, dict):  # as pywb has it
            listed = [{"id": name} for name in [*listed["fixed"], *listed["dynamic"]]]
        found = {str(each["id"]): str(each.get("cdx-api") or "") for each in listed}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise FetchFailed("broken-index") from error
    return {crawl: api for crawl, api in found.items() if CRAWL.fullmatch(crawl)}


def read_pages(body: bytes) -> int | None:
    """Return how many pages an index's answer says that there are; None where it says nothing."""
    try:
        return int(json.loads(body)["pages"])
    except (ValueError, TypeError, KeyError):
        return None if body.strip() else 0


def captures_in(body: bytes, archive: str) -> Iterator[Capture]:
    """Yield the captures that the lines of an index tell of. Raise `FetchFailed`.

    Lines that make no sense are passed over.
    """
    for line in body.splitlines():
        try:
            row = json.loads(line)
            url = normalise(str(row["url"]))
            if url is None:
                continue
            yield Capture(
                file=str(row["filename"]),
                offset=int(row["offset"]),
                url=url,
                captured=warc.moment(str(row["timestamp"])),
                status=int(row["status"]),
                mime=str(row.get("mime-detected") or row.get("mime") or "").lower(),
                archive=archive,
                source="commoncrawl",
                length=int(row["length"]),
                digest=str(row.get("digest") or ""),
                is_truncated=bool(row.get("truncated")),
            )
        except (ValueError, TypeError, KeyError):
            continue


def same_digest(one: str, other: str) -> bool:
    """Tell whether two digests do not differ: an index leaves ``sha1:`` out."""
    plain = [each.removeprefix("sha1:") for each in (one, other)]
    return not all(plain) or plain[0] == plain[1]
