"""Take the byline out of the body and read authors, roles and agencies from it.

A byline is the first or last block, short, without the full stop of a sentence; each of its
parts is a name in title case, initials, an agency or a role. Where the markup sets it apart (right
alignment, a class such as ``author``) less is asked of its words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from crawler.article import Author, Block, PrintedDate, RawArticle, Role
from pipelines.agencies import is_known, is_outlet, station_at
from pipelines.names_abroad import GLUED_POST, credited, names_abroad
from pipelines.normalise_unicode import one_line
from pipelines.provinces import find_province, is_place
from pipelines.syllables import CAPITALS, is_syllable
from pipelines.tell_language import NATIVE

LONGEST = 90
"""Characters of the longest byline."""


@dataclass(slots=True)
class Byline:
    """A byline read: `raw` as printed (one line), the persons, and the agencies named."""

    raw: str
    authors: list[Author] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    date: str | None = None
    """The day printed behind the names, unread."""


_ROLES: dict[str, Role] = {
    **dict.fromkeys(
        (
            "tin", "tin tức", "bài", "bài viết", "bài báo", "bài dự thi", "viết", "người viết",
            "tác giả", "nhóm tác giả", "thực hiện", "người thực hiện", "nhóm thực hiện", "ghi",
            "ghi chép", "phóng sự", "bút ký", "nội dung", "lời", "thơ", "pv", "phóng viên",
            "nhóm pv", "nhóm phóng viên", "pv thường trú", "tổng hợp", "nhà báo", "lời bình",
            "kịch bản", "text", "by", "words", "story", "phản ánh", "p.v", "nhóm p.v", "lược thuật",
            "tường thuật", "tản văn", "truyện ngắn", "tùy bút", "tuỳ bút", "ký", "ký sự", "ghi nhanh",
            "phỏng vấn", "sưu tầm", "reporting by", "reported by", "written by", "story by", "text by",
        ),
        "text",
    ),
    **dict.fromkeys(
        ("ảnh", "hình", "hình ảnh", "chùm ảnh", "ảnh trong bài", "ảnh bài", "photo", "photos", "photo by", "photos by", "chụp ảnh", "phóng sự ảnh", "đồ họa", "đồ hoạ", "infographic", "thiết kế", "trình bày", "minh họa", "minh hoạ"),
        "photo",
    ),
    **dict.fromkeys(
        ("video", "clip", "videoclip", "video clip", "quay phim", "ghi hình", "camera", "hình và dựng", "dựng phim", "dựng", "dựng hình", "đạo diễn"),
        "video",
    ),
    **dict.fromkeys(
        ("btv", "biên tập", "biên tập viên", "bbt", "biên soạn", "chịu trách nhiệm nội dung", "hiệu đính", "editor"),
        "editor",
    ),
    **dict.fromkeys(
        ("dịch", "biên dịch", "lược dịch", "người dịch", "dịch giả", "phiên dịch", "translator", "translated by", "translating by"),
        "translator",
    ),
    **dict.fromkeys(
        ("ctv", "cộng tác viên", "nhóm ctv", "kỹ thuật", "âm thanh", "đọc", "phát thanh viên", "thể hiện", "giọng đọc", "người đọc", "dẫn chương trình", "mc"),
        "contributor",
    ),
}  # fmt: skip
# These need no colon: a name may follow them at once.
_TITLES = frozenset(
    ("pv", "p.v", "nhóm p.v", "ctv", "btv", "phóng viên", "cộng tác viên", "biên tập viên", "nhà báo", "pv thường trú",
     "nhóm pv", "nhóm phóng viên", "nhóm ctv", "bbt", "thực hiện", "ghi", "tác giả", "by", "translated by", "translating by", "reporting by", "reported by", "written by",
     "story by", "text by", "photo by", "photos by")
)  # fmt: skip
# "Ảnh của Bác Hồ" shows him.
_NO_WORK = frozenset(
    ("lời", "thơ", "ảnh", "hình", "hình ảnh", "chùm ảnh", "video", "clip", "nội dung")
)
# These are a byline without any name.
_NAMELESS = frozenset(role for role in _TITLES if not role.endswith("by")) - {
    "thực hiện",
    "ghi",
    "tác giả",
}

_NAMES_NOBODY = re.compile(r"(?:nhóm\b|pv|p\.v|phóng\s+viên)", re.IGNORECASE)

_ROLE = "|".join(
    sorted((re.escape(role).replace(r"\ ", r"\s+") for role in _ROLES), key=len, reverse=True)
)
_AND = r"(?:\s*[,/&+]\s*|\s*[-–—]\s*|\s+và\s+|\s+)"
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ROLE_LEADS = frozenset(role.split()[0].split(".")[0] for role in _ROLES)
_ROLES_AND_COLON = re.compile(
    rf"(?P<roles>(?:{_ROLE})(?:{_AND}(?:{_ROLE}))*)\s*(?:[:;.](?!\w)|:)\s*", re.IGNORECASE
)
# No blank alone joins these: in "CTV Viết Sơn" the second is a name.
_TITLE = re.compile(
    rf"(?P<roles>(?:{_ROLE})(?:(?:\s*[,/&+–—-]\s*|\s+và\s+)(?:{_ROLE}))*)(?=\s*(?:$|[,;/|()&–—-]|\s))\s*",
    re.IGNORECASE,
)
_EACH_ROLE = re.compile(rf"(?:{_ROLE})(?!\w)", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?:theo|nguồn(?:\s+tin)?|source|trích từ|tin\s+từ|tổng\s+hợp\s+(?:từ|theo))\s*(?P<colon>:)?\s*",
    re.IGNORECASE,
)
_OF = re.compile(r"của\s+", re.IGNORECASE)
# "tổng hợp từ TTXVN, VOV": what a remark behind a name says of its sources.
_COMPILED = re.compile(
    r"(?:tổng\s+hợp|lược\s+dịch|biên\s+dịch|dịch|lược\s+ghi|trích)\s+(?:từ|theo)\s*:?\s*",
    re.IGNORECASE,
)
# What stands before a name and is no part of it.
_HONOUR = re.compile(
    r"(?:(?:(?:PGS|GS|TS|ThS|Th\.S|BS|BSCK\s?I{1,2}|BSCK\s?[12]|CKI{1,2}|LS|KS|KTS|CN|DS|NSND|NSƯT|NSNA|Đ/c)(?:[.,]\s*|\s+|(?=[PGTB])))+"
    r"|(?i:ths\.?|mr\.?|(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy|uý)|luật\s+sư|bác\s+s[ĩỹ]|dược\s+s[ĩỹ]|tiến\s+s[ĩỹ]|thạc\s+s[ĩỹ]|giáo\s+sư|phó\s+giáo\s+sư|kỹ\s+sư|nhạc\s+s[ĩỹ]|họa\s+s[ĩỹ]|nhà\s+văn|nhà\s+thơ|nghệ\s+s[ĩỹ]|bạn\s+đọc|nhà\s+giáo|nhà\s+nghiên\s+cứu|luật\s+gia|chuyên\s+gia|cử\s+nhân|lương\s+y|hòa\s+thượng|thượng\s+tọa|đại\s+đức|linh\s+mục|cựu\s+chiến\s+binh|cô\s+giáo|thầy\s+giáo)\s*:?\s+)"
    rf"(?=[{CAPITALS}])"
)
_DESK = re.compile(
    r"(?:thời\s+sự|văn\s+(?:xã|hóa|hoá|nghệ)|kinh\s+tế|chính\s+trị|xã\s+hội|nội\s+chính|bạn\s+đọc|quốc\s+tế|thể\s+thao|chuyên\s+(?:đề|mục)|tổng\s+hợp|thường\s+trú)\b",
    re.IGNORECASE,
)
_ROOM = re.compile(
    rf"(?:phòng|ban|tổ|nhóm)\s+(?:phóng\s+viên\s+)?(?:{_DESK.pattern})", re.IGNORECASE
)
# The newsroom itself, which signs a notice, or a story that nobody does: "Ban Biên tập".
_NEWSROOM = re.compile(
    rf"(?:(?:ban|phòng|tổ|bộ\s+phận)\s+(?:biên\s+tập|phóng\s+viên|{_DESK.pattern})|t(?:òa|oà)\s+soạn)"
    r"(?:\s+(?:[-–]\s+)?(?:báo|đài|tạp\s+chí|website|trang|cổng)\s+[\w. &-]{1,40})?",
    re.IGNORECASE,
)
# Which body signs, where no one does: "Phòng Tổ chức cán bộ", "Ban Tuyên giáo Huyện ủy".
_SIGNING_BODY = re.compile(
    r"(?:phòng|ban|văn\s+phòng|tổ|sở|chi\s+cục|cục|trung\s+tâm|trạm|đài|báo|ủy\s+ban|uỷ\s+ban|ubnd|hđnd|hội|đoàn|huyện\s+đoàn|tỉnh\s+đoàn"
    r"|hạt\s+kiểm\s+lâm|công\s+an|đồn\s+biên\s+phòng|trường|bệnh\s+viện|công\s+ty|bộ\s+phận|cổng\s+thông\s+tin)(?:\s+[\w&,./-]+){1,9}",
    re.IGNORECASE,
)
# A date behind the names; behind a place it would stand after a comma or "ngày".
_DATED = re.compile(
    r"(?:\s*[–—|·(-]+\s*|\s+)(?P<date>(?:\d{1,2}[:hg]\d{2}\s*[,–|-]?\s*)?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?:\s*[,–|-]?\s*\d{1,2}[:hg]\d{2})?)\)?$"
)
_EMAIL = re.compile(
    r"\s*(?:[–—|,;(-]\s*)?(?:e-?mail\s*:\s*)?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\s*\)?", re.IGNORECASE
)
# A hyphen joins two names where blanks stand beside it, or where a whole name stands on both
# sides; Y-Khem is one name.
_JOINER = re.compile(
    r"\s+[-–—+]+\s*|\s*[–—]+\s*|[-](?=\s)|\s*[,;/|&·•*~_]\s*|\s+(?:và|and|cùng|et|und)\s+"
    r"|(?<=[^\W\d_]{3})\.\s+",
    re.IGNORECASE,
)
_PAPER = re.compile(r"(?:báo|tạp\s+chí|cổng|trang|kênh)\s", re.IGNORECASE)
_ROLE_AHEAD = re.compile(rf"\s+(?=(?:{_ROLE})(?:{_AND}(?:{_ROLE}))*\s*:)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://(?:www\.)?([\w.-]+)\S*", re.IGNORECASE)
# Within an acronym it joins no names: "Đài TT-TH".
_TIGHT_HYPHEN = re.compile(r"(?<=\w)(?<!\b[A-ZĐ]{2})-(?=\w)|(?<=\w)-(?=\w)(?![A-ZĐ]{2,4}\b)")
_BRACKET = re.compile(r"\(\s*([^()]*?)\s*\)")
_INITIALS = re.compile(r"(?:[A-ZĐÂÊÔƠƯĂÁÀ]{1,2}[a-z]?\.\s?)*[A-ZĐÂÊÔƠƯĂÁÀ][a-zđ]{0,2}\.?")
_BARE_INITIALS = re.compile(r"[A-ZĐ]{2,3}")
_ACRONYM = re.compile(r"[A-ZĐ]{3,6}\d?")
_APOSTROPHES = "'’‘`´ʼ"
_NAME_WORD = re.compile(
    rf"(?:[^\W\d_]{{1,2}}\.)?[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*\.?(?:[{_APOSTROPHES}-]\s?[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)*[{_APOSTROPHES}]?"
)
# One word may be a name: H'Mok, K’Brêuh of the Central Highlands; T.Tâm, Ng.Hoa with initials.
_ONE_WORD = re.compile(
    rf"(?:[HKYR][{_APOSTROPHES}]|(?:[{CAPITALS}]|Ng|Th|Tr|Ph|Nh|Kh)\.)[^\W\d_]{{2,}}"
)
_FUNCTION = frozenset(
    """
    đã được là của tại các và với cho từ khi trong này có không để những một theo về ở đến sẽ do
    đang bị cũng như trên dưới sau trước năm ngày tháng
    """.split()  # noqa: SIM905
)
# Where a picture came from, in the place of who took it.
_NO_ONE = frozenset(
    ("tl", "t.l", "tư liệu", "internet", "it", "minh họa", "minh hoạ", "st", "s.t", "sưu tầm", "nvcc", "n.v.c.c",
     "đvcc", "nhân vật cung cấp", "đơn vị cung cấp", "gia đình cung cấp", "cắt từ clip", "mạng xã hội", "facebook")
)  # fmt: skip
# Places and bodies that stand behind a name and say where its bearer works.
_POST = re.compile(
    r"(?:p/?v|phóng\s+viên|phân\s+xã|thường\s+trú|đặc\s+phái\s+viên|tttt|ttvh|vhtt|phòng|ban|sở|viện|chi\s+(?:cục|đoàn|hội)|hạt|trạm|đồn|trường|trung\s+tâm|huyện\s+(?:đoàn|ủy|uỷ)|tỉnh\s+(?:đoàn|đội|ủy|uỷ)|thành\s+đoàn|ban\s+chqs|bch|bộ\s+chqs|hội|đoàn|ubnd|công\s+an|tòa\s+án|toà\s+án|viện\s+ks|bệnh\s+viện|lữ\s+đoàn|sư\s+đoàn|vườn|đại\s+học|học\s+viện|liên\s+đoàn|ngân\s+hàng|công\s+ty)\b",
    re.IGNORECASE,
)
# "Bí thư Huyện ủy Ia Grai", on a line of its own under a name.
_OFFICE_HELD = re.compile(
    r"(?:nguyên\s+)?(?:phó\s+)?(?:bí\s+thư|chủ\s+(?:tịch|nhiệm)|(?:tổng\s+)?giám\s+đốc|(?:\w+\s+)?trưởng|[ủu][ỷy]\s+viên|đại\s+biểu|tổng\s+biên\s+tập)\s",
    re.IGNORECASE,
)
# Above the name that signs an official document.
_SIGNED_AS = re.compile(
    r"(?:(?:TM|KT|TL|TUQ|Q)\.\s*\S.*|\((?:đ|Đ)ã\s+ký\)|(?:PHÓ\s+|TỔNG\s+|QUYỀN\s+)*"
    r"(?:GIÁM\s+ĐỐC|CHỦ\s+(?:TỊCH|NHIỆM)|BÍ\s+THƯ|HIỆU\s+TRƯỞNG|CHÁNH\s+VĂN\s+PHÒNG|(?:CỤC|VỤ|CHI\s+CỤC|TRẠM|TRƯỞNG)\s?(?:TRƯỞNG|BAN|PHÒNG)|THỦ\s+TRƯỞNG\s+ĐƠN\s+VỊ)(?:\s+[A-ZÀ-Ỹ&,-]+)*)"
)
# "(Thôn 3, xã Ia Dom)": where somebody lives who wrote to the paper.
_HOME = re.compile(
    r"(?:xã|phường|thị\s+(?:trấn|xã)|huyện|quận|tỉnh|tp\.?|thành\s+phố|thôn|làng|bản|buôn|bon|plei|ấp|xóm|khóm|khu\s+phố|tổ(?:\s+dân\s+phố)?)\s+[\w.]",
    re.IGNORECASE,
)
_FAMILIES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương đinh trịnh lý hồ".split()  # noqa: SIM905
)
# Words that begin what looks like a name in title case and is an office, a rubric or a place.
_OFFICE = re.compile(
    r"(?:ông\s|bà\s|ban\s+(?:biên|thời|chuyên|bạn|thư|tuyên|chấp|tổ|chỉ|quản|giám)|phòng\s+(?:thời|chuyên|biên|văn|phát|thông|kỹ|nội|giáo|y)|tòa\s+soạn|toà\s+soạn"
    r"|trung\s+tâm|đài\s+(?:phát|truyền|tiếng|pt|tt)|báo\s+|tạp\s+chí|ubnd|hđnd|mttq|sở\s+|ủy\s+ban|uỷ\s+ban|công\s+(?:an|ty|đoàn|thông)"
    r"|hội\s+(?:nghị|đồng|nông|liên|cựu|chữ|khuyến|nhà|thi|thảo)|đại\s+(?:hội|học|biểu)|đoàn\s+(?:thanh|công|kiểm|đại|viên)|đảng\s+(?:bộ|ủy|uỷ)|huyện\s+|tỉnh\s+|thành\s+phố|(?:đăk|đắk|đắc|ia|ea|chư|krông)\s+|thị\s+xã|thị\s+trấn|xã\s+|phường\s+|quận\s+|thôn\s+|làng\s+"
    r"|việt\s+nam|(?:đài\s+loan|nhật\s+bản|hàn\s+quốc|trung\s+quốc|thái\s+lan|hoa\s+kỳ|ấn\s+độ|tây\s+nguyên|tây\s+bắc|biển\s+đông|triều\s+tiên|hồng\s+kông|bắc\s+kinh)$|hoàng\s+sa|trường\s+sa|trường\s+(?:đại|cao|tiểu|trung|thpt|thcs|mầm)|bệnh\s+viện|quốc\s+hội|chính\s+phủ|mặt\s+trận|bộ\s+(?:đội|chỉ|chính|y|giáo|công|tài|nội|ngoại|quốc|xây|giao|nông)"
    r"|viện\s+(?:kiểm|hàn)|tin\s+(?:tức|liên|mới|khác|nổi|cùng)|xem\s+|bình\s+luận|chia\s+sẻ|từ\s+khóa|trả\s+lời|liên\s+hệ|trang\s+chủ|chuyên\s+mục|quảng\s+cáo|thời\s+sự|truyền\s+hình|phát\s+thanh|kết\s+luận|lời\s+kết|mở\s+đầu|khó\s+khăn|giải\s+pháp|thực\s+trạng|nguyên\s+nhân|chúc\s+mừng|kính\s+(?:báo|cáo|viếng)|ban\s+(?:tang|lễ)|tang\s+quyến|thành\s+kính\s+phân|trân\s+trọng|gia\s+đình\s+|admin|administrator|quản\s+trị|webmaster|editor\b|ảnh\s+)",
    re.IGNORECASE,
)


def is_name(text: str, *, sure: bool = False) -> bool:
    """Say whether `text` is a person's or a pen name: ``Quang Mẫn``, ``H’Hen Niê``, ``Đ.T``.

    `sure`: something else (markup, a role) says that a name stands here, so one syllable or
    initials without a stop will do.
    """
    text = text.strip()
    if (
        text.casefold() in _ROLES
        or not 2 <= len(text) <= 40
        or any(letter.isdigit() for letter in text)
    ):
        return False
    if _INITIALS.fullmatch(text) and "." in text.rstrip("."):
        return True
    if sure and _BARE_INITIALS.fullmatch(text):
        return True
    joined = re.sub(rf"(?<=[{_APOSTROPHES}])\s+(?=\w)", "", text)
    parts = re.split(r"\s+", joined)
    if len(parts) > 6 or (len(parts) < 2 and not sure and not _ONE_WORD.fullmatch(joined)):
        return False
    for part in parts:
        if not _NAME_WORD.fullmatch(part) or not part[0].isupper():
            return False
    if text.isupper() or all(part.isupper() for part in parts):
        lowered = [part.lower() for part in parts]
        if any(part in _FUNCTION for part in lowered):
            return False
        if len(parts) == 1:
            # C.HẠNH: with an initial one syllable is a name, as in small letters.
            return (sure or "." in lowered[0]) and is_syllable(lowered[0].rpartition(".")[2])
        # A PLƠI, RƠ CHÂM H’BẢO: names of the Central Highlands, whose syllables differ.
        highland = len(parts) > 1 and (lowered[0] in ("a", "y") or any(map(_ONE_WORD.match, parts)))
        if not (sure or highland) and not all(is_syllable(part.strip(".")) for part in lowered):
            return False
    elif any(len(part) > 1 and part.isupper() and len(part.strip(".")) > 2 for part in parts):
        # R'ô HOK: the apostrophe's part alone is printed in small letters.
        return sure and len(parts) == 2 and any(mark in parts[0] for mark in _APOSTROPHES)
    return not _OFFICE.match(text)


def _roles(text: str) -> list[Role]:
    roles: list[Role] = []
    for found in _EACH_ROLE.findall(text):
        role = _ROLES.get(" ".join(found.casefold().split()))
        if role and role not in roles:
            roles.append(role)
    return roles


def read_byline(line: str, *, sure: bool = False) -> Byline | None:
    """Read the byline `line`; return null where it is none.

    `sure` says that the page's markup marks it as a byline. Persons get the role printed before
    (or in brackets after) their name, ``text`` where none is. ``PV`` or ``Nhóm PV`` alone is a
    byline without a name; what follows ``Theo`` or ``Nguồn:`` is an agency, as are the known
    ones.

    >>> read_byline("Bài: Hồng Lam - Ảnh: Dương Lê").authors
    [Author(name='Hồng Lam', roles=['text']), Author(name='Dương Lê', roles=['photo'])]
    """
    raw = one_line(line).strip("|•*·_ ").strip()
    if not raw or len(raw) > LONGEST:
        return None
    inner = _EMAIL.sub("", _ADDRESS.sub(r"\1", raw)) if "@" in raw or "/" in raw else raw
    inner = inner.removesuffix("./.").rstrip(" |•*·_")
    dated = _DATED.search(inner)
    if dated:
        inner = inner[: dated.start()].rstrip()
    if not inner:
        return None
    if inner[0] in "([" and inner[-1] in ")]" and inner.count(inner[0]) == 1:
        inner = inner[1:-1].strip()
    if not inner:
        return None
    if inner[-1] in ".!?…:;," and not _INITIALS.fullmatch(_JOINER.split(inner)[-1]):
        if inner[-1] != "." or not (sure or _ROLES_AND_COLON.match(inner) or is_name(inner[:-1])):
            return None
        inner = inner[:-1]
    byline = _Reader(raw, inner, sure).read()
    if byline is not None and dated:
        byline.date = dated["date"]
    return byline if byline is None or not dated or byline.authors or byline.agencies else None


class _Reader:
    """One pass over a byline, from role to name to joiner."""

    """`posted`: what follows may go on saying where a person works. `group`: so far reporters by
    their desk, none by name. `places`: names so far that are a place's too."""

    def __init__(self, raw: str, text: str, sure: bool) -> None:
        self.text = text
        self.sure = sure
        self.byline = Byline(raw)
        self.named_role = False
        self.group = False
        self.posted = False
        self.places = 0

    def read(self) -> Byline | None:
        text, at = self.text, 0
        roles: list[Role] = []
        source = False
        while at < len(text):
            first = _FIRST_WORD.match(text, at)
            led = first is not None and first.group().casefold() in _ROLE_LEADS
            found = _ROLES_AND_COLON.match(text, at) if led else None
            if found:
                roles, source, at = _roles(found["roles"]), False, found.end()
                self.named_role = True
                continue
            found = _SOURCE.match(text, at)
            if found and (
                found["colon"]
                or text[found.end() : found.end() + 1].isupper()
                or is_outlet(text[found.end() :])
            ):
                roles, source, at = [], True, found.end()
                continue
            found = _TITLE.match(text, at) if led else None
            if found and self._is_title(found["roles"], text[found.end() :]):
                roles, source, at = _roles(found["roles"]), False, found.end()
                self.named_role = True
                self.group = _NAMES_NOBODY.match(found["roles"]) is not None
                of = _OF.match(text, at)
                if of:
                    at = of.end()
                joined = _JOINER.match(text, at)
                if joined:
                    at = joined.end()
                continue
            found = _HONOUR.match(text, at)
            if found:
                at = found.end()
            end, following = self._next_joiner(at)
            part, at = text[at:end], following
            if not part:
                continue
            if not self._take(part, roles, source):
                return None
        if not (self.byline.authors or self.byline.agencies or self.named_role):
            return None
        if self.places and self.places == len(self.byline.authors):
            # Sơn Hà is a district and a person; nothing here says that it is the one who wrote.
            return None
        self._tell_persons_from_papers()
        return self.byline

    def _tell_persons_from_papers(self) -> None:
        """Of ``Theo Nguyễn Hùng/ Báo Quảng Ngãi`` the first is a person, since the second is a paper."""
        agencies = self.byline.agencies
        if len(agencies) < 2 or not any(map(is_outlet, agencies)):
            return
        for name in agencies[:]:
            if (
                not is_outlet(name)
                and is_name(name)
                and re.search(rf"{re.escape(name)}\s*[/(–-]", self.text)
            ):
                agencies.remove(name)
                self.byline.authors.append(Author(name, ["text"]))

    def _is_title(self, printed: str, rest: str) -> bool:
        """Say whether a role without a colon is one: ``PV Tấn Lộc``, ``Tin và ảnh Văn Phương``."""
        kind = " ".join(printed.casefold().split())
        if not rest.strip():
            each = [" ".join(role.split()) for role in _EACH_ROLE.findall(kind)]
            return all(role in _NAMELESS for role in each) or (self.sure and kind == "tổng hợp")
        if kind in _TITLES or len(_EACH_ROLE.findall(printed)) > 1:
            return True
        of = _OF.match(rest) if kind not in _NO_WORK else None
        return is_name(rest[of.end() :] if of else rest) and (of is not None or self.sure)

    def _next_joiner(self, at: int) -> tuple[int, int]:
        """Return start and end of the joiner that ends the part beginning at `at`."""
        text = self.text
        found = _JOINER.search(text, station_at(text, at))
        bracket = _BRACKET.search(text, at)
        if bracket and found and bracket.start() < found.start() < bracket.end():
            found = _JOINER.search(text, bracket.end())
        if ":" in text[at:]:
            ahead = _ROLE_AHEAD.search(text, at)
            if ahead and (found is None or ahead.start() < found.start()):
                found = ahead
        start, end = found.span() if found else (len(text), len(text))
        if found and _PAPER.match(text, at) and found.group().strip().casefold() in ("và", "&"):
            # Some papers have a joiner in their names: "Báo Tin tức và Dân tộc".
            further = _JOINER.search(text, end)
            beyond = further.span() if further else (len(text), len(text))
            if is_outlet(text[at : beyond[0]]):
                return beyond
        for hyphen in _TIGHT_HYPHEN.finditer(text, at, start):
            left, right = text[at : hyphen.start()], text[hyphen.end() : start]
            if is_name(left) and is_known(right):
                return hyphen.span()
            if " " in left.strip() and " " in right.strip() and is_name(left) and is_name(right):
                return hyphen.span()
        return start, end

    def _take(self, part: str, roles: list[Role], source: bool) -> bool:
        """Add what `part` names; say no where it is neither person nor agency."""
        remarks = _BRACKET.findall(part)
        later: list[Author] = []
        name = " ".join(_BRACKET.sub(" ", part).split()).strip(" .") if remarks else part.strip()
        for remark in remarks:
            inner = _SOURCE.match(remark) or _COMPILED.match(remark)
            held = None if inner else _ROLES_AND_COLON.match(remark)
            if held:
                others = _Reader(remark, remark, True).read()
                if others is None:
                    return False
                later += others.authors
                self.byline.agencies += others.agencies
                continue
            what = remark[inner.end() :] if inner else remark
            if inner or is_outlet(what):
                self._agency(what)
            elif _roles(remark) and _EACH_ROLE.fullmatch(remark.strip()):
                roles = _roles(remark)
        if not name:
            self.byline.authors += later
            return bool(remarks)
        if source:
            return self._take_source(name)
        if is_outlet(name) or (name[:4] == "Đài " and is_place(name[4:])):
            self._agency(name)
            return True
        compiled = _COMPILED.search(name)
        if compiled and compiled.start() and is_outlet(name[compiled.end() :]):
            self._agency(name[compiled.end() :])
            name = name[: compiled.start()].strip()
        trailing = re.fullmatch(
            rf"(?P<name>.+?)\s+(?:{_AND})?(?P<roles>thực hiện|tổng hợp|lược dịch|biên dịch|dịch|lược thuật|ghi|biên soạn|sưu tầm)",
            name,
        )
        if trailing:
            name, roles = trailing["name"], _roles(trailing["roles"])
        if self.named_role and name.casefold() in _NO_ONE:
            return True
        sure = self.sure or self.named_role or len(self.byline.authors) > self.places
        if self.byline.authors and _ACRONYM.fullmatch(name) and not is_syllable(name.lower()):
            self._agency(name)
            return True
        if self.named_role and not self.byline.authors and _ROOM.match(name):
            return True
        if not is_name(name, sure=sure):
            # What follows reporters says which: "Nhóm PV Thời sự"; what follows a name, where
            # its bearer works.
            if self.byline.authors and (_POST.match(name) or is_place(name)):
                self.posted = True
                return True
            return name[0].isupper() and (
                self.posted or (self.group and _DESK.match(name) is not None)
            )
        if find_province(name) and not self.named_role:
            return bool(self.byline.authors)
        if not sure and is_place(name):
            self.places += 1
        self.byline.authors += [Author(name, list(roles or ["text"])), *later]
        return True

    def _take_source(self, name: str) -> bool:
        words = name.split()
        if self.sure and words[0].casefold() in _FAMILIES and is_name(name) and not is_outlet(name):
            # "Theo Nguyễn Minh" where an author is named: he wrote for another paper.
            self.byline.authors.append(Author(name, ["text"]))
            return True
        if len(words) > 8 or not (name[0].isupper() or is_outlet(name)):
            return False
        if any(
            word.lower() in _FUNCTION and not word[0].isupper() for word in words
        ) and not is_outlet(name):
            return False
        self._agency(name)
        return True

    def _agency(self, name: str) -> None:
        for part in [name] if station_at(name) else re.split(r"\s*[/,;]\s*", name):
            if part and part not in self.byline.agencies:
                self.byline.agencies.append(part)


