"""Addresses: one spelling for each, whose they are, and the ids made from them."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.addresses import (
    MAX_LENGTH,
    article_id,
    belongs,
    canonical,
    host_of,
    is_front_page,
    moved_to,
    normalise,
    origin_of,
    path_words,
    resolve,
    slug,
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("http://kontumtv.vn/a/", "http://kontumtv.vn/a/"),
        ("HTTP://WWW.KonTumTV.VN/A", "http://www.kontumtv.vn/A"),
        ("http://kontumtv.vn", "http://kontumtv.vn/"),
        ("http://kontumtv.vn?p=1", "http://kontumtv.vn/?p=1"),
        ("http://kontumtv.vn./a", "http://kontumtv.vn/a"),
        ("  http://kontumtv.vn/a \n", "http://kontumtv.vn/a"),
        ("http://báokontum.vn/", "http://xn--bokontum-8ya.vn/"),
        ("http://ba\u0301okontum.vn/", "http://xn--bokontum-8ya.vn/"),
        ("http://kontumtv.vn:80/", "http://kontumtv.vn/"),
        ("https://kontumtv.vn:443/", "https://kontumtv.vn/"),
        ("https://kontumtv.vn:80/", "https://kontumtv.vn:80/"),
        ("http://kontumtv.vn:/", "http://kontumtv.vn/"),
        ("http://[::1]:80/", "http://[::1]/"),
        ("http://[::1]:8765/", "http://[::1]:8765/"),
        ("http://ban:doc@kontumtv.vn/", "http://kontumtv.vn/"),
        ("http://kontumtv.vn@khac.vn/", "http://khac.vn/"),
        ("http://kontumtv.vn/a#binh-luan", "http://kontumtv.vn/a"),
        ("http://kontumtv.vn/tin tức", "http://kontumtv.vn/tin%20t%E1%BB%A9c"),
        ("http://kontumtv.vn/tin%20t%e1%bb%a9c", "http://kontumtv.vn/tin%20t%E1%BB%A9c"),
        ("http://kontumtv.vn/100%", "http://kontumtv.vn/100%"),
        ("http://kontumtv.vn/a%2Fb", "http://kontumtv.vn/a%2Fb"),
        ("http://kontumtv.vn/a;b=1", "http://kontumtv.vn/a;b=1"),
        ("http://kontumtv.vn/a\nb", "http://kontumtv.vn/ab"),
        ('http://kontumtv.vn/a"<b>|', "http://kontumtv.vn/a%22%3Cb%3E%7C"),
        ("http://kontumtv.vn/?q=tin tức", "http://kontumtv.vn/?q=tin%20t%E1%BB%A9c"),
        ("http://kontumtv.vn/?a[]=1", "http://kontumtv.vn/?a[]=1"),
        ("http://kontumtv.vn/?p=7&utm_source=zalo&utm_medium=x", "http://kontumtv.vn/?p=7"),
        ("http://kontumtv.vn/a?fbclid=IwAR0", "http://kontumtv.vn/a"),
        ("http://kontumtv.vn/a?zarsrc=30&gclid=1&page=2", "http://kontumtv.vn/a?page=2"),
        ("http://kontumtv.vn/?b=2&a=1", "http://kontumtv.vn/?b=2&a=1"),
        ("http://kontumtv.vn/?a&&b=", "http://kontumtv.vn/?a&b="),
        ("http://kontumtv.vn/?utm=1&ref=2", "http://kontumtv.vn/?utm=1&ref=2"),
    ],
)
def test_an_address_has_one_spelling(given, expected):
    assert normalise(given) == expected


@pytest.mark.parametrize(
    "given",
    [
        "",
        " ",
        "tin-tuc/",
        "/tin-tuc/",
        "//kontumtv.vn/",
        "http:",
        "http://",
        "http:///tin",
        "http:/kontumtv.vn",
        "http://.../",
        "http://kon tum.vn/",
        "http://kontumtv.vn\\@khac.vn:x/",
        'http://"kontumtv".vn/',
        "http://[",
        "http://[::1/",
        "http://kontumtv.vn:99999/",
        "http://kontumtv.vn:tám/",
        "http://℀.vn/",
        "http://xn--\u0301/",
        "http://kontumtv.vn/\ud800",
        "http://kontumtv.vn/?q=\udfff",
        "http://\ud800/",
        "ftp://kontumtv.vn/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "mailto:toasoan@kontumtv.vn",
        "data:text/html,x",
        "http://kontumtv.vn/" + "a" * 5000,
        "http://kontumtv.vn/" + "ả" * 700,
    ],
    ids=lambda given: ascii(given)[:30],
)
def test_what_is_no_web_address_is_none(given):
    assert normalise(given) is None


_garbage = st.text(st.sampled_from("aZ0:/?#[]@%&=.;ảĐ\u0301١ \n\\'\"<>-_~\x00\ud800"), max_size=40)


@given(
    st.one_of(
        st.text(),
        st.builds("{}://{}/{}".format, st.sampled_from(["http", "HTTPS"]), _garbage, _garbage),
    )
)
@example("http://" + "ả" * 500 + ".vn/")
@example("http://[v1.a]/")
def test_normalising_never_raises_and_twice_is_once(text):
    once = normalise(text)
    assert once is None or (
        normalise(once) == once
        and once.isascii()
        and len(once) <= MAX_LENGTH
        and not re.search(r"\s|#", once)
    )


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("b.html", "http://kontumtv.vn/tin/b.html"),
        ("/b", "http://kontumtv.vn/b"),
        ("//khac.vn/b", "http://khac.vn/b"),
        ("?p=2", "http://kontumtv.vn/tin/a?p=2"),
        ("https://khac.vn/ả", "https://khac.vn/%E1%BA%A3"),
        ("", None),
        ("  ", None),
        ("http://[", None),
        ("tel:0260", None),
    ],
)
def test_a_reference_is_resolved_against_its_page(reference, expected):
    assert resolve("http://kontumtv.vn/tin/a", reference) == expected


@pytest.mark.parametrize(
    ("url", "site", "expected"),
    [
        ("http://kontumtv.vn/a", None, True),
        ("https://www.kontumtv.vn/a", None, True),
        ("http://kontumtv.vn:8080/a", None, True),
        ("http://krt.vn/a", None, True),
        ("http://video.kontumtv.vn/a", None, False),
        ("http://kontumtv.vn.khac.vn/a", None, False),
        ("http://khackontumtv.vn/a", None, False),
        ("http://127.0.0.1:8765/a", None, False),
        ("http://127.0.0.1:8765/a", "http://127.0.0.1:8765", True),
        ("http://127.0.0.1:8766/a", "http://127.0.0.1:8765", False),
        ("https://127.0.0.1:8765/a", "http://127.0.0.1:8765", False),
        ("http://127.0.0.1/a", "http://127.0.0.1:8765", False),
        ("https://thu.vn/a", "http://thu.vn", True),
        ("http://www.thu.vn/a", "https://thu.vn", True),
        ("http://thu.vn:8080/a", "http://thu.vn", False),
        ("http://kontumtv.vn/a", "http://127.0.0.1:8765", True),
    ],
)
def test_an_address_belongs_to_the_outlets_hosts_or_to_its_site(url, site, expected):
    assert belongs(url, ("kontumtv.vn", "krt.vn"), site) is expected


def test_hosts_and_origins_are_read_off_an_address():
    assert host_of("http://www.KonTumTV.vn:8080/a") == "kontumtv.vn"
    assert host_of("http://[") == host_of("tin-tuc") == ""
    assert origin_of("http://[::1]:8765/a?b") == "http://[::1]:8765"
    assert (
        moved_to("http://127.0.0.1:8765", "https://kontumtv.vn/a?b") == "http://127.0.0.1:8765/a?b"
    )
    assert path_words("http://kontumtv.vn/tin%20t%E1%BB%A9c//a/") == ["tin tức", "a"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://kontumtv.vn/", True),
        ("http://kontumtv.vn", True),
        ("http://kontumtv.vn/index.php", True),
        ("http://kontumtv.vn/index.html", True),
        ("http://kontumtv.vn/?p=1", False),
        ("http://kontumtv.vn/index.php?cat=3", False),
        ("http://kontumtv.vn/a", False),
    ],
)
def test_a_front_page_has_neither_path_nor_query(url, expected):
    assert is_front_page(url) is expected


def test_an_id_is_the_cmss_own_or_made_from_the_canonical_address():
    url = "http://kontumtv.vn/hoi-nghi/"
    assert article_id("kontumtv", "12345", url) == "kontumtv:12345"
    made = article_id("kontumtv", None, url)
    assert re.fullmatch(r"kontumtv:[0-9a-f]{16}", made)
    assert article_id("kontumtv", "", url) == made != article_id("kontumtv", None, url + "2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tin tức", "tin-tuc"),
        ("Đời sống – Xã hội", "doi-song-xa-hoi"),
        ("Tin tu\u031b\u0301c", "tin-tuc"),
        ("Ngành Ơ̆ 24/7!", "nganh-o-24-7"),
        ("***", ""),
    ],
)
def test_a_slug_is_the_text_without_its_marks(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("http://kontumtv.vn/a/", "http://kontumtv.vn/a/"),
        ("HTTPS://kontumtv.vn/a/?utm_source=x", "https://kontumtv.vn/a/"),
        ("", "http://kontumtv.vn/b?page=2"),
        ("a/b", "http://kontumtv.vn/b?page=2"),
        ("http://khac.vn/a/", "http://kontumtv.vn/b?page=2"),
        ("http://kontumtv.vn/", "http://kontumtv.vn/b?page=2"),
        ("http://kontumtv.vn/index.php", "http://kontumtv.vn/b?page=2"),
        ("http://kontumtv.vn/category/tin/", "http://kontumtv.vn/b?page=2"),
        ("http://[", "http://kontumtv.vn/b?page=2"),
    ],
)
def test_a_declared_address_counts_only_if_it_can_be_the_articles(declared, expected):
    fetched = "http://kontumtv.vn/b?page=2&fbclid=x"
    is_own = lambda url: belongs(url, ("kontumtv.vn",), None)  # noqa: E731
    assert canonical(declared, fetched, is_own, re.compile("^/category/")) == expected
