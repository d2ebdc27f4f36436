"""Each record is what a reader would get of the article: by REST, and from the pages of every theme."""

import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pytest

from crawler.article import FIELDS, from_json
from tests import crawling
from tests.crawling import Crawl, Record, Told, by_path, crawl
from tests.wordpress import WordPress
from tests.wordpress.newsroom import Gold, Story
from tests.wordpress.site import THEMES


def media(clips: list[Record]) -> list[tuple[str | None, str | None]]:
    return [(clip["url"], clip["embed_url"]) for clip in clips]


def shown(record: Record) -> Record:
    """Return the fields of `record` that gold knows of, as `expected` gives them."""
    plain = (
        "title", "lead", "paragraphs", "dateline", "byline", "authors", "agencies", "kind",
        "sections", "published", "modified", "language",
    )  # fmt: skip
    return {name: record[name] for name in plain} | {
        "tags": sorted(record["tags"]),
        "images": [(one["url"], one["caption"], one["credit"]) for one in record["images"]],
        "videos": media(record["videos"]),
        "audios": media(record["audios"]),
    }


def expected(gold: Gold, home: str, record: Record) -> Record:
    """Return what gold expects of a record from the site at `home`.

    Where gold leaves a field open, and where a page does not tell when it was changed, what
    `record` says will do.
    """

    def absolute(clips: list[dict[str, Any]]) -> list[tuple[str | None, str | None]]:
        return media(
            [
                {key: home + url if url and url[0] == "/" else url for key, url in clip.items()}
                for clip in clips
            ]
        )

    return {
        "title": gold.title,
        "lead": gold.lead,
        "paragraphs": gold.paragraphs,
        "dateline": gold.dateline,
        "byline": gold.byline,
        "authors": gold.authors,
        "agencies": gold.agencies,
        "kind": gold.kind,
        "sections": gold.sections,
        "published": gold.published,
        "modified": gold.modified
        if record["modified"] or record["extractor"]["fields"].get("title") == "rest"
        else None,
        "language": gold.language
        if gold.language and gold.paragraphs
        else record["language"],
        "tags": sorted(gold.tags),
        "images": [(home + one.path, one.caption, one.credit) for one in gold.images],
        "videos": absolute(gold.videos),
        "audios": absolute(gold.audios),
    }  # fmt: skip


READINGS = ("REST", *THEMES)


@pytest.fixture(scope="module")
def reading(
    wordpress: WordPress, told: Callable[[str], Told], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Crawl]:
    """Read all articles by REST, or from the pages of a theme; each once for all tests."""

    @cache
    def read(name: str) -> Crawl:
        if name == "REST":
            return told("REST").first
        if name == "tinbao":
            return told("insisting on the sitemap").first
        wordpress.set_theme(name)
        try:
            data_dir = tmp_path_factory.mktemp(name)
            return crawl(data_dir, site=wordpress.url, discovery="sitemap")
        finally:
            wordpress.set_theme("tinbao")

    return read


FIELDS_OF_GOLD = (
    "title", "lead", "paragraphs", "dateline", "byline", "authors", "agencies", "kind",
    "sections", "published", "modified", "language", "tags", "images", "videos", "audios",
)  # fmt: skip


def misses(
    field: str, records: dict[str, Record], golds: Iterable[Gold], wordpress: WordPress
) -> list[str]:
    """Return what differs in `field` from what the newsroom wrote, an article an entry."""
    found = []
    for gold in golds:
        record = records[gold.path]
        want, got = expected(gold, wordpress.home, record)[field], shown(record)[field]
        if want != got:
            features = ", ".join(gold.features)
            found.append(f"{gold.path} ({features})\n  want {want}\n  got  {got}")
    return found


