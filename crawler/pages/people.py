"""Who is named: author lines the page prints, authors it declares, the CMS account."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import zip_longest
from unicodedata import normalize

from lxml import etree

from crawler.pages.dates import has_date
from crawler.pages.declared import types
from crawler.pages.furniture import AUTHOR, WRITER
from crawler.pages.page import VIETNAMESE, Page
from crawler.pages.states import ABOUT, AROUND, LINK, SILENT
from crawler.pages.text import fold
from crawler.pages.title import declared_site_name
from crawler.pages.wordpress_layout import WORDPRESS

_LONGEST = 160
_WRITTEN = (
    "(?:escrito|redactado|publicado|geschrieben|verfasst|veröffentlicht|écrit|rédigé|publié|posté"
    "|scritto|pubblicato|geschreven|geplaatst|ditulis|texto?|texte|testo|artículo|artikel|articolo)"
)
_POSTED_ON = r"(?:posted|published|written|submitted)\s(?:on\s)?(?=[^|]{0,40}\d)[^|]{4,50}?"
_BY = re.compile(
    rf"^\W*(?:{_POSTED_ON}\sby\b|words\s?:"
    r"|(?:[\w ]{0,20}\bwritten|article|story|text|words|posted|published|reported|contributed|authored|edited)?\s*by\b|authors?(?:\(s\)|\b)|written\b|tác giả\b|người viết\b|bởi(?:\s|$)"
    rf"|(?:{_WRITTEN}\s)?(?:por|von|par|door|oleh)[:\s]|(?:{_WRITTEN}\s)?(?:di|da):?\s(?=\w+\s+\w)|(?:autor(?:in|a|e|es)?|auteur)\s?:)\s*[:\-–]?\s*",
    re.I,
)
"""What opens an author line: English, Vietnamese, and the languages that WordPress prints most."""
_TAIL = re.compile(
    r"\s*(?:[|•·/]|\s[-–—]\s|,?\s\b(?:on|in|at|am|le|el|il|em|en|op|published|updated|posted|last)\b)\s*(?=.*\d).*$"
    r"|,?\s*(?:\w{3,9}\s+\d{1,2},?\s+\d{4}|\d{1,2}\.?\s(?:de\s)?\w{3,10}\.?,?\s(?:de\s)?\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}).*$|\s*[|•·].*$|\s+on behalf of\b.*$|[\W\s]+(?:(?:medically |expert )?reviewed|edited|fact[- ]checked|updated|published)\b.*$",
    re.I,
)
_DATE_AHEAD = re.compile(r"^\D{0,20}\d[^|•·⋅]{0,30}\d{4}\s*[|•·⋅]\s*(?=[^\W\d])")
_IN_SECTION = re.compile(r"\s+in\s.*$")
"""Behind a name beside a date: "Dana Roe in Gardens"."""
_NO_NAME = re.compile(
    r"(?:on|in|at|of|from|for|with|full bio|bio|the authors?|authors?|name|by|written|published|updated|last|last updated.*|posted|editor|editorial|staff|admin|share|follow|menu|home|more|more about.*|read more|view all.*|see all.*|hide all|show all|all posts.*|learn more|about.*|contributors?|reviewed|fact.checked|guest|unknown|anonymous|por|von|par|di|da|door|oleh|av|af|(?:publiée?|veröffentlicht|publicado|publicada|pubblicato|gepubliceerd|geplaatst|publicerad|posted) (?:le|am|el|em|il|op|on)|autor(?:in|a|e|es)?|auteur|redaktion|redacción|rédaction|redazione|(?:(?:được )?(?:viết|đăng) )?bởi|người (?:đăng|viết)|tác giả|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|.*@.*|https?:.*|.*\d.*)\W*",
    re.I,
)
_BY_WORD = re.compile(
    r"\s*(?:(?:(?:this (?:post|article|story|blog|piece) (?:was|is) )?(?:written|posted|article|story|words|text) )?by|author:|words:|tác giả|bởi)(?:\s|$|:)"
    rf"|\s*{_POSTED_ON}\sby\s"
    r"|\s*author(?:s|\(s\))?\s*$",
    re.I,
)
_PARTICLE = re.compile(rf"\s*(?:{_WRITTEN}\s)?(?:por|von|par|door|oleh|di|da)(?:\s|$)", re.I)
"""The same in other languages, where the words are of every sentence: only above the text."""
_DESCRIPTION = re.compile(r"desc(?:ription)?(?![a-z])|bio(?![a-z])", re.I)
"""In the name of a box that tells of the author."""
_COUNTED = '"pagePostAuthor"'
_COUNTED_AUTHOR = re.compile(rf'{_COUNTED}\s*:\s*"(?P<name>[^"\\]{{2,60}})"')
_BY_LABEL = re.compile(
    r"\b(?:by|von|par|por|da|di|door|przez|av|af|bởi|oleh|autore?|auteur|author|автор\w*|tác giả)\W*$",
    re.I,
)
"""How labels end behind which the author stands: of those that Yoast translates, and of boxes."""
_LABEL_ALONE = re.compile(r"\s*(?:authors?|author\(s\)|tác giả)\s*:?\s*", re.I)
"""A label whose author's name stands in an element of its own."""
_BEGINS = frozenset("bBwWpPaAtTsS")
"""The letters with which `_BY_WORD` begins: most texts need no more of a look."""
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|tac-gia|tacgia|contributors?|writers?|reporters?|bylines?|journalists?|auteurs?|autore?s?|autori)/[^/?#]"
    r"|[?&]_?(?:authors?|tacgia)=",
    re.I,
)
_LOOKED_AT = 600
"""Characters of an author line's element that are looked at."""
_BEHIND = 40
"""Elements behind the body among which a line beginning with "By" is sought."""
_DATE_LINE = 15
"""Elements behind the headline among which the line with the date is sought."""
_JOINERS = frozenset(
    ("-", "–", "—", ",", "&", "và", "and", "et", "und", "y", "e", "en", "og", "och")
)
"""What stands between the names of two who wrote, each in an element of its own."""
_PARTS = re.compile(r"\s*[|•·/]\s+|\s+[–—-]\s+")
_SIGNATURES = 3
"""Elements with text under the body among which a signature is sought."""
_LONGEST_SIGNATURE = 90
_SIGNED = re.compile(
    r"\W*(?:(?:tin|bài|ảnh|tác giả|thực hiện|pv|ctv|phóng viên|nhóm pv)\b[^:.?!]{0,20}:\s*\w|theo\s+\w)",
    re.I,
)
"""How a line opens that says who wrote, wherever on the page it stands."""
_ROLE_LED = re.compile(
    r"(?:bài|tin|tác giả|thực hiện|pv|ctv|phóng viên|người viết)\b[^:.?!\d]{0,20}:\s*[^\W\d_]", re.I
)
"""The same beside the date: a role, its colon and a name."""
_ROLE_AHEAD = re.compile(
    r"(?:bài|tin|lời|ảnh|hình|video|clip|đồ họa|thiết kế|trình bày|tác giả|thực hiện|nội dung)\b[^:.?!\d]{0,20}:\s*[^\W\d_]",
    re.I,
)
"""The same of what else names who made it, a part of the date's own line."""
_SOURCE_NAME = re.compile(r"(?:^|[\s_-])(?:source|nguon|nguontin)(?=$|[\s_-])")
_RIGHT = re.compile(r"(?:^|align\s*:\s*|float\s*:\s*)(?:right|end)\b", re.I)
_RIGHT_NAME = re.compile(r"(?:^|[\s_-])(?:text-|align-?)(?:right|end)(?=$|\s)", re.I)
_OTHER_WORK = re.compile(
    r"(?:reviewed|checked|edited|verified|vetted|approved|updated|photographs?|photos?|illustrations?|illustrated|translated|narrated)"
    r"(?:\s+\w+)?\s+by\W*$|\b(?:reviewer|editor|expert|contributor)s?\s*:\s*$|\bcontributions?\s+(?:from|by)\W*$|duyệt\W*$",
    re.I,
)
"""What stands before the name of somebody who did not write."""
_LETTERS = re.compile(r"[^\W\d_]{2}|[^\W\d_]\.")
_FAMILIES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương đinh trương trịnh".split()  # noqa: SIM905
)
"""Family names of most Vietnamese, but for those with which names of provinces and sections begin."""
_JOB = re.compile(
    r"\b(?:editor|writer|reporter|director|manager|founder|head|chief|officer|expert|specialist|team|staff|producer|author|of|at|from)\b",
    re.I,
)
"""What is said of a bearer, and is no other name."""
_BETWEEN = 60
"""Elements behind the headline and before the text whose author is the article's in any box."""
_LABEL = 6
"""Elements before a name among which its label is sought."""
_OUTLET = re.compile(
    r"\b(?:báo|tạp chí|đài|cổng|trang tin|online|điện tử|news)\b|\w\.[a-z]{2,}$", re.I
)
"""In a declared author's name: it is an outlet's."""
_ACCOUNT = re.compile(
    r"(?:wp|web|site)?[-_ ]?(?:admin(?:istrator)?|editors?|webmaster|user|root|manager)\d{0,4}",
    re.I,
)
"""What no person is called: the account with which a site was set up."""
_WHERE = re.compile(r"\s*(?:\([^()]*\)|/.*)\s*$")
"""Behind a name: where its bearer works, "(TTXVN)", "/TTXVN"."""
_BETWEEN_NAMES = re.compile(r"\s+[-–—&]\s+|\s*,\s+|\s+và\s+")
_EMPHASIS = frozenset(("b", "strong", "em", "i"))
_SECTIONS = frozenset(
    (
        "kinh tế", "xã hội", "văn hóa", "văn hoá", "thể thao", "giáo dục", "pháp luật", "thời sự", "thế giới", "đời sống",
        "du lịch", "sức khỏe", "công nghệ", "giải trí", "chính trị", "bạn đọc", "quốc tế", "nông nghiệp", "khoa học",
        "an ninh", "quốc phòng", "tin tức", "môi trường", "giao thông", "ẩm thực", "góc nhìn", "phóng sự", "ký sự",
        "văn nghệ", "thị trường", "doanh nghiệp", "tài chính", "bất động sản", "trong nước", "trong tỉnh", "địa phương",
        "bình luận", "chia sẻ", "lượt xem", "cập nhật", "tin mới", "trang chủ", "ý kiến", "đánh giá", "từ khóa", "liên hệ",
        "in bài", "in trang", "bản in", "gửi bài", "cỡ chữ", "nghe bài", "lưu bài", "đọc bài", "lưu tin", "gửi email",
        "thảo luận", "thông tin", "tin bài", "nhận xét", "yêu thích", "lưu lại", "sao chép", "tương tác", "cảm xúc", "báo in",
        "góp ý", "ủng hộ", "đầu trang", "về trang chủ", "hỏi đáp", "mới nhất", "tin nóng", "tin nổi bật", "bài mới", "nổi bật",
        "tuyển dụng", "rao vặt", "quay lại", "trở về", "đăng nhập", "đăng ký", "xem nhiều", "chuyên mục", "chủ đề", "sự kiện",
        "tòa soạn", "toà soạn", "bạn cần biết", "giới thiệu", "gửi bình luận", "gửi ý kiến", "tải về", "tải ứng dụng", "bài viết",
        "tin liên quan", "bài liên quan", "xem thêm", "đọc thêm", "đọc nhiều", "phản hồi", "theo dõi", "quảng cáo",
    )
)  # fmt: skip
"""Sections and labels that look like names in title case."""
_CLOSE = 15
"""Elements before and after the headline among which a portrait is sought."""
_PORTRAIT = 90
"""Characters of the longest box with a portrait, a name and what its bearer does."""
_SIDE_BY_SIDE = 12
"""Elements from one author's name to that of the next, at most."""
_SENTENCE = 80
"""Characters of running text that are more than a label."""
_NEAR = 120
"""Elements before and after the headline among which a line beginning with "By" is sought."""


