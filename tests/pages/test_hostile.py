"""Pages that are broken, or made to cost: no crash, and no more work than their size asks for."""

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler import pages
from crawler.article import RawArticle
from pipelines import clean
from pipelines.check import Unusable

URL = "https://baomau.example/thoi-su/mot-dau-de-cua-bai-bao-12345.html"
PAGES = [
    path.read_bytes()
    for path in sorted((Path(__file__).parents[2] / "fixtures" / "pages").glob("*/*/page.html"))
]
PIECES = [
    b"<div>", b"</div>", b"</p>", b"<p>", b"<table><tr><td>", b"</table>", b"<br>", b"<b>", b"</b>",
    b"<script>", b"</script>", b"<!--", b"-->", b"\0", b"\xff\xfe", b"\xc3", b"&#0;", b"&#xd800;",
    b"&amp;lt;", b"<h1>", b"<a href='//['>", b"<img src='http://[::1'>", b"<iframe src='?l=.mp4'>",
    b'<script type="application/ld+json">{"@type":["NewsArticle",1],"author":[[{"name":[2]}]]}</script>',
    b"<meta property='og:title' content=' '>", b"<time datetime='0000-00-00T99:99'>", b"31/02/2024 25:61",
    b"<base href='http://'>", b"<title></title>", b"<button>", b"<form>", b"<noscript>", b"<svg><title>",
    b"<div hidden>", b"<div style='display:none'>", b"<div class='sapo content comment author date'>",
    "<p>\u202e\u0301Ảnh: </p>".encode(), b"<article itemprop='articleBody'>", b"<body>", b"</html>",
]  # fmt: skip


