"""The body of an article: from an element, or from a fragment of HTML, to blocks in reading order.

The same walk reads a page's body element and the `content.rendered` of WordPress's REST, so both
give the same. It is one pass over the element, without recursion, and changes nothing in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple
from unicodedata import normalize
from urllib.parse import urlsplit

from lxml import etree

from crawler.article import Block, BlockKind, Clip, Image, Link
from crawler.pages.furniture import (
    AUTHOR,
    CAPTION,
    CRUMB,
    DATE,
    FRAME,
    FURNITURE,
    LABEL,
    TAGS,
    meaning,
)
from crawler.pages.media import absolute, files_in_script, image_key, read_image, read_player
from crawler.pages.parse import parse_text
from crawler.pages.xpath import text_length

Align = Literal["left", "center", "right", "justify"]


@dataclass(slots=True)
class Body:
    """What stands in a body.

    A caption that the markup ties to a picture or clip stands right after that one's block,
    with the same `media` index.
    """

    blocks: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    videos: list[Clip] = field(default_factory=list)
    audios: list[Clip] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fonts: frozenset[str] = frozenset()
    """Names of legacy Vietnamese fonts, such as ``.VnTime``."""


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer form header hgroup hr html legend li main menu nav ol optgroup option p pre section summary
    table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
_SKIPPED = frozenset(
    """
    head script style template button select textarea input label form nav svg canvas map datalist progress
    meter dialog title link meta base applet frameset
    """.split()  # noqa: SIM905
)
# Left out where nobody vouches for the body: what stands beside it, and short lines about it.
_ASIDES = frozenset(("aside", "footer", "menu"))
_ABOUT = DATE | AUTHOR | TAGS | CRUMB
_NEVER_AROUND = frozenset(("body", "html", "article", "main"))
_ABOUT_NEVER = frozenset(("h2", "h3", "h4", "h5", "h6", "li", "body", "html"))
_PLAYERS = frozenset(("video", "audio", "iframe", "embed", "object"))
_STRONG = frozenset(("strong", "b"))
_EM = frozenset(("em", "i", "cite", "dfn"))
_BLANK = " \t\n\r\f\v\xa0\u200b\u200c\u200d\u2060\ufeff\xad\u2002\u2003\u2009\u202f\u3000"

_WORD = re.compile(r"\w")
_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center|justify|start|end)", re.I)
_ALIGN_NAME = re.compile(
    r"(?:^|[\s_-])(?:has-text-align-|text-|align-?|ql-align-|rte)(left|right|center|justify|centre)(?=$|\s)",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_FONT = re.compile(r"\.Vn[A-Za-z0-9 ]{2,30}|VNI-[A-Za-z0-9 -]{2,30}|VNtime[A-Za-z0-9 ]{0,20}", re.I)
_LAYOUT_CELL = 600
"""Characters in one cell beyond which a table is there for the layout."""
_CAPTION_LENGTH = 500


class _Frame:
    """An element that holds a picture and its caption."""

    __slots__ = ("media",)

    def __init__(self) -> None:
        self.media: list[Block] = []


class _Context(NamedTuple):
    """What the elements around a text make of it."""

    kind: BlockKind = "paragraph"
    align: Align | None = None
    names: tuple[str, ...] = ()
    strong: bool = False
    em: bool = False
    href: str | None = None
    frame: _Frame | None = None
    mute: bool = False
    pre: bool = False


def _aligned(value: str) -> Align | None:
    value = value.strip().lower()
    fixed = {"start": "left", "end": "right", "centre": "center", "middle": "center"}.get(
        value, value
    )
    return fixed if fixed in ("left", "right", "center", "justify") else None  # type: ignore[return-value]


class _Walk:
    """One walk through one body."""

    def __init__(
        self,
        root: etree._Element,
        base: str,
        hosts: Collection[str],
        unwanted: Collection[etree._Element],
        after: etree._Element | None,
        kept: Collection[etree._Element],
        strict: bool,
    ):
        self.root = root
        self.base = base
        self.hosts = {h.removeprefix("www.") for h in hosts}
        self.unwanted = set(unwanted)
        self.after = after
        self.kept = kept
        self.strict = strict
        self.body = Body()
        self.fonts: set[str] = set()
        self.attached: dict[int, list[Block]] = {}
        self.seen: dict[Any, Block] = {}
        self.cells: dict[etree._Element, tuple[_Frame, bool]] = {}
        self.ties: list[tuple[Block, _Frame | Block | None]] = []
        self.anchor: Link | None = None
        self.last_media: Block | None = None
        self.broke = False
        self.total = -1
        self.spared = 0
        self._begin()

    def _begin(self) -> None:
        self.parts: list[str] = []
        self.context: _Context | None = None
        self.size = self.strong = self.em = self.linked = 0
        self.unlinked: list[str] = []
        self.hrefs: list[str] = []
        self.waiting: list[Block] = []
        self.links: list[Link] = []
        self.inline: list[tuple[int, int, tuple[str, ...]]] = []

    # -- text -------------------------------------------------------------------------------

    def text(self, text: str, context: _Context) -> None:
        if context.mute or self.after is not None:
            return
        if context.pre and "\n" in text:
            first, *rest = text.split("\n")
            self._text(first, context)
            for line in rest:
                self.flush()
                self.broke = True
                self._text(line, context)
            return
        self._text(text, context)

    def _text(self, text: str, context: _Context) -> None:
        self.parts.append(text)
        if not text.strip(_BLANK):
            return
        if self.context is None:
            self.context = context
        if context.href is None:
            self.unlinked.append(text)
        elif self.anchor is not None:
            self.anchor.text += text
        size = len(text.strip()) if _WORD.search(text) else 0
        self.size += size
        if context.strong:
            self.strong += size
        if context.em:
            self.em += size
        if context.href is not None:
            self.linked += size

    def flush(self) -> None:
        """End the block under construction, and put what waited for it."""
        context = self.context
        if context is None:
            if self.waiting:
                self.body.blocks += self.waiting
            if self.parts or self.waiting:
                self._begin()
            return
        size = self.size
        emphasis = []
        if size and self.strong == size:
            emphasis.append("strong")
        if size and self.em == size:
            emphasis.append("em")
        names = context.names
        for start, end, inline in self.inline:
            if start == 0 and end == size:
                names += inline
        block = Block(
            kind=context.kind,
            text="".join(self.parts),
            align=context.align,
            emphasis=frozenset(emphasis),  # type: ignore[arg-type]
            names=names,
            after_break=self.broke,
            linked=round(self.linked / size, 3) if size else 0.0,
        )
        self.broke = False
        if self.hrefs and context.kind != "caption" and self._leads_elsewhere():
            block.kind = "related"
        else:
            self.body.links += self.links
        self.body.blocks.append(block)
        if context.kind == "caption":
            self.ties.append((block, context.frame or self.last_media))
        elif block.kind != "related":
            self.last_media = None
        self.body.blocks += self.waiting
        self._begin()

    def _leads_elsewhere(self) -> bool:
        """Say whether the block is nothing but links to other articles of the site."""
        label = normalize("NFC", "".join(self.unlinked)).strip(_BLANK + ".,;|()[]“”\"'")
        if label and not LABEL.fullmatch(label):
            return False
        if self.context is not None and self.context.kind == "heading" and not label:
            return False
        if LABEL.fullmatch(label) and len(label) > 2:
            return True
        return all(self._is_article(href) for href in self.hrefs)

    def _is_article(self, href: str) -> bool:
        parts = urlsplit(href)
        host = (parts.hostname or "").removeprefix("www.")
        return (
            host in self.hosts
            and parts.path not in ("", "/")
            and "/wp-content/" not in parts.path
            and not re.search(
                r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|webp)$", parts.path, re.I
            )
        )

    # -- media ------------------------------------------------------------------------------

    def _show(
        self, kind: Literal["image", "video", "audio"], index: int, context: _Context
    ) -> None:
        block = Block(kind=kind, align=context.align, names=context.names, media=index)
        self._place(block, context)

    def _place(self, block: Block, context: _Context) -> None:
        if context.frame is not None:
            context.frame.media.append(block)
        if self.context is None:
            self.body.blocks.append(block)
        else:
            self.waiting.append(block)
        self.last_media = block

    def image(self, el: etree._Element, context: _Context) -> None:
        image = read_image(el, self.base, context.href)
        if image is None:
            return
        key = image_key(image.url)
        known = self.seen.get(key)
        if known is not None:
            index = known.media or 0
            first = self.body.images[index]
            self.body.images[index] = merge_images(first, image)
            if context.frame is not None:
                context.frame.media.append(known)
            return
        self.body.images.append(image)
        self._show("image", len(self.body.images) - 1, context)
        block = self.last_media
        assert block is not None
        self.seen[key] = block

    def clip(self, kind: str, clip: Clip, context: _Context) -> None:
        clips = self.body.videos if kind == "video" else self.body.audios
        key = (kind, clip.url or clip.embed_url)
        if key in self.seen:
            return
        clips.append(clip)
        self._show("video" if kind == "video" else "audio", len(clips) - 1, context)
        assert self.last_media is not None
        self.seen[key] = self.last_media

    # -- the walk ---------------------------------------------------------------------------

    def walk(self) -> Body:
        root = self.root
        stack: list[_Context] = []
        marks: list[tuple[etree._Element, int, tuple[str, ...]]] = []
        context = _Context()
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, el in walker:
            if event == "start":
                stack.append(context)
                tag = el.tag
                if el is root:
                    inner: _Context | None = context
                elif tag == "br":
                    if self.context is not None or self.waiting:
                        self.flush()
                        self.broke = True
                    inner = context
                else:
                    inner = self.enter(el, str(tag), context)
                if inner is None:
                    walker.skip_subtree()
                    continue
                if (
                    tag not in _BLOCKS
                    and inner.names is context.names
                    and (name := el.get("class"))
                ):
                    marks.append((el, self.size, tuple(name.lower().split())))
                context = inner
                if (
                    tag == "a"
                    and self.after is None
                    and context.href is not None
                    and context.href is not stack[-1].href
                ):
                    self.anchor = Link(url=context.href)
                    self.links.append(self.anchor)
                    self.hrefs.append(context.href)
                if el.text:
                    self.text(el.text, context)
                continue
            if event == "end":
                context = stack.pop()
                if el is root:
                    break
                if el is self.after:
                    self.after = None
                tag = el.tag
                if tag in _BLOCKS:
                    if self.context is not None or self.waiting or self.parts:
                        self.flush()
                    self.broke = False
                elif marks and marks[-1][0] is el:
                    _, start, names = marks.pop()
                    if start == 0 and self.size:
                        self.inline.append((start, self.size, names))
                if tag == "a" and context.href is None:
                    self.anchor = None
            if el.tail:
                self.text(el.tail, context)
        self.flush()
        return self.finish()

    def enter(self, el: etree._Element, tag: str, context: _Context) -> _Context | None:
        """Return the context inside `el`, None where it is to be left out."""
        style, name, ident = el.get("style"), el.get("class"), el.get("id")
        bits = meaning[f"{name or ''} {ident or ''}"] if name or ident else 0
        if tag == "img":
            if self.after is None:
                self.image(el, context)
            return None
        if tag in _PLAYERS:
            self.player(el, tag, context)
            return None
        if el not in self.kept and self.is_left_out(el, tag, style, bits):
            if tag == "script":
                self.script(el, context)
            return None
        if tag == "noscript":
            return context._replace(mute=True)
        change: dict[str, Any] = {}
        if tag in _BLOCKS:
            if self.context is not None or self.waiting or self.parts:
                self.flush()
            self.broke = False
            if tag == "table" and self.after is None and is_data(el):
                self.rows(el, context)
                return None
            self._enter_block(el, tag, context, bits, change)
            words = (name or "").lower().split() + (ident or "").lower().split()
            if words:
                change["names"] = (*context.names, *words)
            if value := el.get("align"):
                change["align"] = _aligned(value) or context.align
            if name and (match := _ALIGN_NAME.search(name)):
                change["align"] = _aligned(match[1])
        elif tag in _STRONG:
            change["strong"] = True
        elif tag in _EM:
            change["em"] = True
        elif tag == "a":
            href = absolute(self.base, el.get("href"))
            if href:
                change["href"] = href
        elif tag == "font" and (face := el.get("face")):
            self.fonts.update(f.strip() for f in _FONT.findall(face))
        if (
            bits & CAPTION
            and change.get("kind") != "caption"
            and tag not in ("table", "tr", "tbody")
        ):
            change["kind"] = "caption"
        if style:
            if match := _ALIGN.search(style):
                change["align"] = _aligned(match[1])
            if _BOLD.search(style):
                change["strong"] = True
            if _ITALIC.search(style):
                change["em"] = True
            if "vn" in style.lower():
                self.fonts.update(f.strip() for f in _FONT.findall(style))
        return context._replace(**change) if change else context

    def is_left_out(self, el: etree._Element, tag: str, style: str | None, bits: int) -> bool:
        """Say whether `el` is no part of the article."""
        if tag in _SKIPPED:
            # ASP.NET puts the whole page into one form.
            return not (tag == "form" and self._is_most(el))
        if el in self.unwanted or el.get("hidden") is not None:
            return True
        if style and _HIDDEN.search(style):
            return True
        if (bits & FURNITURE or (self.strict and tag in _ASIDES)) and tag not in _NEVER_AROUND:
            return not self._is_most(el)
        return bool(
            self.strict and bits & _ABOUT and tag not in _ABOUT_NEVER and text_length(el) <= 100
        )

    def _enter_block(
        self, el: etree._Element, tag: str, context: _Context, bits: int, change: dict[str, Any]
    ) -> None:
        if tag in _HEADINGS:
            change["kind"] = "heading"
        elif tag == "blockquote":
            change["kind"] = "quote"
        elif tag == "li":
            if context.kind != "caption":
                change["kind"] = "item"
        elif tag == "figure":
            change["frame"] = _Frame()
        elif tag == "figcaption" or (tag == "caption" and context.frame is not None):
            change["kind"] = "caption"
        elif tag == "center":
            change["align"] = "center"
        elif tag == "pre":
            change["pre"] = True
        elif tag == "dl" and bits & FRAME:
            change["frame"] = _Frame()
        elif tag == "dd" and context.frame is not None:
            change["kind"] = "caption"
        elif tag == "table":
            self.pair_cells(el)
        elif el in self.cells:
            change["frame"], is_caption = self.cells[el]
            if is_caption:
                change["kind"] = "caption"
        if (
            bits & FRAME
            and "frame" not in change
            and context.frame is None
            and tag not in ("table", "tr", "tbody")
        ):
            change["frame"] = _Frame()

    def _is_most(self, el: etree._Element) -> bool:
        """Say whether what looks like furniture by its name holds most of the body."""
        if self.total < 0:
            self.total = text_length(self.root)
        # Wrappers inside wrappers would each be measured: enough is enough.
        if self.spared > 20 or text_length(el) * 2 > self.total:
            self.spared += 1
            return True
        return False

    def player(self, el: etree._Element, tag: str, context: _Context) -> None:
        found = read_player(el, self.base)
        if found is None and tag == "object":
            for inner in el.iter("embed", "iframe"):
                found = read_player(inner, self.base)
                if found:
                    break
        if found:
            self.clip(*found, context)

    def script(self, el: etree._Element, context: _Context) -> None:
        text = el.text
        if not text or not any(s in text for s in (".mp4", ".m3u8", ".mp3", ".flv", ".m4a")):
            return
        for url in files_in_script(text, self.base):
            self.clip(
                "audio" if url.lower().split("?")[0].endswith((".mp3", ".m4a")) else "video",
                Clip(url=url),
                context,
            )

    def rows(self, table: etree._Element, context: _Context) -> None:
        """Put each row of a table of data as a block of its own."""
        names = (*context.names, *(table.get("class") or "").lower().split())
        for row in table.iter("tr"):
            cells = [cell_text(cell) for cell in row.iterchildren("td", "th")]
            if any(c.strip(_BLANK) for c in cells):
                self.body.blocks.append(Block(kind="row", text=" | ".join(cells), names=names))
                self.last_media = None
        for el in table.iter("a", "img"):
            if el.tag == "img":
                self.image(el, context)
            elif url := absolute(self.base, el.get("href")):
                self.body.links.append(Link(url=url, text=cell_text(el)))

    def pair_cells(self, table: etree._Element) -> None:
        """Note which cells of a table made for the layout are captions of which pictures.

        A caption stands in the cell below its picture: the same column where the rows have as
        many cells, else the only cell of its row.
        """
        above: list[etree._Element] = []
        for row in table_rows(table):
            cells = list(row.iterchildren("td", "th"))
            shown = [c for c in cells if next(c.iter("img", *_PLAYERS), None) is not None]
            if shown:
                for cell in shown:
                    self.cells[cell] = (_Frame(), False)
                above = cells
                continue
            if above and all(text_length(c) <= _CAPTION_LENGTH for c in cells):
                pairs = (
                    list(zip(above, cells, strict=False))
                    if len(above) == len(cells)
                    else [(above[-1], c) for c in cells]
                )
                for picture, cell in pairs:
                    if picture in self.cells:
                        self.cells[cell] = (self.cells[picture][0], True)
            above = []

    def finish(self) -> Body:
        """Put captions behind what they belong to; those of nothing are paragraphs."""
        attached: dict[int, list[Block]] = {}
        moved: set[int] = set()
        for caption, tie in self.ties:
            media = tie if isinstance(tie, Block) else tie.media[-1] if tie and tie.media else None
            if media is None:
                caption.kind = "paragraph"
                continue
            caption.media = media.media
            attached.setdefault(id(media), []).append(caption)
            moved.add(id(caption))
        blocks: list[Block] = []
        for block in self.body.blocks:
            if id(block) not in moved:
                blocks.append(block)
                blocks += attached.get(id(block), ())
        label_links(blocks)
        self.body.blocks = blocks
        self.body.fonts = frozenset(self.fonts)
        for link in self.body.links:
            link.text = link.text.strip()
        return self.body


def cell_text(el: etree._Element) -> str:
    """Return the text of a cell, with a space where an element of it ends a line."""
    if len(el) == 0:
        return (el.text or "").strip()
    parts = []
    for node in el.iter():
        if node.tag in _SKIPPED or not isinstance(node.tag, str):
            continue
        if node is not el and (node.tag in _BLOCKS or node.tag == "br"):
            parts.append(" ")
        parts.append(node.text or "")
        if node is not el:
            parts.append(node.tail or "")
    return "".join(parts).strip()


def table_rows(table: etree._Element) -> list[etree._Element]:
    """Return the rows of `table` itself, without those of tables inside it."""
    rows = list(table.iterchildren("tr"))
    for group in table.iterchildren("thead", "tbody", "tfoot"):
        rows += group.iterchildren("tr")
    return rows


def is_data(table: etree._Element) -> bool:
    """Tell a table of data from one that is there for the layout.

    Data has rows of at least two cells, no table, picture or player inside that is more than an
    ornament of its row, and no cell with the length of a text.
    """
    rows = table_rows(table)
    if not rows:
        return False
    widths = [len(row.findall("td")) + len(row.findall("th")) for row in rows]
    if max(widths) < 2:
        return False
    tags = {
        el.tag for el in table.iterdescendants("table", "iframe", "video", "object", "h1", "h2")
    }
    if tags:
        return False
    if next(table.iter("img"), None) is not None:
        wordy = [
            row
            for row in rows
            if len(
                [
                    c
                    for c in row.iterchildren("td", "th")
                    if next(c.iter("img"), None) is None and text_length(c)
                ]
            )
            >= 2
        ]
        if len(wordy) * 2 <= len(rows) or any(
            next(row.iter("img"), None) is not None for row in rows if row not in wordy
        ):
            return False
    return all(
        text_length(cell) <= _LAYOUT_CELL for row in rows for cell in row.iterchildren("td", "th")
    )


def label_links(blocks: list[Block]) -> None:
    """Count a label such as ``Tin liên quan:`` to the links to other articles that follow it."""
    for block, after in zip(reversed(blocks[:-1]), reversed(blocks[1:]), strict=True):
        if after.kind == "related" and block.kind in ("paragraph", "heading", "item"):
            label = normalize("NFC", block.text).strip(_BLANK + ".:")
            if len(label) < 60 and label and LABEL.fullmatch(label):
                block.kind = "related"


def merge_images(first: Image, again: Image) -> Image:
    """Return `first` with what only `again`, the same picture elsewhere on the page, tells of it."""
    return replace(
        first,
        alt=first.alt or again.alt,
        width=first.width or again.width,
        height=first.height or again.height,
    )


def read_body(
    root: etree._Element,
    base_url: str,
    *,
    hosts: Collection[str] = (),
    unwanted: Iterable[etree._Element] = (),
    after: etree._Element | None = None,
    kept: Collection[etree._Element] = (),
    strict: bool = False,
) -> Body:
    """Return what stands in the element `root`.

    `base_url` is the address against which links are resolved, `hosts` the site's own hosts (the
    one of `base_url` always counts), `unwanted` elements inside that are no part of the article,
    `after` the element inside behind which it begins, `kept` elements that stay whatever their
    names. With `strict` nobody has said that `root`
    is the body and nothing else: asides, headers and lines about the article go too.
    """
    own = {*hosts, urlsplit(base_url).hostname or ""}
    return _Walk(root, base_url, own, frozenset(unwanted), after, kept, strict).walk()


def read_fragment(html: str, base_url: str, *, hosts: Collection[str] = ()) -> Body:
    """Return what stands in the HTML fragment `html`, such as `content.rendered` of a REST post."""
    root = parse_text(f"<div>{html}</div>")
    body = root.find("body")
    return read_body(root if body is None else body, base_url, hosts=hosts)