@dataclass(frozen=True, slots=True)
class _Line:
    """An author line: what tells it (3 ``rel``, 2 a name or an address, 1 "By"), where, what."""

    kind: int
    at: int
    text: str
    score: float


@dataclass(slots=True)
class People:
    """What a page says of who wrote; nothing of it judged."""

    bylines: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)


def read_people(page: Page, title: etree._Element | None, body: etree._Element | None) -> People:
    """Return who the page names.

    On a Vietnamese WordPress the author link is the account that posted, for journalists sign in
    the body; elsewhere it is the byline.
    """
    people = People(named=declared_authors(page))
    layout = page.layout
    people.accounts = page.texts(page.select(layout.accounts))
    if page.is_vietnamese:
        # Whatever type a CMS gives them: the site, and what it declares as an organisation.
        people.accounts += dict.fromkeys([*_site_names(page), *_organisations(page)])
    people.bylines = page.texts(page.select(layout.bylines))
    if layout.accounts:
        people.accounts += people.named
    if not (layout.accounts or layout.bylines) and is_vietnamese_wordpress(page):
        layout = WORDPRESS
        people.accounts += page.texts(page.select(layout.accounts)) + people.named
        people.bylines = page.texts(page.select(layout.bylines))
    if layout.accounts:
        people.bylines += _beside_account(page, title, body, people)
        if not people.bylines and body is not None:
            shown = set(map(fold, people.accounts))
            signed = _signed_below(page, page.index.place[body])
            people.bylines = [line for line in signed if fold(line) not in shown]
    if layout.accounts or layout.bylines:
        return people
    site = set(map(fold, _site_names(page)))
    people.bylines = _shown(page, title, body, site)
    guessed = [] if people.bylines else _guessed(page, title, body)
    if people.bylines or guessed:
        people.named = [name for name in people.named if fold(name) not in site]
    known = [
        name
        for name in people.named
        if not (_OUTLET.search(name) or _ACCOUNT.fullmatch(name.strip()))
    ]
    people.bylines += [line for line in guessed if not known or any(n in line for n in known)]
    if not people.bylines and not people.named:
        people.named = _scripted_author(page)
    return people


