"""The whole chain: what it gives, what it refuses, and that it changes nothing twice."""

import json
from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.exceptions import DropItem
from scrapy.utils.test import get_crawler

from crawler.article import (
    Article,
    Author,
    Block,
    Clip,
    Image,
    Link,
    PrintedDate,
    Raw,
    RawArticle,
    from_json,
    record,
    to_json,
    validate,
)
from pipelines import Clean, Unusable, clean
from pipelines.settle import hash_content

STORY = "Sáng 19/12, tại thành phố Kon Tum, hội nghị đã khai mạc với sự tham dự của các đại biểu."


def _raw(*blocks: Block, **fields) -> RawArticle:
    values = {
        "id": "kontumtv:1",
        "url": "https://kontumtv.vn/a",
        "canonical_url": "https://kontumtv.vn/a",
        "outlet": "kontumtv",
        "title": "Hội nghị",
        "raw": Raw(blocks=list(blocks)),
    }
    return RawArticle(**values | fields)


WORDS = st.sampled_from(
    [
        *"""
        (kontumtv.vn) – (CTO) - (Ảnh minh họa) Quang Mẫn Duy Phong Tin, ảnh: PV Theo TTXVN Nguồn: VOV
        hòa hoà uỷ QUÝ Ðảng K’Brêuh ƀuôn &amp; &ocirc; &lt; <b> </script> <script> TiÕng ViÖt Ã¡Âº Ã£
        In Bình luận Xem thêm: >> [gallery] Ảnh: X . ./. : | – 19/12/2014 hôm qua 14h35 năm 2014 tỉnh
        Gia Lai tại Hội nghị đã các và
        """.split(),  # noqa: SIM905
        *("Vie\u0302\u0323t", "e\u0301\u0302", "ơ\u0306", "\u200b", "\u00ad", "\x96", "\ud800"),
        *"()[]{}<>,;:.…-–*_|/@#&=+!?'\"“”‘’«»•1",
        *(
            "( )",
            "()",
            "[ ]",
            "(1)",
            "a@b.vn",
            "http://",
            "Tác giả:",
            "Ảnh",
            "CTV",
            "(Theo",
            "BBT)",
        ),
        *("\xa0\xa0", "\xa0" * 9, " ", "\n", "\x85"),
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=8).map(" ".join), st.text(max_size=40))
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(
        ["paragraph"] * 5
        + ["heading", "quote", "item", "row", "caption", "image", "video", "related"]
    ),
    text=TEXTS,
    align=st.sampled_from([None, None, "center", "right"]),
    emphasis=st.frozensets(st.sampled_from(["strong", "em"])),
    names=st.sampled_from([(), (), ("author",), ("pcaption",)]),
    after_break=st.booleans(),
    media=st.sampled_from([None, 0, 0, 1, 7]),
    linked=st.sampled_from([0.0, 1.0]),
)
DATES = st.builds(
    PrintedDate,
    text=TEXTS,
    source=st.sampled_from(["rest", "json-ld", "page", "url"]),
    of=st.sampled_from(["published", "modified"]),
)
ARTICLES = st.builds(
    _raw,
    title=st.one_of(st.none(), TEXTS),
    lead=st.one_of(st.none(), TEXTS),
    province=st.sampled_from([None, "Kon Tum", "Bình Định", "Nơi khác"]),
    fetched=st.sampled_from([None, "2026-11-22T08:00:00+07:00"]),
    sections=st.lists(TEXTS, max_size=2),
    tags=st.lists(TEXTS, max_size=3),
    images=st.just([Image("https://x.vn/1.jpg", alt="Quang Mẫn"), Image("https://x.vn/2.jpg")]),
    videos=st.sampled_from([[], [Clip(url="https://x.vn/1.mp4"), Clip(embed_url="ftp://x")]]),
    links=st.lists(
        st.builds(Link, url=st.sampled_from(["https://x.vn", "/a", "javascript:1"]), text=TEXTS)
    ),
    raw=st.builds(
        Raw,
        blocks=st.lists(BLOCKS, max_size=7),
        dates=st.lists(DATES, max_size=3),
        bylines=st.lists(TEXTS, max_size=2),
        named_authors=st.lists(TEXTS, max_size=2),
        accounts=st.lists(TEXTS, max_size=1),
    ),
)


