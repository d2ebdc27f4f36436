"""Pages that are no articles are told from those that are, with the reason."""

import pytest

from crawler import pages

TEXT = "<p>" + "Một câu đủ dài để được coi là văn bản của bài báo. " * 8 + "</p>"
LIST = "".join(
    f'<h3><a href="/x/bai-{n}.html">Đầu đề của bài số {n} trong chuyên mục</a></h3><p>Đoạn trích ngắn.</p>'
    for n in range(8)
)


@pytest.mark.parametrize(
    ("html", "path", "is_article", "reason"),
    [
        ('<body class="single single-post postid-7">', "/a/", True, "single"),
        ('<body class="single single-attachment attachment">', "/a/", False, "attachment"),
        ('<body class="single-post single-paged-2 single">', "/a/2/", False, "further page"),
        ('<body class="archive category">', "/a/", False, "listing"),
        ('<body class="search search-results">', "/?s=x", False, "search"),
        ('<body class="error404">', "/a/", False, "error"),
        ("<title>404 - Không tìm thấy trang</title><p>x", "/a.html", False, "error"),
        (f"<h1>Đầu đề của bài</h1>{TEXT}", "/a/bai-1.html", True, "headline"),
        (f"<h1>Đầu đề của bài</h1>{TEXT}", "/", False, "front page"),
        (f"<h1>Chuyên mục</h1>{LIST}", "/chinh-tri/", False, "listing"),
        (f"<h1>Từ khóa</h1>{LIST}", "/tag/x/", False, "listing"),
        ('<form><input name="u"><input type="password"></form>', "/vao", False, "login"),
        ('<script type="application/ld+json">{"@type":"NewsArticle"}</script><p>x', "/a.html", True, "JSON-LD"),
        ("", "/a.html", False, "no headline"),
    ],
)  # fmt: skip
def test_page_is_recognised(html: str, path: str, is_article: bool, reason: str) -> None:
    found = pages.recognise(pages.parse(html.encode()), f"https://baolang.example{path}")
    assert found.is_article == is_article
    assert reason in found.reason
