"""Posts of WordPress's REST API as articles, and which of its addresses are what."""

import json

import pytest
from lxml import html

from crawler.article import PrintedDate
from crawler.candidate import Capture
from crawler.discovery.wordpress_api import Term
from crawler.pages import Page
from crawler.platforms.wordpress import WordPress, listing_name, listing_page, parent_sections
from crawler.platforms.wordpress_posts import (
    featured_body,
    post_dates,
    post_link,
    post_moment,
    read_post,
    section_names,
    text_of,
)

HOME = "http://kontumtv.vn"
NOTHING: dict[str, dict[int, Term]] = {"categories": {}, "tags": {}, "users": {}, "media": {}}


class Outlet(WordPress):
    name = "kontumtv"
    title = "Đài Kon Tum"
    kind = "broadcaster"
    province = "Kon Tum"
    hosts = ("kontumtv.vn",)


def post(**more):
    return {
        "id": 12,
        "link": f"{HOME}/tin/hoi-nghi/",
        "title": {"rendered": "Hội nghị"},
        "content": {"rendered": "<p>Một.</p><p>Hai.</p>", "protected": False},
        **more,
    }


def test_a_post_becomes_a_raw_article():
    known = {
        "categories": {3: Term("Tin &amp; ảnh", "tin")},
        "tags": {4: Term("Kon Tum"), 5: Term("A &lt; B")},
        "users": {6: Term("Quản trị")},
        "media": {7: Term("", details={"source_url": f"{HOME}/dau.jpg", "alt_text": "đầu bài"})},
    }
    article = read_post(
        post(
            date="2014-12-19T08:30:00",
            date_gmt="2014-12-19T01:30:00",
            categories=[3],
            tags=[5, 4, 99],
            author=6,
            featured_media=7,
        ),
        known,
        ["kontumtv.vn"],
    )
    assert (article.url, article.title) == (f"{HOME}/tin/hoi-nghi/", "Hội nghị")
    assert (article.sections, article.tags) == (["Tin & ảnh"], ["A < B", "Kon Tum"])
    assert [image.url for image in article.images] == [f"{HOME}/dau.jpg"]
    assert [block.text for block in article.raw.blocks if block.kind == "paragraph"] == [
        "Một.",
        "Hai.",
    ]
    assert article.raw.dates == [PrintedDate("2014-12-19T08:30:00+07:00", "rest")]
    assert (article.raw.cms_id, article.raw.accounts) == ("12", ["Quản trị"])
    assert article.extractor.fields == dict.fromkeys(
        ["title", "sections", "tags", "images", "paragraphs"], "rest"
    )


@pytest.mark.parametrize(
    "odd",
    [
        {"title": None, "content": None},
        {"title": "chữ", "content": "chữ"},
        {"title": {"rendered": None}, "content": {"rendered": None}},
        {"title": [], "content": []},
        {"title": {"rendered": 5}, "content": {"raw": "<p>x</p>"}},
        {"content": {"rendered": ""}, "categories": None, "tags": "x", "author": None},
        {"content": {"rendered": "  \n"}, "featured_media": "7", "date": None, "modified": 5},
        {"content": {"rendered": "<p></p>"}, "categories": {"a": 1}, "_embedded": None},
    ],
)
def test_an_odd_post_is_an_article_with_less_in_it(odd):
    article = read_post(post(**odd), NOTHING, ["kontumtv.vn"])
    assert article.raw.cms_id == "12"
    assert [block.text for block in article.raw.blocks if block.text] == []
    assert article.title in (None, "Hội nghị") and article.sections == article.tags == []


def test_half_a_surrogate_pair_cuts_nothing_off():
    spoilt = json.loads('"Mở \\ud83d đầu &amp; <b>kết</b>"')
    assert text_of({"rendered": spoilt}).endswith("đầu & kết")
    article = read_post(post(content={"rendered": f"<p>{spoilt}</p>"}), NOTHING, [])
    assert article.raw.blocks[0].text.endswith("đầu & kết")


