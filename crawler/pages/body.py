"""The body of an article: from an element, or from a fragment of HTML, to blocks in reading order.

The same walk reads a page's body element and the `content.rendered` of WordPress's REST, so both
give the same. It is one pass over the element, without recursion, and changes nothing in the tree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from crawler.article import Block, BlockKind, Clip, Image, Link
from crawler.pages.furniture import (
    AUTHOR,
    BODY,
    BOLD,
    CAPTION,
    CRUMB,
    DATE,
    FRAME,
    FURNITURE,
    NOTE,
    PICTURE,
    PLAYER,
    TAGS,
)
from crawler.pages.index import Index
from crawler.pages.media import (
    absolute,
    files_in_script,
    image_key,
    image_width,
    is_audio_file,
    is_media_file,
    is_picture_file,
    is_unread,
    read_background,
    read_carried,
    read_image,
    read_player,
)
from crawler.pages.parse import parse_text
from crawler.pages.related import label_links, leads_elsewhere
from crawler.pages.states import AROUND
from crawler.pages.tables import CAPTION_LENGTH, SHOWN, captions, cells_of, is_data
from crawler.pages.text import BLANK

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
_ABOUT = DATE | AUTHOR | TAGS | CRUMB
_NEVER_AROUND = frozenset(("body", "html", "article", "main"))
_ABOUT_NEVER = frozenset(("h2", "h3", "h4", "h5", "h6", "li", "figure", "body", "html"))
_WITH_SOURCE = frozenset(("blockquote", "figure"))
_PLAYERS = frozenset(("video", "audio", "iframe", "embed", "object"))
_BARE = frozenset(("p", "div", "ul", "ol", "section", "article", "tbody", "tr"))
"""Blocks that mean nothing without an attribute."""
_OF_TABLES = frozenset(("table", "tr", "tbody"))
_STRONG = frozenset(("strong", "b"))
_EM = frozenset(("em", "i", "cite", "dfn", "small"))
_MEANT = _STRONG | _EM | {"a", "font"}

_WORD = re.compile(r"\w")
_QUERY_OF_PLAYER = re.compile(
    r"(youtube(?:-nocookie)?\.com/embed/[\w-]{6,}|vimeo\.com/video/\d+|dailymotion\.com/embed/video/\w+)[?&].*$"
)
"""How a clip is to be played, behind the address that says which one."""
_BANNER = re.compile(r"(?<![a-z])(?:banners?|ads?|adv|quang-?cao|qc)(?![a-z])")
"""In the name of a picture's file: it advertises what it links to."""
_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center|justify|start|end)", re.I)
_ALIGN_NAME = re.compile(
    r"(?:^|[\s_-])(?:has-text-align-|text-|align-?|ql-align-|rte)(left|right|center|justify|centre)(?=$|\s)",
    re.I,
)
_TO_THE_RIGHT = re.compile(r"float\s*:\s*right", re.I)
_OWN_LINE = re.compile(r"float\s*:\s*right|display\s*:\s*block", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_FONT = re.compile(r"\.Vn[A-Za-z0-9 ]{2,30}|VNI-[A-Za-z0-9 -]{2,30}|VNtime[A-Za-z0-9 ]{0,20}", re.I)
_TERMS = frozenset(("dt",))
_GALLERY = ("gallery", "slide", "photo", "album", "carousel", "image", "img", "thumb", "pic")
"""Words in the names of what shows its pictures as backgrounds."""
_CARRIERS = 10
"""Elements right in one named as a player is that are asked for its clip."""
_BESIDE_LENGTH = 250
_MOST_BESIDE = 20
"""Elements of a box with a picture and a line that are looked at."""
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"')
_SMALL_HEADINGS = ("h4", "h5", "h6")
"""Under a picture rather its caption, if they are set as captions are."""
_LINKED = ("a",)
BESIDE_PICTURE = "beside-picture"
"""Stands among the `names` of blocks that share their ``<div>`` with one picture and nothing else."""
_FEWEST = 80
"""Characters of text of a page that does not carry its text elsewhere."""


class _Frame:
    """An element that holds a picture and its caption."""

    __slots__ = ("is_unread", "media")

    def __init__(self) -> None:
        self.media: list[Block] = []
        self.is_unread = False
        """Whether it holds a picture that has no address: a script was to load it."""


_UNREAD = _Frame()
_UNREAD.is_unread = True


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


def _context(values: tuple[Any, ...]) -> _Context:
    """Return the context of all its `values`, in half the time that ``_Context(…)`` takes."""
    return tuple.__new__(_Context, values)


def _aligned(value: str) -> Align | None:
    value = value.strip().lower()
    fixed = {"start": "left", "end": "right", "centre": "center", "middle": "center"}.get(
        value, value
    )
    return fixed if fixed in ("left", "right", "center", "justify") else None  # type: ignore[return-value]


_Emphasis = frozenset[Literal["strong", "em"]]
_EMPHASES: dict[tuple[bool, bool], _Emphasis] = {
    (False, False): frozenset(),
    (True, False): frozenset(("strong",)),
    (False, True): frozenset(("em",)),
    (True, True): frozenset(("strong", "em")),
}
"""By whether all of a text is strong, and whether all of it is emphasised."""


@lru_cache(maxsize=20_000)
def _names_in(attribute: str) -> tuple[tuple[str, ...], Align | None]:
    """Return the names in a class or id attribute, lower case, and the alignment they name.

    Remembered, as sites have few.
    """
    found = _ALIGN_NAME.search(attribute)
    return tuple(attribute.lower().split()), _aligned(found[1]) if found else None


class _Walk:
    """One walk through one body."""

    def __init__(
        self,
        index: Index,
        start: int,
        base: str,
        hosts: Collection[str],
        unwanted: Collection[etree._Element],
        after: int,
        kept: Collection[etree._Element],
        states: Sequence[int] | None,
        last: int | None,
    ):
        self.index = index
        self.start = start
        self.base = base
        self.hosts = {h.removeprefix("www.") for h in hosts}
        self.unwanted = set(unwanted)
        self.after = after
        self.kept = kept
        self.states = states
        self.last = index.lasts[start] if last is None else last
        self.styles = index.styles
        self.hidden = index.hidden
        self.body = Body()
        self.fonts: set[str] = set()
        self.seen: dict[Any, Block] = {}
        self.cells: dict[int, tuple[_Frame, bool]] = {}
        self.ties: list[tuple[Block, _Frame | Block | None]] = []
        self.anchor: Link | None = None
        self.last_media: Block | None = None
        self.clip_shown: tuple[str | None, str | None] | None = None
        """The addresses of the clip shown last."""
        self.poster_until = -1
        """The last place in the player last shown: its picture stands for the clip."""
        self.after_unread = False
        """Whether what follows now stands right behind a picture that has no address."""
        self.broke = False
        self.spared = 0
        self.apart: set[int] = set()
        """Places of what begins and ends a block though its tag does not: captions and credits beside
        a picture, custom elements beside others, what a style puts on a line of its own."""
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
        # Most texts are the blanks between two tags, and stand outside of a block's text.
        if self.context is None and text.isspace() and "\xa0" not in text and not context.pre:
            return
        if context.mute or self.after >= 0:
            return
        if context.pre and "\n" in text:
            first, *rest = text.split("\n")
            self._text(first, context)
            for line in rest:
                self.flush()
                self.broke = True
                self._text(line, context)
        else:
            self._text(text, context)

    def _text(self, text: str, context: _Context) -> None:
        if text.isspace() or not (shown := text.strip(BLANK)):
            # Blanks before a block's text are none of it, but for those that push it to the right.
            if self.context is not None or "\xa0" in text:
                self.parts.append(text)
            return
        self.parts.append(text)
        if self.context is None:
            self.context = context
        href = context.href
        if shown[0].isalnum() or _WORD.search(shown):
            size = len(text.strip())
            self.size += size
            if context.strong:
                self.strong += size
            if context.em:
                self.em += size
            if href is not None:
                self.linked += size
        if href is None:
            self.unlinked.append(text)
        elif self.anchor is not None:
            self.anchor.text += text

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
        emphasis = _EMPHASES[self.strong == size > 0, self.em == size > 0]
        names = context.names
        for start, end, inline in self.inline:
            if start == 0 and end == size:
                names += inline
        block = Block(
            context.kind,
            "".join(self.parts),
            context.align,
            emphasis,
            names,
            self.broke,
            None,
            round(self.linked / size, 3) if self.linked else 0.0,
        )
        self.broke = False
        if (
            self.hrefs
            and context.kind != "caption"
            and (
                leads_elsewhere(
                    self.unlinked, self.hrefs, self.hosts, is_heading=context.kind == "heading"
                )
                or self._stands_for_clip()
            )
        ):
            block.kind = "related"
        else:
            self.body.links += self.links
        self.body.blocks.append(block)
        if context.kind == "caption":
            unread = _UNREAD if self.after_unread else None
            self.ties.append((block, context.frame or self.last_media or unread))
        elif block.kind != "related":
            self.last_media = None
            self.after_unread = False
        self.body.blocks += self.waiting
        self._begin()

    def _stands_for_clip(self) -> bool:
        """Say whether the block under construction is a link to the clip shown last, and nothing else."""
        return (
            not any(map(_WORD.search, self.unlinked))
            and self.clip_shown is not None
            and all(href in self.clip_shown for href in self.hrefs)
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
        self.after_unread = False

    def image(self, el: etree._Element, context: _Context) -> None:
        image = read_image(el, self.base, context.href)
        if image is not None:
            if context.href is not None and self._is_banner(image.url, context.href):
                return
            self.show_image(image, context)
        elif is_unread(el, self.base):
            if context.frame is not None:
                context.frame.is_unread = True
            self.last_media = None
            self.after_unread = True

    def _is_banner(self, url: str, href: str) -> bool:
        """Say whether the picture at `url` is an advertisement by its file's name and its link."""
        name = urlsplit(url).path.rpartition("/")[2].lower()
        if url == href or not _BANNER.search(name):
            return False
        return (urlsplit(href).hostname or "").removeprefix("www.") not in self.hosts

    def show_image(self, image: Image, context: _Context) -> None:
        key = image_key(image.url)
        known = self.seen.get(key)
        if known is not None:
            index = known.media or 0
            first = self.body.images[index]
            self.body.images[index] = merge_images(first, image)
            if context.frame is not None:
                context.frame.media.append(known)
            elif known is not self.last_media:
                # Where it is shown again its caption may follow.
                self._show("image", index, context)
            return
        self.body.images.append(image)
        self._show("image", len(self.body.images) - 1, context)
        block = self.last_media
        assert block is not None
        self.seen[key] = block

    def clip(self, kind: str, clip: Clip, context: _Context) -> None:
        clips = self.body.videos if kind == "video" else self.body.audios
        key = (kind, clip.url or _QUERY_OF_PLAYER.sub(r"\1", clip.embed_url or ""))
        if key in self.seen:
            return
        clips.append(clip)
        self.clip_shown = (clip.url, clip.embed_url)
        self._show("video" if kind == "video" else "audio", len(clips) - 1, context)
        assert self.last_media is not None
        self.seen[key] = self.last_media

    # -- the walk ---------------------------------------------------------------------------

    def walk(self) -> Body:
        index = self.index
        tags, texts, tails, lasts = index.tags, index.texts, index.tails, index.lasts
        stack: list[tuple[int, _Context]] = []
        marks: list[tuple[int, int, tuple[str, ...]]] = []
        context = _Context()
        at = self.start
        until = last = self.last
        if text := texts[at]:
            self.text(text, context)
        while True:
            at += 1
            while at > until:
                if not stack:
                    self.flush()
                    return self.finish()
                ended, context = stack.pop()
                until = lasts[stack[-1][0]] if stack else last
                if until > last:
                    until = last
                if ended == self.after:
                    self.after = -1
                tag = tags[ended]
                if marks and marks[-1][0] == ended:
                    _, begun, names = marks.pop()
                    if begun == 0 and self.size:
                        self.inline.append((begun, self.size, names))
                if tag in _BLOCKS or ended in self.apart:
                    if self.context is not None or self.waiting or self.parts:
                        self.flush()
                    self.broke = False
                if tag == "a" and context.href is None:
                    self.anchor = None
                if tail := tails[ended]:
                    self.text(tail, context)
            tag = tags[at]
            if tag == "br":
                if self.context is not None or self.waiting:
                    self.flush()
                    self.broke = True
                inner: _Context | None = context
            else:
                inner = self.enter(at, tag, context)
            if inner is None:
                if tail := tails[at]:
                    self.text(tail, context)
                at = lasts[at]
                continue
            if inner.names is context.names and tag not in _BLOCKS and (name := index.classes[at]):
                marks.append((at, self.size, _names_in(name)[0]))
            stack.append((at, context))
            if (until := lasts[at]) > last:
                until = last
            if (
                tag == "a"
                and self.after < 0
                and inner.href is not None
                and inner.href is not context.href
            ):
                self.anchor = Link(url=inner.href)
                self.links.append(self.anchor)
                self.hrefs.append(inner.href)
            context = inner
            if text := texts[at]:
                self.text(text, context)

    def enter(self, at: int, tag: str, context: _Context) -> _Context | None:
        """Return the context inside the element at `at`, None where it is to be left out."""
        index = self.index
        if tag == "img":
            if self.after < 0 and at > self.poster_until:
                self.image(index.elements[at], context)
            return None
        if tag in _PLAYERS:
            self.player(index.elements[at], tag, context)
            return None
        if tag == "noscript":
            # Lazy loaders repeat their pictures here; the text is for those without scripts.
            before = index.elements[at].getprevious()
            if before is not None and before.tag == "img" and read_image(before, self.base):
                return None
            return context._replace(mute=True)
        bits = index.bits[at]
        if self.is_left_out(at, tag, bits) and index.elements[at] not in self.kept:
            if tag == "script":
                self.script(index.elements[at], context)
            return None
        if tag in _BLOCKS:
            return self._enter_block(at, tag, context, bits)
        style = self.styles.get(at)
        is_component = "-" in tag and not index.sizes[index.parents[at]]
        if is_component or (style and _OWN_LINE.search(style)):
            self.flush()
            self.apart.add(at)
        if not (style or bits or tag in _MEANT):
            return context
        if tag == "a" and not self.index.length(at):
            self.empty_link(at, context)
        kind, align, names, strong, em, href, frame, mute, pre = context
        if tag in _STRONG:
            strong = True
        elif tag in _EM:
            em = True
        elif tag == "a":
            href = absolute(self.base, index.elements[at].get("href")) or href
        elif tag == "font" and (face := index.elements[at].get("face")):
            self.fonts.update(f.strip() for f in _FONT.findall(face))
        if bits & BOLD:
            strong = True
        if bits & CAPTION or (bits & NOTE and frame is not None):
            if frame is not None and kind != "caption":
                self.flush()
                self.apart.add(at)
            kind = "caption"
        if at < index.lasts[at] and index.tags[at + 1] in _BLOCKS and (name := index.classes[at]):
            names += _names_in(name)[0]
        if style:
            align, strong, em = self._styled(style, align, strong, em)
            if "float" in style and _TO_THE_RIGHT.search(style):
                align = "right"
        return _context((kind, align, names, strong, em, href, frame, mute, pre))

    def _enter_block(self, at: int, tag: str, context: _Context, bits: int) -> _Context | None:
        index = self.index
        if self.context is not None or self.waiting or self.parts:
            self.flush()
        self.broke = False
        if tag == "table":
            if self.after < 0 and is_data(index, at):
                self.rows(at, context)
                return None
            for picture, captioned in captions(index, at).items():
                shared = _Frame()
                self.cells[picture] = (shared, False)
                self.cells.update((cell, (shared, True)) for cell in captioned)
        name, ident, style = index.classes[at], index.idents.get(at), self.styles.get(at)
        value = index.elements[at].get(b"align")  # bytes: see `Index`
        is_beside = (
            tag == "td" or (tag == "div" and context.frame is None)
        ) and self.is_beside_picture(at)
        if is_beside:
            name = f"{name or ''} {BESIDE_PICTURE}"
        if tag in _BARE and not (name or ident or style or value):
            return context
        kind, align, names, strong, em, href, frame, mute, pre = context
        if tag in _BARE:
            if bits & FRAME and frame is None and tag not in _OF_TABLES:
                frame = _Frame()
        else:
            kind, frame, align, pre = self._block(at, tag, bits, kind, frame, align, pre)
            if kind == "heading" and href is not None and "#" not in href:
                # A link around a heading is a card; one in it may be of a part of the text.
                kind = "paragraph"
        if name:
            words, named_align = _names_in(name)
            names += words
            align = named_align or align
        if ident:
            names += _names_in(ident)[0]
        if value:
            align = _aligned(value) or align
        if bits & BOLD:
            strong = True
        if bits & PICTURE and self.is_picture_box(at):
            frame = _Frame()
        if tag not in _OF_TABLES and (bits & CAPTION or (bits & NOTE and frame is not None)):
            kind = "caption"
        if style:
            align, strong, em = self._styled(style, align, strong, em)
        inner = _context((kind, align, names, strong, em, href, frame, mute, pre))
        if bits & PLAYER and self.is_sound_player(at):
            inner = inner._replace(mute=True)
        if self.after < 0:
            if bits & PLAYER:
                self.carried(at, inner)
            if style and "url(" in style:
                self.backdrop(at, style, inner)
        return inner

    def _styled(
        self, style: str, align: Align | None, strong: bool, em: bool
    ) -> tuple[Align | None, bool, bool]:
        """Return alignment and emphasis as `style` has them; note the fonts it names."""
        lower = style.lower()
        if "align" in lower and (match := _ALIGN.search(style)):
            align = _aligned(match[1])
        if "font" in lower:
            strong = strong or _BOLD.search(style) is not None
            em = em or _ITALIC.search(style) is not None
            if "vn" in lower:
                self.fonts.update(f.strip() for f in _FONT.findall(style))
        return align, strong, em

    def is_left_out(self, at: int, tag: str, bits: int) -> bool:
        """Say whether the element at `at` is no part of the article."""
        if tag in _SKIPPED:
            # ASP.NET puts the whole page into one form.
            return not (tag == "form" and self._is_most(at))
        if self.unwanted and self.index.elements[at] in self.unwanted:
            return True
        if self.states is not None:
            return bool(
                self.states[at] & AROUND
                or (bits & _ABOUT and tag not in _ABOUT_NEVER and self.index.length(at) <= 100)
            )
        if at in self.hidden:
            return True
        if tag == "footer":  # of the page, where a text leaves an element open
            return self.index.tags[self.index.parents[at]] not in _WITH_SOURCE
        if not bits & FURNITURE or tag in _NEVER_AROUND or self._is_most(at):
            return False
        if tag == "figure":
            return self.index.holds(at, _LINKED)
        return not (tag == "a" and is_picture_file(self.index.elements[at].get("href")))

    def _block(
        self,
        at: int,
        tag: str,
        bits: int,
        kind: BlockKind,
        frame: _Frame | None,
        align: Align | None,
        pre: bool,
    ) -> tuple[BlockKind, _Frame | None, Align | None, bool]:
        """Return what the block element at `at` makes of kind, frame, alignment and line ends."""
        framed = frame
        if tag in _HEADINGS:
            is_under_picture = tag in _SMALL_HEADINGS and self.last_media is not None
            if kind != "caption":
                kind = "paragraph" if is_under_picture else "heading"
        elif tag == "blockquote":
            kind = "quote"
        elif tag == "li":
            if kind != "caption":
                kind = "item"
        elif tag == "figure":
            framed = _Frame()
        elif tag == "figcaption" or (tag == "caption" and frame is not None):
            kind = "caption"
        elif tag == "center":
            align = "center"
        elif tag == "pre":
            pre = True
        elif tag == "dl" and (bits & FRAME or (frame is None and self.is_picture_list(at))):
            framed = _Frame()
        elif tag == "dd" and frame is not None:
            kind = "caption"
        elif at in self.cells:
            framed, is_caption = self.cells[at]
            if is_caption:
                kind = "caption"
        if bits & FRAME and framed is frame and frame is None and tag not in _OF_TABLES:
            framed = _Frame()
        return kind, framed, align, pre

    def is_beside_picture(self, at: int) -> bool:
        """Say whether all the element at `at` holds is one picture and a line behind it."""
        index = self.index
        if not 0 < index.length(at) <= _BESIDE_LENGTH:
            return False
        pictures = index.by_tag.get("img", [])
        first = bisect_right(pictures, at)
        beyond = bisect_right(pictures, index.lasts[at])
        if beyond - first != 1 or index.holds(at, _LINKED):
            return False
        for here in range(at + 1, min(index.lasts[at], at + _MOST_BESIDE) + 1):
            if index.bits[here] & BODY and index.shown(here).rstrip().endswith(_SENTENCE_ENDS):
                return False  # a part of the text, with a picture beside it
        picture = pictures[first]
        above = [index.texts[here] for here in range(at, picture)]
        above += [index.tails[h] for h in range(at + 1, picture) if index.lasts[h] < picture]
        return not any(text and not text.isspace() for text in above)

    def is_picture_list(self, at: int) -> bool:
        """Say whether a ``<dl>`` has a picture for its one term, and what it shows for the rest."""
        terms = self.index.inside(at, _TERMS)
        return (
            len(terms) == 1
            and not self.index.length(terms[0])
            and self.index.holds(terms[0], SHOWN)
        )

    def _is_most(self, at: int) -> bool:
        """Say whether what looks like furniture by its name holds most of the body."""
        # Wrappers inside wrappers would each be measured: enough is enough.
        length = self.index.length
        if self.spared > 20 or length(at) * 2 > length(self.start):
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

    def is_picture_box(self, at: int) -> bool:
        """Say whether the element at `at`, named after pictures, holds one and a few words.

        The one may stand there again, for what opens at a click.
        """
        if not 0 < self.index.length(at) <= CAPTION_LENGTH:
            return False
        elements = self.index.elements
        return len({elements[img].get("src") for img in self.index.below(at, "img")}) == 1

    def is_sound_player(self, at: int) -> bool:
        """Say whether the element at `at` is a player of a sound: what it says is of its buttons."""
        names = self.index.classes[at] or ""
        return (
            "player" in names.lower()
            and self.index.length(at) <= _BESIDE_LENGTH
            and self.index.holds(at, ("audio",))
        )

    def carried(self, at: int, context: _Context) -> None:
        """Put the clip that the element at `at`, or one right in it, carries for a script."""
        index = self.index
        if index.length(at) > CAPTION_LENGTH or self.index.holds(at, _PLAYERS):
            return
        for here in range(at, min(index.lasts[at], at + _CARRIERS) + 1):
            if index.tags[here] in _BLOCKS and (
                found := read_carried(index.elements[here], self.base)
            ):
                self.clip(*found, context)
                self.poster_until = index.lasts[here]
                return

    def backdrop(self, at: int, style: str, context: _Context) -> None:
        """Put the picture that stands behind the element at `at`, as in galleries."""
        index = self.index
        if index.length(at) > CAPTION_LENGTH or not any(
            word in name for name in context.names for word in _GALLERY
        ):
            return
        if not self.index.holds(at, ("img",)):
            image = read_background(style, self.base)
            if image is not None and (context.href is None or context.href == image.url):
                self.show_image(image, context)

    def empty_link(self, at: int, context: _Context) -> None:
        """Put the clip of a link without text to a media file, which is a player's place."""
        url = absolute(self.base, self.index.elements[at].get("href"))
        if url and is_media_file(urlsplit(url).path) and not self.index.holds(at, ("img",)):
            kind = "audio" if is_audio_file(url) else "video"
            self.clip(kind, Clip(url=url), context)

    def script(self, el: etree._Element, context: _Context) -> None:
        text = el.text
        if not text or not any(s in text for s in (".mp4", ".m3u8", ".mp3", ".flv", ".m4a")):
            return
        for url in files_in_script(text, self.base):
            self.clip("audio" if is_audio_file(url) else "video", Clip(url=url), context)

    def rows(self, at: int, context: _Context) -> None:
        """Put each row of a table of data as a block of its own."""
        index = self.index
        names = context.names + _names_in(index.classes[at] or "")[0]
        inside = range(at, index.lasts[at] + 1)
        for row in index.below(at, "tr"):
            cells = [_cell_text(index, cell) for cell in cells_of(index, row)]
            if any(c.strip(BLANK) for c in cells):
                self.body.blocks.append(Block(kind="row", text=" | ".join(cells), names=names))
                self.last_media = None
        for here in inside:
            if index.tags[here] == "img":
                self.image(index.elements[here], context)
            elif index.tags[here] == "a" and (
                url := absolute(self.base, index.elements[here].get("href"))
            ):
                self.body.links.append(Link(url=url, text=_cell_text(index, here)))

    def finish(self) -> Body:
        """Put captions behind what they belong to; those of nothing are paragraphs.

        Those of pictures that were not read are left out.
        """
        attached: dict[int, list[Block]] = {}
        moved: set[int] = set()
        for caption, tie in self.ties:
            media = tie if isinstance(tie, Block) else tie.media[-1] if tie and tie.media else None
            if media is None:
                if isinstance(tie, _Frame) and tie.is_unread:
                    moved.add(id(caption))
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


def _cell_text(index: Index, at: int) -> str:
    """Return the text of a cell, with a space where an element of it ends a line."""
    first, last = at, index.lasts[at]
    if first == last:
        return (index.texts[at] or "").strip()
    parts = []
    here = first
    while here <= last:
        tag = index.tags[here]
        begun = here
        if tag in _SKIPPED:
            here = index.lasts[here]
        else:
            if here != first and (tag in _BLOCKS or tag == "br"):
                parts.append(" ")
            parts.append(index.texts[here] or "")
        # What stands behind it, and behind all that ends with it.
        while begun != first and index.lasts[begun] == here:
            parts.append(index.tails[begun] or "")
            begun = index.parents[begun]
        here += 1
    return "".join(parts).strip()


def merge_images(first: Image, again: Image) -> Image:
    """Return `first` with what only `again`, the same picture elsewhere on the page, tells of it."""
    larger = image_width(again.url) > image_width(first.url)
    return replace(
        first,
        url=again.url if larger else first.url,
        alt=first.alt or again.alt,
        width=first.width or again.width,
        height=first.height or again.height,
    )


def has_text(body: Body) -> bool:
    """Say whether `body` has running text."""
    size = sum(len(block.text) for block in body.blocks if block.linked < 0.5)
    return size >= _FEWEST or bool(body.videos or body.audios)


def read_body(
    root: etree._Element,
    base_url: str,
    *,
    index: Index | None = None,
    hosts: Collection[str] = (),
    unwanted: Iterable[etree._Element] = (),
    after: etree._Element | None = None,
    kept: Collection[etree._Element] = (),
    states: Sequence[int] | None = None,
    last: int | None = None,
) -> Body:
    """Return what stands in the element `root`.

    `base_url` is the address against which links are resolved, `index` that of the page `root` is
    in, `hosts` the site's own hosts (the one of `base_url` always counts), `unwanted` elements
    inside that are no part of the article, `after` the element inside behind which it begins,
    `kept` elements that stay whatever their names. With the page's `states` nobody has said that
    `root` is the body and nothing else: what they call around, and lines about the article, go too. `last` is the place at which the text
    ends before `root` does.
    """
    index = index or Index(root)
    own = {*hosts, urlsplit(base_url).hostname or ""}
    behind = -1 if after is None else index.place[after]
    return _Walk(
        index, index.place[root], base_url, own, frozenset(unwanted), behind, kept, states, last
    ).walk()


def read_fragment(html: str, base_url: str, *, hosts: Collection[str] = ()) -> Body:
    """Return what stands in the HTML fragment `html`, such as `content.rendered` of a REST post."""
    root = parse_text(f"<div>{html}</div>")
    body = root.find("body")
    return read_body(root if body is None else body, base_url, hosts=hosts)