_BYLINE_NAME = re.compile(
    r"(?:^|[-_ ])(?:author|byline|pseudonym|tac-?gia|tacgia|nguon|source|butdanh|but-danh|pauthor|author-name)(?:$|[-_ ])"
)
_SOURCE_NAME = re.compile(r"(?:^|[-_ ])p?(?:source|nguon)(?:-?(?:name|tin))?$")
_SOURCE_WORDS = 8
_GAP_WIDTH = 5
_GAP = re.compile(rf"[^\S\n]*(?:\xa0[^\S\n]*){{{_GAP_WIDTH}}}|(?<=[.!?…”\"])[ \xa0]*\t\s*")
_TAIL = re.compile(r"[.…!?”\"]\s*(?P<tail>\([^()]{2,60}\))$")
_ENDED = re.compile(r"[.!?…”\")/]\s*$")
_SENTENCE_END = re.compile(r"(?P<last>\./\.)\s*|[.…!?”\"]\s+")


_LEADING = 3
"""Paragraphs from the beginning in which a line may say who wrote."""
_CLOSING = 2
_LAST = 4
"""Paragraphs from the end in which a byline may stand behind a gap."""


def _marked(block: Block) -> bool:
    """Say whether markup sets `block` apart as a byline."""
    return block.align == "right" or _has_byline_name(block.names)


