"""XML from the web: sitemaps and feeds, read with everything dangerous switched off."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO
from typing import NamedTuple

from lxml import etree

MAX_BYTES = 64 << 20
"""Bytes after decompression; the sitemaps protocol allows 50 MB."""


class NotXml(ValueError):
    """The document is no XML, or more than anyone should send."""


UNFINISHED = {etree.ErrorTypes.ERR_TAG_NOT_FINISHED, etree.ErrorTypes.ERR_GT_REQUIRED}


class Document(NamedTuple):
    """An XML document, or what could be read of it."""

    root: etree._Element
    is_cut_short: bool
    """It ends in the middle; a server that breaks off may end the transfer properly all the same."""


def parse(body: bytes) -> Document:
    """Return an XML document. Raise `NotXml`.

    Entities are not expanded and nothing is loaded; a broken document gives what can be read.
    A document that is itself a gzip file (``sitemap.xml.gz``) is unpacked first.
    """
    if body[:2] == b"\x1f\x8b":
        try:
            with gzip.open(BytesIO(body)) as file:
                body = file.read(MAX_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise NotXml(f"damaged gzip: {error}") from error
    if len(body) > MAX_BYTES:
        raise NotXml(f"more than {MAX_BYTES >> 20} MiB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(body.strip(), parser)
    except etree.XMLSyntaxError as error:
        raise NotXml(str(error)) from error
    if root is None or etree.QName(root).localname == "html":
        raise NotXml("no XML document")
    return Document(root, any(error.type in UNFINISHED for error in parser.error_log))


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace; sites mix those up."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child_text(element: etree._Element, name: str) -> str | None:
    """Return the text of the first child called `name`, without white space around it."""
    for child in element:
        if local(child) == name:
            return "".join(map(str, child.itertext())).strip() or None
    return None
