"""Boxes beside and in the text that are no part of it, told by what stands first in them.

A label such as ``Tin liên quan`` opens a list of other articles, one such as ``Ý kiến bạn đọc`` what
readers wrote, whatever the box is called; a picture and a headline with one address are a card of
another article, even if it is the only one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter
from urllib.parse import urlsplit

from crawler.pages.cards import is_own
from crawler.pages.furniture import BODY
from crawler.pages.index import Index
from crawler.pages.media import absolute
from crawler.pages.states import AROUND, SILENT


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))


_OTHERS = _phrases("""
    tin liên quan; bài liên quan; tin bài liên quan; tin, bài liên quan; bài viết liên quan; các tin liên quan;
    các bài liên quan; tin cùng chuyên mục; bài cùng chuyên mục; cùng chuyên mục; tin cùng chủ đề; cùng chủ đề;
    chủ đề liên quan; sự kiện liên quan; cùng tác giả; tin khác; các tin khác; bài khác; các bài khác; tin bài khác;
    bài viết khác; các tin tiếp theo; các tin trước đó; tin tiếp theo; tin trước đó; các bài trước; các bài tiếp theo; video khác; các video khác; clip khác; video liên quan; video mới; video mới nhất; chương trình khác;
    các chương trình khác; bài viết mới; bài viết tương tự; những tin mới hơn; những tin cũ hơn; các bài mới; các bài đã đăng; tin mới; tin mới nhất; tin mới hơn; tin cũ hơn; các tin mới hơn; các tin cũ hơn; tin đã đưa;
    các tin đã đưa; đọc thêm; xem thêm; đọc tiếp; xem tiếp; có thể bạn quan tâm; bạn có thể quan tâm; đọc nhiều;
    đọc nhiều nhất; tin đọc nhiều; xem nhiều; xem nhiều nhất; tin xem nhiều; tin nổi bật; được quan tâm; đang được quan tâm;
    đừng bỏ lỡ; tin nên đọc; tin tài trợ; bài tài trợ; nội dung tài trợ; tin quảng cáo; sponsored; sponsored content; từ khóa; từ khoá; tags;
    related posts; related articles; related stories; related news; related content; related reading; read more;
    read next; read also; up next; you may also like; you might also like; you may like; recommended for you;
    recommended; latest news; latest posts; latest articles; recent posts; most read; most popular; popular posts;
    trending; trending now; more stories; more news; keep reading;
    mục lục; nội dung; nội dung chính; nội dung bài viết; các nội dung chính; xem nhanh; table of contents; contents;
    in this article; in this post; on this page; jump to; jump to section; quick links
""")
"""Labels of lists of other articles or of chapters: what stands under them are links for the better part."""
_READERS = _phrases("""
    ý kiến bạn đọc; ý kiến độc giả; ý kiến của bạn đọc; ý kiến của độc giả; bạn đọc bình luận;
    bình luận của bạn đọc; bình luận của độc giả; bình luận mới nhất; bình luận nổi bật; bình luận hay; gửi ý kiến; gửi ý kiến của bạn; gửi bình luận;
    gửi bình luận của bạn; viết bình luận; gửi phản hồi; gửi góp ý; gửi câu hỏi;
    bạn thấy bài viết này thế nào; bạn đánh giá bài viết này thế nào; đánh giá bài viết; đánh giá bài viết này;
    leave a comment; leave a reply; join the conversation; post a comment
""")
"""Labels of what readers wrote or are to write: however much it is."""
_COUNTED = frozenset(("bình luận", "ý kiến", "phản hồi", "comments", "comment"))
"""Labels of the same that are also those of buttons."""
_ANSWERS = frozenset(("trả lời", "phản hồi", "thích", "reply", "like", "báo vi phạm"))
"""Buttons under what each reader wrote."""
_ANSWERED = 300
"""Elements of a box that are looked at for them."""
_LABEL_LENGTH = 40
_LINKED = 0.4
"""Share of a list's text in links."""
_CONTENTS = 0.9
"""The same of a table of contents, in links to places on the page."""
_LISTS = frozenset(("ul", "ol"))
_DEEP = 4
"""Elements between a link in a list and the list, at most."""
_TEXT = 100
"""Characters that stand above what readers wrote: a headline, a date, a text."""
_HEADLINE = 12
_TEASER = 350
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LETTER = 300
"""Characters of the longest box that asks for an e-mail address."""
_MOST_FORMS = 20
_SHOWN = ("video", "audio", "iframe")
_BUTTONS = frozenset(("a", "button", "li", "option"))
_TOP = frozenset(("body", "html", "main", "article"))
_FILES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".pdf", ".mp4", ".mp3")