@lru_cache(maxsize=8192)
def _has_byline_name(names: tuple[str, ...]) -> bool:
    return any(map(_BYLINE_NAME.search, names))


def set_apart(article: RawArticle, changes: Counter[str]) -> None:
    """Make a byline that ends a paragraph after a wide gap of NBSP a block of its own.

    Runs before white space is folded, as the gap is all that tells it.
    """
    blocks = article.raw.blocks
    texts = [at for at, block in enumerate(blocks) if block.kind == "paragraph" and block.text]
    for at in reversed(texts[-_LAST:]):
        block = blocks[at]
        if block.text.count("\xa0") < _GAP_WIDTH and "\t" not in block.text:
            continue
        text = block.text.strip()
        gaps = list(_GAP.finditer(text[-4 * LONGEST :]))
        if not gaps:
            continue
        cut = gaps[-1].end() + max(0, len(text) - 4 * LONGEST)
        tail = text[cut:].strip()
        if text[:cut].strip() and read_byline(tail):
            block.text = text[:cut]
            blocks.insert(at + 1, Block("paragraph", tail, align="right", after_break=True))
            changes["byline-split"] += 1
            return


# Whoever built the site signs its pages in their head.
_COMPANY = re.compile(
    r"\b(?:media|group|jsc|corp|ltd|solutions?|software|soft|technology|tech|studio|company|team|online|portal|web|website|design)\b",
    re.IGNORECASE,
)
_SKIPPED = ("image", "video", "audio", "caption", "related")


