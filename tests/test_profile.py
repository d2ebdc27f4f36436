"""A run is compared with earlier ones, kind by kind, so that a changed layout does not pass unseen."""

from __future__ import annotations

import pytest

from crawler.article import FIELDS, Article, Extractor
from crawler.profile import Profile, drift


def article(number: int, **fields: object) -> Article:
    readers = {"title": "page", "paragraphs": "page", "published": "page", "byline": "body"}
    whole = {
        "kind": "article",
        "title": "Tin",
        "paragraphs": ["Một đoạn."],
        "text": "chữ " * 100,
        "published": "2014-12-19",
        "byline": "Quang Mẫn",
        "sections": ["Tin tức"],
        "extractor": Extractor("1", readers),
    }
    return Article(url=f"http://kontumtv.vn/{number}/", **(whole | fields))  # type: ignore[arg-type]


def profile(count: int = 20, **fields: object) -> Profile:
    made = Profile()
    for number in range(count):
        made.add(article(number, **fields))
    return made


BEFORE = [profile().kinds(), profile().kinds()]
META = Extractor("1", {"title": "page", "published": "meta"})


@pytest.mark.parametrize(
    ("now", "evidence"),
    [
        (profile(), None),
        (profile(byline=None), "byline is filled in 0% of 20 articles, was 100%"),
        (profile(published=None), "published is filled in 0%"),
        (profile(text="chữ " * 40), "the median article has 40 words, had 100"),
        (profile(extractor=META), "published of articles comes from meta, where it came from page"),
        # Too few to conclude anything from.
        (profile(9, byline=None), None),
        # Another kind has its own past, here none.
        (profile(kind="video", byline=None, text=""), None),
        (profile(kind="video", extractor=META, text="chữ"), None),
    ],
)
def test_a_run_is_judged_by_what_its_articles_had_before(now: Profile, evidence: str | None):
    found = drift(now, BEFORE)
    if evidence is None:
        assert found == []
    else:
        assert len(found) == 1
        assert evidence in found[0]
        assert found[0].count("http://kontumtv.vn/") == 2


def test_without_a_past_nothing_has_changed():
    assert drift(profile(byline=None), []) == []


def test_a_field_that_was_rare_may_be_missing():
    rare = Profile()
    for number in range(20):
        rare.add(article(number, byline="Quang Mẫn" if number < 4 else None))
    assert drift(profile(byline=None), [rare.kinds()]) == []


def test_kinds_share_no_reader_and_no_length():
    videos = profile(kind="video", extractor=META, text="chữ").kinds()
    assert drift(profile(), [videos]) == []
    assert drift(profile(kind="video"), [videos, profile().kinds()]) == [
        "published of videos comes from page, where it came from meta: see"
        " http://kontumtv.vn/0/, http://kontumtv.vn/1/"
    ]


def test_every_field_has_its_share_and_its_readers():
    made = Profile()
    for number in range(4):
        made.add(article(number, byline="Quang Mẫn" if number else None))
    made.add(article(5, status="gone", text="", title=None))
    (found,) = made.kinds().values()
    assert list(found.filled) == list(FIELDS)
    assert (found.articles, found.filled["byline"], found.filled["lead"]) == (4, 0.75, 0)
    assert found.readers["byline"] == {"body": 4}
