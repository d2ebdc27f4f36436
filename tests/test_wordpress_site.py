"""The test site shows what the newsroom's gold says: else the gold proves nothing."""

import hashlib
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterator

import pytest
from lxml import etree, html

from tests.wordpress import WordPress, WordPressError, newsroom
from tests.wordpress.newsroom import Gold, Story
from tests.wordpress.site import THEMES


def visible(markup: str) -> str:
    """Return the text of `markup` as a reader sees it, NFC, white space folded."""
    tree = html.fromstring(f"<div>{markup}</div>" if "<html" not in markup else markup)
    etree.strip_elements(tree, "script", "style", with_tail=False)
    words = " ".join(map(str, tree.itertext())).split()
    return unicodedata.normalize("NFC", " ".join(words))


def squeezed(text: str) -> str:
    """Return `text` without white space and cell marks: where tags part words, pages differ."""
    return "".join(text.replace(" | ", "").split())


def assert_in_order(parts: list[str], text: str) -> None:
    at = 0
    for part in parts:
        found = text.find(squeezed(part), at)
        assert found >= 0, part
        at = found + len(squeezed(part))


def printed(gold: Gold) -> list[str]:
    """Return what a page prints of an article's text, from its dateline to its byline."""
    dateline = gold.dateline["raw"] if gold.dateline else None
    texts = [dateline, gold.lead, *gold.paragraphs, gold.byline]
    return [text for text in texts if text]


def all_pages(wordpress: WordPress, gold: Gold) -> list[str]:
    """Return an article's page, and the further pages of one that is cut into several."""
    pages = []
    status, page = wordpress.get(gold.path)
    while status == 200:
        pages.append(page)
        if "pages" not in gold.features:
            break
        status, page = wordpress.get(f"{gold.path}{len(pages) + 1}/")
    return pages


@pytest.fixture(scope="module")
def published(stories: list[Story]) -> list[Gold]:
    return [story.gold for story in stories if story.gold]


@pytest.fixture(scope="module")
def records(wordpress: WordPress) -> dict[str, dict]:
    """What REST gives of every post, by path."""
    found: dict[str, dict] = {}
    for page in (1, 2):
        _, body = wordpress.get(f"/wp-json/wp/v2/posts?per_page=100&page={page}")
        found |= {post["link"].removeprefix(wordpress.home): post for post in json.loads(body)}
    return found


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, wordpress: WordPress) -> Iterator[str]:
    wordpress.set_theme(request.param)
    yield request.param
    wordpress.set_theme("tinbao")


def test_rest_lists_exactly_the_published_posts(
    records: dict[str, dict], published: list[Gold]
) -> None:
    assert set(records) == {gold.path for gold in published}


def test_rest_gives_the_text_and_times_of_the_gold(
    records: dict[str, dict], published: list[Gold]
) -> None:
    for gold in published:
        record = records[gold.path]
        assert visible(record["title"]["rendered"]) == gold.title
        assert record["date"] + "+07:00" == gold.published
        assert record["modified"] + "+07:00" == gold.modified
        assert_in_order(printed(gold), squeezed(visible(record["content"]["rendered"])))


def test_every_theme_shows_the_title_and_text_of_the_gold(
    theme: str, wordpress: WordPress, published: list[Gold]
) -> None:
    for gold in published[:40]:
        pages = all_pages(wordpress, gold)
        text = squeezed("".join(visible(page) for page in pages))
        assert_in_order([gold.title, *printed(gold)], text)
        assert all(squeezed(comment) in text for comment in gold.comments)
        pictures = {img.get("src") for page in pages for img in html.fromstring(page).iter("img")}
        assert {wordpress.home + picture.path for picture in gold.images} <= pictures


def test_every_theme_asks_for_comments_in_todays_vietnamese(
    theme: str, wordpress: WordPress, published: list[Gold]
) -> None:
    text = visible(wordpress.get(published[0].path)[1])
    assert "Trả lời" in text
    assert (
        "Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *"
        in text
    )


def test_our_theme_prints_its_dates_as_text_only(wordpress: WordPress) -> None:
    page = wordpress.get(wordpress.posts()[-1]["path"])[1]
    tree = html.fromstring(page)
    assert not tree.xpath("//time | //meta[@property] | //script[@type='application/ld+json']")


