"""Which articles a crawl was asked for."""

import pytest

from crawler.article import Article
from crawler.selection import Selection


@pytest.mark.parametrize(
    ("since", "until", "published", "expected"),
    [
        (None, None, None, True),
        (None, None, "2014-12-19", True),
        ("2014-12-19", None, "2014-12-19T00:00:00+07:00", True),
        ("2014-12-19", None, "2014-12-18T23:59:59+07:00", False),
        (None, "2014-12-19", "2014-12-19T23:59:59+07:00", True),
        (None, "2014-12-19", "2014-12-20T00:00:00+07:00", False),
        ("2014-12-19", "2014-12-19", "2014-12-19", True),
        ("2014-12-19", None, None, False),
        (None, "2014-12-19", None, False),
        ("2014-12-19", None, "2014-12", True),
        ("2014-12-19", None, "2014-11", False),
        (None, "2014-12-19", "2014-12", True),
        ("2014-12-19", "2015-01-02", "2014", True),
        ("2014-12-19", None, "2013", False),
    ],
)
def test_a_period_takes_what_was_published_in_it(since, until, published, expected):
    selection = Selection(since, until)
    article = Article(canonical_url="http://kontumtv.vn/a/", published=published)
    assert selection.takes(article) is expected
    # What an earlier look found says as much before the page is fetched.
    assert published is None or selection.may_take(published, None) is expected


@pytest.mark.parametrize(
    ("url", "sections", "expected"),
    [
        ("/a/", ["Tin tức"], True),
        ("/a/", ["Thời sự", "Tin tức"], True),
        ("/a/", ["Tin tức", "Thể thao"], True),
        ("/a/", ["TIN TỨC"], True),
        ("/a/", ["Tin tức khác"], False),
        ("/a/", [], False),
        ("/tin-tuc/a/", [], True),
        ("/thoi-su/tin-tuc/a/", [], True),
        ("/tin-tuc/", [], False),
        ("/a/tin-tuc", [], False),
        ("/tin-tuc-24h/a/", [], False),
    ],
)
def test_a_section_is_told_by_the_address_or_by_its_name(url, sections, expected):
    article = Article(canonical_url=f"http://kontumtv.vn{url}", sections=sections)
    assert Selection(section="tin-tuc").takes(article) is expected


@pytest.mark.parametrize(
    ("lastmod", "expected"),
    [
        (None, True),
        ("2015-01-01T00:00:00+07:00", True),
        ("2014-12-19", True),
        ("2014-12-18T20:00:00+00:00", True),  # already the 19th in Vietnam
        ("2014-12-18", True),
        ("2014-12-17T23:00:00+00:00", False),
        ("2014-12-17", False),
        ("2009", True),
        ("17/12/2014", True),
        ("hôm qua", True),
        ("9999-12-31", True),
        ("", True),
    ],
)
def test_what_changed_last_before_the_period_is_not_worth_a_look(lastmod, expected):
    assert Selection(since="2014-12-19").may_take(None, lastmod) is expected
    assert Selection(until="2014-12-19").may_take(None, lastmod)
