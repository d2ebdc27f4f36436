"""Languages told apart, the ones of the Central Highlands above all."""

import pytest

from crawler.article import Block, Raw, RawArticle
from pipelines import clean
from pipelines.tell_language import tell_language_of

VIETNAMESE = (
    "Sáng 19/12, tại Hội trường Ngọc Linh, Tỉnh ủy đã tổ chức hội nghị giao ban trực tuyến."
)
EDE = "Mơnuih hlăm ƀuôn sang hrŏm hgŭm mă bruă hŏng khua mua ala čar, čiăng bi mguôp dŏ dôk."
JARAI = "Ơi Siu Hmŏk, plơi Kep, să Ia Grai, laĭ: Ƀing gơmơi tơčơ̆ng pơgang kiăng kơ pơplih hơdip."


@pytest.mark.parametrize(
    ("text", "sections", "language"),
    [
        (VIETNAMESE, (), "vi"),
        (f"{VIETNAMESE} Nghệ nhân Ama Thuô̆t ở Ƀuôn Đôn kể chuyện El Niño.", (), "vi"),
        (VIETNAMESE.upper(), (), "vi"),
        ("Dự báo thời tiết đêm nay", (), "vi"),
        (EDE, (), "und"),
        (EDE, ("Truyền hình", "Tiếng Ê Đê"), "rad"),
        (JARAI, ("Chương trình tiếng Jrai",), "jra"),
        (EDE, ("Ba Na",), "bdq"),
        (VIETNAMESE, ("Tiếng Ba Na",), "vi"),
        (
            "The provincial People's Committee held a meeting this morning on forest protection.",
            (),
            "en",
        ),
        ("ថ្ងៃនេះ គណៈកម្មាធិការប្រជាជនខេត្តបានបើកកិច្ចប្រជុំស្តីពីការងារអភិវឌ្ឍន៍ជនបទថ្មី", (), "km"),
        (
            "Le comité populaire de la province a tenu ce matin une réunion sur la protection des forêts.",
            (),
            "fr",
        ),
        ("", (), "und"),
        ("19/12/2014", (), "und"),
        ("Video", (), "und"),
    ],
)
def test_the_language_of_a_text(text: str, sections: tuple[str, ...], language: str) -> None:
    assert tell_language_of(text, sections=sections) == language


@pytest.mark.parametrize("text", [EDE, JARAI, "mơnuih [on sang hrŏm mă bruă, Ðak {uôn ơ̆k čư̆ êa"])
def test_minority_text_is_not_corrected(text: str) -> None:
    article = clean(
        RawArticle(
            id="daktv:1",
            url="https://daktv.vn/a",
            canonical_url="https://daktv.vn/a",
            outlet="daktv",
            raw=Raw(blocks=[Block("paragraph", text)]),
        ),
        tone_style="first-vowel",
    )
    assert article.text == text
    assert article.language == "und"


def test_a_noncharacter_is_no_error() -> None:
    assert tell_language_of("A A\ufdd0") == "und"
