"""Write the posts of an invented provincial station, and say what a reader should get of each.

The posts have the habits and the glitches of real ones: datelines, bylines and captions in many
forms, bodies from five kinds of editor, NBSP and decomposed letters. The same `count` and `seed`
give the same posts. Post 1 is the model page of the project, word for word.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from html import escape, unescape
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeVar

from tests.wordpress import phrases
from tests.wordpress.phrases import Topic

HANOI = timezone(timedelta(hours=7))
MODEL_DATE = datetime(2014, 12, 19, 16, 5, tzinfo=HANOI)
NBSP = "\u00a0"

T = TypeVar("T")


@dataclass
class Picture:
    """A picture as gold has it, and the size the page states."""

    path: str
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    width: int = 600
    height: int = 400

    @property
    def file(self) -> str:
        return self.path.removeprefix("/wp-content/uploads/")

    @property
    def printed(self) -> str:
        """The caption as printed, with its credit."""
        return f"{self.caption} (Ảnh: {self.credit})" if self.credit else self.caption or ""


@dataclass
class Gold:
    """What a reader should get of a post: the fields of the record, or less where it says so.

    All text is as WordPress shows it, NFC, white space folded.
    """

    path: str
    """Address without host, under the default permalinks."""
    title: str
    published: str
    modified: str
    sections: list[str]
    section_slugs: list[str]
    tags: list[str] = field(default_factory=list)
    """Sorted: WordPress lists them in an order of its own."""
    kind: str = "article"
    language: str | None = "vi"
    """None for the languages of the highlands: only that they are not Vietnamese is certain."""
    dateline: dict[str, str | None] | None = None
    lead: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    byline: str | None = None
    authors: list[dict[str, Any]] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    images: list[Picture] = field(default_factory=list)
    """In the order of the page, the featured one first; `path` is the address without host."""
    videos: list[dict[str, str | None]] = field(default_factory=list)
    """`url` and `embed_url`; a file of the site itself as a path without host."""
    audios: list[dict[str, str | None]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    """What readers wrote below it: no part of the article."""
    account: str = "admin"
    """The account that posted it: no author."""
    features: list[str] = field(default_factory=list)
    """What is special about the post, to break scores down."""


@dataclass
class Story:
    """A post for `WordPress.load`, and its gold; None where no visitor may see it."""

    post: dict[str, Any]
    gold: Gold | None


def shown(source: str) -> str:
    """Return HTML or text as a visitor reads it on a WordPress page.

    Tags go, entities are read, white space is folded; straight quotes, spaced hyphens and three
    dots become what WordPress's `wptexturize` makes of them, as far as the newsroom uses them.
    """
    text = unescape(re.sub(r"<[^>]*>", "", source))
    text = re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’").replace("...", "…")
    text = " ".join(text.split()).replace(" - ", " – ")
    return unicodedata.normalize("NFC", text)


def slug(title: str) -> str:
    """Return the address form of a Vietnamese title: lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f’]", "", plain)))


class Deck(Generic[T]):
    """Cards dealt in random order, each once before any comes again: rare kinds do come."""

    def __init__(self, random: Random, cards: Sequence[T]) -> None:
        self._random = random
        self._cards = list(cards)
        self._left: list[T] = []

    def deal(self) -> T:
        if not self._left:
            self._left = self._cards.copy()
            self._random.shuffle(self._left)
        return self._left.pop()


