"""What a text looks like once its Unicode is normalised."""

import unicodedata

import pytest

from pipelines.normalise_unicode import normalise, one_line, repair_vietnamese

UNCHANGED = [
    "Ƀuôn Ama Thuô̆t",
    "ơ̆k čư̆ êa",
    "K’Brêuh",
    "mơnuih [on sang",
    "2015- 2020",
    "266/1.911",
    "“Đúng vậy!”",
    "một…",
    "10m²",
    "①",
    "ﬁ",
    "1.000₫",
    "AT&T",
]


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        (unicodedata.normalize("NFD", "Tỉnh ủy Kon Tum"), "Tỉnh ủy Kon Tum"),
        ("Vie\u0323\u0302t", "Việt"),
        ("Vie\u0302\u0323t", "Việt"),
        ("Viẹ\u0302t", "Việt"),
        ("Viê\u0323t", "Việt"),
        ("tiê\u0301ng", "tiếng"),
        ("ngươ\u0300i", "người"),
        ("a\xa0\xa0\xa0b", "a b"),
        ("Kon\u200bTum", "KonTum"),
        ("\ufeffKon Tum", "Kon Tum"),
        ("trực\u00adtuyến", "trựctuyến"),
        ("nắm bắt  công tác", "nắm bắt công tác"),
        ("nắm bắt \xa0công tác", "nắm bắt công tác"),
        ("tỷ  lệ\tnữ", "tỷ lệ nữ"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b", "a\nb"),
        ("x\x85y", "x\ny"),
        ("a\0b\x07c", "abc"),
        ("\u202bKon\u202c Tum", "Kon Tum"),
        ("2011\x962015, \x93Đổi mới\x94", "2011–2015, “Đổi mới”"),
        ("một \ud800 nửa", "một \ufffd nửa"),
        *((text, text) for text in UNCHANGED),
    ],
)
def test_text_is_normalised(printed: str, clean: str) -> None:
    assert normalise(printed) == clean
    assert normalise(clean) == clean


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("ti\u00e9\u0302ng", "tiếng"),
        ("da\u0301\u0306t", "dắt"),
        ("NHA\u0301\u0302T", "NHẤT"),
        ("Ðảng bộ", "Đảng bộ"),
        ("ÐẢNG", "ĐẢNG"),
        ("ðược", "được"),
        ("Ɖắk Lắk", "Đắk Lắk"),
        *((text, text) for text in UNCHANGED),
    ],
)
def test_slips_of_vietnamese_typing_are_repaired(printed: str, clean: str) -> None:
    repaired = repair_vietnamese(normalise(printed))
    assert repaired == clean
    assert repair_vietnamese(repaired) == repaired


def test_other_letters_stay_where_the_text_is_not_vietnamese() -> None:
    assert normalise("Ðorður ðekk") == "Ðorður ðekk"


def test_a_field_is_one_line() -> None:
    assert one_line(" \xa0Tin\r\n  tức\x85hôm\u2029nay\t") == "Tin tức hôm nay"


def test_a_megabyte_of_blanks_is_folded_in_linear_time() -> None:
    assert normalise("a" + " \xa0\t" * 400_000 + "b") == "a b"
