"""What pages print around and inside an article that is no part of it: the vocabulary.

Two kinds of evidence: the words of class and id names, and the words on the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

FURNITURE, CAPTION, FRAME, BODY, DATE, AUTHOR, TITLE, LEAD, CRUMB, TAGS, NO_DATE, NO_AUTHOR = (
    1 << n for n in range(12)
)
COMMENTS, BOLD, WRITER, PLAYER, PICTURE, NOTE = (1 << n for n in range(12, 18))
"""Readers' comments: furniture, however much of the page they are. Set in bold. A box about who
wrote, furniture too. What a script makes a player of. A box of a picture, and what in
such a box is a note to it."""

# Words of class and id names. One entry is one to three words joined by hyphens; `_`, `__` and the
# capitals of camelCase count as hyphens. It is found anywhere in a name.
_IN_NAMES = {
    FURNITURE: """
        related relate relatedposts lienquan tinlienquan lien-quan cung-chuyen-muc tinkhac tin-khac
        readmore read-more more-news xem-them xemthem doc-them docthem tin-moi
        yarpp crp-related outbrain taboola recommend recommended recommendations
        mostread most-read most-viewed doc-nhieu trending
        share sharing sharebar sharedaddy shareaholic sharethis addthis addtoany heateor social
        shariff mashsb sharetext essb sfsi scriptlesssocialsharing novashare
        fb-like fb-comments fb-page zalo-share-button
        taglist tag-list post-tags tags-links tukhoa tu-khoa
        breadcrumb breadcrumbs pagination pagenavi page-links post-nav-links post-navigation
        newsletter subscribe optin mailchimp mc4wp
        advertisement advertising adsbygoogle ad-container ad-slot quangcao quang-cao
        cungchuyenmuc tinlienquan doc-nhieu docnhieu tin-moi-nhat tin-cu-hon
        adspot a-rec ads-wrapper inpage-ads
        ez-toc-container lwptoc table-of-contents toc-container rank-math-toc-block sd-like sd-sharing
        cta call-to-action button-text button-link button-wrapper button-wrap button-list
        btn-text block-button block-buttons buttons-block
        disclaimer disclosure tooltip-content tooltip-text tooltiptext
        twitter-tweet instagram-media tiktok-embed republish republication google-preferred preferred-source
        poll polls tham-do thamdo binh-chon binhchon
        printfriendly kk-star-ratings post-ratings cookie gdpr googlenews google-news
        rmp-widgets rmp-rating rating-widget player-artwork player-cover player-poster
        reading-time meta-views post-views item-hits powerpress-links stream-item postmetadata wp-block-file convertkit
    """,
    COMMENTS | FURNITURE: """
        comment comments commentlist respond binhluan binh-luan disqus ykien y-kien
    """,
    WRITER | FURNITURE: """
        author-box box-author author-bio author-info authorbox about-author saboxplugin-wrap bio-box
        author-tooltip author-card author-desc author-description
    """,
    CAPTION: """
        caption captions wp-caption-text wp-caption-dd image-desc img-desc desc-image photo-desc
        pcaption imgcaption chuthich chu-thich chuthichanh gallery-caption figcaption
        fig-cap img-cap photo-cap pic-cap image-cap figcap imgcap photocap ghichu-anh ghi-chu-anh
        note-img img-note note-image image-note photo-note pic-note
    """,
    DATE: """
        date dates datetime pubdate published publish publishdate posted-on post-date posttime
        post-time time timestamp ngay ngaydang thoigian timeago time-ago ago updated created createdate
        modifydate postmetadata
    """,
    NO_DATE: """
        today clock current weather lich calendar event events expire ticker readtime read-time
        reading related comment comments countdown video-time duration update-bar datetoday
    """,
    AUTHOR: """
        author authors byline bylines by-line pseudonym tacgia tac-gia butdanh but-danh writer reporter journalist
        contributor posted-by written-by authorname author-name fn
    """,
    NO_AUTHOR: """
        comment comments avatar gravatar bio box image img photo thumb thumbnail social desc
        description about related widget list twitter more title job role
    """,
    PLAYER: """
        video videos player videoplayer audioplayer videojs jwplayer flowplayer audio podcast clip
        preview-mode videostream media-player embed
    """,
    PICTURE: "photo photos picture image images img pic slide slider figure media gallery album anh hinh hinh-anh",
    NOTE: "cap note legend credit credits",
    BOLD: "bold fw600 fw700 fw500 fontbold semibold fbold",
    TITLE: "title headline tieude tieu-de heading tit contentheading",
    LEAD: """
        sapo lead hometext chapeau mota mo-ta tomtat tom-tat standfirst intro alead deck dek subtitle
        subheadline sub-headline excerpt summary description
        chapo chapeau vorspann entradilla copete sommario ingress anrisstext
    """,
    CRUMB: "breadcrumb breadcrumbs crumb crumbs duong-dan duongdan bread-crumb bread-crum breadcumb breadcrum link-cate cate-link",
    TAGS: "tag tags taglist tag-list tukhoa tu-khoa keyword keywords",
    BODY: """
        newscontent newscontents noidung noi-dung articlebody bodytext maincontent entry fck
        contentnews chitiet story prose richtext rich-text content-detail
    """,
}
# These count only as a whole name: page builders use them as parts of others.
_WHOLE_NAMES = {
    FURNITURE: """
        tags tag keywords widgets widget-area sidebar banner banners toolbar print rating ratings
        footer site-footer page-footer main-footer global-footer footer-wrapper footer-container
        footer-inner footer-top footer-bottom footer-main footer-content login-modal modal-login
        login-popup popup-login modal-dialog modal-content login-form popup-app app-popup
        popular modal popup ads ad adv sponsor follow-us app-download screen-reader-text sr-only
        visually-hidden skip-link nav-links sticky-share signup sign-up subscription consent
    """,
    LEAD: "desc cms-desc detail-desc main-desc article-desc phead",
    NO_DATE: "header footer site-header site-footer",
    FRAME: """
        wp-caption wp-block-image image-caption-container gallery-item image picture photo
        expnoedit imgcaption
    """,
}
_BODY_FIRST = (
    "article entry post news story single detail details blog page main content the cms text"
)
_BODY_SECOND = "content body text detail details fck main inner copy"
_AD_STARTS = (
    "amn_",
    "div-gpt-ad",
    "google_ads",
    "ad-",
    "ad_",
    "ads-",
    "ads_",
    "adv-",
    "adv_",
    "zone-ad",
)
_HUMP = re.compile(r"[A-Z](?:(?<=[a-z].)|(?<=[A-Z].)(?=[a-z]))", re.S)
"""A capital that begins a word inside a name: the B of fooBar and of ABar."""
_MOST_NAMES = 60
"""Names in one attribute that are looked at."""


def _vocabulary(lists: dict[int, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, names in lists.items():
        for name in names.split():
            found[name] = found.get(name, 0) | bit
    return found


_WORDS = _vocabulary(_IN_NAMES)
for _first in _BODY_FIRST.split():
    for _second in _BODY_SECOND.split():
        _WORDS[f"{_first}-{_second}"] = _WORDS.get(f"{_first}-{_second}", 0) | BODY
_WHOLE = _vocabulary(_WHOLE_NAMES)
_BEGINNINGS = frozenset(name.partition("-")[0] for name in _WORDS if "-" in name)
_PARTS = [re.split("[-_]", name) for names in (_WORDS, _WHOLE) for name in names]
_FIRST = frozenset(parts[0] for parts in _PARTS if len(parts) > 1)
_SECOND = frozenset(parts[1] for parts in _PARTS if len(parts) > 1)
_DENIALS = frozenset(("no", "none"))
"""Beside a word of a name they say that there is nothing of it: ``no-share``, ``pagination-none``."""
_BY_ITSELF = frozenset(re.split("[-_]", name)[0] for name in _AD_STARTS)
_KNOWN = _FIRST.union(_BY_ITSELF, (parts[0] for parts in _PARTS))
"""Of these words at least one is in every name that says something; of those that say something
only together, a first and a second. Those in `_BY_ITSELF` may begin an advertisement's."""


