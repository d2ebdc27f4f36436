"""The record: its keys, its JSON, its schema."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from crawler.article import (
    FIELDS,
    Article,
    Author,
    Block,
    Clip,
    Dateline,
    Extractor,
    Image,
    InvalidRecord,
    Link,
    PrintedDate,
    Raw,
    RawArticle,
    WarcPosition,
    add_flag,
    from_json,
    json_schema,
    record,
    to_json,
    validate,
)

SCHEMA_FILE = Path(__file__).parents[1] / "docs" / "record.schema.json"

# In this order researchers find them in every line.
KEYS = (
    "id revision status url canonical_url outlet outlet_name province province_2025 kind language"
    " title lead dateline paragraphs text authors byline agencies"
    " published published_precision published_raw published_from modified"
    " sections tags images videos audios links content_hash duplicate_of"
    " fetched source archived warc extractor flags"
)


def bare(**fields) -> Article:
    """Return the least article that is a valid record, with `fields`."""
    url = "http://kontumtv.vn/tin-tuc/hoi-nghi/"
    return Article(**{"id": "kontumtv:1", "url": url, "canonical_url": url, **fields})


def full() -> Article:
    """Return an article that has a value in every field."""
    return bare(
        revision=2,
        outlet="kontumtv",
        outlet_name="Đài Phát thanh - Truyền hình Kon Tum",
        province="Kon Tum",
        province_2025="Quảng Ngãi",
        language="vi",
        title="Hội nghị giao ban",
        lead="Sáng nay, hội nghị khai mạc.",
        dateline=Dateline("(kontumtv.vn) –", "kontumtv.vn", None),
        paragraphs=["Đoạn một.", "Cột một | Cột hai"],
        text="Sáng nay, hội nghị khai mạc.\n\nĐoạn một.\n\nCột một | Cột hai",
        authors=[Author("Quang Mẫn", ["text", "photo"])],
        byline="Tin, ảnh: Quang Mẫn",
        agencies=["TTXVN"],
        published="2014-12-19T08:30:00+07:00",
        published_precision="minute",
        published_raw="19/12/2014 08:30",
        published_from="page",
        modified="2014-12-19",
        sections=["Tin tức", "Thời sự"],
        tags=["phòng, chống tham nhũng"],
        images=[Image("http://kontumtv.vn/a.jpg", "Toàn cảnh", "Duy Phong", "hội nghị", 640, 480)],
        videos=[Clip("http://kontumtv.vn/a.mp4", "http://kontumtv.vn/player?l=a", "Phóng sự")],
        audios=[Clip(embed_url="https://kontumtv.vn/nghe")],
        links=[Link("http://kontumtv.vn/b/", "bài trước")],
        content_hash="0" * 64,
        duplicate_of="gialaitv:9",
        fetched="2026-11-22T13:15:00+00:00",
        source="warc",
        archived="2014-12-20T00:00:00+00:00",
        warc=WarcPosition("20261122T131500Z-00000.warc.gz", 412),
        extractor=Extractor("0.1.0", {"title": "rest"}),
        flags=["short"],
    )


def test_a_line_has_exactly_the_keys_of_the_record_in_their_order():
    assert " ".join(FIELDS) == KEYS
    for article in (bare(), full(), RawArticle(**vars(full()))):
        assert " ".join(json.loads(to_json(article))) == KEYS


def test_what_is_unknown_is_written_as_null_or_empty():
    line = json.loads(to_json(bare()))
    assert " ".join(key for key in FIELDS if line[key] is None) == (
        "outlet_name province province_2025 language title lead dateline byline published"
        " published_precision published_raw published_from modified content_hash duplicate_of"
        " fetched archived warc"
    )
    assert line["authors"] == line["images"] == line["flags"] == []


def test_what_a_page_printed_and_nobody_judged_stays_out_of_the_record():
    raw = Raw(
        blocks=[Block("paragraph", "chưa xét")],
        dates=[PrintedDate("chưa xét", "page")],
        accounts=["chưa xét"],
    )
    article = RawArticle(**vars(bare()), raw=raw)
    assert "raw" not in record(article)
    assert "chưa xét" not in to_json(article).decode()


def test_a_line_is_one_line_of_plain_utf8_and_reads_back_as_the_same_article():
    article = full()
    article.paragraphs.append("xuống dòng\nở giữa\u2028và nữa")
    line = to_json(article)
    assert b"\n" not in line
    assert "Quảng Ngãi" in line.decode()
    assert from_json(line) == from_json(line.decode()) == article


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"id": "no outlet"}, "id"),
        ({"id": ""}, "id"),
        ({"revision": 0}, "revision"),
        ({"revision": True}, "revision"),
        ({"status": "draft"}, "status"),
        ({"url": "/tin-tuc/1"}, "url"),
        ({"canonical_url": "ftp://kontumtv.vn/1"}, "canonical_url"),
        ({"kind": "poem"}, "kind"),
        ({"title": 5}, "title"),
        ({"paragraphs": None}, "paragraphs"),
        ({"paragraphs": ["a", None]}, "paragraphs[1]"),
        ({"authors": [Author("")]}, "authors[0].name"),
        ({"authors": [Author("Y Hoa", ["boss"])]}, "authors[0].roles[0]"),
        ({"published": "19/12/2014"}, "published"),
        ({"published": "2014-12-19T08:30:00"}, "published"),
        ({"published_precision": "week"}, "published_precision"),
        ({"modified": ""}, "modified"),
        ({"images": [Image("javascript:x")]}, "images[0].url"),
        ({"videos": [Clip(embed_url="//a/b")]}, "videos[0].embed_url"),
        ({"links": [Link("mailto:a@b")]}, "links[0].url"),
        ({"content_hash": "abc"}, "content_hash"),
        ({"fetched": "2014-12-19"}, "fetched"),
        ({"source": "radio"}, "source"),
        ({"warc": WarcPosition("a", -1)}, "warc.offset"),
        ({"extractor": Extractor("1", {"title": None})}, "extractor.fields"),
    ],
)
def test_an_invalid_record_is_refused_and_its_field_named(fields, named):
    with pytest.raises(InvalidRecord) as refused:
        to_json(bare(**fields))
    assert f"$.{named}" in str(refused.value)


@pytest.mark.parametrize(
    "fields",
    [{"title": "a \ud800"}, {"tags": ["\udfff"]}, {"images": [Image("http://a/", "\ud83d")]}],
)
def test_half_a_surrogate_pair_is_no_text(fields):
    with pytest.raises(InvalidRecord):
        to_json(bare(**fields))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"null",
        b'{"id": 1}',
        b'{"title": "\\ud800"}',
        '{"title": "\ud800"}',
        b"\xff",
        b'{"id": "a:1"',
    ],
)
def test_a_line_that_is_no_record_is_refused(line):
    with pytest.raises(InvalidRecord):
        from_json(line)


def test_a_flag_is_noted_once():
    article = bare()
    add_flag(article, "short")
    add_flag(article, "short")
    assert article.flags == ["short"]


def test_the_published_schema_is_the_one_the_code_has():
    published = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    assert published == json_schema(), (
        "the record changed; write its schema anew: python -m crawler.article > docs/record.schema.json"
    )


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_a_written_line_is_valid_by_the_published_schema(validator):
    for article in (bare(), full()):
        validator.validate(json.loads(to_json(article)))


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.pop("lead"),
        lambda line: line.update(raw={}),
        lambda line: line["images"][0].pop("credit"),
        lambda line: line["warc"].update(length=5),
        lambda line: line.update(url="no address"),
        lambda line: line.update(kind=None),
    ],
    ids=[
        "key missing",
        "key too many",
        "inner key missing",
        "inner key too many",
        "bad url",
        "null",
    ],
)
def test_the_published_schema_wants_every_key_and_no_other(validator, change):
    line = json.loads(to_json(full()))
    change(line)
    assert not validator.is_valid(line)


_text = st.text(st.characters(codec="utf-8"), max_size=20)
_maybe = st.none() | _text
_url = st.from_regex(r"https?://[a-z]{1,9}\.vn/[!-~]{0,20}", fullmatch=True)
_moment = st.datetimes().map(lambda m: f"{m.replace(microsecond=0).isoformat()}+07:00")
_clips = st.lists(st.builds(Clip, st.none() | _url, st.none() | _url, _maybe), max_size=2)
_articles = st.builds(
    Article,
    id=st.from_regex(r"[a-z0-9_-]{1,9}:[0-9a-f]{1,16}", fullmatch=True),
    revision=st.integers(1, 2**40),
    status=st.sampled_from(["published", "gone"]),
    url=_url,
    canonical_url=_url,
    title=_maybe,
    lead=_maybe,
    dateline=st.none() | st.builds(Dateline, _text, _maybe, _maybe),
    paragraphs=st.lists(_text, max_size=3),
    text=_text,
    authors=st.lists(
        st.builds(Author, _text.filter(bool), st.lists(st.sampled_from(["text", "photo"]))),
        max_size=2,
    ),
    byline=_maybe,
    published=st.none() | _moment | st.dates().map(str),
    sections=st.lists(_text, max_size=2),
    images=st.lists(
        st.builds(Image, _url, _maybe, _maybe, _maybe, st.none() | st.integers(0, 9999)), max_size=2
    ),
    videos=_clips,
    audios=_clips,
    links=st.lists(st.builds(Link, _url, _text), max_size=2),
    warc=st.none() | st.builds(WarcPosition, _text, st.integers(0, 2**50)),
    extractor=st.builds(Extractor, _text, st.dictionaries(_text, _text, max_size=2)),
    flags=st.lists(_text, max_size=2),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(article=_articles)
def test_every_valid_article_becomes_one_line_and_comes_back(validator, article):
    validate(record(article))
    line = to_json(article)
    assert len(line.splitlines()) == 1
    assert from_json(line) == article
    validator.validate(json.loads(line))
