"""Take off the ends of a body that nobody vouched for what is not the article.

Where a layout names the body, its element is the article; where the reader had to find it, the
element may end in lists, boxes and pleas, and some pages hold their text twice or three times,
for screens of different width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, takewhile

from crawler.article import Block
from crawler.pages.body import Body
from crawler.pages.dates import DATE, has_date

_OF_LINE = re.compile(
    r"tác giả\s*:|lượt\s+(?:xem|đọc)|\d\s*view|(?:đăng (?:lúc|bởi|ngày)|ngày đăng)|\|.*\||^\W*(?:posted|written|published)\s+by\s",
    re.I,
)
"""What the line with the date says besides."""
_WITH_DATE = re.compile(
    r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\W*|\W*\d{1,2}\s?[:hg]\s?\d\d(?:[ap]m)?\W*|\W*gmt\s?\+?\s?7\W*",
    re.I,
)
"""Weekday, clock and zone, which stand with a date."""
_OF_ARTICLE = re.compile(
    r"(?:ngày(?: (?:đăng|cập nhật|xuất bản))?|thời gian|cập nhật|tác giả|người (?:viết|đăng)|nguồn(?: tin)?|chuyên mục|lượt xem)\s*:?",
    re.I,
)
"""Labels of what a page tells of its article."""
_TOLD = 100
_LIST = 10
_LABEL_LENGTH = 90
_LINKED = 0.5
"""Share of a block's text in links."""
_TEXT_ON = 2
"""Paragraphs behind a list of other articles with which the text goes on."""
_PART = 0.25
_MOSTLY = 0.8
"""Shares of running text in the whole and in what follows, from which the article goes on."""
_ENDS = frozenset('.!?…:”"’')
_WORDS = 16
"""Characters of a few words, shorter than any sentence."""
_TEXTS = frozenset(("paragraph", "heading", "quote", "item", "row"))
_REPEATED = 60
"""Characters from which a text that stands there again is a copy, not a refrain."""

_COPIED = 2
"""Texts of the shortest copy that has a headline of its own."""