def find_boxes(
    index: Index,
    states: Sequence[int],
    links: Sequence[tuple[int, str]],
    hosts: Collection[str],
    kept: Collection[int],
    prose: Callable[[int], int],
    start: int,
    url: str,
) -> Iterator[int]:
    """Yield the places of the boxes behind the place `start` that are no part of the article.

    `links` are places and addresses of the page's links; `hosts` are the site's own, `url` is the
    page's own address; `prose` gives the characters outside links in an element. What `states` say
    is around is not looked at; what is in `kept` is no box, nor is what is named as the text.
    """
    half = prose(0) / 2
    for at, box, label in _labelled(index, states, kept, start):
        rest = index.length(box) - index.length(at)
        if not rest:
            continue
        is_counted = label in _COUNTED and any(map(str.isdigit, index.shown(at)))
        is_answered = label in _COUNTED and _is_answered(index, box)
        is_below = index.length_between(start, at) > _TEXT
        is_readers = label in _READERS or is_counted or is_answered
        if (is_readers and is_below) or prose(box) <= half:
            linked = index.length(box) - prose(box)
            if label not in _OTHERS or linked >= _LINKED * rest:
                yield box
    yield from _contents(index, states, links, kept, start)
    yield from _next_articles(index, states, links, hosts, kept, start, url)
    yield from _ballots(index, states, kept, prose, start)
    yield from _articles_beside(index, states, kept, prose, start)
    yield from _letters(index, states, kept, prose, start)
    for box in _cards(index, states, links, hosts, kept, start, url):
        if prose(box) <= half:
            yield box


def _label(text: str) -> str:
    return " ".join(text.split()).strip(" :.…?>»()0123456789-|•").lower()


def _labelled(
    index: Index, states: Sequence[int], kept: Collection[int], start: int
) -> Iterator[tuple[int, int, str]]:
    """Yield the places of labels, each with that of the largest box that it opens, and its words."""
    parents, tags = index.parents, index.tags
    texts, sizes = index.texts, index.sizes
    parted = (
        (at, index.shown(at))
        for tag in _HEADINGS
        for at in index.by_tag.get(tag, ())
        if at > start and index.lasts[at] > at and 3 < index.length(at) < _LABEL_LENGTH
    )
    for at, text in chain(enumerate(texts[start + 1 :], start + 1), parted):
        if not text or not 3 < len(text) < _LABEL_LENGTH:
            continue
        if not (sizes[at] or tags[at] in _HEADINGS) or states[at] & (
            AROUND | SILENT
        ):  # without a size it is blank
            continue
        label = _label(text)
        if label not in _OTHERS and label not in _READERS and label not in _COUNTED:
            continue
        if label in _COUNTED and any(tags[a] in _BUTTONS for a in (at, parents[at])):
            continue
        box = at
        while (above := parents[box]) > start and not _is_text(index, above, kept):
            if index.length_between(above, at):
                break
            box = above
        if box != at:
            yield at, box, label


def _is_text(index: Index, at: int, kept: Collection[int]) -> bool:
    return at in kept or index.tags[at] in _TOP or bool(index.bits[at] & BODY)


def _contents(
    index: Index,
    states: Sequence[int],
    links: Sequence[tuple[int, str]],
    kept: Collection[int],
    start: int,
) -> Iterator[int]:
    """Yield the places of lists that are nothing but links to places on the page itself."""
    parents, tags = index.parents, index.tags
    sizes: Counter[int] = Counter()
    for at, href in links:
        if at > start and href[0] == "#" and len(href) > 1 and not states[at] & AROUND:
            holder = parents[at]
            for _ in range(_DEEP):
                if tags[holder] in _LISTS or holder <= start:
                    break
                holder = parents[holder]
            if tags[holder] in _LISTS and holder > start:
                sizes[holder] += index.length(at)
    for holder, size in sizes.items():
        if holder not in kept and size >= _CONTENTS * index.length(holder):
            yield holder


def _letters(
    index: Index,
    states: Sequence[int],
    kept: Collection[int],
    prose: Callable[[int], int],
    start: int,
) -> Iterator[int]:
    """Yield the places of boxes that ask for an e-mail address: of a newsletter, a request."""
    most = min(_LETTER, prose(0) / 4)
    forms = index.by_tag.get("form", ())
    for form in forms[bisect_right(forms, start) :][:_MOST_FORMS]:
        if states[index.parents[form]] & AROUND or index.length(form) > most:
            continue
        if not _asks_for_mail(index, form):
            continue
        box = form
        while (above := index.parents[box]) > start and index.length(above) <= most:
            if _is_text(index, above, kept) or index.holds(above, _SHOWN):
                break
            box = above
        yield box


def _asks_for_mail(index: Index, form: int) -> bool:
    for field in index.below(form, "input"):
        given = index.elements[field]
        names = (given.get(name) or "" for name in ("type", "name", "id", "placeholder"))
        if any("mail" in name.lower() for name in names):
            return True
    return False