class _Tokens(dict[str, int]):
    """What one class or id name means, remembered: sites have few, and share many."""

    def __missing__(self, token: str) -> int:
        name = token.lower()
        bits = _WHOLE.get(name, 0)
        if name != token:
            name = _apart(token[:200]).lower()
        if "-" in name or "_" in name:
            words = name.replace("_", " ").replace("-", " ").split()
            if not _KNOWN.isdisjoint(words):
                bits |= _WHOLE.get("-".join(words), 0)
                for place, word in enumerate(words):
                    if not _DENIALS.isdisjoint(
                        (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
                    ):
                        continue
                    if word in _WORDS:
                        bits |= _WORDS[word]
                    if word in _BEGINNINGS:
                        bits |= _WORDS.get("-".join(words[place : place + 2]), 0)
                        bits |= _WORDS.get("-".join(words[place : place + 3]), 0)
                if name.startswith(_AD_STARTS):
                    bits |= FURNITURE
        else:
            bits |= _WORDS.get(name, 0)
        self[token] = bits
        return bits


def _undenied(bits: int) -> int:
    """Return `bits` without what others of them deny."""
    if bits & NO_DATE:
        bits &= ~DATE
    if bits & NO_AUTHOR:
        bits &= ~AUTHOR
    return bits


_MOST = 50_000
"""Names that are remembered before all are forgotten."""
_tokens = _Tokens()
_attributes: dict[str | None, int] = {}
"""What the names in a class or id attribute mean together."""


def _learn(attributes: list[str]) -> None:
    """Remember what each of the class or id `attributes` means.

    They are brought to small letters and taken apart all at once, joined by a character that no
    attribute has: a page of a new site has 150. Most names say nothing, most of the others by one
    word; the rest are looked at each by itself.
    """
    whole = _apart("\0".join(attributes)).lower().replace("_", " ").replace("-", " ")
    for attribute, line in zip(attributes, whole.split("\0"), strict=True):
        bits = 0
        words = line.split()
        if not _KNOWN.isdisjoint(words):
            tokens = attribute.split()
            if (
                len(tokens) > _MOST_NAMES
                or not _BY_ITSELF.isdisjoint(words)
                or not _DENIALS.isdisjoint(words)
                or not (_FIRST.isdisjoint(words) or _SECOND.isdisjoint(words))
                or not _WHOLE.keys().isdisjoint(map(str.lower, tokens))
            ):
                for token in tokens[:_MOST_NAMES]:
                    bits |= _tokens[token]
            else:
                for word in words:
                    if word in _WORDS:
                        bits |= _WORDS[word]
        _attributes[attribute] = _undenied(bits)


def _apart(names: str) -> str:
    """Return `names` with a hyphen where a capital begins a word inside a name."""
    parts = []
    at = 0
    for found in _HUMP.finditer(names):
        parts.append(names[at : found.start()])
        at = found.start()
    parts.append(names[at:])
    return "-".join(parts)


def meanings(names: Sequence[str | None], idents: Mapping[int, str]) -> list[int]:
    """Return what the class and id attributes of elements mean, one each: the bits above.

    `names` are the classes, `idents` the ids of the few elements that have one, by place.
    """
    known = _attributes
    for memory in (known, _tokens):
        if len(memory) > _MOST:
            memory.clear()
    known[None] = 0
    if new := [name for name in {*names, *idents.values()} if name not in known]:
        _learn(new)  # type: ignore[arg-type]
    found = [known[name] for name in names]
    for at, ident in idents.items():
        if bits := known[ident]:
            found[at] = _undenied(found[at] | bits)
    return found


_IMPRINT_BEGINS = 100
"""Characters at the beginning of a text that are looked at."""
_IMPRINT_WORDS = (
    "giấy phép số", "giấy phép xuất bản", "giấy phép hoạt động", "giấy phép thiết lập",
    "giấy phép sửa", "giấy phép cung cấp", "giấy phép báo", "giấy phép mxh", "/gp-", "gp-bttt", "gp-cbc", "gpxb",
    "cơ quan chủ quản:", "đơn vị chủ quản:", "tổng biên tập", "chịu trách nhiệm chính", "chịu trách nhiệm nội dung", "tòa soạn:", "toà soạn:",
    "ghi rõ nguồn", "bản quyền thuộc", "all rights reserved",
)  # fmt: skip
_ASCII_SIGNS = ("gp", "all rights", "copyright")
"""One of these is in every beginning of an imprint that has no letter of Vietnamese."""
_RIGHTS = re.compile(r"\W*(?:(?:copyright|©).{0,12}(?:19|20)\d\d|bản quyền)")


_LINE = 3
"""Characters before a word of an imprint that are no words."""
_SENTENCE = 60


def is_imprint(text: str) -> bool:
    """Say whether `text` is of a site's imprint, which stands at the foot of every page.

    A sentence that comes to speak of a licence or an editor is none.
    """
    begin = text[:_IMPRINT_BEGINS].lower()
    if begin.isascii() and not any(sign in begin for sign in _ASCII_SIGNS):
        return False
    found = min((at for word in _IMPRINT_WORDS if (at := begin.find(word)) >= 0), default=-1)
    if found >= 0:
        is_sentence = (
            found > _LINE
            and len(text) > _SENTENCE
            and text.rstrip().endswith((".", "!", "?", "…", "”", '"'))
        )
        return not is_sentence and begin[found - 4 : found] != "lời "
    return _RIGHTS.match(begin) is not None


LABEL = re.compile(
    r"(?:>>+|»+|→|➤|►|▶|\+|[-–•*])?\s*"
    r"(?:xem thêm|đọc thêm|tham khảo thêm|tìm hiểu thêm|xem tiếp|đọc tiếp|mời xem|mời đọc|mời bạn đọc|bài liên quan|tin liên quan"
    r"|các tin liên quan|tin, bài liên quan|tin bài liên quan|bài viết liên quan|cùng chuyên mục|có thể bạn quan tâm|xem ngay|tin nên đọc"
    r"|read more|read also|read next|also read|see also|related|related articles|related posts|related reading|more|recommended|you may also like|don't miss"
    r"|(?:à )?lire (?:aussi|également)|lisez aussi|voir aussi|lesen sie auch|auch interessant|siehe auch|lees ook|leia (?:também|mais)|veja também"
    r"|lee también|te puede interesar|ver también|leggi anche|baca juga)?"
    r"(?:\s+(?:video|clip|bài|tin))?\s*[:：]?\s*"
    r"|\W*(?:(?:bài|kỳ|phần)\s+(?:\d{1,2}|[ivx]{1,4}|cuối)|(?:tin|bài|kỳ)\s+(?:trước|sau|tiếp|tiếp theo|kế tiếp|kế trước)|sự kiện|chủ đề|chuyên đề|(?:các )?trang|chia sẻ(?: bài(?: viết)?| tin)?|cỡ chữ|a[-+]|gửi e?mail|in(?: (?:bài(?: viết)?|trang))?|từ kh[oó][aá])\s*[:：.]?\s*",
    re.I,
)
"""The words that stand before a link to another article; may match nothing at all."""
