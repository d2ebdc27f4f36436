"""Whatever bytes a server sends, there is one tree, and its text is what was meant."""

import unicodedata

import pytest

from crawler import pages

VIETNAMESE = "Đảng bộ tỉnh Kon Tum, Tiếng Việt, Cộng hòa xã hội, được thành lập ngày nảy"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def cp1258(text: str) -> bytes:
    """Return `text` in windows-1258, which writes a tone as a character of its own."""
    out = b""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES))
        out += (base + "".join(p for p in parts if p in TONES)).encode("cp1258")
    return out


def read(body: bytes, charset: str | None = None) -> str:
    text = "".join(str(t) for t in pages.parse(body, charset).itertext())
    return unicodedata.normalize("NFC", text).strip()


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (VIETNAMESE.encode(), None),
        (VIETNAMESE.encode(), "utf-8"),
        (VIETNAMESE.encode(), "iso-8859-1"),
        (VIETNAMESE.encode(), "no-such-charset"),
        (b"\xef\xbb\xbf" + VIETNAMESE.encode(), None),
        (VIETNAMESE.encode("utf-16"), None),
        (b'<meta charset="windows-1252">' + VIETNAMESE.encode(), None),
        (b'<meta charset="utf-16">' + VIETNAMESE.encode(), None),
        (cp1258(VIETNAMESE), "windows-1258"),
        (cp1258(VIETNAMESE), "utf-8"),
        (b'<meta charset="utf-8">' + cp1258(VIETNAMESE), None),
    ],
)
def test_charset_is_the_one_the_bytes_are_in(body: bytes, header: str | None) -> None:
    assert read(body, header) == VIETNAMESE


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"", ""),
        (b" \n ", ""),
        (b"\0\0", ""),
        (b"<!-- nothing but a comment -->", ""),
        (b"<p>a\0b</p>", "ab"),
        (b"no tag at all", "no tag at all"),
        (b"<html><head></head><p>no body", "no body"),
        (b"a<!-- c -->b", "ab"),
        (b"d\xe9j\xe0 \x93vu\x94", "déjà “vu”"),
        ("một chữ hỏng ".encode() + b"\xff" + " thôi".encode(), "một chữ hỏng \ufffd thôi"),
        ("TiÕng ViÖt, Céng hoµ".encode("cp1252"), "TiÕng ViÖt, Céng hoµ"),
        (b"&#150; &nbsp;&amp;", "– \xa0&"),
    ],
)
def test_any_bytes_give_a_tree(body: bytes, text: str) -> None:
    root = pages.parse(body)
    assert root.tag == "html"
    assert read(body) == text


@pytest.mark.parametrize("tag", [b"<div>", b"<table><tr><td>", b"<b>", b"<ul><li>"])
def test_deep_nesting_is_read_as_far_as_it_goes(tag: bytes) -> None:
    body = b"<h1>A headline of some words</h1>" + tag * 20_000 + b"deep"
    root = pages.parse(body)
    assert pages.read_tree(root, "https://x.example/a").title == "A headline of some words"
