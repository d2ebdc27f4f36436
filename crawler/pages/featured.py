"""What an article shows outside the element of its text: the featured picture, a station's player."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import replace
from math import inf

from lxml import etree
from msgspec import structs

from crawler.article import Block, Clip, Image
from crawler.pages.body import Body, read_body
from crawler.pages.furniture import CAPTION, PLAYER
from crawler.pages.media import (
    absolute,
    image_key,
    image_width,
    is_picture_file,
    read_background,
    read_image,
)
from crawler.pages.page import Page
from crawler.pages.states import AROUND, LINK
from crawler.pages.tables import CAPTION_LENGTH

APART = "featured"
"""A name of the block of a picture or clip that the text does not show: what follows is no caption."""
_PICTURES = ("img",)
_PLAYERS = ("iframe", "video", "audio", "embed", "object")
_WIDE = 300
"""Pixels from which a picture above the text is no icon."""
_SHOWS = ("image", "picture", "photo", "feature", "figure", "media", "hero", "cover", "thumb")
_MOST = 50
_AROUND = 3
"""Elements around the box of headline and text among which the article's is sought."""
_PICTURE_PROPERTIES = ("url", "contentUrl", "image")
_WIDEST_BOX = 1500
"""Characters outside links of the largest box around a headline without text that is searched."""


def read_featured(page: Page, featured: etree._Element) -> Body:
    """Return a body of the featured picture: an element that holds it, or the picture itself."""
    if featured.tag != "img":
        body = read_body(featured, page.base, index=page.index, hosts=page.hosts)
        return _with_caption_behind(page, featured, body)
    link = next(featured.iterancestors("a"), None)
    around = absolute(page.base, link.get("href")) if link is not None else None
    image = read_image(featured, page.base, around)
    return Body(images=[image], blocks=[Block("image", media=0)]) if image else Body()


def _with_caption_behind(page: Page, featured: etree._Element, body: Body) -> Body:
    """Return `body` with the caption that a theme prints right behind the box of the picture."""
    index = page.index
    behind = index.lasts[index.place[featured]] + 1
    if (
        not body.images
        or any(block.text for block in body.blocks)
        or behind >= len(index.elements)
        or not index.bits[behind] & CAPTION
        or not 0 < index.length(behind) <= CAPTION_LENGTH
    ):
        return body
    caption = Block("caption", page.text_of(index.elements[behind]), media=0)
    return replace(body, blocks=[*body.blocks, caption])


def read_captioned(page: Page, box: etree._Element) -> Body:
    """Return a body of the picture in `box` or the picture that it is; the text is the caption."""
    if box.tag == "img":
        return read_featured(page, box)
    read = read_body(box, page.base, index=page.index, hosts=page.hosts)
    blocks = [
        structs.replace(block, kind="caption", media=0) if block.text else block
        for block in read.blocks
    ]
    return replace(read, blocks=blocks)


def with_declared(page: Page, body: Body) -> Body:
    """Return `body` with the addresses that the page declares of pictures it shows in a smaller form."""
    whole = {
        image_key(url): url
        for url in (_declared_picture(page), *_described_pictures(page))
        if url is not None and image_width(url) == inf
    }
    if not whole:
        return body
    images = [
        replace(image, url=own)
        if (own := whole.get(image_key(image.url))) and image_width(image.url) != inf
        else image
        for image in body.images
    ]
    return replace(body, images=images)


def _described_pictures(page: Page) -> Iterator[str | None]:
    """Yield the addresses of pictures that a page describes in microdata, as Schema.org has them."""
    for name in _PICTURE_PROPERTIES:
        for el in page.index.itemprops.get(name, ())[:_MOST]:
            if is_picture_file(given := el.get("content") or el.get("href")):
                yield absolute(page.base, given)


def _declared_picture(page: Page) -> str | None:
    """Return the address of the picture that the page declares as the article's."""
    return absolute(page.base, page.declared.meta("og:image", "og:image:url", "twitter:image"))


def with_featured(body: Body, featured: Body) -> Body:
    """Return `body` with the featured picture and its caption in front, unless it shows it itself."""
    if not featured.images:
        return body
    captions = [block for block in featured.blocks if block.kind == "caption"]
    blocks = [Block("image", media=0), *(structs.replace(block, media=0) for block in captions)]
    return in_front(body, Body(blocks=blocks, images=featured.images[:1]))


