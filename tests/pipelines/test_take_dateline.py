"""Datelines, and what only opens a line like one."""

import pytest

from pipelines.take_dateline import split_dateline

TEXT = "Sáng 19/12, tại Hội trường Ngọc Linh, hội nghị đã khai mạc."


@pytest.mark.parametrize(
    ("raw", "outlet", "place"),
    [
        ("(kontumtv.vn) –", "kontumtv.vn", None),
        ("(CTO) -", "CTO", None),
        ("(BTN) -", "BTN", None),
        ("(GLO)-", "GLO", None),
        ("BHG -", "BHG", None),
        ("(BBNĐT)", "BBNĐT", None),
        ("(Baothanhhoa.vn) -", "Baothanhhoa.vn", None),
        ("(LĐ online) -", "LĐ online", None),
        ("(QNO) -", "QNO", None),
        ("(KGO) -", "KGO", None),
        ("(Báo Quảng Ngãi)-", "Báo Quảng Ngãi", None),
        ("(kontumtv.vn):", "kontumtv.vn", None),
        ("[kontumtv.vn] –", "kontumtv.vn", None),
        ("kontumtv.vn –", "kontumtv.vn", None),
        ("QNO –", "QNO", None),
        ("BKTO -", "BKTO", None),
        ("TTXVN -", "TTXVN", None),
        ("(TTXVN)", "TTXVN", None),
        ("(VOV5) -", "VOV5", None),
        ("(VOV.VN) -", "VOV.VN", None),
        ("(KRT) –", "KRT", None),
        ("(KTV) –", "KTV", None),
        ("(Đài PT-TH Gia Lai) -", "Đài PT-TH Gia Lai", None),
        ("BPO -", "BPO", None),
        ("THVL –", "THVL", None),
        ("(KonTumTV) –", "KonTumTV", None),
        ("(TN&MT) -", "TN&MT", None),
        ("LSO-", "LSO", None),
        ("(Kon Tum) -", None, "Kon Tum"),
        ("Hà Nội (TTXVN) –", "TTXVN", "Hà Nội"),
        ("(kontumtv.vn, Đăk Hà) –", "kontumtv.vn", "Đăk Hà"),
        ("(TTXVN/Gia Lai) -", "TTXVN", "Gia Lai"),
        ("(Kon Tum, ngày 5/6) -", None, "Kon Tum"),
        ("(Rờ Kơi, 5/6) -", None, "Rờ Kơi"),
        ("(Đăk Tô) –", None, "Đăk Tô"),
        ("Kon Tum, ngày 12/3 (TTXVN) -", "TTXVN", "Kon Tum"),
        ("Hà Nội, 12/5 (TTXVN) -", "TTXVN", "Hà Nội"),
        ("Hà Nội (TTXVN 12/5) -", "TTXVN", "Hà Nội"),
        ("TTXVN (Hà Nội 12/5) -", "TTXVN", "Hà Nội"),
        ("(TTXVN Hà Nội 12-5-2014) -", "TTXVN", "Hà Nội"),
        ("Tokyo (TTXVN) –", "TTXVN", "Tokyo"),
        ("Washington (Reuters/TTXVN 12/5) -", "Reuters/TTXVN", "Washington"),
        ("Pleiku (GLO) –", "GLO", "Pleiku"),
        ("TP. Kon Tum (kontumtv.vn) –", "kontumtv.vn", "TP. Kon Tum"),
        ("(SGGP).-", "SGGP", None),
        ("(SGGPO). –", "SGGPO", None),
        ("QĐND Online -", "QĐND Online", None),
        ("Tuổi Trẻ Online –", "Tuổi Trẻ Online", None),
        ("VTC News –", "VTC News", None),
        ("Báo Kon Tum -", "Báo Kon Tum", None),
        ("ĐBP -", "ĐBP", None),
        ("PNVN –", "PNVN", None),
        ("kontumtv.vn) –", "kontumtv.vn", None),
        ("(kontumtv.vn –", "kontumtv.vn", None),
        ("(Xây dựng) -", "Xây dựng", None),
        ("(Thanh tra) –", "Thanh tra", None),
        ("LĐO |", "LĐO", None),
    ],
)
def test_a_dateline_is_taken_off(raw: str, outlet: str | None, place: str | None) -> None:
    dateline, rest = split_dateline(f"{raw} {TEXT}")
    assert dateline is not None
    assert (dateline.raw, dateline.outlet, dateline.place) == (raw, outlet, place)
    assert rest == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh vừa ban hành kế hoạch.",
        "Sở Y tế vừa ban hành kế hoạch.",
        "5 giờ sáng nay, đoàn lên đường.",
        "“Nhà tôi ở đây”, ông kể.",
        "Nhiều hộ dân đã có điện.",
    ],
)
def test_a_code_of_any_paper_stands_before_a_sentence(text: str) -> None:
    dateline, rest = split_dateline(f"ĐBP - {text}")
    assert dateline is not None and dateline.outlet == "ĐBP"
    assert rest == text


