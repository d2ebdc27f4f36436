"""Captions: whose they are, and which text under a picture is none."""

import pytest

from crawler.article import Block, Clip, Image, Raw, RawArticle
from pipelines import clean
from pipelines.match_captions import split_credit

STORY = "Sáng 19/12, tại thành phố Kon Tum, hội nghị đã khai mạc với sự tham dự của các đại biểu."
WORDS = "Quang cảnh hội nghị"
ITALIC = frozenset({"em"})


def _clean(*blocks: Block, images: int = 1, alt: str | None = None, caption: str | None = None):
    return clean(
        RawArticle(
            id="kontumtv:1",
            url="https://kontumtv.vn/a",
            canonical_url="https://kontumtv.vn/a",
            outlet="kontumtv",
            title="Hội nghị",
            images=[
                Image(f"https://kontumtv.vn/{at}.jpg", alt=alt, caption=caption)
                for at in range(images)
            ],
            raw=Raw(blocks=list(blocks)),
        )
    )


@pytest.mark.parametrize(
    ("printed", "words", "credit"),
    [
        (WORDS, WORDS, None),
        (f"{WORDS}. Ảnh: Quang Mẫn", f"{WORDS}.", "Quang Mẫn"),
        (f"{WORDS} - Ảnh: Quang Mẫn", WORDS, "Quang Mẫn"),
        (f"{WORDS} (Ảnh: TTXVN)", WORDS, "TTXVN"),
        (f"{WORDS}. (Ảnh: TTXVN)", f"{WORDS}.", "TTXVN"),
        (f"{WORDS}. (Nguồn: TTXVN/Vietnam+).", f"{WORDS}.", "TTXVN/Vietnam+"),
        (f"{WORDS}. Nguồn ảnh: Internet", f"{WORDS}.", "Internet"),
        (f"{WORDS} ẢNH: P.Y", WORDS, "P.Y"),
        ("Ảnh: Quang Mẫn", None, "Quang Mẫn"),
        ("(Ảnh: Quang Mẫn)", None, "Quang Mẫn"),
        (f"{WORDS}. Ảnh Quang Mẫn", f"{WORDS}.", "Quang Mẫn"),
        (f"{WORDS} (ảnh TTXVN)", WORDS, "TTXVN"),
        (f"{WORDS}. Ảnh tư liệu: TTXVN", f"{WORDS}. Ảnh tư liệu", "TTXVN"),
        (f"{WORDS}. Ảnh: nhân vật cung cấp", f"{WORDS}.", "nhân vật cung cấp"),
        (f"{WORDS}, ảnh: P.V", WORDS, "P.V"),
        (f"{WORDS}. Ảnh: https://vov.vn", f"{WORDS}.", "https://vov.vn"),
        ("Trong ảnh: Đại biểu tham quan", "Trong ảnh: Đại biểu tham quan", None),
        (
            "Ảnh: Đại biểu dự hội nghị chụp ảnh lưu niệm",
            "Ảnh: Đại biểu dự hội nghị chụp ảnh lưu niệm",
            None,
        ),
        ("Triển lãm - Ảnh Bác Hồ với thiếu nhi", "Triển lãm - Ảnh Bác Hồ với thiếu nhi", None),
        ("Ảnh minh họa", "Ảnh minh họa", None),
        ("Ảnh minh họa. Nguồn: Internet", "Ảnh minh họa.", "Internet"),
        (
            "Triển lãm ảnh: 50 năm nhìn lại (1975 - 2025)",
            "Triển lãm ảnh: 50 năm nhìn lại (1975 - 2025)",
            None,
        ),
        ("Ảnh Quang Mẫn", None, "Quang Mẫn"),
        (f"{WORDS}. (Tin và ảnh: Quang Mẫn/TTXVN)", f"{WORDS}.", "Quang Mẫn/TTXVN"),
        ("洽谈会现场（图片来源：越通社）", "洽谈会现场", "越通社"),
        ("Ảnh Kon Tum", "Ảnh Kon Tum", None),
        ("Brandt an seinem Platz (Foto: Gesine Holt)", "Brandt an seinem Platz", "Gesine Holt"),
        (
            "On décharge à marée haute. Photo : Paul Jaouen",
            "On décharge à marée haute.",
            "Paul Jaouen",
        ),
        ("Ein Bild von damals", "Ein Bild von damals", None),
        (f"{WORDS} – Ảnh: Quang Mẫn/TTXVN", WORDS, "Quang Mẫn/TTXVN"),
        (f"{WORDS} (Ảnh: Quang Mẫn).", WORDS, "Quang Mẫn"),
        (f"{WORDS} [Ảnh: TTXVN]", WORDS, "TTXVN"),
        (f"{WORDS}; Ảnh: Quang Mẫn - Duy Phong", WORDS, "Quang Mẫn - Duy Phong"),
        (f"{WORDS} (Ảnh Quang Mẫn, Duy Phong)", WORDS, "Quang Mẫn, Duy Phong"),
        (f"{WORDS}. Ảnh: Quang Mẫn (TTXVN)", f"{WORDS}.", "Quang Mẫn (TTXVN)"),
        (f"{WORDS}. Ảnh do nhân vật cung cấp", f"{WORDS}.", "nhân vật cung cấp"),
        (f"{WORDS}. Đồ họa: TTXVN", f"{WORDS}.", "TTXVN"),
        (f"{WORDS}. (TTXVN)", f"{WORDS}.", "TTXVN"),
        (f"{WORDS}. Tin, ảnh: Q.M", f"{WORDS}.", "Q.M"),
        ("Trụ sở Thông tấn xã (TTXVN)", "Trụ sở Thông tấn xã (TTXVN)", None),
        (f"{WORDS}. Ảnh tư liệu", f"{WORDS}. Ảnh tư liệu", None),
        ("Ảnh 1: Quang cảnh hội nghị", "Ảnh 1: Quang cảnh hội nghị", None),
        ("Đại biểu xem ảnh tại triển lãm", "Đại biểu xem ảnh tại triển lãm", None),
        ("(" * 3000 + "Ảnh:", "(" * 3000 + "Ảnh:", None),
    ],
)
def test_the_credit_stands_apart(printed: str, words: str | None, credit: str | None) -> None:
    assert split_credit(printed) == (words, credit)


