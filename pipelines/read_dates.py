"""Read the dates that Vietnamese pages print, and decide when an article appeared.

Day first; the one exception on a Vietnamese page is the shape in which .NET prints American dates
(``7/1/2019 3:55:00 PM``: no leading zeros, seconds, AM or PM). A page in English is read month
first where it says that it is American, or where its other dates show that order. Vietnam has been at +07:00 without
summer time since 1975. A date is never guessed: what is impossible, has no year and no reference,
or has more than one reading is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from crawler.article import Precision, PrintedDate, RawArticle, add_flag
from pipelines.tell_language import NATIVE

VIETNAM = timezone(timedelta(hours=7))
LONGEST = 200
"""Characters of the longest string in which a date is looked for."""

_COARSENESS: dict[Precision, int] = {
    "second": 0,
    "minute": 1,
    "hour": 2,
    "day": 3,
    "month": 4,
    "year": 5,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A date read: `when`, at the offset it states, of which only what `precision` says is known."""

    when: datetime
    precision: Precision

    def iso(self) -> str:
        """Return it in ISO 8601: ``2014-12-19T16:05:00+07:00``, ``2014-12-19``, ``2014-12``, ``2014``."""
        if self.precision == "year":
            return f"{self.when.year:04}"
        if self.precision == "month":
            return f"{self.when.year:04}-{self.when.month:02}"
        if self.precision == "day":
            return self.when.date().isoformat()
        return self.when.replace(microsecond=0).isoformat()

    def in_vietnam(self) -> Reading:
        """Return it by Vietnam's clock."""
        return Reading(self.when.astimezone(VIETNAM), self.precision)


_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "giêng": 1, "chạp": 12,
}  # fmt: skip
# English, and the other European languages that WordPress prints most, whole and abbreviated.
_MONTHS = {
    name: at
    for at, names in enumerate(
        """
        january jan januari januar jänner janvier enero ene janeiro gennaio gen
        february feb februari februar février févr fév febrero fevereiro fev febbraio
        march mar märz mär mars marts marzo março maart mrt maret
        april apr avril avr abril abr aprile
        may mai mayo maio maggio mag mei maj
        june jun juni juin junio junho giugno giu
        july jul juli juillet juil julio julho luglio lug
        august aug augusti augustus août aoû agosto ago agustus
        september sept sep septembre septiembre setiembre setembro set settembre
        october oct oktober okt octobre octubre outubro out ottobre ott
        november nov novembre noviembre novembro
        december dec dezember dez décembre déc diciembre dic dezembro dicembre desember des
        """.strip().splitlines(),
        1,
    )
    for name in names.split()
}
_ORDINAL = "(?:st|nd|rd|th|er|[.ºª°])?"

_MONTH_WORD = r"mười\s+một|mười\s+hai|mười|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|giêng|chạp"
_WESTERN_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))

_ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"
    r"(?:[T\s]+(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?<![\d.,/])(?P<d>\d{1,2})\s*(?P<s>[/.–-])\s*(?P<m>\d{1,2})\s*(?P=s)\s*(?P<y>\d{4}|\d{2})(?![\d/]|[.,]\d)"
)
_DAY_FIRST_YEAR = re.compile(
    r"(?<![\d.,/])(?P<d>\d{1,2})\s*[/.–-]\s*(?P<m>\d{1,2})\s*[/.,–-]?\s*(?:năm\s+)?(?P<y>\d{4})(?![\d/]|[.,]\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<s>[/.])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})?(?!\d)")