@pytest.mark.parametrize("field", FIELDS_OF_GOLD)
@pytest.mark.parametrize("name", READINGS)
def test_every_field_is_as_the_newsroom_wrote_it(
    name: str,
    field: str,
    reading: Callable[[str], Crawl],
    golds: dict[str, Gold],
    wordpress: WordPress,
) -> None:
    found = misses(field, by_path(reading(name).records), golds.values(), wordpress)
    assert not found, f"{len(found)} of {len(golds)}:\n" + "\n".join(found[:5])


@pytest.mark.parametrize("name", THEMES)
def test_rest_and_page_give_the_same_record(
    name: str, reading: Callable[[str], Crawl], golds: dict[str, Gold]
) -> None:
    telling = (*crawling.PASSING, "published_raw", "published_from", "published_precision", "flags")
    from_rest, from_page = by_path(reading("REST").records), by_path(reading(name).records)
    differing: dict[str, list[str]] = {}
    for path in golds:
        one, other = (crawling.content(which[path], telling) for which in (from_rest, from_page))
        for record in (one, other):
            record["tags"] = sorted(record["tags"])
        if other["modified"] is None:  # the theme does not tell it
            one["modified"] = None
        for key, value in one.items():
            if value != other[key]:
                differing.setdefault(key, []).append(
                    f"{path}\n  REST {value!r}\n  page {other[key]!r}"
                )
    assert not differing, "\n".join(
        f"{key}: {len(found)}, such as {found[0]}" for key, found in differing.items()
    )


@pytest.mark.parametrize("name", READINGS)
def test_the_model_page(
    name: str, reading: Callable[[str], Crawl], wordpress: WordPress, stories: list[Story]
) -> None:
    gold = stories[0].gold
    assert gold
    record = by_path(reading(name).records)[gold.path]
    number = next(post["id"] for post in wordpress.posts() if post["path"] == gold.path)
    assert record["id"] == f"kontumtv:{number}"
    assert record["url"] == record["canonical_url"] == wordpress.home + gold.path
    assert record["title"] == gold.title
    assert record["lead"] is None
    assert record["dateline"] == {"raw": "(kontumtv.vn) –", "outlet": "kontumtv.vn", "place": None}
    assert len(record["paragraphs"]) == 4
    assert record["paragraphs"][0].startswith("Sáng 19/12, tại Hội trường Ngọc Linh, ")
    for phrase in ("nắm bắt công tác", "Tính đến ngày 16/12/2014", "tỷ lệ nữ"):
        assert phrase in record["text"]
    assert "\u00a0" not in json.dumps(record, ensure_ascii=False)
    assert "  " not in record["text"]
    assert record["text"] == "\n\n".join(record["paragraphs"])
    assert record["byline"] == "Quang Mẫn – Duy Phong"
    assert record["authors"] == [
        {"name": "Quang Mẫn", "roles": ["text"]},
        {"name": "Duy Phong", "roles": ["text"]},
    ]
    assert [image["caption"] for image in record["images"]] == ["Hội nghị giao ban trực tuyến"]
    assert json.dumps(record, ensure_ascii=False).count('Hội nghị giao ban trực tuyến"') <= 2
    for furniture in ("Trả lời", "Email của bạn", "Các trường bắt buộc"):
        assert furniture not in json.dumps(record, ensure_ascii=False)
    assert record["published"] == "2014-12-19T16:05:00+07:00"
    assert record["sections"] == ["Tin tức", "Chính trị"]
    assert record["province"] == "Kon Tum"
    assert record["province_2025"] == "Quảng Ngãi"
    assert record["language"] == "vi"
    assert record["status"] == "published"
    assert record["revision"] == 1


@pytest.mark.parametrize("name", READINGS)
def test_every_line_has_the_keys_of_the_schema_in_its_order(
    name: str, reading: Callable[[str], Crawl]
) -> None:
    done = reading(name)
    (file,) = done.folder.glob("articles/*.jsonl")
    for line in file.read_text("utf-8").splitlines():
        assert list(json.loads(line)) == list(FIELDS)
        from_json(line)