@pytest.mark.parametrize(
    ("rendered", "expected"),
    [
        ("Hội nghị", "Hội nghị"),
        ("Hỏi &#8211; đáp &amp; &#8220;trao đổi&#8221;", "Hỏi – đáp & “trao đổi”"),
        ("<em>Nghiêng</em> và <b>đậm</b>", "Nghiêng và đậm"),
        ("<script>alert(1)</script>Tên", "Tên"),
        ("Giá &lt; 5 nghìn", "Giá < 5 nghìn"),
        ("Giá < 5 nghìn & hơn", "Giá < 5 nghìn & hơn"),
        ("<!-- ẩn -->", ""),
        (" ", None),
        ("", None),
    ],
)
def test_a_rendered_title_is_its_text(rendered, expected):
    assert text_of({"rendered": rendered}) == expected


def test_a_password_protected_post_is_flagged():
    assert read_post(post(content={"rendered": "", "protected": True}), NOTHING, []).flags == [
        "password-protected"
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, f"{HOME}/tin/hoi-nghi/"),
        ({"link": f"{HOME}/?p=12"}, f"{HOME}/?p=12"),
        ({"link": None}, None),
        ({"link": "/tin/"}, None),
        ({"link": "http://["}, None),
        ({"link": "http://a/\ud800"}, None),
        ({"id": "12"}, None),
        ({"id": None}, None),
    ],
)
def test_a_post_without_number_or_address_is_none(change, expected):
    assert post_link(post(**change)) == expected


@pytest.mark.parametrize(
    ("given", "moment", "dates"),
    [
        (
            {"date_gmt": "2014-12-19T01:30:00", "date": "2014-12-19T08:30:00"},
            "2014-12-19T08:30:00+07:00",
            ["2014-12-19T08:30:00+07:00"],
        ),
        (
            {"date_gmt": "2014-12-31T18:00:00"},
            "2015-01-01T01:00:00+07:00",
            ["2015-01-01T01:00:00+07:00"],
        ),
        ({"date_gmt": None, "date": "2014-12-19T08:30:00"}, None, ["2014-12-19T08:30:00"]),
        (
            {"date_gmt": "0000-00-00T00:00:00", "date": "2014-12-19T08:30:00"},
            None,
            ["2014-12-19T08:30:00"],
        ),
        ({"date_gmt": "-0001-11-30T00:00:00", "date": "-0001-11-30T00:00:00"}, None, []),
        ({"date_gmt": "0000-00-00T00:00:00", "date": "0000-00-00T00:00:00"}, None, []),
        ({"date_gmt": "9999-12-31T23:59:59", "date": "sau"}, None, ["sau"]),
        ({"date_gmt": 5, "date": ["x"]}, None, []),
        ({"date_gmt": "hôm qua"}, None, []),
        ({}, None, []),
    ],
)
def test_a_posts_moment_is_in_vietnams_time_and_zeros_are_none(given, moment, dates):
    assert post_moment(given, "date") == moment
    assert [date.text for date in post_dates(given)] == dates


def categories(**parents: tuple[int, int]) -> dict[int, Term]:
    return {id: Term(name.title(), name, parent) for name, (id, parent) in parents.items()}


@pytest.mark.parametrize(
    ("path", "ticked", "expected"),
    [
        ("/tin/the-thao/a/", [2], ["Tin", "Thethao"]),
        ("/a/", [2], ["Tin", "Thethao"]),
        ("/a/", [1], ["Tin"]),
        ("/a/", [1, 2], ["Tin", "Thethao"]),
        ("/a/", [2, 1], ["Tin", "Thethao"]),
        ("/a/", [3, 1], ["Tin"]),
        ("/xahoi/a/", [1, 3], ["Xahoi"]),
        ("/tin/a/", [1, 3], ["Tin"]),
        ("/2014/12/19/a/", [3], ["Xahoi"]),
        ("/?p=5", [3], ["Xahoi"]),
        ("/a/", [99], []),
        ("/a/", [99, 3], ["Xahoi"]),
        ("/a/", [4], ["Vong2", "Vong1"]),
        ("/a/", [6], ["Monoi"]),
        ("/a/", [], []),
    ],
)
def test_the_section_is_the_one_the_address_names_else_the_first_and_its_deepest(
    path, ticked, expected
):
    known = categories(
        tin=(1, 0), thethao=(2, 1), xahoi=(3, 0), vong1=(4, 5), vong2=(5, 4), monoi=(6, 77)
    )
    known[2].slug = "the-thao"
    assert section_names({"link": HOME + path, "categories": ticked}, known) == expected


