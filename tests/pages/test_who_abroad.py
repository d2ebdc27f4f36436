"""Who wrote a page in a language whose names we do not know: the forms in which sites print it."""

import pytest

from crawler import pages
from crawler.article import Article
from pipelines.clean import clean

URL = "https://sample.example/gardens/growing-macadamia-trees/"
TEXT = "".join(
    f"<p>In {year} the hill farms planted another {count} acres of macadamia between rows of coffee.</p>"
    for year, count in ((2019, 120), (2020, 340), (2021, 560), (2022, 700))
)
LABELLED = '<meta name="twitter:label1" content="{}"><meta name="twitter:data1" content="Dana Roe">'


def read(under: str = "", *, head: str = "", first: str = "", last: str = "") -> Article:
    """Return the article of a page with `under` below its headline, and the rest where it says."""
    html = f"""<html lang="en"><head><title>Growing macadamia trees</title>{head}</head><body>
    <div class="a"><h1>Growing macadamia trees</h1>{under}<div class="c">{first}{TEXT}</div>
    {last}</div></body></html>"""
    return clean(pages.read(html.encode(), URL))


@pytest.mark.parametrize(
    ("page", "names"),
    [
        pytest.param(
            {"under": '<p class="byline">Posted by <a href="/u/dr">DanaRoe</a> <time>on Friday, May 3, 2024 @08:00PM</time> from the desk</p>'},
            ["DanaRoe"],
            id="a date behind it in an element of its own",
        ),
        pytest.param(
            {"under": '<div class="date-author">May 3, 2024 · Dana Roe on behalf of <a href="/t/">the Trees group</a></div>'},
            ["Dana Roe"],
            id="a date before it",
        ),
        pytest.param(
            {"under": '<p>May 3, 2024 <i>•</i> <img src="/d.png"> Dana Roe in <a href="/g/">Gardens</a></p>'},
            ["Dana Roe"],
            id="the section behind it",
        ),
        pytest.param(
            {"under": '<h3>By <a href="/dana-roe/" rel="author">Dana Roe</a>, <span>Hill Columnist</span></h3>'},
            ["Dana Roe"],
            id="what the author is",
        ),
        pytest.param(
            {"first": '<p>This post was written by <a href="/d/">Dana Roe, MD</a>, gardener, Hill Clinic.</p>'},
            ["Dana Roe, MD"],
            id="a sentence that opens the text",
        ),
        pytest.param(
            {"last": '<aside><div class="post-author"><p>Written by</p><p class="author-name"><a href="/w/">Dana Roe</a></p></div></aside>'},
            ["Dana Roe"],
            id="behind its label in an aside",
        ),
        pytest.param({"under": '<p class="m">Posted on May 3, 2024 by Dana Roe</p>'}, ["Dana Roe"], id="behind its date in one line"),
        pytest.param({"under": "<p>Words: Dana Roe</p>"}, ["Dana Roe"], id="a role before it"),
        pytest.param(
            {"under": "<div>May 3, 2024</div><div>Dana Roe | May 3, 2024</div>"},
            ["Dana Roe"],
            id="beside the second date",
        ),
        pytest.param(
            {"head": '<meta name="author" content="admin">', "under": "<div><span>Dana Roe</span> • <span>May 3, 2024</span></div>"},
            ["Dana Roe"],
            id="while an account is declared",
        ),
        pytest.param({"head": LABELLED.format("Written by")}, ["Dana Roe"], id="labelled"),
        pytest.param({"head": LABELLED.format("Verfasst von")}, ["Dana Roe"], id="labelled in German"),
        pytest.param({"head": LABELLED.format("Escrito por")}, ["Dana Roe"], id="labelled in Spanish"),
        pytest.param(
            {"head": '<script>var layer = {"pagePostType":"post","pagePostAuthor":"Dana Roe"};</script>'},
            ["Dana Roe"],
            id="told to those who count visits",
        ),
        pytest.param(
            {"under": '<div><p>Dana Roe</p><div class="author-description">Licensed Tree Grader, M.A. Gardens</div></div>'},
            ["Dana Roe"],
            id="above what is said of the author",
        ),
        pytest.param({"head": LABELLED.format("Price")}, [], id="labelled as something else"),
        pytest.param(
            {"first": "<p><em>By Dana Roe and Ann Hale | Updated May 6, 2024</em></p>"},
            ["Dana Roe", "Ann Hale"],
            id="the first line of the text",
        ),
    ],
)  # fmt: skip
def test_who_wrote_is_read_however_it_is_printed(page: dict[str, str], names: list[str]) -> None:
    article = read(**page)
    assert [author.name for author in article.authors] == names
    assert article.text.startswith("In 2019")


def test_who_made_what_a_list_names_did_not_write_the_article() -> None:
    listed = "<p>Ten of them are worth a try.</p><h2>Hill Walk</h2><p>By Happy Camper Games</p>"
    article = read('<p class="byline">By Dana Roe</p>', first=listed)
    assert [author.name for author in article.authors] == ["Dana Roe"]
    assert "By Happy Camper Games" in article.text


def test_a_month_may_stand_between_hyphens() -> None:
    assert read('<div class="x">03-May-2024</div>').published == "2024-05-03"
