"""The families of markup, one class each: addresses, pagers and article pages as they have them."""

from __future__ import annotations

import hashlib
import json
from html import escape

from tests.newspapers.paper import SECTIONS, Paper, Piece


def paragraphs(texts: tuple[str, ...], style: str = "text-align:justify") -> str:
    return "".join(f'<p style="{style}">{escape(text)}</p>' for text in texts)


class Vdoc(Paper):
    """Base at a folder of templates; feeds by section; listings without sitemap."""

    family = "VDOC"
    outlet = "baotayninh"
    host = "baotayninh.vn"
    has_feeds = True

    def article(self, piece: Piece) -> str:
        return f"/{piece.slug}-a{piece.number}.html"

    def page(self, listing: str, number: int) -> str:
        return f"{listing}trang-{number}.html"

    def head(self, piece: Piece | None) -> str:
        return f'<base href="{self.origin}/templates/2020/">'

    def body(self, piece: Piece) -> str:
        related = "".join(
            f'<li><a href="{self.article(p)}">{escape(p.title)}</a></li>'
            for p in self.related(piece)
        )
        first, *rest = piece.paragraphs
        return f"""<div class="breadcrumb"><a href="/">Trang chủ</a>
            <a href="{self.section(piece.section)}">{SECTIONS[piece.section][0]}</a></div>
            <div class="col-left"><h1 class="titledetail">{escape(piece.title)}</h1>
            <div class="pubdate fleft">{piece.published:%d/%m/%Y - %H:%M}</div>
            <div id="newscontents"><div class="fontd fw600 justify">{escape(piece.lead)}</div>
            <div class="content-fck">{paragraphs((first,))}
            <table class="image center"><tbody><tr><td><img src="/image/{piece.number}.jpg" alt=""></td></tr>
            <tr><td class="image_desc">Quang cảnh buổi làm việc sáng nay.</td></tr></tbody></table>
            {paragraphs(tuple(rest))}
            <p style="text-align:right"><strong>{piece.author}</strong></p></div></div>
            <div class="chiase">Chia sẻ bài viết</div>
            <div class="tinlienquan"><h3>Tin liên quan</h3><ul>{related}</ul></div></div>"""


class HexId(Paper):
    """A sitemap for each month; the lead is the body's first paragraph, in bold."""

    family = "hex-id"
    outlet = "baodongnai"
    host = "baodongnai.com.vn"
    has_sitemap = True

    def article(self, piece: Piece) -> str:
        hex7 = hashlib.sha256(str(piece.number).encode()).hexdigest()[:6] + "1"
        month = f"{piece.published:%Y%m}"
        return f"/{SECTIONS[piece.section][1]}/{month}/{piece.slug}-{hex7}/"

    def body(self, piece: Piece) -> str:
        return f"""<div class="article_content"><ul class="breadcrumb"><li>
            <a href="{self.section(piece.section)}">{SECTIONS[piece.section][0]}</a></li></ul>
            <h1 class="title">{escape(piece.title)}</h1>
            <div class="date">{piece.published:%H:%M, %d/%m/%Y}</div>
            <div class="content content-detail" id="content"><div class="td-post-content">
            <p style="text-align: justify;"><strong>{escape(piece.lead)}</strong></p>
            {paragraphs(piece.paragraphs[:1])}
            <p style="text-align: center;"><img src="/dataimages/202404/original/{piece.number}.jpg"></p>
            {paragraphs(piece.paragraphs[1:])}
            <p style="text-align: right;"><strong>{piece.author}</strong></p></div></div>
            <div class="tags"><a href="/tag/tin-tinh/">tin tỉnh</a></div></div>"""


class HexIdListings(HexId):
    """The same without sitemap."""

    has_sitemap = False


class PostId(Paper):
    """JSON-LD that knows the day alone; tags that look like articles; more behind a link."""

    family = "post-id"
    outlet = "baogialai"
    host = "baogialai.com.vn"

    def article(self, piece: Piece) -> str:
        return f"/{piece.slug}-post{piece.number}.html"

    def page(self, listing: str, number: int) -> str:
        return f"{listing}?page={number}"

    def pager(self, listing: str, number: int, last: int) -> str:
        if number == last:
            return ""
        return f'<a class="loadmore" href="{self.page(listing, number + 1)}">Xem thêm</a>'

    def head(self, piece: Piece | None) -> str:
        if piece is None:
            return ""
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": piece.title,
            "datePublished": f"{piece.published:%Y-%m-%d}",
            "author": {"@type": "Organization", "name": "Báo Gia Lai"},
        }
        return f'<script type="application/ld+json">{json.dumps(data)}</script>'

    def body(self, piece: Piece) -> str:
        return f"""<article class="article"><div class="breadcrumb">
            <a href="{self.section(piece.section)}">{SECTIONS[piece.section][0]}</a></div>
            <h1 class="article__title cms-title">{escape(piece.title)}</h1>
            <div class="article__meta"><time class="time" datetime="{piece.published:%Y-%m-%dT%H:%M}">
            {piece.published:%d/%m/%Y %H:%M}</time></div>
            <div class="article__sapo cms-desc">{escape(piece.lead)}</div>
            <div class="article__body zce-content-body cms-body" itemprop="articleBody">
            {paragraphs(piece.paragraphs[:1])}
            <figure><img class="cms-photo" data-src="/uploads/{piece.number}.jpg" alt=""><figcaption>
            <em>Một góc chợ phiên.</em></figcaption></figure>
            <div class="article__related cms-relate"><a href="{self.article(self.related(piece)[0])}">
            {escape(self.related(piece)[0].title)}</a></div>
            {paragraphs(piece.paragraphs[1:])}<p class="cms-author" style="text-align:right">
            <strong>{piece.author}</strong></p></div>
            <div class="article__tag"><a href="/chuyen-dong-tin-tinh-hom-nay-tag55.html">tin tỉnh</a></div>
            </article>"""


