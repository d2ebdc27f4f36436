"""Where an article stands in its site: sections, tags, the CMS's number, further pages, language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import islice
from urllib.parse import parse_qs, unquote, urlsplit

from lxml import etree

from crawler.pages.furniture import CRUMB, TAGS
from crawler.pages.index import Index
from crawler.pages.media import absolute
from crawler.pages.page import Page
from crawler.pages.states import ABOUT, AROUND
from crawler.pages.text import fold

_HOME = re.compile(
    r"^\W*(?:trang chủ|trang nhất|trang đầu|home(?:\s?page)?|front page|start(?:seite)?|inicio|portada|accueil|início|首页|主页"
    r"|página inicial|pagina iniziale|hjem|hem|forside|etusivu|beranda|strona główna|domů|ana ?sayfa|главная|ទំព័រដើម)?\W*$",
    re.I,
)
_POST_ID = re.compile(r"(?:^|\s)postid-(\d+)(?:\s|$)")
_POST_ELEMENT = re.compile(r"^post-(\d+)$")
_TAG_PATH = re.compile(
    r"/(?:tags?|tu-khoa|tukhoa|tag-search|chu-de|topics?|hashtag|keyword)[/.?-]|[?&](?:tag|keyword)=",
    re.I,
)
_CATEGORY_PATH = re.compile(r"/(?:category|chuyen-muc|chuyenmuc)/[^/?#]", re.I)
_TAG_LABELS = frozenset(
    (
        "tag", "tags", "từ khóa", "từ khoá", "thẻ", "chủ đề", "chuyên đề", "từ khóa liên quan",
        "từ khóa bài viết", "chủ đề liên quan", "keyword", "keywords",
    )
)  # fmt: skip
_LABEL_EDGES = " \t\r\n\xa0:#-–•|"
_SECTION_NAME = re.compile(
    r"(?:^|[\s_-])(?:cate?|category|chuyen-?muc|loai-?tin|section|folder|zone)(?=$|[\s_-])"
)
_CLOSE = 30
"""Elements between the label of a section and the headline at most."""
_MOST_STEPS = 12
_HOME_ADDRESS = re.compile(
    r"(?:https?:)?+(?://[^/]{1,80}+)?+/?+(?:(?:index|default|home|trang-chu|trangchu)\b[^/]{0,20}+/?+)?+",
    re.I,
)
_MENU = 3
"""Links to parts of one section that are a menu and no trail."""
_STEP = re.compile(r"\s*(?:>+|[»›])\s*")
_WRITTEN_TRAIL = re.compile(r"\W*[^>»›]{2,50}(?:(?:>+|[»›])[^>»›]{2,50}){1,3}")
_SECTION_LABEL = re.compile(
    r"\W*(?:chuyên mục|danh mục|mục|thuộc mục|xuất bản trong|trong mục|đăng trong|category)\s*:?\W*",
    re.I,
)
_PAGE_FILE = re.compile(r"\.(?:html?|aspx?|php)$", re.I)
_ARROW = re.compile(r"[»›>→]|\s/\s")
_LONGEST_TRAIL = 200
_LONGEST_LABEL = 24
_LONGEST_TAG = 60
_MOST_TAGS = 40
_NOT_IN_TAGS = frozenset(("img", "p", "time", "form", "input"))
"""What stands in cards of other articles and in forms, whatever their names, and not among tags."""
_PAGE_STEP = re.compile(r"^/(?:page/|trang-?)?(\d{1,3})/?$")


def read_sections(page: Page, title: str | None, names: Mapping[str, str]) -> tuple[list[str], str]:
    """Return the names of the sections above the article, outermost first, and their source.

    As the page's trail shows, else by the article's category, else as declared. `names` are
    printed names of categories by path, where the page shows only the innermost.
    """
    links = _without_siblings(page, _crumbs(page))
    trail = without_ends([page.text_of(el) for el in links], title)
    category = _category(page)
    if trail and category is not None:
        # A theme may show the trail of another of the article's categories.
        shown = max((_fit(page, el) for el in links), default=0)
        if shown < _fit(page, category):
            trail = []
    if not trail and category is not None:
        trail = _category_chain(page, category, names)
    if trail:
        return trail, "page"
    declared = page.declared
    trail = without_ends(declared.breadcrumbs, title)
    if not trail:
        trail = without_ends(_microdata_trail(page), title)
    if not trail:
        trail = declared.names(declared.article.get("articleSection"))[:1]
    if trail:
        return trail, "json-ld"
    trail = [s.strip() for s in declared.metas.get("article:section", [])[:1]]
    if trail:
        return trail, "meta"
    trail = without_ends([page.text_of(el) for el in _label_above(page)], title)
    trail = trail or _text_trail(page, title)
    if trail:
        return trail, "page"
    if trail := _sections_in_address(page, names):
        return trail, "url"
    return without_ends([page.text_of(el) for el in _named_link(page)], title), "page"


def _text_trail(page: Page, title: str | None) -> list[str]:
    """Return the steps of a trail that its arrows alone tell, right above the headline.

    ``Tin tức >> Văn hóa``, its steps linked or not.
    """
    if page.headline is None:
        return []
    index = page.index
    start = index.place[page.headline]
    kept = set(index.above(start))
    for at in range(start - 1, max(0, start - _CLOSE), -1):
        if 0 < index.length(at) <= _LONGEST_TRAIL and at not in kept:
            text = " ".join(index.shown(at).split())
            if _WRITTEN_TRAIL.fullmatch(text):
                return without_ends(_STEP.split(text), title)
    return []


def _sections_in_address(page: Page, names: Mapping[str, str]) -> list[str]:
    """Return the names of the steps of the article's address, as the page's own links call them."""
    steps = [s for s in urlsplit(page.url).path.split("/") if s][:-1][:4]
    wanted = {"/".join(steps[: end + 1]): "" for end in range(len(steps))}
    if not wanted:
        return []
    for at, href in page.links:
        if steps[0] not in href:
            continue
        path = urlsplit(absolute(page.base, href) or "").path.strip("/")
        path = _PAGE_FILE.sub("", path)
        if path in wanted and not wanted[path]:
            wanted[path] = page.text_of(page.index.elements[at])
    found = [names.get(path) or name for path, name in wanted.items()]
    return [
        name for name in found if len(name) < 60 and not name.isdigit() and not _HOME.match(name)
    ]


def without_ends(trail: list[str], title: str | None) -> list[str]:
    """Return `trail` without the home page before it and the article itself behind it."""
    trail = [t.strip(" »›>/|\xa0") for t in trail]
    own = fold(title or "")
    kept = [t for t in trail if t and not _HOME.match(t)]
    return list(
        dict.fromkeys(t for t in kept if len(t) < 80 and not (own and fold(t)[:40] == own[:40]))
    )


def _crumbs(page: Page) -> list[etree._Element]:
    if page.layout.breadcrumbs:
        return page.select(page.layout.breadcrumbs)
    for el in page.meant(CRUMB)[:6]:
        if el.tag in ("a", "body", "html", "article"):
            continue
        links = [a for a in islice(el.iterdescendants("a"), _MOST_STEPS + 1) if a.get("href")]
        if 0 < len(links) <= _MOST_STEPS:
            return links
    return _links_from_home(page)


def _links_from_home(page: Page) -> list[etree._Element]:
    """Return the links of a trail that only its form tells: ``Trang chủ » Nông nghiệp``."""
    index = page.index
    for at, href in page.links:
        if not _HOME_ADDRESS.fullmatch(href) or not 3 < index.length(at) < _LONGEST_LABEL:
            continue
        if not _HOME.match(text := index.shown(at)) or not text.strip():
            continue
        for box in islice(_upwards(index, at), 3):
            if index.length(box) > _LONGEST_TRAIL or index.lasts[box] - box > _MOST_TAGS:
                break
            links = [a for a in index.elements[box].iterdescendants("a") if a.get("href")]
            if len(links) > 1 and _ARROW.search(index.shown(box)):
                return links
    return []


def _upwards(index: Index, at: int) -> Iterator[int]:
    """Yield the places of the elements around the one at `at`, the nearest first."""
    while (at := index.parents[at]) >= 0:
        yield at


def _without_siblings(page: Page, links: list[etree._Element]) -> list[etree._Element]:
    """Return the links of a trail up to the menu of a section's parts, if it ends in one.

    Of that menu's links, which all lead one step below the same section, the part counts that the
    page declares or that is marked as the one shown.
    """
    paths = [urlsplit(absolute(page.base, el.get("href")) or "").path.strip("/") for el in links]
    above = [path.rpartition("/")[0] for path in paths]
    first = next(
        (at for at in range(1, len(above)) if above[at] and above[at] == above[at - 1]), None
    )
    if first is None:
        return links
    menu = links[first - 1 :]
    declared = {fold(name) for name in _declared_sections(page)}
    shown = [el for el in menu if fold(page.text_of(el)) in declared or _is_shown(el)]
    if not shown and len(menu) < _MENU:
        return links
    return links[: first - 1] + shown[:1]


def _is_shown(link: etree._Element) -> bool:
    """Say whether `link`, or what holds it, is marked as the one of a menu that is shown."""
    above = link.getparent()
    names = f"{link.get('class') or ''} {above.get('class') or '' if above is not None else ''}"
    return not {"active", "current", "selected"}.isdisjoint(names.lower().split())


def _label_above(page: Page) -> list[etree._Element]:
    """Return the section's link, or its name alone, in an element named so close above the headline."""
    if page.headline is None:
        return []
    index = page.index
    start = index.place[page.headline]
    for at in range(start - 1, max(start - _CLOSE, 0), -1):
        names = index.classes[at]
        if not names or not _SECTION_NAME.search(names.lower()) or index.length(at) > _LONGEST_TAG:
            continue
        el = index.elements[at]
        links = [el] if el.tag == "a" else list(islice(el.iterdescendants("a"), 3))
        links = [a for a in links if a.get("href") and index.length(index.place[a])]
        if 0 < len(links) < 3:
            return links
        if index.length(at) and el not in page.kept and el.find(".//a") is None:
            return [] if any(map(str.isdigit, index.shown(at))) else [el]
    return []


