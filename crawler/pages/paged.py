"""An article on several pages, put together."""

from __future__ import annotations

from msgspec.structs import replace

from crawler.article import RawArticle
from crawler.pages.media import image_key


def append_page(article: RawArticle, page: RawArticle) -> None:
    """Add the body of a further `page` to `article`; a picture that it already has counts once."""
    places = {image_key(image.url): index for index, image in enumerate(article.images)}
    images: dict[int, int] = {}
    for index, image in enumerate(page.images):
        key = image_key(image.url)
        if key not in places:
            places[key] = len(article.images)
            article.images.append(image)
        images[index] = places[key]
    shift = {"image": 0, "video": len(article.videos), "audio": len(article.audios)}
    shown = "image"
    for block in page.raw.blocks:
        if block.kind in shift:
            shown = block.kind
        if block.media is not None:
            moved = images[block.media] if shown == "image" else block.media + shift[shown]
            block = replace(block, media=moved)
        article.raw.blocks.append(block)
    article.videos += page.videos
    article.audios += page.audios
    article.links += [link for link in page.links if link not in article.links]
