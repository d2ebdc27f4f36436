"""Provinces through time, and the places that datelines and first words name."""

import pytest

from crawler.article import Block, PrintedDate, Raw, RawArticle
from pipelines import clean
from pipelines.find_place import place_in_first_words
from pipelines.provinces import Place, find_province, province_of_place, province_on, sole_province


@pytest.mark.parametrize(
    ("name", "day", "province"),
    [
        ("Kon Tum", "2014-12-19", "Kon Tum"),
        ("Kon Tum", "2025-06-30", "Kon Tum"),
        ("Kon Tum", "2025-07-01", "Quảng Ngãi"),
        ("Kon Tum", None, "Quảng Ngãi"),
        ("Kontum", "2014", "Kon Tum"),
        ("tỉnh Đăk Lăk", "2014-01-01", "Đắk Lắk"),
        ("Phú Yên", "2026-01-01", "Đắk Lắk"),
        ("Hoà Bình", "2020-01-01", "Hòa Bình"),
        ("Hoà Bình", None, "Phú Thọ"),
        ("Thừa Thiên Huế", "2024-12-31", "Thừa Thiên Huế"),
        ("Thừa Thiên Huế", "2025-01-01", "Huế"),
        ("TP.HCM", None, "TP. Hồ Chí Minh"),
        ("Bà Rịa – Vũng Tàu", "2026-01-01", "TP. Hồ Chí Minh"),
        ("Hà Tây", "2009-01-01", "Hà Nội"),
        ("Hà Nội", None, "Hà Nội"),
        ("Atlantis", None, None),
    ],
)
def test_a_province_through_time(name: str, day: str | None, province: str | None) -> None:
    assert province_on(name, day) == province


def test_every_province_of_2024_became_one_of_34() -> None:
    from pipelines.provinces import _provinces

    today = {province_on(name, None) for name in _provinces()}
    assert len(today) == 34
    assert (
        len(
            {
                name
                for name in _provinces()
                if province_on(name, "2024-06-01") == name and name != "Huế"
            }
        )
        == 63
    )


@pytest.mark.parametrize(
    ("place", "province"),
    [
        ("Đăk Glei", "Kon Tum"),
        ("huyện Ia H’Drai", "Kon Tum"),
        ("Sơn Tây", None),
        ("Atlantis", None),
    ],
)
def test_a_district_names_its_province_where_only_one_has_it(
    place: str, province: str | None
) -> None:
    assert province_of_place(place) == province


@pytest.mark.parametrize(
    ("day", "province"),
    [
        ("2003-06-01", "A"),
        ("2004", "A"),
        ("2004-01-01T00:00:00+07:00", "B"),
        ("2010-01", "B"),
        ("2020-01-01", "B"),
        ("2025-07-01", None),
        (None, None),
    ],
)
def test_a_place_counts_for_the_time_that_it_stood(day: str | None, province: str | None) -> None:
    places = [
        Place("A", None, "2004-01-01"),
        Place("B", "2004-01-01", None),
        Place("C", "2025-07-01", None),
    ]
    assert sole_province(places, day) == province


def test_a_name_outlives_the_place() -> None:
    assert sole_province([Place("A", "2004-01-01", "2025-07-01")], "2026-01-01") == "A"


def test_without_a_date_the_province_is_the_outlets_own() -> None:
    article = clean(
        RawArticle(
            id="x:1",
            url="https://x.vn/a",
            canonical_url="https://x.vn/a",
            outlet="x",
            title="Hội nghị",
            province="Kon Tum",
            fetched="2026-11-22T08:00:00+07:00",
            archived="2025-12-01T08:00:00+07:00",
        )
    )
    assert (article.province, article.province_2025) == ("Kon Tum", "Quảng Ngãi")


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Sáng 19/12, tại thành phố Đà Nẵng, Bộ Y tế tổ chức hội nghị.", "Đà Nẵng"),
        ("Tại tỉnh Gia Lai, mưa lớn kéo dài.", "Gia Lai"),
        ("Sáng 19/12, tại Hội trường Ngọc Linh, Tỉnh ủy Kon Tum họp.", None),
        ("Ông A Thút, quê ở tỉnh xa, đã về.", None),
        ("Ông A Thút kể. Tại tỉnh Gia Lai, ông gặp bạn cũ.", None),
    ],
)
def test_the_first_words_name_a_province(text: str, province: str | None) -> None:
    assert place_in_first_words(text) == province


@pytest.mark.parametrize(
    ("outlet_province", "first", "published", "then", "now"),
    [
        ("Kon Tum", "(kontumtv.vn) – Sáng nay họp.", "2014-12-19", "Kon Tum", "Quảng Ngãi"),
        ("Kon Tum", "(kontumtv.vn) – Sáng nay họp.", "2025-08-01", "Quảng Ngãi", "Quảng Ngãi"),
        ("Kon Tum", "Hà Nội (TTXVN) – Sáng nay họp.", "2014-12-19", "Hà Nội", "Hà Nội"),
        (
            "Kon Tum",
            "Bình Dương (TTXVN) – Sáng nay họp.",
            "2014-12-19",
            "Bình Dương",
            "TP. Hồ Chí Minh",
        ),
        (None, "Sáng nay họp.", "2014-12-19", None, None),
    ],
)
def test_the_province_of_an_article(outlet_province, first, published, then, now) -> None:
    article = clean(
        RawArticle(
            id="x:1",
            url="https://x.vn/a",
            canonical_url="https://x.vn/a",
            outlet="x",
            title="Hội nghị",
            province=outlet_province,
            raw=Raw(blocks=[Block("paragraph", first)], dates=[PrintedDate(published, "rest")]),
        )
    )
    assert (article.province, article.province_2025) == (then, now)


def test_names_are_found_whatever_their_spelling() -> None:
    assert find_province("ĐẮC LẮC") == "Đắk Lắk"
    assert find_province("Thanh Hoá") == "Thanh Hóa"
