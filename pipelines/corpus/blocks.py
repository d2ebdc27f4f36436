"""A block of a release: so many articles at a time, as JSON lines and as a table of the same."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from . import long_texts, quality, words
from .released import LONG, PATTERNS, Unreadable, arrow_schema, as_read, decode

ARTICLES = 5000
BYTES = 48 << 20
"""A block, which is a row group of Parquet, ends at so many articles or bytes of JSON."""

SCHEMA = arrow_schema()
_PARSED = pa.schema(
    [field for field in SCHEMA if field.name not in (*LONG, "quality", "published_on")]
)
_AS_READ = as_read(_PARSED)
MOMENTS = [field.name for field in SCHEMA if pa.types.is_timestamp(field.type)]

Item = TypeVar("Item")
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True)
class Block:
    """Articles of one file of a release."""

    lines: list[bytes]
    """Their JSON, without newlines."""
    table: pa.Table
    """Of `SCHEMA`, a row a line, in one piece."""


class SomeUnreadable(Exception):
    """Lines that are no records."""

    def __init__(self, found: dict[int, Unreadable]):
        """`found` says by index what is wrong with which."""
        super().__init__(found)
        self.found = found


def block_of(lines: list[bytes]) -> Block:
    """Return the block of lines as `released.passed_on` gives them. Raise `SomeUnreadable`."""
    table = _parse(lines)
    texts = table["text"].chunk(0)
    measured = quality.measure(texts, words.read(texts), table["language"].to_pylist())
    kind = SCHEMA.field("quality").type
    added = {
        "quality": pa.StructArray.from_arrays(
            [pa.array(getattr(measured, field.name), field.type) for field in kind.fields],
            fields=kind.fields,
        ),
        "published_on": _days(table["published"].chunk(0)),
    }
    return Block(
        [
            b'%b,"quality":%b}' % (line[:-1], _encode(each))
            for line, each in zip(lines, measured.each(), strict=True)
        ],
        pa.table(
            [added[name] if name in added else table[name].chunk(0) for name in SCHEMA.names],
            schema=SCHEMA,
        ),
    )


def _parse(lines: list[bytes]) -> pa.Table:
    """Return the table of `lines`, in one piece, without what is added. Raise `SomeUnreadable`."""
    found = {}
    try:
        table, doubtful = _table(lines)
    except (Unreadable, pa.ArrowInvalid):
        for number, line in enumerate(lines):
            try:
                decode(line)
                _table([line])
            except (Unreadable, pa.ArrowInvalid) as error:
                found[number] = Unreadable(str(error))
        raise SomeUnreadable(found) from None
    for number in doubtful:
        try:
            decode(lines[number])
        except Unreadable as error:
            found[number] = error
    if found:
        raise SomeUnreadable(found)
    return table


def _table(lines: list[bytes]) -> tuple[pa.Table, list[int]]:
    """Return the table of `lines`, and in which rows texts may break their patterns.

    The long values are cut out first: Arrow's reader of JSON takes its time for each byte. Raise
    `Unreadable`, pa.ArrowInvalid.
    """
    short, paragraphs, texts = zip(*map(long_texts.take_out, lines), strict=True)
    raw = b"\n".join(short)
    read = pyarrow.json.read_json(
        io.BytesIO(raw),
        read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=len(raw) + 1),
        parse_options=pyarrow.json.ParseOptions(
            explicit_schema=_AS_READ, unexpected_field_behavior="ignore"
        ),
    )
    table = read.cast(_PARSED)
    for name in MOMENTS:
        try:
            pc.min_max(table[name]).as_py()
        except OverflowError as error:  # of the first or the last day of the calendar, elsewhere
            raise pa.ArrowInvalid(f"{name}: {error}") from error
    table = table.append_column(SCHEMA.field("paragraphs"), long_texts.lists(paragraphs))
    table = table.append_column(SCHEMA.field("text"), long_texts.strings(texts))
    return table, _doubtful(read)


def _doubtful(table: pa.Table) -> list[int]:
    """Return the rows in which a text does not match its pattern as Arrow has it."""
    found: set[int] = set()
    for (column, *inside), pattern in PATTERNS:
        values = table[column].chunk(0)
        rows = None
        if pa.types.is_list(values.type):
            rows, values = pc.list_parent_indices(values), values.flatten()
        for name in inside:
            values = pc.struct_field(values, name)
        matching = pc.match_substring_regex(values, pattern)
        wrong = pc.indices_nonzero(pc.invert(matching).fill_null(False))
        if len(wrong):
            found.update((wrong if rows is None else rows.take(wrong)).to_pylist())
    return sorted(found)


def _days(published: pa.StringArray) -> pa.Date32Array:
    """Return the days of publication, null where there is none that is in the calendar."""
    days = pc.dictionary_encode(pc.utf8_slice_codeunits(published, 0, 10))
    read = [
        day if len(day) == 10 else None  # a year, or a month
        for day in days.dictionary.to_pylist()
    ]
    moments = pc.strptime(
        pa.array(read, pa.string()), format="%Y-%m-%d", unit="s", error_is_null=True
    )
    # It takes the 30th of February for the 2nd of March.
    same = pc.equal(pc.strftime(moments, format="%Y-%m-%d"), pa.array(read, pa.string()))
    known = pc.if_else(same, moments, None).cast(pa.date32())
    return known.take(days.indices)


def in_blocks(
    items: Iterable[tuple[str, bytes, Item]], most: int
) -> Iterator[tuple[str, list[bytes], list[Item]]]:
    """Yield `items` (part, line, what belongs to it) by blocks of one part, part by part.

    A block ends with every `most`-th article of its part: there a file does.
    """
    part: str | None = None
    lines: list[bytes] = []
    belonging: list[Item] = []
    size = in_part = 0
    for name, line, item in items:
        if lines and (
            name != part or len(lines) == ARTICLES or size >= BYTES or in_part % most == 0
        ):
            assert part is not None
            yield part, lines, belonging
            lines, belonging, size = [], [], 0
        in_part = in_part + 1 if name == part else 1
        part = name
        lines.append(line)
        belonging.append(item)
        size += len(line)
    if lines:
        assert part is not None
        yield part, lines, belonging