def _site_names(page: Page) -> list[str]:
    """Return the names of the site and of its publisher: they write nothing."""
    declared = page.declared
    names = [declared_site_name(page), *declared.names(declared.article.get("publisher"))]
    return [name for name in names if name]


def _organisations(page: Page) -> list[str]:
    """Return the authors that JSON-LD declares as organisations."""
    value = page.declared.article.get("author")
    nodes = value if isinstance(value, list) else [value]
    return page.declared.names(
        [
            node
            for node in nodes
            if isinstance(node, dict) and any(kind.endswith("Organization") for kind in types(node))
        ]
    )


def is_vietnamese_wordpress(page: Page) -> bool:
    """Say whether the page is Vietnamese and made by WordPress."""
    generator = (page.declared.meta("generator") or "").lower()
    return page.is_vietnamese and (
        "wordpress" in generator or "https://api.w.org/" in page.declared.links
    )


def declared_authors(page: Page) -> list[str]:
    """Return the authors in structured data: JSON-LD, microdata, meta."""
    declared = page.declared
    names = declared.names(declared.article.get("author"))
    if not names:
        for el in page.index.itemprops.get("author", [])[:5]:
            inner = next((e for e in el.iterdescendants() if e.get("itemprop") == "name"), el)
            text = inner.get("content") or page.text_of(inner)
            if text and len(text) < _LONGEST and text not in names:
                names.append(text)
    for key in (
        "author",
        "article:author",
        "article:author_name",
        "dc.creator",
        "dcterms.creator",
        "sailthru.author",
        "parsely-author",
        "citation_author",
        "twitter:data1",
    ):
        if key == "twitter:data1" and not _BY_LABEL.search(declared.meta("twitter:label1") or ""):
            continue
        for name in declared.names(declared.metas.get(key, [])):
            if name not in names:
                names.append(name)
    return [name[found.end() :] if (found := _BY_WORD.match(name)) else name for name in names]


