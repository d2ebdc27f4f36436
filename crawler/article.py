"""The record: what tintinh keeps of one article, and what it knows on the way there.

`Article` is the schema of the JSONL files. Its fields stand in the order in which they are
written. `RawArticle` is an article on its way through the pipelines: the same fields, and
beside them `Raw`, what the page printed and nobody has judged yet.

Neither knows of Scrapy, of the ledger or of any site.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Status = Literal["published", "gone"]
Kind = Literal["article", "video", "audio", "gallery"]
Role = Literal["text", "photo", "video", "editor", "translator", "contributor"]
Precision = Literal["second", "minute", "hour", "day", "month", "year"]
Source = Literal["live", "warc", "wayback", "commoncrawl"]

Moment = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$",
        description="ISO 8601 with its offset",
    ),
]
MomentOrDate = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?$",
        description="ISO 8601: a moment with its offset, or the day, month or year where no more is known",
    ),
]
Url = Annotated[str, Meta(pattern=r"^https?://[^\s]+$", description="Absolute, http or https")]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


@dataclass(slots=True)
class Dateline:
    """The code that opens a story, such as ``(kontumtv.vn) –``."""

    raw: Annotated[str, Meta(description="As printed")]
    outlet: Annotated[str | None, Meta(description="The outlet's code or host")] = None
    place: str | None = None


@dataclass(slots=True)
class Author:
    """A person named in the byline."""

    name: Annotated[str, Meta(min_length=1)]
    roles: list[Role] = field(default_factory=list)


@dataclass(slots=True)
class Image:
    """A picture of the article, once, however often the page shows it."""

    url: Url
    caption: Annotated[str | None, Meta(description="Without the credit")] = None
    credit: Annotated[str | None, Meta(description="Whose picture: `X` of `Ảnh: X`")] = None
    alt: str | None = None
    width: Annotated[int | None, Meta(description="Pixels, as the page says")] = None
    height: Annotated[int | None, Meta(description="Pixels, as the page says")] = None


@dataclass(slots=True)
class Clip:
    """A video or a sound: the file, or the player that shows it."""

    url: Annotated[Url | None, Meta(description="The media file")] = None
    embed_url: Annotated[Url | None, Meta(description="The player's address")] = None
    caption: str | None = None


@dataclass(slots=True)
class Link:
    """A link in the body."""

    url: Url
    text: str = ""


@dataclass(slots=True)
class WarcPosition:
    """Where the archived response lies: a file name and the byte at which its record begins."""

    file: str
    offset: Annotated[int, Meta(ge=0)]


@dataclass(slots=True)
class Extractor:
    """Which version read the article, and which reader gave each field."""

    version: str = ""
    fields: Annotated[
        dict[str, str], Meta(description="Field name to reader: rest, json-ld, meta, page, url, …")
    ] = field(default_factory=dict)


@dataclass(kw_only=True)
class Article:
    """One article, as it is written to JSONL: these keys, in this order, null where unknown."""

    id: Annotated[
        str,
        Meta(
            pattern=r"^[a-z0-9_-]+:[^\s]+$",
            description="`outlet:` and the CMS's own id, else 16 hex digits of the canonical URL's SHA-256; never changes",
        ),
    ] = ""
    revision: Annotated[
        int, Meta(ge=1, description="One more each time content_hash or status changes")
    ] = 1
    status: Status = "published"
    url: Annotated[Url, Meta(description="As fetched")] = ""
    canonical_url: Annotated[Url, Meta(description="As the page declares, normalised")] = ""
    outlet: Annotated[str, Meta(description="The spider's name")] = ""
    outlet_name: Annotated[str | None, Meta(description="The outlet's printed name")] = None
    province: Annotated[str | None, Meta(description="At the time of publication")] = None
    province_2025: Annotated[
        str | None, Meta(description="The province it belongs to since July 2025")
    ] = None
    kind: Kind = "article"
    language: Annotated[str | None, Meta(description="BCP 47; `und` where it cannot be told")] = (
        None
    )
    title: str | None = None
    lead: Annotated[str | None, Meta(description="The sapo, where the page sets one apart")] = None
    dateline: Dateline | None = None
    paragraphs: Annotated[
        list[str],
        Meta(description="The body: headings, list items, quotes and table rows in their place"),
    ] = field(default_factory=list)
    text: Annotated[
        str, Meta(description="Lead (if any) and paragraphs, joined by a blank line")
    ] = ""
    authors: list[Author] = field(default_factory=list)
    byline: Annotated[str | None, Meta(description="As printed")] = None
    agencies: Annotated[list[str], Meta(description="Agencies and papers named as source")] = field(
        default_factory=list
    )
    published: MomentOrDate | None = None
    published_precision: Precision | None = None
    published_raw: Annotated[str | None, Meta(description="As printed")] = None
    published_from: Annotated[
        str | None, Meta(description="Where it was read: rest, json-ld, meta, page, url, …")
    ] = None
    modified: MomentOrDate | None = None
    sections: Annotated[list[str], Meta(description="Outermost first")] = field(
        default_factory=list
    )
    tags: list[str] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    videos: list[Clip] = field(default_factory=list)
    audios: list[Clip] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    content_hash: Annotated[
        Sha256 | None, Meta(description="Of title, lead, paragraphs and captions")
    ] = None
    duplicate_of: Annotated[
        str | None, Meta(description="Id of the earlier article this one reprints")
    ] = None
    fetched: Moment | None = None
    source: Source = "live"
    archived: Annotated[Moment | None, Meta(description="When the archive captured it")] = None
    warc: WarcPosition | None = None
    extractor: Extractor = field(default_factory=Extractor)
    flags: Annotated[list[str], Meta(description="What a researcher should know")] = field(
        default_factory=list
    )


FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Article))
"""The keys of a record, in the order in which they are written."""


BlockKind = Literal[
    "paragraph", "heading", "quote", "item", "row", "caption", "image", "video", "audio", "related"
]


class Block(msgspec.Struct, gc=False):
    """One block of a body in reading order, as the page prints it.

    A page has a hundred: hence a struct, made and copied in a quarter of a dataclass's time.

    A line break inside an element ends a block: what follows is a block of its own with
    `after_break` set, so that a body of one ``<div>`` and many ``<br>`` keeps its paragraphs.
    """

    kind: BlockKind
    text: str = ""
    """Text with its own white space (NBSP too); the cells of a row joined by `` | ``."""
    align: Literal["left", "center", "right", "justify"] | None = None
    emphasis: frozenset[Literal["strong", "em"]] = frozenset()
    """Emphasis that covers the whole of `text`."""
    names: tuple[str, ...] = ()
    """Class and id names of the element and of its wrappers inside the body, lower case."""
    after_break: bool = False
    media: int | None = None
    """Of an image, video or audio block, and of a caption known by markup to belong to it:
    the index in the article's `images`, `videos` or `audios`."""
    linked: float = 0.0
    """Share of the text's characters that stand inside links, 0 to 1."""