def test_no_blank_is_needed_behind_it() -> None:
    dateline, rest = split_dateline("(GLO)-Ngày 17-9, huyện Ia Grai")
    assert dateline is not None and dateline.raw == "(GLO)-"
    assert rest == "Ngày 17-9, huyện Ia Grai"


@pytest.mark.parametrize("raw", ["Baoquocte.vn.", "baophutho.vn"])
def test_a_host_needs_no_dash(raw: str) -> None:
    dateline, rest = split_dateline(f"{raw} {TEXT}")
    assert dateline is not None and dateline.outlet == raw.rstrip(".")
    assert rest == TEXT


def test_a_date_behind_it_stays_text() -> None:
    dateline, rest = split_dateline("(BBNĐT) Ngày 17 – 9, đoàn công tác")
    assert dateline is not None and dateline.raw == "(BBNĐT)"
    assert rest == "Ngày 17 – 9, đoàn công tác"


@pytest.mark.parametrize(
    "paragraph",
    [
        "(Ảnh minh họa)",
        "(Ảnh minh họa) – một góc phố",
        "(Theo Daily Mail)",
        "(Theo Daily Mail) - Các nhà khoa học",
        "(Xem thêm)",
        "(Xem thêm) – bài trước",
        TEXT,
        "ASEAN - Trung Quốc tăng cường hợp tác.",
        "UBND - HĐND tỉnh họp phiên thường kỳ.",
        "COVID-19 diễn biến phức tạp.",
        "(UBND) – tỉnh đã họp",
        "(Tiếp theo kỳ trước) – Sau khi",
        "(19/12) – Sáng nay",
        "Kon Tum - Gia Lai ký kết hợp tác.",
        "Bà Y Lan (Đăk Tô) – người có uy tín của làng.",
        "Ông A Thút (CTV) - người viết.",
        "Gia Lai - Kon Tum",
        "VTV - kênh truyền hình quốc gia",
        "(Báo cáo tại hội nghị) - Sở Y tế",
        "(Tiếp theo) - Sau khi",
        "(Hòa bình) là chủ đề năm nay.",
        "Google.com là trang được xem nhiều.",
        "(Kon Tum) là một tỉnh.",
        "(Kon Tum) tổ chức hội nghị.",
        "UBND – Sở Y tế tỉnh họp.",
        "HĐND - Ngày 5/6 họp phiên thứ ba.",
        "MTTQ - Tổ chức của mọi người dân.",
        "BHYT - Chỗ dựa của người bệnh.",
        "TP - Hồ Chí Minh hôm nay.",
        "VNPT - Nhà cung cấp lớn nhất.",
        "BIDV – Ngân hàng của bà con.",
        "SLNA - Hà Nội hòa nhau trên sân Vinh.",
        "SLNA - Viettel hòa 1-1.",
        "Lao động - Thương binh và Xã hội là một ngành.",
        "Công an - Quân đội phối hợp.",
        "Ông Nguyễn Văn A (TTXVN) - Người có công.",
        "Nguyễn Văn A (Đăk Tô) – Người có uy tín.",
        "(Hà Anh) - Sáng nay",
        "(12/5) - Sáng nay",
        "Ngày 12/5 (Kon Tum) – Hội nghị khai mạc.",
        "HAGL - Viettel hòa 1-1.",
        "Covid-19: Thêm 5 ca.",
        "WTO – cơ hội và thách thức",
        "(Kỳ 1) – Mở đầu",
        "()",
        "(",
        "",
        "– Sáng 19/12",
        "(" * 5000,
        "a" * 100_000,
    ],
)
def test_other_openings_stay(paragraph: str) -> None:
    assert split_dateline(paragraph) == (None, paragraph)
