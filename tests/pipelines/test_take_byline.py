"""Bylines: which lines are one, and who they name."""

import pytest

from crawler.article import Block, Raw, RawArticle
from pipelines import clean
from pipelines.take_byline import read_byline

TWO = ["Quang Mẫn", "Duy Phong"]


@pytest.mark.parametrize(
    ("line", "names", "agencies"),
    [
        *(
            (f"Quang Mẫn{joiner}Duy Phong", TWO, [])
            for joiner in (
                " – ",
                " - ",
                ", ",
                " và ",
                " / ",
                "/",
                " & ",
                "–",
                " — ",
                "- ",
                " -",
                "; ",
                " | ",
                " + ",
            )
        ),
        ("\xa0" * 72 + "Quang Mẫn – Duy Phong" + "\xa0 " * 5, TWO, []),
        ("Bài, ảnh: Nguyễn Văn A", ["Nguyễn Văn A"], []),
        ("Bài và ảnh: Thanh Như", ["Thanh Như"], []),
        ("Tin, ảnh: Văn Phương", ["Văn Phương"], []),
        ("Tin - ảnh: Văn Phương", ["Văn Phương"], []),
        ("Tin/ảnh: Văn Phương", ["Văn Phương"], []),
        ("TIN, ẢNH: VĂN PHƯƠNG", ["VĂN PHƯƠNG"], []),
        ("Thực hiện: Đức Nhuận", ["Đức Nhuận"], []),
        ("Tác giả: Trần V. B", ["Trần V. B"], []),
        ("Tin và ảnh: Dương Nương – Khoa Chương", ["Dương Nương", "Khoa Chương"], []),
        ("Bài: Hồng Lam - Ảnh: Dương Lê", ["Hồng Lam", "Dương Lê"], []),
        ("Bài: Hồng Lam; Ảnh: Dương Lê", ["Hồng Lam", "Dương Lê"], []),
        ("Bài: Hồng Lam Ảnh: Dương Lê", ["Hồng Lam", "Dương Lê"], []),
        ("PV", [], []),
        ("Nhóm PV", [], []),
        ("CTV Y Lan", ["Y Lan"], []),
        ("CTV: A Thút", ["A Thút"], []),
        ("PV Tấn Lộc – CTV Ngọc Chí", ["Tấn Lộc", "Ngọc Chí"], []),
        ("Theo TTXVN", [], ["TTXVN"]),
        ("(Theo VOV)", [], ["VOV"]),
        ("(Theo Báo Nhân Dân)", [], ["Báo Nhân Dân"]),
        ("TTXVN", [], ["TTXVN"]),
        ("Theo Báo Kon Tum", [], ["Báo Kon Tum"]),
        ("Nguồn: VOV", [], ["VOV"]),
        ("Nguồn: TTXVN/Vietnam+", [], ["TTXVN", "Vietnam+"]),
        ("(TTXVN/Vietnam+)", [], ["TTXVN", "Vietnam+"]),
        ("Theo baochinhphu.vn", [], ["baochinhphu.vn"]),
        ("Y Moan Ênuôl", ["Y Moan Ênuôl"], []),
        ("H’Hen Niê", ["H’Hen Niê"], []),
        ("K’Brêuh", ["K’Brêuh"], []),
        ("Ksor Phước", ["Ksor Phước"], []),
        ("Rơ Châm H’Phik", ["Rơ Châm H’Phik"], []),
        ("Siu H’ Prăk", ["Siu H’ Prăk"], []),
        ("H'Mok - Y Khem Niê", ["H'Mok", "Y Khem Niê"], []),
        ("A Blơi – Y Nhàn", ["A Blơi", "Y Nhàn"], []),
        ("Y-Khem Niê/ VOV Tây Nguyên", ["Y-Khem Niê"], ["VOV Tây Nguyên"]),
        ("LÊ MINH", ["LÊ MINH"], []),
        ("Thanh Hà", ["Thanh Hà"], []),
        ("Đ.T", ["Đ.T"], []),
        ("P.V.H", ["P.V.H"], []),
        ("Tin, ảnh: P.Y", ["P.Y"], []),
        ("CÔNG SÁNG (báo lao động)", ["CÔNG SÁNG"], ["báo lao động"]),
        ("Vũ Nguyệt – Nhật Quang", ["Vũ Nguyệt", "Nhật Quang"], []),
        ("Quế Quyên - Đức Cảnh", ["Quế Quyên", "Đức Cảnh"], []),
        ("THÀNH CÔNG - NGUYÊN ĐOAN |", ["THÀNH CÔNG", "NGUYÊN ĐOAN"], []),
        ("Đức Thắng, Ngọc Chí và Thanh Như", ["Đức Thắng", "Ngọc Chí", "Thanh Như"], []),
        ("(Minh Anh thực hiện)", ["Minh Anh"], []),
        ("Thu Hà (tổng hợp)", ["Thu Hà"], []),
        ("Hoàng Yến (Theo VnExpress)", ["Hoàng Yến"], ["VnExpress"]),
        ("Bài: Mạnh Hùng. Ảnh: Hoài Nam", ["Mạnh Hùng", "Hoài Nam"], []),
        ("N.Hoa – T.Tâm", ["N.Hoa", "T.Tâm"], []),
        ("Thực hiện: Nhóm phóng viên Thời sự", [], []),
        ("Hồng Lam · Dương Lê", ["Hồng Lam", "Dương Lê"], []),
        ("Kim Oanh. Văn Thành", ["Kim Oanh", "Văn Thành"], []),
        ("Kim Oanh-Văn Thành", ["Kim Oanh", "Văn Thành"], []),
        ("Nguồn: https://vov.vn/chinh-tri/bai.vov", [], ["vov.vn"]),
        ("Phóng viên Báo Gia Lai", [], ["Báo Gia Lai"]),
        ("Đài Trang", ["Đài Trang"], []),
        ("Tin, ảnh: P.V", [], []),
        ("ThS. Nguyễn Văn Bình", ["Nguyễn Văn Bình"], []),
        ("PGS.TS Lê Minh Anh", ["Lê Minh Anh"], []),
        ("BS. Lê Thị Hoa", ["Lê Thị Hoa"], []),
        ("Luật sư Nguyễn Văn Hậu", ["Nguyễn Văn Hậu"], []),
        ("Bạn đọc Trần Thị Bưởi", ["Trần Thị Bưởi"], []),
        ("Nguyễn Văn A - Phòng Văn hóa huyện", ["Nguyễn Văn A"], []),
        ("Thu Trang – Trung tâm Văn hóa - Thể thao Đăk Tô", ["Thu Trang"], []),
        ("Trần Văn Nam, Công an tỉnh", ["Trần Văn Nam"], []),
        ("CTV Y Lan, Đăk Glei", ["Y Lan"], []),
        ("K’ Brêuh", ["K’ Brêuh"], []),
        ("BBT", [], []),
        ("CTV Viết Sơn", ["Viết Sơn"], []),
        ("PV - CTV Tấn Lộc", ["Tấn Lộc"], []),
        ("RƠ CHÂM H’BẢO – LỆ XUÂN", ["RƠ CHÂM H’BẢO", "LỆ XUÂN"], []),
        ("A PLƠI – PHƯƠNG DUY", ["A PLƠI", "PHƯƠNG DUY"], []),
        ("Nhóm PV Thời sự", [], []),
        ("PV Thời sự", [], []),
        ("Theo Nguyễn Hùng/ Báo Quảng Ngãi", ["Nguyễn Hùng"], ["Báo Quảng Ngãi"]),
        ("Theo Minh Anh (VnExpress)", ["Minh Anh"], ["VnExpress"]),
        ("Theo Thanh Hà/VOV.VN", ["Thanh Hà"], ["VOV.VN"]),
        ("Ghi chép của Nguyễn Văn A", ["Nguyễn Văn A"], []),
        ("Bài và ảnh của Thanh Như", ["Thanh Như"], []),
        ("Bài và ảnh Thanh Như", ["Thanh Như"], []),
        ("Tin, ảnh. Văn Phương", ["Văn Phương"], []),
        ("Tin, ảnh: Văn Phương.", ["Văn Phương"], []),
        ("(Ảnh: Văn Phương)", ["Văn Phương"], []),
        ("Nguyễn Văn A (tổng hợp từ TTXVN, VOV)", ["Nguyễn Văn A"], ["TTXVN", "VOV"]),
        ("Tú Anh (Theo Reuters, AFP)", ["Tú Anh"], ["Reuters", "AFP"]),
        ("Tổng hợp từ TTXVN, VOV", [], ["TTXVN", "VOV"]),
        ("Hồng Lam (ảnh: Dương Lê)", ["Hồng Lam", "Dương Lê"], []),
        ("Kim Loan lược dịch", ["Kim Loan"], []),
        ("Theo TTXVN, VOV", [], ["TTXVN", "VOV"]),
        ("(Nguồn: Sở Y tế Kon Tum)", [], ["Sở Y tế Kon Tum"]),
        ("Quang Mẫn – 12/12/2014", ["Quang Mẫn"], []),
        ("Quang Mẫn (12-12-2014)", ["Quang Mẫn"], []),
        ("Quang Mẫn | 16:05 12/12/2014", ["Quang Mẫn"], []),
        ("*** Quang Mẫn ***", ["Quang Mẫn"], []),
        ("— Quang Mẫn —", ["Quang Mẫn"], []),
        ("Quang Mẫn./.", ["Quang Mẫn"], []),
        ("Quang Mẫn (quangman@example.vn)", ["Quang Mẫn"], []),
        ("Sơn Hà – Quang Mẫn", ["Sơn Hà", "Quang Mẫn"], []),
        ("Tin, ảnh: Sơn Hà", ["Sơn Hà"], []),
        ("Đài Phát thanh và Truyền hình tỉnh", [], ["Đài Phát thanh và Truyền hình tỉnh"]),
        ("Đài PT - TH Gia Lai", [], ["Đài PT - TH Gia Lai"]),
        ("Thu Trang (Đài TT-TH Đăk Tô)", ["Thu Trang"], ["Đài TT-TH Đăk Tô"]),
        ("Thu Trang - Đài Đăk Tô", ["Thu Trang"], ["Đài Đăk Tô"]),
        ("Biên tập: Mai Lan; Quay phim: A Thảo", ["Mai Lan", "A Thảo"], []),
        ("Luật gia ĐỖ VĂN NHÂN", ["ĐỖ VĂN NHÂN"], []),
        ("Reporting by THU HUONG - Translating by HONG VAN", ["THU HUONG", "HONG VAN"], []),
    ],
)
def test_a_byline_is_read(line: str, names: list[str], agencies: list[str]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [author.name for author in byline.authors] == names
    assert byline.agencies == agencies


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Quang Mẫn – Duy Phong", [["text"], ["text"]]),
        ("Bài, ảnh: Nguyễn Văn A", [["text", "photo"]]),
        ("Bài: Hồng Lam - Ảnh: Dương Lê", [["text"], ["photo"]]),
        ("PV Tấn Lộc – CTV Ngọc Chí", [["text"], ["contributor"]]),
        ("Người đọc: Thanh Loan", [["contributor"]]),
        ("Tin: Mai Lan – Video: A Thảo", [["text"], ["video"]]),
        ("BTV: Thu Trang", [["editor"]]),
        ("Thùy Dương (biên dịch)", [["translator"]]),
        ("Lược dịch: Minh Anh", [["translator"]]),
        ("Kim Loan lược dịch", [["translator"]]),
        ("(Ảnh: Văn Phương)", [["photo"]]),
        ("Hồng Lam (ảnh: Dương Lê)", [["text"], ["photo"]]),
        ("Bài và ảnh của Thanh Như", [["text", "photo"]]),
    ],
)
def test_each_name_has_its_roles(line: str, roles: list[list[str]]) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert [author.roles for author in byline.authors] == roles