@settings(max_examples=400, deadline=None)
@given(ARTICLES, st.sampled_from([None, "first-vowel", "second-vowel"]))
def test_cleaning_what_is_clean_changes_nothing(raw: RawArticle, style) -> None:
    before = deepcopy(raw)
    try:
        once = clean(raw, tone_style=style)
    except Unusable:
        return
    finally:
        assert raw == before
    assert type(once) is Article
    validate(record(once))
    assert clean(once, tone_style=style) == once
    assert clean(once) == once
    read = from_json(to_json(once))
    assert read == once
    assert clean(read, tone_style=style) == once


def test_a_plain_article_without_hash_is_read_like_a_page() -> None:
    article = clean(
        Article(
            id="kontumtv:1",
            url="https://kontumtv.vn/a",
            canonical_url="https://kontumtv.vn/a",
            outlet="kontumtv",
            title="Hội nghị",
            paragraphs=[f"(kontumtv.vn) – {STORY}", "Quang Mẫn – Duy Phong"],
        )
    )
    assert article.paragraphs == [STORY]
    assert article.authors == [Author("Quang Mẫn", ["text"]), Author("Duy Phong", ["text"])]


def test_text_is_lead_and_paragraphs() -> None:
    article = clean(
        _raw(
            Block("paragraph", "Một."),
            Block("heading", "Đầu đề"),
            Block("item", "Hai."),
            Block("quote", "Ba."),
            Block("row", "STT | Đơn vị"),
            lead=f"(kontumtv.vn) – {STORY}",
        )
    )
    assert article.lead == STORY
    assert article.text == "\n\n".join([STORY, "Một.", "Đầu đề", "Hai.", "Ba.", "STT | Đơn vị"])
    assert article.dateline is not None and article.dateline.outlet == "kontumtv.vn"


def test_the_hash_is_of_what_a_reader_would_call_the_article() -> None:
    article = clean(_raw(Block("paragraph", "Tỉnh ủy họp ở Hòa Bình."), tags=["một"]))
    assert article.content_hash == hash_content(article)
    same = [
        replace(article, tags=["hai"], fetched="2026-11-22T08:00:00+07:00", revision=4),
        replace(article, paragraphs=["Tỉnh uỷ họp ở Hoà Bình."]),
    ]
    other = [
        replace(article, title="Khác"),
        replace(article, lead="Tỉnh ủy họp ở Hòa Bình.", paragraphs=[]),
        replace(article, images=[Image("https://x.vn/1.jpg", caption="Ảnh")]),
        replace(article, paragraphs=["Tỉnh ủy họp", "ở Hòa Bình."]),
    ]
    assert {hash_content(one) for one in same} == {article.content_hash}
    assert len({hash_content(one) for one in other} | {article.content_hash}) == 5


@pytest.mark.parametrize(
    ("fields", "flag"),
    [
        ({"title": None}, "no-title"),
        ({"title": "x" * 301}, "long-title"),
        ({"title": "Hội <script>alert(1)</script>nghị"}, "markup"),
        ({"links": [Link("javascript:alert(1)", "x")]}, "bad-url"),
        ({"images": [Image("data:image/gif;base64,R0")]}, "bad-url"),
        ({"title": "Hội \ud800 nghị"}, "surrogates"),
        ({}, "no-byline"),
        ({}, "short"),
        ({}, "no-date"),
        ({"published": "2014-12-19", "modified": "2014-12-18"}, "modified-before-published"),
    ],
)
def test_what_a_researcher_should_know_is_flagged(fields, flag: str) -> None:
    article = clean(_raw(Block("paragraph", STORY), **fields))
    assert flag in article.flags
    assert "<" not in (article.title or "")
    assert article.links == [] or flag != "bad-url"


