"""One page read by itself, outside any crawl: what is in it, and where each part was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from crawler import pages
from crawler.addresses import article_id
from crawler.article import Article, RawArticle, record
from crawler.outlet import Outlet

READ = (
    "title",
    "lead",
    "dateline",
    "paragraphs",
    "authors",
    "byline",
    "agencies",
    "published",
    "published_raw",
    "modified",
    "sections",
    "tags",
    "images",
    "videos",
    "audios",
    "links",
    "language",
    "kind",
    "flags",
)
"""Fields of a record that are read from a page."""
WANTED = ("title", "authors", "published", "sections")
"""Those without which something is missing, beside a text, a picture or a clip."""

Clean = Callable[[RawArticle], Article]
"""Makes a record of a raw article (setting ``CLEAN``); raises ValueError where it is none."""


@dataclass
class Reading:
    """What was read of a page."""

    url: str
    is_article: bool
    reason: str
    """Why it is an article, or what it is instead, or why it could not be had."""
    fields: dict[str, Any] = field(default_factory=dict)
    """What was read, by field of the record."""
    sources: dict[str, str] = field(default_factory=dict)
    """Which reader gave a field, as `extractor.fields` has it."""
    missing: list[str] = field(default_factory=list)


def read_page(
    tree: Any, url: str, outlet: Outlet | type[Outlet], clean: Clean, layout: pages.Layout
) -> Reading:
    """Return what `layout` and the general way find on the page `tree` at `url`, cleaned.

    `outlet` gives the names of outlet, province and sections. The tree is left as it is.
    """
    page = pages.Page(tree, url, layout)
    recognition = pages.recognise_page(page)
    reading = Reading(url, recognition.is_article, recognition.reason)
    if not recognition.is_article:
        return reading
    raw = pages.read_page(page, section_names=outlet.sections)
    raw.outlet, raw.outlet_name, raw.province = outlet.name, outlet.title, outlet.province
    raw.canonical_url = raw.canonical_url or url
    raw.id = article_id(outlet.name, raw.raw.cms_id, url)
    try:
        article = clean(raw)
    except ValueError as error:
        return Reading(url, False, str(error))
    whole = record(article)
    reading.fields = {name: whole[name] for name in READ}
    reading.sources = dict(article.extractor.fields)
    if article.published_from:
        reading.sources["published"] = article.published_from
    reading.missing = [name for name in WANTED if not reading.fields[name]]
    if not any(reading.fields[name] for name in ("paragraphs", "images", "videos", "audios")):
        reading.missing.append("body")
    return reading