def _named_link(page: Page) -> list[etree._Element]:
    """Return the link to the section that a label tells, ``Chuyên mục:``, or its place and the menu.

    That is a link alone right above the headline whose words the site's menu has as well.
    """
    if page.headline is None:
        return []
    index = page.index
    start = index.place[page.headline]
    near = [
        at
        for at, _ in page.links
        if abs(at - start) < _CLOSE and at not in range(start, index.lasts[start] + 1)
    ]
    for at in near:
        before = index.tails[at - 1] if index.lasts[at - 1] < at else None
        before = before if before and before.strip() else index.texts[at - 1]
        if before and len(before) < _LONGEST_LABEL and _SECTION_LABEL.fullmatch(before):
            return [index.elements[at]] if 0 < index.length(at) <= _LONGEST_TAG else []
    above = [at for at in near if at < start][-1:]
    for at in above:
        box = at
        while index.lasts[index.parents[box]] < start:
            box = index.parents[box]
        if not 3 < index.length(at) <= _LONGEST_TAG or index.length(box) > index.length(at):
            continue
        words = fold(page.text_of(index.elements[at]))
        others = (one for one, _ in page.links if one < box)
        if any(
            index.length(one) == index.length(at)
            and fold(page.text_of(index.elements[one])) == words
            for one in others
        ):
            return [index.elements[at]]
    return []