def take_byline(article: RawArticle, changes: Counter[str]) -> None:
    """Move the byline out of the body and read it; else take the one the page prints outside.

    Never an account of the CMS and never the outlet itself. A line outside the body counts first
    where structured data names the same person. Names in title case are evidence in Vietnamese
    (and its neighbours') text alone; in other languages a line of the body must be marked or
    name a role.
    """
    raw = article.raw
    own = {name.casefold() for name in (*raw.accounts, article.outlet_name, article.outlet) if name}
    native = article.language in NATIVE
    credit = None if native else _take_credit(article, changes)
    byline = _from_body(raw.blocks, changes, bare=native)
    if article.byline is not None or article.authors:
        return
    declared = [name for name in map(_unescape, raw.named_authors) if name.casefold() not in own]
    named = _persons(declared) if native else _named_abroad(declared)
    lines = [line for line in raw.bylines if line.casefold() not in own]
    source = "body"
    is_partial = byline is not None and native and _names_no_writer(byline)
    if byline is None or not native or is_partial:
        printed = _of_page(lines, named, native=native)
        if is_partial and byline is not None:
            if printed is not None and printed.authors:
                # "Theo Ngọc Minh" is of the person whom the page names.
                names = {author.name.casefold() for author in printed.authors}
                agencies = [name for name in byline.agencies if name.casefold() not in names]
                printed.agencies += agencies
                source, byline = "page", printed
        elif printed is not None or named:
            source, byline = "page", printed
    if credit is not None and not _names_same(byline, credit):
        source, byline = "body", credit
    if byline is None:
        if named:
            article.authors = [Author(name, ["text"]) for name in named]
            article.extractor.fields["authors"] = "json-ld"
        return
    article.byline = byline.raw
    article.authors = byline.authors
    if source == "page":
        article.authors = [one for one in byline.authors if one.name.casefold() not in own]
    if byline.date and not any(one.of == "published" for one in raw.dates):
        raw.dates.append(PrintedDate(byline.date, "page"))
    article.agencies += [name for name in byline.agencies if name not in article.agencies]
    for name in ("byline", "authors", "agencies"):
        if getattr(article, name):
            article.extractor.fields[name] = source