class OneCdn(Paper):
    """A sitemap of the last two days alone; sections without a slash; pages as steps."""

    family = "1cdn"
    outlet = "baohaiphong"
    host = "baohaiphong.vn"
    has_news_sitemap = True

    def article(self, piece: Piece) -> str:
        return f"/{piece.slug}-{piece.number}.html"

    def section(self, number: int) -> str:
        return f"/{SECTIONS[number][1]}"

    def page(self, listing: str, number: int) -> str:
        return f"{listing}/p{number}"

    def body(self, piece: Piece) -> str:
        return f"""<div class="b-maincontent"><div class="c-detail-head">
            <div class="breadcrumb"><a href="{self.section(piece.section)}">
            {SECTIONS[piece.section][0]}</a></div></div>
            <div class="sc-longform-header"><h1 class="sc-longform-header-title">{escape(piece.title)}</h1>
            <div class="sc-longform-header-meta"><span class="sc-longform-header-author">{piece.author}</span>
            <span class="sc-longform-header-date">{piece.published:%H:%M %d/%m/%Y}</span></div>
            <p class="sc-longform-header-sapo">{escape(piece.lead)}</p></div>
            <article class="entry entry-no-padding">{paragraphs(piece.paragraphs[:2])}
            <figure class="expNoEdit"><img src="https://cdn.1cdn.vn/bao/{piece.number}.jpg" alt="">
            <figcaption><p>Ghe hàng rạng sáng.</p></figcaption></figure>
            {paragraphs(piece.paragraphs[2:])}<p class="author">{piece.author}</p></article></div>"""


class Bbg(Paper):
    """One ``<div>`` with breaks for paragraphs; an arrow to the next page."""

    family = "bbg"
    outlet = "baobacninh"
    host = "baobacninhtv.vn"

    def article(self, piece: Piece) -> str:
        return f"/{piece.slug}-postid{piece.number}.bbg"

    def section(self, number: int) -> str:
        return f"/{SECTIONS[number][1]}"

    def page(self, listing: str, number: int) -> str:
        return f"{listing}?trang={number}"

    def pager(self, listing: str, number: int, last: int) -> str:
        if number == last:
            return ""
        return f'<a href="{self.page(listing, number + 1)}" title="Trang sau">»</a>'

    def body(self, piece: Piece) -> str:
        text = "<br><br>".join(map(escape, piece.paragraphs))
        return f"""<div class="news-detail"><div class="breadcrumb">
            <a href="{self.section(piece.section)}">{SECTIONS[piece.section][0]}</a></div>
            <h1 class="news-title">{escape(piece.title)}</h1>
            <div class="news-time">{piece.published:%H:%M ngày %d/%m/%Y}</div>
            <div class="news_detail_sapo"><p>{escape(piece.lead)}</p></div>
            <div class="news-details__content link_content">
            <div style="text-align:justify">{text}<br><br></div>
            <div style="text-align:right"><b>{piece.author}</b></div></div></div>"""