def read_above(
    page: Page, body: etree._Element | None, unwanted: Collection[etree._Element] = ()
) -> Body:
    """Return the pictures and clips, with their captions, that stand about the headline and above
    the text `body`, outside of it; `unwanted` are elements that are looked at by others.

    Above the headline, in the box that holds both, a clip counts, and the picture that the page
    declares as its own. Below it a picture also counts that has a caption, is wide, or stands in an
    element named after pictures. Without a text, what stands in the box around the headline counts.
    """
    index = page.index
    if page.headline is None:
        return _cover(page, index.place[body]) if body is not None else Body()
    start = index.place[page.headline]
    if body is None:
        box = next(
            (at for at in index.above(start) if _has(page, _PLAYERS, at, index.lasts[at])), 0
        )
        if not box or index.tags[box] == "html" or page.prose(box) > _WIDEST_BOX:
            return Body()
        begin = index.lasts[box] + 1
    else:
        begin = index.place[body]
        box = begin
        while not box <= start <= index.lasts[box]:
            box = index.parents[box]
        # A player or picture may stand above the box of headline and text, in the article's.
        box = next((at for at in index.above(box)[:_AROUND] if index.tags[at] == "article"), box)
    is_above = start < begin
    found = Body()
    own = _declared_picture(page)
    declared = {image_key(own)} if own else set()
    declared |= _thumbnails(page, box, begin) | _opening(page, start)
    tags = (*_PICTURES, *_PLAYERS) if declared else _PLAYERS
    if _has(page, tags, box, start) or _is_named(page, box, start):
        found = _shown(page, box, start - 1, None, unwanted, declared, alone=True)
    if is_above and (
        _has(page, (*_PICTURES, *_PLAYERS), start, begin - 1) or _is_named(page, start, begin)
    ):
        below = _shown(page, box, begin - 1, page.headline, unwanted, declared, alone=False)
        found = in_front(below, found)
    if found.images:
        return found
    outside = in_front(found, _outside(page, box))
    return outside if outside.images else in_front(found, _cover(page, begin))


def _cover(page: Page, beyond: int) -> Body:
    """Return the page's declared picture, if it lies behind an element before the place `beyond`."""
    own = _declared_picture(page)
    if own is None:
        return Body()
    for at, style in page.index.styles.items():
        if at < beyond and "url(" in style and not page.states[at] & AROUND:
            image = read_background(style, page.base)
            if image is not None and image_key(image.url) == image_key(own):
                return Body(blocks=[Block("image", media=0)], images=[image])
    return Body()


def _outside(page: Page, box: int) -> Body:
    """Return a body of the picture that WordPress marks as the post's above the `box` of headline
    and text, if it is the only one there."""
    index = page.index
    places = index.by_tag.get("img", [])
    marked = [
        at
        for at in places[: bisect_left(places, box)]
        if "wp-post-image" in (index.classes[at] or "") and not page.states[at] & (AROUND | LINK)
    ]
    return read_featured(page, index.elements[marked[0]]) if len(marked) == 1 else Body()


def _thumbnails(page: Page, first: int, beyond: int) -> set[tuple[str, str, str]]:
    """Return the keys of the pictures that WordPress marks as posts' own, from `first` up to `beyond`."""
    index = page.index
    places = index.by_tag.get("img", [])
    inside = places[bisect_left(places, first) : bisect_left(places, beyond)]
    marked = (at for at in inside if "wp-post-image" in (index.classes[at] or ""))
    read = (read_image(index.elements[at], page.base) for at in marked)
    return {image_key(image.url) for image in read if image is not None}


def _opening(page: Page, headline: int) -> set[tuple[str, str, str]]:
    """Return the keys of the wide pictures in a ``<figure>`` that open the headline's ``<article>``."""
    index = page.index
    article = next((at for at in index.above(headline) if index.tags[at] == "article"), headline)
    found = set()
    figures = index.by_tag.get("figure", [])
    for at in figures[bisect_right(figures, article) : bisect_left(figures, headline)][:_MOST]:
        if not page.states[at] & AROUND:
            for img in index.below(at, "img")[:_MOST]:
                image = read_image(index.elements[img], page.base)
                if image and (image.width or 0) >= _WIDE and not page.states[img] & LINK:
                    found.add(image_key(image.url))
    return found