PROSE = [
    "Hội nghị giao ban trực tuyến",
    "Đại hội Đảng bộ các cấp",
    "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Hà Ban chủ trì Hội nghị.",
    "Theo đó, các xã đã hoàn thành.",
    "Nguồn vốn: 10 tỷ đồng",
    "Ảnh minh họa",
    "Trả lời",
    "Chia sẻ bài viết",
    "Kon Tum, ngày 19/12/2014",
    "Kon Tum",
    "Hà Nội – Đà Nẵng",
    "Sức dân là gốc",
    "HỘI NGHỊ TRỰC TUYẾN",
    "Đảng bộ huyện Đăk Tô",
    "Việt Nam",
    "Tin liên quan",
    "Ảnh",
    "Tin tức",
    "Theo kế hoạch",
    "Nguồn nước: khan hiếm",
    "Hội Nông dân tỉnh",
    "Bài học: đoàn kết",
    "Công an tỉnh Kon Tum",
    "Quang Mẫn đã đến dự.",
    "",
    "1. Nguyễn Văn A",
    "Hoàng Sa – Trường Sa",
    "KẾT LUẬN",
    "Bài 2: Đổi Thay",
    "(Còn nữa)",
    "Báo cáo kết quả",
    "Lâm Đồng",
    "Sơn Hà",
    "Minh Long",
    "Sơn Hà – Minh Long",
    "Ông Nguyễn Văn A:",
    "Kon Tum, ngày 12/3",
    "Buôn Hồ, ngày 12/3/2014",
    "Đăk Hà – 12/3/2014",
    "Kon Tum ơi, ta nhớ",
    "Ta đi giữa rừng già",
    "Phòng Văn hóa huyện",
    "Trung tâm Y tế Đăk Tô",
    "Ảnh của Bác Hồ",
    "Bài của em",
    "Theo ông Nguyễn Văn A",
    "Ông có thể nói rõ hơn?",
    "Luật sư tư vấn",
    "Đài Loan",
    "Nguyễn Văn A, sinh năm 1980",
    "Nguyễn Văn A, Trần Thị B đoạt giải nhất",
    "Giải Nhất: Nguyễn Văn A",
    "KÍNH BÁO",
    "BAN TANG LỄ",
    "Trân Trọng Cảm Ơn",
    "( )",
    "(.)",
    "[]",
]


