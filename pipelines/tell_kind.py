"""Tell whether an article is a text, a video, a sound or a gallery from what it holds."""

from __future__ import annotations

from collections import Counter

from crawler.article import Kind, RawArticle
from pipelines.settle import count_words

FEW_WORDS = 80
"""Words up to which the text only introduces the video, sound or pictures."""
WORDS_A_PICTURE = 25
"""In a gallery of six pictures and more, the words of text for each at most."""


def kind_of(*, words: int, images: int, videos: int, audios: int) -> Kind:
    """Return the kind of an article that holds so many words of body, images and clips."""
    if videos and words <= FEW_WORDS:
        return "video"
    if audios and words <= FEW_WORDS:
        return "audio"
    if images >= 2 and words <= FEW_WORDS // 4:
        return "gallery"
    if images >= 6 and words <= WORDS_A_PICTURE * images:
        return "gallery"
    return "article"


def tell_kind(article: RawArticle, changes: Counter[str]) -> None:
    """Set the kind of `article` unless its reader knew better."""
    if article.kind == "article" and (article.videos or article.audios or article.images):
        article.kind = kind_of(
            words=count_words(article.text),
            images=len(article.images),
            videos=len(article.videos),
            audios=len(article.audios),
        )
