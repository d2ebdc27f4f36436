"""A newspaper of a few sections: what every family has, and what each does in its own way.

The texts are those of the invented newsroom. A family says how it spells addresses and what
its pages look like; the rest (front page, menus, listings, pagers, what is no article) is alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from tests.hostile import XML, Answer, Hostile, Script
from tests.wordpress import newsroom

SECTIONS = (
    ("Chính trị", "chinh-tri"),
    ("Kinh tế", "kinh-te"),
    ("Văn hóa - Du lịch", "van-hoa-du-lich"),
    ("Bảo vệ nền tảng tư tưởng của Đảng", "bao-ve-nen-tang-tu-tuong-cua-dang"),
)
ON_A_PAGE = 4
STATIC = ("/gioi-thieu", "/lien-he.html", "/dieu-khoan-su-dung", "/video", "/login", "/rss.html")


@dataclass(frozen=True)
class Piece:
    """An article: what stands in it, and where."""

    number: int
    title: str
    slug: str
    section: int
    published: datetime
    lead: str
    paragraphs: tuple[str, ...]
    author: str


def pieces(count: int) -> list[Piece]:
    """Return `count` articles, the newest first; one of each dozen has a short headline."""
    found: list[Piece] = []
    for story in newsroom.write(300):
        gold = story.gold
        if gold is None or gold.kind != "article" or gold.language != "vi":
            continue
        texts = [text for text in gold.paragraphs if len(text) > 60]
        if len(texts) < 3 or not gold.authors or any(gold.title == p.title for p in found):
            continue
        number = len(found)
        title = "Mùa lúa chín" if number == 7 else gold.title
        found.append(
            Piece(
                number=31_000 + 17 * (count - number),
                title=title,
                slug=newsroom.slug(title),
                section=number % len(SECTIONS),
                published=datetime.fromisoformat(gold.published),
                lead=texts[0],
                paragraphs=tuple(texts[1:4]),
                author=gold.authors[0]["name"],
            )
        )
        if len(found) == count:
            return found
    raise AssertionError(f"the newsroom has only {len(found)} such stories")


class Paper:
    """A newspaper on one family's CMS. Subclasses say how it spells and shows things."""

    family: str
    outlet: str
    """The outlet that states the family's facts."""
    host: str
    encoding = "utf-8"
    has_sitemap = False
    has_news_sitemap = False
    has_feeds = False

    def __init__(self, count: int = 36) -> None:
        self.pieces = pieces(count)

    # How things are spelled.

    def article(self, piece: Piece) -> str:
        """Return path and query of an article."""
        raise NotImplementedError

    def section(self, number: int) -> str:
        """Return path and query of a section's listing."""
        return f"/{SECTIONS[number][1]}/"

    def page(self, listing: str, number: int) -> str:
        """Return path and query of page `number`, from 2, of a listing."""
        return f"{listing}?page={number}"

    def pager(self, listing: str, number: int, last: int) -> str:
        """Return the links from page `number` of a listing to its others."""
        links = []
        for other in range(max(1, number - 2), min(last, number + 2) + 1):
            if other == number:
                links.append(f'<span class="active">{other}</span>')
            else:
                href = listing if other == 1 else self.page(listing, other)
                links.append(f'<a href="{escape(href)}">{other}</a>')
        return f'<div class="pagination">{"".join(links)}</div>'

    # What pages look like.

    def body(self, piece: Piece) -> str:
        """Return the column of an article from its headline to its tags."""
        raise NotImplementedError

    def head(self, piece: Piece | None) -> str:
        """Return what the family puts into the head, but for charset and title."""
        return ""

    def related(self, piece: Piece) -> list[Piece]:
        """Return other articles of the section, as lists beside an article show them."""
        return [p for p in self.pieces if p.section == piece.section and p is not piece][:4]

    def teaser(self, piece: Piece) -> str:
        """Return an article as listings show it: a picture, a headline and a line of the lead."""
        href = escape(self.article(piece))
        return (
            f'<div class="item"><a href="{href}"><img src="/thumb/{piece.number}.jpg" alt=""></a>'
            f'<h3><a href="{href}" title="{escape(piece.title)}">{escape(piece.title)}</a></h3>'
            f"<p>{escape(piece.lead[:120])}…</p></div>"
        )

    def html(self, title: str, main: str, piece: Piece | None = None) -> str:
        menu = "".join(
            f'<li><a href="{escape(self.section(n))}">{name}</a></li>'
            for n, (name, _) in enumerate(SECTIONS)
        )
        most_read = "".join(
            f'<li><a href="{escape(self.article(p))}">{escape(p.title)}</a></li>'
            for p in self.pieces[5:8]
        )
        foot = "".join(f'<a href="{path}">{path.strip("/")}</a> ' for path in STATIC)
        return (
            f'<!DOCTYPE html><html lang="vi"><head><meta charset="{self.encoding}">'
            f"<title>{escape(title)}</title>{self.head(piece)}</head><body>"
            f'<div class="header"><a href="/">Trang chủ</a><span class="clock">Thứ hai, 23/11/2026</span>'
            f'<ul class="menu">{menu}</ul></div>{main}'
            f'<div class="most-read"><h4>Tin đọc nhiều</h4><ul>{most_read}</ul></div>'
            f'<div class="footer">{foot}<p>Giấy phép số 22/GP-BTTTT ngày 01/02/2013</p></div>'
            "</body></html>"
        )

    # What is served.

    def listing(self, title: str, path: str, number: int, chosen: Sequence[Piece]) -> Answer:
        last = -(-len(chosen) // ON_A_PAGE)
        if not 1 <= number <= max(last, 1):
            return Answer("Không tìm thấy", status=404)
        shown = chosen[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        main = "".join(map(self.teaser, shown)) + self.pager(path, number, last)
        return self.shown(f"{title} - Báo {self.family}", f"<h1>{title}</h1>{main}")

    def shown(self, title: str, main: str, piece: Piece | None = None) -> Answer:
        page = self.html(title, main, piece).encode(self.encoding)
        return Answer(page, f"text/html; charset={self.encoding}")

    def front(self) -> Answer:
        """The front page: the newest of each section, and no more."""
        main = "".join(
            f'<h2><a href="{escape(self.section(n))}">{name}</a></h2>'
            + "".join(self.teaser(p) for p in [p for p in self.pieces if p.section == n][:2])
            for n, (name, _) in enumerate(SECTIONS)
        )
        return self.shown(f"Báo {self.family}", main)

    def answers(self) -> Iterator[tuple[str, Answer]]:
        """Yield path with query and answer of everything but the listings."""
        yield "/", self.front()
        for piece in self.pieces:
            yield self.article(piece), self.shown(piece.title, self.body(piece), piece)
        for path in STATIC:
            yield path, self.shown("Giới thiệu", "<p>Tòa soạn: số 1 đường Bờ Sông.</p>")
        newest = [(self.article(p), p) for p in self.pieces[:5]]
        if self.has_feeds:
            feed = "".join(
                f"<item><title>{escape(p.title)}</title><link>{self.origin}{escape(path)}</link></item>"
                for path, p in newest
            )
            links = '<a href="/rss/tin-moi.rss">Tin mới</a>'
            yield "/rss.html", self.shown("RSS", links)
            yield (
                "/rss/tin-moi.rss",
                Answer(f'<rss version="2.0"><channel>{feed}</channel></rss>', XML),
            )
        if self.has_news_sitemap:
            yield "/robots.txt", Answer(f"Sitemap: {self.origin}/sitemap-news.xml", "text/plain")
            yield "/sitemap-news.xml", self._sitemap([path for path, _ in newest], news=True)
        if self.has_sitemap:
            months = sorted({f"{p.published:%Y-%m}" for p in self.pieces})
            inner = "".join(
                f"<sitemap><loc>{self.origin}/sitemap-article-{m}.xml</loc></sitemap>"
                for m in months
            )
            sections = [self.section(n) for n in range(len(SECTIONS))]
            yield "/sitemap-category.xml", self._sitemap(sections)
            inner += f"<sitemap><loc>{self.origin}/sitemap-category.xml</loc></sitemap>"
            yield "/sitemap.xml", Answer(f"<sitemapindex>{inner}</sitemapindex>", XML)
            for month in months:
                paths = [self.article(p) for p in self.pieces if f"{p.published:%Y-%m}" == month]
                yield f"/sitemap-article-{month}.xml", self._sitemap(paths)

    def _sitemap(self, paths: Sequence[str], *, news: bool = False) -> Answer:
        mark = "<news:news><news:title>Tin</news:title></news:news>" if news else ""
        urls = "".join(f"<url><loc>{self.origin}{escape(p)}</loc>{mark}</url>" for p in paths)
        return Answer(
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
            f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>',
            XML,
        )

    @property
    def origin(self) -> str:
        """The outlet's own address, as the site's files name it."""
        return f"https://{self.host}"

    def script(self) -> Script:
        """Return what the server answers."""
        answers = dict(self.answers())
        listings: dict[str, tuple[int, int]] = {}
        for section in range(len(SECTIONS)):
            listing = self.section(section)
            listings[listing] = (section, 1)
            for number in range(2, 30):
                listings[self.page(listing, number)] = (section, number)

        def script(_: Hostile, target: str) -> Answer | None:
            if target in answers:
                return answers[target]
            if target in listings:
                section, number = listings[target]
                chosen = [p for p in self.pieces if p.section == section]
                return self.listing(SECTIONS[section][0], self.section(section), number, chosen)
            return None

        return script