@pytest.mark.parametrize("line", PROSE)
def test_what_is_no_byline_is_none(line: str) -> None:
    assert read_byline(line) is None


LEAD = (
    "Hơn 200 đoàn viên xã Đăk Long vừa nạo vét gần 2 km kênh mương nội đồng, đưa nước về đến những"
    " chân ruộng cuối cùng của cánh đồng thôn Pa Cheng ngay trong buổi sáng đầu tuần."
)
STORY = "Sáng 19/12, tại thành phố Kon Tum, hội nghị đã khai mạc với sự tham dự của các đại biểu."


def _clean(*blocks: Block, **raw) -> RawArticle:
    return clean(
        RawArticle(
            id="kontumtv:1",
            url="https://kontumtv.vn/a",
            canonical_url="https://kontumtv.vn/a",
            outlet="kontumtv",
            outlet_name="Đài Phát thanh - Truyền hình Kon Tum",
            title="Hội nghị",
            raw=Raw(blocks=list(blocks), **raw),
        )
    )


@pytest.mark.parametrize(
    "block",
    [
        Block("paragraph", "Quang Mẫn – Duy Phong"),
        Block("paragraph", "\xa0" * 72 + "Quang Mẫn – Duy Phong" + "\xa0 " * 9),
        Block("paragraph", "Quang Mẫn – Duy Phong", align="right", emphasis=frozenset({"strong"})),
        Block("paragraph", "Quang Mẫn – Duy Phong", after_break=True),
        Block("paragraph", "Quang Mẫn – Duy Phong", names=("pseudonym",)),
        Block("heading", "Quang Mẫn – Duy Phong", align="right"),
    ],
    ids=["bare", "padded", "right", "break", "class", "heading"],
)
@pytest.mark.parametrize("place", ["last", "first", "before-picture", "before-furniture"])
def test_a_byline_leaves_the_body_wherever_it_stands(block: Block, place: str) -> None:
    story = [Block("paragraph", STORY), Block("paragraph", STORY + " Tiếp.")]
    blocks = {
        "last": [*story, block],
        "first": [block, *story],
        "before-picture": [*story, block, Block("image", media=0)],
        "before-furniture": [
            *story,
            block,
            Block("paragraph", "Chia sẻ"),
            Block("paragraph", "In"),
        ],
    }[place]
    article = _clean(*blocks)
    assert [author.name for author in article.authors] == TWO
    assert article.byline == "Quang Mẫn – Duy Phong"
    assert article.paragraphs == [STORY, STORY + " Tiếp."]


