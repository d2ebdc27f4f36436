"""What stands in a body that nobody vouched for, in words of its own, and is no part of the article."""

import pytest

from crawler.article import Block
from crawler.pages.body import Body
from crawler.pages.trim import trim

TEXT = [
    f"The harbour was repaired in the spring of {year}, and the boats came back one by one."
    for year in range(1990, 1999)
]


def trimmed(*texts: str) -> list[str]:
    body = Body(blocks=[Block("paragraph", text) for text in texts])
    trim(body)
    return [block.text for block in body.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "Photo by Jane Harbour via Pictures Ltd.",
        "Image credit: Harbour Archive",
        "Reviewed by",
        "Reading time: 4 minutes",
        "By subscribing, you agree to our terms and that we may write to you every day.",
        "Click on a star to rate it!",
        "No votes so far! Be the first to rate this post.",
        "Share this",
        "Table of contents",
    ],
)
def test_a_note_on_the_page_goes(line: str) -> None:
    assert trimmed(*TEXT[:4], line, *TEXT[4:]) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Photographs of the old harbour hang in the town hall.",
        "By the end of the year all was done.",
        "Images of the storm: nobody will forget them. They hang in the town hall, and each year people come to see them and to tell of it.",
        "John Harbour is an editor in the novel, and is not happy with it.",
    ],
)
def test_a_sentence_of_the_text_stays(line: str) -> None:
    assert trimmed(*TEXT[:4], line, *TEXT[4:]) == [*TEXT[:4], line, *TEXT[4:]]


@pytest.mark.parametrize(
    "bio",
    [
        "Jane Harbour is a freelance writer who lives by the sea.",
        "Jane M. Harbour has been our harbour correspondent since 2003.",
    ],
)
def test_who_wrote_is_told_at_the_ends_alone(bio: str) -> None:
    assert trimmed(*TEXT, bio) == TEXT
    assert trimmed(bio, *TEXT) == TEXT
    assert trimmed(bio, *TEXT[:2]) == [bio, *TEXT[:2]]


@pytest.mark.parametrize("heading", ["Sources", "Article sources:", "References", "Related posts"])
def test_what_follows_a_heading_of_the_end_goes(heading: str) -> None:
    assert trimmed(*TEXT, heading, "The harbour book, 1999") == TEXT


@pytest.mark.parametrize(
    "label",
    ["Related:", "More from the harbour", "Read more posts about boats", "Let us help you sail"],
)
def test_a_label_of_links_is_no_end_where_the_text_goes_on(label: str) -> None:
    more = [f"{line} Nobody had thought so in the years before." for line in TEXT[:2]]
    body = [*TEXT[:9], *(f"{line} It was cold." for line in TEXT[:9])]
    assert trimmed(*body, label, "The harbour book", *more) == [
        *body, label, "The harbour book", *more
    ]  # fmt: skip
    assert trimmed(*body, label, "The harbour book") == body


def test_a_few_words_are_no_text() -> None:
    assert trimmed("Posted", "by") == []
    assert trimmed("Nước lên, thuyền lên.") == ["Nước lên, thuyền lên."]


def test_a_copy_goes_with_its_headline() -> None:
    def kept(*texts: str) -> list[str]:
        blocks = [Block("heading" if len(t) < 20 else "paragraph", t) for t in texts]
        body = Body(blocks=blocks)
        trim(body)
        return [block.text for block in body.blocks]

    assert kept(*TEXT, "The harbour", *TEXT) == TEXT
    once = [*TEXT[:3], "A part", TEXT[3]]
    assert kept(*once[:4], TEXT[0], TEXT[3]) == once