def read_and_clean(html: bytes) -> RawArticle:
    pages.recognise(pages.parse(html), URL)
    article = pages.read(html, URL)
    with suppress(Unusable):
        clean(article)
    return article


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Draw a frozen page with pieces cut out, moved, repeated and put in."""
    html = draw(st.sampled_from(PAGES))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(html)))
        to = min(len(html), at + draw(st.integers(0, 400)))
        match draw(st.sampled_from(["cut", "repeat", "insert", "move", "bytes"])):
            case "cut":
                html = html[:at] + html[to:]
            case "repeat":
                html = html[:to] + html[at:to] * draw(st.integers(1, 5)) + html[to:]
            case "insert":
                html = html[:at] + draw(st.sampled_from(PIECES)) + html[at:]
            case "move":
                cut, rest = html[at:to], html[:at] + html[to:]
                where = draw(st.integers(0, len(rest)))
                html = rest[:where] + cut + rest[where:]
            case _:
                html = html[:at] + draw(st.binary(max_size=20)) + html[to:]
    return html


@given(mutated())
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_page_however_broken_is_too_much(html: bytes) -> None:
    article = read_and_clean(html)
    for block in article.raw.blocks:
        held = {"image": article.images, "video": article.videos, "audio": article.audios}
        if block.kind in held:
            assert block.media is not None and block.media < len(held[block.kind])


@given(
    st.binary(max_size=600)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
)
@settings(max_examples=120, deadline=None)
def test_no_bytes_are_too_much(html: bytes) -> None:
    read_and_clean(html)


HEAD = "<title>Một đầu đề của bài báo</title><h1>Một đầu đề của bài báo</h1>"
SENTENCE = "Một câu văn bình thường của bài báo, có dấu và có chữ."
SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: f"<p>{SENTENCE}</p>" * n,
    "breaks": lambda n: "<div>" + "một dòng chữ<br>" * n,
    "nested": lambda n: f"<div class='content'>{SENTENCE}" * n,
    "tables 40 deep": lambda n: ("<table><tr><td>" * 40 + "chữ" + "</table>" * 40) * (n // 20),
    "tables never closed": lambda n: "<table><tr><td>chữ " * n,
    "rows": lambda n: "<table>" + "<tr><td>a</td><td>b</td></tr>" * n + "</table>",
    "tables of data": lambda n: "<table><tr><td>a</td><td>b</td></tr></table>" * n,
    "captions": lambda n: "<table><tr><td><img src='/a.jpg'><tr><td>Chú thích</table>" * n,
    "pictures": lambda n: "".join(f"<p><img src='/{i}.jpg'><p><em>Chú thích {i}</em>" for i in range(n)),
    "cards": lambda n: "".join(f"<li><a href='/{i}.html'>Một đầu đề khác số {i}</a></li>" for i in range(n)),
    "links on lines": lambda n: "".join(f"<a href='/{i}.html'>Một đầu đề khác số {i}</a><br>" for i in range(n)),
    "cards in deep boxes": lambda n: "<div>" * 150 + "".join(f"<div><a href='/{i}.html'>Một đầu đề khác số {i}</a></div>" for i in range(n)),
    "labels of tags": lambda n: f"<p>{SENTENCE}</p>" + "<div><b>Tags:</b> <a href='/a'>x</a></div>" * n,
    "rows of tags": lambda n: f"<p>{SENTENCE}</p>" + "".join(f"<div><a href='/tag/{i}'>thẻ {i}</a></div>" for i in range(n)),
    "ways home": lambda n: "<div>" * 150 + "<div><a href='/'>Trang chủ</a> » </div>" * n,
    "boxes of pictures": lambda n: "".join(f"<div class='photo'><img src='/{i}.jpg'><p class='cap'>x</p></div>" for i in range(n)),
    "pictures above the text": lambda n: "<figure><img src='/a.jpg' width='900'></figure>" * n + f"<div class='noidung'><p>{SENTENCE}</p></div>",
    "boxes of players": lambda n: "<div class='player'><span data-file='x'>" * n + f"<p>{SENTENCE}</p>",
    "sources of a picture": lambda n: "<picture>" + "<source srcset='/a.jpg 1x'/><img src='/b.jpg'>" * n,
    "hidden": lambda n: f"<div style='display:none'>{SENTENCE}</div>" * n,
    "buttons never closed": lambda n: "<button>x" * n + f"<p>{SENTENCE}",
    "bold never closed": lambda n: "<b><i>x" * n,
    "furniture in furniture": lambda n: f"<div class='share'>{SENTENCE}" * n,
    "imprints": lambda n: "<div>Giấy phép số 1</div>" * n,
    "headlines": lambda n: "<h1>Một đầu đề khác</h1>" * n,
    "dates": lambda n: "<span class=date>12/12</span>" * n,
    "writers": lambda n: "<span class=author>By X</span>" * n,
    "leads": lambda n: f"<div class=sapo>{SENTENCE}</div>" * n,
    "names of classes": lambda n: "".join(f"<p class='c{i} post-{i}'>x</p>" for i in range(n)),
    "quotes in a script": lambda n: "<script>a=" + '\\"' * n + "<p</script>",
    "strings in a script": lambda n: "<script>" + "a='<p';" * n + "</script>",
    "state in a script": lambda n: "<script type='application/json'>[" + ",".join(['{"a":"<p>%s"}' % ("x" * 130)] * n) + "]</script>",
    "nested data": lambda n: "<script type='application/ld+json'>" + "[" * n + "</script>",
    "blanks": lambda n: "<p>chữ" + "&nbsp; " * n + "Quang Mẫn</p>",
    "digits": lambda n: "<p>" + "12/12/" * n,
}  # fmt: skip


def lines_run(html: bytes) -> int:
    """Return how many lines of our own are run to read and clean `html`: work without a clock."""
    count = 0

    def within(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return within

    def enter(frame: FrameType, event: str, _: Any) -> Any:
        name = frame.f_code.co_filename
        return within if "/crawler/" in name or "/pipelines/" in name else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        read_and_clean(html)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_with_the_page_and_no_faster(shape: str) -> None:
    few, many = (lines_run((HEAD + SHAPES[shape](n)).encode()) for n in (400, 1600))
    assert many < 5 * few + 20_000


@pytest.mark.parametrize("shape", ["paragraphs", "tables never closed", "quotes in a script"])
def test_a_page_of_20_megabytes_is_read(shape: str) -> None:
    one = len(SHAPES[shape](100).encode()) / 100
    html = (HEAD + SHAPES[shape](int(20_000_000 / one))).encode()
    assert pages.read(html, URL).title == "Một đầu đề của bài báo"


@pytest.mark.parametrize(
    "page",
    [
        "<title>Một đầu đề{0}</title>{1}",
        "<meta property='og:title' content='Một{0}đầu đề'>{1}",
        "{1}<span itemprop=author>Quang Mẫn{0}</span>",
        "{1}<span class=date>12/12/2024{0}</span>",
        "{1}<figure><img src=a.jpg><figcaption>Chú thích{0}Ảnh: Quang Mẫn</figcaption></figure>",
        "{1}<p>Quang Mẫn{0}Duy Phong</p>",
        "<div class=content>{1}</div><footer>© Bản quyền {0}</footer>",
    ],
)
@pytest.mark.parametrize("run", ["\n", "\xa0", ".", " -", ", ", "1/", "1"], ids=repr)
def test_a_long_run_of_one_mark_is_soon_read(page: str, run: str) -> None:
    # What takes the square of the run's length takes hours.
    read_and_clean(page.format(run * 500_000, HEAD + f"<p>{SENTENCE}</p>" * 3).encode())


@pytest.mark.parametrize(
    "broken", ["http://[", "//[::1", "//a]b/", "http://\u2100.vn/", "https://a:b:c/"]
)
def test_addresses_that_are_none_spoil_no_page(broken: str) -> None:
    for html in PAGES:
        article = read_and_clean(re.sub(rb"https?://[^/\"'<>]*/?", broken.encode(), html))
        assert article.title


@pytest.mark.parametrize("attribute", ["a{0}", "a{0}=1", "a{0}='>'", 'a{0}="<b>"', "a<b{0}"])
def test_a_tag_of_a_million_attributes_is_read_without_them(attribute: str) -> None:
    tag = "<div class=bai " + " ".join(map(attribute.format, range(1_000_000))) + ">"
    html = f"{HEAD}<p class=dau>{SENTENCE}</p>{tag}<p>{SENTENCE}</p></div>".encode()
    tree = pages.parse(html)
    assert max(len(el.attrib) for el in tree.iter()) < 1000
    assert [p.get("class") for p in tree.iter("p")] == ["dau", None]


def test_null_bytes_and_no_body_are_no_matter() -> None:
    article = pages.read(f"{HEAD}<p>{SENTENCE}\0 Và câu\0 sau.</p>".encode(), URL)
    assert [block.text for block in article.raw.blocks] == [f"{SENTENCE} Và câu sau."]