def test_a_byline_pushed_right_in_the_last_paragraph_leaves_it() -> None:
    article = _clean(Block("paragraph", STORY + "\xa0" * 40 + "Quang Mẫn"))
    assert article.paragraphs == [STORY]
    assert article.byline == "Quang Mẫn"


@pytest.mark.parametrize(
    "blanks",
    ["\xa0" * 5, "\xa0 " * 5, " \t", "./." + "\xa0" * 10, "\xa0\t\xa0"],
)
def test_a_gap_behind_the_last_sentence_tells_a_byline(blanks: str) -> None:
    article = _clean(Block("paragraph", STORY + blanks + "Quang Mẫn – Duy Phong"))
    assert [author.name for author in article.authors] == TWO
    assert article.text.rstrip("/.") == STORY.rstrip(".")


@pytest.mark.parametrize("blanks", ["\xa0", "\xa0 ", " "])
def test_a_narrow_gap_tells_nothing(blanks: str) -> None:
    article = _clean(Block("paragraph", STORY + blanks + "Quang Mẫn"))
    assert article.authors == []


@pytest.mark.parametrize(
    ("lines", "names", "agencies"),
    [
        (["Bài: Hồng Lam", "Ảnh: Dương Lê"], ["Hồng Lam", "Dương Lê"], []),
        (["Quang Mẫn", "(Theo TTXVN)"], ["Quang Mẫn"], ["TTXVN"]),
        (["Quang Mẫn", "TTXVN"], ["Quang Mẫn"], ["TTXVN"]),
        (["Quang Mẫn", "Duy Phong"], ["Quang Mẫn", "Duy Phong"], []),
        (["Quang Mẫn – Duy Phong", "(Ảnh: Văn Phương)"], [*TWO, "Văn Phương"], []),
    ],
)
def test_lines_on_top_of_each_other_are_one_byline(lines, names, agencies) -> None:
    article = _clean(Block("paragraph", STORY), *(Block("paragraph", line) for line in lines))
    assert [author.name for author in article.authors] == names
    assert article.agencies == agencies
    assert article.byline == " – ".join(lines)
    assert article.paragraphs == [STORY]


