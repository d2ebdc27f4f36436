"""What pages print around and inside an article that is no part of it: the vocabulary.

Two kinds of evidence: the words of class and id names, and the words on the page.
"""

from __future__ import annotations

import re

# Bounded by the name's ends, `-`, `_`, white space, or the capital that begins the next word of a
# camelCase name (names are split there before the test).
_WORDS_IN_NAMES = """
    related relatedposts lienquan tinlienquan lien-quan cung-chuyen-muc tinkhac tin-khac
    readmore read-more more-news xem-them xemthem doc-them docthem tin-moi
    yarpp crp_related outbrain taboola recommend recommended recommendations
    mostread most-read most-viewed doc-nhieu trending
    share sharing sharebar sharedaddy shareaholic addthis addtoany heateor social
    fb-like fb-comments fb-page zalo-share-button
    comment comments commentlist respond binhluan binh-luan disqus
    taglist tag-list post-tags tags-links tukhoa tu-khoa
    author-box author-bio author-info authorbox about-author saboxplugin-wrap
    breadcrumb breadcrumbs pagination pagenavi page-links post-nav-links post-navigation
    newsletter subscribe optin mailchimp mc4wp
    advertisement advertising adsbygoogle ad-container ad-slot quangcao quang-cao
    printfriendly kk-star-ratings post-ratings
    cookie gdpr googlenews google-news
""".split()  # noqa: SIM905
# These count only as a whole name: page builders use them as parts of others.
_WHOLE_NAMES = """
    tags tag keywords widgets widget-area sidebar banner banners toolbar print rating ratings popular modal popup
    ads ad adv sponsor follow-us app-download screen-reader-text sr-only visually-hidden skip-link
    nav-links sticky-share signup sign-up subscription consent
""".split()  # noqa: SIM905

_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:"
    + "|".join(sorted(map(re.escape, _WORDS_IN_NAMES), key=len, reverse=True))
    + r")(?=$|[\s_-])"
    r"|(?:^|\s)(?:" + "|".join(map(re.escape, _WHOLE_NAMES)) + r")(?=$|\s)",
    re.I,
)
_AD_NAME = re.compile(
    r"(?:^|\s)(?:AMN_|div-gpt-ad|google_ads|ads?[-_]|adv[-_]|zone[-_]?ads?)", re.I
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

_CAPTION_NAME = re.compile(
    r"(?:^|[\s_-])(?:wp-caption-text|wp-caption-dd|(?:img|image|photo|picture|pic|media|figure|fig|video|p)?[-_]?caption(?:[-_]?text)?"
    r"|image_desc|img_desc|image-desc|desc_image|photo-desc|pcaption|chuthich|chu-thich|chuthichanh|chu_thich|image-title|gallery-caption)(?=$|[\s_-])",
    re.I,
)
_FRAME_NAME = re.compile(
    r"(?:^|\s)(?:wp-caption|wp-block-image|image-caption-container|gallery-item|image|picture|photo|expNoEdit|imgcaption)(?=$|\s)",
    re.I,
)

_BODY_NAME = re.compile(
    r"(?:^|[\s_-])(?:(?:article|entry|post|news|story|single|detail|details|blog|page|main|content|the|cms|text)[-_]{0,2}"
    r"(?:content|body|text|detail|details|fck|main|inner|copy)(?:[-_](?:content|body|text|detail))?"
    r"|newscontents?|noidung|noi-dung|articlebody|bodytext|maincontent|entry|fck|contentnews|chitiet|story|prose|rich-?text)(?=$|[\s_-])",
    re.I,
)
_DATE_NAME = re.compile(
    r"(?:^|[\s_-])(?:date|dates|datetime|pubdate|published|publish|publishdate|post(?:ed)?-?(?:on|date|time)|time|timestamp|ngay|ngaydang|thoigian|time-?ago|updated|created)(?=$|[\s_-])",
    re.I,
)
_NOT_DATE_NAME = re.compile(
    r"today|clock|(?:^|\s)(?:site-)?(?:header|footer)(?=$|\s)|current|update-bar|weather|lich|calendar|event|expire|ticker|read-?time|reading|related|comment|countdown|video-time|duration",
    re.I,
)
_AUTHOR_NAME = re.compile(
    r"(?:^|[\s_-])(?:authors?|byline|by-line|pseudonym|tac-?gia|butdanh|but-danh|writer|reporter|contributor|posted-by|written-by|author-?name|fn)(?=$|[\s_-])",
    re.I,
)
_NOT_AUTHOR_NAME = re.compile(
    r"comment|avatar|gravatar|bio|box|image|img|photo|thumb|social|desc|about|related|widget|list|twitter|more|title|job|role",
    re.I,
)
_TITLE_NAME = re.compile(
    r"(?:^|[\s_-])(?:title|headline|tieude|tieu-de|heading|tit)(?=$|[\s_-])", re.I
)
_LEAD_NAME = re.compile(
    r"(?:^|[\s_-])(?:sapo|lead|chapeau|mota|mo-ta|tomtat|tom-tat|standfirst|intro|alead|deck|dek|subtitle|sub-?headline|excerpt|summary|description)(?=$|[\s_-])",
    re.I,
)
_CRUMB_NAME = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|crumbs?|rank-math-breadcrumb|duong-dan|bread-crumb)(?=$|[\s_-])",
    re.I,
)
_TAGS_NAME = re.compile(
    r"(?:^|[\s_-])(?:tags?|taglist|tag-?list|post-tags|tags-?links?|tukhoa|tu-khoa|keywords?|article__tag|post_tag)(?=$|[\s_-])",
    re.I,
)

