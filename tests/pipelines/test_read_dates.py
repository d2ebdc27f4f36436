"""Dates as Vietnamese pages print them."""

from datetime import datetime

import pytest

from crawler.article import Block, PrintedDate, Raw, RawArticle
from pipelines import clean
from pipelines.read_dates import read_date

NOW = datetime.fromisoformat("2014-12-20T09:00:00+07:00")


def _vn(text: str) -> str:
    return text + ":00+07:00"


@pytest.mark.parametrize(
    ("printed", "expected", "precision"),
    [
        ("8 giờ 30 ngày 19/12/2014", _vn("2014-12-19T08:30"), "minute"),
        ("8 giờ 30 phút, ngày 19/12/2014", _vn("2014-12-19T08:30"), "minute"),
        ("14h35 19/12/2014", _vn("2014-12-19T14:35"), "minute"),
        ("14g35 19/12/2014", _vn("2014-12-19T14:35"), "minute"),
        ("14h35, ngày 19/12/2014", _vn("2014-12-19T14:35"), "minute"),
        ("14h 19/12/2014", _vn("2014-12-19T14:00"), "hour"),
        ("19/12/2014 12:05:00 SA", _vn("2014-12-19T00:05"), "minute"),
        ("19/12/2014 7:05:00 SA", _vn("2014-12-19T07:05"), "minute"),
        ("19/12/2014 7:05:00 CH", _vn("2014-12-19T19:05"), "minute"),
        ("19/12/2014 12:05:00 CH", _vn("2014-12-19T12:05"), "minute"),
        ("19/12/2014 07:05 chiều", _vn("2014-12-19T19:05"), "minute"),
        ("02/01/2014", "2014-01-02", "day"),
        ("04 Th1 2014", "2014-01-04", "day"),
        ("19 Th12 2014", "2014-12-19", "day"),
        ("T6, 19/12/2014", "2014-12-19", "day"),
        ("Cập nhật lúc 08:30, Thứ Sáu, 19/12/2014 (GMT+7)", _vn("2014-12-19T08:30"), "minute"),
        ("Ngày đăng: 19/12/2014", "2014-12-19", "day"),
        ("Đăng ngày 19 Tháng 12 2014", "2014-12-19", "day"),
        ("mùng 2 tháng 9 năm 2014", "2014-09-02", "day"),
        ("Vừa xong", _vn("2014-12-20T09:00"), "minute"),
        ("vài giây trước", _vn("2014-12-20T09:00"), "minute"),
        ("hôm kia", "2014-12-18", "day"),
        ("một giờ trước", _vn("2014-12-20T08:00"), "hour"),
        ("2 giờ trước", _vn("2014-12-20T07:00"), "hour"),
        ("cách đây 3 ngày", "2014-12-17", "day"),
        ("hôm qua", "2014-12-19", "day"),
        ("Hôm qua lúc 14:35", _vn("2014-12-19T14:35"), "minute"),
        ("Hôm nay, 08:15", _vn("2014-12-20T08:15"), "minute"),
        ("15 phút trước", _vn("2014-12-20T08:45"), "minute"),
        ("2 tuần trước", "2014-12-06", "day"),
        ("3 tháng trước", "2014-09", "month"),
        ("1 năm trước", "2013", "year"),
        ("thứ 5 tuần trước", "2014-12-11", "day"),
        ("Chủ nhật tuần trước", "2014-12-14", "day"),
        ("Sáng 19/12", "2014-12-19", "day"),
        ("Sáng nay (19/12)", "2014-12-19", "day"),
        ("Tối 18-12", "2014-12-18", "day"),
        ("ngày 8-1", "2014-01-08", "day"),
        ("Ngày 17 – 9", "2014-09-17", "day"),
        ("2014年05月28日 09:15 来源：越通社", "2014-05-28T09:15:00+07:00", "minute"),
        ("chiều 28.5", "2014-05-28", "day"),
        ("24-5", "2014-05-24", "day"),
        ("mùng 4 Tết Giáp Ngọ (03/02)", "2014-02-03", "day"),
        ("sáng 21/12", "2014-12-21", "day"),
        ("sáng 22/12", "2013-12-22", "day"),
        ("năm 2014", "2014", "year"),
        ("Tháng 12/2014", "2014-12", "month"),
        ("tháng 12 năm 2014", "2014-12", "month"),
        ("2014-12-19T23:30:00Z", _vn("2014-12-20T06:30"), "minute"),
        ("2014-12-19T16:05:37+07:00", "2014-12-19T16:05:37+07:00", "second"),
        ("2014-12-19 16:05:00", _vn("2014-12-19T16:05"), "minute"),
        ("2014-12-19", "2014-12-19", "day"),
        ("08/01/2013 - 18:21", _vn("2013-01-08T18:21"), "minute"),
        ("Thứ sáu: 15:00 ngày 09/02/2024", _vn("2024-02-09T15:00"), "minute"),
        ("17:54, 08/04/2024", _vn("2024-04-08T17:54"), "minute"),
        ("14:33 02/11/2020", _vn("2020-11-02T14:33"), "minute"),
        ("Thứ bảy, 12/10/2013, 09:59 (GMT+7)", _vn("2013-10-12T09:59"), "minute"),
        ("Cập nhật lúc 10:24 01/04/2025 (GMT+7)", _vn("2025-04-01T10:24"), "minute"),
        ("7/1/2019 3:55:00 PM", _vn("2019-07-01T15:55"), "minute"),
        ("07/01/2019 03:55:00 PM", _vn("2019-01-07T15:55"), "minute"),
        ("19-12-2014", "2014-12-19", "day"),
        ("19.12.2014 | 07:30", _vn("2014-12-19T07:30"), "minute"),
        ("Thứ Sáu, 19/12/2014 | 07:30", _vn("2014-12-19T07:30"), "minute"),
        ("Thứ 6, 19/12/2014", "2014-12-19", "day"),
        ("Chủ Nhật, 21/12/2014", "2014-12-21", "day"),
        ("CN, 21/12/2014", "2014-12-21", "day"),
        ("ngày 19 tháng 12 năm 2014", "2014-12-19", "day"),
        ("19 Tháng Mười Hai, 2014", "2014-12-19", "day"),
        ("Tháng Mười Hai 19, 2014", "2014-12-19", "day"),
        ("Th12 19, 2014", "2014-12-19", "day"),
        ("Tháng Mười Hai 19th, 2014", "2014-12-19", "day"),
        ("16:05 ngày 19 tháng 12 năm 2014", _vn("2014-12-19T16:05"), "minute"),
        ("December 19, 2014", "2014-12-19", "day"),
        ("Fri, 19 Dec 2014 09:05:00 +0000", _vn("2014-12-19T16:05"), "minute"),
        ("19/12/2014 09:05 UTC", _vn("2014-12-19T16:05"), "minute"),
        ("2014/12/19", "2014-12-19", "day"),
        ("2014.12.19", "2014-12-19", "day"),
        ("Lúc 8h ngày 1/1/2014", _vn("2014-01-01T08:00"), "hour"),
        ("2014 Dec 19", "2014-12-19", "day"),
        ("3. März 2014", "2014-03-03", "day"),
        ("Veröffentlicht am 4. Januar 2013 um 12:15 Uhr", _vn("2013-01-04T12:15"), "minute"),
        ("3 de marzo de 2014", "2014-03-03", "day"),
        ("marzo 3, 2014", "2014-03-03", "day"),
        ("1º de março de 2014", "2014-03-01", "day"),
        ("1er août 2014", "2014-08-01", "day"),
        ("Publié le 14 juillet 2014 à 18h05", _vn("2014-07-14T18:05"), "minute"),
        ("12 gennaio 2014", "2014-01-12", "day"),
        ("12 mei 2014", "2014-05-12", "day"),
        ("5 Agustus 2014", "2014-08-05", "day"),
    ],
)
def test_a_date_is_read(printed: str, expected: str, precision: str) -> None:
    reading = read_date(printed, now=NOW)
    assert reading is not None
    assert (reading.in_vietnam().iso(), reading.precision) == (expected, precision)