def test_a_list_of_names_is_no_byline() -> None:
    names = ["Giải nhất", "Nguyễn Văn Nam", "Trần Thị Lan", "Lê Văn Hùng"]
    article = _clean(Block("paragraph", STORY), *(Block("paragraph", name) for name in names))
    assert article.paragraphs == [STORY, *names]
    assert article.authors == []


def test_a_day_behind_the_names_is_a_date_where_none_is_known() -> None:
    article = _clean(Block("paragraph", STORY), Block("paragraph", "Quang Mẫn – 12/12/2014"))
    assert (article.published, article.published_from) == ("2014-12-12", "page")
    assert article.byline == "Quang Mẫn – 12/12/2014"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Trần VĩnhBiên tập viên", ["Trần Vĩnh"]),
        ("Nicoletta RichardsonTrending Editor", ["Nicoletta Richardson"]),
        ("Trần Vĩnh, Thu Trang", ["Trần Vĩnh", "Thu Trang"]),
    ],
)
def test_a_post_glued_to_a_name_is_no_part_of_it(line: str, names: list[str]) -> None:
    article = _clean(Block("paragraph", STORY), bylines=[line])
    assert [author.name for author in article.authors] == names
    assert article.byline == line


def test_references_in_structured_data_are_resolved() -> None:
    article = _clean(Block("paragraph", STORY), named_authors=["Tr&#7847;n V&#297;nh"])
    assert [author.name for author in article.authors] == ["Trần Vĩnh"]


