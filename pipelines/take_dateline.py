"""Take the dateline, such as ``(kontumtv.vn) –``, off the front of a story.

A dateline names the outlet by host or code, sometimes a place: ``(CTO) -``, ``BHG -``,
``Hà Nội (TTXVN) –``. It may lack the brackets or the dash, not both. Remarks in brackets
(``(Ảnh minh họa)``, ``(Theo Daily Mail)``) open lines too and are none.
"""

from __future__ import annotations

import re
from collections import Counter

from crawler.article import Dateline, RawArticle

from .agencies import DOMAIN, is_known, is_outlet
from .normalise_unicode import one_line
from .provinces import find_province, initials, is_place
from .syllables import CAPITALS

_DASH = r"[-–—−:]"
_BRACKETED = re.compile(
    rf"(?P<before>[^()\[\].;!?]{{0,40}}?)\s*[(\[]\s*(?P<inside>[^()\[\]]{{2,50}}?)\s*[)\]]\s*(?P<dash>{_DASH}+|\.(?=\s))?\s*"
)
_BARE = re.compile(
    r"(?P<code>[^\s()\[\],;:]{2,30}(?:\s(?:online|điện tử|tv))?)\s+[-–—]+\s+(?=\S)"
    r"|(?P<dashed>[^\s()\[\],;:–—]{2,30}?)[-–—]+\s*(?=\S)",
    re.IGNORECASE,
)
_CODE = re.compile(
    rf"[{CAPITALS}][{CAPITALS}a-z]{{0,2}}[{CAPITALS}&]{{0,5}}[{CAPITALS}]\d{{0,2}}|\S*[a-z]TV"
)
_CODE_AND_MORE = re.compile(
    rf"(?P<code>(?-i:[{CAPITALS}]{{2,8}})\d?)\s+(?:online|điện tử|TV|(?-i:[{CAPITALS}]).{{0,30}})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:báo|đài(?:\s+(?:pt\s*-?\s*th|phát thanh.{0,30}?))?|truyền hình|pt-?th)"
    rf"\s+(?-i:[{CAPITALS}]).*|\S.*\s(?:online|tv|điện tử)",
    re.IGNORECASE,
)
# Initials that open lines for other reasons: roles, offices, sorts of text.
_NO_CODE = frozenset(
    """
    PV CTV BTV MC TP TX TT UBND HĐND MTTQ UBMTTQ BCH CLB HTX THPT THCS TH DN CBCC CSGT ATGT ANTT
    XHCN GDP FDI ODA WTO ASEAN EU USD VND VNĐ UAV AI HLV VĐV NSND NSƯT TS GS PGS BS KTS LS NTM BHXH
    BHYT NHNN BĐBP CA QĐ NĐ CP COVID APEC LHQ HIV AIDS
    """.split()  # noqa: SIM905
)
_REMARK = re.compile(
    r"(?:ảnh|hình|theo|xem|nguồn|video|clip|trích|tiếp|bài|minh họa|kỳ|phần|số|trong|ngày|từ)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,/|]\s*|\s+[-–—]\s+")


_SIGNED_BEFORE = ("", "B", "TH", "PTTH")
_SIGNED_AFTER = ("", "ĐT", "O", "TV", "PT", "RT")


def _code_of_outlet(name: str, *, bare: bool) -> bool:
    """Say whether `name` is how a dateline names an outlet; `bare`: without brackets to tell it."""
    if name in _NO_CODE or _REMARK.match(name):
        return False
    if DOMAIN.fullmatch(name) or is_known(name):
        return True
    if bare:
        return _made_of_a_province(name)
    if _CODE.fullmatch(name) or _NAMED.fullmatch(name):
        return True
    led = _CODE_AND_MORE.fullmatch(name)
    return bool(led and led["code"].isupper() and led["code"] not in _NO_CODE) or is_outlet(name)