# What follows is matched against small letters: without IGNORECASE the alternatives whose first
# letter is another are passed over.
_TAIL = re.compile(
    r"""\W*(?:
      (?:tin|bài|bài\s+viết|tin\s+bài)\s+(?:liên\s+quan|khác|mới(?:\s+nhất)?|cùng\s+(?:chuyên\s+mục|chủ\s+đề)|đọc\s+nhiều|nổi\s+bật|cũ\s+hơn)
    | (?:cùng|trong)\s+chuyên\s+mục|đọc\s+nhiều(?:\s+nhất)?|tin\s+đọc\s+nhiều|xem\s+nhiều(?:\s+nhất)?|có\s+thể\s+bạn\s+quan\s+tâm|bình\s+luận(?:\s+\(\d+\))?|ý\s+kiến\s+bạn\s+đọc|gửi\s+(?:bình\s+luận|phản\s+hồi)|trả\s+lời
    | related(?:\s+(?:posts?|articles?|stories|content|reading|news|topics?|resources))?|(?:read|see|view|watch|explore|discover)\s+(?:more|next|also|this\s+next)(?:\s+(?:articles?|posts?|stories|from).{0,40})?|more\s+(?:from|on|in|stories|articles|posts|videos|like\s+this|resources|news).{0,40}
    | (?:you\s+(?:may|might|could)\s+(?:also\s+)?(?:like|enjoy|be\s+interested).{0,20})|recommended(?:\s+(?:for\s+you|reading|articles|posts))?|(?:recent|latest|popular|featured|trending|similar|other|top)\s+(?:posts?|articles?|news|stories|blogs?|videos?|reads?)
    | (?:leave|post|add|write)\s+a\s+(?:reply|comment|review).{0,20}|(?:\d+\s+)?comments?|(?:\d+\s+)?(?:responses|thoughts\s+on\s.*)|join\s+the\s+(?:conversation|discussion)
    | about\s+the\s+authors?|about\s+(?:me|us)|(?:meet|written\s+by)\s+the\s+authors?|author\s+bio
    | (?:article\s+)?(?:sources|references|citations|works\s+cited)|how\s+useful\s+was\s+this.{0,20}|was\s+this\s+(?:article|post|page)\s+(?:useful|helpful).{0,10}|(?:previous|next)\s+(?:article|post|story)
    | newsletter.{0,30}|categories|archives|(?:post|article)\s+navigation|let\s+us\s+help.{0,80}
    )\W*""",
    re.X,
)
"""Headings of what follows an article."""
_OTHERS = (
    r"(?:(?:tin|bài|bài\s+viết|tin\s+bài)\s+(?:liên\s+quan|khác|cùng\s+chuyên\s+mục|đọc\s+nhiều)|cùng\s+chuyên\s+mục|đọc\s+nhiều(?:\s+nhất)?|có\s+thể\s+bạn\s+quan\s+tâm"
    r"|related\s+(?:posts|articles|stories|content|news)|read\s+(?:this\s+)?next|(?:recent|latest)\s+(?:posts?|news|articles?|stories)|you\s+(?:may|might)\s+also\s+like|recommended\s+for\s+you)"
)
_OF_OTHERS = re.compile(rf"\W*{_OTHERS}\W*")
_SURE = re.compile(rf"\W*(?:{_OTHERS}|leave\s+a\s+(?:reply|comment)|about\s+the\s+authors?)\W*")
"""Those that are never a part of it."""
_OF_LINKS = re.compile(
    r"\W*(?:related|(?:read|see|view|watch|explore|discover)\s|more\s|let\s+us\s)"
)
"""How those begin that may as well stand above links in the middle of it."""
_MORE_TEXT = 2
"""Blocks of running text, and rows, behind a label of links that make it stand in the middle."""
_COMMENTS = re.compile(r"\W*\d+\s+comments?\W*")
_ABOUT_AUTHOR = re.compile(r"\W*about\s+the\s")
_LABEL = re.compile(
    r"\W*(?:share(?:\s+(?:this|on|the).{0,30})?|spread\s+the\s+(?:word|love)|(?:subscribe|sign\s+up|join\s+(?:us|now))\b.{0,40}"
    r"|stay\s+(?:up\s+to\s+date|in\s+touch|connected|informed).{0,30}|get\s+(?:in\s+touch|started)|contact\s+us|follow\s+us.{0,20}|learn\s+more|read\s+more"
    r"|tags?|filed\s+under.{0,60}|tagged.{0,60}|previous|next|leave\s+feedback|was\s+this\s+(?:article|page|post)?\s*helpful.{0,10}"
    r"|table\s+of\s+contents|contents|in\s+this\s+(?:article|post|guide)|on\s+this\s+page|mục\s+lục|nội\s+dung\s+chính|jump\s+to(?:\s+section)?|share|listen|min(?:ute)?s?\s+read|\d+[\s-]min(?:ute)?s?\.?(?:\s+read)?|advertisement|opens\s+in\s+a\s+new\s+window"
    r"|(?:pin|share|tweet)\s+(?:it|this|me|now)\b[^.!?]{0,40}|pin\s+for\s+later|enjoy(?:ed)?\s+(?:the|this)\s+(?:post|article|recipe)\b.{0,60}"
    r"|play\s+video|watch\s+(?:the\s+)?video(?:\s+here)?|(?:show|hide|toggle)\s+caption|view\s+post\s+on\s+\S+|(?:press\s+enter\s+or\s+)?(?:click|tap)\s+to\s+(?:view|enlarge|zoom|expand|play)\b.{0,40}|loading(?:\s+\w+)?|listen\s+to\s+(?:this\s+(?:article|story|post)|the\s+audio)\b.{0,40}"
    r"|(?:article|story|content|post)\s+continues\s+below\b.{0,30}|advertisement\W{1,5}(?:scroll|continue)\b.{0,40}|continue\s+reading\s+below.{0,20}|scroll\s+(?:down\s+)?to\s+continue\b.{0,30}|sponsored(?:\s+content)?"
    r"|quick\s+links|content\s+map|topic\s+(?:navigation|outline)|skip\s+to\s.{0,40}|(?:hide|show|expand|collapse)\s+all|[\d.,]+k?\s*(?:views?|comments?|shares?|likes?|claps?)"
    r"|(?:(?:last|originally|first)\s+)?(?:updated|modified|published|posted|reviewed|fact[- ]?checked|edited|verified)(?:\s+(?:at|on|by|in))?"
    r"|(?:back|return)\s+to\s+(?:the\s+)?(?:top|menu|contents|table\s+of\s+contents|blog|home(?:page)?|.{1,40}\spage)|(?:add|set)\b.{0,40}\b(?:preferred|trusted|reliable)\b.{0,20}\bsource\b.{0,20}|(?:add|follow|favou?rite)\b.{0,30}\bon\s+google(?:\s+news)?)\W*",
)
_AT_AN_END = re.compile(
    r"\W*(?:(?:categor(?:y|ies)|topics?|filed\s+under|posted\s+in)\b\s*:?.{1,70}|(?:facebook|instagram|twitter|tiktok|youtube|pinterest|linkedin|threads)\s*:\s*\S+(?:\s\S+){0,2})"
)
"""What is a label at the beginning or the end of a text, but may be said in its middle."""
_BEGINNING, _END = 5, 3
"""Texts from the beginning and from the end that are looked at for lines about the article."""
_STAMP = re.compile(
    r"\W*(?:this\s+\w+\s+was\s+)?(?:(?:last|originally|first)\s+)?(?:updated|modified|published|posted|edited|post\s+(?:time|date)|date|cập nhật|ngày đăng)\b",
    re.I,
)
"""How a line begins that says when the article appeared or was changed."""
_STAMP_ALONE = 12
"""Characters besides the date of a line that is nothing but the date."""
_NEWSLETTER = re.compile(
    r"(?:[^.!?]{0,60}[.!?]\s+)?(?:sign\s+up|subscribe|join)\b[^.!?]{0,60}\b(?:newsletters?|mailing\s+list|email\s+list)\b.{0,160}",
    re.S,
)
_EARNED = re.compile(
    r"\bthis\s+(?:post|article|page|site|website|blog|story|guide|review)\s+(?:(?:may|might|also)\s+)*(?:contains?|includes?|uses?|has)\s+(?:\w+\s+){0,2}affiliate\b"
    r"|\b(?:we|i|us|this\s+(?:site|website|blog))\s+(?:\w+\s+){0,2}(?:may|might|will|can|could)\s+(?:also\s+)?(?:earn|receive|get|make|collect)\s+(?:[\w()]+\s+){0,4}commissions?\b"
    r"|\bas\s+an?\s+amazon\s+associate\b"
)
"""What pages say of the links that they are paid for."""


