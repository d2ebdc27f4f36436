"""What is printed on a page of no known platform is read and cleaned: dates and bylines in every form."""

import hashlib
from datetime import datetime

import pytest

from crawler import pages
from crawler.article import Article, from_json, to_json
from pipelines import clean

URL = "https://baomau.example/kinh-te/phat-trien-cay-mac-ca-10291.html"
BODY = """
<p>UBND tỉnh vừa ban hành kế hoạch phát triển cây mắc ca giai đoạn 2024 - 2030, với 9.000 ha trồng xen.</p>
<p>Theo kế hoạch, mỗi năm tỉnh hỗ trợ giống cho khoảng 1.200 ha, ưu tiên các xã vùng sâu.</p>
<p>Doanh nghiệp cam kết bao tiêu với giá sàn 60.000 đồng/kg trong 5 năm đầu.</p>
"""
TEXT = [line.removeprefix("<p>").removesuffix("</p>") for line in BODY.strip().split("\n")]


def read(date: str = "02/04/2024 17:20", below: str = "", head: str = "") -> Article:
    """Return the article of a page that prints `date` under its headline and `below` its text."""
    html = f"""<html lang="vi"><head><title>Phát triển cây mắc ca</title>{head}</head><body>
    <div class="top"><span id="clock">Thứ hai, 23/11/2026 14:05</span><a href="/">Trang chủ</a></div>
    <div class="a"><h1>Phát triển cây mắc ca</h1><div class="b"><i class="fa"></i> {date}</div>
    <div class="c">{BODY}{below}</div></div>
    <div class="end">Giấy phép số 12/GP-BTTTT ngày 01/02/2013. Tổng Biên tập: Lê Quốc Thành</div></body></html>"""
    return clean(pages.read(html.encode(), URL))


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("T3, 02/04/2024 | 05:20 CH", "2024-04-02T17:20:00+07:00"),
        ("17h20' - 02/04/2024", "2024-04-02T17:20:00+07:00"),
        ("02-04-2024 17:20 GMT+7", "2024-04-02T17:20:00+07:00"),
        ("Ngày 02 tháng 4 năm 2024, 17 giờ 20", "2024-04-02T17:20:00+07:00"),
        ("Đăng lúc: 17:20:33 02.04.2024", "2024-04-02T17:20:33+07:00"),
        ("02 Thg4 2024", "2024-04-02"),
        ("2024/04/02 17:20", "2024-04-02T17:20:00+07:00"),
        ("Xuất bản: Thứ Ba, 2/4/2024 5:20 PM", "2024-04-02T17:20:00+07:00"),
        ("02 Tháng Tư, 2024", "2024-04-02"),
        ("Cập nhật: 17:20 | 02/04/2024", "2024-04-02T17:20:00+07:00"),
        ("Thứ Ba 02/04/24 17:20", "2024-04-02T17:20:00+07:00"),
        ("BT- 02/04/2024, 17:20", "2024-04-02T17:20:00+07:00"),
        ("Chủ nhật, 02/04/2024 08:41 AM [GMT+7]", "2024-04-02T08:41:00+07:00"),
        ("Cập nhật 02/04/2024 – 17:20", "2024-04-02T17:20:00+07:00"),
    ],
)
def test_a_date_is_read_however_it_is_printed(printed: str, published: str) -> None:
    article = read(printed)
    assert article.published == published
    assert article.paragraphs == TEXT


