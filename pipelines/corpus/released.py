"""A released article: the record, and behind its keys what only a release knows."""

from __future__ import annotations

import copy
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa
from msgspec import Meta

from crawler.article import FIELDS, Article, Moment, json_schema

from .quality import Quality

ADDED: tuple[str, ...] = ("quality",)
"""The keys that stand behind the record's."""

MOST = 2**62
"""Largest number in a record: what SQLite and Parquet can hold, where JSON has no end."""

_HINTS = get_type_hints(Article, include_extras=True)
_structs: dict[tuple[type, bool], type] = {}


def _struct(hint: Any, patterns: bool = True) -> Any:
    """Return `hint` with structs in the place of dataclasses: the same checks at half the time.

    Without `patterns` texts are not held to theirs, which are a third of what is left.
    """
    if get_origin(hint) is Annotated:
        inside = _struct(get_args(hint)[0], patterns)
        if not patterns and any(getattr(meta, "pattern", None) for meta in hint.__metadata__):
            return inside
        return Annotated[(inside, *hint.__metadata__)]
    if isinstance(hint, types.UnionType) or get_origin(hint) is typing.Union:
        return typing.Union[tuple(_struct(one, patterns) for one in get_args(hint))]  # noqa: UP007
    if hint is int:
        return Annotated[int, Meta(le=MOST)]
    if get_origin(hint) is list:
        return list[_struct(get_args(hint)[0], patterns)]  # type: ignore[misc]
    if is_dataclass(hint) and isinstance(hint, type):
        if (hint, patterns) not in _structs:
            inner = get_type_hints(hint, include_extras=True)
            parts = [
                (part.name, _struct(inner[part.name], patterns), _default(part))
                for part in fields(hint)
            ]
            _structs[hint, patterns] = msgspec.defstruct(hint.__name__, parts, gc=False)
        return _structs[hint, patterns]
    return hint