_NOTE = re.compile(
    r"\W*(?:(?:photos?|images?|pictures?|featured?\s+image|cover(?:\s+image)?|illustrations?|thumbnail)\s*(?:credits?|sources?|courtesy)?\s*(?:(?:by|via|courtesy\s+of|credits?)\b|[:©]).{1,90}"
    r"|(?:(?:medically|expert|clinically|legally|technically)\s+)?(?:reviewed|edited|fact[- ]?checked|verified|contributions?)\s+(?:by|from)\b[^.!?]{0,120}|(?:written|updated|published|posted)\s+(?:by|on)|by|updated\s+on\W.{0,30}|reading\s+time\W.{0,20}|(?:click\s+on\s+a\s+star|average\s+rating.{0,12}/|no\s+votes\s+so\s+far|rate\s+this\s+(?:article|post)|thank(?:s|\s+you)\s+for\s+your\s+feedback).{0,60}"
    r"|(?:by\s+(?:clicking|subscribing|signing\s+up|submitting|entering\s+your\s+e-?mail)|you\s+can\s+unsubscribe|unsubscribe\s+at\s+any|we\s+(?:respect|value)\s+your\s+privacy|(?:sign\s+up|subscribe)\s+(?:to|for)\s+(?:our|the)\b.{0,60}newsletter|would\s+you\s+like\s+to\s+receive\s+notifications).{0,300}"
    r"|(?:be\s+sure\s+to\s+)?(?:follow|find|join|connect\s+with)\s+(?:me|us)\s+(?:on|over\s+on|at)\W{1,3}(?:social\s+media|instagram|facebook|twitter|x\b|youtube|telegram|tiktok|pinterest|linkedin|whatsapp|threads).{0,160}"
    r"|(?:if\s+you(?:['’]ve)?\s+(?:liked|enjoyed|found)|(?:did\s+you\s+)?(?:like|enjoy|love)d?)\s+(?:this|the|my|our)\s+(?:post|article|story|guide|newsletter)\b.{0,60}\b(?:share|subscribe|pin|follow|you\s+(?:might|may))\b.{0,160})",
    re.S,
)
"""Notes on a page in a block of their own: credits, who looked it over, terms of a newsletter."""
_NOTE_LENGTH = 400
_BIO = re.compile(
    r"\W*(?i:about\s+the\s+author\W+|by\s+)?(?:[A-ZÀ-Ý][\w.’'-]*\s+){1,4}(?:is|was|has\s+(?:been|written|worked|covered|spent))\s.{0,140}?\b"
    r"(?i:writer|journalist|editor|author|reporter|photographer|freelancer?|contributor|blogger|columnist|correspondent|copywriter|researcher|professor|faculty|attorney|founder|strategist)\b",
    re.S,
)
"""The beginning of a line about who wrote."""
_BIO_LENGTH = 700
_BESIDE_BIO = 6
"""Texts of the shortest article that a line about who wrote is told from: a portrait begins so."""