@pytest.mark.parametrize(
    ("declared", "printed", "published"),
    [
        ("2024-04-02T17:20:00", "02/04/2024 17:20", "2024-04-02T17:20:00+07:00"),
        ("2024-04-02T10:20:00Z", "02/04/2024 17:20", "2024-04-02T17:20:00+07:00"),
        ("2024-04-02T17:20:00Z", "02/04/2024 17:20", "2024-04-02T17:20:00+07:00"),
        ("2024-04-02T22:20:00Z", "02/04/2024", "2024-04-02"),
        ("2024-04-02T17:20:00+0700", "02/04/2024", "2024-04-02T17:20:00+07:00"),
        ("2024-04-02", "02/04/2024 17:20", "2024-04-02T17:20:00+07:00"),
        ("2024-04-02T00:00:00+07:00", "17:20 02/04/2024", "2024-04-02T17:20:00+07:00"),
        ("0001-01-01T00:00:00", "17:20 02/04/2024", "2024-04-02T17:20:00+07:00"),
    ],
)
def test_a_declared_date_and_a_printed_one(declared: str, printed: str, published: str) -> None:
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{declared}"}}</script>'
    assert read(printed, head=head).published == published


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("<p><strong>Nguyễn Văn Tâm</strong></p>", ["Nguyễn Văn Tâm"]),
        ("<p align='right'>TÂM AN</p>", ["TÂM AN"]),
        ("<p style='text-align:right'><b>PV</b></p>", []),
        ("<p><em>Tin, ảnh: <strong>Đ.T</strong></em></p>", ["Đ.T"]),
        ("<div style='text-align:right'>Theo <b>Lan Anh (TTXVN)</b></div>", ["Lan Anh"]),
        ("<p><b>Thùy Dung - Chí Tuấn</b></p>", ["Thùy Dung", "Chí Tuấn"]),
        ("<p class='p-author'>A Lăng Ngước</p>", ["A Lăng Ngước"]),
        ("<p><strong>Bài: Y Nhung; ảnh: A Hiền</strong></p>", ["Y Nhung", "A Hiền"]),
        ("<p style='text-align: right;'><strong>H'Linh Niê</strong></p>", ["H'Linh Niê"]),
        ("<p><strong>NGUYỄN THÀNH</strong><br><em>(Sở Tư pháp)</em></p>", ["NGUYỄN THÀNH"]),
        ("<p>Tin và ảnh: Hoài Thu</p>", ["Hoài Thu"]),
        (
            "<p style='text-align:right'><strong>BS. Trần Quốc Khánh</strong></p>",
            ["Trần Quốc Khánh"],
        ),
        ("<p><strong>P.V (tổng hợp)</strong></p>", []),
        ("<h4 style='text-align:right'>Văn Ngọc</h4>", ["Văn Ngọc"]),
        (
            "<table width='100%'><tr><td align='right'><b>Kim Ngân</b></td></tr></table>",
            ["Kim Ngân"],
        ),
        ("<p><span style='float:right'><strong>Gia Hân</strong></span></p>", ["Gia Hân"]),
        ("<p style='text-align:right'>Thực hiện: <b>Trúc Mai</b></p>", ["Trúc Mai"]),
        (
            "<p>____________</p><p style='text-align:right'><b>Duy Nhất</b></p><p><i>(*) Tên nhân vật đã được thay đổi.</i></p>",
            ["Duy Nhất"],
        ),
        ("</div><div class='tacgia'>Quỳnh Như</div><div>", ["Quỳnh Như"]),
        ("</div><div style='text-align:right'><strong>Khánh Vy</strong></div><div>", ["Khánh Vy"]),
        (
            "<p><strong>KHÁNH VY</strong>&nbsp;</p><p>&nbsp;</p><p>Từ khóa: mắc ca, nông nghiệp</p>",
            ["KHÁNH VY"],
        ),
    ],
)
def test_a_byline_is_read_however_it_is_printed(below: str, names: list[str]) -> None:
    article = read(below=below)
    assert [author.name for author in article.authors] == names
    assert article.paragraphs[:3] == TEXT
    assert not any(name in paragraph for name in names for paragraph in article.paragraphs)


def test_two_calls_make_a_record_of_any_page() -> None:
    article = read()
    assert article.id == f"baomau-example:{hashlib.sha256(URL.encode()).hexdigest()[:16]}"
    assert (article.outlet, article.canonical_url) == ("baomau-example", URL)
    assert (article.title, article.language) == ("Phát triển cây mắc ca", "vi")
    from_json(to_json(article))


@pytest.mark.parametrize(
    "fetched", ["2024-04-02T12:00:00+00:00", datetime(2024, 4, 2, 12), "2024-04-02T19:00:00+07:00"]
)
def test_what_an_outlet_and_the_time_of_the_fetch_tell(fetched: datetime | str) -> None:
    class Outlet:
        name, title, province = "baomau", "Báo Mẫu", "Kon Tum"
        layout = pages.Layout(bylines=(".who",), body=(".body",))

    html = "<title>Phát triển cây mắc ca</title><h1>Phát triển cây mắc ca</h1><i class=who>Lê Hoài Nam</i>"
    html += f"<span>2 giờ trước</span><div class=body>{BODY}</div>"
    article = clean(pages.read(html.encode(), URL, outlet=Outlet, fetched=fetched))
    assert (article.outlet, article.outlet_name, article.province) == (
        "baomau",
        "Báo Mẫu",
        "Kon Tum",
    )
    assert [author.name for author in article.authors] == ["Lê Hoài Nam"]
    assert article.published == "2024-04-02T17:00:00+07:00"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Quang Mẫn | 02/04/2024 17:20", ["Quang Mẫn"]),
        ("02/04/2024 17:20 • H’Hen Niê", ["H’Hen Niê"]),
        ("Thời sự - 02/04/2024 17:20", []),
        ("Quang Mẫn - Hải Yến | 02/04/2024 17:20", ["Quang Mẫn", "Hải Yến"]),
        ("<span>Diệu Thiện</span><span>|</span><span>02/04/2024 17:20</span>", ["Diệu Thiện"]),
        ("<span>Chí Diện (TTXVN)</span><span>02/04/2024 17:20</span>", ["Chí Diện"]),
        ("<span>Kinh Tế</span> | <span>02/04/2024 17:20</span>", []),
        ('<a href="/du-lich">Du Lịch Biển</a> | <span>02/04/2024 17:20</span>', []),
        ("<span>Thứ Ba</span>, <span>02/04/2024 17:20</span>", []),
        ("02/04/2024 17:20", []),
    ],
)
def test_a_name_may_stand_beside_the_date(line: str, names: list[str]) -> None:
    article = read(line)
    assert [author.name for author in article.authors] == names
    assert article.published == "2024-04-02T17:20:00+07:00"