def _made_of_a_province(code: str) -> bool:
    """Say whether `code` is a province's initials as papers and stations sign: BHG, QNO, KTV, BKTĐT."""
    return any(
        code[len(before) : len(code) - len(after)] in initials()
        for before in _SIGNED_BEFORE
        for after in _SIGNED_AFTER
        if (before or after) and code.startswith(before) and code.endswith(after)
    )


def split_dateline(paragraph: str) -> tuple[Dateline | None, str]:
    """Take a dateline such as ``(kontumtv.vn) –`` off the front of `paragraph`.

    Return it with what is left; `(Ảnh minh họa)` and other remarks in brackets are no datelines.
    `paragraph` is one line (`normalise_unicode.one_line`). Dates stay in the text.

    >>> split_dateline("(CTO) - Sáng 19/12, …")
    (Dateline(raw='(CTO) -', outlet='CTO', place=None), 'Sáng 19/12, …')
    """
    found = _BRACKETED.match(paragraph)
    if found:
        inside = found["inside"]
        if is_place(inside) and found["dash"] and not found["before"]:
            return Dateline(paragraph[: found.end()].rstrip(), None, inside), paragraph[
                found.end() :
            ]
        outlet, place = _read_inside(inside)
        before = found["before"].strip(" ,–—-")
        if outlet and before and not is_place(before):
            outlet = None
        if outlet:
            raw = paragraph[: found.end()].rstrip()
            return Dateline(raw, outlet, before or place), paragraph[found.end() :]
        return None, paragraph
    found = _BARE.match(paragraph)
    if found:
        code = found["code"] or found["dashed"]
        rest = paragraph[found.end() :]
        if (rest[0].isupper() or not rest[0].isalpha()) and _code_of_outlet(code, bare=True):
            raw = paragraph[: found.end()].rstrip()
            return Dateline(raw, code, None), paragraph[found.end() :]
    return None, paragraph


def _read_inside(inside: str) -> tuple[str | None, str | None]:
    """Return outlet and place of what stands in a dateline's brackets; no outlet, no dateline."""
    parts = _PARTS.split(inside)
    if len(parts) == 1:
        return (inside, None) if _code_of_outlet(inside, bare=False) else (None, None)
    outlets = [part for part in parts if _code_of_outlet(part, bare=False)]
    places = [part for part in parts if part not in outlets]
    if outlets and all(map(is_place, places)):
        return "/".join(outlets), ", ".join(places) or None
    return None, None


def take_dateline(article: RawArticle, changes: Counter[str]) -> None:
    """Move the dateline of the lead or of the first paragraph to its own field."""
    if article.dateline is not None:
        return
    if article.lead:
        article.dateline, article.lead = split_dateline(article.lead)
        if article.dateline:
            article.lead = article.lead or None
            _note(article, changes)
            return
    blocks = article.raw.blocks
    for at, block in enumerate(blocks):
        if block.kind in ("image", "video", "audio", "caption", "related") or not block.text:
            continue
        if block.kind not in ("paragraph", "quote", "heading"):
            return
        article.dateline, rest = split_dateline(block.text)
        if article.dateline is None and len(block.text) <= 50 and at + 1 < len(blocks):
            # The code stands in a block of its own, its dash perhaps with the text.
            following = blocks[at + 1]
            joined = one_line(f"{block.text} {following.text}")
            article.dateline, after = split_dateline(joined)
            if article.dateline and len(article.dateline.raw) >= len(block.text):
                following.text, rest = after, ""
            else:
                article.dateline = None
        if article.dateline:
            block.text = rest
            _note(article, changes)
            if not rest:
                text = next((b for b in blocks[at + 1 :] if b.text), None)
                if text is not None:
                    text.text = text.text.lstrip("-–— ")
        return


def _note(article: RawArticle, changes: Counter[str]) -> None:
    assert article.dateline is not None
    changes["dateline"] += 1
    article.extractor.fields["dateline"] = "body"
    outlet = article.dateline.outlet
    own = (article.outlet, article.outlet_name)
    if outlet and is_known(outlet) and outlet not in (*article.agencies, *own):
        article.agencies.append(outlet)
    place = article.dateline.place
    if place:
        article.dateline.place = find_province(place) or place