def _declared_sections(page: Page) -> list[str]:
    """Return the names of sections that the page declares, in whatever order."""
    declared = page.declared
    found = [*declared.breadcrumbs, *declared.names(declared.article.get("articleSection"))]
    found += declared.metas.get("article:section", [])
    return [name.strip() for one in found for name in one.split(",")]


def _microdata_trail(page: Page) -> list[str]:
    items = page.index.itemprops.get("itemListElement", [])
    return [page.text_of(el) for el in items]


def _fit(page: Page, link: etree._Element) -> int:
    """Return how many steps of the category `link` leads to begin the article's own path."""
    steps = category_steps(absolute(page.base, link.get("href")))
    own = [unquote(s) for s in urlsplit(page.url).path.split("/") if s]
    return len(steps) if own[: len(steps)] == steps else 0


def _category(page: Page) -> etree._Element | None:
    """Return the link to the category that the article's address names, else the first.

    Ticked in a section and in one below it, an article belongs to the one below.
    """
    links = page.select(page.layout.sections)
    if not links and not page.layout.sections:
        links = [
            page.index.elements[at]
            for at, rel in page.relations.items()
            # Many themes mark categories as tags.
            if ("category" in rel or ("tag" in rel and "/category/" in _href(page, at)))
            and (not page.states[at] & AROUND or page.states[at] & ABOUT)
        ]
    links = links or _category_below(page)
    named = max(links, key=lambda el: _fit(page, el), default=None)
    if named is None:
        return None
    steps = {el: category_steps(absolute(page.base, el.get("href"))) for el in links}
    above = steps[named]
    below = [el for el in links if steps[el][: len(above)] == above]
    return max(below, key=lambda el: len(steps[el]))


