"""Frozen pages: a page as it was, and the article that is to be read from it.

A case is a folder with ``page.html``, ``meta.json`` (`url`; `outlet` and name of the
`layout` by which it is read; `charset` where the server named one; `reviewed`) and ``expected.json``. One whose
`reviewed` is false has been read by nobody but the program.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from crawler import pages
from crawler.addresses import path_words
from crawler.article import RawArticle, record
from crawler.reading import Clean

LEFT_OUT = {"paragraphs", "text", "outlet", "extractor"}
CLEANED = (
    "kind",
    "lead",
    "dateline",
    "paragraphs",
    "authors",
    "agencies",
    "byline",
    "published",
    "published_precision",
    "published_from",
    "flags",
)


def case_name(url: str) -> str:
    """Return the name of the folder for the page at `url`: words of its path, and a few digits."""
    words = re.sub(r"[^a-z0-9]+", "-", "-".join(path_words(url)[-1:]).lower()).strip("-")
    return f"{words[:60].strip('-') or 'page'}-{hashlib.sha256(url.encode()).hexdigest()[:6]}"


def freeze(
    case: Path, body: bytes, meta: dict[str, Any], layout: pages.Layout, clean: Clean
) -> None:
    """Keep the page `body` in the folder `case`, with what is read from it now, to be reviewed.

    Raise FileExistsError.
    """
    case.mkdir(parents=True)
    (case / "page.html").write_bytes(body)
    _write(case / "meta.json", {**meta, "reviewed": False})
    _write(case / "expected.json", read_frozen(case, layout, clean))


def _write(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def meta_of(case: Path) -> dict[str, Any]:
    """Return what is known of the page in the folder `case`."""
    found: dict[str, Any] = json.loads((case / "meta.json").read_text(encoding="utf-8"))
    return found


def read_frozen(case: Path, layout: pages.Layout, clean: Clean) -> dict[str, Any]:
    """Return what is read today of the page in the folder `case`: raw, and cleaned."""
    meta = meta_of(case)
    root = pages.parse((case / "page.html").read_bytes(), meta.get("charset"))
    page = pages.Page(root, meta["url"], layout)
    recognition = pages.recognise_page(page)
    found: dict[str, Any] = {"is_article": recognition.is_article, "reason": recognition.reason}
    if recognition.is_article:
        article = pages.read_page(page)
        found |= plain(article)
        found["cleaned"] = cleaned(article, meta.get("outlet", "baomau"), clean)
    return found


def cleaned(article: RawArticle, outlet: str, clean: Clean) -> dict[str, Any]:
    """Return what is written of `article`, one of `outlet`, as far as cleaning decides it."""
    article.id, article.outlet = f"{outlet}:1", outlet
    article.canonical_url = article.canonical_url or article.url
    whole = record(clean(article))
    images = [{key: image[key] for key in ("caption", "credit")} for image in whole["images"]]
    return {key: whole[key] for key in CLEANED} | {"images": images}


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