@pytest.mark.parametrize(
    ("media", "image", "caption"),
    [
        (
            {"source_url": f"{HOME}/a.jpg", "media_details": {"width": 640, "height": 0}},
            (640, None),
            None,
        ),
        (
            {"source_url": f"{HOME}/a.jpg", "caption": {"rendered": "<p>Toàn cảnh</p>\n"}},
            (None, None),
            "Toàn cảnh",
        ),
        ({"source_url": f"{HOME}/a.jpg", "media_details": [], "caption": "x"}, (None, None), None),
        ({"source_url": f"{HOME}/a.jpg", "alt_text": ["x"]}, (None, None), None),
        ({"source_url": "/a.jpg"}, None, None),
        ({"source_url": None}, None, None),
        ({}, None, None),
    ],
)
def test_a_featured_picture_is_one_image_with_its_caption(media, image, caption):
    body = featured_body(media)
    assert [(one.width, one.height) for one in body.images] == ([image] if image else [])
    assert [one.alt for one in body.images if one.alt] == []
    assert [block.text for block in body.blocks if block.kind == "caption"] == (
        [caption] if caption else []
    )


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/hoi-nghi-giao-ban/", "article"),
        ("/tin/the-thao/hoi-nghi/", "article"),
        ("/2014/12/19/hoi-nghi/", "article"),
        ("/2014/12/hoi-nghi.html", "article"),
        ("/archives/123", "article"),
        ("/?p=123", "article"),
        ("/index.php/2014/12/19/hoi-nghi/", "article"),
        ("/tagalog/hoi-nghi/", "article"),
        ("/category/tin/", "section"),
        ("/category/tin/the-thao", "section"),
        ("/index.php/category/tin/", "section"),
        ("/?cat=3", "section"),
        ("/index.php?cat=3", "section"),
        ("/category/tin/page/2/", "page"),
        ("/page/12/", "page"),
        ("/?paged=2", "page"),
        ("/?cat=3&paged=2", "page"),
        ("/tag/hoi-nghi/", "ignore"),
        ("/author/admin/", "ignore"),
        ("/2014/", "ignore"),
        ("/2014/12/", "ignore"),
        ("/2014/12/19/", "ignore"),
        ("/feed/", "ignore"),
        ("/hoi-nghi/feed/", "ignore"),
        ("/comments/feed/", "ignore"),
        ("/?feed=rss2", "ignore"),
        ("/hoi-nghi/attachment/anh-1/", "ignore"),
        ("/?attachment_id=9", "ignore"),
        ("/wp-content/uploads/2014/12/a.JPG", "ignore"),
        ("/van-ban.pdf", "ignore"),
        ("/wp-login.php", "ignore"),
        ("/xmlrpc.php?rsd", "ignore"),
        ("/wp-json/wp/v2/posts", "ignore"),
        ("/?rest_route=/wp/v2/posts", "ignore"),
        ("/hoi-nghi/embed/", "ignore"),
        ("/hoi-nghi/trackback/", "ignore"),
        ("/hoi-nghi/amp/", "ignore"),
        ("/hoi-nghi/?replytocom=5", "ignore"),
        ("/?s=hoi+nghi", "ignore"),
        ("/?m=201412", "ignore"),
        ("/?page_id=2", "ignore"),
    ],
)
def test_an_address_is_told_by_its_look(target, expected):
    rules = WordPress.listings
    told = [
        name
        for name, pattern in (
            ("ignore", rules.ignore),
            ("page", rules.is_page),
            ("section", rules.section),
        )
        if pattern.search(target)
    ]
    assert (told or ["article"])[0] == expected


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        ("http://a/", "http://a/page/2/"),
        ("http://a/category/tin/", "http://a/category/tin/page/2/"),
        ("http://a/category/tin", "http://a/category/tin/page/2/"),
        ("http://a/?cat=3", "http://a/?cat=3&paged=2"),
    ],
)
def test_further_pages_are_spelled_as_the_listing_is(listing, expected):
    assert listing_page(listing, 2) == expected


