"""A post as WordPress's REST API gives it, made a raw article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from crawler import addresses, pages
from crawler.article import Block, Image, PrintedDate, Raw, RawArticle
from crawler.discovery.wordpress_api import Term, ids
from crawler.pages.parse import parse_text


def post_link(post: dict[str, Any]) -> str | None:
    """Return the normalised address of a post, or None where it has none or no number."""
    link = post.get("link")
    if not isinstance(post.get("id"), int) or not isinstance(link, str):
        return None
    return addresses.normalise(link)


def post_moment(post: dict[str, Any], field: str) -> str | None:
    """Return `date` or `modified` of a post in +07:00, or None.

    The ``_gmt`` fields are exact whatever the site's time zone; WordPress gives zeros for "none".
    """
    moment = local_moment(post.get(f"{field}_gmt"))
    return f"{(moment + timedelta(hours=7)).isoformat()}+07:00" if moment else None


def local_moment(value: Any) -> datetime | None:
    """Return a moment as WordPress writes it, without offset, or None.

    For "none" it writes zeros, which PHP may turn into ``-0001-11-30T00:00:00``.
    """
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo is None and 1970 <= moment.year < 9999 else None


def read_post(
    post: dict[str, Any], known: dict[str, dict[int, Term]], hosts: Iterable[str]
) -> RawArticle:
    """Return the raw article of a post of the REST API.

    `known` has the categories, tags, users and media that it refers to, by kind and id; `hosts`
    are the site's own.
    """
    link = post_link(post) or ""
    content = _object(post, "content")
    body = pages.read_fragment(str(content.get("rendered") or ""), link, hosts=set(hosts))
    for id in ids(post, "featured_media"):
        if id in known["media"]:
            body = pages.with_featured(body, featured_body(known["media"][id].details))
    article = RawArticle(
        url=link,
        canonical_url=link,
        title=text_of(post.get("title")),
        sections=section_names(post, known["categories"]),
        tags=[known["tags"][id].name for id in ids(post, "tags") if id in known["tags"]],
        images=body.images,
        videos=body.videos,
        audios=body.audios,
        links=body.links,
        raw=Raw(
            blocks=body.blocks,
            fonts=body.fonts,
            dates=list(post_dates(post)),
            accounts=[
                known["users"][id].name for id in ids(post, "author") if id in known["users"]
            ],
            cms_id=str(post["id"]),
        ),
    )
    article.sections = [text_of({"rendered": name}) or name for name in article.sections]
    article.tags = [text_of({"rendered": name}) or name for name in article.tags]
    if content.get("protected"):
        article.flags.append("password-protected")
    filled = ("title", "sections", "tags", "images", "videos", "audios", "links")
    article.extractor.fields = {name: "rest" for name in filled if getattr(article, name)}
    if body.blocks:
        article.extractor.fields["paragraphs"] = "rest"
    return article


def text_of(rendered: Any) -> str | None:
    """Return the text of a ``{"rendered": html}`` value, or None where there is none."""
    value: Any = rendered.get("rendered") if isinstance(rendered, dict) else None
    if not isinstance(value, str) or not value.strip():
        return None
    if "<" not in value and "&" not in value:
        return value
    texts: Any = parse_text(value).xpath("//text()[not(ancestor::script or ancestor::style)]")
    return "".join(texts)


def post_dates(post: dict[str, Any]) -> Iterable[PrintedDate]:
    """Yield the dates of a post, with their offset where the API gives the moment."""
    for field, of in (("date", "published"), ("modified", "modified")):
        moment = post_moment(post, field)
        value = moment or post.get(field)
        if isinstance(value, str) and not value.startswith(("0000", "-")):
            yield PrintedDate(value, "rest", of)  # type: ignore[arg-type]


def section_names(post: dict[str, Any], categories: dict[int, Term]) -> list[str]:
    """Return the names of the post's category and of those above it, outermost first.

    Of several categories the one counts that the address names, else the one that WordPress puts
    into addresses: that with the lowest number.
    """
    path = addresses.path_words(str(post.get("link", "")))
    chains = [chain(id, categories) for id in sorted(ids(post, "categories")) if id in categories]
    if not chains:
        return []
    named = [c for c in chains if path[-1 - len(c) : -1] == [term.slug for term in c]]
    trail = max(named, key=len) if named else chains[0]
    # Ticked in a section and in one below it, an article belongs to the one below.
    deepest = max((c for c in chains if c[: len(trail)] == trail), key=len)
    return [term.name for term in deepest]


def chain(id: int, categories: dict[int, Term]) -> list[Term]:
    """Return the category `id` and those above it, outermost first; a circle ends it."""
    terms: list[Term] = []
    while id in categories and categories[id] not in terms:
        terms.insert(0, categories[id])
        id = categories[id].parent
    return terms


def featured_body(media: dict[str, Any]) -> pages.Body:
    """Return a body of the featured picture alone, with its caption."""
    url = media.get("source_url")
    if not isinstance(url, str) or addresses.normalise(url) is None:
        return pages.Body()
    details = _object(media, "media_details")
    alt = media.get("alt_text")
    image = Image(
        url=url,
        alt=(alt or None) if isinstance(alt, str) else None,
        width=_size(details.get("width")),
        height=_size(details.get("height")),
    )
    caption = text_of(media.get("caption"))
    blocks = [Block(kind="image", media=0)]
    if caption and caption.strip():
        blocks.append(Block(kind="caption", text=caption.strip(), media=0))
    return pages.Body(blocks=blocks, images=[image])


def _object(parent: dict[str, Any], key: str) -> dict[str, Any]:
    value = parent.get(key)
    return value if isinstance(value, dict) else {}


def _size(value: Any) -> int | None:
    return value if isinstance(value, int) and value > 0 else None
