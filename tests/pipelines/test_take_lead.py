"""The lead: the first paragraph, where it alone is bold."""

import pytest

from crawler.article import Block, Image, Raw, RawArticle
from pipelines import clean
from pipelines.take_lead import reads_as_lead

LEAD = "Sau ba năm vay vốn, mười hộ ở làng Kon Jơ Ri đã thoát nghèo nhờ trồng cà phê xứ lạnh."
STORY = (
    "Già làng kể rằng trước đây bà con chỉ trồng lúa rẫy, mỗi năm một vụ, năm nào cũng thiếu ăn."
)
BOLD = frozenset({"strong"})


def _clean(*blocks: Block, **fields) -> RawArticle:
    return clean(
        RawArticle(
            id="x:1",
            url="https://x.vn/a",
            canonical_url="https://x.vn/a",
            outlet="x",
            title="Làng mới",
            images=[Image("https://x.vn/1.jpg")],
            raw=Raw(blocks=list(blocks)),
            **fields,
        )
    )


def _bold(text: str, **values) -> Block:
    return Block("paragraph", text, emphasis=BOLD, **values)


PLAIN = Block("paragraph", STORY)


@pytest.mark.parametrize(
    "blocks",
    [
        [_bold(LEAD), PLAIN],
        [_bold(LEAD, align="justify"), PLAIN, _bold("Chuyện làng mới"), PLAIN],
        [Block("paragraph", LEAD, emphasis=frozenset({"strong", "em"})), PLAIN],
        [Block("image", media=0), Block("caption", "Một góc làng"), _bold(LEAD), PLAIN],
        [_bold(LEAD), Block("heading", "Chuyện làng mới"), PLAIN],
        [_bold(LEAD), _bold("Ông vay vốn từ khi nào?"), PLAIN],
        [_bold(LEAD), PLAIN, _bold("Quang Mẫn", align="right")],
        [_bold("Quang Mẫn"), _bold(LEAD), PLAIN],
    ],
)
def test_a_bold_first_paragraph_is_the_lead(blocks: list[Block]) -> None:
    article = _clean(*blocks)
    assert article.lead == LEAD
    assert LEAD not in article.paragraphs and STORY in article.paragraphs
    assert article.text.startswith(f"{LEAD}\n\n")


@pytest.mark.parametrize(
    "blocks",
    [
        [_bold(LEAD)],
        [_bold(LEAD), _bold(STORY)],
        [PLAIN, _bold(LEAD), PLAIN],
        [_bold("Nhiều kết quả nổi bật trong công tác giảm nghèo"), PLAIN],
        [_bold("NHIỀU KẾT QUẢ NỔI BẬT TRONG CÔNG TÁC GIẢM NGHÈO Ở HUYỆN."), PLAIN],
        [_bold("1. Nhiều kết quả nổi bật đã đạt được trong công tác giảm nghèo."), PLAIN],
        [_bold("Bài 1: Những kết quả nổi bật đã đạt được trong công tác giảm nghèo."), PLAIN],
        [_bold("Thưa ông, sau ba năm vay vốn bà con trong làng nay sống ra sao?"), PLAIN],
        [_bold("PV: Xin ông cho biết sau ba năm vay vốn bà con sống ra sao."), PLAIN],
        [_bold("Sau ba năm thực hiện, kết quả đạt được trên các mặt như sau:"), PLAIN],
        [_bold("- Sau ba năm vay vốn, mười hộ ở làng đã thoát nghèo."), PLAIN],
        [_bold("Làng mới."), PLAIN],
        [Block("heading", LEAD), PLAIN],
        [_bold(LEAD), Block("item", STORY)],
        [_bold(LEAD), Block("caption", STORY)],
    ],
)
def test_other_bold_openings_are_body(blocks: list[Block]) -> None:
    assert _clean(*blocks).lead is None


def test_the_dateline_is_taken_off_the_lead() -> None:
    article = _clean(_bold(f"(GLO)- {LEAD}"), PLAIN)
    assert article.dateline is not None and article.dateline.raw == "(GLO)-"
    assert (article.lead, article.paragraphs) == (LEAD, [STORY])


def test_a_dateline_may_stand_above_the_lead() -> None:
    article = _clean(Block("paragraph", "(GLO)-"), _bold(LEAD), PLAIN)
    assert article.dateline is not None and article.dateline.raw == "(GLO)-"
    assert (article.lead, article.paragraphs) == (LEAD, [STORY])


def test_the_lead_that_a_reader_found_stays() -> None:
    article = _clean(_bold(LEAD), PLAIN, lead="Chuyện ở làng Kon Jơ Ri.")
    assert article.lead == "Chuyện ở làng Kon Jơ Ri."
    assert article.paragraphs == [LEAD, STORY]


def test_a_lead_is_printed_once() -> None:
    article = _clean(_bold(LEAD), PLAIN, lead=LEAD)
    assert article.text == f"{LEAD}\n\n{STORY}"


def test_a_lead_needs_no_full_stop_if_it_is_long() -> None:
    assert reads_as_lead("từ " * 30 + "cuối")
    assert not reads_as_lead("từ " * 15 + "cuối")
