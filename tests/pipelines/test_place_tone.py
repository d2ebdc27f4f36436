"""Where tone marks stand, and where they never move."""

import pytest

from pipelines.place_tone import place_tone, tone_key

DIFFER = """
hòa/hoà hóa/hoá họa/hoạ hỏa/hoả tòa/toà tỏa/toả đọa/đoạ khỏe/khoẻ khóe/khoé lòe/loè xòe/xoè hòe/hoè
chóe/choé ọe/oẹ thúy/thuý thủy/thuỷ hủy/huỷ lũy/luỹ tùy/tuỳ ủy/uỷ úy/uý thùy/thuỳ nhụy/nhuỵ tụy/tuỵ
Ủy/Uỷ HÒA/HOÀ HÓA/HOÁ Hòa/Hoà Thúy/Thuý THỦY/THUỶ
""".split()  # noqa: SIM905
SAME = """
hoàn toán loạn khoản hoạch ngoại xoáy ngoẹo khoét choèn toét huỳnh suýt khuỷu khuỵu huých luýnh
quýnh quý Quý QUÝ quỳ quỷ quỹ quỵ quả quà quạ quẻ quẹo quái quýt quốc quở quyển thuở thuế tuệ huệ
luật xuất hoặc thuyền tuyết khuya gì già GIÀ giá giả giặc giếng giết giúp giũa giữ gìn mía nghĩa
chìa múa của mùa lụa nửa tiếng yếu biển người rượu muối bưởi hươu xoong soóc moóc goòng
""".split()  # noqa: SIM905
NEVER = [
    *"Chloé Zoé Joé Balbóa Canóa Samoà Lisboá poésie Moët Québec Bogotá Montréal Xêút".split(),  # noqa: SIM905
    *("Y Moan Ênuôl", "H'Hen Niê", "K'Brêuh", "Chư Păh", "ƀuôn", "ơ̆", "Đăk Tô", "H’oà", "Roòa"),
]


@pytest.mark.parametrize("pair", DIFFER)
def test_open_syllables_follow_the_style(pair: str) -> None:
    first, second = pair.split("/")
    for printed in (first, second):
        assert place_tone(f"“{printed}, {printed}.", "first-vowel") == f"“{first}, {first}."
        assert place_tone(f"‘{printed}’ {printed}", "second-vowel") == f"‘{second}’ {second}"
    assert tone_key(first) == tone_key(second)


@pytest.mark.parametrize("word", SAME + NEVER)
def test_other_words_never_move(word: str) -> None:
    for text in (word, f"({word})", f"một {word} hai"):
        assert place_tone(text, "first-vowel") == text
        assert place_tone(text, "second-vowel") == text


def test_whole_names_follow_the_style() -> None:
    assert place_tone("Ủy ban tỉnh HÒA BÌNH", "second-vowel") == "Uỷ ban tỉnh HOÀ BÌNH"
    assert place_tone("Uỷ ban tỉnh THANH HOÁ", "first-vowel") == "Ủy ban tỉnh THANH HÓA"


def test_a_key_folds_placement_and_composition_and_nothing_else() -> None:
    assert tone_key("Hoa\u0300 Bi\u0300nh") == tone_key("Hòa Bình")
    assert tone_key("hòa") != tone_key("Hòa")
    assert tone_key("hòa") != tone_key("hóa")
