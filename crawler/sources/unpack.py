"""HTTP's encodings undone, to a limit: chunks, gzip, deflate, Brotli, Zstandard.

Archives keep bodies as they came over the wire, or undo an encoding and leave its header in place.
What does not look as its header says is taken as it is.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,256})?\r?\n")


def dechunk(body: bytes) -> bytes:
    """Return `body` without the chunks of HTTP/1.1 (RFC 9112, 7.1), or as it is if it has none."""
    parts: list[bytes] = []
    at = 0
    while found := CHUNK.match(body, at):
        length = int(found[1], 16)
        if not length:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + length])
        at = found.end() + length
        if len(parts[-1]) < length:  # cut off
            return b"".join(parts)
        if body[at : at + 2] != b"\r\n":
            break
        at += 2
    return b"".join(parts) if parts and at >= len(body) else body


def decode(body: bytes, encoding: str, most: int) -> bytes:
    """Return `body` without the content encoding that its header names, at most `most` bytes."""
    for name in reversed(encoding.lower().split(",")):
        undo = UNDO.get(name.strip().removeprefix("x-"))
        if undo is not None:
            body = undo(body, most)
    return body


def _gzip(body: bytes, most: int) -> bytes:
    return _zlib(body, most, 16 + zlib.MAX_WBITS)


def _deflate(body: bytes, most: int) -> bytes:
    """Undo deflate, with the zlib header that the standard asks for or without."""
    undone = _zlib(body, most, zlib.MAX_WBITS)
    return undone if undone is not body else _zlib(body, most, -zlib.MAX_WBITS)


def _zlib(body: bytes, most: int, bits: int) -> bytes:
    machine = zlib.decompressobj(bits)
    try:
        return machine.decompress(body, most) or body
    except zlib.error:
        return body


def _brotli(body: bytes, most: int) -> bytes:
    machine = brotli.Decompressor()
    undone = bytearray()
    try:
        undone += machine.process(body, output_buffer_limit=most)
        while len(undone) < most and not machine.is_finished():
            more = machine.process(b"", output_buffer_limit=most - len(undone))
            if not more:
                break
            undone += more
    except brotli.error:
        return body
    return bytes(undone[:most]) or body


def _zstd(body: bytes, most: int) -> bytes:
    try:
        return zstd.ZstdDecompressor().decompress(body, most) or body
    except zstd.ZstdError:
        return body


UNDO: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