def _next_articles(
    index: Index,
    states: Sequence[int],
    links: Sequence[tuple[int, str]],
    hosts: Collection[str],
    kept: Collection[int],
    start: int,
    url: str,
) -> Iterator[int]:
    """Yield the places of whole articles below the page's own: what a linked ``<h1>`` opens."""
    parents, lasts = index.parents, index.lasts
    for headline in index.by_tag.get("h1", ()):
        if headline <= start or states[headline] & AROUND or headline in kept:
            continue
        first = bisect_right(links, headline, key=itemgetter(0))
        if first == len(links) or links[first][0] > lasts[headline]:
            continue
        link, href = links[first]
        if index.length(link) < index.length(headline) or not _is_other(href, hosts, url):
            continue
        box = headline
        while (above := parents[box]) > start and above not in kept:
            if index.length_between(above, headline):
                break
            box = above
        if box != headline:
            yield box


def _ballots(
    index: Index,
    states: Sequence[int],
    kept: Collection[int],
    prose: Callable[[int], int],
    start: int,
) -> Iterator[int]:
    """Yield the places of the boxes in which readers are to choose: with two buttons to press in."""
    elements, parents, lasts = index.elements, index.parents, index.lasts
    choices = [
        at
        for at in index.by_tag.get("input", ())
        if at > start and elements[at].get("type") == "radio"
    ]
    for one, other in pairwise(choices):
        if states[one] & AROUND or elements[one].get("name") != elements[other].get("name"):
            continue
        box = parents[one]
        while lasts[box] < other:
            box = parents[box]
        above = parents[box]
        if (
            "?" not in index.shown(box, _TEASER)
            and above > start
            and not _is_text(index, above, kept)
            and prose(above) <= _TEASER
            and "?" in index.shown(above, _TEASER)
        ):
            box = above
        if box > start and not _is_text(index, box, kept) and prose(box) <= _TEASER:
            yield box


def _articles_beside(
    index: Index,
    states: Sequence[int],
    kept: Collection[int],
    prose: Callable[[int], int],
    start: int,
) -> Iterator[int]:
    """Yield the places of whole articles below the page's own that no link tells.

    Each has an ``<h1>``, and stands beside what holds the page's headline and its text, as an
    element called the same.
    """
    parents, lasts = index.parents, index.lasts
    seen = start
    for headline in index.by_tag.get("h1", ()):
        if headline <= seen or states[headline] & AROUND or headline in kept:
            continue
        box = headline
        while (above := parents[box]) > 0 and above not in kept:
            box = above
        if box == headline or not index.classes[box]:
            continue
        own = next((at for at in kept if parents[at] == above and at < box), None)
        if (
            own is not None
            and (index.tags[own], index.classes[own]) == (index.tags[box], index.classes[box])
            and prose(own) - index.length(start) >= _TEASER / 2
        ):
            yield box
            seen = lasts[box]


def _is_answered(index: Index, box: int) -> bool:
    """Say whether the box at `box` has buttons under what readers wrote."""
    texts = index.texts
    return any(
        (text := texts[at]) and len(text) < _HEADLINE and _label(text) in _ANSWERS
        for at in range(box, min(index.lasts[box], box + _ANSWERED) + 1)
    )


def _is_other(href: str, hosts: Collection[str], url: str) -> bool:
    """Say whether `href` leads to another article of the site than that at `url`."""
    if not is_own(href, hosts):
        return False
    path = urlsplit(absolute(url, href) or "").path.lower()
    return path not in ("", "/", urlsplit(url).path.lower()) and not path.endswith(_FILES)


def _cards(
    index: Index,
    states: Sequence[int],
    links: Sequence[tuple[int, str]],
    hosts: Collection[str],
    kept: Collection[int],
    start: int,
    url: str,
) -> Iterator[int]:
    """Yield the places of cards: a linked picture and a linked headline that lead to one page."""
    lasts, parents, tags = index.lasts, index.parents, index.tags
    pictures = index.by_tag.get("img", ())
    for (one, href), (other, again) in pairwise(links):
        if href != again or one <= start or states[one] & AROUND or lasts[one] >= other:
            continue
        sizes = sorted((index.length(one), index.length(other)))
        if sizes[0] or sizes[1] < _HEADLINE or not _is_other(href, hosts, url):
            continue
        box = parents[one]
        while lasts[box] < other:
            box = parents[box]
        is_text = _is_text(index, box, kept) and (tags[box] != "article" or box in kept)
        if is_text or index.length(box) - sizes[1] > _TEASER:
            continue
        picture = bisect_right(pictures, box)
        if picture == len(pictures) or pictures[picture] > lasts[box]:
            continue
        if not index.length_between(box, one):
            yield box
