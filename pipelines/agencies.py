"""Agencies, papers and stations: the names under which news is taken over.

What a byline or a dateline names is one of these or a person; `is_outlet` tells which.
"""

from __future__ import annotations

import re

from pipelines.syllables import CAPITALS

DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|edu|gov|tv)", re.IGNORECASE)

_KNOWN = {
    # agencies
    "ttxvn", "ttx", "ttxvn/vietnam+", "vietnam+", "vietnamplus", "vietnam plus", "vna", "vnanet",
    "thông tấn xã việt nam", "ttx việt nam", "bnews", "reuters", "afp", "ap", "xinhua",
    "tân hoa xã", "thx", "kyodo", "yonhap", "bloomberg", "sputnik", "tass", "itar-tass",
    "ria novosti", "interfax", "efe", "dpa", "ansa", "bernama", "antara", "upi", "anadolu",
    # broadcasters
    "vov", "vtv", "vtc", "antv", "qpvn", "htv", "bbc", "cnn", "nhk", "rfi", "dw", "cctv", "cgtn",
    "al jazeera", "channel newsasia", "cna", "vov tây nguyên", "vtv news",
    # papers and sites
    "nhân dân", "nhân dân điện tử", "ndo", "nd", "qđnd", "quân đội nhân dân", "sggp",
    "sài gòn giải phóng", "tuổi trẻ", "tuổi trẻ online", "tto", "thanh niên", "thanh niên online",
    "tno", "tiền phong", "tpo", "lao động", "lđo", "người lao động", "nlđ", "nlđo",
    "dân trí", "vnexpress", "vne", "vietnamnet", "zing", "zing news", "znews", "vtc news",
    "vov news", "cafef", "vneconomy", "vnmedia", "infonet", "soha", "kenh14", "24h",
    "công an nhân dân", "cand", "hà nội mới", "hnm", "pháp luật việt nam", "pháp luật tp.hcm",
    "plo", "plvn", "pháp luật", "sức khỏe và đời sống", "sức khỏe & đời sống", "suckhoedoisong",
    "giáo dục và thời đại", "gd&tđ", "gdtđ", "đại đoàn kết", "đđk", "vgp", "vgp news", "chinhphu",
    "đcsvn", "đảng cộng sản", "bảo vệ pháp luật", "bvpl", "kinh tế đô thị",
    "thể thao & văn hóa", "thể thao và văn hóa", "tt&vh", "bongdaplus", "bóng đá", "goal",
    "daily mail", "the guardian", "the new york times", "new york times", "washington post",
    "the washington post", "wall street journal", "wsj", "financial times", "the sun",
    "telegraph", "scmp", "south china morning post", "nikkei", "nikkei asia", "forbes", "fox news",
    "marca", "sky sports", "espn", "nhân dân nhật báo", "hoàn cầu thời báo",
    "biên phòng", "bộ đội biên phòng", "công thương", "tổ quốc", "phụ nữ việt nam", "giao thông",
    "hải quan", "đấu thầu", "công luận", "nhà báo và công luận", "pháp luật và xã hội",
    "tài nguyên và môi trường", "tài nguyên & môi trường", "doanh nhân sài gòn", "gia đình",
    "nông nghiệp việt nam", "nnvn", "dân việt", "tin tức", "báo tin tức", "vietnam news",
}  # fmt: skip

_HEADED = re.compile(
    r"(?:báo(?:\s+điện\s+tử)?|tạp\s+chí|đài(?:\s+(?:pt-?th|phát\s+thanh.{0,30}?|truyền\s+hình|truyền\s+thanh|tiếng\s+nói))|chuyên\s+trang|trang(?:\s+tin)?"
    r"|cổng\s+(?:ttđt|thông\s+tin(?:\s+điện\s+tử)?)|hãng(?:\s+(?:tin|thông\s+tấn))?|kênh|truyền\s+hình|phát\s+thanh|pt-?th)"
    r"\s+(?P<of>\S.*)",
    re.IGNORECASE,
)
_STATION = re.compile(
    r"đài\s+(?:(?:phát\s+thanh|truyền\s+hình|truyền\s+thanh|pt|th|tt|ptth|ttth)(?:\s*(?:[-–,&/]|\bvà\b)\s*|\s+))+"
    rf"(?:(?:tỉnh|huyện|thị\s+xã|thành\s+phố|tp\.?|khu\s+vực)\b\s*)?(?P<of>(?-i:[{CAPITALS}]\w*(?:\s+[{CAPITALS}]\w*){{0,4}})?)",
    re.IGNORECASE,
)
_ACRONYM_LED = re.compile(
    r"(?:TTXVN|VOV|VTV|VTC|VNA|ANTV|QPVN|BBC|CNN|AFP|TTX|VGP|QĐND|SGGP|CAND)\d{0,2}"
    rf"(?:\.vn)?(?:[ /-][{CAPITALS}]\S*){{0,4}}"
)
_ONLINE = re.compile(
    r"[^\W\d_]\S*(?:\s+\S+){0,3}\s+(?:online|điện\s+tử|news|times|post|tv)", re.IGNORECASE
)


def is_outlet(name: str) -> bool:
    """Say whether `name` (one line) is an agency, a paper, a station or a site.

    Known names, domains, acronyms of agencies with what follows them (``VOV Tây Nguyên``), and
    names that say what they are (``Báo Kon Tum``, ``Đài PT-TH Gia Lai``, ``Tuổi Trẻ Online``).
    Small letters make words of them: ``Tin tức`` and ``Báo cáo`` are none.
    """
    name = name.strip(" .")
    plain = name.casefold()
    if DOMAIN.fullmatch(plain) or _ACRONYM_LED.fullmatch(name) or station_at(name) == len(name) > 0:
        return True
    titled = all(word[0].isupper() or not word[0].isalpha() for word in name.split())
    if titled and is_known(name):
        return True
    headed = _HEADED.fullmatch(name)
    if headed:
        of = headed["of"]
        return is_known(of) or (of[0].isupper() and not name.isupper())
    return name[:1].isupper() and not name.isupper() and _ONLINE.fullmatch(name) is not None


def station_at(text: str, at: int = 0) -> int:
    """Return the end of the station's name that stands at `at` in `text`, else `at`.

    Such a name holds joiners of its own: ``Đài Phát thanh và Truyền hình tỉnh``, ``Đài PT - TH Gia Lai``.
    """
    if text[at : at + 1] not in "Đđ":
        return at
    found = _STATION.match(text, at)
    return (
        at + len(found.group().rstrip())
        if found and not found.group().endswith(("-", "–", "/"))
        else at
    )


def is_known(name: str) -> bool:
    """Say whether `name` is an agency or paper known by name: no guess from its form."""
    plain = name.strip(" .").casefold()
    return plain in _KNOWN or plain.rstrip("0123456789") in _KNOWN
