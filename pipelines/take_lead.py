"""Take the lead (sapo) out of the body: the first paragraph, where it alone is set in bold.

Where the page sets the lead apart by an element of its own the reader has found it already.
"""

from __future__ import annotations

import re
from collections import Counter

from crawler.article import Block, RawArticle
from pipelines.place_tone import tone_key
from pipelines.take_dateline import split_dateline

SENTENCE = 8
"""Words of the shortest lead, where it ends as a sentence does."""
UNENDED = 25
"""Words of the shortest lead without a full stop: shorter ones are headings."""

_TEXT = ("paragraph", "heading", "quote", "item", "row")
_ENDED = re.compile(r"[.!…][”\"’)\]]*$|[”\"]$")
# Numbers and bullets open headings and lists; a speaker or a question mark an interview.
_OPENS_OTHERWISE = re.compile(
    r"\s*(?:(?:\d{1,2}|[ivx]{1,4}|[a-hđ])\s*[.)/:-](?!\d)|(?:bài|kỳ|phần|chương|mục|điều|câu)\s+(?:\d|[ivx]+\b)"
    r"|[-–—*+•♦■►▪>]|(?:p\.?v|phóng\s+viên|hỏi|đáp|trả\s+lời|mc|btv|nhà\s+báo)\b[^.]{0,30}:)",
    re.IGNORECASE,
)


def reads_as_lead(text: str) -> bool:
    """Say whether `text` (one line) is a sentence or more, and no heading, question or list item.

    >>> reads_as_lead("Sau một năm, làng Kon Jơ Ri đã có điện, có đường và có trường học mới.")
    True
    >>> reads_as_lead("Nhiều kết quả nổi bật trong công tác giảm nghèo")
    False
    """
    if text.isupper() or _OPENS_OTHERWISE.match(text) or text[-1:] in "?:;,":
        return False
    words = text.count(" ") + 1
    return words >= UNENDED or (words >= SENTENCE and _ENDED.search(text) is not None)


def take_lead(article: RawArticle, changes: Counter[str]) -> None:
    """Move a first paragraph that is bold from end to end, before others that are not, to `lead`.

    What repeats the lead that the reader found goes from the body: it is printed once.
    """
    blocks = article.raw.blocks
    body = [at for at, block in enumerate(blocks) if block.kind in _TEXT and block.text]
    if body and len(body) > 1 and split_dateline(blocks[body[0]].text)[1] == "":
        body = body[1:]
    if len(body) < 2:
        return
    first = blocks[body[0]]
    if article.lead:
        if first.kind == "paragraph" and tone_key(first.text) == tone_key(article.lead):
            del blocks[body[0]]
            changes["lead-repeated"] += 1
        return
    if (
        first.kind == "paragraph"
        and "strong" in first.emphasis
        and reads_as_lead(split_dateline(first.text)[1])
        and first.text != article.title
        and any(_is_plain(blocks[at]) for at in body[1:])
    ):
        article.lead = first.text
        article.extractor.fields["lead"] = "body"
        del blocks[body[0]]
        changes["lead"] += 1


def _is_plain(block: Block) -> bool:
    """Say whether `block` is running text that is not bold."""
    return block.kind == "paragraph" and "strong" not in block.emphasis and " " in block.text
