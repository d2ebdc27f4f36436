"""A released article: the record, and behind its keys what only a release knows."""

from __future__ import annotations

import copy
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa
from msgspec import Meta

from crawler.article import FIELDS, Article, Moment, json_schema

from .quality import Quality

ADDED: tuple[str, ...] = ("quality",)
"""The keys that stand behind the record's."""

_HINTS = get_type_hints(Article, include_extras=True)

Released: Any = msgspec.defstruct(
    "Released",
    [(name, _HINTS[name]) for name in FIELDS]
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

MOST = 2**62
"""Largest number in a record: what SQLite and Parquet can hold, where JSON has no end."""

_decoder = msgspec.json.Decoder(Released)
_encoder = msgspec.json.Encoder()


class Unreadable(ValueError):
    """A line that is no record; the message says why."""


def decode(line: bytes) -> Any:
    """Return the `Released` of one line of a run file or of a release. Raise `Unreadable`."""
    try:
        article = _decoder.decode(line)
        for moment in (article.fetched, article.archived):
            if moment is not None:
                datetime.fromisoformat(moment)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Unreadable(str(error)) from error
    sizes = [size for image in article.images for size in (image.width, image.height)]
    sizes += [article.revision, article.warc.offset if article.warc else None]
    if any(size is not None and abs(size) > MOST for size in sizes):
        raise Unreadable("a number of more than 62 bits")
    return article


def encode(article: Any) -> bytes:
    """Return a `Released` as one line of JSON, without the newline."""
    return _encoder.encode(article)


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
