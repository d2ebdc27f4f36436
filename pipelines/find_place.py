"""Find the province an article is of, then and since the mergers of July 2025.

It is the outlet's, unless the dateline or the first words name another place.
"""

from __future__ import annotations

import re
from collections import Counter

from crawler.article import RawArticle
from pipelines.provinces import find_province, province_of_place, province_on
from pipelines.syllables import CAPITALS

# "tại tỉnh Gia Lai", "tại thành phố Đà Nẵng" in the first clause.
_FIRST_WORDS = re.compile(
    r"(?i:tại|ở|trên địa bàn)\s+(?i:tỉnh|thành phố|tp\.?|thủ đô)\s+"
    rf"(?P<place>(?:[{CAPITALS}][\w’']*\.?\s?(?:-\s)?){{1,4}})"
)
_LEADING = re.compile(r"[^.;:()]{0,80}")


def place_in_first_words(text: str) -> str | None:
    """Return the province that the first clause of `text` names as the scene, or null."""
    leading = _LEADING.match(text)
    found = _FIRST_WORDS.search(leading.group()) if leading else None
    if not found:
        return None
    names = found["place"].split()
    for end in range(len(names), 0, -1):
        province = find_province(" ".join(names[:end]).rstrip(","))
        if province:
            return province
    return None


def find_place(article: RawArticle, changes: Counter[str]) -> None:
    """Set `province` (when published) and `province_2025` of `article`.

    Where nothing tells when it was published, `province` stays what the outlet says of itself, or
    what the text names: of neither the day of the crawl nor that of the capture knows more.
    """
    named = None
    if article.dateline and article.dateline.place:
        place = article.dateline.place
        named = find_province(place) or province_of_place(place, article.published)
    if named is None and article.language == "vi":
        first = article.lead or (article.paragraphs[0] if article.paragraphs else "")
        named = place_in_first_words(first)
    if named is not None:
        article.extractor.fields["province"] = "body"
    known = named or article.province
    if known is None:
        return
    day = article.published
    article.province = (province_on(known, day) if day else find_province(known)) or known
    article.province_2025 = province_on(known, None) or article.province_2025