@pytest.mark.parametrize(
    "block",
    [
        Block("caption", WORDS, media=0),
        Block("caption", WORDS),
        Block("paragraph", WORDS, align="center", emphasis=ITALIC),
        Block("paragraph", WORDS, emphasis=ITALIC),
        Block("paragraph", WORDS, align="center"),
        Block("paragraph", WORDS, names=("pcaption",)),
        Block("paragraph", WORDS, names=("image_desc",)),
    ],
    ids=["markup", "untied", "centred-italic", "italic", "centred", "class", "cell"],
)
def test_a_caption_leaves_the_body(block: Block) -> None:
    article = _clean(
        Block("paragraph", STORY),
        Block("image", media=0),
        block,
        Block("paragraph", STORY + " Tiếp."),
    )
    assert article.images[0].caption == WORDS
    assert article.paragraphs == [STORY, STORY + " Tiếp."]


def test_plain_text_that_repeats_the_alternative_text_is_the_caption() -> None:
    article = _clean(
        Block("image", media=0),
        Block("paragraph", WORDS + "."),
        Block("paragraph", STORY),
        alt=WORDS,
    )
    assert article.images[0].caption == WORDS + "."
    assert article.paragraphs == [STORY]


def test_a_caption_printed_three_times_is_kept_once() -> None:
    article = _clean(
        Block("image", media=0),
        Block("caption", WORDS, media=0),
        Block("paragraph", WORDS),
        Block("paragraph", STORY),
        Block("paragraph", WORDS),
        alt=WORDS,
        caption=WORDS,
    )
    assert [image.caption for image in article.images] == [WORDS]
    assert article.paragraphs == [STORY]


def test_a_credit_on_a_line_of_its_own_joins_its_picture() -> None:
    article = _clean(
        Block("image", media=0),
        Block("caption", WORDS, media=0),
        Block("paragraph", "Ảnh: Quang Mẫn", align="center", after_break=True),
        Block("paragraph", STORY),
    )
    assert (article.images[0].caption, article.images[0].credit) == (WORDS, "Quang Mẫn")
    assert article.paragraphs == [STORY]


def test_the_name_in_a_box_for_it_is_whose_the_picture_is() -> None:
    article = _clean(
        Block("image", media=0),
        Block("caption", WORDS, names=("photo-caption",)),
        Block("caption", "HIỀN LƯƠNG", names=("photo-caption", "photo-author")),
        Block("paragraph", STORY),
    )
    assert article.images[0].caption == WORDS
    assert article.images[0].credit == "HIỀN LƯƠNG"


def test_each_picture_gets_its_own() -> None:
    article = _clean(
        Block("image", media=0),
        Block("paragraph", "Ảnh một", emphasis=ITALIC),
        Block("image", media=1),
        Block("image", media=2),
        Block("paragraph", "Ảnh ba", emphasis=ITALIC),
        Block("paragraph", STORY),
        images=3,
    )
    assert [image.caption for image in article.images] == ["Ảnh một", None, "Ảnh ba"]


def test_text_under_photographs_is_the_body_of_a_photo_story() -> None:
    texts = [f"Đoạn {n} kể chuyện làng. {STORY}" for n in range(4)]
    for emphasis in (frozenset[str](), ITALIC):
        blocks = []
        for at, text in enumerate(texts):
            blocks += [Block("image", media=at), Block("paragraph", text, emphasis=emphasis)]
        article = _clean(*blocks, images=4)
        assert article.paragraphs == texts
        assert not any(image.caption for image in article.images)


def test_italics_away_from_pictures_stay() -> None:
    article = _clean(
        Block("image", media=0),
        Block("paragraph", STORY),
        Block("paragraph", "Lời người kể", emphasis=ITALIC),
        Block("paragraph", STORY + " Tiếp."),
    )
    assert "Lời người kể" in article.paragraphs


