"""Who wrote a page and when it appeared: the forms in which Vietnamese papers print and declare it."""

import json
from typing import Any

import pytest

from crawler import pages
from crawler.article import Article
from pipelines import clean

URL = "https://baomau.example/kinh-te/phat-trien-cay-mac-ca-10291.html"
TEXT = [
    "UBND tỉnh vừa ban hành kế hoạch phát triển cây mắc ca giai đoạn 2024 - 2030, với 9.000 ha trồng xen.",
    "Theo kế hoạch, mỗi năm tỉnh hỗ trợ giống cho khoảng 1.200 ha, ưu tiên các xã vùng sâu.",
    "Doanh nghiệp cam kết bao tiêu với giá sàn 60.000 đồng/kg trong 5 năm đầu.",
]
BODY = "".join(f"<p>{line}</p>" for line in TEXT)
RIGHT = '<p style="text-align: right"><strong>{}</strong></p>'


def read(
    *,
    fetched: str = "2025-05-05T08:00:00+07:00",
    date: str = "02/04/2024 17:20",
    head: str = "",
    above: str = "",
    under: str = "",
    body: str = BODY,
    below: str = "",
    beside: str = "",
    side: str = "",
    lang: str = "vi",
) -> Article:
    """Return the article of a page with `date` below its headline, and the rest where it says."""
    html = f"""<html lang="{lang}"><head><title>Phát triển cây mắc ca - Báo Mẫu</title>{head}</head><body>
    <div class="top"><span id="clock">Thứ hai, 23/11/2026 14:05</span><a href="/">Trang chủ</a></div>
    <div class="menu"><a href="/a/">Thời sự</a><a href="/b/">Kinh tế</a></div>
    <div class="a">{above}<h1>Phát triển cây mắc ca</h1><div class="b">{date}</div>{under}
    <div class="c">{body}{below}</div>{beside}</div>{side}
    <div class="end">Giấy phép số 12/GP-BTTTT ngày 01/02/2013. Tổng Biên tập: Lê Quốc Thành</div></body></html>"""
    return clean(pages.read(html.encode(), URL, fetched=fetched))


def declared(**properties: Any) -> str:
    """Return the JSON-LD of an article with `properties`."""
    node = {"@type": "NewsArticle", "headline": "Phát triển cây mắc ca", **properties}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def person(name: str, kind: str = "Person") -> dict[str, str]:
    """Return `name` as JSON-LD has an author."""
    return {"@type": kind, "name": name}


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Bùi Hải", ["Bùi Hải"]),
        ("Trường", ["Trường"]),
        ("Theo TTXVN", []),
        ("PV", []),
        ("CTV Đinh Thị Hường", ["Đinh Thị Hường"]),
        ("Hải Yến-Trọng Nghĩa-Mai Chi", ["Hải Yến", "Trọng Nghĩa", "Mai Chi"]),
        ("N.T.H", ["N.T.H"]),
        ("T. Hiền", ["T. Hiền"]),
        ("Khánh Vân (TTXVN)", ["Khánh Vân"]),
        ("Khánh Vân/VOV.VN", ["Khánh Vân"]),
        ("Theo TTXVN/Báo Tin tức", []),
        ("Bài: Kim Chi<br>Ảnh: Lê Quân", ["Kim Chi", "Lê Quân"]),
        ("Thực hiện: Kim Chi - Đồ họa: Lê Quân", ["Kim Chi", "Lê Quân"]),
        ("Theo Báo Nhân Dân", []),
        ("Theo Lê Anh - Báo Nhân Dân", ["Lê Anh"]),
        ("Thu Uyên dịch (Theo BBC)", ["Thu Uyên"]),
        ("TS. Lê Văn Tấn - Viện Nghiên cứu Phát triển", ["Lê Văn Tấn"]),
        ("HƯƠNG", ["HƯƠNG"]),
        ("PV/TTXVN", []),
        ("PV (t/h)", []),
        ("Hồng Nhung (T/h)", ["Hồng Nhung"]),
        ("Hồng Nhung (th)", ["Hồng Nhung"]),
        ("BBT", []),
        ("Nguyễn Văn Ánh (Đăk Hà)", ["Nguyễn Văn Ánh"]),
        ("Bài: Đức Nam - Ảnh: CTV", ["Đức Nam"]),
        ("Bài: Đức Nam - Ảnh: TL", ["Đức Nam"]),
    ],
)
def test_a_line_at_the_right_margin_signs_the_text(printed: str, names: list[str]) -> None:
    article = read(below=RIGHT.format(printed))
    assert [author.name for author in article.authors] == names
    assert article.paragraphs == TEXT