def _scripted_author(page: Page) -> list[str]:
    """Return the author whom a script gives to those who count visits.

    As the plugin does that most WordPress sites have for Google's Tag Manager.
    """
    for at in page.index.by_tag.get("script", ()):
        text = page.index.texts[at]
        if text and _COUNTED in text and (found := _COUNTED_AUTHOR.search(text)):
            return [found["name"]]
    return []


def _shown(
    page: Page, title: etree._Element | None, body: etree._Element | None, site: set[str]
) -> list[str]:
    """Return the author lines between title and end of the article, the likeliest first.

    A link to an author's page, an element named as authors are, a line that begins with "By".
    Several names side by side are one line; `site` are those of the site, which is no author
    beside another.
    """
    index, relations = page.index, page.relations
    place, states = index.place, page.states
    found: list[_Line] = []
    centre = place[title] if title is not None else place[body] if body is not None else 0
    text = _text_begins(page, centre, body)
    seen: set[int] = set()

    def is_told(at: int, kind: int) -> bool:
        return kind == 3 or _BY_LABEL.search(_before(page, at)) is not None

    def take(at: int, kind: int, label: str = "") -> None:
        el = index.elements[at]
        if at in seen or el in page.kept:
            return
        state = states[at]
        is_between = centre <= at <= min(text, centre + _BETWEEN)
        if state & AROUND and not is_between and not (state & ABOUT and is_told(at, kind)):
            return
        seen.add(at)
        pieces = index.strings(at, _LOOKED_AT)
        if label in pieces:
            pieces = pieces[pieces.index(label) :]  # what stands before it is another label's
        line = author_line(pieces)
        if line and not _OTHER_WORK.search(_before(page, at)):
            found.append(_Line(kind, at, line, kind - abs(at - centre) / 500))

    authors = {at for at, rel in relations.items() if "author" in rel}
    kinds = {at: 3 for at in authors if index.elements[at].get("href")}
    first, beyond = (bisect_left(page.links, (at,)) for at in (centre - _NEAR + 1, centre + _NEAR))
    kinds |= {
        at: 2
        for at, href in page.links[first:beyond]
        if at not in kinds and _AUTHOR_PATH.search(href)
    }
    kinds |= {
        at: 2
        for at, href in page.links[first:beyond]
        if centre < at <= text and href.startswith("mailto:") and _bare_name(index.shown(at))
    }
    for at in sorted(kinds):
        take(at, kinds[at])
    for el in page.meant(AUTHOR)[:20]:
        take(place[el], 2)
    for at in index.by_tag.get("address", ())[:5]:
        if abs(at - centre) < _NEAR:
            take(at, 2)
    if not found:
        nearby = [*range(max(0, centre - _NEAR), min(centre + _NEAR, len(index.elements)))]
        if body is not None:
            beyond = index.lasts[place[body]]
            nearby += range(beyond, min(beyond + _BEHIND, len(index.elements)))
        is_abroad = not page.is_vietnamese
        between = min(text, centre + _BETWEEN)
        for at in nearby:
            for own, holder in ((index.texts[at], at), (index.tails[at], index.parents[at])):
                if not own:
                    continue
                is_between = centre <= holder <= between
                if not (own.lstrip()[:1] in _BEGINS and _BY_WORD.match(own)) and not (
                    is_abroad and is_between and _PARTICLE.match(own)
                ):
                    continue
                is_label = _LABEL_ALONE.fullmatch(own) is not None
                is_about = states[holder] & ABOUT and is_label
                if holder < 1 or states[holder] & SILENT:
                    continue
                if states[holder] & AROUND and not (is_between or is_about):
                    continue
                if holder != at and index.length(holder) > _LONGEST:
                    continue  # the middle of a sentence
                if index.length(holder) < 12:
                    holder = index.parents[holder]
                if holder > 0:
                    take(holder, *((3, own) if is_label else (1,)))
    return _joined([line for line in found if fold(line.text) not in site] or found)


