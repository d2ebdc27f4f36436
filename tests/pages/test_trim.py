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
        "Pin it for later!",
        "Play video",
        "Press enter or click to view image in full size",
        "Advertisement. Scroll to continue reading.",
        "Article continues below",
        "1,693 views",
        "3 MIN. READ",
        "Last updated:",
        "< back to top",
        "Return to the harbours page.",
        "Add Harbour News as a preferred source on Google",
        "Medically reviewed by Jane Harbour, MD, chief physician",
        "Contributions from: Jane Harbour",
        "Follow us on Instagram and YouTube for a boat a day",
        "Want more boats? Sign up for our newsletter, The Mast, and sail on.",
        "If you liked this post you might also like:",
        "This article contains affiliate links. They have no influence on what we write.",
        "If you buy a boat through our links, we may earn a small commission at no cost to you.",
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
        "We may earn our living by the sea, but nobody gets rich.",
        "The crews earn a commission on what they sell; those of affiliate fleets earn none.",
        "Follow the coast on foot for an hour, and you stand before it.",
        "They did not subscribe to the newspaper; they paid at the door.",
        "Edited by hand and printed by night, it was sold at the harbour. Nobody read it.",
        "John Harbour is an editor in the novel, and is not happy with it.",
    ],
)
def test_a_sentence_of_the_text_stays(line: str) -> None:
    assert trimmed(*TEXT[:4], line, *TEXT[4:]) == [*TEXT[:4], line, *TEXT[4:]]


@pytest.mark.parametrize(
    "line", ["Category: sailing boats", "Posted in Harbours", "Last updated on November 14, 2025"]
)
def test_what_the_article_is_filed_under_goes_at_both_ends(line: str) -> None:
    assert trimmed(line, *TEXT) == trimmed(*TEXT, line) == TEXT


@pytest.mark.parametrize("line", ["Category: sailing boats", "November 14, 1995"])
def test_in_the_middle_it_is_of_the_text(line: str) -> None:
    assert trimmed(*TEXT[:5], line, *TEXT[5:]) == [*TEXT[:5], line, *TEXT[5:]]


def test_a_date_under_the_lead_goes() -> None:
    lead = f"{TEXT[0]} It took a summer."
    assert trimmed(lead, "Friday, November 14, 2025", *TEXT) == [lead, *TEXT]


@pytest.mark.parametrize(
    "bio",
    [
        "Jane Harbour is a freelance writer who lives by the sea.",
        "Jane M. Harbour has been our harbour correspondent since 2003.",
        "(Jane Harbour is an Associate Professor of harbours.)",
        "About the author: Jane Harbour is a photographer based by the sea.",
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


def test_a_label_of_links_is_no_end_above_a_table() -> None:
    body = Body(blocks=[Block("paragraph", text) for text in (*TEXT, "Related resources")])
    rows = [Block("row", f"{place} | boats") for place in range(3)]
    body.blocks += rows
    trim(body)
    assert [block for block in body.blocks if block.kind == "row"] == rows


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


def test_a_list_of_other_articles_amid_the_text_is_no_end() -> None:
    text = [f"{line} Nobody in the harbour had thought so in the years before." for line in TEXT]
    for label in ("Related Posts", "You may also like", "Tin liên quan:"):
        assert trimmed(*text[:5], label, *text[5:]) == text
        blocks = [Block("paragraph", line) for line in text]
        links = [Block("item", "The harbour book, 1999", linked=1.0)] * 3
        body = Body(blocks=[*blocks[:2], Block("heading", label), *links, *blocks[2:]])
        trim(body)
        assert [block.text for block in body.blocks] == text
        teasers = [
            Block("heading", "The harbour book", linked=1.0),
            Block("paragraph", TEXT[0]),
        ] * 4
        body = Body(blocks=[*blocks, Block("heading", label), *teasers])
        trim(body)
        assert [block.text for block in body.blocks] == text


def test_comments_go_with_their_counted_heading() -> None:
    said = [Block("item", "Jo says:"), Block("item", "So proud of my harbour.")]
    body = Body(
        blocks=[*(Block("paragraph", t) for t in TEXT), Block("heading", "2 Comments"), *said]
    )
    trim(body)
    assert [block.text for block in body.blocks] == TEXT
