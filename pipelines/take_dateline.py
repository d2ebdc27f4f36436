"""Take the dateline, such as ``(kontumtv.vn) –``, off the front of a story.

A dateline names the outlet by host or code, a place, or both, sometimes with a date: ``(CTO) -``,
``BHG -``, ``Hà Nội (TTXVN 12/5) –``. It may lack the brackets or the dash, not both; a place
alone needs both. Remarks in brackets
(``(Ảnh minh họa)``, ``(Theo Daily Mail)``) open lines too and are none.
"""

from __future__ import annotations

import re
from collections import Counter

from crawler.article import Dateline, RawArticle
from pipelines.agencies import DOMAIN, is_known, is_outlet
from pipelines.normalise_unicode import one_line
from pipelines.provinces import find_province, initials, is_place
from pipelines.syllables import CAPITALS, is_syllable

_DASH = r"[-–—−:]"
_BRACKETED = re.compile(
    rf"(?P<before>(?:(?i:tp|tx|tt)\.|[^()\[\].;!?]){{0,40}}?)\s*[(\[]\s*(?P<inside>[^()\[\]]{{2,50}}?)\s*[)\]]"
    rf"\s*(?P<dash>\.?\s*{_DASH}+|\.(?=\s))?\s*"
)
# "Baoquocte.vn. Sáng 22/4": a host needs no dash where a sentence begins behind it.
_HOST = re.compile(rf"(?P<host>[\w-]{{2,30}}(?:\.\w{{2,10}}){{1,3}})[.:]?\s+(?=[{CAPITALS}“\"\d])")
_BARE = re.compile(
    r"(?P<code>[(\[]?[^\s()\[\],;:]{2,30}(?:\s[^\s()\[\],;:–—-]{1,20}){0,5}[)\]]?)\s+[-–—|]+\s+(?=\S)"
    r"|(?P<dashed>[^\s()\[\],;:–—]{2,30}?)[-–—]+\s*(?=\S)",
    re.IGNORECASE,
)
# "12/5", "ngày 12/3/2014": beside a place or an agency, with a comma or without.
_DATE = re.compile(
    r"[\s,]*\b(?:ngày\s+)?\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?(?=$|[\s,])[\s,]*",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"[{CAPITALS}][^\W\d]*\.?(?:[\s-]+[{CAPITALS}][^\W\d]*){{0,3}}")
_PERSON = re.compile(r"(?:ông|bà|anh|chị|cô|em|bác|cụ|đồng chí|nhà báo)\b", re.IGNORECASE)
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
# A paper by its own name, in brackets and before a dash: "(Xây dựng) -", "(Thanh tra) -".
_SHORT_NAME = re.compile(rf"[{CAPITALS}][^\W\d_]+(?:\s(?![{CAPITALS}])[^\W\d_]+){{1,2}}")
# Initials that open lines for other reasons: roles, offices, sorts of text.
_NO_CODE = frozenset(
    """
    PV CTV BTV MC TP TX TT UBND HĐND MTTQ UBMTTQ BCH CLB HTX THPT THCS TH DN CBCC CSGT ATGT ANTT
    XHCN GDP FDI ODA WTO ASEAN EU USD VND VNĐ UAV AI HLV VĐV NSND NSƯT TS GS PGS BS KTS LS NTM BHXH
    BHYT NHNN BĐBP CA QĐ NĐ CP COVID APEC LHQ HIV AIDS BIDV VNPT EVN WHO WB IMF ADB UNESCO UNICEF NATO
    OPEC FIFA AFC AFF UEFA VFF HAGL TDTT VHTT VHTTDL GDĐT LĐTBXH NNPTNT KHCN TNMT TTTT QLTT PCCC PCTT KCN
    KKT KTXH ANQP QPAN OCOP PCI GRDP CPI BOT PPP HTX HSSV SV HS DTTS XDNTM TNCS TNHH CP MTV VKS VKSND
    TAND UBKT UBND DQTV QK BCHQS BQL TTHC CNTT NSNN TPHCM TT GTVT KHĐT TNXP CCB LĐLĐ LHPN ND HND
    """.split()  # noqa: SIM905
)
_REMARK = re.compile(
    r"(?:ảnh|hình|theo|xem|nguồn|video|clip|trích|tiếp|bài|minh họa|kỳ|phần|số|trong|ngày|từ)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,/|]\s*|\s+[-–—]\s+")


_SIGNED_BEFORE = ("", "B", "TH", "PTTH")
_SIGNED_AFTER = ("", "ĐT", "O", "TV", "PT", "RT")


