"""From one page to one raw article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from crawler import __version__
from crawler.addresses import article_id, host_of, is_front_page, normalise
from crawler.article import PrintedDate, Raw, RawArticle
from crawler.pages.body import Body, has_text, read_body, read_fragment
from crawler.pages.dates import read_dates
from crawler.pages.featured import (
    in_front,
    read_above,
    read_captioned,
    read_featured,
    with_declared,
    with_featured,
)
from crawler.pages.find_body import end_beyond, find_body, is_above_text
from crawler.pages.layout import GENERIC, Layout, layout_on
from crawler.pages.lead import find_lead, lead_picture, read_lead
from crawler.pages.page import Page
from crawler.pages.parse import parse
from crawler.pages.people import portraits, read_people
from crawler.pages.scripted import find_scripted
from crawler.pages.title import find_headline, read_title
from crawler.pages.trail import (
    read_cms_id,
    read_language,
    read_next_pages,
    read_sections,
    read_tags,
)
from crawler.pages.trim import trim

_NO_NAME = re.compile(r"[^a-z0-9]+")
_OF_BODY = ("paragraphs", "images", "videos", "audios", "links")


def read(
    html: bytes,
    url: str,
    *,
    outlet: Any = None,
    fetched: datetime | str | None = None,
    charset: str | None = None,
) -> RawArticle:
    """Return the article of the page `html`, as fetched from `url`: ready for `pipelines.clean`.

    `outlet` is an outlet, or anything with some of the attributes `name`, `title`, `province`,
    `layout`, `past_layouts`, `sections`; without one the article's outlet is called after the
    host. `fetched` is the time of the fetch or of the capture (in UTC where it names no offset),
    to which dates such as ``2 giờ trước`` refer; `charset` the one of the HTTP header.
    """
    moment = _moment(fetched)
    layout = getattr(outlet, "layout", None) or GENERIC
    if moment is not None:
        layout = layout_on(moment, getattr(outlet, "past_layouts", ()), layout)
    sections = getattr(outlet, "sections", None) or {}
    article = read_tree(parse(html, charset), url, layout=layout, section_names=sections)
    own = normalise(url) or url
    declared = normalise(article.canonical_url)
    if declared is None or host_of(declared) != host_of(own) or is_front_page(declared):
        declared = own
    article.canonical_url = declared
    name = getattr(outlet, "name", None) or _NO_NAME.sub("-", host_of(own)).strip("-") or "page"
    article.outlet = name
    article.outlet_name = getattr(outlet, "title", None)
    article.province = getattr(outlet, "province", None)
    article.id = article_id(name, article.raw.cms_id, declared)
    article.fetched = moment
    article.extractor.version = __version__
    return article


def _moment(when: datetime | str | None) -> str | None:
    if when is None:
        return None
    if isinstance(when, str):
        when = datetime.fromisoformat(when)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat(timespec="seconds")


def read_tree(
    root: etree._Element,
    url: str,
    *,
    layout: Layout = GENERIC,
    section_names: Mapping[str, str] | None = None,
) -> RawArticle:
    """Return the article of the page whose tree is `root`, as fetched from `url`.

    The tree is left as it is. `section_names` gives the printed names of categories by their
    path (``tin-tuc``, ``tin-tuc/chinh-tri``), for pages that show only the innermost one.
    """
    return read_page(Page(root, url, layout), section_names=section_names)


def read_page(page: Page, *, section_names: Mapping[str, str] | None = None) -> RawArticle:
    """Return the article of `page`, as `read_tree` does."""
    fields: dict[str, str] = {}
    headline = find_headline(page)
    title, fields["title"] = read_title(page, headline)
    is_protected = any(
        "post-password-form" in (form.get("class") or "") for form in page.index.tagged("form")
    )
    element, by_layout = (None, False) if is_protected else body_element(page)
    lead = find_lead(page, headline, element)
    lead_text, dateline = read_lead(page, lead)
    fields["lead"] = fields["dateline"] = "page"
    body = read_page_body(page, element, headline, lead, by_layout)
    fields |= dict.fromkeys(_OF_BODY, "page")
    people = read_people(page, headline, element)
    dates = read_dates(page, headline, element)
    if not by_layout and not is_protected and not has_text(body):
        scripted = find_scripted(page)
        if scripted is not None:
            body = read_fragment(scripted.html, page.base, hosts=page.hosts)
            fields |= dict.fromkeys(_OF_BODY, "script")
            if title is None and scripted.title:
                title, fields["title"] = scripted.title, "script"
            if lead_text is None and scripted.lead:
                lead_text, fields["lead"] = scripted.lead, "script"
            if scripted.date and not any(date.of == "published" for date in dates):
                dates.append(PrintedDate(scripted.date, "script"))
            people.named += [name for name in scripted.authors if name not in people.named]
    sections, fields["sections"] = read_sections(page, title, section_names or {})
    tags, fields["tags"] = read_tags(page)
    filled = {
        "title": title,
        "lead": lead_text,
        "dateline": dateline,
        "sections": sections,
        "tags": tags,
        "paragraphs": body.blocks,
        "images": body.images,
        "videos": body.videos,
        "audios": body.audios,
        "links": body.links,
    }
    article = RawArticle(
        url=page.url,
        canonical_url=page.canonical,
        title=title,
        lead=lead_text,
        dateline=dateline,
        sections=sections,
        tags=tags,
        images=body.images,
        videos=body.videos,
        audios=body.audios,
        links=body.links,
        raw=Raw(
            blocks=body.blocks,
            dates=dates,
            bylines=people.bylines,
            named_authors=people.named,
            accounts=people.accounts,
            declared_language=read_language(page),
            fonts=body.fonts,
            cms_id=read_cms_id(page),
            next_pages=read_next_pages(page),
        ),
    )
    if is_protected:
        article.flags.append("password-protected")
    article.extractor.fields = {name: fields[name] for name, value in filled.items() if value}
    return article


def body_element(page: Page) -> tuple[etree._Element | None, bool]:
    """Return the element that holds the article's text, and whether the layout vouches for it."""
    # A theme may call the texts of other articles' cards the same.
    found = [el for el in page.select(page.layout.body) if not page.is_around(el)]
    if found:
        index = page.index
        return max(found, key=lambda el: index.length(index.place[el])), True
    body = find_body(page)
    return body, page.article is not None and body is not page.article