def _take_credit(article: RawArticle, changes: Counter[str]) -> Byline | None:
    """Take the line that says who wrote off the beginning or the end of a text, and return it.

    ``By Tom May | Updated May 6, 2025``: themes and editors print it there in any element.
    """
    raw = article.raw
    blocks = raw.blocks
    known = frozenset(name.casefold() for name in (*raw.bylines, *raw.named_authors))
    texts = [at for at, block in enumerate(blocks) if block.kind == "paragraph" and block.text]
    if len(texts) < _LEADING:
        return None
    # In a list of books or games each has its own; above the first heading it is the article's.
    headings = [at for at, block in enumerate(blocks) if block.kind == "heading" and at > texts[0]]
    first = min(headings, default=len(blocks))
    for at in (*texts[:_LEADING], *texts[-_CLOSING:]):
        names = credited(blocks[at].text, known)
        is_leading = at <= texts[_LEADING - 1] and at < first
        if names and (is_leading or all(name.casefold() in known for name in names)):
            byline = Byline(one_line(blocks[at].text), [Author(name, ["text"]) for name in names])
            del blocks[at]
            changes["byline"] += 1
            return byline
    return None


def _names_same(byline: Byline | None, credit: Byline) -> bool:
    """Say whether `byline` names whom the `credit` in the text does, and perhaps others."""
    if byline is None:
        return False
    names = {author.name.casefold() for author in byline.authors}
    return all(author.name.casefold() in names for author in credit.authors)