def _code_of_outlet(name: str) -> bool:
    """Say whether `name`, in brackets, is how a dateline names an outlet."""
    if name in _NO_CODE or _REMARK.match(name):
        return False
    if DOMAIN.fullmatch(name) or is_known(name):
        return True
    if _CODE.fullmatch(name) or _NAMED.fullmatch(name):
        return True
    led = _CODE_AND_MORE.fullmatch(name)
    return bool(led and led["code"].isupper() and led["code"] not in _NO_CODE) or is_outlet(name)


def _is_bare_code(name: str, rest: str, *, spaced: bool) -> bool:
    """Say whether `name`, with no brackets to tell it, is a dateline before a dash and `rest`.

    Words that are only known as a paper's name (``Lao động - Thương binh``) are none.
    """
    if name in _NO_CODE or _REMARK.match(name) or not (rest[0].isupper() or not rest[0].isalpha()):
        return False
    if DOMAIN.fullmatch(name) or _made_of_a_province(name):
        return True
    if " " in name:
        return is_outlet(name) and (
            not is_known(name) or not all(map(is_syllable, name.lower().split()))
        )
    if is_known(name):
        return True
    return spaced and _GENERAL_CODE.fullmatch(name) is not None and _opens_a_sentence(rest)


_GENERAL_CODE = re.compile(rf"[{CAPITALS}]{{3,6}}")
_HEADS = frozenset(
    "huyện tỉnh sở bộ ban hội đảng thành thị xã phường ông bà anh chị công đoàn tại tháng".split()  # noqa: SIM905
)


def _opens_a_sentence(text: str) -> bool:
    """Say whether `text` goes on as a sentence: no name or initials that a dash may join to others."""
    first, _, following = text.partition(" ")
    word = first.strip(',.:“”"')
    if not word.isalpha():
        return not word.isupper()
    if word.isupper():
        return word in _NO_CODE
    return is_syllable(word.lower()) and (word.lower() in _HEADS or not following[:1].isupper())


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
        read = _read_bracketed(found, paragraph[found.end() :])
        if read is None:
            return None, paragraph
        return Dateline(paragraph[: found.end()].rstrip(), *read), paragraph[found.end() :]
    found = _HOST.match(paragraph)
    if found and DOMAIN.fullmatch(found["host"]):
        return Dateline(found["host"], found["host"], None), paragraph[found.end() :]
    found = _BARE.match(paragraph)
    if found:
        code = (found["code"] or found["dashed"]).strip()
        if DOMAIN.fullmatch(code.strip("()[]")):
            # One bracket of the two is left out now and then.
            code = code.strip("()[]")
        if _is_bare_code(code, paragraph[found.end() :], spaced=found["code"] is not None):
            raw = paragraph[: found.end()].rstrip()
            return Dateline(raw, code, None), paragraph[found.end() :]
    return None, paragraph


def _read_bracketed(found: re.Match[str], rest: str) -> tuple[str | None, str | None] | None:
    """Return outlet and place of a line that opens with brackets; None where it is no dateline."""
    outlet, place, dated = _read_inside(found["inside"])
    printed = found["before"].strip(" ,–—-")
    before = _DATE.sub("", printed)
    if not printed:
        if outlet or (place and found["dash"] and (dated or is_place(place))):
            return outlet, place
        inside = found["inside"]
        is_name = _SHORT_NAME.fullmatch(inside) and not _REMARK.match(inside)
        return (inside, None) if is_name and found["dash"] and rest[:1].isupper() else None
    if outlet and is_place(before):
        return outlet, before
    if place and found["dash"] and _code_of_outlet(before):
        return before, place
    # A place that the tables lack, told by the agency behind it: "Tokyo (TTXVN) -".
    elsewhere = (
        outlet
        and found["dash"]
        and all(is_outlet(one) or _made_of_a_province(one) for one in outlet.split("/"))
        and _TITLED.fullmatch(before)
        and not _PERSON.match(before)
        and rest[:1].isupper()
    )
    return (outlet, before) if elsewhere else None


def _read_inside(inside: str) -> tuple[str | None, str | None, bool]:
    """Return outlet, place and whether a date stands with them, of what is in the brackets."""
    undated = _DATE.sub(" ", inside).strip()
    dated = undated != inside
    parts = [part for part in _PARTS.split(undated) if part]
    code, _, where = undated.partition(" ")
    if dated and is_known(code) and is_place(where):
        # "TTXVN Hà Nội 12/5"
        return code, where, dated
    if len(parts) == 1 and _code_of_outlet(undated):
        return undated, None, dated
    outlets = [part for part in parts if _code_of_outlet(part)]
    places = [part for part in parts if part not in outlets]
    if not all(is_place(part) or (dated and _TITLED.fullmatch(part)) for part in places):
        return None, None, dated
    return "/".join(outlets) or None, ", ".join(places) or None, dated


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
        article.extractor.fields.setdefault("agencies", "body")
    place = article.dateline.place
    if place:
        article.dateline.place = find_province(place) or place
