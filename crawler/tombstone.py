"""The tombstone: the record that an article is gone."""

from __future__ import annotations

from dataclasses import replace

from crawler.article import Article, Extractor, WarcPosition

KEPT = (
    "id",
    "revision",
    "url",
    "canonical_url",
    "outlet",
    "outlet_name",
    "province",
    "province_2025",
    "kind",
    "language",
    "title",
    "published",
    "published_precision",
    "published_raw",
    "published_from",
    "modified",
)
"""Identity, outlet, title and times; text, people and media go with the article."""


def tombstone(
    article: Article, *, fetched: str, warc: WarcPosition | None, version: str
) -> Article:
    """Return the tombstone of `article`, its last record.

    `fetched` is when the site was last found to have it no more, `warc` where that answer lies.
    """
    kept = {name: getattr(article, name) for name in KEPT}
    fields = article.extractor.fields
    extractor = Extractor(version, {name: fields[name] for name in KEPT if name in fields})
    return replace(Article(**kept), status="gone", fetched=fetched, warc=warc, extractor=extractor)
