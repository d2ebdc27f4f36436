"""The texts of an article: every field that holds words, and none that holds an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crawler.article import RawArticle


def map_texts(article: RawArticle, change: Callable[[str], str]) -> None:
    """Put every text of `article` through `change`, its blocks' too; what is left empty is null."""

    def maybe(text: str | None) -> str | None:
        return change(text) or None if text else None

    def each(texts: list[str]) -> list[str]:
        return [clean for text in texts if (clean := change(text))]

    article.title = maybe(article.title)
    article.lead = maybe(article.lead)
    article.byline = maybe(article.byline)
    article.published_raw = maybe(article.published_raw)
    article.outlet_name = maybe(article.outlet_name)
    article.province = maybe(article.province)
    article.province_2025 = maybe(article.province_2025)
    article.paragraphs = each(article.paragraphs)
    article.agencies = each(article.agencies)
    article.sections = each(article.sections)
    article.tags = each(article.tags)
    if article.dateline:
        article.dateline.raw = change(article.dateline.raw)
        article.dateline.outlet = maybe(article.dateline.outlet)
        article.dateline.place = maybe(article.dateline.place)
    for author in article.authors:
        author.name = change(author.name)
    article.authors = [author for author in article.authors if author.name]
    for image in article.images:
        image.caption = maybe(image.caption)
        image.credit = maybe(image.credit)
        image.alt = maybe(image.alt)
    for clip in (*article.videos, *article.audios):
        clip.caption = maybe(clip.caption)
    for link in article.links:
        link.text = change(link.text)
    raw = article.raw
    for block in raw.blocks:
        block.text = change(block.text)
    for printed in raw.dates:
        printed.text = change(printed.text)
    raw.bylines = each(raw.bylines)
    raw.named_authors = each(raw.named_authors)
    raw.accounts = each(raw.accounts)


def body_texts(article: RawArticle) -> Iterator[str]:
    """Give title, lead and body as they stand now: the blocks where there are any."""
    if article.title:
        yield article.title
    if article.lead:
        yield article.lead
    if article.raw.blocks:
        for block in article.raw.blocks:
            if block.text:
                yield block.text
    else:
        yield from article.paragraphs
