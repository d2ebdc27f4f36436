"""A real pywb on WARC files, standing for the archives' servers.

It lives in an environment of its own: what it needs to unpack Brotli keeps Scrapy from importing
its own. That is ``.venv-pywb`` in the repository, or wherever ``PYWB`` points.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

HOME = Path(os.environ.get("PYWB") or Path(__file__).parents[1] / ".venv-pywb")
SECONDS = 60


def is_missing() -> str | None:
    """Return why there is no pywb here, None where there is one."""
    if (HOME / "bin" / "wayback").exists():
        return None
    return f"pywb is not in {HOME}: python3 -m venv .venv-pywb && .venv-pywb/bin/pip install pywb"


@contextlib.contextmanager
def serve(
    folder: Path, collection: str, warcs: Iterable[Path], *, suffix: str = "/cdx"
) -> Iterator[str]:
    """Serve `warcs` as a `collection` from `folder`; give the server's origin.

    The collection's index answers at its address with `suffix`.
    """
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    manager = [str(HOME / "bin" / "wb-manager")]
    quiet = {"cwd": folder, "env": environment, "check": True, "capture_output": True}
    subprocess.run([*manager, "init", collection], **quiet)
    subprocess.run([*manager, "add", collection, *map(str, warcs)], **quiet)
    (folder / "config.yaml").write_text(f"cdx_api_endpoint: {suffix}\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(HOME / "bin" / "wayback"), "-b", "127.0.0.1", "-p", str(port)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    origin = f"http://127.0.0.1:{port}"
    try:
        _wait(origin, server, folder / "log")
        yield origin
    finally:
        server.terminate()
        server.wait(SECONDS)


def _wait(origin: str, server: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + SECONDS
    while server.poll() is None and time.monotonic() < until:
        with contextlib.suppress(OSError), urlopen(origin, timeout=SECONDS):
            return
        time.sleep(0.1)
    raise RuntimeError(f"pywb did not start: {log.read_text()[-2000:]}")


def fetch(url: str) -> tuple[int, bytes]:
    """Return status and body of an answer."""
    try:
        with urlopen(url, timeout=SECONDS) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        return error.code, error.read()


class _Ranges(SimpleHTTPRequestHandler):
    """Files with ``Range``, as a bucket gives them: 206, or 416 beyond the end."""

    asked: list[tuple[str, str]]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        span = self.headers.get("Range", "")
        self.asked.append((self.path, span))
        if not path.is_file():
            return self.send_error(404)
        data = path.read_bytes()
        first, _, last = span.removeprefix("bytes=").partition("-")
        if not span:
            self.send_response(200)
        elif int(first) >= len(data):
            return self.send_error(416)
        else:
            data = data[int(first) : int(last) + 1]
            self.send_response(206)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: `asked` is the log."""


@contextlib.contextmanager
def serve_files(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Serve the files in `folder`, ranges included; give the origin, and what is asked for."""
    asked: list[tuple[str, str]] = []
    handler = type("Ranges", (_Ranges,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()