def test_a_day_without_year_is_the_latest_before_publication() -> None:
    published = datetime.fromisoformat("2015-01-01T07:00:00+07:00")
    reading = read_date("sáng 31/12", now=published)
    assert reading is not None and reading.iso() == "2014-12-31"


@pytest.mark.parametrize(
    "printed",
    [
        "29/02/2014",
        "31/11/2014",
        "2015- 2020",
        "266/1.911",
        "Quý IV/2014",
        "Giấy phép số 12/GP-TTĐT cấp ngày 01/02/2013",
        "12/19/2014",
        "19/12/2014 25:70",
        "vài ngày trước",
        "tăng 8-10% so với",
        "đạt 6/19 tiêu chí",
        "0/0/2014",
        "",
        "Kon Tum",
        "1" * 5000,
        "99999 năm trước",
    ],
)
def test_what_is_no_date_is_none(printed: str) -> None:
    assert read_date(printed, now=NOW) is None


@pytest.mark.parametrize("printed", ["2 giờ trước", "hôm qua", "Sáng 19/12", "Vừa xong"])
def test_without_a_reference_relative_forms_are_none(printed: str) -> None:
    assert read_date(printed) is None


def _dated(*dates: PrintedDate, fetched: str = "2014-12-25T08:00:00+07:00") -> RawArticle:
    return RawArticle(
        id="kontumtv:1",
        url="https://kontumtv.vn/a",
        canonical_url="https://kontumtv.vn/a",
        outlet="kontumtv",
        title="Tin",
        fetched=fetched,
        raw=Raw(blocks=[Block("paragraph", "Nội dung.")], dates=list(dates)),
    )