def test_a_byline_under_the_last_picture_is_no_caption() -> None:
    article = _clean(
        Block("paragraph", STORY),
        Block("image", media=0),
        Block("paragraph", "Nguồn: VOV", align="right", emphasis=ITALIC),
    )
    assert article.byline == "Nguồn: VOV"
    assert article.images[0].credit is None


def test_a_video_has_its_caption() -> None:
    raw = RawArticle(
        id="kontumtv:1",
        url="https://kontumtv.vn/a",
        canonical_url="https://kontumtv.vn/a",
        outlet="kontumtv",
        title="Hội nghị",
        videos=[Clip(url="https://kontumtv.vn/a.mp4")],
        images=[Image("https://kontumtv.vn/a.jpg")],
        raw=Raw(
            blocks=[
                Block("video", media=0),
                Block("caption", WORDS, media=0),
                Block("image", media=0),
            ]
        ),
    )
    article = clean(raw)
    assert article.videos[0].caption == WORDS
    assert article.images[0].caption is None
    assert article.kind == "video"


@pytest.mark.parametrize(
    ("block", "alt"),
    [
        (Block("paragraph", WORDS, align="center", emphasis=ITALIC), None),
        (Block("paragraph", WORDS + "."), WORDS),
    ],
    ids=["set-apart", "alternative-text"],
)
def test_a_caption_may_stand_above_its_picture(block: Block, alt: str | None) -> None:
    article = _clean(
        Block("paragraph", STORY),
        block,
        Block("image", media=0),
        Block("paragraph", STORY + " Tiếp."),
        alt=alt,
    )
    assert (article.images[0].caption or "").rstrip(".") == WORDS
    assert article.paragraphs == [STORY, STORY + " Tiếp."]


@pytest.mark.parametrize(
    "block",
    [
        Block("paragraph", WORDS, emphasis=ITALIC),
        Block("paragraph", WORDS, align="center"),
        Block("paragraph", WORDS),
    ],
)
def test_other_text_above_a_picture_is_body(block: Block) -> None:
    article = _clean(Block("paragraph", STORY), block, Block("image", media=0))
    assert article.paragraphs == [STORY, WORDS]


def test_of_texts_on_both_sides_the_one_under_the_picture_is_its_caption() -> None:
    centred = {"align": "center", "emphasis": ITALIC}
    article = _clean(
        Block("paragraph", "Bài ca về núi", **centred),
        Block("image", media=0),
        Block("paragraph", WORDS, **centred),
    )
    assert article.images[0].caption == WORDS
    assert article.paragraphs == ["Bài ca về núi"]


def test_two_pictures_may_share_a_caption() -> None:
    article = _clean(
        Block("paragraph", STORY),
        Block("image", media=0),
        Block("image", media=1),
        Block("paragraph", f"{WORDS}. Ảnh: Quang Mẫn", emphasis=ITALIC),
        images=2,
    )
    assert [image.caption for image in article.images] == [None, f"{WORDS}."]
    assert article.paragraphs == [STORY]


@pytest.mark.parametrize("kind", ["paragraph", "row", "quote"])
def test_a_caption_printed_again_in_any_block_is_kept_once(kind) -> None:
    article = _clean(
        Block("image", media=0),
        Block("caption", WORDS, media=0),
        Block("paragraph", WORDS, align="center", emphasis=ITALIC),
        Block("paragraph", STORY),
        Block(kind, f"{WORDS}. Ảnh: Quang Mẫn"),
    )
    assert article.images[0].caption == WORDS
    assert article.paragraphs == [STORY]


def test_centred_text_that_runs_on_is_no_caption() -> None:
    running = (
        "Người dân đến từ sớm. Ai cũng mang theo một món quà nhỏ. Trẻ con chạy quanh sân nhà rông. "
        "Già làng mời mọi người ngồi vào chiếu."
    )
    article = _clean(
        Block("paragraph", STORY),
        Block("image", media=0),
        Block("paragraph", running, align="center"),
        Block("paragraph", STORY),
    )
    assert running in article.paragraphs
    assert article.images[0].caption is None


@pytest.mark.parametrize(
    "under",
    [
        pytest.param(
            f"{STORY} Sau phần khai mạc, các đại biểu nghe báo cáo kết quả của năm và thảo luận ở năm tổ "
            "về những việc phải làm trong năm tới của tỉnh.",
            id="long, of more than one sentence",
        ),
        pytest.param("Hội nghị thống nhất những việc cần làm ngay như sau:", id="leads over"),
    ],
)
def test_centred_text_of_the_story_under_a_picture_is_no_caption(under: str) -> None:
    article = _clean(
        Block("paragraph", STORY),
        Block("image", media=0),
        Block("paragraph", under, align="center"),
        Block("paragraph", STORY),
    )
    assert under in article.paragraphs
    assert article.images[0].caption is None