def test_the_model_page_is_printed_with_its_glitches(
    records: dict[str, dict], published: list[Gold]
) -> None:
    body = records[published[0].path]["content"]["rendered"]
    for glitch in ("nắm bắt \u00a0công", "đến\u00a0 ngày", "tỷ\u00a0 lệ"):
        assert glitch in body
    assert "\u00a0" * 72 + "Quang Mẫn – Duy Phong" in body


def test_hidden_posts_are_nowhere(wordpress: WordPress, stories: list[Story]) -> None:
    hidden = [story.post["slug"] for story in stories if story.gold is None]
    assert hidden
    everywhere = "".join(
        wordpress.get(path)[1] for path in ("/", "/feed/", "/wp-sitemap-posts-post-1.xml")
    )
    assert not [slug for slug in hidden if f"/{slug}/" in everywhere]


@pytest.mark.parametrize("refusal", [401, 403, 404])
def test_rest_can_be_refused(wordpress: WordPress, refusal: int) -> None:
    wordpress.rest(False, refusal=refusal)
    try:
        assert wordpress.get("/wp-json/wp/v2/posts")[0] == refusal
        assert "api.w.org" not in wordpress.get("/")[1]
    finally:
        wordpress.rest()
    assert wordpress.get("/wp-json/wp/v2/posts")[0] == 200


def test_sitemaps_and_feeds_can_be_switched_off(wordpress: WordPress) -> None:
    wordpress.sitemaps(False)
    wordpress.feeds(False)
    try:
        assert [wordpress.get(path)[0] for path in ("/wp-sitemap.xml", "/feed/")] == [404, 404]
        assert "Sitemap:" not in wordpress.get("/robots.txt")[1]
    finally:
        wordpress.sitemaps()
        wordpress.feeds()
    assert [wordpress.get(path)[0] for path in ("/wp-sitemap.xml", "/feed/")] == [200, 200]


def test_every_request_is_in_the_log_at_once(wordpress: WordPress) -> None:
    wordpress.clear_requests()
    validator = {"If-None-Match": '"x"', "User-Agent": "thử"}
    wordpress.get("/feed/?paged=2", {**validator, "User-Agent": "probe/1"})
    wordpress.get("/khong-co/")
    seen = wordpress.requests()
    assert [(request.path, request.status) for request in seen] == [
        ("/feed/?paged=2", 200),
        ("/khong-co/", 404),
    ]
    assert seen[0].user_agent == "probe/1"
    assert seen[0].headers["if-none-match"] == '"x"'


def test_edits_show_at_once_and_leave_what_wordpress_leaves() -> None:
    story = newsroom.write(1)[0]
    with WordPress(posts=[story.post], page_cache=True, permalink="/%postname%.html") as site:
        post = site.posts()[0]
        assert post["path"] == f"/{story.post['slug']}.html"
        assert site.get(post["path"])[0] == 200
        moved = site.update(post["path"], title="Tin đã sửa", slug="tin-da-sua")
        assert "Tin đã sửa" in site.get(moved["path"])[1]
        assert site.get(post["path"])[0] == 301
        assert moved["date"] == post["date"]
        assert moved["modified"] > post["modified"]
        site.delete(moved["id"])
        assert site.get(moved["path"])[0] == 404
        with pytest.raises(WordPressError, match="no post"):
            site.update("tin-da-sua", title="Lần nữa")


def test_the_same_seed_gives_the_same_posts() -> None:
    assert newsroom.write(130, seed=3) == newsroom.write(130, seed=3)
    assert newsroom.write(130, seed=3) != newsroom.write(130, seed=4)
    addresses = [story.post["slug"] for story in newsroom.write(600)]
    assert len(addresses) == len(set(addresses))


def test_the_same_seed_gives_the_same_posts_in_any_process() -> None:
    program = (
        "import hashlib; from tests.wordpress import newsroom;"
        "print(hashlib.sha256(repr(newsroom.write(60)).encode()).hexdigest())"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    here = hashlib.sha256(repr(newsroom.write(60)).encode()).hexdigest()
    assert elsewhere.stdout.strip() == here
