"""Names in lines that tell who wrote, in languages whose names we do not know."""

import pytest

from pipelines.names_abroad import credited, names_abroad


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Dana Roe, MD", ["Dana Roe, MD"]),
        ("Dana Roe and Ann Hale, horticulture educators", ["Dana Roe", "Ann Hale"]),
        ("Dana Roe, Dietitian", ["Dana Roe"]),
        ("Dana Roe (Content Manager)", ["Dana Roe"]),
        ("Hill Garden Editorial Team", ["Hill Garden Editorial Team"]),
        ("droe", ["droe"]),
    ],
)
def test_names_are_read_without_what_is_said_of_their_bearers(line: str, names: list[str]) -> None:
    assert names_abroad(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Dana Roe", ["Dana Roe"]),
        ("Written By: Dana Roe", ["Dana Roe"]),
        ("Posted by Dana Roe at May 3, 2024 11:15 AM", ["Dana Roe"]),
        ("By Dana Roe · Founder and Editor-in-Chief · Updated May 6, 2024", ["Dana Roe"]),
        ("By Dana RoePublished: Jun 25, 2024", ["Dana Roe"]),
        ("By Dana Roe, CFP – Updated Mar 5, 2024 | Fact-checked by Ann Hale", ["Dana Roe, CFP"]),
        ("By Dana Roe , Ann Hale on March 12, 2024 | Comments", ["Dana Roe", "Ann Hale"]),
        ("By Dana Roe, Executive Editor, Hill Women's Health Watch", ["Dana Roe"]),
        ("Von Max Kühn | Fotos: Eva Lang", ["Max Kühn"]),
        ("Por Ana Ruiz, 3 de mayo de 2024", ["Ana Ruiz"]),
        ("Par Jean Petit", ["Jean Petit"]),
        ("Posted by droe", ["droe"]),
        ("ByDana RoeMar 5, 2024 | 6 comments", ["Dana Roe"]),
        ("— Ann Hale", ["Ann Hale"]),
        ("Dana Roe & Ann Hale", []),
        ("droe", []),
        ("Posted by somebody", []),
        ("By Monday", []),
        ("By Christmas Eve, most of the roads were open again", []),
        ("By Tuesday Morning, the Hill Council had voted.", []),
        ("Por la noche, la plaza estaba llena", []),
        ("Dana Roe", []),
    ],
)  # fmt: skip
def test_a_line_that_tells_who_wrote_is_told_from_a_sentence(line: str, names: list[str]) -> None:
    assert credited(line, frozenset(("droe", "ann hale"))) == names