_AMERICAN = re.compile(
    r"(?<!\d)(?P<m>[1-9]|1[0-2])/(?P<d>[1-9]|[12]\d|3[01])/(?P<y>\d{4})\s+"
    r"(?P<H>[1-9]|1[0-2]):(?P<M>\d{2}):(?P<S>\d{2})\s*(?P<half>[AP]M)(?!\w)",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"(?<![\d/.])(?P<d>\d{{1,2}})\s*[,/-]?\s*(?:tháng|thg|th)\.?\s*(?P<m>\d{{1,2}}|{_MONTH_WORD})(?!\d|\w)"
    r"\s*[,./-]?\s*(?:năm\s+|/\s*)?(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_THEN_DAY = re.compile(
    rf"(?:tháng|thg|th)\.?\s*(?P<m>\d{{1,2}}|{_MONTH_WORD})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s*,\s*(?P<y>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_WESTERN_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}}){_ORDINAL}[\s-]+(?:de\s+)?(?P<m>{_WESTERN_MONTH})\.?,?[\s-]+(?:del?\s+)?(?P<y>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_WESTERN_MONTH_FIRST = re.compile(
    rf"\b(?P<m>{_WESTERN_MONTH})\.?\s+(?P<d>\d{{1,2}}){_ORDINAL},?\s+(?P<y>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_WESTERN_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<y>(?:19|20)\d{{2}})[\s-](?P<m>{_WESTERN_MONTH})\.?[\s-](?P<d>\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_MONTH_ONLY = re.compile(
    rf"\b(?:tháng|thg)\s*(?P<m>\d{{1,2}}|{_MONTH_WORD})\s*(?:[/-]|,?\s*năm)\s*(?P<y>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_YEAR_ONLY = re.compile(r"(?:\bnăm\s+|^\s*)(?P<y>(?:19|20)\d{2})\s*$", re.IGNORECASE)
_NO_YEAR = re.compile(
    r"(?<![\d.,/–-])(?P<d>\d{1,2})\s*(?P<s>[/.–-])\s*(?P<m>\d{1,2})(?!\s*[/–-]?\s*\d|[.,]\d|%)"
)
_NO_YEAR_WORDED = re.compile(
    rf"(?<![\d/.])(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}}|{_MONTH_WORD})(?!\s*\d)(?!\w)",
    re.IGNORECASE,
)
# What must stand before a day without its year for it to be a date in prose.
_PROSE_BEFORE = re.compile(
    r"(?:^|\b(?:ngày|mùng|mồng|sáng|trưa|chiều|tối|đêm|khuya|hôm|nay|qua|ngày\s+rằm|vào|từ|đến|thứ\s+\w+|chủ\s+nhật)\b|\()[\s(,]*$",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"giấy\s*phép|\bgp\b|gp-|số\s+đăng\s+ký|ngày\s+cấp|cấp\s+ngày|bản\s+quyền|copyright|©",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"\bquý\s+[ivx\d]+\s*[/-]", re.IGNORECASE)

_HALF = r"sa|ch|am|pm|a\.m\.|p\.m\.|sáng|trưa|chiều|tối|đêm|khuya"
_CLOCK = re.compile(
    rf"(?<![\d/.:-])(?P<H>\d{{1,2}})\s*(?P<s>:|giờ|h|g(?!mt))\s*(?:(?P<M>\d{{1,2}})(?![\d/])(?:\s*(?:phút|ph|p(?!\.?m)|'|’))?"
    rf"(?::(?P<S>\d{{2}})(?!\d))?)?\s*(?P<half>(?:{_HALF})(?!\w))?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"(?:(?:GMT|UTC)\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
    r"|(?<=\d)\s*(?P<sign2>[+-])(?P<hours2>\d{2}):?(?P<minutes2>\d{2})(?!\d)|\b(?P<zero>GMT|UTC|Z)\b)",
    re.IGNORECASE,
)

_AMOUNT = rf"\d{{1,4}}|{_MONTH_WORD}|vài|mấy|nửa"
_AGO = re.compile(
    rf"(?P<n>{_AMOUNT})\s*(?P<unit>giây|phút|giờ|tiếng|ngày|hôm|tuần|tháng|năm)\s*(?:đồng\s+hồ\s*)?trước"
    rf"|cách\s+đây\s+(?P<n2>{_AMOUNT})\s*(?P<unit2>giây|phút|giờ|tiếng|ngày|hôm|tuần|tháng|năm)",
    re.IGNORECASE,
)
_JUST_NOW = re.compile(r"vừa\s+(?:xong|mới)|mới\s+đây|ngay\s+bây\s+giờ|just\s+now", re.IGNORECASE)
_DAY_WORD = re.compile(
    r"(?P<today>(?:hôm|sáng|trưa|chiều|tối|đêm)\s+nay|today)|(?P<yesterday>(?:hôm|sáng|trưa|chiều|tối|đêm)\s+qua|yesterday)|(?P<before>hôm\s+kia)",
    re.IGNORECASE,
)
_WEEKDAY_LAST_WEEK = re.compile(
    r"(?:thứ\s*(?P<n>[2-7]|hai|ba|tư|năm|sáu|bảy)|(?P<sunday>chủ\s*nhật|cn))\s+tuần\s+(?P<which>trước|này)",
    re.IGNORECASE,
)


def read_date(
    text: str, *, now: datetime | None = None, month_first: bool = False
) -> Reading | None:
    """Read the first date in `text`; null where there is none, or an impossible one.

    `month_first`: the page writes ``12/19/2014``, as Americans do.
    `now` (with its offset) is what relative forms (``2 giờ trước``, ``hôm qua``) and days without
    a year (``Sáng 19/12``: the latest such day, tomorrow at most) refer to; without it they are
    null. A time without an offset is Vietnam's; one with another keeps it. Midnight is a time like any other.

    >>> read_date("Thứ sáu: 15:00 ngày 09/02/2024").iso()
    '2024-02-09T15:00:00+07:00'
    """
    text = " ".join(text[: LONGEST + 1].split())
    found = _ISO.match(text)
    if found:
        return _read_iso(found)
    if not text or len(text) > LONGEST or _LICENCE.search(text) or _QUARTER.search(text):
        return None
    found = _ISO.search(text)
    if found:
        return _read_iso(found)
    found = _AMERICAN.search(text)
    if found:
        return _at(_day(found), _clock(found))
    found = _DAY_FIRST.search(text) if month_first else None
    if found:
        turned = _day(found, month_first=True)
        before, after = text[: found.start()], text[found.end() :]
        return _add_clock(turned, before, after) if turned else None
    for pattern in (
        _DAY_FIRST,
        _WORDED,
        _MONTH_THEN_DAY,
        _WESTERN_DAY_FIRST,
        _WESTERN_MONTH_FIRST,
        _WESTERN_YEAR_FIRST,
        _DAY_FIRST_YEAR,
        _YEAR_FIRST,
        _CHINESE,
    ):
        found = pattern.search(text)
        if found:
            return _with_clock(text, found)
    return _read_relative(text, now) or _read_coarse(text) or _read_no_year(text, now)


def _read_iso(found: re.Match[str]) -> Reading | None:
    day = _day(found)
    if day is None:
        return None
    if found["H"] is None:
        return _at(day, None)
    clock = _clock(found)
    if clock is None:
        return None
    zone = VIETNAM
    if found["zone"]:
        zone = _offset(found["zone"])
    return _at(day, clock, zone)


def _offset(zone: str) -> timezone:
    if zone.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = zone[1:].replace(":", "")
    amount = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if amount >= timedelta(hours=15):
        return VIETNAM
    return timezone(-amount if zone[0] == "-" else amount)


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    plain = " ".join(text.lower().split())
    return _MONTHS.get(plain) or _NUMBERS.get(plain) or 0


def _day(found: re.Match[str], *, month_first: bool = False) -> date | None:
    year = int(found["y"])
    if len(found["y"]) == 2:
        year += 2000
    month, day = found["m"], found["d"] or "1"
    if month_first:
        month, day = day, month
    try:
        return date(year, _number(month), _number(day))
    except ValueError:
        return None


def _clock(found: re.Match[str]) -> tuple[time, Precision] | None:
    groups = found.groupdict()
    hour, minute, second = int(found["H"]), found["M"], found["S"]
    half = (groups.get("half") or "").lower().replace(".", "")
    if half in ("ch", "pm", "chiều", "tối") or (half == "trưa" and hour < 10):
        if hour < 12:
            hour += 12
        elif half == "tối":
            hour = 0
    elif half in ("sa", "am") and hour == 12:
        hour = 0
    elif half in ("đêm", "khuya") and 6 <= hour < 12:
        hour += 12
    try:
        clock = time(hour, int(minute or 0), int(second or 0))
    except ValueError:
        return None
    if minute is None:
        return clock, "hour"
    return clock, "second" if clock.second else "minute"


def _at(
    day: date | None, clock: tuple[time, Precision] | None, zone: timezone = VIETNAM
) -> Reading | None:
    if day is None:
        return None
    if clock is None:
        return Reading(datetime.combine(day, time(), VIETNAM), "day")
    when = datetime.combine(day, clock[0], zone)
    if not 1 < when.year < 9999:
        return None
    return Reading(when, clock[1])


def _with_clock(text: str, found: re.Match[str]) -> Reading | None:
    """Return the day of `found` with the time that stands beside it in `text`."""
    day = _day(found)
    if day is None:
        return None
    if found["d"] is None:
        return Reading(datetime.combine(day, time(), VIETNAM), "month")
    return _add_clock(day, text[: found.start()], text[found.end() :])


def _add_clock(day: date, before: str, after: str) -> Reading | None:
    zone = VIETNAM
    for side in (after, before):
        clock = _CLOCK.search(side)
        if clock and (clock["M"] is not None or clock["s"] != ":"):
            read = _clock(clock)
            if read is None:
                return None
            stated = _ZONE.search(side, clock.end()) or _ZONE.search(after)
            if stated:
                zone = _stated_zone(stated)
            return _at(day, read, zone)
    return _at(day, None)


def _stated_zone(found: re.Match[str]) -> timezone:
    sign = found["sign"] or found["sign2"]
    if not sign:
        return UTC
    hours = found["hours"] or found["hours2"]
    minutes = found["minutes"] or found["minutes2"] or "0"
    return _offset(f"{sign}{int(hours):02}{int(minutes):02}")


def _read_coarse(text: str) -> Reading | None:
    found = _MONTH_ONLY.search(text)
    if found:
        month = _number(found["m"])
        if 1 <= month <= 12:
            return Reading(datetime(int(found["y"]), month, 1, tzinfo=VIETNAM), "month")
        return None
    found = _YEAR_ONLY.search(text)
    if found:
        return Reading(datetime(int(found["y"]), 1, 1, tzinfo=VIETNAM), "year")
    return None


def _read_relative(text: str, now: datetime | None) -> Reading | None:
    if now is None:
        return None
    now = now.astimezone(VIETNAM)
    if _JUST_NOW.search(text):
        return Reading(now.replace(second=0, microsecond=0), "minute")
    found = _WEEKDAY_LAST_WEEK.search(text)
    if found:
        weekday = 6 if found["sunday"] else _number(found["n"]) - 2
        monday = now.date() - timedelta(days=now.weekday())
        if found["which"].lower() == "trước":
            monday -= timedelta(days=7)
        return _add_clock(monday + timedelta(days=weekday), "", text[found.end() :])
    found = _AGO.search(text)
    if found:
        return _ago(found["n"] or found["n2"], (found["unit"] or found["unit2"]).lower(), now)
    found = _DAY_WORD.search(text)
    if found and not _NO_YEAR.search(text):
        back = 0 if found["today"] else 1 if found["yesterday"] else 2
        day = now.date() - timedelta(days=back)
        return _add_clock(day, text[: found.start()], text[found.end() :])
    return None


def _ago(amount: str, unit: str, now: datetime) -> Reading | None:
    now = now.replace(second=0, microsecond=0)
    if amount.lower() in ("vài", "mấy", "nửa"):
        if unit == "giây":
            return Reading(now, "minute")
        return None
    n = _number(amount)
    try:
        if unit == "giây":
            return Reading(now - timedelta(seconds=n), "minute")
        if unit == "phút":
            return Reading(now - timedelta(minutes=n), "minute")
        if unit in ("giờ", "tiếng"):
            return Reading(now - timedelta(hours=n), "hour")
        midnight = now.replace(hour=0, minute=0)
        if unit in ("ngày", "hôm"):
            return Reading(midnight - timedelta(days=n), "day")
        if unit == "tuần":
            return Reading(midnight - timedelta(weeks=n), "day")
        if unit == "tháng":
            months = now.year * 12 + now.month - 1 - n
            return Reading(
                midnight.replace(year=months // 12, month=months % 12 + 1, day=1), "month"
            )
        return Reading(midnight.replace(year=now.year - n, month=1, day=1), "year")
    except (OverflowError, ValueError):
        return None


def _read_no_year(text: str, now: datetime | None) -> Reading | None:
    if now is None:
        return None
    for pattern in (_NO_YEAR_WORDED, _NO_YEAR):
        for found in pattern.finditer(text):
            whole = found.group() == text.strip(" .,")
            if (
                pattern is _NO_YEAR
                and not whole
                and not _PROSE_BEFORE.search(text[: found.start()])
            ):
                continue
            day = latest(int(found["d"]), _number(found["m"]), now)
            if day:
                return Reading(datetime.combine(day, time(), VIETNAM), "day")
            return None
    return None


def latest(day: int, month: int, now: datetime) -> date | None:
    """Return the latest day `day`/`month` that is not after the day after `now`."""
    limit = now.astimezone(VIETNAM).date() + timedelta(days=1)
    for year in range(limit.year, limit.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= limit:
            return found
    return None


_MONTH_FIRST = frozenset(("US", "PH"))
"""Countries whose English writes the month first."""
_UNSET = date(1970, 1, 2)
"""The last day of what a CMS writes for "no date": year 1, the beginning of Unix's time."""
_MAKING = timedelta(minutes=10)
_DECLARED = ("json-ld", "meta")
# A date with nothing about it but a weekday, a clock and a label: no sentence that tells of a day.
_BARE = re.compile(
    rf"(?:[\W\d_]|\b(?:ngày|tháng|năm|thứ|hai|ba|tư|sáu|bảy|bẩy|chủ|nhật|cn|t|th|thg|đăng|xuất|bản|lúc|giờ|phút|h|g"
    rf"|gmt|utc|z|sa|ch|am|pm|sáng|chiều|tối|on|at|by|the|of|st|nd|rd|published|posted|date|first|min|minutes?|read"
    rf"|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|de|del|le|er|am|um|il|{_WESTERN_MONTH})(?![^\W\d_])|(?<=\d)(?:st|nd|rd|th|h|g|t))*",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"published|posted|xuất\s*bản|đăng(?:\s*(?:lúc|ngày))?|veröffentlicht|publi(?:cado|é)|pubblicato",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"cập\s*nhật|chỉnh\s*sửa|sửa\s*(?:lần|lúc|đổi)|updated|modified"
    r"|aktualisiert|a[ck]?tuali[sz]a(?:do|ción|ção)|mise?\s+à\s+jour|aggiorna",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    printed: PrintedDate
    reading: Reading
    midnight: bool
    stated: Reading
    """As stated, at the offset it names."""


def read_dates(article: RawArticle, changes: Counter[str]) -> None:
    """Set when `article` appeared and was modified from what was printed of it.

    The best source decides the day; among those that agree on it the finest precision wins. A day
    printed by itself that lies before the declared one is the first publication: a CMS declares
    the last edit, or the time at which it made the page.
    `date-conflict` where one names another day, `date-future` where one lies more than a day
    after the fetch (then not believed), `date-unreadable` where none could be read.
    """
    dates = [one for one in article.raw.dates if one.text]
    if not dates or article.published is not None:
        return
    now = _moment(article.archived) or _moment(article.fetched)
    month_first = article.language == "en" and _is_month_first(article, dates)
    printed = [one for one in dates if one.of == "published"]
    chosen, raw = _choose(article, printed, now, month_first)
    if printed and not chosen:
        article.published_raw = raw or printed[0].text[:LONGEST]
    if chosen:
        article.published = chosen.reading.iso()
        article.published_precision = chosen.reading.precision
        article.published_raw = chosen.printed.text
        article.published_from = chosen.printed.source
        article.extractor.fields["published"] = chosen.printed.source
    changed = [one for one in dates if one.of == "modified"]
    chosen, _ = _choose(article, changed, now, month_first)
    if chosen:
        article.modified = chosen.reading.iso()
        article.extractor.fields["modified"] = chosen.printed.source


def _is_month_first(article: RawArticle, dates: list[PrintedDate]) -> bool:
    """Say whether a page in English writes the month first: by its own dates, else by its country."""
    figures = [found for one in dates if (found := _DAY_FIRST.search(one.text))]
    for found in figures:
        if (int(found["d"]) > 12) != (int(found["m"]) > 12):
            return int(found["m"]) > 12
    others = [one.text for one in dates if not _DAY_FIRST.search(one.text)] if figures else []
    days = {reading.when.date() for text in others if (reading := read_date(text))}
    for found in figures:
        if (turned := _day(found, month_first=True)) in days or _day(found) in days:
            return turned in days
    country = (article.raw.declared_language or "").upper().partition("-")[2]
    return country in _MONTH_FIRST


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _part(printed: PrintedDate) -> str:
    """Return the part of the string that is of what it should be: the page may print both."""
    label = _UPDATED.search(printed.text)
    if not label:
        return printed.text
    if printed.of == "modified":
        return printed.text[label.end() :]
    before = printed.text[: label.start()]
    if any(letter.isdigit() for letter in before):
        return before
    published = _PUBLISHED.search(printed.text, label.end())
    return printed.text[published.end() :] if published else printed.text


def _choose(
    article: RawArticle,
    printed: Iterable[PrintedDate],
    now: datetime | None,
    month_first: bool,
) -> tuple[_Candidate | None, str | None]:
    """Return the date to believe, and the raw text of one that was refused."""
    # A page that no outlet of ours printed and that is not Vietnamese keeps its own days.
    abroad = article.province is None and article.language not in NATIVE
    candidates: list[_Candidate] = []
    refused = None
    seen = False
    for one in printed:
        seen = True
        text = _part(one)
        reading = read_date(text, now=now, month_first=month_first)
        if reading is None and one.source == "url":
            compact = _COMPACT.search(text)
            reading = _with_clock("", compact) if compact else None
        if reading is None or reading.when.astimezone(UTC).date() <= _UNSET:
            continue
        if now is not None and reading.when > now + timedelta(days=1):
            add_flag(article, "date-future")
            refused = refused or one.text
            continue
        stated = reading
        if not abroad:
            reading = reading.in_vietnam()
        midnight = one.source in ("json-ld", "meta", "time") and "00:00:00" in text
        candidates.append(_Candidate(one, reading, midnight, stated))
    if not candidates:
        if seen and refused is None:
            add_flag(article, "date-unreadable")
        return None, refused
    return _finest(article, candidates, now), refused


def _finest(article: RawArticle, candidates: list[_Candidate], now: datetime | None) -> _Candidate:
    best = candidates[0]
    if best.stated.when.utcoffset() == timedelta(0):
        # A clock of Vietnam's with a Z behind it: the page shows the same clock as its own.
        best = next((one for one in candidates if _is_same_clock(best, one)), best)
        # Neither its Z nor our reading of it is as sure as the day that the page itself prints.
        best = next((one for one in candidates if _is_printed_beside(best, one)), best)
    if best.printed.source in _DECLARED:
        best = next((one for one in candidates if _is_first(one, best, now)), best)
    for one in candidates:
        if one is best:
            continue
        if not _agree(best.reading, one.reading) and not _is_same_clock(one, best):
            add_flag(article, "date-conflict")
        elif _coarseness(one) < _coarseness(best) and _coarseness(best) > _COARSENESS["minute"]:
            best = one
    return best


def _is_same_clock(utc: _Candidate, shown: _Candidate) -> bool:
    """Say whether `shown` is the minute of `utc`, read off the same clock, in another zone."""
    return (
        _coarseness(utc) <= _COARSENESS["minute"]
        and _coarseness(shown) <= _COARSENESS["minute"]
        and utc.stated.when.utcoffset() != shown.stated.when.utcoffset()
        and utc.stated.when.replace(tzinfo=None, second=0, microsecond=0)
        == shown.stated.when.replace(tzinfo=None, second=0, microsecond=0)
    )


def _is_printed_beside(utc: _Candidate, shown: _Candidate) -> bool:
    """Say whether `shown`, printed without an offset, is the day before or after that of `utc`."""
    return (
        shown.printed.source in ("page", "url")
        and _coarseness(shown) <= _COARSENESS["day"]
        and _coarseness(utc) <= _COARSENESS["minute"]
        and abs((utc.reading.when.date() - shown.reading.when.date()).days) == 1
    )


def _is_first(shown: _Candidate, declared: _Candidate, now: datetime | None) -> bool:
    """Say whether `shown` is a day printed by itself, more than a day before the `declared` one.

    Or any day before it, where that is the time at which the page was made for us.
    """
    made = now is not None and abs(now - declared.reading.when) < _MAKING
    return (
        shown.printed.source in ("page", "time")
        and shown.printed.of == "published"
        and _coarseness(shown) <= _COARSENESS["day"]
        and (declared.reading.when.date() - shown.reading.when.date()).days > (0 if made else 1)
        and _BARE.fullmatch(shown.printed.text) is not None
    )


def _coarseness(one: _Candidate) -> int:
    if one.midnight:
        return max(_COARSENESS["day"], _COARSENESS[one.reading.precision])
    return _COARSENESS[one.reading.precision]


def _agree(a: Reading, b: Reading) -> bool:
    """Say whether two readings name one day, as far as both are known."""
    coarser = max(_COARSENESS[a.precision], _COARSENESS[b.precision])
    if coarser == _COARSENESS["year"]:
        return a.when.year == b.when.year
    if coarser == _COARSENESS["month"]:
        return (a.when.year, a.when.month) == (b.when.year, b.when.month)
    return a.when.date() == b.when.date()
