"""Boxes in a text that are no part of it, told by the names that builders and plugins give them."""

import pytest

from crawler import pages
from pipelines import clean

URL = "https://baomau.example/kinh-te/bai-10291.html"
TEXT = [
    f"The harbour was repaired in the spring of {year}, and the boats came back one by one to fish."
    for year in range(1990, 1996)
]


def paragraphs(box: str) -> list[str]:
    """Return the paragraphs of a page with `box` in the middle of its text."""
    before, after = ("".join(f"<p>{line}</p>" for line in half) for half in (TEXT[:3], TEXT[3:]))
    html = f"""<html lang="en"><head><title>The harbour of the north</title></head><body><div class="post">
    <h1>The harbour of the north</h1><div class="entry-content">{before}{box}{after}</div></div></body></html>"""
    return clean(pages.read(html.encode(), URL)).paragraphs


@pytest.mark.parametrize(
    "box",
    [
        '<div class="blog-cta"><h3>Sail with us</h3><p>Book a tour of the harbour today.</p></div>',
        '<div class="BlogCta_wrapper__x1"><p>Book a tour of the harbour today.</p></div>',
        '<section class="call-to-action"><p>Book a tour of the harbour today.</p></section>',
        '<div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="https://x.example/">Book a tour</a></div></div>',
        '<div class="elementor-button-wrapper"><a href="https://x.example/"><span class="elementor-button-text">Book a tour of the harbour</span></a></div>',
        '<div class="affiliate-disclaimer">We are paid for some of the tours that readers book here.</div>',
        '<p class="disclaimer">We are paid for some of the tours that readers book here.</p>',
        '<div class="post-disclosure"><p>We are paid for some of the tours that readers book here.</p></div>',
        '<span>The mayor</span><div class="tooltip-content"><p>The mayor has held her office since 1989.</p></div>',
        '<blockquote class="twitter-tweet"><p>The boats are back in the harbour, and so am I!</p>&mdash; Jane (@jane)</blockquote>',
        '<div id="republication-tracker-tool"><p>Print our stories for free, under our licence.</p></div>',
        '<a class="google-preferred-source" href="https://x.example/">Add us as a source on Google</a>',
        '<div class="encart-lettre"><h4>The Sunday letter</h4><p>Our stories, once a week.</p><form><input type="email"></form></div>',
        '<div class="x"><h5>Ask us</h5><div><form><input name="your-name"><input name="your-email"></form></div></div>',
        '<div class="mashsb-box"><div class="counts">214</div><span class="mashsb-sharetext">LIKES</span></div>',
        '<div class="rmp-widgets-container"><p>Tell us how you liked this story of ours</p></div>',
        '<ul class="row"><li><a href="http://del.icio.us/post?url=x">Delicious</a></li><li><a href="http://digg.com/submit?url=x">Digg</a></li></ul>',
        '<p>Dela artikeln: <a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a></p>',
        '<div><span>Compartilhe</span><a href="https://www.facebook.com/sharer.php?u=x">Facebook</a></div>',
        '<p><strong>À lire aussi : </strong><a href="/tram/">Ligne C : les travaux commencent</a></p>',
        '<span class="ctt"><a href="https://twitter.com/intent/tweet?text=x">The boats came back</a><a href="https://twitter.com/intent/tweet?text=x">Tweet it</a></span>',
        '<div class="author-card"><h4>Jane Harbour</h4><p>Jane lives by the sea and writes of it.</p></div>',
    ],
)
def test_a_box_named_so_is_no_part_of_the_text(box: str) -> None:
    kept = paragraphs(box)
    assert [line for line in kept if line in TEXT] == TEXT
    assert set(kept) - set(TEXT) <= {"The mayor"}


@pytest.mark.parametrize(
    ("box", "line"),
    [
        (
            '<p>The <span class="tooltip">quay</span> is of granite.</p>',
            "The quay is of granite.",
        ),
        (
            '<div class="include-ctas"><p>The mayor opened the market.</p></div>',
            "The mayor opened the market.",
        ),
        (
            '<div class="find"><p>The museum sells tickets by mail.</p><form><input name="q"></form></div>',
            "The museum sells tickets by mail.",
        ),
        (
            '<h2>The boats of spring <a href="https://pinterest.com/pin/create/button/?u=x"></a></h2>',
            "The boats of spring",
        ),
        (
            '<div class="no-share"><p>Nobody shares the catch.</p></div>',
            "Nobody shares the catch.",
        ),
        (
            '<blockquote class="wp-block-quote"><p>The boats are back.</p></blockquote>',
            "The boats are back.",
        ),
    ],
)
def test_what_is_named_a_little_like_that_stays(box: str, line: str) -> None:
    assert line in paragraphs(box)


def test_rows_of_many_cells_are_data_though_each_is_linked() -> None:
    rows = "".join(
        f'<tr><td>#{place}</td><td><a href="/boats/boat-{place}">The fishing boat {name}</a></td>'
        f"<td>{place}.5 m</td><td>{9 - place}.1</td></tr>"
        for place, name in enumerate(("Anna", "Berta", "Clara", "Dora"), 1)
    )
    kept = paragraphs(f"<table>{rows}</table>")
    assert set(kept) - set(TEXT) >= {
        "#1 | The fishing boat Anna | 1.5 m | 8.1",
        "#4 | The fishing boat Dora | 4.5 m | 5.1",
    }