def trim(body: Body) -> None:
    """Drop from `body` copies of long texts, labels, and what stands under a heading of the end."""
    blocks = without_copies(body.blocks)
    blocks = [b for b in blocks if len(b.text) > _NOTE_LENGTH or not _is_about(b)]
    blocks = without_lists(blocks)
    blocks = without_bios(blocks[: end_of(blocks)])
    labelled = set(_labelled(blocks))
    blocks = [b for at, b in enumerate(blocks) if at not in labelled] if labelled else blocks
    ends = {*range(min(_BEGINNING, len(blocks))), *range(max(0, len(blocks) - _END), len(blocks))}
    lines = {at for at in ends if _is_line_about(blocks, at)}
    blocks = [b for at, b in enumerate(blocks) if at not in lines] if lines else blocks
    if _is_labels(blocks):
        blocks = [b for b in blocks if b.kind not in _TEXTS]
    body.blocks = blocks


def _labelled(blocks: list[Block]) -> Iterator[int]:
    """Yield the places of a list above the text of labels and what they are of: ``Tác giả``, ``Hà Vy``."""
    above = list(
        takewhile(lambda at: len(blocks[at].text) <= _TOLD, range(min(_LIST, len(blocks))))
    )
    for at in above[:-1]:
        if blocks[at].kind in _TEXTS and _OF_ARTICLE.fullmatch(blocks[at].text.strip()):
            yield at
            yield at + 1


def _is_about(block: Block) -> bool:
    """Say whether the short `block` is a label, or a note on the page."""
    if block.kind not in _TEXTS:
        return False
    text = block.text.strip().lower()
    if block.kind == "heading" and _COMMENTS.fullmatch(text):
        return False  # what stands under it goes too
    if len(block.text) <= _LABEL_LENGTH and (text == "|" or _LABEL.fullmatch(text)):
        return True
    if ("affiliate" in text or "commission" in text or "amazon" in text) and _EARNED.search(text):
        return True
    if ("newsletter" in text or " list" in text) and _NEWSLETTER.fullmatch(text):
        return True
    return _NOTE.fullmatch(text) is not None


def without_lists(blocks: list[Block]) -> list[Block]:
    """Return `blocks` without lists of other articles amid the text: a heading, and links alone.

    The links may have been told before: then the text goes on right behind the heading, and is a
    good part of the whole.
    """
    at_heading = [at for at, block in enumerate(blocks) if _heads_list(block)]
    if not at_heading:
        return blocks
    texts = [len(b.text) if b.kind in _TEXTS else 0 for b in blocks]
    prose = [size if _is_prose(b) else 0 for size, b in zip(texts, blocks, strict=True)]
    texts_on = list(accumulate(reversed(texts)))[::-1]
    prose_on = list(accumulate(reversed(prose)))[::-1]
    dropped: set[int] = set()
    for at in at_heading:
        end = at + 1
        while end < len(blocks) and _leads_on(blocks[end]):
            end += 1
        if not all(prose[end : end + _TEXT_ON]) or end + _TEXT_ON > len(blocks):
            continue
        is_much = prose_on[end] >= max(_PART * texts_on[0], _MOSTLY * texts_on[end])
        if end > at + 1 or is_much:
            dropped.update(range(at, end))
    return [block for at, block in enumerate(blocks) if at not in dropped]


def _heads_list(block: Block) -> bool:
    text = block.text.strip().lower() if len(block.text) <= _LABEL_LENGTH else ""
    return block.kind in _TEXTS and _OF_OTHERS.fullmatch(text) is not None


def _leads_on(block: Block) -> bool:
    return block.kind == "related" or (block.kind in _TEXTS and block.linked > _LINKED)


def _is_prose(block: Block) -> bool:
    """Say whether `block` is a paragraph of running text."""
    return (
        block.kind == "paragraph"
        and len(block.text) >= _REPEATED
        and not block.linked > _LINKED
        and block.text.rstrip()[-1:] in _ENDS
    )