class Words:
    """Fill the braces of `phrases` for one story: place and date stay the same throughout."""

    def __init__(self, random: Random, published: datetime) -> None:
        self._random = random
        event = published - timedelta(days=random.choice((0, 0, 1)))
        self._fixed: dict[str, object] = {
            "xa": random.choice(phrases.COMMUNES),
            "huyen": random.choice(phrases.DISTRICTS),
            "thon": random.choice(phrases.VILLAGES),
            "buoi": random.choice(("Sáng", "Chiều", "Ngày")),
            "ngay": random.choice(
                ("{0.day}/{0.month}", "{0.day:02}/{0.month:02}", "{0.day}-{0.month}")
            ).format(event),
            "thang": event.month,
            "quy": ("I", "II", "III", "IV")[(event.month - 1) // 3],
            "nam": event.year,
            "thu": random.choice(("II", "III", "IV", "VI")),
        }

    def __call__(self, template: str) -> str:
        random = self._random
        person = (
            random.choice(phrases.FAMILY_NAMES),
            random.choice(phrases.MIDDLE_NAMES),
            random.choice(phrases.GIVEN_NAMES),
        )
        office = random.choice(phrases.OFFICES)
        text = template.format(
            **self._fixed,
            nguoi=f"{office} {' '.join(person)}",
            dan=random.choice(phrases.VILLAGERS),
            so=random.randrange(40, 480),
            so2=random.randrange(5, 39),
            nho=random.choice(("hai", "ba", "bốn")),
            ha=f"{random.randrange(12, 950)} ha",
            tien=f"{random.randrange(15, 980)} triệu đồng",
        )
        return text[0].upper() + text[1:]


# Editors: what a body looks like, by the tool it was written with


class PlainEditor:
    """Text with blank lines, of which WordPress makes paragraphs; other blocks as plain HTML."""

    name = "plain"

    def paragraph(self, text: str, style: str = "") -> str:
        return f'<p style="{style}">{text}</p>' if style else text

    def heading(self, text: str) -> str:
        return f"<h3>{text}</h3>"

    def quote(self, text: str) -> str:
        return f"<blockquote>{self.paragraph(text)}</blockquote>"

    def items(self, texts: Sequence[str]) -> str:
        return "<ul>\n" + "\n".join(f"<li>{text}</li>" for text in texts) + "\n</ul>"

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        lines = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        return '<table border="1">\n<tbody>\n' + "\n".join(lines) + "\n</tbody>\n</table>"

    def raw(self, html: str) -> str:
        return html

    def join(self, blocks: Sequence[str]) -> str:
        return "\n\n".join(blocks)


class VisualEditor(PlainEditor):
    """Every paragraph a justified `<p>`."""

    name = "visual"

    def paragraph(self, text: str, style: str = "") -> str:
        return f'<p style="{style or "text-align: justify;"}">{text}</p>'


class WordPaste(PlainEditor):
    """Pasted from Word: classes, fonts and `o:p` left over."""

    name = "word"

    def paragraph(self, text: str, style: str = "") -> str:
        look = f"margin: 6pt 0in; {style or 'text-align: justify;'}"
        font = "font-size: 14pt; font-family: 'Times New Roman', serif;"
        return (
            f'<p class="MsoNormal" style="{look}"><span style="{font}">{text}<o:p></o:p></span></p>'
        )

    def heading(self, text: str) -> str:
        return self.paragraph(f"<b>{text}</b>")

    def join(self, blocks: Sequence[str]) -> str:
        return "\n".join(blocks)


class BlockEditor(PlainEditor):
    """Gutenberg, with its comments."""

    name = "blocks"

    def paragraph(self, text: str, style: str = "") -> str:
        aligned = re.search(r"text-align: (right|center)", style)
        if not aligned:
            return f"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->"
        side = aligned[1]
        return (
            f'<!-- wp:paragraph {{"align":"{side}"}} -->\n'
            f'<p class="has-text-align-{side}">{text}</p>\n<!-- /wp:paragraph -->'
        )

    def heading(self, text: str) -> str:
        return f"<!-- wp:heading -->\n<h2>{text}</h2>\n<!-- /wp:heading -->"

    def quote(self, text: str) -> str:
        return (
            '<!-- wp:quote -->\n<blockquote class="wp-block-quote">'
            f"{self.paragraph(text)}</blockquote>\n<!-- /wp:quote -->"
        )

    def items(self, texts: Sequence[str]) -> str:
        lines = "".join(
            f"<!-- wp:list-item -->\n<li>{text}</li>\n<!-- /wp:list-item -->\n" for text in texts
        )
        return f"<!-- wp:list -->\n<ul>{lines}</ul>\n<!-- /wp:list -->"

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        lines = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        return (
            '<!-- wp:table -->\n<figure class="wp-block-table"><table><tbody>'
            + "".join(lines)
            + "</tbody></table></figure>\n<!-- /wp:table -->"
        )

    def raw(self, html: str) -> str:
        return f"<!-- wp:html -->\n{html}\n<!-- /wp:html -->"


class BreakEditor(PlainEditor):
    """Text in one `<div>`, paragraphs parted by two `<br>`."""

    name = "breaks"

    def paragraph(self, text: str, style: str = "") -> str:
        if style:
            return f'</div>\n<div style="{style}">{text}</div>\n<div>'
        return f"{text}<br />\n<br />\n"

    def heading(self, text: str) -> str:
        return f"<b>{text}</b><br />\n<br />\n"

    def quote(self, text: str) -> str:
        return f"</div>\n<blockquote>{text}</blockquote>\n<div>"

    def items(self, texts: Sequence[str]) -> str:
        return f"</div>\n{super().items(texts)}\n<div>"

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        return f"</div>\n{super().table(rows)}\n<div>"

    def raw(self, html: str) -> str:
        return f"</div>\n{html}\n<div>"

    def join(self, blocks: Sequence[str]) -> str:
        whole = '<div style="text-align: justify;">' + "".join(blocks) + "</div>"
        return re.sub(r"<div>\s*</div>\n?", "", whole)


EDITORS: tuple[PlainEditor, ...] = (
    PlainEditor(), VisualEditor(), WordPaste(), BlockEditor(), BreakEditor(),
)  # fmt: skip


# Captions: the ways in which a picture and its line stand in a body


def _img(picture: Picture) -> str:
    alt = escape(picture.alt or "")
    return (
        f'<img class="aligncenter size-full" src="{{{{home}}}}{picture.path}" alt="{alt}" '
        f'width="{picture.width}" height="{picture.height}" />'
    )


def _shortcode(editor: PlainEditor, picture: Picture) -> str:
    return editor.raw(
        f'[caption align="aligncenter" width="{picture.width}"]'
        f"{_img(picture)} {picture.printed}[/caption]"
    )


def _emphasis_below(editor: PlainEditor, picture: Picture) -> str:
    centre = "text-align: center;"
    return editor.raw(
        f'<p style="{centre}">{_img(picture)}</p>\n'
        f'<p style="{centre}"><em>{picture.printed}</em></p>'
    )


def _emphasis_after_break(editor: PlainEditor, picture: Picture) -> str:
    return editor.raw(
        f'<p style="text-align: center;">{_img(picture)}<br /><em>{picture.printed}</em></p>'
    )


def _image_table(editor: PlainEditor, picture: Picture) -> str:
    return editor.raw(
        f'<table class="image center" width="{picture.width}" align="center"><tbody>'
        f"<tr><td>{_img(picture)}</td></tr>"
        f'<tr><td class="image_desc">{picture.printed}</td></tr></tbody></table>'
    )


def _layout_table(editor: PlainEditor, picture: Picture) -> str:
    return editor.raw(
        '<table border="0" align="center"><tbody>'
        f"<tr><td>{_img(picture)}</td></tr>"
        f"<tr><td><em>{picture.printed}</em></td></tr></tbody></table>"
    )


def _figure(editor: PlainEditor, picture: Picture) -> str:
    if isinstance(editor, BlockEditor):
        return (
            f'<!-- wp:image -->\n<figure class="wp-block-image">{_img(picture)}'
            f"<figcaption>{picture.printed}</figcaption></figure>\n<!-- /wp:image -->"
        )
    return editor.raw(f"<figure>{_img(picture)}<figcaption>{picture.printed}</figcaption></figure>")


def _caption_class(editor: PlainEditor, picture: Picture) -> str:
    return editor.raw(f'<p>{_img(picture)}</p>\n<p class="pCaption">{picture.printed}</p>')


CAPTIONS: dict[str, Callable[[PlainEditor, Picture], str]] = {
    "shortcode": _shortcode,
    "emphasis below": _emphasis_below,
    "emphasis after break": _emphasis_after_break,
    "image table": _image_table,
    "layout table": _layout_table,
    "figure": _figure,
    "class": _caption_class,
}


# Bylines: what is printed, with {a} {b} {A} {B} for pen names, and who and what that names

BYLINES: tuple[tuple[str, dict[str, list[str]], list[str]], ...] = (
    ("{a}", {"a": ["text"]}, []),
    ("{a} – {b}", {"a": ["text"], "b": ["text"]}, []),
    ("{a} - {b}", {"a": ["text"], "b": ["text"]}, []),
    ("{a}, {b}", {"a": ["text"], "b": ["text"]}, []),
    ("{a} và {b}", {"a": ["text"], "b": ["text"]}, []),
    ("{a} &amp; {b}", {"a": ["text"], "b": ["text"]}, []),
    ("{a} / {b}", {"a": ["text"], "b": ["text"]}, []),
    ("Tin, ảnh: {a}", {"a": ["text", "photo"]}, []),
    ("Bài, ảnh: {a}", {"a": ["text", "photo"]}, []),
    ("Bài và ảnh: {a}", {"a": ["text", "photo"]}, []),
    ("Tin và ảnh: {a} – {b}", {"a": ["text", "photo"], "b": ["text", "photo"]}, []),
    ("Bài: {a} - Ảnh: {b}", {"a": ["text"], "b": ["photo"]}, []),
    ("Thực hiện: {a}", {"a": ["text"]}, []),
    ("CTV {a}", {"a": ["contributor"]}, []),
    ("PV {a} – CTV {b}", {"a": ["text"], "b": ["contributor"]}, []),
    ("{A} - {B}", {"A": ["text"], "B": ["text"]}, []),
    ("Nhóm PV", {}, []),
    ("Theo TTXVN", {}, ["TTXVN"]),
    ("(Theo VOV)", {}, ["VOV"]),
    ("(TTXVN/Vietnam+)", {}, ["TTXVN", "Vietnam+"]),
    ("Nguồn: Báo Kon Tum", {}, ["Báo Kon Tum"]),
    ("{a} (Theo TTXVN)", {"a": ["text"]}, ["TTXVN"]),
)

BYLINE_PLACES: dict[str, Callable[[PlainEditor, str], str]] = {
    "bare": lambda editor, line: editor.paragraph(line),
    "bold": lambda editor, line: editor.paragraph(f"<strong>{line}</strong>"),
    "right": lambda editor, line: editor.paragraph(line, "text-align: right;"),
    "right, bold": lambda editor, line: editor.paragraph(
        f"<strong>{line}</strong>", "text-align: right;"
    ),
    "right, italic": lambda editor, line: editor.paragraph(
        f"<em>{line}</em>", "text-align: right;"
    ),
    "padded": lambda editor, line: editor.paragraph(f"{NBSP * 60}{line}{(NBSP + ' ') * 5}"),
    "entities": lambda editor, line: editor.paragraph(f"{'&nbsp;' * 24}<strong>{line}</strong>"),
    "attribute": lambda editor, line: editor.raw(f'<p align="right"><b>{line}</b></p>'),
    "class": lambda editor, line: editor.raw(f'<div class="pseudonym">{line}</div>'),
}
AFTER_BREAK = "after break"
"""The byline's other place: in the last paragraph, after a `<br>`."""

DATELINES: tuple[tuple[str, str | None], ...] = (
    ("(kontumtv.vn) – ", "kontumtv.vn"),
    ("(kontumtv.vn) - ", "kontumtv.vn"),
    ("<strong>(kontumtv.vn)</strong> – ", "kontumtv.vn"),
    ("<strong>(kontumtv.vn) – </strong>", "kontumtv.vn"),
    ("(KRT) – ", "KRT"),
    ("(KRT)- ", "KRT"),
    ("(KRT)-", "KRT"),
    ("KRT - ", "KRT"),
    ("(Kontumtv.vn) - ", "Kontumtv.vn"),
    ("(KRT) ", "KRT"),
    ("", None),
    ("", None),
)

SPECIALS = (
    ["article"] * 70
    + ["video"] * 5
    + ["audio", "audio", "photos", "photos", "photos", "gallery", "gallery", "photo story"]
    + ["pages", "pages", "pages", "minority", "minority", "minority", "minority"]
    + ["empty", "empty", "password", "sticky", "script", "notice", "notice"]
    + ["draft", "private", "future"]
)


def write(count: int, seed: int = 1) -> list[Story]:
    """Return `count` stories, the model page first, the others in order of publication."""
    return [_model_page(), *_Newsroom(seed).write(count - 1)] if count else []


def _model_page() -> Story:
    page = json.loads((Path(__file__).parent / "model_page.json").read_text("utf-8"))
    first, _, *rest = page["body"]
    picture = Picture(
        "/wp-content/uploads/2014/12/hoi-nghi-giao-ban.jpg",
        caption="Hội nghị giao ban trực tuyến",
        alt="Hội nghị giao ban trực tuyến",
    )
    paragraphs = [shown(text) for text in (first, *rest[:-1])]
    paragraphs[0] = paragraphs[0].removeprefix("(kontumtv.vn) – ")
    date = MODEL_DATE.isoformat()
    gold = Gold(
        path=f"/tin-tuc/chinh-tri/{page['slug']}/",
        title=page["title"],
        published=date,
        modified=date,
        sections=["Tin tức", "Chính trị"],
        section_slugs=["tin-tuc", "chinh-tri"],
        dateline={"raw": "(kontumtv.vn) –", "outlet": "kontumtv.vn", "place": None},
        paragraphs=paragraphs,
        byline="Quang Mẫn – Duy Phong",
        authors=[{"name": name, "roles": ["text"]} for name in ("Quang Mẫn", "Duy Phong")],
        images=[picture],
        features=["model page"],
    )
    post = {
        "title": page["title"],
        "slug": page["slug"],
        "body": "\n\n".join(page["body"]),
        "date": date,
        "sections": [["Tin tức=tin-tuc", "Chính trị=chinh-tri"]],
        "featured": {"file": picture.file, "alt": picture.alt, "caption": picture.caption},
    }
    return Story(post, gold)


@dataclass
class _Draft:
    """A story while it is being written: blocks of the body, and the gold they mean."""

    number: int
    words: Words
    editor: PlainEditor
    post: dict[str, Any]
    gold: Gold
    blocks: list[str] = field(default_factory=list)


class _Newsroom:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.slugs: set[str] = set()
        self.topics = Deck(self.random, phrases.TOPICS)
        self.editors = Deck(self.random, EDITORS)
        self.captions = Deck(self.random, list(CAPTIONS))
        self.bylines = Deck(self.random, BYLINES)
        self.places = Deck(self.random, [*BYLINE_PLACES, AFTER_BREAK])
        self.datelines = Deck(self.random, DATELINES)
        self.specials = Deck(self.random, SPECIALS)
        self.minorities = Deck(self.random, list(phrases.MINORITY_WORDS))
        self.extras = Deck(
            self.random, ["heading", "items", "quote", "table", "verse", "related", "video", "clip"]
        )

    def write(self, count: int) -> list[Story]:
        # Half before the model page, half after it, five hours apart or so: no two at one time.
        start = MODEL_DATE - timedelta(hours=5 * (count // 2))
        stories = []
        for number in range(count):
            minutes = 300 * (number + (number >= count // 2)) + self.random.randrange(-120, 120)
            stories.append(self.story(number + 2, start + timedelta(minutes=minutes)))
        return stories

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def story(self, number: int, published: datetime) -> Story:
        special = self.specials.deal()
        topic = self.topics.deal()
        words = Words(self.random, published)
        sections, title = self.heading(special, topic, words)
        draft = self.begin(number, published, words, sections, title)
        draft.gold.features.append(special)
        write = {
            "video": self.video_only,
            "audio": self.audio_only,
            "photos": self.photos_only,
            "gallery": self.gallery,
            "minority": self.minority,
            "notice": self.notice,
            "empty": lambda draft, topic: None,
        }.get(special, self.article)
        write(draft, topic)
        draft.post["body"] = draft.editor.join(draft.blocks) if draft.blocks else ""
        self.finish(draft, special, topic, published)
        hidden = special in ("draft", "private", "future")
        return Story(draft.post, None if hidden else draft.gold)

    def heading(self, special: str, topic: Topic, words: Words) -> tuple[tuple[str, ...], str]:
        """Return the section path and the title of a story."""
        title = words(self.random.choice(topic.titles))
        if special == "video":
            return ("Video clip=video-clip", "Thời sự=thoi-su"), title
        if special == "audio":
            return ("Phát thanh=phat-thanh", "Chuyện làng=chuyen-lang"), title
        if special in ("photos", "gallery"):
            return ("Phóng sự ảnh=phong-su-anh",), title
        if special == "notice":
            return ("Thông báo=thong-bao",), words(self.random.choice(phrases.NOTICE_TITLES))
        if special == "minority":
            language = self.minorities.deal()
            return ("Tiếng dân tộc=tieng-dan-toc", language), self.string_together(language, 7)
        if special == "script":
            first, _, last = title.rpartition(" ")
            return topic.section, f'{first} <script>document.title="x"</script>{last}'
        return topic.section, title

    def begin(
        self, number: int, published: datetime, words: Words, sections: tuple[str, ...], title: str
    ) -> _Draft:
        readable = re.sub(r"<script>.*?</script>", "", title)
        address = base = slug(readable)
        copy = 1
        while address in self.slugs:
            copy += 1
            address = f"{base}-{copy}"
        self.slugs.add(address)
        names, slugs = zip(*(section.split("=") for section in sections), strict=True)
        paths = [list(sections)]
        way = slugs
        if len(sections) > 1 and self.chance(0.08):
            # Ticked in both boxes; WordPress then takes the older section for the address.
            paths.insert(0, [sections[0]])
            way = slugs[:1]
        date = published.isoformat()
        account = self.random.choice(("admin", "Phòng Thời sự", "bientap2", "Thu Hà"))
        gold = Gold(
            path=f"/{'/'.join(way)}/{address}/",
            title=shown(readable),
            published=date,
            modified=date,
            sections=list(names),
            section_slugs=list(slugs),
            account=account,
        )
        post: dict[str, Any] = {
            "title": title,
            "slug": address,
            "date": date,
            "sections": paths,
            "account": account,
        }
        editor = self.editors.deal()
        gold.features.append(f"editor: {editor.name}")
        return _Draft(number, words, editor, post, gold)

    # Bodies

    def article(self, draft: _Draft, topic: Topic) -> None:
        special = draft.gold.features[-1]
        gold, editor, words = draft.gold, draft.editor, draft.words
        texts = self.paragraphs(topic, words, long=special == "pages")
        # A set would be walked in another order in each process.
        extras = dict.fromkeys(self.extras.deal() for _ in range(self.random.choice((0, 1, 1, 2))))
        spots = {self.random.randrange(1, len(texts)): extra for extra in extras}
        pictures = [] if self.chance(0.2) else [self.picture(draft, topic, 1)]
        if special == "photo story":
            pictures = [self.picture(draft, topic, place + 1) for place in range(len(texts))]
        elif self.chance(0.2):
            pictures.append(self.picture(draft, topic, 2))
        self.put_dateline_and_first(draft, texts[0])
        if pictures:
            self.put_picture(draft, pictures[0])
        for place, text in enumerate(texts[1:], 1):
            if place in spots:
                self.put_extra(draft, spots[place])
            if special == "pages" and place in (3, 6):
                draft.blocks.append("<!--nextpage-->")
            closing = self.decorate(text)
            draft.blocks.append(editor.paragraph(closing))
            gold.paragraphs.append(shown(text))
            if place < min(len(pictures), len(texts) - 1):
                self.put_picture(draft, pictures[place])
        if self.chance(0.9):
            self.put_byline(draft, closing)
        if pictures and self.chance(0.6):
            # The picture of the list, which themes print above the body once more.
            draft.post["featured"] = _media(gold.images[0])
        elif not pictures and self.chance(0.4):
            lone = self.picture(draft, topic, 1)
            lone.caption = lone.credit = None
            draft.post["featured"] = _media(lone)
            gold.images.insert(0, lone)
            gold.features.append("featured only")

    def paragraphs(self, topic: Topic, words: Words, *, long: bool) -> list[str]:
        """Return the paragraphs of a story: opening, facts with a speech among them, closing."""
        random = self.random
        facts = random.sample(topic.middles, random.randrange(3, len(topic.middles) + 1))
        if long:
            facts = [*topic.middles, *random.choice(phrases.TOPICS).middles]
        texts = [random.choice(topic.openings)]
        while facts:
            take = random.choice((1, 1, 2))
            texts.append(" ".join(facts[:take]))
            facts = facts[take:]
        texts.insert(random.randrange(2, len(texts) + 1), random.choice(topic.speeches))
        texts.append(random.choice(topic.closings))
        return [escape(words(text), quote=False) for text in texts]

    def put_dateline_and_first(self, draft: _Draft, text: str) -> None:
        gold = draft.gold
        printed, outlet = self.datelines.deal()
        if outlet:
            raw = shown(printed + "x").removesuffix("x").strip()
            gold.dateline = {"raw": raw, "outlet": outlet, "place": None}
        if self.chance(0.1):
            plain = re.sub(r"</?strong>", "", printed)
            draft.blocks.append(draft.editor.paragraph(f"<strong>{plain}{text}</strong>"))
            gold.lead = shown(text)
            gold.features.append("lead")
        else:
            draft.blocks.append(draft.editor.paragraph(printed + self.decorate(text)))
            gold.paragraphs.append(shown(text))

    def decorate(self, text: str) -> str:
        """Return `text` with now and then a bold name, or a glitch of white space."""
        if self.chance(0.15):
            text = re.sub(
                r"((?:Ông|ông|Bà|bà|anh|chị) \w+(?: \w+){1,2})",
                r"<strong>\1</strong>",
                text,
                count=1,
            )
        if self.chance(0.25):
            places = [at for at, sign in enumerate(text) if sign == " " and "<" not in text]
            for at in sorted(self.random.sample(places, min(3, len(places))), reverse=True):
                blank = self.random.choice((f" {NBSP}", f"{NBSP} ", NBSP, "&nbsp; ", "  "))
                text = text[:at] + blank + text[at + 1 :]
        return text

    def put_extra(self, draft: _Draft, extra: str) -> None:
        """Put something between two paragraphs of an article."""
        gold, editor, words, random = draft.gold, draft.editor, draft.words, self.random
        gold.features.append(extra)
        if extra == "heading":
            text = random.choice(phrases.HEADINGS)
            draft.blocks.append(editor.heading(text))
            gold.paragraphs.append(text)
        elif extra == "items":
            texts = [words(text) for text in random.sample(phrases.LIST_ITEMS, 3)]
            draft.blocks += [editor.paragraph(phrases.LIST_OPENING), editor.items(texts)]
            gold.paragraphs += [phrases.LIST_OPENING, *texts]
        elif extra in ("quote", "verse"):
            text = random.choice(phrases.VERSES)
            draft.blocks.append(editor.quote(text))
            gold.paragraphs.append(text)
        elif extra == "table":
            places = random.sample(phrases.COMMUNES, 3)
            rows = [
                phrases.TABLE_HEAD,
                *(
                    (x, str(random.randrange(20, 400)), str(random.randrange(5, 90)))
                    for x in places
                ),
            ]
            draft.blocks.append(editor.table(rows))
            gold.paragraphs += [" | ".join(row) for row in rows]
        elif extra == "related":
            title = words(random.choice(random.choice(phrases.TOPICS).titles))
            link = f'<a href="{{{{home}}}}/tin-tuc/xa-hoi/{slug(title)}/">{title}</a>'
            form = random.choice(
                (f"<strong>Xem thêm: {link}</strong>", f"&gt;&gt; {link}", f"Đọc thêm: {link}")
            )
            draft.blocks.append(editor.paragraph(form))
        else:
            self.put_video(draft)

    def put_video(self, draft: _Draft) -> None:
        day = draft.gold.published[:10].replace("-", "/")[:7]
        file = f"/wp-content/uploads/{day}/ts-{draft.number:04}.mp4"
        form = self.random.choice(("player", "shortcode", "youtube"))
        if form == "player":
            url = f"http://media.kontumtv.vn/vod/{day}/ts-{draft.number:04}.mp4"
            embed = f"http://kontumtv.vn/player/index.html?l={url}&i=logo.png"
            html = (
                f'<center><iframe src="{escape(embed)}" width="600" height="370" '
                'frameborder="0" scrolling="no"></iframe></center>'
            )
            draft.gold.videos.append({"url": url, "embed_url": embed})
        elif form == "shortcode":
            html = f'[video width="640" height="360" mp4="{{{{home}}}}{file}"][/video]'
            draft.gold.videos.append({"url": file, "embed_url": None})
        else:
            embed = f"https://www.youtube.com/embed/kRt{draft.number:04}tinh_-"
            html = (
                f'<p><iframe width="560" height="315" src="{embed}" allowfullscreen></iframe></p>'
            )
            draft.gold.videos.append({"url": None, "embed_url": embed})
        draft.gold.features.append(f"video: {form}")
        draft.blocks.append(draft.editor.raw(html))

    def picture(self, draft: _Draft, topic: Topic, place: int) -> Picture:
        """Return a new picture with a caption of the topic's, sometimes with a credit."""
        month = draft.gold.published[:7].replace("-", "/")
        caption = draft.words(self.random.choice(topic.captions))
        return Picture(
            f"/wp-content/uploads/{month}/{slug(caption)}-{draft.number}-{place}.jpg",
            caption=caption,
            credit=self.random.choice(phrases.PEN_NAMES) if self.chance(0.25) else None,
            alt=caption if self.chance(0.5) else None,
        )

    def put_picture(self, draft: _Draft, picture: Picture) -> None:
        form = self.captions.deal()
        if form == "shortcode" and isinstance(draft.editor, BlockEditor):
            form = "figure"
        if self.chance(0.1):
            picture.caption = picture.credit = None
            html = draft.editor.raw(f'<p style="text-align: center;">{_img(picture)}</p>')
            form = "none"
        else:
            html = CAPTIONS[form](draft.editor, picture)
        draft.gold.features.append(f"caption: {form}")
        draft.blocks.append(html)
        draft.gold.images.append(picture)

    def put_byline(self, draft: _Draft, closing: str) -> None:
        """Put a byline below the last block, the paragraph `closing`, or into it."""
        gold, editor = draft.gold, draft.editor
        form, people, agencies = self.bylines.deal()
        a, b = self.random.sample(phrases.PEN_NAMES, 2)
        names = {"a": a, "b": b, "A": a.upper(), "B": b.upper()}
        line = form.format(**names)
        place = self.places.deal()
        if place == AFTER_BREAK:
            draft.blocks[-1] = editor.paragraph(f"{closing}<br />\n<strong>{line}</strong>")
        else:
            draft.blocks.append(BYLINE_PLACES[place](editor, line))
        gold.byline = shown(line)
        gold.authors = [{"name": names[key], "roles": roles} for key, roles in people.items()]
        gold.agencies = list(agencies)
        gold.features += [f"byline: {form}", f"byline place: {place}"]

    def video_only(self, draft: _Draft, topic: Topic) -> None:
        self.put_video(draft)
        draft.gold.kind = "video"

    def audio_only(self, draft: _Draft, topic: Topic) -> None:
        month = draft.gold.published[:7].replace("-", "/")
        file = f"/wp-content/uploads/{month}/phat-thanh-{draft.number:04}.mp3"
        draft.blocks.append(draft.editor.raw(f'[audio mp3="{{{{home}}}}{file}"][/audio]'))
        draft.gold.audios.append({"url": file, "embed_url": None})
        draft.gold.kind = "audio"

    def photos_only(self, draft: _Draft, topic: Topic) -> None:
        for place in range(self.random.randrange(2, 5)):
            self.put_picture(draft, self.picture(draft, topic, place + 1))
        draft.gold.kind = "gallery"

    def gallery(self, draft: _Draft, topic: Topic) -> None:
        pictures = [self.picture(draft, topic, place + 1) for place in range(3)]
        for picture in pictures:
            picture.credit = None
        draft.post["images"] = [_media(picture) for picture in pictures]
        draft.gold.images += pictures
        draft.gold.kind = "gallery"
        numbers = ",".join(f"{{{{id:{place + 1}}}}}" for place in range(3))
        draft.blocks.append(draft.editor.raw(f'[gallery ids="{numbers}" link="file" size="full"]'))

    def minority(self, draft: _Draft, topic: Topic) -> None:
        language = draft.post["sections"][-1][-1]
        for _ in range(self.random.randrange(3, 6)):
            sentences = [self.string_together(language, 18) + "." for _ in range(2)]
            text = " ".join(sentences)
            draft.blocks.append(draft.editor.paragraph(text))
            draft.gold.paragraphs.append(shown(text))
        draft.gold.language = None

    def string_together(self, language: str, length: int) -> str:
        stock = phrases.MINORITY_WORDS[language].split()
        words = self.random.choices(stock, k=length)
        return " ".join([words[0].capitalize(), *words[1:]])

    def notice(self, draft: _Draft, topic: Topic) -> None:
        text = draft.words("Chi tiết xem tại bảng tin của {xa}...")
        draft.blocks.append(draft.editor.paragraph(text))
        draft.gold.paragraphs.append(shown(text))

    # What surrounds the body

    def finish(self, draft: _Draft, special: str, topic: Topic, published: datetime) -> None:
        post, gold, random = draft.post, draft.gold, self.random
        if self.chance(0.6):
            gold.tags = sorted(random.sample(topic.tags, random.randrange(1, len(topic.tags))))
            post["tags"] = gold.tags
        if self.chance(0.12):
            gold.comments = random.sample(phrases.COMMENTS, random.randrange(1, 3))
            post["comments"] = [
                {
                    "author": random.choice(("Bạn đọc", "Nguyễn Thị Lựu", "A Vinh")),
                    "text": text,
                    "date": (published + timedelta(hours=hours + 1)).isoformat(),
                }
                for hours, text in enumerate(gold.comments)
            ]
        if self.chance(0.15):
            later = published + timedelta(minutes=random.randrange(20, 6000))
            post["modified"] = gold.modified = later.isoformat()
            gold.features.append("edited")
        if special in ("draft", "private"):
            post["status"] = special
        elif special == "future":
            post["date"] = "2099-01-01T07:00:00+07:00"
            post["status"] = "future"
        elif special == "sticky":
            post["sticky"] = True
        elif special == "password":
            post["password"] = "mat-khau"
            self.close(gold)
        if self.chance(0.08):
            post["body"] = unicodedata.normalize("NFD", post["body"])
            gold.features.append("decomposed body")
        if self.chance(0.04):
            post["title"] = unicodedata.normalize("NFD", post["title"])
            gold.features.append("decomposed title")

    def close(self, gold: Gold) -> None:
        """Take from the gold what a password keeps from the visitor."""
        gold.lead = gold.dateline = gold.byline = None
        gold.paragraphs, gold.authors, gold.agencies = [], [], []
        gold.images, gold.videos, gold.comments = [], [], []


def _media(picture: Picture) -> dict[str, Any]:
    return {
        "file": picture.file,
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt or "",
        "caption": picture.printed,
    }
