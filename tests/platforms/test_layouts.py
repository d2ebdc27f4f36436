"""A platform's layout reads its frozen pages, and loses nothing that the general way finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crawler import frozen, pages
from crawler.platforms.known import PLATFORMS
from crawler.platforms.wordpress import WordPress
from pipelines import clean

FIXTURES = Path(__file__).parents[2] / "fixtures" / "pages"
CASES = [
    (platform.layout, page.parent)
    for platform in PLATFORMS
    if platform is not WordPress  # whose pages state that they are read by its layout
    for page in sorted((FIXTURES / platform.layout.name).glob("*/page.html"))
]


def told(case: Path, layout: pages.Layout) -> dict[str, Any]:
    """Return what a researcher would see of the article; a lead is text like any other."""
    found = frozen.read_frozen(case, layout, clean)
    whole = found["cleaned"]
    return {
        "title": found["title"],
        "text": [text for text in (whole["lead"], *whole["paragraphs"]) if text],
        "authors": whole["authors"],
        "published": whole["published"],
        "captions": [image["caption"] for image in whole["images"]],
    }


@pytest.mark.parametrize(
    ("layout", "case"), CASES, ids=[f"{layout.name}/{case.name}" for layout, case in CASES]
)
def test_a_layout_reads_what_the_general_way_reads(layout: pages.Layout, case: Path) -> None:
    assert told(case, layout) == told(case, pages.GENERIC)


def test_every_platform_has_frozen_pages() -> None:
    missing = {each.layout.name for each in PLATFORMS} - {layout.name for layout, _ in CASES}
    assert missing == {WordPress.layout.name}