class Aspx(Paper):
    """Sections are numbers, articles stand under a week; tables and fonts for layout."""

    family = "aspx"
    outlet = "baoyenbai"
    host = "baoyenbai.com.vn"

    def article(self, piece: Piece) -> str:
        words = "_".join(word.capitalize() for word in piece.slug.split("-"))
        return f"/{11 + piece.section}/{piece.number}/{words}.aspx"

    def section(self, number: int) -> str:
        return f"/{11 + number}/"

    def page(self, listing: str, number: int) -> str:
        return f"{listing}?page={number}"

    def head(self, piece: Piece | None) -> str:
        return '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'

    def html(self, title: str, main: str, piece: Piece | None = None) -> str:
        page = super().html(title, main, piece)
        form = '<form method="post" action="default.aspx"><input type="hidden" name="__VIEWSTATE">'
        return page.replace("<body>", f"<body>{form}").replace("</body>", "</form></body>")

    def body(self, piece: Piece) -> str:
        text = "".join(
            f'<p><font face="Arial" size="2">{escape(text)}</font></p>' for text in piece.paragraphs
        )
        return f"""<table width="1000"><tr><td width="700" valign="top"><table>
            <tr><td><h1 class="title">{escape(piece.title)}</h1></td></tr>
            <tr><td><span class="ngaydang">Cập nhật lúc {piece.published:%H:%M %d/%m/%Y} (GMT+7)</span></td></tr>
            <tr><td><b>{escape(piece.lead)}</b></td></tr>
            <tr><td class="content">{text}<p align="right"><b>{piece.author}</b></p></td></tr></table></td>
            <td width="300" valign="top"><b>Tin mới</b><br>
            <a href="{self.article(self.related(piece)[0])}">{escape(self.related(piece)[0].title)}</a></td>
            </tr></table>"""


class Uploads(Paper):
    """Sections and articles both end in a number."""

    family = "uploads"
    outlet = "baokontum"
    host = "baokontum.com.vn"

    def article(self, piece: Piece) -> str:
        return f"/{SECTIONS[piece.section][1]}/{piece.slug}-{piece.number}.html"

    def section(self, number: int) -> str:
        return f"/{SECTIONS[number][1]}-{12 + number}.html"

    def page(self, listing: str, number: int) -> str:
        return f"{listing}?page={number}"

    def body(self, piece: Piece) -> str:
        return f"""<div class="main-content"><div class="breadcrumb">
            <a href="{self.section(piece.section)}">{SECTIONS[piece.section][0]}</a></div>
            <h1 class="news-title">{escape(piece.title)}</h1>
            <p class="date-contentL">{piece.published:%d/%m/%Y, %H:%M} (GMT+7)</p>
            <div id="content"><p><strong>{escape(piece.lead)}</strong></p>
            {paragraphs(piece.paragraphs)}
            <p><img src="/uploads/Image/2022/02/12/{piece.number}.jpg"></p>
            <p style="text-align:center"><em>Keo vật chung kết</em></p>
            <p style="text-align:right"><strong>{piece.author}</strong></p></div></div>"""


class Unheard(Paper):
    """A CMS nobody has heard of: no numbers anywhere, slugs below sections, dates in the text."""

    family = "không tên"
    outlet = ""
    host = "baolang.example"

    def head(self, piece: Piece | None) -> str:
        path = self.article(piece) if piece else "/"
        name = '<meta property="og:site_name" content="Báo Làng">'
        return f'{name}<link rel="canonical" href="{self.origin}{path}">'

    def article(self, piece: Piece) -> str:
        return f"/tin-bai/{SECTIONS[piece.section][1]}/{piece.slug}"

    def section(self, number: int) -> str:
        return f"/chuyen-trang/{SECTIONS[number][1]}"

    def page(self, listing: str, number: int) -> str:
        return f"{listing}/trang/{number}"

    def body(self, piece: Piece) -> str:
        return f"""<main><h1>{escape(piece.title)}</h1><p class="time">{piece.published:%d/%m/%Y %H:%M}</p>
            <div class="editor-content"><p><strong>{escape(piece.lead)}</strong></p>
            {paragraphs(piece.paragraphs)}<p style="text-align:right"><em>{piece.author}</em></p>
            </div></main>"""


class Flat(Paper):
    """Nothing but numbers tells sections from articles; all links name the site's own host."""

    family = "phẳng"
    outlet = ""
    host = "baophang.example"

    def head(self, piece: Piece | None) -> str:
        path = self.article(piece) if piece else "/"
        return f'<link rel="canonical" href="{self.origin}{path}">'

    def article(self, piece: Piece) -> str:
        return f"/{piece.slug}-{piece.number}.html"

    def section(self, number: int) -> str:
        return f"/{SECTIONS[number][1]}-{1 + number}.html"

    def page(self, listing: str, number: int) -> str:
        return listing.replace(".html", f"-p{number}.html")

    def html(self, title: str, main: str, piece: Piece | None = None) -> str:
        return super().html(title, main, piece).replace('<a href="/', f'<a href="{self.origin}/')

    def body(self, piece: Piece) -> str:
        return f"""<div class="detail"><h1>{escape(piece.title)}</h1>
            <div class="ngaydang">Thứ bảy, {piece.published:%d/%m/%Y, %H:%M} (GMT+7)</div>
            <h2 class="mota">{escape(piece.lead)}</h2>
            <div class="noidung">{paragraphs(piece.paragraphs)}
            <div class="tacgia" style="text-align:right"><strong>{piece.author}</strong></div></div></div>"""


FAMILIES = (Vdoc, HexId, HexIdListings, PostId, OneCdn, Bbg, Aspx, Uploads)