def read_page_body(
    page: Page,
    element: etree._Element | None,
    headline: etree._Element | None,
    lead: etree._Element | None,
    by_layout: bool,
) -> Body:
    """Return what stands in the body `element`, with the featured picture above it if any."""
    if element is None:
        return read_above(page, None)
    unwanted = page.select(page.layout.furniture)
    if by_layout and page.states:
        unwanted = [*unwanted, *page.index.at(page.boxes)]
    if lead is not None:
        unwanted = [*unwanted, lead]
    if not by_layout:
        unwanted = [*unwanted, *portraits(page)]
    after = None
    kept = page.kept
    if headline is not None:
        if by_layout:
            unwanted, kept = [*unwanted, headline], kept - {headline}
        elif is_above_text(page, headline, element):
            after = headline
    body = read_body(
        element,
        page.base,
        index=page.index,
        hosts=page.hosts,
        unwanted=unwanted,
        after=after,
        kept=kept,
        states=None if by_layout else page.states,
        last=end_beyond(page, element) if by_layout else page.text_ends,
    )
    if not by_layout:
        trim(body)
    picture = lead_picture(page, lead) if lead is not None else None
    if picture is not None:
        body = in_front(body, read_captioned(page, picture))
    beyond = page.index.lasts[page.index.place[element]]
    featured = page.select(page.layout.featured)[:1]
    featured = [shown for shown in featured if page.index.place[shown] <= beyond]
    if not featured:
        body = in_front(body, read_above(page, element, unwanted))
    for shown in featured:
        if element not in shown.iterancestors():
            body = with_featured(body, read_featured(page, shown))
    return with_declared(page, body)
