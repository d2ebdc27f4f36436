"""The long values of a line, `paragraphs` and `text`: out of the JSON and into Arrow without a parser.

They are four fifths of a record, and each says what the other says. In JSON written without blanks
a key with its quotes and colon stands nowhere else: within a string its quotes would be escaped.
"""

from __future__ import annotations

from collections.abc import Sequence, Sized

import msgspec
import numpy as np
import pyarrow as pa

from .released import Unreadable

_BEFORE = b',"paragraphs":'
_BETWEEN = b',"text":'
_BEHIND = b',"authors":['
_QUOTE, _MARK = b'\\"', b"\0"
"""A quotation mark in a string, and what stands for it while others are sought: no JSON has it."""

_paragraphs = msgspec.json.Decoder(list[str])
_text = msgspec.json.Decoder(str)


def take_out(line: bytes) -> tuple[bytes, list[bytes], bytes]:
    """Return a line as `released.passed_on` gives it without its long values, and those in UTF-8.

    Raise `Unreadable` where they are no texts.
    """
    before, _, rest = line.partition(_BEFORE)
    long, _, behind = rest.rpartition(_BEHIND)
    listed, _, text = long.partition(_BETWEEN)
    parts = _plain(listed, text)
    if parts is None and _QUOTE in text:
        parts = _plain(listed.replace(_QUOTE, _MARK), text.replace(_QUOTE, _MARK))
        parts = parts and [part.replace(_MARK, b'"') for part in parts]
    if parts is not None:
        paragraphs, whole = parts[1:], b"\n\n".join(parts if parts[0] else parts[1:])
    else:
        try:
            paragraphs = [one.encode() for one in _paragraphs.decode(listed)]
            whole = _text.decode(text).encode()
        except (msgspec.MsgspecError, ValueError) as error:
            raise Unreadable(str(error)) from error
    return b"".join((before, _BEHIND, behind)), paragraphs, whole


def _plain(listed: bytes, text: bytes) -> list[bytes] | None:
    r"""Return the lead, or nothing in its place, and the paragraphs of plain JSON; None of other.

    Plain is ``["a","b"]`` beside ``"a\n\nb"`` or ``"lead\n\na\n\nb"``, with nothing else escaped.
    """
    paragraphs = listed[2:-2].split(b'","')
    joined = rb"\n\n".join(paragraphs)
    if (
        b"\\" in listed
        or b'"' in joined
        or not listed.startswith(b'["')
        or not listed.endswith(b'"]')
        or not text.endswith(joined + b'"')
    ):
        return None
    lead, blank_line, other = text[1 : -1 - len(joined)].rpartition(rb"\n\n")
    if other or b"\\" in lead or (blank_line and not lead):
        return None
    return [lead, *paragraphs]


def strings(values: Sequence[bytes]) -> pa.StringArray:
    """Return an array of `values`, which are UTF-8."""
    return pa.StringArray.from_buffers(
        len(values), _offsets(values), pa.py_buffer(b"".join(values))
    )


def lists(values: Sequence[list[bytes]]) -> pa.ListArray:
    """Return an array of lists of texts in UTF-8."""
    flat = strings([text for texts in values for text in texts])
    return pa.ListArray.from_buffers(
        pa.list_(pa.string()), len(values), [None, _offsets(values)], children=[flat]
    )


def _offsets(values: Sequence[Sized]) -> pa.Buffer:
    offsets = np.zeros(len(values) + 1, dtype=np.int32)
    np.cumsum(np.fromiter(map(len, values), np.int32, len(values)), out=offsets[1:])
    return pa.py_buffer(offsets)