def _beside_account(
    page: Page, title: etree._Element | None, body: etree._Element | None, people: People
) -> list[str]:
    """Return the author lines of elements named as authors are that show no account.

    In the text the writer put them there. Around it a theme shows the account by such names too:
    there they count where the account is known, and is another.
    """
    index, states = page.index, page.states
    begin = index.place[title] if title is not None else 0
    first, last = (
        (index.place[body], index.lasts[index.place[body]]) if body is not None else (0, 0)
    )
    shown = set(map(fold, people.accounts))
    site = set(map(fold, _site_names(page)))
    found = []
    for el in page.meant(AUTHOR)[:20]:
        at = index.place[el]
        is_inside = first < at <= last
        if at < begin or el in page.kept or (states[at] & AROUND and not states[at] & ABOUT):
            continue
        whole = at
        while (above := index.parents[whole]) > 0 and index.bits[above] & AUTHOR:
            whole = above
        if not is_inside and (shown <= site or index.holds(whole, ("a",)) or states[at] & LINK):
            continue
        line = author_line(index.strings(at, _LOOKED_AT))
        if line and not any(name in shown for name in (fold(line), fold(page.text_of(el)))):
            found.append(line)
    return list(dict.fromkeys(found))


def portraits(page: Page) -> list[etree._Element]:
    """Return the boxes under the headline with a picture and a link to the page of who wrote.

    Where headline and text share one element they stand in it, and are none of the text.
    """
    if page.headline is None:
        return []
    index = page.index
    start = index.place[page.headline]
    first, beyond = (bisect_left(page.links, (at,)) for at in (start, start + _BETWEEN))
    found = []
    for at, href in page.links[first:beyond]:
        if not _AUTHOR_PATH.search(href):
            continue
        box = at
        while (above := index.parents[box]) > start and index.length(above) <= _PORTRAIT:
            box = above
            pictures = index.below(box, "img")
            if pictures:
                if pictures[-1] < at:
                    found.append(index.elements[box])
                break
    return found


