"""WARC files: every response of a run is kept as it came, beside the request that asked for it.

Format: WARC 1.1 (ISO 28500:2017), one gzip member a record, written with warcio.
"""

from __future__ import annotations

from datetime import UTC, datetime
from http.client import responses
from io import BytesIO
from pathlib import Path

from scrapy.http import Headers, Request, Response
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.article import WarcPosition
from crawler.candidate import Capture
from crawler.outputs import PartFile

SITE_FIELD = "tintinh-site"
"""Field of warcinfo: the origin that was crawled."""

# Twisted undoes chunking before anyone can see it; the header that announced it would now be a lie.
UNDONE = {b"Transfer-Encoding": "X-Archive-Orig-Transfer-Encoding"}


class WarcArchive:
    """The WARC files of one run: ``TIME-00000.warc.gz``, a new one at about `max_bytes`."""

    def __init__(self, folder: Path, name: str, info: dict[str, str], max_bytes: int):
        """Prepare files in `folder`; each begins with a warcinfo record that holds `info`."""
        self.files: list[PartFile] = []
        self._folder = folder
        self._name = name
        self._info = info
        self._max_bytes = max_bytes
        self._record = BytesIO()
        self._writer = WARCWriter(self._record, gzip=True, warc_version="1.1")

    def add(self, request: Request, response: Response) -> WarcPosition:
        """Archive `response` as received (still compressed) and `request`; return where it lies."""
        file = self._current()
        now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        headers = {"WARC-Date": now}
        if response.ip_address:
            headers["WARC-IP-Address"] = str(response.ip_address)
        answer = self._writer.create_warc_record(
            request.url,
            "response",
            payload=BytesIO(response.body),
            length=len(response.body),
            http_headers=StatusAndHeaders(
                f"{response.status} {responses.get(response.status, '')}".strip(),
                _header_list(response.headers),
                protocol=_protocol(response),
            ),
            warc_headers_dict=headers,
        )
        asked = self._writer.create_warc_record(
            request.url,
            "request",
            payload=BytesIO(request.body),
            length=len(request.body),
            http_headers=_request_line(request),
            warc_headers_dict={
                "WARC-Date": now,
                "WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID"),
            },
        )
        offset = file.append(self._bytes(answer))
        file.append(self._bytes(asked))
        return WarcPosition(file.path.name, offset)

    def add_capture(
        self, capture: Capture, headers: Headers, body: bytes, source: str, span: str | None
    ) -> WarcPosition:
        """Archive what another archive gave, as the site sent it then; return where it lies.

        The record bears the time of the capture, and in ``WARC-Source-URI`` (and ``-Range``) where
        it came from.
        """
        record_headers = {"WARC-Date": _w3c(capture.captured), "WARC-Source-URI": source}
        if span is not None:
            record_headers["WARC-Source-Range"] = span
        if capture.is_truncated:
            record_headers["WARC-Truncated"] = "length"
        answer = self._writer.create_warc_record(
            capture.target or capture.url,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=StatusAndHeaders(
                f"{capture.status} {responses.get(capture.status, '')}".strip(),
                [
                    (name, value)
                    for name, value in _header_list(headers)
                    if name.lower() not in ("content-encoding", "transfer-encoding")
                ],
                protocol="HTTP/1.1",
            ),
            warc_headers_dict=record_headers,
        )
        file = self._current()
        return WarcPosition(file.path.name, file.append(self._bytes(answer)))

    def sync(self) -> dict[str, int]:
        """Bring everything to the disk; return the safe length of each file. Raise OSError."""
        return {file.path.name: file.sync() for file in self.files}

    def _current(self) -> PartFile:
        if not self.files or self.files[-1].size >= self._max_bytes:
            name = f"{self._name}-{len(self.files):05}.warc.gz"
            file = PartFile(self._folder / name)
            file.append(self._bytes(self._writer.create_warcinfo_record(name, self._info)))
            self.files.append(file)
        return self.files[-1]

    def _bytes(self, record: object) -> bytes:
        self._record.seek(0)
        self._record.truncate()
        self._writer.write_record(record)
        return self._record.getvalue()


def _w3c(moment: str) -> str:
    return moment.replace("+00:00", "Z")


def _header_list(headers: Headers) -> list[tuple[str, str]]:
    return [
        (UNDONE.get(name) or name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
    ]


def _protocol(response: Response) -> str:
    # "h2" is no HTTP/1 status line; readers of archives expect one.
    protocol = response.protocol or ""
    return protocol if protocol.startswith("HTTP/1") else "HTTP/1.1"


def _request_line(request: Request) -> StatusAndHeaders:
    path = request.url.split("/", 3)
    headers = [("Host", path[2]), *_header_list(request.headers)]
    target = "/" + (path[3] if len(path) > 3 else "")
    return StatusAndHeaders(
        f"{request.method} {target} HTTP/1.1", headers, is_http_request=True, protocol=""
    )