def _names_no_writer(byline: Byline) -> bool:
    """Say whether `byline` names sources alone, or those who took pictures or films."""
    return all({"photo", "video"}.issuperset(author.roles) for author in byline.authors)


def _persons(declared: list[str]) -> list[str]:
    """Return the persons in the author names of structured data; one may hold several."""
    found: list[str] = []
    for name in dict.fromkeys(declared):
        if _COMPANY.search(name):
            continue
        if is_name(name):
            found.append(name)
        elif byline := read_byline(name):
            found += [author.name for author in byline.authors]
    return list(dict.fromkeys(found))


def _named_abroad(declared: list[str]) -> list[str]:
    """Return the authors in structured data of a page in another language.

    Without the line that some write beside the names it holds.
    """
    found = {name.casefold(): name for name in map(one_line, declared) if _may_be_named(name)}
    return [
        name for plain, name in found.items() if sum(1 for other in found if other in plain) < 3
    ]


def _may_be_named(name: str) -> bool:
    """Say whether structured data in a language whose names we do not know may name an author so."""
    return (
        1 < len(name) <= LONGEST
        and any(map(str.isalpha, name))
        and not _ADDRESS.search(name)
        and not _OFFICE.match(name)
    )


def _of_page(lines: list[str], named: list[str], *, native: bool) -> Byline | None:
    """Return the byline among the `lines` outside the body: the one that names whom `named` does.

    Else the first; but a single word is less than a name in structured data.
    """
    read_line = _read_line if native else _read_abroad
    for line in lines:
        printed = one_line(line)
        if " " in printed and any(
            name.startswith((f"{printed} ", f"{printed},")) for name in named
        ):
            return read_line(printed)
        plain = printed.casefold()
        confirmed = {name.casefold(): name for name in named if name.casefold() in plain}
        if confirmed and len(printed) <= 2 * LONGEST:
            read = read_line(printed)
            names = {author.name.casefold() for author in read.authors} if read else set()
            if read and (names == confirmed.keys() or (native and names > confirmed.keys())):
                for author in read.authors:
                    # A line in capitals says less of a name than its declaration.
                    author.name = confirmed.get(author.name.casefold(), author.name)
                return read
            return Byline(printed, [Author(name, ["text"]) for name in confirmed.values()])
    found = next(filter(None, map(read_line, lines)), None)
    if found and named and not all(" " in author.name for author in found.authors):
        return None
    return found if found and (found.authors or not named) else None