def _text_begins(page: Page, headline: int, body: etree._Element | None) -> int:
    """Return the place at which the text begins: in a body that holds the headline, below that."""
    index = page.index
    if body is None:
        return headline + _NEAR
    begin = index.place[body]
    if begin > headline:
        return begin
    for at in range(headline + 1, min(headline + _BETWEEN, len(index.elements))):
        if index.sizes[at] >= _SENTENCE and not page.states[at] & (LINK | SILENT):
            return at
    return headline


def _guessed(page: Page, title: etree._Element | None, body: etree._Element | None) -> list[str]:
    """Return the line that only its place makes an author's: below the text, beside the date.

    Else the name in a box about the author.
    """
    place = page.index.place
    if body is not None and (signed := _signed_below(page, place[body])):
        return signed
    if title is not None and (beside := _beside_date(page, place[title])):
        return beside
    if body is not None and (beside := _beside_date_below(page, place[body])):
        return beside
    if title is not None and page.is_vietnamese:
        text = _text_begins(page, place[title], body)
        if shown := _beside_portrait(page, place[title], text):
            return shown
    return _writer(page)


def _beside_portrait(page: Page, title: int, text: int) -> list[str]:
    """Return the name that opens a small box with a portrait, close above or below the headline.

    From the place `text` on it is a picture's caption.
    """
    index = page.index
    pictures = index.by_tag.get("img", [])
    end = min(text, title + _CLOSE)
    first, beyond = (bisect_left(pictures, at) for at in (title - _CLOSE, end))
    for picture in pictures[first:beyond]:
        box = picture
        while not index.length(box) and index.parents[box] > 0:
            box = index.parents[box]
        if (
            box <= title <= index.lasts[box]
            or index.length(box) > _PORTRAIT
            or page.states[box] & AROUND
            or index.holds(box, ("a",))
        ):
            continue
        line = next((text for text in index.strings(box) if not text.isspace()), "")
        name = _bare_name(line) if ":" not in line else None
        if name and fold(name) not in _SECTIONS:
            return [name]
    return []


def _writer(page: Page) -> list[str]:
    """Return the name in a box about the author."""
    index = page.index
    for el in page.meant(WRITER)[:3]:
        at = index.place[el]
        strings = index.strings(at, _LOOKED_AT)
        names = list(map(_bare_name, strings))
        if len(strings) == 1 and _DESCRIPTION.search(index.classes[at] or ""):
            # What is said of the author may stand in the box alone, the name above it.
            names.insert(0, _bare_name(_before(page, at)))
        name = next(filter(None, names), None)
        if name:
            return [name]
        if index.length(at) <= _LONGEST_SIGNATURE and (line := author_line(strings)):
            return [line]
    return []


def _joined(found: list[_Line]) -> list[str]:
    """Return the lines, the likeliest first, with what stands beside the first joined to it.

    Initials, which stand in a picture's place, only where there is no name.
    """
    if not found:
        return []
    names = [line for line in found if len(line.text) > 3 or not line.text.isupper()]
    found = sorted(names or found, key=lambda line: -line.score)
    first = found[0]
    beside: list[_Line] = [first]
    reached = first.at
    for line in sorted(found, key=lambda line: line.at):
        if line.kind == first.kind and 0 < line.at - reached <= _SIDE_BY_SIDE:
            plain = line.text.casefold()
            if any(plain in one.text.casefold() or one.text.casefold() in plain for one in beside):
                if any(plain == one.text.casefold() for one in beside):
                    reached = line.at  # named again, before others
                continue
            if len(line.text.split()) > 1 and not _JOB.search(line.text):
                beside.append(line)
                reached = line.at
    lines = [", ".join(line.text for line in beside), *(line.text for line in found)]
    return list(dict.fromkeys(lines))[:5]


