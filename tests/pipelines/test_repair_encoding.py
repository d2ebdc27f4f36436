"""Text whose letters were lost on the way, and text that only looks so."""

import pytest

from crawler.article import Block, Raw, RawArticle
from pipelines import clean
from pipelines.repair_encoding import (
    detect_legacy,
    from_tcvn3,
    from_viscii,
    from_vni,
    repair_mojibake,
    unescape,
)

STORY = (
    "Sáng nay, tại thành phố Kon Tum, Tỉnh ủy đã tổ chức hội nghị triển khai nhiệm vụ năm mới. "
    "Các đại biểu đã thảo luận về công tác xây dựng nông thôn, giảm nghèo và bảo vệ rừng. "
    "Ủy ban nhân dân tỉnh yêu cầu các huyện đẩy nhanh tiến độ giải ngân vốn đầu tư."
)


def _encode(text: str, decode, letters: str) -> str:
    """Return `text` as a page in the encoding of `decode` gives it: its table, turned round."""
    table = {decode(chr(code)): chr(code) for code in range(0x80, 0x100)}
    return "".join(table.get(letter, letter) for letter in text)


TCVN3 = _encode(STORY.lower(), from_tcvn3, "")
VISCII = _encode(STORY.replace("Ủ", "ủ"), from_viscii, "")
VNI = (
    "Tieáng Vieät, Coäng hoøa xaõ hoäi chuû nghóa. Saùng nay, taïi thaønh phoá Kon Tum, Tænh uûy ñaõ toå "
    "chöùc hoäi nghò trieån khai nhieäm vuï naêm môùi. Caùc ñaïi bieåu ñaõ thaûo luaän veà coâng taùc "
    "xaây döïng noâng thoân, giaûm ngheøo vaø baûo veä röøng."
)
MOJIBAKE = (
    STORY.encode()
    .decode("latin-1")
    .translate({c: bytes([c]).decode("cp1252", "ignore") or chr(c) for c in range(0x80, 0xA0)})
)


def _article(*paragraphs: str, title: str = "Hội nghị triển khai nhiệm vụ") -> RawArticle:
    return RawArticle(
        id="kontumtv:1",
        url="https://kontumtv.vn/a",
        canonical_url="https://kontumtv.vn/a",
        outlet="kontumtv",
        title=title,
        raw=Raw(blocks=[Block("paragraph", text) for text in paragraphs]),
    )


@pytest.mark.parametrize(
    ("decode", "printed", "meant"),
    [
        (
            from_tcvn3,
            "TiÕng ViÖt, Céng hoµ x· héi chñ nghÜa",
            "Tiếng Việt, Cộng hoà xã hội chủ nghĩa",
        ),
        (
            from_vni,
            "Tieáng Vieät, Coäng hoøa xaõ hoäi chuû nghóa",
            "Tiếng Việt, Cộng hòa xã hội chủ nghĩa",
        ),
        (from_vni, "Ñaûng boä; ÑAÛNG, TÆNH UÛY", "Đảng bộ; ĐẢNG, TỈNH ỦY"),
        (from_viscii, "Ti\xaang Vi\xaet", "Tiếng Việt"),
        (repair_mojibake, MOJIBAKE, STORY),
        (repair_mojibake, "ĐÃ HOÀN THÀNH", "ĐÃ HOÀN THÀNH"),
    ],
)
def test_legacy_text_is_decoded(decode, printed: str, meant: str) -> None:
    assert decode(printed) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("&#150; &#146; &Dstrok; &ETH;", "– ’ Đ Ð"),
        ("H&ocirc;m nay &#7847;", "Hôm nay ầ"),
        ("?a&para=1&copy", "?a&para=1&copy"),
        ("1 &lt; 2 &amp;", "1 &lt; 2 &"),
    ],
)
def test_references_need_their_semicolon(printed: str, meant: str) -> None:
    assert unescape(printed) == meant


@pytest.mark.parametrize(
    ("page", "flag"),
    [
        (TCVN3, "legacy-encoding"),
        (VNI, "legacy-encoding"),
        (VISCII, "legacy-encoding"),
        (MOJIBAKE, "mojibake"),
    ],
    ids=["tcvn3", "vni", "viscii", "mojibake"],
)
def test_a_page_in_another_encoding_is_repaired_and_flagged(page: str, flag: str) -> None:
    article = clean(_article(page))
    assert article.language == "vi"
    assert flag in article.flags
    assert "tổ chức hội nghị triển khai nhiệm vụ" in article.text
    assert article.title == "Hội nghị triển khai nhiệm vụ"


@pytest.mark.parametrize("read_as", ["latin-1", "cp1252"])
def test_a_page_in_any_language_is_repaired_by_its_quotes_and_dashes(read_as: str) -> None:
    meant = "The council’s plan – “ready by June”, it’s said – won’t wait for the Assemblée."
    printed = meant.encode().replace(b"\x9d", b"\x9c").decode(read_as)
    article = clean(_article(printed))
    assert article.text == meant.replace("”", "“")
    assert "mojibake" in article.flags


def test_a_page_that_tells_of_mojibake_keeps_its_examples() -> None:
    text = "In the old days an apostrophe came out as â€™ and nobody knew why; ä became Ã¤."
    article = clean(_article(text))
    assert article.text == text
    assert "mojibake" not in article.flags


def test_a_page_escaped_twice_is_repaired_and_flagged() -> None:
    article = clean(_article("H&ocirc;m nay &#7847;m &ETH;&agrave; N&#7861;ng", STORY))
    assert article.paragraphs[0] == "Hôm nay ầm Đà Nẵng"
    assert "double-escaped" in article.flags


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "mơnuih [on sang hrŏm mă bruă hŏng khua mua {uôn sang, ƀuôn ala mâo lu klei čiăng.",
        "Le président a présenté à l'Assemblée générale un nouveau projet de réforme été élève.",
        "ĐÃ HOÀN THÀNH VIỆC BÀN GIAO, ĐÃ NGHIỆM THU, ĐÃ ĐƯA VÀO SỬ DỤNG. ĐÃ XONG",
        "La mère de Noé Pérè a été à l’été né où déjà là-bas très près de là, et le reste of the page "
        "is in English so that nothing here could ever be Vietnamese at all, whatever its letters say.",
        "AT&T và R&D, Q&A; giá 5&10",
    ],
)
def test_what_only_looks_odd_is_left_alone(text: str) -> None:
    assert detect_legacy(text, hinted=True) is None
    article = clean(_article(text))
    assert article.text == text
    assert not {"legacy-encoding", "mojibake", "double-escaped"} & set(article.flags)