@pytest.mark.parametrize(
    ("dates", "published", "source", "flags"),
    [
        pytest.param(
            [("2014-12-19T16:05:00+07:00", "rest")],
            "2014-12-19T16:05:00+07:00",
            "rest",
            set(),
            id="one source",
        ),
        pytest.param(
            [("2014-12-19", "json-ld"), ("19/12/2014 - 16:05", "page")],
            "2014-12-19T16:05:00+07:00",
            "page",
            set(),
            id="the finer one of those that agree",
        ),
        pytest.param(
            [("2014-12-19T00:00:00+07:00", "json-ld"), ("19/12/2014 - 16:05", "page")],
            "2014-12-19T16:05:00+07:00",
            "page",
            set(),
            id="midnight in JSON-LD is a day",
        ),
        pytest.param(
            [("2014-12-19T16:05:00+07:00", "json-ld"), ("20/12/2014 - 09:00", "page")],
            "2014-12-19T16:05:00+07:00",
            "json-ld",
            {"date-conflict"},
            id="another day is a conflict",
        ),
        pytest.param(
            [("2014-12-19T16:05:41+07:00", "rest"), ("19/12/2014", "page"), ("2014/12/19", "url")],
            "2014-12-19T16:05:41+07:00",
            "rest",
            set(),
            id="coarser ones agree",
        ),
        pytest.param(
            [("201412", "url")], "2014-12", "url", set(), id="a month in the address is a month"
        ),
        pytest.param(
            [("31/12/2014 08:00", "page")], None, None, {"date-future"}, id="the future is refused"
        ),
        pytest.param(
            [("31/11/2014", "page")],
            None,
            None,
            {"date-unreadable"},
            id="what cannot be is refused",
        ),
        pytest.param(
            [("19/12/2014 08:00 | Cập nhật: 20/12/2014 09:30", "page")],
            "2014-12-19T08:00:00+07:00",
            "page",
            set(),
            id="the first of two labelled dates",
        ),
        pytest.param(
            [("hôm qua", "page")], "2014-12-24", "page", set(), id="relative to the fetch"
        ),
        pytest.param(
            [("2014-12-24T16:05:00+07:00", "json-ld"), ("Thứ Sáu, 19/12/2014 | 08:00", "page")],
            "2014-12-19T08:00:00+07:00",
            "page",
            {"date-conflict"},
            id="the day printed is before the one on which the CMS made the page",
        ),
        pytest.param(
            [("2014-12-24T16:05:00+07:00", "json-ld"), ("Kon Tum mở hội 19/12/2014", "page")],
            "2014-12-24T16:05:00+07:00",
            "json-ld",
            {"date-conflict"},
            id="a line that tells of a day is no date of publication",
        ),
        pytest.param(
            [("0001-01-01T00:00:00", "json-ld"), ("1970-01-01T00:00:00Z", "meta")],
            None,
            None,
            {"date-unreadable"},
            id="what a CMS writes for no date",
        ),
        pytest.param(
            [("Cập nhật: 20/12/2014 09:30 | Đăng: 19/12/2014 08:00", "page")],
            "2014-12-19T08:00:00+07:00",
            "page",
            set(),
            id="the second of two labelled dates",
        ),
        pytest.param([], None, None, set(), id="none printed"),
    ],
)
def test_when_an_article_appeared(dates, published, source, flags) -> None:
    article = clean(_dated(*(PrintedDate(text, source) for text, source in dates)))
    assert article.published == published
    assert article.published_from == source
    assert {flag for flag in article.flags if flag.startswith("date-")} == flags
    if dates:
        assert article.published_raw is not None