def _has(page: Page, tags: Collection[str], first: int, last: int) -> bool:
    """Say whether a picture or player that is not around the article stands from `first` to `last`."""
    states = page.states
    for tag in tags:
        places = page.index.by_tag.get(tag, [])
        for at in places[bisect_left(places, first) : bisect_right(places, last)]:
            if not states[at] & AROUND:
                return True
    return False


def _is_named(page: Page, first: int, last: int) -> bool:
    """Say whether something named as a player stands from `first` up to `last`."""
    bits, states = page.index.bits, page.states
    return any(bits[at] & PLAYER and not states[at] & AROUND for at in range(first, last))


def _shown(
    page: Page,
    box: int,
    last: int,
    after: etree._Element | None,
    unwanted: Collection[etree._Element],
    declared: Collection[tuple[str, str, str]],
    *,
    alone: bool,
) -> Body:
    """Return what the element at `box` shows up to the place `last`, without the text.

    `declared` are the keys of the page's own picture; with `alone` no other picture counts.
    """
    read = read_body(
        page.index.elements[box],
        page.base,
        index=page.index,
        hosts=page.hosts,
        unwanted=unwanted,
        after=after,
        kept=page.kept,
        states=page.states,
        last=last,
    )
    framed = _in_figures(page, page.index.place[after] if after is not None else box, last)
    told = {block.media for block in read.blocks if block.kind == "caption"}
    blocks: list[Block] = []
    keeps = False
    for block in read.blocks:
        if block.kind == "image":
            assert block.media is not None
            image = read.images[block.media]
            keeps = image_key(image.url) in declared or (
                not alone
                and (
                    block.media in told
                    or (image.width or 0) >= _WIDE
                    or image_key(image.url) in framed
                    or _is_picture_box(block.names)
                )
            )
        elif block.kind in ("video", "audio"):
            keeps = True
        elif block.kind != "caption":
            continue
        if keeps:
            blocks.append(block)
    return in_front(Body(), replace(read, blocks=blocks))


def _in_figures(page: Page, first: int, last: int) -> set[tuple[str, str, str]]:
    """Return the keys of the pictures in a ``<figure>`` from the place `first` to `last`."""
    figures = page.index.by_tag.get("figure", [])
    inside = figures[bisect_left(figures, first) : bisect_right(figures, last)]
    pictures = [img for at in inside for img in page.index.elements[at].iterdescendants("img")]
    read = (read_image(img, page.base) for img in pictures[:_MOST])
    return {image_key(image.url) for image in read if image is not None}


def _is_picture_box(names: Collection[str]) -> bool:
    return any(word in name for name in names for word in _SHOWS) and not any(
        "author" in name for name in names
    )


def in_front(body: Body, above: Body) -> Body:
    """Return `body` with what the blocks of `above` show, and their captions, before all else.

    What `body` shows itself is left where it is.
    """
    images: list[Image] = []
    videos: list[Clip] = []
    audios: list[Clip] = []
    known: set[object] = {image_key(image.url) for image in body.images}
    known |= {clip.url or clip.embed_url for clip in (*body.videos, *body.audios)}
    blocks: list[Block] = []
    keeps = False
    place = 0
    for block in above.blocks:
        if block.kind == "image":
            image = above.images[block.media or 0]
            keeps = image_key(image.url) not in known
            if keeps:
                known.add(image_key(image.url))
                place = len(images)
                images.append(image)
        elif block.kind in ("video", "audio"):
            clip = (above.videos if block.kind == "video" else above.audios)[block.media or 0]
            keeps = (clip.url or clip.embed_url) not in known
            if keeps:
                known.add(clip.url or clip.embed_url)
                clips = videos if block.kind == "video" else audios
                place = len(clips)
                clips.append(clip)
        if keeps:
            names = block.names if block.kind == "caption" else (*block.names, APART)
            blocks.append(structs.replace(block, media=place, names=names))
    if not blocks:
        return body
    added = {"image": len(images), "video": len(videos), "audio": len(audios)}
    shown = "image"
    for block in body.blocks:
        if block.kind in added:
            shown = block.kind
        if block.media is not None and added[shown]:
            block = structs.replace(block, media=block.media + added[shown])
        blocks.append(block)
    return replace(
        body,
        blocks=blocks,
        images=[*images, *body.images],
        videos=[*videos, *body.videos],
        audios=[*audios, *body.audios],
    )
