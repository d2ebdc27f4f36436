"""HTTP's encodings undone, as archives have them."""

import gzip
import sys
import zlib

import brotli
import pytest

from crawler.sources.unpack import dechunk, decode

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = "Hội nghị giao ban trực tuyến. ".encode() * 500
RAW = zlib.compressobj(wbits=-15)
PACKED = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT),
    "deflate": zlib.compress(TEXT),
    "br": brotli.compress(TEXT),
    "zstd": zstd.compress(TEXT),
    "GZIP": gzip.compress(TEXT),
    "gzip, br": brotli.compress(gzip.compress(TEXT)),
    "identity": TEXT,
    "": TEXT,
}


@pytest.mark.parametrize("encoding", PACKED)
def test_an_encoding_is_undone(encoding):
    assert decode(PACKED[encoding], encoding, 1 << 20) == TEXT


def test_deflate_without_the_header_that_it_should_have():
    assert decode(RAW.compress(TEXT) + RAW.flush(), "deflate", 1 << 20) == TEXT


@pytest.mark.parametrize("encoding", PACKED)
def test_what_was_unpacked_before_it_was_archived_stays(encoding):
    assert decode(b"<html>" + TEXT, encoding, 1 << 20) == b"<html>" + TEXT


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstd.compress)],
)
def test_a_bomb_is_unpacked_to_the_limit_only(encoding, pack):
    assert len(decode(pack(bytes(50 << 20)), encoding, 1000)) <= 1000


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"5\r\nHello\r\n6\r\n world\r\n0\r\n\r\n", b"Hello world"),
        (b"5;name=value\r\nHello\r\n0\r\nTrailer: x\r\n\r\n", b"Hello"),
        (b"00005\r\nHello\r\n0\r\n\r\n", b"Hello"),
        (b"<html>not chunked</html>", b"<html>not chunked</html>"),
        (b"5\r\nHello there, this is no chunk", b"5\r\nHello there, this is no chunk"),
        (b"ff\r\ncut off", b"cut off"),
        (b"", b""),
    ],
)
def test_chunks_are_put_together_where_there_are_any(body, expected):
    assert dechunk(body) == expected
