"""From the bytes of a response to one lxml tree: the only parser in the project.

The charset is judged before libxml2 sees anything, because libxml2 believes the first
declaration it meets and Vietnamese pages are full of wrong ones.
"""

from __future__ import annotations

import codecs
import re

from lxml import etree
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

HEAD_BYTES = 4096
"""How far into a page a charset may be declared."""

# A vowel followed by one of the five combining tone marks that only windows-1258 has at these
# bytes (windows-1252 has accented capitals and o with grave there, which hardly ever follow one).
_CP1258_TONE = re.compile(
    rb"[aeiouyAEIOUY\xc2\xca\xd4\xd5\xdd\xc3\xe2\xea\xf4\xf5\xfd\xe3][\xcc\xd2\xde\xec\xf2]"
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_ENDS = re.compile(rb"</(?:body|html)\b[^<>]{0,50}>", re.I)
_AFTER_END = 20
"""Bytes that the ends of ``<body>`` and ``<html>`` take at the end of a page."""
# As `resolve_encoding` names them: for these a page that is valid UTF-8 may still not be meant so.
_NOT_ASCII_BASED = ("utf-16", "utf-32", "utf-7", "iso2022", "hz")


def _keep_c1(error: UnicodeError) -> tuple[str, int]:
    """Decode the bytes that windows-125x leaves undefined to C1 controls, as browsers do."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("tintinh-c1", _keep_c1)


def find_charset(body: bytes, declared: str | None = None) -> str:
    """Return the Python codec in which `body` is written.

    `declared` is the charset of the HTTP header, if it names one. Precedence: byte order mark;
    what the bytes are, where they are plainly UTF-8 or plainly not; the header; the page's own
    declaration; UTF-8. ISO-8859-1 and ASCII mean windows-1252, as the WHATWG has it.
    """
    bom, _ = read_bom(body)
    if bom:
        return bom
    label = (resolve_encoding(declared) if declared else None) or html_body_declared_encoding(
        body[:HEAD_BYTES]
    )
    label = label or "utf-8"
    if label.startswith(_NOT_ASCII_BASED) and (b"\0" in body[:HEAD_BYTES] or "16" not in label):
        return label
    try:
        body.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    if label.startswith(_NOT_ASCII_BASED):
        label = "utf-8"
    if label != "utf-8":
        if label == "cp1252" and _is_cp1258(body):
            return "cp1258"
        return label
    # Declared (or supposed) UTF-8, yet not valid: a few spoilt characters, or another charset?
    good = bad = 0
    for run in _HIGH.findall(body):
        try:
            run.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
    if bad <= good:
        return "utf-8"
    return "cp1258" if _is_cp1258(body) else "cp1252"


def _is_cp1258(body: bytes) -> bool:
    tones = len(_CP1258_TONE.findall(body))
    return tones >= 3 and tones * 20 > sum(map(len, _HIGH.findall(body)))


def decode(body: bytes, charset: str | None = None) -> str:
    """Return the text of `body`; never raise, whatever the bytes. `charset`: the HTTP header's."""
    codec = find_charset(body, charset)
    errors = "tintinh-c1" if codec in ("cp1252", "cp1258", "windows-1252") else "replace"
    try:
        text = body.decode(codec, errors)
    except (LookupError, UnicodeError):
        text = body.decode("utf-8", "replace")
    return text.removeprefix("\ufeff")


def parse(body: bytes, charset: str | None = None) -> etree._Element:
    """Return the root element, ``<html>``, of the page `body`.

    `charset` is the one of the HTTP header, None where it names none. A page without any
    content gives an empty ``<html><body>``. Null bytes are left out, and so are comments;
    elements nested deeper than libxml2's limit of 2,048 are dropped. Never raises.
    """
    if _is_plain_utf8(body, charset):
        return _tree(body)
    if find_charset(body, charset) == "utf-8":
        utf8 = body.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").encode()
    else:
        utf8 = decode(body, charset).encode("utf-8", "replace")
    return _tree(utf8)


def _is_plain_utf8(body: bytes, charset: str | None) -> bool:
    """Say whether `body` is UTF-8 that no declaration puts in doubt, as most pages are."""
    if body.startswith(codecs.BOM_UTF8):
        return False
    declared = resolve_encoding(charset) if charset else None
    if (declared or html_body_declared_encoding(body[:HEAD_BYTES])) not in (None, "utf-8"):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not read_bom(body)[0]


def parse_text(html: str) -> etree._Element:
    """Return the root element of the HTML `html`, a whole page or a fragment, as `parse` does."""
    return _tree(html.encode("utf-8", "replace"))


_AMP = re.compile(rb"<(/?)amp-(?:(img|anim)|(video|audio|iframe)|youtube)(?=[\s>])", re.I)
_AMP_TAGS = ("amp-img", "amp-anim", "amp-video", "amp-audio", "amp-iframe", "amp-youtube")
"""The tags by which AMP shows pictures and players."""


def _plain_tag(match: re.Match[bytes]) -> bytes:
    return b"<" + match[1] + (b"img" if match[2] else match[3] or b"iframe")


# The commonest form of a value stands first and alone: this takes a third off the search.
_ATTRIBUTE = (
    rb"""(?:[\s/]++[^\s/>=]*+(?:="[^"]*+"|\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']?[^\s>]*+))?+)"""
)
_CROWDED = re.compile(
    rb"<([a-zA-Z][\w:-]{0,99}+)(?=[\s/])" + _ATTRIBUTE + rb"{1000}" + _ATTRIBUTE + rb"*+"
)
"""A tag with more attributes than any page has: libxml2 takes the square of their number."""
_ROOM_FOR_CROWDS = 256 << 10
"""Bytes of a page that holds too few attributes, whatever it holds, to take longer than seconds."""


def _tree(utf8: bytes) -> etree._Element:
    if b"\0" in utf8:
        utf8 = utf8.replace(b"\0", b"")
    if len(utf8) > _ROOM_FOR_CROWDS and _CROWDED.search(utf8):
        utf8 = _CROWDED.sub(rb"<\1 ", utf8)
    # Templates inside templates end the page early. libxml2 drops what follows; browsers show it.
    end = _ENDS.search(utf8)
    if end and end.end() < len(utf8) - _AFTER_END:
        utf8 = _ENDS.sub(b"", utf8)
    root = _parsed(utf8)
    # Asking the tree takes a third of the time of a look for `<amp-` through the bytes.
    if next(root.iter(*_AMP_TAGS), None) is not None and b"<amp-" in utf8:
        root = _parsed(_AMP.sub(_plain_tag, utf8))
    return root


def _parsed(utf8: bytes) -> etree._Element:
    # No blank that is shown between two words is "blank text": libxml2 takes out those between
    # the tags of lists, tables and of the head.
    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        collect_ids=False,  # the table is dear, and nobody here asks libxml2 for an id
    )
    root = None
    if utf8 and not utf8.isspace():
        try:
            root = etree.fromstring(utf8, parser)
        except etree.ParserError:  # "Document is empty": nothing but comments
            root = None
    if root is None:
        root = etree.Element("html")
        etree.SubElement(root, "body")
    return root