def test_lines_of_one_byline_belong_together() -> None:
    article = _clean(
        Block("paragraph", STORY),
        Block("paragraph", "Bài: Hồng Lam", align="right"),
        Block("paragraph", "Ảnh: Dương Lê", align="right", after_break=True),
    )
    assert [(a.name, a.roles) for a in article.authors] == [
        ("Hồng Lam", ["text"]),
        ("Dương Lê", ["photo"]),
    ]
    assert article.paragraphs == [STORY]


@pytest.mark.parametrize("tail", ["/. Quang Mẫn – Duy Phong", " Tin, ảnh: Quang Mẫn – Duy Phong"])
def test_a_byline_behind_the_last_sentence_leaves_it(tail: str) -> None:
    article = _clean(Block("paragraph", STORY + tail))
    assert [author.name for author in article.authors] == TWO
    assert article.text.rstrip("/.") == STORY.rstrip(".")


@pytest.mark.parametrize("tail", [" Ông A Thút", " Đó là Quang Mẫn", " Hết."])
def test_the_end_of_a_sentence_does_not(tail: str) -> None:
    article = _clean(Block("paragraph", STORY + tail))
    assert article.text == STORY + tail
    assert article.byline is None


def test_a_marked_byline_is_found_amid_the_body() -> None:
    note = "* Bài viết có sử dụng tư liệu của Bảo tàng tỉnh."
    article = _clean(
        Block("paragraph", STORY),
        Block("paragraph", "Quang Mẫn", align="right"),
        Block("paragraph", note),
    )
    assert article.byline == "Quang Mẫn"
    assert article.paragraphs == [STORY, note]


@pytest.mark.parametrize(
    "line",
    ["Phòng Tổ chức cán bộ", "Ban Tuyên giáo Huyện ủy", "Văn phòng HĐND và UBND huyện", "Đài TT-TH Sa Thầy"],
)  # fmt: skip
def test_a_body_may_sign_at_the_right_margin_and_is_no_author(line: str) -> None:
    article = _clean(Block("paragraph", STORY), Block("paragraph", line, align="right"))
    assert (article.byline, article.authors, article.text) == (line, [], STORY)
    article = _clean(Block("paragraph", STORY), Block("paragraph", line))
    assert article.byline is None or article.agencies


@pytest.mark.parametrize(
    "line",
    ["Ban Biên tập", "TÒA SOẠN", "Phòng Thời sự", "Phòng Thời sự - Đài PT-TH Kon Tum", "Ban Biên tập Báo Kon Tum", "Tổ phóng viên"],
)  # fmt: skip
def test_a_newsroom_may_sign_and_is_no_author(line: str) -> None:
    article = _clean(Block("paragraph", STORY), Block("paragraph", line))
    assert (article.byline, article.authors, article.text) == (line, [], STORY)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (Block("paragraph", "Quang Mẫn – Duy Phong"), ["Quang Mẫn", "Duy Phong"]),
        (Block("paragraph", "Quang Mẫn", emphasis=frozenset({"em"})), ["Quang Mẫn"]),
        (Block("paragraph", "Bài, ảnh: Quang Mẫn", emphasis=frozenset({"strong"})), ["Quang Mẫn"]),
        (
            Block("paragraph", "Quang Mẫn", align="right", emphasis=frozenset({"strong"})),
            ["Quang Mẫn"],
        ),
        (
            Block("paragraph", "Quang Mẫn", emphasis=frozenset({"strong"})),
            [],
        ),  # whom the text is about
    ],
    ids=lambda value: value.text if isinstance(value, Block) else None,
)
def test_a_byline_may_stand_between_a_bold_lead_and_the_text(line: Block, names: list[str]) -> None:
    lead = Block("paragraph", LEAD, emphasis=frozenset({"strong"}))
    article = _clean(lead, line, Block("paragraph", STORY), Block("paragraph", STORY))
    assert [author.name for author in article.authors] == names
    assert (line.text in article.text) == (not names)


