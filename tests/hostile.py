"""A web server of scripted answers, for sites that are broken, odd or out to do harm."""

from __future__ import annotations

import contextlib
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
XML = "application/xml; charset=utf-8"


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it."""

    moment: float
    """Monotonic seconds."""
    path: str
    """With its query; of a request to a proxy, the whole address."""
    headers: Mapping[str, str]
    """By names in lower case."""


@dataclass(frozen=True)
class Answer:
    """What the server sends for one request."""

    body: bytes | str = b""
    kind: str | None = HTML
    """Content-Type."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    """Content-Length to announce, where it is not the body's."""
    chunks: Iterable[bytes] | None = None
    """Sent chunk by chunk in place of `body`, without a length."""
    pause: float = 0
    """Seconds between two chunks."""
    raw: bytes | None = None
    """Sent in place of everything else, and then the connection is closed."""
    ends: bool = True
    """Send the chunk that says that there are no more."""


Script = Callable[["Hostile", str], Answer | None]
"""Gives the answer to a path with its query; None is a 404."""


class Hostile:
    """A server on a free port of 127.0.0.1, for as long as the `with` block lasts."""

    def __init__(self, script: Script, certificate: Path | None = None):
        """Answer as `script` says; by HTTPS if there is a `certificate` (PEM, with its key)."""
        self.script = script
        self.asked: list[Asked] = []
        """Every request, in the order of their coming."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        self.url = f"http{'s' if certificate else ''}://127.0.0.1:{self.port}"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            # The handshake belongs to the thread of each visitor, not to the one that listens.
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.asked]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle(self) -> None:
                with contextlib.suppress(ssl.SSLError):  # a handshake that the visitor broke off
                    super().handle()

            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                site.asked.append(Asked(time.monotonic(), self.path, headers))
                answer = site.script(site, self.path) or Answer("Không tìm thấy", status=404)
                self.close_connection = True
                with contextlib.suppress(ConnectionError):  # visitors may hang up on such a site
                    self._send(answer)

            def _send(self, answer: Answer) -> None:
                body = answer.body.encode() if isinstance(answer.body, str) else answer.body
                if answer.raw is not None:
                    self.wfile.write(answer.raw)
                    return
                self.send_response(answer.status)
                if answer.kind is not None:
                    self.send_header("Content-Type", answer.kind)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Connection", "close")
                if answer.chunks is None:
                    length = len(body) if answer.length is None else answer.length
                    self.send_header("Content-Length", str(length))
                    self.end_headers()
                    self.wfile.write(body)
                    return
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                for chunk in answer.chunks:
                    self.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
                    if answer.pause:
                        self.wfile.flush()
                        time.sleep(answer.pause)
                if answer.ends:
                    self.wfile.write(b"0\r\n\r\n")

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing: `asked` is the log."""

        return Handler


def by_path(answers: Mapping[str, Answer | Callable[[Hostile], Answer]]) -> Script:
    """Return the script of `answers` by path with query, or by path whatever the query."""

    def script(site: Hostile, path: str) -> Answer | None:
        answer = answers.get(path, answers.get(urlsplit(path).path))
        return answer(site) if callable(answer) else answer

    return script


def robots(text: str = "") -> Answer:
    return Answer(text, "text/plain")


def redirect(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": to})


SENTENCE = "Sáng 19/12, nhiều hộ dân ở xã Đăk Long đã nhận quà và chăn ấm trước mùa mưa. "


def page(
    title: str = "Trao quà cho hộ nghèo", number: int = 7, body: str = "", *, repeat: int = 6
) -> str:
    """Return an article's page in the markup of a plain WordPress theme."""
    text = body or f"<p>{SENTENCE * repeat}</p><p>{SENTENCE * 3}</p>"
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        f'<title>{title} – KRT</title></head><body class="single single-post postid-{number}">'
        f'<article class="post-{number} post type-post hentry"><header class="entry-header">'
        f'<h1 class="entry-title">{title}</h1>'
        '<time class="entry-date published" datetime="2014-12-19T08:00:00+07:00">19/12/2014</time>'
        f'</header><div class="entry-content">{text}</div></article></body></html>'
    )


def urlset(*paths: str) -> Callable[[Hostile], Answer]:
    """Return a sitemap of the addresses at `paths`; an absolute address stays as it is."""

    def answer(site: Hostile) -> Answer:
        addresses = (path if "://" in path else site.url + path for path in paths)
        entries = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
        return Answer(
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>', XML
        )

    return answer


def post(site: Hostile, number: int = 7, **changes: Any) -> dict[str, Any]:
    """Return a post as WordPress's REST API gives it, with `changes`; `...` takes a key away."""
    whole = {
        "id": number,
        "date": "2014-12-19T08:00:00",
        "date_gmt": "2014-12-19T01:00:00",
        "modified": "2014-12-19T08:00:00",
        "modified_gmt": "2014-12-19T01:00:00",
        "link": f"{site.url}/tin-tuc/bai-{number}/",
        "title": {"rendered": f"Trao quà cho hộ nghèo, đợt {number}"},
        "content": {"rendered": f"<p>{SENTENCE * 6}</p>", "protected": False},
        "author": 1,
        "featured_media": 0,
        "categories": [1],
        "tags": [],
    }
    return {key: value for key, value in (whole | changes).items() if value is not ...}


def as_json(value: Any, *, before: str = "", count: int | None = None) -> Answer:
    """Return a REST answer that holds `value`, with its total."""
    total = str(count if count is not None else len(value) if isinstance(value, list) else 1)
    return Answer(
        before + json.dumps(value),
        JSON,
        headers={"X-WP-Total": total, "X-WP-TotalPages": "1"},
    )


TERMS = {
    "/wp-json/wp/v2/categories": as_json(
        [{"id": 1, "name": "Tin tức", "slug": "tin-tuc", "parent": 0}]
    ),
    "/wp-json/wp/v2/tags": as_json([]),
    "/wp-json/wp/v2/users": as_json([{"id": 1, "name": "admin", "slug": "admin"}]),
}


def rest(*posts: Callable[[Hostile], Any], text: str = "", before: str = "") -> Script:
    """Return the script of a site with a REST API that shows `posts`, under the robots `text`."""
    return by_path(
        {
            "/robots.txt": robots(text),
            "/wp-json/wp/v2/posts": lambda site: as_json(
                [one(site) for one in posts], before=before
            ),
            **TERMS,
        }
    )


def sitemap(
    pages: Mapping[str, Answer | str | Callable[[Hostile], Answer]], text: str = ""
) -> Script:
    """Return the script of a site with a sitemap of `pages`, under the robots `text`."""
    answers = {
        path: Answer(answer) if isinstance(answer, str) else answer
        for path, answer in pages.items()
    }
    return by_path({"/robots.txt": robots(text), "/wp-sitemap.xml": urlset(*answers), **answers})


@contextlib.contextmanager
def silent_port() -> Iterator[int]:
    """Give a port where connections are taken and nothing is ever said."""
    import socket

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        yield listening.getsockname()[1]