def test_relative_dates_of_an_archived_page_refer_to_its_capture() -> None:
    raw = _dated(PrintedDate("hôm qua", "page"), fetched="2026-11-22T08:00:00+07:00")
    raw.archived = "2015-01-02T08:00:00+07:00"
    assert clean(raw).published == "2015-01-01"


def test_a_page_from_abroad_keeps_its_own_days() -> None:
    raw = _dated(PrintedDate("2014-12-19T18:30:00-05:00", "meta"))
    raw.title = "The council met this morning to discuss the protection of forests in the north"
    assert clean(raw).published == "2014-12-19T18:30:00-05:00"
    raw.province = "Kon Tum"
    assert clean(raw).published == "2014-12-20T06:30:00+07:00"


@pytest.mark.parametrize(
    ("language", "printed", "published"),
    [
        ("en-US", ["3/4/2014"], "2014-03-04"),
        ("en-GB", ["3/4/2014"], "2014-04-03"),
        ("en", ["12/19/2014"], "2014-12-19"),
        ("en", ["03-04-2014", "Published March 4, 2014"], "2014-03-04"),
        ("en-US", ["03-04-2014", "Published 3 April 2014"], "2014-04-03"),
        ("en-US", ["19/12/2014"], "2014-12-19"),
    ],
)
def test_an_american_page_writes_the_month_first(language, printed, published) -> None:
    raw = _dated(*(PrintedDate(text, "page") for text in printed))
    raw.title = "The council met this morning to discuss the protection of forests in the north"
    raw.raw.blocks = [Block("paragraph", f"{raw.title}, where it had rained for most of the week.")]
    raw.raw.declared_language = language
    assert clean(raw).published == published


def test_a_vietnamese_page_writes_the_day_first_whatever_it_declares() -> None:
    raw = _dated(PrintedDate("3/4/2014", "page"))
    raw.title = "Kon Tum tổng kết phong trào thi đua yêu nước và công tác khen thưởng"
    raw.raw.declared_language = "en-US"
    assert clean(raw).published == "2014-04-03"


def test_modified_is_read_after_its_label() -> None:
    text = "19/12/2014 08:00 | Cập nhật: 20/12/2014 09:30"
    article = clean(_dated(PrintedDate(text, "page"), PrintedDate(text, "page", "modified")))
    assert article.modified == "2014-12-20T09:30:00+07:00"
    assert article.extractor.fields["modified"] == "page"