LABEL = re.compile(
    r"(?:>>+|»+|→|➤|►|▶|\+|[-–•*])?\s*"
    r"(?:xem thêm|đọc thêm|tham khảo thêm|tìm hiểu thêm|xem tiếp|đọc tiếp|mời xem|mời đọc|mời bạn đọc|bài liên quan|tin liên quan"
    r"|các tin liên quan|tin, bài liên quan|tin bài liên quan|bài viết liên quan|cùng chuyên mục|có thể bạn quan tâm|xem ngay|tin nên đọc"
    r"|read more|read also|read next|also read|see also|related|related articles|related posts|related reading|more|recommended|you may also like|don't miss)?"
    r"(?:\s+(?:video|clip|bài|tin))?\s*[:：]?\s*",
    re.I,
)
"""The words that stand before a link to another article; may match nothing at all."""


FURNITURE, CAPTION, FRAME, BODY, DATE, AUTHOR, TITLE, LEAD, CRUMB, TAGS = (
    1 << n for n in range(10)
)
_PATTERNS = (
    (FURNITURE, _FURNITURE_NAME),
    (CAPTION, _CAPTION_NAME),
    (FRAME, _FRAME_NAME),
    (BODY, _BODY_NAME),
    (DATE, _DATE_NAME),
    (AUTHOR, _AUTHOR_NAME),
    (TITLE, _TITLE_NAME),
    (LEAD, _LEAD_NAME),
    (CRUMB, _CRUMB_NAME),
    (TAGS, _TAGS_NAME),
)


class _Names(dict[str, int]):
    """What a class-and-id string means, remembered: a site has few and repeats them."""

    def __missing__(self, names: str) -> int:
        split = _CAMEL.sub("-", names)
        bits = 0
        for bit, pattern in _PATTERNS:
            if pattern.search(split):
                bits |= bit
        if _AD_NAME.search(names):
            bits |= FURNITURE
        if _CAPTION_NAME.search(names):
            bits |= CAPTION
        if bits & DATE and _NOT_DATE_NAME.search(names):
            bits &= ~DATE
        if bits & AUTHOR and _NOT_AUTHOR_NAME.search(names):
            bits &= ~AUTHOR
        if len(self) > 20_000:
            self.clear()
        if len(names) < 500:
            self[names] = bits
        return bits


meaning = _Names()
"""Class and id names of an element, joined by a space, to the bits above."""
