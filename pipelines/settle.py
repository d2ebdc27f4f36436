"""Settle the body: paragraphs, text and the hash of what a reader would call the article."""

from __future__ import annotations

import hashlib
from collections import Counter

from crawler.article import Article, RawArticle
from pipelines.place_tone import tone_key

_BODY = ("paragraph", "heading", "quote", "item", "row", "caption")


def join_text(article: Article) -> str:
    """Return the lead (if any) and the paragraphs of `article`, joined by a blank line."""
    return "\n\n".join(filter(None, (article.lead, *article.paragraphs)))


def count_words(text: str) -> int:
    """Return how many words `text`, as `join_text` gives it, has."""
    return text.count(" ") + text.count("\n\n") + 1 if text else 0


def hash_content(article: Article) -> str | None:
    """Return the SHA-256 of what a reader would call the article, in hex; null of a tombstone.

    The recipe: title, lead, paragraphs and captions (of images, then videos, then audios) are
    four groups, joined by U+001E; a group's texts are joined by U+001F; null is the empty text;
    captions that are null are left out. The whole goes through `place_tone.tone_key` (NFC, tones
    of oa, oe, uy on the first vowel), so that hòa printed as hoà is no change, then is encoded as UTF-8.
    """
    if article.status == "gone":
        return None
    captions = [image.caption for image in article.images if image.caption]
    captions += [clip.caption for clip in (*article.videos, *article.audios) if clip.caption]
    groups = (
        article.title or "",
        article.lead or "",
        "\x1f".join(article.paragraphs),
        "\x1f".join(captions),
    )
    return hashlib.sha256(tone_key("\x1e".join(groups)).encode()).hexdigest()


def settle(article: RawArticle, changes: Counter[str]) -> None:
    """Set paragraphs (from the blocks that are left), text and hash of `article`.

    Of a field that cleaning has emptied no reader is named.
    """
    if article.raw.blocks or article.content_hash is None:
        article.paragraphs = [
            block.text for block in article.raw.blocks if block.kind in _BODY and block.text
        ]
    article.paragraphs = [text for text in article.paragraphs if text]
    article.text = join_text(article)
    article.content_hash = hash_content(article)
    fields = article.extractor.fields
    article.extractor.fields = {name: fields[name] for name in fields if getattr(article, name)}