@pytest.mark.parametrize(
    ("page", "names"),
    [
        pytest.param(
            {"under": '<span class="author">Nhật</span>'},
            ["Nhật"],
            id="one word pen name span author",
        ),
        pytest.param(
            {"below": "<p><strong>Bài, ảnh: Thu Hằng - Y Nhàn</strong></p>"},
            ["Thu Hằng", "Y Nhàn"],
            id="bai anh X - Y",
        ),
        pytest.param(
            {"below": '<p align="right"><em>Thực hiện: Đinh Hoàng, Lê Na</em></p>'},
            ["Đinh Hoàng", "Lê Na"],
            id="thuc hien",
        ),
        pytest.param(
            {"below": '<p align="right"><b>Hà Vy (tổng hợp)</b></p>'}, ["Hà Vy"], id="tong hop"
        ),
        pytest.param(
            {
                "below": '<p class="source">Nguồn: <a href="https://vietnamplus.vn/x">Vietnam+</a></p>'
            },
            [],
            id="nguon",
        ),
        pytest.param(
            {"below": '<div class="author">Hải Yến, Trọng Nghĩa và Rơ Lan H’Nga</div>'},
            ["Hải Yến", "Trọng Nghĩa", "Rơ Lan H’Nga"],
            id="three authors",
        ),
        pytest.param(
            {"head": declared(author=person("admin"), datePublished="2024-04-02T17:20:00+07:00")},
            [],
            id="ld account cms",
        ),
        pytest.param({"head": declared(author=person("baomau_btv2"))}, [], id="ld account user"),
        pytest.param(
            {
                "head": declared(
                    author=person("Báo Mẫu điện tử"),
                    publisher=person("Báo Mẫu điện tử", "Organization"),
                )
            },
            [],
            id="ld site",
        ),
        pytest.param(
            {
                "head": '<meta property="og:site_name" content="Kon Tum Mới">'
                + declared(author=person("Kon Tum Mới"))
            },
            [],
            id="ld site as person, odd name",
        ),
        pytest.param(
            {"head": declared(author=person("Ban Mai Media", "Organization"))}, [], id="ld org"
        ),
        pytest.param(
            {
                "head": declared(author=person("Trần Văn Biên")),
                "under": '<div class="author">Nguyễn Lê Tác</div>',
            },
            ["Nguyễn Lê Tác"],
            id="ld person, printed other",
        ),
        pytest.param(
            {
                "head": declared(author=person("Trần Văn Biên")),
                "below": '<p style="text-align:right"><strong>Nguyễn Lê Tác</strong></p>',
            },
            ["Nguyễn Lê Tác"],
            id="ld person, body other",
        ),
        pytest.param(
            {"head": '<meta name="author" content="baomau.example">'},
            [],
            id="meta author site domain",
        ),
        pytest.param(
            {"head": '<meta name="author" content="Nguyễn Lê Tác">'},
            ["Nguyễn Lê Tác"],
            id="meta author name + body none",
        ),
        pytest.param(
            {"under": '<p class="tac-gia">Tác giả: <strong>Hoàng Nhi</strong></p>'},
            ["Hoàng Nhi"],
            id="under author label",
        ),
        pytest.param(
            {
                "under": '<a href="/tac-gia/hoang-nhi-12.html">Hoàng Nhi</a> - <a href="/tac-gia/viet-ha-13.html">Việt Hà</a>'
            },
            ["Hoàng Nhi", "Việt Hà"],
            id="author link tac-gia",
        ),
        pytest.param(
            {
                "under": '<div class="author-info"><a class="author-name" href="/tac-gia/a">Hoàng Nhi</a><span class="role">Phóng viên</span></div>'
            },
            ["Hoàng Nhi"],
            id="author box with role",
        ),
        pytest.param(
            {"below": '<p style="text-align:center"><em>Ghi chép của Ngọc Thảo</em></p>'},
            ["Ngọc Thảo"],
            id="body em center",
        ),
        pytest.param(
            {"body": "<div>" + "<br><br>".join(TEXT) + "<br><br><b>Minh Tuấn – Gia Bảo</b></div>"},
            ["Minh Tuấn", "Gia Bảo"],
            id="br author",
        ),
        pytest.param(
            {
                "below": '<table width="100%"><tr><td align="right"><b>VĂN SỸ - HOÀNG LONG</b></td></tr></table>'
            },
            ["VĂN SỸ", "HOÀNG LONG"],
            id="table author",
        ),
        pytest.param(
            {"below": '<p style="text-align:right">Tin, bài: <strong>Kim Chi</strong></p>'},
            ["Kim Chi"],
            id="Tin bai",
        ),
        pytest.param({"under": '<div class="author">Thời sự</div>'}, [], id="author=section"),
        pytest.param({"under": '<div class="author">Ban Thời sự</div>'}, [], id="author=desk"),
        pytest.param({"under": '<div class="author">TTXVN</div>'}, [], id="author=TTXVN"),
        pytest.param(
            {
                "head": '<meta property="og:site_name" content="Báo Mẫu">',
                "under": '<div class="author">Báo Mẫu Online</div>',
            },
            [],
            id="author=site title",
        ),
        pytest.param({"under": '<span class="author">(Vietnam+)</span>'}, [], id="author vietnam+"),
        pytest.param(
            {"body": "<p><strong>Nguyễn Đăng</strong></p>" + BODY},
            ["Nguyễn Đăng"],
            id="author lead line beginning",
        ),
        pytest.param(
            {
                "beside": '<div class="comments"><div class="comment"><span class="author">Nguyễn Văn Bạn</span><p>Hay quá</p></div></div>'
            },
            [],
            id="comment author",
        ),
        pytest.param(
            {
                "side": '<aside class="sidebar"><ul><li><a href="/x-1.html">Bài khác</a> <span class="author">Lê Khác</span></li></ul></aside>'
            },
            [],
            id="related authors",
        ),
        pytest.param(
            {"below": "<p>" + "&nbsp;" * 60 + "Lan Anh – Quốc Bảo</p>"},
            ["Lan Anh", "Quốc Bảo"],
            id="nbsp right",
        ),
        pytest.param(
            {"below": '<div style="text-align: right;"><i>Lâm Viên</i></div>'},
            ["Lâm Viên"],
            id="div right",
        ),
        pytest.param(
            {"beside": '<div class="detail-author"><strong>Lâm Viên</strong></div>'},
            ["Lâm Viên"],
            id="below body class author",
        ),
        pytest.param(
            {"head": declared(author=[person("Đức Nam"), person("Lê Vy")])},
            ["Đức Nam", "Lê Vy"],
            id="ld with two",
        ),
        pytest.param(
            {"head": declared(author=person("Đức Nam - Lê Vy"))},
            ["Đức Nam", "Lê Vy"],
            id="ld with dash",
        ),
        pytest.param(
            {"head": declared(author=person("Đức Nam, Lê Vy"))},
            ["Đức Nam", "Lê Vy"],
            id="ld with comma",
        ),
        pytest.param(
            {
                "head": declared(
                    author={"@type": "Person", "url": "https://baomau.example/tac-gia/duc-nam"}
                ),
                "under": '<a href="/tac-gia/duc-nam">Đức Nam</a>',
            },
            ["Đức Nam"],
            id="ld url author",
        ),
        pytest.param({"head": declared(author=person("đức nam"))}, [], id="ld author lower title"),
        pytest.param(
            {
                "head": '<meta name="generator" content="WordPress 6.4"><meta name="author" content="Lê Quản Trị"><meta name="twitter:label1" content="Được viết bởi"><meta name="twitter:data1" content="Lê Quản Trị">'
                + declared(author=person("Lê Quản Trị"))
            },
            [],
            id="wp vi yoast",
        ),
    ],
)
def test_who_wrote_is_read_wherever_it_stands(page: dict[str, str], names: list[str]) -> None:
    article = read(**page)
    assert [author.name for author in article.authors] == names
    assert article.paragraphs == TEXT
    assert article.published == "2024-04-02T17:20:00+07:00"


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Thứ Hai, 05/05/2025 | 08:00 (GMT+7)", "2025-05-05T08:00:00+07:00"),
        ("05:30 | 01-07-2025", "2025-07-01T05:30:00+07:00"),
        ("Cập nhật lúc 08:00, Thứ tư, 02/07/2025", "2025-07-02T08:00:00+07:00"),
        ("08:00, 05/05/2025", "2025-05-05T08:00:00+07:00"),
        ("ngày 5 tháng 5 năm 2025", "2025-05-05"),
        ("05/05/2025 08:00:00 SA", "2025-05-05T08:00:00+07:00"),
        ("05/05/2025 08:00:00 CH", "2025-05-05T20:00:00+07:00"),
        ("05/05/2025 8:00 AM", "2025-05-05T08:00:00+07:00"),
        ("Thứ hai, 5/5/2025 8:00:00 PM", "2025-05-05T20:00:00+07:00"),
        ("3 giờ trước", "2025-07-05T05:00:00+07:00"),
        ("Hôm nay, 07:15", "2025-07-05T07:15:00+07:00"),
        ("Ngày tạo: 03/05/2025 10:00:12", "2025-05-03T10:00:12+07:00"),
        ("03/05/2025 10:00 - Lượt xem: 1.203", "2025-05-03T10:00:00+07:00"),
        ("Lượt xem: 12032025 | 03/05/2025", "2025-05-03"),
        ("<span>10:00</span> <span>03/05/2025</span>", "2025-05-03T10:00:00+07:00"),
        (
            "<span class='d'>03/05/2025</span><span class='t'>10:00</span>",
            "2025-05-03T10:00:00+07:00",
        ),
        ("Đăng lúc 10:00 03/05/2025 - Cập nhật lúc 11:00 04/05/2025", "2025-05-03T10:00:00+07:00"),
        (
            "<p>Xuất bản: 03/05/2025 10:00</p><p>Cập nhật: 04/05/2025 11:00</p>",
            "2025-05-03T10:00:00+07:00",
        ),
        (
            "<p>Cập nhật: 04/05/2025 11:00</p><p>Xuất bản: 03/05/2025 10:00</p>",
            "2025-05-03T10:00:00+07:00",
        ),
        (
            '<time datetime="2025-05-03T03:00:00Z">03/05/2025 10:00</time>',
            "2025-05-03T10:00:00+07:00",
        ),
        ('<time datetime="03/05/2025 10:00">10:00 03/05/2025</time>', "2025-05-03T10:00:00+07:00"),
        ('<time datetime="Thứ bảy, 03/05/2025, 10:00">Thứ bảy</time>', "2025-05-03T10:00:00+07:00"),
        ("10:00 - 03/05/25", "2025-05-03T10:00:00+07:00"),
        ("10h00, 3/5/2025", "2025-05-03T10:00:00+07:00"),
        ("Thứ Bảy,&nbsp;03/05/2025&nbsp;10:00", "2025-05-03T10:00:00+07:00"),
        ("03.05.2025, 10:00 GMT+07:00", "2025-05-03T10:00:00+07:00"),
        ("Ngày 3 Tháng Năm, 2025", "2025-05-03"),
        ("3 Thg 5, 2025", "2025-05-03"),
        ("3 tháng 5, 2025 lúc 10:00", "2025-05-03T10:00:00+07:00"),
        ("Sat, 03/05/2025 - 10:00", "2025-05-03T10:00:00+07:00"),
        (
            '<meta itemprop="datePublished" content="2025-05-03T10:00:00+07:00">',
            "2025-05-03T10:00:00+07:00",
        ),
        (
            '<input type="hidden" id="hdnDate" value="x"><span id="lblDate">03/05/2025 10:00</span>',
            "2025-05-03T10:00:00+07:00",
        ),
    ],
)
def test_when_it_appeared_is_read_however_it_is_printed(printed: str, published: str) -> None:
    assert read(date=printed, fetched="2025-07-05T08:00:00+07:00").published == published