class PrintedDate(msgspec.Struct, gc=False):
    """A date as a page or an API gives it, unread."""

    text: str
    source: str
    """`rest`, `json-ld`, `meta`, `time`, `page`, `url`."""
    of: Literal["published", "modified"] = "published"


@dataclass(slots=True)
class Raw:
    """What was seen of an article and still has to be judged. Never written to a record."""

    blocks: list[Block] = field(default_factory=list)
    dates: list[PrintedDate] = field(default_factory=list)
    """Best source first within each of published and modified."""
    bylines: list[str] = field(default_factory=list)
    """Author lines the page prints outside the body (``.author``, ``.pseudonym``)."""
    named_authors: list[str] = field(default_factory=list)
    """Authors in structured data (JSON-LD, meta): persons, accounts or the outlet itself."""
    accounts: list[str] = field(default_factory=list)
    """CMS accounts that posted it (a theme's author link, REST's user), and the site's own names."""
    declared_language: str | None = None
    fonts: frozenset[str] = frozenset()
    """Font families named in the page's body that point to a legacy encoding (``.VnTime``)."""
    cms_id: str | None = None
    next_pages: list[str] = field(default_factory=list)
    """Addresses of the article's further pages, in order."""


@dataclass(kw_only=True)
class RawArticle(Article):
    """An article on its way through the pipelines."""

    raw: Raw = field(default_factory=Raw)


class InvalidRecord(ValueError):
    """A record that breaks the schema; the message names the field."""


def record(article: Article) -> dict[str, Any]:
    """Return the record of `article`: plain values, keys in the order of `FIELDS`."""
    plain: dict[str, Any] = msgspec.to_builtins({name: getattr(article, name) for name in FIELDS})
    return plain


_encoder = msgspec.json.Encoder()


def to_json(article: Article) -> bytes:
    """Return `article` as one line of UTF-8 JSON, validated, without the newline.

    Raise `InvalidRecord` where a value breaks the schema or cannot be written as UTF-8.
    """
    plain = record(article)
    validate(plain)
    try:
        return _encoder.encode(plain)
    except (UnicodeEncodeError, msgspec.MsgspecError, ValueError) as error:
        raise InvalidRecord(str(error)) from error


def from_json(line: bytes | str) -> Article:
    """Return the article of one JSONL line. Raise `InvalidRecord` where it is none."""
    try:
        return msgspec.json.decode(line, type=Article)
    except (UnicodeEncodeError, msgspec.MsgspecError) as error:
        raise InvalidRecord(str(error)) from error


def validate(plain: dict[str, Any]) -> None:
    """Raise `InvalidRecord` where the record `plain` breaks the schema."""
    try:
        msgspec.convert(plain, Article)
    except msgspec.ValidationError as error:
        raise InvalidRecord(str(error)) from error


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record: every key required, no other allowed."""
    schema = msgspec.json.schema(Article)
    definitions = schema["$defs"]
    for definition in definitions.values():
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
            definition["additionalProperties"] = False
            for key in definition["properties"].values():
                key.pop("default", None)
    article = definitions.pop("Article")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **article,
        "$defs": definitions,
    }


def add_flag(article: Article, flag: str) -> None:
    """Note `flag` on `article`, once."""
    if flag not in article.flags:
        article.flags.append(flag)


if __name__ == "__main__":
    # python -m crawler.article > docs/record.schema.json
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