def without_bios(blocks: list[Block]) -> list[Block]:
    """Return `blocks` without lines about who wrote, where they open or end the text."""
    texts = [at for at, block in enumerate(blocks) if block.kind in _TEXTS]
    if len(texts) < _BESIDE_BIO:
        return blocks
    bios = {
        at
        for at in (*texts[:3], *texts[-3:])
        if len(blocks[at].text) <= _BIO_LENGTH and _BIO.match(blocks[at].text.strip())
    }
    return [b for at, b in enumerate(blocks) if at not in bios] if bios else blocks


def _is_labels(blocks: list[Block]) -> bool:
    """Say whether all text is a few words around a body that is empty: ``Posted``, ``by``."""
    sizes = [len(b.text.strip()) for b in blocks if b.kind in _TEXTS]
    return sum(sizes) < 3 * _WORDS and max(sizes, default=0) < _WORDS


def _is_line_about(blocks: list[Block], place: int) -> bool:
    """Say whether a block at one of the ends is a line that tells when, or under what, the article appeared."""
    block = blocks[place]
    if block.kind not in ("paragraph", "item", "heading") or len(block.text) > 130:
        return False
    text = block.text.strip()
    if len(text) <= _LABEL_LENGTH and _AT_AN_END.fullmatch(text.lower()):
        return True
    date = DATE.search(text) if has_date(text) else None
    if date is None:
        return False
    rest = len(_WITH_DATE.sub("", text).strip()) - len(date[0])
    if any(len(b.text) > 100 for b in blocks[:place]):
        # Below a lead, or under the text.
        is_alone = rest < _STAMP_ALONE and place < _BEGINNING and block.kind != "heading"
        return is_alone or (rest < 35 and _STAMP.match(text) is not None)
    return rest < 35 or (rest < 90 and _OF_LINE.search(text) is not None)


def without_copies(blocks: list[Block]) -> list[Block]:
    """Return `blocks` without texts that stood there before, and what stands among such copies.

    The heading goes with a copy of more than one text: it is the headline again.
    """
    seen: set[str] = set()
    kept: list[Block] = []
    copied = 0
    heading: int | None = None
    for block in blocks:
        if block.kind in _TEXTS:
            key = block.text.strip()
            if key in seen and (copied or len(key) >= _REPEATED):
                if not copied:
                    heading = _headline(kept)
                copied += 1
                if copied == _COPIED and heading is not None:
                    del kept[heading:]
                continue
            copied = 0
            seen.add(key)
        kept.append(block)
    return kept


def _headline(kept: list[Block]) -> int | None:
    """Return the place of a heading that ends `kept`, but for a line about the article under it."""
    for at in range(len(kept) - 1, max(-1, len(kept) - 3), -1):
        if kept[at].kind == "heading":
            return at
        if len(kept[at].text) >= _REPEATED:
            return None
    return None


def _goes_on(heading: str, left: float) -> bool:
    """Say whether so great a part of the text is `left` that `heading` is of a box in it."""
    return left >= 0.5 and _ABOUT_AUTHOR.match(heading) is not None


def end_of(blocks: list[Block]) -> int:
    """Return the place of the heading at which the article is over.

    It stands in the last half, and what follows is little, or hardly any of it running text.
    """
    sizes = [len(b.text) if b.kind in _TEXTS else 0 for b in blocks]
    prose = [
        size if size > 120 and block.linked < 0.5 and block.kind != "row" else 0
        for size, block in zip(sizes, blocks, strict=True)
    ]
    left, prose_left, whole = sum(sizes), sum(prose), sum(sizes)
    goes_on = [bool(size) or b.kind == "row" for size, b in zip(prose, blocks, strict=True)]
    texts_left = sum(goes_on)
    for place, block in enumerate(blocks):
        is_little = left < 0.5 * whole and (left < 0.2 * whole or prose_left < 0.08 * whole)
        if 0 < sizes[place] < 120 and (
            is_little or (block.kind == "heading" and left < 0.7 * whole)
        ):
            text = block.text.strip().lower()
            if _TAIL.fullmatch(text):
                is_sure = _SURE.fullmatch(text) is not None
                if is_little:
                    if is_sure or texts_left < _MORE_TEXT or not _OF_LINKS.match(text):
                        return place
                elif is_sure and not _goes_on(text, left / whole):
                    return place
        texts_left -= goes_on[place]
        left -= sizes[place]
        prose_left -= prose[place]
    return len(blocks)