def _read_line(line: str) -> Byline | None:
    """Read a line outside the body; a post glued to its last name is no part of that."""
    printed = one_line(line)
    byline = read_byline(GLUED_POST.sub("", printed), sure=True)
    if byline:
        byline.raw = printed
    return byline


def _read_abroad(line: str) -> Byline | None:
    """Read a line outside the body in a language whose names we do not know."""
    names = names_abroad(line)
    return Byline(one_line(line), [Author(name, ["text"]) for name in names]) if names else None


def _unescape(name: str) -> str:
    """Return `name` with the references resolved that a CMS wrote into JSON."""
    return one_line(unescape(name)) if "&" in name and ";" in name else name


def _from_body(blocks: list[Block], changes: Counter[str], *, bare: bool) -> Byline | None:
    """Take the byline out of `blocks`, wherever it stands, and return it.

    `bare`: names alone, with neither mark nor role, are one.
    """
    texts = [at for at, block in enumerate(blocks) if block.kind not in _SKIPPED and block.text]
    if not texts:
        return None
    lines: list[int] = []
    read: list[Byline] = []
    if _is_document(blocks, texts):
        return None
    post = texts[-1] if len(texts) > 2 and _is_post(blocks[texts[-1]]) else None
    if post is not None:
        texts = texts[:-1]
    for at in reversed(texts[1:] if len(texts) > 1 else texts):
        named = any(byline.authors for byline in read)
        byline = _read_block(blocks[at], plain=bare)
        if byline is None:
            break
        if named and not _is_told(blocks[at], byline) and not _ends_sentence(blocks, texts, at):
            # Names alone on line after line are a list, of winners or of witnesses.
            while read and read[0].authors and not _is_told(blocks[lines[0]], read[0]):
                del lines[0], read[0]
            break
        lines.insert(0, at)
        read.insert(0, byline)
        if len(read) == 3:
            break
    if not read:
        byline = _take_tail(blocks[texts[-1]])
        if byline:
            changes["byline"] += 1
            return byline
    if not read and len(texts) > 1:
        byline = _read_block(blocks[texts[0]], plain=bare)
        if byline:
            lines, read = [texts[0]], [byline]
    if not read and len(texts) > 2 and (byline := _under_lead(blocks, texts, plain=bare)):
        lines, read = [texts[1]], [byline]
    if not read:
        for at in reversed(texts):
            byline = _read_block(blocks[at], plain=False) if _marked(blocks[at]) else None
            if byline and blocks[at].kind == "paragraph":
                lines, read = [at], [byline]
                break
    if not read:
        return None
    if post is not None and lines[-1] == texts[-1]:
        read[-1].raw += f" {blocks[post].text.strip()}"
        del blocks[post]
    for at in reversed(lines):
        del blocks[at]
    changes["byline"] += 1
    whole = Byline(" – ".join(byline.raw for byline in read))
    for byline in read:
        whole.authors += byline.authors
        whole.agencies += byline.agencies
        whole.date = whole.date or byline.date
    return whole