def _category_below(page: Page) -> list[etree._Element]:
    """Return the links to categories in the lines right below the headline, however they are marked."""
    if page.headline is None:
        return []
    index = page.index
    start = index.place[page.headline]
    first, beyond = (bisect_left(page.links, (at,)) for at in (start, start + _CLOSE))
    return [
        index.elements[at]
        for at, href in page.links[first:beyond]
        if _CATEGORY_PATH.search(href)
        and 0 < index.length(at) <= _LONGEST_TAG
        and (not page.states[at] & AROUND or page.states[at] & ABOUT)
    ][:_MENU]


def _href(page: Page, at: int) -> str:
    """Return where the link at `at` leads, as written."""
    return page.index.elements[at].get("href") or ""


def _category_chain(page: Page, link: etree._Element, names: Mapping[str, str]) -> list[str]:
    """Return the names of the category `link` leads to and of those above it.

    Those above are named by `names`, else by links elsewhere on the page.
    """
    steps = category_steps(absolute(page.base, link.get("href")))
    chain = [page.text_of(link)]
    if len(steps) > 1:
        known: dict[str, str] | None = None
        for end in range(len(steps) - 1, 0, -1):
            path = "/".join(steps[:end])
            name = names.get(path)
            if name is None:
                known = _category_names(page) if known is None else known
                name = known.get(path)
            if name:
                chain.insert(0, name)
    return chain


def _category_names(page: Page) -> dict[str, str]:
    found: dict[str, str] = {}
    for el in page.index.tagged("a"):
        href = el.get("href")
        if href and "/category/" in href:
            steps = category_steps(absolute(page.base, href))
            if steps and (text := page.text_of(el)):
                found.setdefault("/".join(steps), text)
    return found


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


def read_tags(page: Page) -> tuple[list[str], str]:
    """Return the article's tags, whole and in order, and their source.

    A tag is a link: keywords in a meta are cut at commas that tags themselves contain.
    """
    links = page.select(page.layout.tags) or _tag_links(page)
    # Block themes mark their categories as tags too.
    sections = set(page.select(page.layout.sections))
    found = page.texts(
        el for el in links if el not in sections and "/category/" not in (el.get("href") or "")
    )
    found = [t.strip().lstrip("#").strip(" ,;\xa0") for t in found]
    found = [t for t in found if t and len(t) < 80]
    if found:
        return list(dict.fromkeys(found)), "page"
    declared = [t.strip() for t in page.declared.metas.get("article:tag", [])]
    return list(dict.fromkeys(t for t in declared if t)), "meta"


def _tag_links(page: Page) -> list[etree._Element]:
    links = [
        el
        for at, rel in page.relations.items()
        if "tag" in (tokens := rel.split())
        and "category" not in tokens
        and "/category/" not in ((el := page.index.elements[at]).get("href") or "")
    ]
    if links:
        return links
    holders = [el for el in page.meant(TAGS) if el.tag not in ("body", "html", "article")]
    for el in holders[:8]:
        links = [a for a in ([el] if el.tag == "a" else el.iterdescendants("a")) if a.get("href")]
        links = [a for a in links if _TAG_PATH.search(a.get("href") or "")]
        if links and len(links) <= _MOST_TAGS:
            return links
    for el in (*holders[:8], *islice(_labels(page), 8), *islice(_rows_of_tags(page), 4)):
        if links := _labelled_links(page, el):
            return links
    return []


def _rows_of_tags(page: Page) -> Iterator[etree._Element]:
    """Yield what holds nothing but links to pages of tags, whatever it is called."""
    index = page.index
    start = index.place[page.headline] if page.headline is not None else 0
    seen = -1
    for at, href in page.links:
        if at <= max(start, seen) or page.states[at] & AROUND:
            continue
        if not _TAG_PATH.search(href.partition("?")[0]) or not _is_own(page, href):
            continue
        own = index.parents[at]
        holder = index.parents[own] if index.length(own) == index.length(at) else own
        seen = index.lasts[holder]
        for box in dict.fromkeys((holder, own)):
            links = index.elements[box].iterdescendants("a")
            if all(_TAG_PATH.search(a.get("href") or "") for a in islice(links, _MOST_TAGS)):
                yield index.elements[box]