def _patterns(hint: Any, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield where in a value of the type `hint` texts have a pattern, and that as Arrow has it.

    What matches Arrow's matches Python's. There are texts of which only the latter is true: with a
    line end behind them, or digits of other scripts.
    """
    if get_origin(hint) is Annotated:
        for meta in hint.__metadata__:
            if pattern := getattr(meta, "pattern", None):
                yield path, pattern.replace(r"[^\s]", f"[^{_BLANKS}]")
    if is_dataclass(hint) and isinstance(hint, type):
        for name, inner in get_type_hints(hint, include_extras=True).items():
            yield from _patterns(inner, *path, name)
    for inner in get_args(hint):
        yield from _patterns(inner, *path)


_BLANKS = (
    r"\x{0}-\x{20}\x{7f}-\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
)
PATTERNS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    found for name in FIELDS for found in _patterns(_HINTS[name], name)
)
"""Names of a field, and of what is in it, with the pattern (RE2) of the text there."""


def _default(part: Any) -> Any:
    if part.default_factory is not MISSING:
        return msgspec.field(default_factory=part.default_factory)
    return msgspec.NODEFAULT if part.default is MISSING else part.default


Released: Any = msgspec.defstruct(
    "Released",
    [(name, _struct(_HINTS[name])) for name in FIELDS]
    + [
        (
            "quality",
            Annotated[Quality | None, Meta(description="Measures of the text; see quality.py")],
            None,
        )
    ],
    gc=False,
)
"""A record with its quality. Decoding validates."""

LONG = ("text", "paragraphs")
"""Most of a record's bytes, which go into a release as they are."""


def _passing_struct(name: str, patterns: bool) -> Any:
    return msgspec.defstruct(
        name,
        [
            (part.name, hint)
            if part.name in LONG or isinstance(part.default, str | int)
            else (part.name, hint, _default(part))
            for part in fields(Article)
            for hint in (
                msgspec.Raw if part.name in LONG else _struct(_HINTS[part.name], patterns),
            )
        ],
        kw_only=True,
        gc=False,
    )


_Passing = _passing_struct("_Passing", patterns=True)
"""A record of which all is validated but `LONG`. A run file of an earlier version may lack a key."""
_Looked = _passing_struct("_Looked", patterns=False)

_decoder = msgspec.json.Decoder(Released)
_passing = msgspec.json.Decoder(_Passing)
_looked = msgspec.json.Decoder(_Looked)
_long_text = msgspec.json.Decoder(str)
_encoder = msgspec.json.Encoder()


class Unreadable(ValueError):
    """A line that is no record; the message says why."""


def decode(line: bytes) -> Any:
    """Return the `Released` of one line of a run file or of a release. Raise `Unreadable`."""
    try:
        record = _decoder.decode(line)
        for moment in (record.fetched, record.archived):
            if moment is not None:
                datetime.fromisoformat(moment)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Unreadable(str(error)) from error
    return record


def look_at(line: bytes) -> Any:
    """Return the record of a line of a run file, in which `LONG` is still JSON. Raise `Unreadable`.

    Into `PATTERNS`, into `paragraphs`, and whether moments are in the calendar, is not looked: who
    makes a table of the line sees that.
    """
    try:
        record = _looked.decode(line)
        _long_text.decode(record.text)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Unreadable(str(error)) from error
    return record


def is_clean(line: bytes, record: Any) -> bool:
    """Tell whether `passed_on` gives the `line` as it is, of which `look_at` made `record`."""
    return _encoder.encode(record) == line


def passed_on(line: bytes, **changed: Any) -> bytes:
    """Return a line of a run file as a release has it, but for its quality, with `changed` values.

    All keys stand in it once and in their order. Raise `Unreadable`; of `paragraphs` and the
    calendar holds what `look_at` says.
    """
    try:
        record = _passing.decode(line)
        _long_text.decode(record.text)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Unreadable(str(error)) from error
    for name, value in changed.items():
        setattr(record, name, value)
    return _encoder.encode(record)


def release_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a line of a release."""
    schema = copy.deepcopy(json_schema())
    quality = msgspec.json.schema(Quality)["$defs"]["Quality"]
    quality["additionalProperties"] = False
    schema["$defs"]["Quality"] = quality
    schema["title"] = "Released"
    schema["description"] = "One article of a release: the record of the run files, and its quality"
    schema["properties"]["quality"] = {"anyOf": [{"$ref": "#/$defs/Quality"}, {"type": "null"}]}
    schema["required"] = [*schema["required"], "quality"]
    return schema


def arrow_schema() -> pa.Schema:
    """Return the schema of the Parquet files, made from the same types as the JSON Schema.

    The columns are the keys of a line; moments that are always whole are timestamps, and
    `published`, which may be a year alone, stays as it is, with `published_on` beside it.
    """
    columns = [pa.field(name, _arrow(name, _HINTS[name])) for name in FIELDS]
    columns.append(pa.field("quality", _arrow("quality", Quality)))
    columns.append(pa.field("published_on", pa.date32()))
    return pa.schema(columns)


def as_read(schema: pa.Schema) -> pa.Schema:
    """Return `schema` as the JSON lines have it: moments are text, `published_on` is not there."""
    return pa.schema(
        [
            pa.field(field.name, pa.string() if pa.types.is_timestamp(field.type) else field.type)
            for field in schema
            if field.name != "published_on"
        ]
    )


def _arrow(name: str, hint: Any) -> pa.DataType:
    """Return the Arrow type of a field of this name and Python type."""
    if hint == Moment:
        return pa.timestamp("ms", tz="UTC")
    if get_origin(hint) is Annotated:
        return _arrow(name, get_args(hint)[0])
    if isinstance(hint, types.UnionType) or get_origin(hint) is typing.Union:
        return _arrow(name, next(one for one in get_args(hint) if one is not type(None)))
    if get_origin(hint) is list:
        return pa.list_(_arrow(name, get_args(hint)[0]))
    if get_origin(hint) is dict:
        # Of `extractor.fields` alone: its keys are names of fields.
        return pa.struct([pa.field(key, pa.string()) for key in FIELDS])
    if is_dataclass(hint):
        inner = get_type_hints(hint, include_extras=True)
        return pa.struct([pa.field(f.name, _arrow(f.name, inner[f.name])) for f in fields(hint)])
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        inner = get_type_hints(hint, include_extras=True)
        return pa.struct([pa.field(key, _arrow(key, inner[key])) for key in hint.__struct_fields__])
    if get_origin(hint) is Literal:
        return pa.string()
    return {str: pa.string(), int: pa.int64(), float: pa.float64()}[hint]
