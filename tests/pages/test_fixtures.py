"""Every frozen page under `fixtures/pages/` is read as its `expected.json` says.

A new case is a folder with `page.html` (text of our own in a platform's markup) and `meta.json`
(`url`, and `layout` where the platform has one). Its first run writes `expected.json` and fails:
review what it says before you commit it. Delete the file to have it written anew.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from crawler import pages
from crawler.article import RawArticle, record

CASES = Path(__file__).parents[2] / "fixtures" / "pages"
LAYOUTS = {"wordpress": pages.WORDPRESS}
LEFT_OUT = {"paragraphs", "text", "outlet", "extractor"}


def plain(article: RawArticle) -> dict[str, Any]:
    """Return what was read: the record's fields that a reader fills, and the raw ones."""
    empty = record(RawArticle())
    filled = {
        key: value
        for key, value in record(article).items()
        if value != empty[key] and key not in LEFT_OUT
    }
    raw = article.raw
    filled["raw"] = {
        "blocks": [
            {
                name: value
                for name, value in (
                    ("kind", block.kind),
                    ("text", " ".join(block.text.split())),
                    ("align", block.align),
                    ("emphasis", sorted(block.emphasis)),
                    ("names", list(block.names)),
                    ("after_break", block.after_break),
                    ("media", block.media),
                    ("linked", block.linked),
                )
                if value or (value == 0 and name == "media")
            }
            for block in raw.blocks
        ],
        "dates": [[date.text, date.source, date.of] for date in raw.dates],
        "bylines": raw.bylines,
        "named_authors": raw.named_authors,
        "accounts": raw.accounts,
        "cms_id": raw.cms_id,
        "next_pages": raw.next_pages,
        "declared_language": raw.declared_language,
    }
    filled["fields"] = article.extractor.fields
    return filled


@pytest.mark.parametrize(
    "case",
    sorted(path.parent for path in CASES.glob("*/*/page.html")),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_frozen_page_is_read_as_expected(case: Path) -> None:
    meta = json.loads((case / "meta.json").read_text())
    body = (case / "page.html").read_bytes()
    root = pages.parse(body)
    recognition = pages.recognise(root, meta["url"])
    found: dict[str, Any] = {"is_article": recognition.is_article, "reason": recognition.reason}
    if recognition.is_article:
        layout = LAYOUTS.get(meta.get("layout", ""), pages.GENERIC)
        found |= plain(pages.read_tree(root, meta["url"], layout=layout))
    expected = case / "expected.json"
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        pytest.fail(f"{expected} was written: review it, then run again")
    assert found == json.loads(expected.read_text())