@pytest.mark.parametrize(
    ("page", "published"),
    [
        pytest.param(
            {
                "date": "05/05/2025 08:00",
                "head": '<meta property="article:published_time" content="2025-05-05T08:00:00Z">',
            },
            "2025-05-05T08:00:00+07:00",
            id="lying Z",
        ),
        pytest.param(
            {
                "date": "04/05/2025 22:10",
                "head": '<meta property="article:published_time" content="2025-05-04T22:10:00Z">',
            },
            "2025-05-04T22:10:00+07:00",
            id="lying Z evening",
        ),
        pytest.param(
            {
                "date": "04/05/2025",
                "head": '<meta property="article:published_time" content="2025-05-04T22:10:00Z">',
            },
            "2025-05-04",
            id="lying Z, day only printed",
        ),
        pytest.param(
            {
                "date": "05/05/2025 05:10",
                "head": '<meta property="article:published_time" content="2025-05-04T22:10:00Z">',
            },
            "2025-05-05T05:10:00+07:00",
            id="true Z",
        ),
        pytest.param(
            {"date": "05/05/2025 08:00", "head": declared(datePublished="0001-01-01T00:00:00")},
            "2025-05-05T08:00:00+07:00",
            id="ld 0001",
        ),
        pytest.param(
            {
                "date": "03/05/2025 08:00",
                "head": declared(datePublished="2025-05-05T07:59:58+07:00"),
            },
            "2025-05-03T08:00:00+07:00",
            id="ld now",
        ),
        pytest.param(
            {
                "date": "04/05/2025 08:00",
                "head": declared(datePublished="2025-05-05T07:59:58+07:00"),
            },
            "2025-05-04T08:00:00+07:00",
            id="ld now, yesterday",
        ),
        pytest.param(
            {
                "date": "03/05/2025 08:00",
                "head": declared(datePublished="2025-05-03", dateModified="2025-05-04"),
            },
            "2025-05-03T08:00:00+07:00",
            id="ld modified",
        ),
        pytest.param(
            {"date": "", "head": declared(datePublished="03/05/2025 08:00:00")},
            "2025-05-03T08:00:00+07:00",
            id="ld vn format",
        ),
        pytest.param(
            {"date": "", "head": declared(datePublished="5/3/2025 8:00:00 AM")},
            "2025-05-03T08:00:00+07:00",
            id="ld aspnet",
        ),
        pytest.param(
            {
                "date": "",
                "head": '<meta property="article:published_time" content="2025-05-03 08:00:00">',
            },
            "2025-05-03T08:00:00+07:00",
            id="no offset",
        ),
        pytest.param(
            {
                "date": "",
                "side": '<div class="most"><h3>Đọc nhiều</h3><ul><li><a href="/a-1.html">Tin thứ nhất trong ngày</a><span class="date">01/05/2025</span></li><li><a href="/a-2.html">Tin thứ hai trong ngày</a><span class="date">30/04/2025</span></li><li><a href="/a-3.html">Tin thứ ba trong ngày</a><span class="date">29/04/2025</span></li></ul></div>',
            },
            None,
            id="side dates",
        ),
        pytest.param(
            {
                "date": "03/05/2025",
                "above": '<div class="logo"><img src="/l.png"><span>Thứ Hai, ngày 05/05/2025</span></div>',
            },
            "2025-05-03",
            id="header today by logo",
        ),
        pytest.param(
            {
                "date": "03/05/2025",
                "above": '<div class="date-time">Thứ Hai, ngày 05/05/2025</div>',
            },
            "2025-05-03",
            id="header today date class",
        ),
        pytest.param(
            {
                "date": "03/05/2025 10:00",
                "body": "<p><strong>Ngày 01/05/2025, hội thi khai mạc.</strong></p>" + BODY,
            },
            "2025-05-03T10:00:00+07:00",
            id="event in text",
        ),
        pytest.param(
            {
                "date": "",
                "body": "<p>Ngày 01/05/2025, hội thi khai mạc tại Kon Tum với nhiều đoàn.</p>"
                + BODY,
            },
            None,
            id="event in text only",
        ),
        pytest.param(
            {"date": "03/05/2025 10:00", "lang": "en-US"},
            "2025-05-03T10:00:00+07:00",
            id="en page lang",
        ),
        pytest.param(
            {"date": "", "below": '<p class="date">Ngày đăng: 03/05/2025</p>'},
            "2025-05-03",
            id="date below only",
        ),
        pytest.param(
            {"date": "03/05/2025", "head": declared(datePublished="1970-01-01T07:00:00+07:00")},
            "2025-05-03",
            id="epoch",
        ),
        pytest.param(
            {"date": "03/05/2025", "head": declared(datePublished="2026-01-01T07:00:00+07:00")},
            "2025-05-03",
            id="future meta",
        ),
        pytest.param(
            {"date": "", "head": '<meta name="pubdate" content="2025-05-03T10:00:00+07:00">'},
            "2025-05-03T10:00:00+07:00",
            id="meta pubdate",
        ),
    ],
)
def test_when_it_appeared_is_read_wherever_it_stands(
    page: dict[str, str], published: str | None
) -> None:
    assert read(**page).published == published