@pytest.mark.parametrize(
    ("url", "status", "mime", "rank"),
    [
        ("/hoi-nghi/", 200, "text/html", 2),
        ("/hoi-nghi/", 200, "application/xhtml+xml", 2),
        ("/?p=5", 200, "", 2),
        ("/hoi-nghi/", 404, "text/html", None),
        ("/hoi-nghi/", 301, "text/html", None),
        ("/", 200, "text/html", None),
        ("/category/tin/", 200, "text/html", 3),
        ("/category/tin/", 404, "text/html", None),
        ("/category/tin/page/2/", 200, "text/html", None),
        ("/tag/x/", 200, "text/html", None),
        ("/a.jpg", 200, "image/jpeg", None),
        ("/feed/", 200, "application/rss+xml", None),
        ("/wp-json/wp/v2/posts?per_page=100", 200, "application/json", 1),
        ("/?rest_route=/wp/v2/posts&page=2", 200, "application/json", 1),
        ("/?rest_route=%2Fwp%2Fv2%2Fposts&page=2", 200, "application/json", 1),
        ("/wp-json/wp/v2/categories?per_page=100", 200, "application/json", 0),
        ("/wp-json/wp/v2/media?include=5", 200, "application/json", 0),
        ("/wp-json/wp/v2/posts/5", 200, "application/json", None),
        ("/wp-json/wp/v2/posts?page=99", 400, "application/json", None),
        ("/wp-json/wp/v2/posts", 200, "text/html", None),
        ("/wp-json/", 200, "application/json", None),
    ],
)
def test_of_an_archive_terms_are_read_first_then_lists_then_pages(url, status, mime, rank):
    capture = Capture("a.warc.gz", 0, HOME + url, "2014-12-20T00:00:00+00:00", status, mime)
    assert Outlet().rank(capture) == rank


@pytest.mark.parametrize(
    ("sitemap", "skipped"),
    [
        ("/wp-sitemap-posts-post-1.xml", False),
        ("/post-sitemap2.xml", False),
        ("/video-sitemap.xml", False),
        ("/sitemap-pt-post-2014-12.xml", False),
        ("/sitemap-news.xml", False),
        ("/wp-sitemap-taxonomies-category-1.xml", True),
        ("/wp-sitemap-users-1.xml", True),
        ("/wp-sitemap-posts-page-1.xml", True),
        ("/page-sitemap.xml", True),
        ("/post_tag-sitemap3.xml", True),
        ("/author-sitemap.xml", True),
        ("/sitemap-tax-category.xml", True),
        ("/sitemap-misc.xml", True),
    ],
)
def test_sitemaps_of_terms_accounts_and_fixed_pages_are_skipped(sitemap, skipped):
    assert bool(WordPress.no_sitemap.search(HOME + sitemap)) is skipped


@pytest.mark.parametrize(
    ("title", "path", "name"),
    [
        ("Tin tức – Đài Kon Tum", "tin-tuc", "Tin tức"),
        ("Đài Kon Tum » Tin tức", "tin-tuc", "Tin tức"),
        ("Chuyên mục: Xã hội | Đài Kon Tum", "tin-tuc/xa-hoi", "Xã hội"),
        ("Thể thao Archives - Đài", "the-thao", "Thể thao"),
        # Renamed since: its address no longer spells it.
        ("Thời sự | Đài Kon Tum", "tin-tuc", "Thời sự"),
    ],
)
def test_a_section_is_named_by_the_title_of_its_listing(title, path, name):
    assert listing_name(html.fromstring(f"<html><head><title>{title}</title></head>"), path) == name


def test_the_sections_above_are_those_of_the_links_path():
    tree = html.fromstring(
        '<body><a rel="category tag" href="/category/tin-tuc/xa-hoi/y-te/">Y tế</a>'
        '<a href="/category/khac/nua/">no category of the article</a></body>'
    )
    page = Page(tree, "http://kontumtv.vn/tin-tuc/xa-hoi/y-te/bai/")
    assert parent_sections(page) == {
        "tin-tuc/xa-hoi": "http://kontumtv.vn/category/tin-tuc/xa-hoi/",
        "tin-tuc": "http://kontumtv.vn/category/tin-tuc/",
    }