@pytest.mark.parametrize(
    "above", [["GIÁM ĐỐC"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)"], ["TM. BAN TỔ CHỨC"]]
)
def test_who_signs_a_document_for_an_office_is_no_author(above: list[str]) -> None:
    lines = [*above, "Nguyễn Hữu Trí"]
    signed = [Block("paragraph", line, align="right") for line in lines]
    article = _clean(Block("paragraph", STORY), *signed)
    assert (article.byline, article.authors) == (None, [])
    assert article.paragraphs == [STORY, *lines]


def test_an_agency_in_brackets_leaves_the_last_sentence() -> None:
    article = _clean(Block("paragraph", STORY + "/. (TTXVN/Vietnam+)"))
    assert article.agencies == ["TTXVN", "Vietnam+"]
    assert article.authors == []
    assert article.paragraphs == [STORY + "/."]


@pytest.mark.parametrize(
    "line",
    [line for line in PROSE if line not in ("", "Trả lời", "Chia sẻ bài viết", "Tin liên quan")],
)
def test_prose_stays_in_the_body(line: str) -> None:
    article = _clean(Block("paragraph", STORY), Block("paragraph", line))
    assert article.paragraphs == [STORY, line]
    assert article.byline is None


def test_a_heading_is_no_byline() -> None:
    article = _clean(Block("paragraph", STORY), Block("heading", "Ngọc Linh"))
    assert article.paragraphs == [STORY, "Ngọc Linh"]


@pytest.mark.parametrize(
    "account",
    ["Admin", "admin", "Đài Phát thanh - Truyền hình Kon Tum", "Ban Biên tập", "Quang Mẫn"],
)
def test_an_account_is_no_author(account: str) -> None:
    article = _clean(
        Block("paragraph", STORY),
        accounts=["Quang Mẫn"],
        bylines=[account],
        named_authors=[account],
    )
    assert article.authors == []
    assert "no-byline" in article.flags


def test_an_author_line_outside_the_body_serves_where_the_body_has_none() -> None:
    article = _clean(Block("paragraph", STORY), bylines=["Tác giả: Trần Vĩnh"])
    assert [author.name for author in article.authors] == ["Trần Vĩnh"]
    assert article.extractor.fields["byline"] == "page"


def test_the_body_is_believed_before_the_page() -> None:
    article = _clean(Block("paragraph", STORY), Block("paragraph", "Quang Mẫn"), bylines=["PV"])
    assert [author.name for author in article.authors] == ["Quang Mẫn"]


def test_who_took_the_pictures_did_not_write() -> None:
    article = _clean(
        Block("paragraph", STORY), Block("paragraph", "Ảnh: Quang Mẫn"), bylines=["Trần Vĩnh"]
    )
    assert [author.name for author in article.authors] == ["Trần Vĩnh"]
    assert article.paragraphs == [STORY]


def test_a_line_outside_the_body_counts_where_structured_data_confirms_it() -> None:
    article = _clean(
        Block("paragraph", STORY),
        bylines=["Đọc Nhiều Nhất", "Trần VĩnhBiên tập viên"],
        named_authors=["Trần Vĩnh"],
    )
    assert [author.name for author in article.authors] == ["Trần Vĩnh"]
    assert article.byline == "Trần VĩnhBiên tập viên"


def test_in_other_languages_title_case_proves_nothing() -> None:
    english = "The committee met this morning and discussed the protection of forests in the north."
    article = _clean(Block("paragraph", english), Block("paragraph", "Try It For Free"))
    assert article.authors == []
    assert article.paragraphs[-1] == "Try It For Free"


def test_structured_data_names_an_author_where_nothing_else_does() -> None:
    article = _clean(Block("paragraph", STORY), named_authors=["Trần Vĩnh"])
    assert [author.name for author in article.authors] == ["Trần Vĩnh"]
    assert article.byline is None


def test_a_line_that_repeats_declared_names_is_none_itself() -> None:
    story = "The council met this morning to discuss the protection of forests in the north."
    names = ["Ann Lee", "Bo Reed", "Ann Lee and Bo Reed", "Ann Lee"]
    article = _clean(Block("paragraph", story), named_authors=names)
    assert [author.name for author in article.authors] == ["Ann Lee", "Bo Reed"]