def _before(page: Page, at: int) -> str:
    """Return the text right before the element at `at`, which may say what its bearer did."""
    index = page.index
    for back in range(at - 1, max(0, at - _LABEL), -1):
        text = index.tails[back] if index.lasts[back] < at else None
        text = text if text and text.strip() else index.texts[back]
        if text and text.strip() and index.tags[back] not in ("script", "style"):
            return text[-_LONGEST:]
    return ""


def _beside_date(page: Page, title: int) -> list[str]:
    """Return the name beside the date under the headline: ``Quang Mẫn | 08/01/2026``.

    On the date's own line, or on one of its own right before or after it: in Vietnamese one that
    begins with a family name, as sections and buttons in title case look like other names.
    """
    index = page.index
    previous = ""
    dated = False
    is_vietnamese = page.is_vietnamese
    own_line = _full_name if is_vietnamese else _bare_name
    for at in range(title + 1, min(title + _DATE_LINE, len(index.elements))):
        if index.length(at) > _LONGEST or page.states[at] & (AROUND | LINK | SILENT):
            continue
        line = " ".join(index.shown(at).split())
        if len(line) <= _LONGEST_SIGNATURE and _ROLE_LED.match(line):
            return [line]
        if dated and line and not has_date(line):
            return [name for name in (own_line(line),) if name]
        if has_date(line):
            parts = _PARTS.split(line)
            if told := [part for part in parts if _ROLE_AHEAD.match(part)]:
                return [" - ".join(told)]
            bare = (_bare_name(_IN_SECTION.sub("", part)) for part in parts if len(parts) > 1)
            names = [name for name in bare if name]
            if is_vietnamese:
                names = _names_among(_unlinked(page, at))
            if names or previous:
                return names[:2] if is_vietnamese and names else names[:1] or [previous]
            dated = True
        elif line:
            previous = own_line(line) or ""
    return []


def _beside_date_below(page: Page, body: int) -> list[str]:
    """Return the name that shares a box under the text with its date and clock, and nothing else."""
    index = page.index
    beyond = (index.lasts[body] if page.text_ends is None else page.text_ends) + 1
    for at in range(beyond, min(beyond + _BEHIND, len(index.elements))):
        if not has_date(index.texts[at] or "") or page.states[at] & (AROUND | LINK | SILENT):
            continue
        box = index.parents[at]
        if box < beyond or index.length(box) > _LONGEST:
            return []
        strings = (" ".join(text.split()) for text in index.strings(box, _LOOKED_AT))
        words = [text for text in strings if text and not any(map(str.isdigit, text))]
        return words if len(words) == 1 and _bare_name(words[0]) else []
    return []


def _unlinked(page: Page, at: int) -> list[str]:
    """Return the pieces of text in the element at `at` that are in no link: those are sections."""
    index, states = page.index, page.states
    pieces = []
    for here in range(at, index.lasts[at] + 1):
        if not states[here] & (LINK | SILENT):
            pieces.append(index.texts[here])
        if here > at and not states[index.parents[here]] & (LINK | SILENT):
            pieces.append(index.tails[here])
    return [" ".join(piece.split()) for piece in pieces if piece and not piece.isspace()]


def _names_among(pieces: list[str]) -> list[str]:
    """Return the names that stand together among `pieces`, joined, and the first of them alone."""
    parts = [part for piece in pieces for part in _PARTS.split(piece)]
    names: list[str] = []
    for part in parts:
        name = _bare_name(_WHERE.sub("", part)) if len(parts) > 1 else None
        if name and fold(name) not in _SECTIONS:
            names.append(part.strip())
        elif names and part.strip(" |"):
            break
    return list(dict.fromkeys((" - ".join(names), *names)))[:2] if names else []


def _is_emphasised(page: Page, at: int) -> bool:
    """Say whether all text of the element at `at` is bold or in italics."""
    index = page.index
    size = index.length(at)
    for here in range(at, index.lasts[at] + 1):
        if index.length(here) < size:
            return False
        if index.tags[here] in _EMPHASIS:
            return True
    return False


