"""From one page to one raw article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from lxml import etree

from ..article import Block, Image, PrintedDate, Raw, RawArticle
from .body import Body, read_body
from .declared import Declared
from .layout import GENERIC, Layout, select
from .media import absolute, image_key
from .parse import parse
from .xpath import content, elements, text_length

_ARTICLE_BODY = elements("//*[contains(@itemprop,'articleBody')]")
_PARAGRAPHS = elements(
    "//*[self::p or self::div or self::td or self::blockquote or self::li or self::span]"
    "[text()[string-length() > 60]]"
)
_HOME = re.compile(r"^\W*(?:trang chủ|trang nhất|home|homepage|front page)?\W*$", re.I)
_POST_ID = re.compile(r"(?:^|\s)postid-(\d+)(?:\s|$)")
_POST_ELEMENT = re.compile(r"^post-(\d+)$")
_SITE_NAME_TAIL = re.compile(r"\s+[|–—\-·•»:]\s+[^|–—·•»]{1,80}$")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/-])")


def text_of(el: etree._Element) -> str:
    """Return the text of `el`, its white space folded to single spaces (NBSP stays)."""
    return re.sub(r"[ \t\r\n\f]+", " ", content(el)).strip(" ")


def read(
    html: bytes,
    url: str,
    *,
    outlet: Any = None,
    fetched: str | None = None,
    charset: str | None = None,
) -> RawArticle:
    """Return the article of the page `html`, as fetched from `url`.

    `outlet` is an outlet, or anything with some of the attributes `name`, `title`, `province` and
    `layout`; `fetched` the ISO 8601 time of the fetch; `charset` the one of the HTTP header.
    """
    layout = getattr(outlet, "layout", None) or GENERIC
    article = read_tree(parse(html, charset), url, layout=layout)
    article.outlet = getattr(outlet, "name", None) or ""
    article.outlet_name = getattr(outlet, "title", None)
    article.province = getattr(outlet, "province", None)
    article.fetched = fetched
    return article


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
    return _Reading(root, url, layout, section_names or {}).article()


class _Reading:
    """One page while it is read."""

    def __init__(
        self, root: etree._Element, url: str, layout: Layout, section_names: Mapping[str, str]
    ):
        self.root = root
        self.url = url
        self.layout = layout
        self.section_names = section_names
        self.declared = Declared.of(root)
        self.base = absolute(url, self.declared.base) or url
        self.fields: dict[str, str] = {}

    def article(self) -> RawArticle:
        title_element = self.title_element()
        body_element = self.body_element()
        raw = Raw(cms_id=self.cms_id(), declared_language=self.language())
        article = RawArticle(url=self.url, raw=raw)
        article.canonical_url = absolute(self.url, self.declared.links.get("canonical")) or ""
        article.title = self.title(title_element)
        if body_element is not None:
            self.take_body(article, body_element)
        raw.dates = self.dates()
        raw.accounts = texts(select(self.root, self.layout.accounts))
        raw.bylines = texts(select(self.root, self.layout.bylines))
        raw.named_authors = self.named_authors()
        raw.next_pages = self.next_pages()
        article.sections = self.sections(article.title)
        article.tags = self.tags()
        article.extractor.fields = self.fields
        return article

    def note(self, name: str, source: str) -> None:
        """Note which reader gave the field `name`."""
        self.fields[name] = source

    # -- title -----------------------------------------------------------------------------

    def title_element(self) -> etree._Element | None:
        found = select(self.root, self.layout.title)
        if found:
            return found[0]
        declared = fold(self.declared.meta("og:title") or self.declared.title)
        headings = list(self.root.iter("h1", "h2"))
        for el in headings:
            words = fold(content(el))
            if len(words) > 8 and words in declared:
                return el
        return next((el for el in headings if el.tag == "h1"), None)

    def title(self, el: etree._Element | None) -> str | None:
        if el is not None and (text := text_of(el)):
            self.note("title", "page")
            return text
        headline = self.declared.article.get("headline")
        if isinstance(headline, str) and headline.strip():
            self.note("title", "json-ld")
            return headline.strip()
        declared = self.declared.meta("og:title", "twitter:title", "dc.title")
        if declared:
            self.note("title", "meta")
            return declared.strip()
        if self.declared.title:
            self.note("title", "meta")
            return _SITE_NAME_TAIL.sub("", self.declared.title)
        return None

    # -- body ------------------------------------------------------------------------------

    def body_element(self) -> etree._Element | None:
        found = select(self.root, self.layout.body)
        if found:
            return max(found, key=text_length) if len(found) > 1 else found[0]
        props = _ARTICLE_BODY(self.root)
        if props:
            return max(props, key=text_length)
        return densest(self.root)

    def take_body(self, article: RawArticle, el: etree._Element) -> None:
        hosts = {urlsplit(u).hostname or "" for u in (self.url, self.base, article.canonical_url)}
        unwanted = select(el, self.layout.furniture)
        body = read_body(el, self.base, hosts=hosts, unwanted=unwanted)
        for featured in select(self.root, self.layout.featured)[:1]:
            if el not in featured.iterancestors():
                body = with_featured(body, read_body(featured, self.base, hosts=hosts))
        article.raw.blocks = body.blocks
        article.raw.fonts = body.fonts
        article.images, article.videos, article.audios = body.images, body.videos, body.audios
        article.links = body.links
        if body.blocks:
            self.note("paragraphs", "page")

    # -- dates -----------------------------------------------------------------------------

    def dates(self) -> list[PrintedDate]:
        dates: list[PrintedDate] = []

        def add(text: Any, source: str, of: str = "published") -> None:
            if isinstance(text, str) and (text := text.strip()) and len(text) < 200:
                date = PrintedDate(text, source, of)  # type: ignore[arg-type]
                if date not in dates:
                    dates.append(date)

        declared = self.declared
        for node in (declared.article, declared.web_page):
            add(node.get("datePublished") or node.get("dateCreated"), "json-ld")
            add(node.get("dateModified"), "json-ld", "modified")
        add(
            declared.meta(
                "article:published_time",
                "og:published_time",
                "datepublished",
                "dc.date.issued",
                "dc.date",
                "pubdate",
                "date",
            ),
            "meta",
        )
        add(
            declared.meta(
                "article:modified_time", "og:updated_time", "datemodified", "last-modified"
            ),
            "meta",
            "modified",
        )
        for of, selectors in (
            ("published", self.layout.published),
            ("modified", self.layout.modified),
        ):
            for el in select(self.root, selectors)[:3]:
                if el.tag == "time":
                    add(el.get("datetime"), "time", of)
                add(text_of(el), "page", of)
        if match := _URL_DAY.search(urlsplit(self.url).path):
            add("-".join(match.groups()), "url")
        return dates

    # -- people ----------------------------------------------------------------------------

    def named_authors(self) -> list[str]:
        names = self.declared.names(self.declared.article.get("author"))
        for key in ("author", "article:author", "dc.creator", "sailthru.author", "parsely-author"):
            for name in self.declared.names(self.declared.metas.get(key, [])):
                if name not in names:
                    names.append(name)
        return names

    # -- place in the site -----------------------------------------------------------------

    def cms_id(self) -> str | None:
        body = self.root.find("body")
        if body is not None and (match := _POST_ID.search(body.get("class") or "")):
            return match[1]
        shortlink = self.declared.links.get("shortlink")
        if shortlink:
            number = parse_qs(urlsplit(shortlink).query).get("p", [""])[0]
            if number.isdigit():
                return number
        found = {
            m[1]
            for el in self.root.iter("article", "div")
            if (m := _POST_ELEMENT.match(el.get("id") or ""))
        }
        return found.pop() if len(found) == 1 else None

    def language(self) -> str | None:
        value = self.root.get("lang") or self.root.get("xml:lang")
        value = value or self.declared.meta("content-language", "og:locale")
        return value.strip().replace("_", "-") if value and value.strip() else None

    def sections(self, title: str | None) -> list[str]:
        """Return the trail to the article: as shown, else by its category, else as declared."""
        links = select(self.root, self.layout.breadcrumbs or _BREADCRUMBS)
        trail = self.without_ends([text_of(el) for el in links], title)
        source = "page"
        category = self.category()
        if trail and category is not None:
            # A theme may show the trail of another of the article's categories.
            shown = max((self.fit(el) for el in links), default=0)
            if shown < self.fit(category):
                trail = []
        if not trail and category is not None:
            trail = self.category_chain(category)
        if not trail:
            trail, source = self.without_ends(self.declared.breadcrumbs, title), "json-ld"
        if not trail:
            trail = self.declared.names(self.declared.article.get("articleSection"))[:1]
        if not trail:
            trail, source = self.declared.metas.get("article:section", [])[:1], "meta"
        if trail:
            self.note("sections", source)
        return trail

    def without_ends(self, trail: list[str], title: str | None) -> list[str]:
        """Return `trail` without the home page before it and the article itself behind it."""
        trail = [t.strip(" »›>/|\xa0") for t in trail]
        return [t for t in trail if t and not _HOME.match(t) and fold(t) != fold(title or "")]

    def fit(self, link: etree._Element) -> int:
        """Return how many steps of the category `link` leads to begin the article's own path."""
        steps = category_steps(absolute(self.base, link.get("href")))
        own = [unquote(s) for s in urlsplit(self.url).path.split("/") if s]
        return len(steps) if own[: len(steps)] == steps else 0

    def category(self) -> etree._Element | None:
        """Return the link to the category that the article's address names, else the first."""
        return max(select(self.root, self.layout.sections), key=self.fit, default=None)

    def category_chain(self, link: etree._Element) -> list[str]:
        """Return the names of the category `link` leads to and of those above it.

        Those above are named by `section_names`, else by links elsewhere on the page.
        """
        steps = category_steps(absolute(self.base, link.get("href")))
        names = [text_of(link)]
        if len(steps) > 1:
            known = self.category_names()
            for end in range(len(steps) - 1, 0, -1):
                path = "/".join(steps[:end])
                name = self.section_names.get(path) or known.get(path)
                if name:
                    names.insert(0, name)
        return names

    def category_names(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for el in self.root.iter("a"):
            href = el.get("href")
            if href and "/category/" in href:
                steps = category_steps(absolute(self.base, href))
                if steps and (text := text_of(el)):
                    found.setdefault("/".join(steps), text)
        return found

    def tags(self) -> list[str]:
        tags = texts(select(self.root, self.layout.tags))
        if tags:
            self.note("tags", "page")
            return tags
        tags = list(
            dict.fromkeys(
                t.strip() for t in self.declared.metas.get("article:tag", []) if t.strip()
            )
        )
        if tags:
            self.note("tags", "meta")
        return tags

    def next_pages(self) -> list[str]:
        """Return the addresses of the article's further pages, in order."""
        found: dict[int, str] = {}
        here = urlsplit(self.url)
        for el in select(self.root, self.layout.next_pages):
            address = absolute(self.base, el.get("href"))
            if address is None:
                continue
            parts = urlsplit(address)
            number = None
            if parts.path.rstrip("/") == here.path.rstrip("/"):
                values = parse_qs(parts.query)
                number = (values.get("page") or values.get("p") or [""])[0]
            elif parts.path.startswith(here.path.rstrip("/") + "/"):
                number = parts.path[len(here.path.rstrip("/")) :].strip("/")
            if number and number.isdigit() and 1 < int(number) < 1000:
                found.setdefault(int(number), address)
        return [found[n] for n in sorted(found)]


_BREADCRUMBS = (
    ".breadcrumbs a, .breadcrumb a, #breadcrumbs a, #breadcrumb a, .rank-math-breadcrumb a, .entry-crumbs a",
)


def fold(text: str) -> str:
    """Return `text` for comparison: lower case, white space and dashes folded."""
    return re.sub(r"[\s–—-]+", " ", text).strip().casefold()


def texts(elements: Iterable[etree._Element]) -> list[str]:
    """Return the texts of `elements` in order, each once, without the empty ones."""
    return list(dict.fromkeys(t for el in elements if (t := text_of(el))))


def category_steps(address: str | None) -> list[str]:
    """Return the steps of a category's address: ``…/category/tin-tuc/chinh-tri/`` gives two."""
    if not address:
        return []
    steps = [unquote(s) for s in urlsplit(address).path.split("/") if s]
    if "category" in steps:
        steps = steps[steps.index("category") + 1 :]
    if "page" in steps:
        steps = steps[: steps.index("page")]
    return steps


def with_featured(body: Body, featured: Body) -> Body:
    """Return `body` with the featured picture and its caption in front, unless it shows it itself."""
    if not featured.images:
        return body
    image = featured.images[0]
    key = image_key(image.url)
    if any(image_key(known.url) == key for known in body.images):
        return body
    return prepend_image(body, image, [b for b in featured.blocks if b.kind == "caption"])


def prepend_image(body: Body, image: Image, captions: list[Block]) -> Body:
    """Return `body` with `image` and the blocks of its caption before all else."""
    blocks = [Block(kind="image", media=0)]
    blocks += [replace(c, media=0) for c in captions]
    shown = "image"
    for block in body.blocks:
        if block.kind in ("image", "video", "audio"):
            shown = block.kind
        if block.media is not None and shown == "image":
            block = replace(block, media=block.media + 1)
        blocks.append(block)
    return replace(body, blocks=blocks, images=[image, *body.images])


def densest(root: etree._Element) -> etree._Element | None:
    """Return the element that holds most of the page's running text."""
    scores: dict[etree._Element, float] = {}
    for el in _PARAGRAPHS(root):
        weight = float(text_length(el))
        for ancestor in (el, *el.iterancestors()):
            if ancestor.tag in ("body", "html") or weight < 10:
                break
            if ancestor.tag in ("div", "section", "article", "main", "td"):
                scores[ancestor] = scores.get(ancestor, 0.0) + weight
                weight /= 2
    return max(scores, key=lambda e: scores[e], default=None)
