"""Where the text of a page of no known platform begins and ends."""

import pytest

from crawler import pages
from pipelines import clean

URL = "https://baomau.example/kinh-te/bai-10291.html"
TEXT = [
    f"The harbour was repaired in the spring of {year}, and the boats came back one by one to fish in the bay."
    for year in range(1900, 2000)
]


def p(first: int, last: int) -> str:
    """Return the paragraphs from `first` up to `last`."""
    return "".join(f"<p>{line}</p>" for line in TEXT[first:last])


@pytest.mark.parametrize(
    ("body", "last"),
    [
        pytest.param(
            f'<h1>The harbour</h1><div class="rich intro">{p(0, 13)}</div><div class="rich">{p(13, 90)}</div>',
            90,
            id="an opening too long for a lead, whatever its name",
        ),
        pytest.param(
            f'<h1>The harbour</h1><div class="author-intro">Written by Jane Harbour, updated in August</div>'
            f'<div class="rich">{p(0, 9)}</div>',
            9,
            id="the line about the author is no lead",
        ),
        pytest.param(
            f'<h1>The harbour</h1><div class="rich-text">{p(0, 70)}</div><div class="rich-text"><h2>Questions</h2>{p(70, 80)}</div>',
            80,
            id="a last part in a box of its own, named as the rest",
        ),
        pytest.param(
            f'<h1>The harbour</h1><div class="rich-text">{p(0, 20)}</div><div class="rich-text"><a href="/a">Home</a></div>'
            f'<div class="other"><p>{TEXT[21]}</p></div>',
            20,
            id="what follows under another name",
        ),
        pytest.param(
            f'<h1>The many harbours of the north (map)</h1><div class="rich">{p(0, 1)}<h2>The harbours of the north</h2>{p(1, 9)}</div>',
            9,
            id="a heading of a part that is in the title",
        ),
    ],
)
def test_the_text_is_whole(body: str, last: int) -> None:
    html = f"""<html lang="en"><head><title>The harbours of the north (map)</title></head><body>
    <div class="wrap"><div class="col">{body}</div></div></body></html>"""
    article = clean(pages.read(html.encode(), URL))
    assert [line for line in article.paragraphs if line in TEXT] == TEXT[:last]
    assert article.lead is None


def test_headings_that_link_to_themselves_are_no_list_of_other_articles() -> None:
    parts = "".join(
        f'<a href="/kinh-te/bai-10291.html#part-{at}"><h3>The harbour in the year {1900 + at}</h3></a><p>{line}</p>'
        for at, line in enumerate(TEXT[:6])
    )
    html = f"""<html lang="en"><head><title>The harbours of the north</title></head><body>
    <h1>The harbours of the north</h1><div class="story">{parts}</div></body></html>"""
    found = clean(pages.read(html.encode(), URL)).paragraphs
    assert [line for line in found if line.startswith("The harbour in the year")] == [
        f"The harbour in the year {1900 + at}" for at in range(6)
    ]