def _signed_below(page: Page, body: int) -> list[str]:
    """Return the line right under the body that its place at the right margin, the role or the
    source that opens it, or the name of its element makes a signature.
    """
    index = page.index
    at = (index.lasts[body] if page.text_ends is None else page.text_ends) + 1
    if not body or at >= len(index.elements):
        return []
    # Cells and rows may end with the text: what comes next stands in what holds them.
    last = index.lasts[index.parents[at]]
    looked_at = 0
    while at <= last and looked_at < _SIGNATURES:
        size = index.length(at)
        if size:
            looked_at += 1
            if size <= _LONGEST_SIGNATURE and not page.states[at] & AROUND:
                line = " ".join(index.shown(at).split())
                names = index.classes[at]
                if (
                    _at_right(page, at)
                    or _SIGNED.match(line)
                    or (names and _SOURCE_NAME.search(names.lower()))
                    or (looked_at == 1 and _is_signature(page, at, line))
                ):
                    return [line]
        at = index.lasts[at] + 1
    return []


def _is_signature(page: Page, at: int, line: str) -> bool:
    """Say whether `line`, right under a Vietnamese text, is names: in bold, or with an agency."""
    if page.states[at] & LINK or not page.is_vietnamese:
        return False
    plain = _WHERE.sub("", line)
    parts = [_bare_name(part) for part in _BETWEEN_NAMES.split(plain)]
    if not all(parts) or any(fold(part or "") in _SECTIONS for part in parts):
        return False
    if plain != line or len(parts) > 1 or _is_emphasised(page, at):
        return True
    words = line.split()
    is_title_case = all(word.isalpha() and word[1:].islower() for word in words)
    return len(words) > 1 and is_title_case and page.prose(at) > 0


def _at_right(page: Page, at: int) -> bool:
    """Say whether the element at `at`, or one that is all it holds, stands at the right margin."""
    index = page.index
    size = index.length(at)
    for here in range(at, min(at + _SIGNATURES, index.lasts[at]) + 1):
        if index.length(here) < size:
            return False
        style = index.styles.get(here, "") + (index.elements[here].get("align") or "")
        if _RIGHT.search(style) or _RIGHT_NAME.search(index.classes[here] or ""):
            return True
    return False


def _full_name(text: str) -> str | None:
    """Return the name that is all of `text`, if it begins with a common Vietnamese family name."""
    name = _bare_name(text)
    return name if name and normalize("NFC", name).split()[0].lower() in _FAMILIES else None


def _bare_name(text: str) -> str | None:
    """Return the name that is all of `text`, but for a label before it; else null."""
    text = _BY.sub("", " ".join(text.split())).strip(" |•·,:-–—\xa0")
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 40 or _NO_NAME.fullmatch(text):
        return None
    return text if all(word[0].isupper() for word in words) else None


def author_line(pieces: list[str]) -> str | None:
    """Return the names that an author line prints, without label, date and what follows.

    `pieces` are the texts of the elements it is made of.
    Parts in elements of their own are parts of the line: a name and the title under it.
    """
    parts: list[str] = []
    joined = False
    texts = [" ".join(one[:_LOOKED_AT].split()) for one in pieces if not one.isspace()][:12]
    for text, following in zip_longest(texts, texts[1:], fillvalue=""):
        if following and text == "".join(word[0] for word in following.split()):
            continue  # initials in a picture's place
        if parts and text in _JOINERS and _bare_name(following):
            joined = True
            continue
        labelled = _BY.match(text)
        goes_on = bool(parts) and text[:1] == ","
        is_role = text.endswith(":") and len(text) < 40 and VIETNAMESE.search(text) is not None
        text = _DATE_AHEAD.sub("", _BY.sub("", text))
        text, is_cut = _TAIL.subn("", f" {text}" if parts else text)
        text = text.strip(" |•·,:-–—\xa0")
        if not text or len(text) > 90 or _NO_NAME.fullmatch(text):
            if parts:
                break
            continue
        if joined:
            text, joined = f"- {text}", False
        elif parts and not labelled and parts[-1][-1:].isalpha() and text[:1].isupper():
            break  # what follows the name: a job, a biography
        elif goes_on:
            text = f", {text}"
        if is_role:
            text += ":"  # "Ảnh, lời:", with the name in an element of its own
        parts.append(text)
        if is_cut:
            break
    line = " ".join(parts).replace(" ,", ",").strip(" ,&")
    return line if 1 < len(line) < 90 and _LETTERS.search(line) and not _is_said(line) else None


def _is_said(line: str) -> bool:
    """Say whether `line` is of words, most of them in small letters, and not of names."""
    words = [word for word in line.split() if word[0].isalpha()]
    return len(words) > 1 and 2 * sum(word[0].isupper() for word in words) < len(words)