def _is_own(page: Page, href: str) -> bool:
    """Say whether `href` leads to a page of the site."""
    return (urlsplit(absolute(page.base, href) or "").hostname or "").removeprefix(
        "www."
    ) in page.hosts


def _labels(page: Page) -> Iterator[etree._Element]:
    """Yield what holds a label such as ``Từ khóa:`` and the links behind it."""
    index = page.index
    start = index.place[page.headline] if page.headline is not None else 0
    labels = [
        at
        for at, text in enumerate(index.texts[start:], start)
        if text and len(text) <= _LONGEST_LABEL and text.strip(_LABEL_EDGES).lower() in _TAG_LABELS
    ]
    for at in labels:
        text = index.texts[at] or ""
        for above in (at, *islice(_upwards(index, at), 3)):
            if above and index.length(above) > len(text.strip()):
                yield index.elements[above]
                break


def _labelled_links(page: Page, holder: etree._Element) -> list[etree._Element]:
    """Return the links in `holder` if they are tags: short ones, with nothing beside but a label.

    Many systems give a tag an address like any other page's.
    """
    index = page.index
    at, last = index.place[holder], index.lasts[index.place[holder]]
    start = index.place[page.headline] if page.headline is not None else 0
    if at <= start or last - at > 5 * _MOST_TAGS or index.length(at) > _MOST_TAGS * _LONGEST_TAG:
        return []
    links = []
    for el in holder.iterdescendants():
        if el.tag in _NOT_IN_TAGS or (el.tag in ("h2", "h3") and el.find(".//a") is not None):
            return []
        size = index.length(index.place[el])
        if el.tag == "a" and (href := el.get("href")) and size:
            if size > _LONGEST_TAG or href[0] == "#" or page.text_of(el).isdecimal():
                return []
            links.append(el)
    if not 0 < len(links) <= _MOST_TAGS:
        return []
    linked = sum(index.length(index.place[a]) for a in links)
    return links if index.length(at) - linked <= _LONGEST_LABEL + 3 * len(links) else []


def read_cms_id(page: Page) -> str | None:
    """Return the CMS's own number of the article: of the body's class, a shortlink, an element."""
    if page.body is not None and (match := _POST_ID.search(page.body.get("class") or "")):
        return match[1]
    if shortlink := absolute(page.base, page.declared.links.get("shortlink")):
        number = parse_qs(urlsplit(shortlink).query).get("p", [""])[0]
        if number.isascii() and number.isdigit():
            return number
    found = {m[1] for ident in page.index.ids if (m := _POST_ELEMENT.match(ident))}
    return found.pop() if len(found) == 1 else None


def read_language(page: Page) -> str | None:
    """Return the language the page declares, as it does."""
    value = page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang")
    value = value or page.declared.meta("content-language", "og:locale")
    return value.strip().replace("_", "-") if value and value.strip() else None


def read_next_pages(page: Page) -> list[str]:
    """Return the addresses of the article's further pages (``/2/``, ``?page=2``), in order."""
    found: dict[int, str] = {}
    here = urlsplit(page.url)
    own = here.path.rstrip("/")
    links = page.select(page.layout.next_pages)
    if not page.layout.next_pages:
        links = _page_links(page)
    for el in links:
        address = absolute(page.base, el.get("href"))
        if address is None:
            continue
        parts = urlsplit(address)
        number = ""
        if parts.path.rstrip("/") == own and parts.query:
            values = parse_qs(parts.query)
            number = (values.get("page") or values.get("paged") or values.get("trang") or [""])[0]
        elif parts.path.startswith(own + "/") and (
            match := _PAGE_STEP.match(parts.path[len(own) :])
        ):
            number = match[1]
        if number.isascii() and number.isdigit() and 1 < int(number) < 1000:
            found.setdefault(int(number), address)
    return [found[n] for n in sorted(found)]


def _page_links(page: Page) -> list[etree._Element]:
    if _HOME_PATH.match(urlsplit(page.url).path):
        return []
    name = urlsplit(page.url).path.rstrip("/").rpartition("/")[2]
    found = [
        page.index.elements[at]
        for at, href in page.links
        if (href[-1].isdigit() or href[-2:-1].isdigit()) and (name in href or href[0] == "?")
    ]
    return found + [el for el in page.index.tagged("link") if el.get("rel") == "next"]


_HOME_PATH = re.compile(r"^/?$")