def _under_lead(blocks: list[Block], texts: list[int], *, plain: bool) -> Byline | None:
    """Read the byline between a lead in bold and the text. A name in bold there is a heading."""
    lead, line = blocks[texts[0]], blocks[texts[1]]
    if "strong" not in lead.emphasis or len(lead.text) <= LONGEST or line.kind != "paragraph":
        return None
    byline = _read_block(line, plain=plain)
    if byline and "strong" in line.emphasis and line.align != "right":
        return byline if _ROLES_AND_COLON.match(byline.raw) else None
    return byline


def _is_document(blocks: list[Block], texts: list[int]) -> bool:
    """Say whether the last of the `blocks` at `texts` sign a document for an office.

    ``KT. CHỦ TỊCH``, ``GIÁM ĐỐC``, ``(Đã ký)``: who put the name below wrote no article.
    """
    return any(
        len(blocks[at].text) <= LONGEST and _SIGNED_AS.fullmatch(blocks[at].text.strip())
        for at in texts[-_LAST:-1]
    )


def _is_post(block: Block) -> bool:
    """Say whether `block` tells what the one named above it is, or in brackets where he works or lives."""
    if len(block.text) > LONGEST:
        return False
    text = block.text.strip()
    is_set_apart = _marked(block) or "em" in block.emphasis
    if is_set_apart and _OFFICE_HELD.match(text) and text[-1].isalpha():
        return True
    remark = _BRACKET.fullmatch(text)
    return remark is not None and bool(_POST.match(remark[1]) or _HOME.match(remark[1]))


def _ends_sentence(blocks: list[Block], texts: list[int], at: int) -> bool:
    """Say whether a sentence ends above block `at`: names alone on more lines are a list."""
    place = texts.index(at)
    return place > 0 and _ENDED.search(blocks[texts[place - 1]].text) is not None


def _read_block(block: Block, *, plain: bool) -> Byline | None:
    """Read `block` as a byline. `plain`: names alone, with neither mark nor role, will do."""
    if block.kind not in ("paragraph", "quote", "heading", "item"):
        return None
    if len(block.text) > LONGEST + 9:
        return None
    marked = _marked(block)
    if block.kind in ("heading", "item") and not marked:
        return None
    byline = read_byline(block.text, sure=marked) or _named_source(block)
    if byline is None and plain and _ROLES_AND_COLON.fullmatch(block.text.strip()):
        return Byline(one_line(block.text))  # the names stand in a block of their own
    signed = _NEWSROOM.fullmatch(one_line(block.text)) or (
        block.align == "right" and _SIGNING_BODY.fullmatch(block.text.strip())
    )
    if byline is None and signed:
        return Byline(one_line(block.text))
    return byline if byline and (plain or _is_told(block, byline)) else None


def _named_source(block: Block) -> Byline | None:
    """Read `block` as the name of a source, if what holds it is named so: ``Nhịp sống thị trường``."""
    line = one_line(block.text)
    if (
        not any(map(_SOURCE_NAME.search, block.names[-1:]))
        or not 1 < len(line.split()) <= _SOURCE_WORDS
        or not line[0].isupper()
        or line[-1] in ".!?…:;,"
    ):
        return None
    return Byline(line, agencies=[line])


def _is_told(block: Block, byline: Byline) -> bool:
    """Say whether markup or a role, not names alone, tells that `block` is a byline."""
    return _marked(block) or _ROLES_AND_COLON.match(byline.raw) is not None


def _take_tail(block: Block) -> Byline | None:
    """Take what signs the last paragraph behind its last sentence off its end.

    An agency in brackets (``… năm 2014./. (TTXVN)``), a line with its role (``… năm 2014. Tin,
    ảnh: A Thút``), or names behind the ``./.`` that ends a story.
    """
    if block.kind != "paragraph":
        return None
    text = block.text
    found = _TAIL.search(text, max(0, len(text) - LONGEST))
    if found:
        byline = read_byline(found["tail"])
        if byline and byline.agencies:
            block.text = text[: found.start("tail")].rstrip()
            return byline
    for end in _SENTENCE_END.finditer(text, max(0, len(text) - LONGEST)):
        tail = text[end.end() :]
        if tail and (end["last"] or _ROLES_AND_COLON.match(tail)) and end.start() > 0:
            byline = read_byline(tail)
            if byline:
                block.text = text[: end.end()].rstrip()
                return byline
    return None