def test_a_post_without_body_is_a_flagged_record() -> None:
    article = clean(_raw())
    assert "empty" in article.flags
    assert (article.text, article.paragraphs) == ("", [])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": None}, "no-content"),
        ({"url": "ftp://kontumtv.vn/a"}, "invalid"),
        ({"id": ""}, "invalid"),
        ({"fetched": "yesterday"}, "invalid"),
    ],
)
def test_what_must_not_be_written_is_refused_with_a_reason(fields, reason: str) -> None:
    with pytest.raises(Unusable) as refused:
        clean(_raw(**fields))
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("images", "videos", "audios", "words", "kind"),
    [
        (0, 0, 0, 300, "article"),
        (3, 0, 0, 300, "article"),
        (0, 1, 0, 30, "video"),
        (0, 1, 0, 300, "article"),
        (0, 0, 1, 10, "audio"),
        (4, 0, 0, 5, "gallery"),
        (9, 0, 0, 150, "gallery"),
        (1, 0, 0, 5, "article"),
    ],
)
def test_the_kind_is_told_from_what_it_holds(images, videos, audios, words, kind) -> None:
    article = clean(
        _raw(
            Block("paragraph", "từ " * words + "."),
            images=[Image(f"https://x.vn/{n}.jpg") for n in range(images)],
            videos=[Clip(url="https://x.vn/1.mp4")] * videos,
            audios=[Clip(url="https://x.vn/1.mp3")] * audios,
        )
    )
    assert article.kind == kind


def test_hostile_size_takes_linear_time() -> None:
    for text in (
        "(" * 200_000,
        "Ảnh: " * 40_000,
        "\xa0" * 200_000 + "a",
        "<a " * 60_000,
        "và " * 60_000,
        "[video " * 30_000,
        "<script>" * 20_000,
        "&#1" * 60_000,
        "<b" * 40_000 + ">" * 40_000,
    ):
        clean(
            _raw(
                Block("paragraph", text),
                Block("image", media=0),
                Block("paragraph", text),
                images=[Image("https://x.vn/1.jpg")],
            )
        )


class TestPipeline:
    def _pipeline(self, **settings_) -> tuple[Clean, object]:
        crawler = get_crawler(settings_dict=settings_)
        return Clean.from_crawler(crawler), crawler.stats

    def test_it_cleans_and_counts(self) -> None:
        pipeline, stats = self._pipeline()
        item = pipeline.process_item(_raw(Block("paragraph", STORY), Block("paragraph", "In")))
        assert item.paragraphs == [STORY]
        assert stats.get_value("clean/furniture") == 1
        assert stats.get_value("clean/flag/no-byline") == 1

    def test_it_places_tones_as_the_setting_says(self) -> None:
        pipeline, _ = self._pipeline(TONE_STYLE="second-vowel")
        item = pipeline.process_item(_raw(Block("paragraph", STORY + " Tỉnh ủy họp ở Hòa Bình.")))
        assert "Tỉnh uỷ họp ở Hoà Bình." in item.text
        assert "uỷ" in item.paragraphs[0]

    def test_it_refuses_an_unknown_style(self) -> None:
        with pytest.raises(ValueError, match="TONE_STYLE"):
            self._pipeline(TONE_STYLE="new")

    def test_it_drops_what_must_not_be_written_with_its_reason(self) -> None:
        pipeline, stats = self._pipeline()
        with pytest.raises(DropItem, match="no-content"):
            pipeline.process_item(_raw(title=None))
        assert stats.get_value("clean/unusable/no-content") == 1

    def test_it_lets_other_items_pass(self) -> None:
        pipeline, _ = self._pipeline()
        assert pipeline.process_item({"a": 1}) == {"a": 1}


def test_the_record_of_a_clean_article_is_json() -> None:
    assert json.loads(to_json(clean(_raw(Block("paragraph", STORY)))))["text"] == STORY
