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
        ("Theo TTXVN - Ảnh: Lê Anh", ["Lê Anh"]),
        ("PV (Tổng hợp)", []),
        ("Thanh Hương - TTXVN", ["Thanh Hương"]),
        ("Huy Anh-TTXVN", ["Huy Anh"]),
        ("Nguyễn Dung/Báo Tin tức và Dân tộc", ["Nguyễn Dung"]),
        ("Lê Minh/VNP", ["Lê Minh"]),
        ("A.T", ["A.T"]),
        ("M.H - T.L", ["M.H", "T.L"]),
        ("Đ.Quang", ["Đ.Quang"]),
        ("Ng.Hòa – V.Tùng", ["Ng.Hòa", "V.Tùng"]),
        ("Kpă H’Yên", ["Kpă H’Yên"]),
        ("Theo: Báo Pháp luật", []),
        ("Nguồn tin: Bộ Y tế", []),
        ("Ảnh: Lê Anh", ["Lê Anh"]),
        ("Ảnh, bài: Lê Anh", ["Lê Anh"]),
        ("Clip: Lê Anh", ["Lê Anh"]),
        ("Bài – Ảnh – Video: Lê Anh", ["Lê Anh"]),
        ("Tin, ảnh, clip: Lê Anh, Trần Bình", ["Lê Anh", "Trần Bình"]),
        (
            "Nội dung: Lê Anh | Trình bày: Trần Bình | Ảnh: Vũ Chi",
            ["Lê Anh", "Trần Bình", "Vũ Chi"],
        ),
        ("Nội dung: Lê Anh - Thiết kế: Trần Bình", ["Lê Anh", "Trần Bình"]),
        ("Thực hiện: Phòng Thời sự", []),
        ("Nhóm PV-CTV", []),
        ("NHÓM PHÓNG VIÊN", []),
        ("PV - CTV", []),
        ("Tin, ảnh: CTV", []),
        ("Nhóm Phóng viên", []),
        ("Bài: Lê Anh, ảnh: Trần Bình", ["Lê Anh", "Trần Bình"]),
        ("Bài: Lê Anh, Video: Trần Bình", ["Lê Anh", "Trần Bình"]),
        ("BÀI, ẢNH: LÊ ANH", ["LÊ ANH"]),
        ("Bài và ảnh LÊ ANH", ["LÊ ANH"]),
        ("LÊ ANH - TRẦN BÌNH", ["LÊ ANH", "TRẦN BÌNH"]),
        ("LÊ ANH (Theo TTXVN)", ["LÊ ANH"]),
        ("Lê Anh (lược ghi)", ["Lê Anh"]),
        ("Lê Anh (ghi)", ["Lê Anh"]),
        ("Lê Anh (thực hiện)", ["Lê Anh"]),
        ("Lê Anh (biên soạn)", ["Lê Anh"]),
        ("Lê Anh (sưu tầm)", ["Lê Anh"]),
        ("Lê Anh ghi", ["Lê Anh"]),
        ("Lê Anh lược thuật", ["Lê Anh"]),
        ("Theo Lê Anh/TTXVN", ["Lê Anh"]),
        ("Theo Lê Anh (TTXVN)", ["Lê Anh"]),
        ("Lê Anh (nguoiduatin.vn)", ["Lê Anh"]),
        ("Theo chinhphu.vn", []),
        ("Theo VnExpress.net", []),
        ("Theo Zing", []),
        ("Theo Vietnamplus", []),
        ("Theo vietnamnet.vn", []),
        ("Theo SK&ĐS", []),
        ("Theo SGGP", []),
        ("Theo QĐND", []),
        ("Theo Tuổi trẻ", []),
        ("Theo nhandan.vn", []),
        ("Theo TTO", []),
        ("TTXVN/VIETNAM+", []),
        ("Vietnam+", []),
        ("VGP", []),
        ("TTXVN/Báo Tin tức", []),
        ("(TTXVN)", []),
        ("Nguồn TTXVN", []),
        ("Nguồn: Internet", []),
        ("Nguồn Internet", []),
        ("Tổng hợp", []),
        ("(Tổng hợp)", []),
        ("Theo Bộ Y tế", []),
        ("Báo Kon Tum", []),
        ("Báo Mẫu", []),
        ("Lê Anh (TTXVN tại Paris)", ["Lê Anh"]),
        ("Lê Anh (P/v TTXVN tại Lào)", ["Lê Anh"]),
        ("Lê Anh, Trần Bình, Vũ Chi", ["Lê Anh", "Trần Bình", "Vũ Chi"]),
        ("Lê Anh & Trần Bình", ["Lê Anh", "Trần Bình"]),
        ("Lê Anh + Trần Bình", ["Lê Anh", "Trần Bình"]),
        ("Lê Thị Hồng Nhung", ["Lê Thị Hồng Nhung"]),
        (
            "Nguyễn Thị Bích Ngọc – Trần Hoàng Anh Tuấn",
            ["Nguyễn Thị Bích Ngọc", "Trần Hoàng Anh Tuấn"],
        ),
        ("Phóng sự của Lê Anh", ["Lê Anh"]),
        ("Tản văn của Lê Anh", ["Lê Anh"]),
        ("Truyện ngắn của Lê Anh", ["Lê Anh"]),
        ("Tùy bút: Lê Anh", ["Lê Anh"]),
        ("Ký của Lê Anh", ["Lê Anh"]),
        ("Bút ký của Lê Anh", ["Lê Anh"]),
        ("Ghi chép: Lê Anh", ["Lê Anh"]),
        ("Thơ: Lê Anh", ["Lê Anh"]),
        ("Đỗ Hà/Báo Nhân Dân", ["Đỗ Hà"]),
        ("Nguyên Khang", ["Nguyên Khang"]),
        ("Ánh Dương", ["Ánh Dương"]),
        ("Bình Minh", ["Bình Minh"]),
        ("Hoàng Sơn", ["Hoàng Sơn"]),
        ("X.Hiếu", ["X.Hiếu"]),
        ("P.V", []),
        ("CTV", []),
        ("T.H", ["T.H"]),
        ("Hoa", ["Hoa"]),
        ("Út Nhỏ", ["Út Nhỏ"]),
        ("Bảo Bảo", ["Bảo Bảo"]),
        ("Nhà báo Lê Anh", ["Lê Anh"]),
        ("Đại tá Lê Anh", ["Lê Anh"]),
        ("Thượng úy Lê Anh", ["Lê Anh"]),
        ("Ths Lê Anh", ["Lê Anh"]),
        ("BSCKII Lê Anh", ["Lê Anh"]),
        ("BS CKI. Lê Anh", ["Lê Anh"]),
        ("TS, BS Lê Anh", ["Lê Anh"]),
        ("NSƯT Lê Anh", ["Lê Anh"]),
        ("Bài, ảnh: Lê Anh (CTV)", ["Lê Anh"]),
        ("Lê Anh (CTV)", ["Lê Anh"]),
        ("CTV. Lê Anh", ["Lê Anh"]),
        ("PV: Lê Anh", ["Lê Anh"]),
        ("Phóng viên Lê Anh", ["Lê Anh"]),
        ("Lê Anh - PV", ["Lê Anh"]),
        ("Trình bày: Lê Anh", ["Lê Anh"]),
        ("Đồ hoạ: Lê Anh", ["Lê Anh"]),
        ("Kỹ thuật: Lê Anh", ["Lê Anh"]),
        ("HN", ["HN"]),
        ("Dẫn chương trình: Lê Anh", ["Lê Anh"]),
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
            {"beside": '<div class="album-author">Ảnh, lời: <b>Mạc Đình Khoa</b></div>'},
            ["Mạc Đình Khoa"],
            id="roles before a name in an element of its own",
        ),
        pytest.param(
            {"below": '<p class="author-line"><em>Biên tập, thể hiện:</em> <b>Triệu Hương</b></p>'},
            ["Triệu Hương"],
            id="roles in italics before a name in bold",
        ),
        pytest.param(
            {
                "body": f"<table><tr><td>{BODY}</td></tr>"
                "<tr><td align=right><font size=2><b>Bài và ảnh: Hà Trang</b></font></td></tr>"
                "<tr><td><a href='/in'>In trang này</a></td></tr></table>"
            },
            ["Hà Trang"],
            id="the cell under the text's own",
        ),
        pytest.param(
            {"body": BODY + RIGHT.format("R'ô HOK")}, ["R'ô HOK"], id="half of it in capitals"
        ),
        pytest.param(
            {"date": "Ảnh: <b>Giàng Seo Pùa</b> | Lời: <b>Thu Trà</b> | 02/04/2024 17:20"},
            ["Giàng Seo Pùa", "Thu Trà"],
            id="roles and names before the date",
        ),
        pytest.param(
            {
                "body": BODY
                + '<p align="center"><img src="/i/k.jpg"><br><em>Vườn mắc ca. (Tin và ảnh: Thế Anh)</em></p>'
            },
            ["Thế Anh"],
            id="the story's byline in a caption",
        ),
        pytest.param(
            {
                "body": BODY.removesuffix("</p>")
                + ' <strong style="float: right">Pờ Văn Nam</strong></p>'
            },
            ["Pờ Văn Nam"],
            id="in the last paragraph, put to the right",
        ),
        pytest.param(
            {"body": BODY + '<p align="right"><b>Hải Vân</b><br><i>(P/v TTXVN tại Praha)</i></p>'},
            ["Hải Vân"],
            id="above where its bearer works",
        ),
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
        pytest.param(
            {"below": RIGHT.format("Bài: Lê Anh") + RIGHT.format("Ảnh: Trần Bình")},
            ["Lê Anh", "Trần Bình"],
            id="two paras",
        ),
        pytest.param(
            {
                "below": '<p style="text-align:center">Nội dung: Lê Anh</p><p style="text-align:center">Ảnh: Trần Bình</p><p style="text-align:center">Trình bày: Vũ Chi</p>'
            },
            ["Lê Anh", "Trần Bình", "Vũ Chi"],
            id="emagazine lines",
        ),
        pytest.param(
            {"below": RIGHT.format("Lê Anh") + RIGHT.format("Nguồn: baochinhphu.vn")},
            ["Lê Anh"],
            id="byline + source",
        ),
        pytest.param(
            {
                "below": RIGHT.format("Lê Anh")
                + '<div class="tags"><b>Từ khóa:</b> <a href="/tag/a">mắc ca</a></div>'
            },
            ["Lê Anh"],
            id="byline + tags in body",
        ),
        pytest.param(
            {
                "below": RIGHT.format("Lê Anh")
                + '<p style="text-align:center"><img src="/a.jpg" alt=""></p>'
            },
            ["Lê Anh"],
            id="byline, photo after",
        ),
        pytest.param(
            {
                "date": '<span class="time">02/04/2024 17:20</span><span class="author">Lê Anh</span>'
            },
            ["Lê Anh"],
            id="meta div",
        ),
        pytest.param(
            {
                "date": '<span class="time">02/04/2024 17:20</span> | <a href="/tac-gia/le-anh">Lê Anh</a>'
            },
            ["Lê Anh"],
            id="meta div link",
        ),
        pytest.param(
            {"below": '<p class="content_author">Lê Anh</p>'}, ["Lê Anh"], id="content_author"
        ),
        pytest.param({"below": '<p class="pAuthor">Lê Anh</p>'}, ["Lê Anh"], id="pAuthor"),
        pytest.param({"below": '<h5 class="author">Lê Anh</h5>'}, ["Lê Anh"], id="h5 author"),
        pytest.param(
            {"beside": '<div class="author">Lê Anh <span>(leanh@baomau.example)</span></div>'},
            ["Lê Anh"],
            id="author email",
        ),
        pytest.param(
            {
                "under": '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Lê Anh</span></span>'
            },
            ["Lê Anh"],
            id="itemprop author",
        ),
        pytest.param(
            {
                "under": '<div class="author-wrap"><img src="/avatar.jpg" alt="Lê Anh"><p class="name">Lê Anh</p></div>'
            },
            ["Lê Anh"],
            id="author image+name",
        ),
        pytest.param(
            {"below": '<div class="text-right"><strong>Lê Anh</strong></div>'},
            ["Lê Anh"],
            id="div right class",
        ),
        pytest.param({"below": '<div align="right">Lê Anh</div>'}, ["Lê Anh"], id="align attr"),
        pytest.param(
            {"below": '<p><span style="float:right"><b>Lê Anh</b></span></p>'},
            ["Lê Anh"],
            id="float right span",
        ),
        pytest.param(
            {"below": '<p style="padding-left:400px"><b>Lê Anh</b></p>'}, ["Lê Anh"], id="padding"
        ),
        pytest.param(
            {"below": "<p><em><strong>Lê Anh</strong></em></p>"}, ["Lê Anh"], id="margin em"
        ),
        pytest.param(
            {
                "body": f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p><p>{TEXT[2]}<br><strong>Lê Anh</strong></p>"
            },
            ["Lê Anh"],
            id="br in last para",
        ),
        pytest.param(
            {
                "body": f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p><p>{TEXT[2]}<strong>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;Lê Anh</strong></p>"
            },
            ["Lê Anh"],
            id="strong at end of last para",
        ),
        pytest.param(
            {
                "head": '<meta name="generator" content="WordPress 6.4"><meta name="author" content="admin">',
                "under": '<span class="author vcard"><a class="url fn n" href="/author/admin/" rel="author">Lê Quản Trị</a></span>',
                "below": RIGHT.format("Lê Anh"),
            },
            ["Lê Anh"],
            id="wordpress vi bai anh",
        ),
        pytest.param(
            {
                "lang": "en-US",
                "head": '<meta name="generator" content="WordPress 6.4">',
                "under": '<span class="author vcard"><a class="url fn n" href="/author/quantri/" rel="author">Lê Quản Trị</a></span>',
                "below": RIGHT.format("Lê Anh"),
            },
            ["Lê Anh"],
            id="wordpress en lang vi text",
        ),
        pytest.param(
            {
                "lang": "en-US",
                "head": '<meta name="generator" content="WordPress 6.4">',
                "under": '<span class="author vcard"><a class="url fn n" href="/author/quantri/" rel="author">Lê Quản Trị</a></span>',
            },
            [],
            id="wordpress en lang vi text no byline",
        ),
        pytest.param(
            {
                "head": '<meta name="generator" content="WordPress 6.4"><meta name="author" content="admin">',
                "under": '<div class="by"><span class="author-label">Bởi</span> <a href="/author/admin/">admin</a></div><div class="tac-gia">Lê Anh</div>',
            },
            ["Lê Anh"],
            id="wordpress vi writer beside account",
        ),
        pytest.param(
            {
                "head": '<meta name="generator" content="WordPress 6.4">',
                "under": '<span class="post-author">Lê Quản Trị</span>',
            },
            [],
            id="wordpress vi maybe account",
        ),
        pytest.param(
            {
                "head": '<meta name="generator" content="WordPress 6.4">',
                "under": '<span class="post-author">Lê Quản Trị</span>',
                "below": '<p class="pAuthor">Lê Anh</p>',
            },
            ["Lê Anh"],
            id="wordpress vi writer in the text",
        ),
        pytest.param({"lang": "", "below": RIGHT.format("Lê Anh")}, ["Lê Anh"], id="no lang"),
        pytest.param(
            {
                "side": '<div class="sidebar"><div class="box-author"><a href="/tac-gia/x">Trần Khác</a></div></div>',
                "below": RIGHT.format("Lê Anh"),
            },
            ["Lê Anh"],
            id="sidebar columnist",
        ),
        pytest.param(
            {
                "beside": '<div class="related"><ul><li><a href="/a-1.html">Gặp lại Lê Khác</a></li></ul></div>'
            },
            [],
            id="poll/most read names",
        ),
        pytest.param(
            {"head": declared(author=[person("Báo Mẫu", "Organization"), person("Lê Anh")])},
            ["Lê Anh"],
            id="org author list",
        ),
        pytest.param(
            {"head": '<meta property="article:author" content="https://www.facebook.com/baomau">'},
            [],
            id="og article:author url",
        ),
        pytest.param(
            {"head": '<meta name="author" content="Báo Mẫu - Cơ quan của Đảng bộ tỉnh">'},
            [],
            id="meta author = title of site w/ dash",
        ),
        pytest.param(
            {"head": '<meta name="author" content="Đài PT-TH tỉnh Mẫu">'},
            [],
            id="meta author co quan",
        ),
        pytest.param(
            {"head": '<meta name="author" content="Hemera Media">'},
            [],
            id="meta author Hemera Media",
        ),
        pytest.param({"head": '<meta name="author" content="VNPT">'}, [], id="meta author VNPT"),
        pytest.param(
            {
                "head": '<meta name="copyright" content="Báo Mẫu"><meta name="author" content="Báo Mẫu">'
            },
            [],
            id="copyright author",
        ),
        pytest.param({"under": "<span>Nông Nghiệp</span>"}, [], id="a section beside the date"),
        pytest.param({"under": "<div>Cỡ Chữ</div>"}, [], id="a button beside the date"),
        pytest.param(
            {"under": "<div>Trịnh Thu Hà</div>"}, ["Trịnh Thu Hà"], id="a full name beside the date"
        ),
        pytest.param(
            {
                "under": '<span class="meta-author">Lê Anh</span>',
                "below": '<p class="author">LÊ ANH</p>',
            },
            ["Lê Anh"],
            id="one author in two spellings",
        ),
        pytest.param(
            {"side": "<aside><h3>Tác giả</h3><p>Lê Anh</p></aside>"},
            ["Lê Anh"],
            id="a label in an aside, the name beside it",
        ),
        pytest.param(
            {"side": '<aside><a href="/a-1.html">Giá hồ tiêu tăng</a><p>By Lê Khác</p></aside>'},
            [],
            id="the author of another article in an aside",
        ),
        pytest.param(
            {
                "under": '<div class="share-bar"><p>By: Lê Anh</p></div>',
                "head": '<meta name="author" content="quantri2">',
            },
            ["Lê Anh"],
            id="in a bar of buttons under the headline",
        ),
        pytest.param(
            {
                "side": '<div class="author-card"><p>Tác giả</p><a href="/tac-gia/la"><span>LA</span> <b>Lê Anh</b></a></div>'
            },
            ["Lê Anh"],
            id="initials in a picture's place",
        ),
        pytest.param(
            {
                "head": '<meta name="citation_author" content="Lê Anh"><meta name="citation_author" content="Bùi Hải">'
            },
            ["Lê Anh", "Bùi Hải"],
            id="as papers declare them",
        ),
        pytest.param(
            {
                "under": '<div class="w-author"><a class="name" href="/tac-gia/1">LÊ ANH</a><span>và 2 tác giả khác</span></div>'
                + "".join(
                    f'<div class="slide"><div class="pic"><a><img src="/{n}.png"></a></div>'
                    f'<div class="author-name"><a class="name" href="/tac-gia/{n}">{name}</a></div></div>'
                    for n, name in enumerate(("LÊ ANH", "TRẦN BÌNH", "VŨ CHI"))
                )
            },
            ["LÊ ANH", "TRẦN BÌNH", "VŨ CHI"],
            id="the first of three named alone, then each with a picture",
        ),
        pytest.param(
            {"beside": '<div class="box-author"><strong>H. Phong</strong></div>'},
            ["H. Phong"],
            id="a box under the text that holds a name and nothing else",
        ),
        pytest.param(
            {"beside": '<div class="box-author"><strong>N.Q</strong></div>'},
            ["N.Q"],
            id="a box under the text that holds initials",
        ),
        pytest.param(
            {"beside": '<div class="src-line"><p>Theo Hà Phương (Dân Việt)</p></div>'},
            ["Hà Phương"],
            id="a line under the text that its source tells",
        ),
        pytest.param(
            {
                "beside": '<div class="src-line">Bài và ảnh: Hà Phương</div>',
                "head": '<meta name="author" content="MIỀN TÂY ONLINE">',
            },
            ["Hà Phương"],
            id="a line under the text that its role tells, the site declared",
        ),
        pytest.param(
            {"below": RIGHT.format("RƠ CHÂM LEM") + RIGHT.format("(Làng Đê Kôn, xã Hnol)")},
            ["RƠ CHÂM LEM"],
            id="who wrote to the paper, where he lives",
        ),
        pytest.param(
            {
                "under": '<p class="p-author"><strong>Ngọc Minh</strong></p>',
                "below": '<p><b class="author">Theo Ngọc Minh</b></p>'
                '<p class="p-source"><b class="source">Nhịp sống thị trường</b></p>',
            },
            ["Ngọc Minh"],
            id="by whom it is told, and where it was printed",
        ),
        pytest.param(
            {"below": RIGHT.format("Lê Anh") + RIGHT.format("Bí thư Huyện ủy Ia Grai")},
            ["Lê Anh"],
            id="who wrote, what he is on the next line",
        ),
        pytest.param(
            {
                "below": '<table width="100%"><tr><td></td><td align="right"><b>Lê Anh</b></td></tr></table>'
            },
            ["Lê Anh"],
            id="in the right cell of a table",
        ),
        pytest.param(
            {
                "under": '<div class="author"><a href="/tg/1">Lê Anh</a> - <a href="/tg/2">Bùi Hải</a></div>'
            },
            ["Lê Anh", "Bùi Hải"],
            id="two linked names and a dash between",
        ),
        pytest.param(
            {"beside": "<div><strong>Hải Yến</strong></div>"},
            ["Hải Yến"],
            id="in bold right under the text",
        ),
        pytest.param({"beside": "<div>Hải Yến (TTXVN)</div>"}, ["Hải Yến"], id="with an agency"),
        pytest.param({"beside": "<div><b>Bình Luận</b></div>"}, [], id="a label under the text"),
        pytest.param({"beside": "<div>Hải Yến</div>"}, ["Hải Yến"], id="alone right under it"),
        pytest.param(
            {
                "above": '<div><img src="/u/tt.jpg"><div><b>Tôn Thất Du</b><i>Kiến trúc sư</i></div></div>'
            },
            ["Tôn Thất Du"],
            id="beside a portrait above the headline",
        ),
        pytest.param(
            {"below": '<div><img src="/u/tt.jpg"><p>Tôn Thất Du</p></div>'},
            [],
            id="beside a portrait in the text",
        ),
        pytest.param(
            {"under": '<div><img src="/u/tt.jpg"><p>Ảnh: Tôn Thất Du</p></div>'},
            [],
            id="a credit beside a picture",
        ),
        pytest.param(
            {"above": '<div><img src="/u/tt.jpg"><a href="/x">Tôn Thất Du</a></div>'},
            [],
            id="a linked picture above the headline",
        ),
        pytest.param({"beside": "<div>Thảo Luận</div>"}, [], id="a plain label under it"),
        pytest.param({"beside": "<div>Cùng đọc</div>"}, [], id="words under it"),
        pytest.param({"beside": '<div><a href="/hy">Hải Yến</a></div>'}, [], id="a link under it"),
        pytest.param(
            {"under": '<a class="w" href="mailto:ml@baomau.example">MAI LAN PHƯƠNG</a>'},
            ["MAI LAN PHƯƠNG"],
            id="a name to write to",
        ),
        pytest.param(
            {
                "date": "<dl><dt>Ngày đăng</dt><dd>02/04/2024 17:20</dd><dt>Tác giả</dt><dd>Lê Anh</dd></dl>"
            },
            ["Lê Anh"],
            id="behind the second label of a list",
        ),
        pytest.param({"under": "<span>PV: Lê Anh</span>"}, ["Lê Anh"], id="a role beside the date"),
        pytest.param({"under": "<span>Bởi Lê Anh</span>"}, ["Lê Anh"], id="by, in Vietnamese"),
        pytest.param(
            {"under": '<div class="journalist">Lê Anh</div>'}, ["Lê Anh"], id="a journalist's box"
        ),
        pytest.param(
            {"under": '<div class="author">Theo Nguyễn Lê Anh</div>'},
            ["Nguyễn Lê Anh"],
            id="whom another paper's text is by",
        ),
        pytest.param({"below": "<p><b>Lê Anh.</b></p>"}, ["Lê Anh"], id="with a full stop"),
        pytest.param(
            {"below": "<p><b>Lê Anh</b><br>leanh@bao.example</p>"},
            ["Lê Anh"],
            id="an address below",
        ),
        pytest.param(
            {"below": "<p><b>Bài và ảnh:</b></p><p><b>Lê Anh</b></p>"},
            ["Lê Anh"],
            id="the role on a line of its own",
        ),
        pytest.param({"below": "<p>./.</p><p><b>Lê Anh</b></p>"}, ["Lê Anh"], id="behind the end"),
        pytest.param(
            {"beside": '<div class="article__source"><span class="name">LÊ TÂN</span></div>'},
            ["LÊ TÂN"],
            id="a name under the text in an element named after the source",
        ),
        pytest.param(
            {"under": '<p class="author">Hà Phương</p>', "below": RIGHT.format("Theo TTXVN")},
            ["Hà Phương"],
            id="who wrote above, the agency below",
        ),
        pytest.param(
            {"below": RIGHT.format("C.HẠNH - L.H")},
            ["C.HẠNH", "L.H"],
            id="an initial and one syllable in capitals",
        ),
        pytest.param(
            {
                "under": '<p class="author">Hà Phương</p>',
                "below": "<p>Ảnh: Lê Anh</p>",
            },
            ["Hà Phương"],
            id="who wrote above, who took the pictures below",
        ),
        pytest.param(
            {
                "date": "",
                "beside": '<div class="x"><span>Trọng Khải</span><span>17:20</span><span>02/04/2024</span></div>',
            },
            ["Trọng Khải"],
            id="beside the date under the text",
        ),
        pytest.param(
            {
                "date": "",
                "beside": '<div class="x"><span>Chia Sẻ</span> <span>In Bài</span> <span>02/04/2024 17:20</span></div>',
            },
            [],
            id="buttons beside the date under the text",
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
        ('<span id="today">03/05/2025 10:00</span>', "2025-05-03T10:00:00+07:00"),
        ('<span id="current-date">03/05/2025 10:00</span>', "2025-05-03T10:00:00+07:00"),
        ('<div class="thongke-ngay">Ngày đăng 03/05/2025 10:00</div>', "2025-05-03T10:00:00+07:00"),
        (
            '<div class="row1 creatdate">Thứ bảy, 03/05/2025 10:00</div>',
            "2025-05-03T10:00:00+07:00",
        ),
        ('<span class="period">10:00 | 03/05/2025</span>', "2025-05-03T10:00:00+07:00"),
        (
            '<div class="grid-header"><ul><li><span>10:00:00 03/05/2025</span></li><li>A- A+</li></ul></div>',
            "2025-05-03T10:00:00+07:00",
        ),
        (
            '<small class="text-muted"><i class="fa fa-clock-o"></i>&nbsp;03/05/2025 10:00</small>',
            "2025-05-03T10:00:00+07:00",
        ),
        (
            '<table><tr><td class="padT4">Cập nhật: 03/05/2025 10:00</td><td>In bài</td></tr></table>',
            "2025-05-03T10:00:00+07:00",
        ),
        (
            '<ul class="list-inline"><li>03/05/2025 10:00</li><li>1234 lượt xem</li><li><a href="#">In</a></li></ul>',
            "2025-05-03T10:00:00+07:00",
        ),
        ("T7, 03/05/2025, 10:00", "2025-05-03T10:00:00+07:00"),
        ("Thứ bảy (03/05/2025 - 10:00)", "2025-05-03T10:00:00+07:00"),
        ("Kinh tế • 03/05/2025 • 10:00", "2025-05-03T10:00:00+07:00"),
        ("Lê Anh - 10:00, 03/05/2025", "2025-05-03T10:00:00+07:00"),
        ("10 giờ 00, ngày 03/05/2025", "2025-05-03T10:00:00+07:00"),
        ("10h, 03/05/2025", "2025-05-03T10:00:00+07:00"),
        ("Thời gian: 03/05/2025 10:00", "2025-05-03T10:00:00+07:00"),
        ("Ngày 03-05-2025, 10:00 AM", "2025-05-03T10:00:00+07:00"),
        ("03/05/2025 10:00 am", "2025-05-03T10:00:00+07:00"),
        ("10:00-03/05/2025", "2025-05-03T10:00:00+07:00"),
        ("03/05/2025|10:00", "2025-05-03T10:00:00+07:00"),
        (
            '<svg><path d="M12 2"></path></svg><span>03/05/2025 10:00</span>',
            "2025-05-03T10:00:00+07:00",
        ),
        (
            '<div class="social-share"><span class="time">03/05/2025 10:00</span><a>FB</a></div>',
            "2025-05-03T10:00:00+07:00",
        ),
        (
            '<div class="social"><span>03/05/2025 10:00</span><a>FB</a></div>',
            "2025-05-03T10:00:00+07:00",
        ),
        (
            '<div class="toolbar"><span class="date">03/05/2025 10:00</span></div>',
            "2025-05-03T10:00:00+07:00",
        ),
        ("<h6>03/05/2025 10:00</h6>", "2025-05-03T10:00:00+07:00"),
        (
            "<b>Ngày đăng:</b> <i>03/05/2025</i> <b>Lúc:</b> <i>10:00</i>",
            "2025-05-03T10:00:00+07:00",
        ),
        ("03/05/2025 10:00 +07", "2025-05-03T10:00:00+07:00"),
        ("03/05/2025, 10:00 (GMT + 7)", "2025-05-03T10:00:00+07:00"),
        ("ĐT: 0260.3862.250 - 03/05/2025", "2025-05-03"),
        ("bởi Biên tập | Th5 3, 2025 | Chính trị", "2025-05-03"),
        (
            '<span class="date"><span class="screen-reader-text">Post date</span>May 3, 2025</span>',
            "2025-05-03",
        ),
        (
            'By Lê Anh | <span class="updated rich-snippet-hidden">2025-06-02T09:11:27+00:00</span><span>May 3rd, 2025</span>',
            "2025-05-03",
        ),
        ('<span class="updated">03/05/2025 10:00</span>', "2025-05-03T10:00:00+07:00"),
        ("Thứ Bảy, Tháng Năm 3rd, 2025 lúc 9:25 chiều", "2025-05-03T21:25:00+07:00"),
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
        pytest.param(
            {
                "date": "",
                "above": '<div class="breadcrumb"><a href="/">Trang chủ</a> <a href="/kt/">Kinh tế</a><span class="date">03/05/2025 10:00</span></div>',
            },
            "2025-05-03T10:00:00+07:00",
            id="breadcrumb row date",
        ),
        pytest.param(
            {"date": "", "above": '<span class="pubdate">03/05/2025 10:00</span>'},
            "2025-05-03T10:00:00+07:00",
            id="date above title span",
        ),
        pytest.param(
            {
                "date": "",
                "above": '<div class="header-top"><span class="date">Thứ Hai, 05/05/2025, 07:58</span></div>',
            },
            None,
            id="top-header clock only",
        ),
        pytest.param(
            {
                "date": "",
                "under": '<p class="sapo">Tỉnh có kế hoạch mới cho cây mắc ca.</p><div class="info"><span>Lê Anh</span> - <span>03/05/2025 10:00</span></div>',
            },
            "2025-05-03T10:00:00+07:00",
            id="after sapo",
        ),
        pytest.param(
            {"date": "", "below": '<p class="text-right">03/05/2025 10:00</p>'},
            "2025-05-03T10:00:00+07:00",
            id="end of body",
        ),
        pytest.param(
            {"date": "", "beside": '<div class="post-date">Ngày đăng: 03/05/2025 10:00</div>'},
            "2025-05-03T10:00:00+07:00",
            id="end outside",
        ),
        pytest.param(
            {
                "date": "",
                "beside": '<div class="tin-khac"><ul><li><a href="/a-1.html">Khai mạc hội thi cấp tỉnh</a> (01/05/2025)</li><li><a href="/a-2.html">Khen thưởng đội tuyển tỉnh</a> (30/04/2025)</li></ul></div>',
            },
            None,
            id="related below with dates, none own",
        ),
        pytest.param(
            {
                "date": "",
                "beside": '<div class="lienquan"><a href="/a-1.html">Khai mạc hội thi cấp tỉnh</a> <span class="date">01/05/2025</span></div>',
            },
            None,
            id="related below one, none own",
        ),
        pytest.param(
            {
                "date": "03/05/2025 10:00",
                "body": "<p>Căn cứ Quyết định số 12/QĐ-UBND ngày 01/02/2025.</p>" + BODY,
            },
            "2025-05-03T10:00:00+07:00",
            id="doc date in body",
        ),
        pytest.param(
            {
                "date": "",
                "beside": '<div class="comment-list"><div class="comment"><b>Lan</b> <span class="date">04/05/2025 09:00</span><p>Hay</p></div></div>',
            },
            None,
            id="comment date",
        ),
        pytest.param(
            {
                "date": "03/05/2025 10:00",
                "head": declared(datePublished="2025-05-03T09:58:12+07:00"),
            },
            "2025-05-03T09:58:12+07:00",
            id="ld date vs. shown minute diff",
        ),
        pytest.param(
            {"date": "03/05/2025 10:00", "head": declared(datePublished="2025-05-03T03:00:00")},
            "2025-05-03T03:00:00+07:00",
            id="ld no offset utc text",
        ),
        pytest.param(
            {
                "date": "03/05/2025 10:00",
                "head": declared(datePublished="2025-05-03T10:00:00+00:00"),
            },
            "2025-05-03T10:00:00+07:00",
            id="ld +00:00 lying",
        ),
        pytest.param(
            {
                "date": "21:30 03/05/2025",
                "head": declared(
                    datePublished="2025-05-03T21:30:00Z", dateModified="2025-05-03T21:35:00Z"
                ),
            },
            "2025-05-03T21:30:00+07:00",
            id="ld Z lying, dateModified",
        ),
        pytest.param(
            {
                "date": "",
                "head": '<meta property="article:published_time" content="2025-05-03T21:30:00Z">',
            },
            "2025-05-04T04:30:00+07:00",
            id="meta Z lying secs, nothing printed, url",
        ),
        pytest.param(
            {
                "date": "03/05/2025 10:00",
                "head": declared(datePublished="2025-05-05T07:59:59+07:00")
                + '<meta property="article:published_time" content="2025-05-03T10:00:00+07:00">',
            },
            "2025-05-03T10:00:00+07:00",
            id="og+ld disagree",
        ),
        pytest.param(
            {"date": "", "head": declared(datePublished="2025-05-03T10:00:00+7")},
            "2025-05-03T10:00:00+07:00",
            id="ld with +7",
        ),
        pytest.param(
            {"date": "", "head": declared(datePublished="2025-05-03 10:00:00 +0700")},
            "2025-05-03T10:00:00+07:00",
            id="ld with space +0700",
        ),
        pytest.param(
            {"date": "", "head": declared(datePublished="2025-05-03 10:00:00 ICT")},
            "2025-05-03T10:00:00+07:00",
            id="ld ICT",
        ),
        pytest.param(
            {"date": "", "head": declared(datePublished="Sat, 03 May 2025 10:00:00 +0700")},
            "2025-05-03T10:00:00+07:00",
            id="ld RFC",
        ),
        pytest.param(
            {
                "date": "",
                "head": declared(
                    datePublished="Sat May 03 2025 10:00:00 GMT+0700 (Indochina Time)"
                ),
            },
            "2025-05-03T10:00:00+07:00",
            id="ld js date",
        ),
        pytest.param(
            {"date": "", "head": declared(datePublished="2025/05/03 10:00:00")},
            "2025-05-03T10:00:00+07:00",
            id="ld weird sep",
        ),
        pytest.param(
            {"date": "", "head": declared(datePublished="5/3/2025 10:00:00 AM")},
            "2025-05-03T10:00:00+07:00",
            id="ld us AM",
        ),
        pytest.param(
            {"date": "", "head": '<meta name="pubdate" content="03 Tháng 5, 2025 10:00">'},
            "2025-05-03T10:00:00+07:00",
            id="meta vi month",
        ),
        pytest.param(
            {
                "date": "",
                "head": '<meta name="DC.date.issued" content="2025-05-03T10:00:00+07:00">',
            },
            "2025-05-03T10:00:00+07:00",
            id="dublin core",
        ),
        pytest.param({"date": "25 phút trước"}, "2025-05-05T07:35:00+07:00", id="phút trước 25"),
        pytest.param({"date": "1 ngày trước"}, "2025-05-04", id="1 ngày trước"),
        pytest.param({"date": "Hôm qua 10:00"}, "2025-05-04T10:00:00+07:00", id="Hôm qua"),
        pytest.param(
            {"date": '<span class="timeago" title="5/3/2025 10:00:00 AM">2 ngày trước</span>'},
            "2025-05-03T10:00:00+07:00",
            id="date attr data",
        ),
        pytest.param(
            {
                "date": '<time class="timeago" datetime="2025-05-03T10:00:00+07:00">2 ngày trước</time>'
            },
            "2025-05-03T10:00:00+07:00",
            id="datetime attr w/ text rel",
        ),
        pytest.param(
            {
                "date": "",
                "side": '<aside class="tools"><p>Ngày đăng</p><p class="date">03/05/2025</p></aside>',
            },
            "2025-05-03",
            id="the only day, in an aside",
        ),
        pytest.param(
            {
                "date": "",
                "side": '<aside><p class="date">03/05/2025</p><p class="date">04/05/2025</p></aside>',
            },
            None,
            id="two days in an aside",
        ),
        pytest.param(
            {
                "date": "",
                "below": '<p class="postmetadata">Bài này được đăng vào Thứ Bảy, Tháng Năm 3rd, 2025 lúc 3:25 chiều trong '
                'chuyên mục <a href="/?cat=5">Xã hội</a>. Bạn có thể theo dõi các phản hồi qua <a href="/?feed=rss2">RSS</a>.</p>',
            },
            "2025-05-03T15:25:00+07:00",
            id="in the sentence under an old post",
        ),
        pytest.param(
            {
                "date": "",
                "body": f"<svg>{'<path/>' * 70}</svg>{BODY}",
                "below": '<p><span itemprop="published-date" content="03/05/2025 10:00">03/05/2025</span></p>',
            },
            "2025-05-03T10:00:00+07:00",
            id="microdata misspelt",
        ),
        pytest.param(
            {"date": "", "body": BODY * 25, "below": "<div>Ngày đăng: 03/05/2025</div>"},
            "2025-05-03",
            id="labelled at the end of the text",
        ),
        pytest.param(
            {"date": "", "body": BODY * 25, "below": "<div>Post time: 03-05-2025</div>"},
            "2025-05-03",
            id="labelled in English at the end of the text",
        ),
        pytest.param(
            {"date": "", "body": BODY * 25, "below": "<div>Khởi công: 03/05/2025</div>"},
            None,
            id="the day of an event at the end of the text",
        ),
        pytest.param(
            {"date": '<span class="time-ago" title="2025-05-03T10:00:00">2 năm trước</span>'},
            "2025-05-03T10:00:00+07:00",
            id="in a title behind how many years ago",
        ),
        pytest.param(
            {"date": '<span class="date" data-date="2025-05-03 10:00:00"></span>'},
            "2025-05-03T10:00:00+07:00",
            id="in an attribute for a script",
        ),
        pytest.param(
            {"date": '<span class="time" data-time="1746241200">2 năm trước</span>'},
            "2025-05-03T10:00:00+07:00",
            id="in seconds since 1970",
        ),
        pytest.param(
            {
                "date": "<span>Cập nhật lần cuối: 05/05/2025 10:00</span> <span>Ngày đăng: 03/05/2025 10:00</span>"
            },
            "2025-05-03T10:00:00+07:00",
            id="the change before the day",
        ),
        pytest.param(
            {
                "date": "Thứ Bảy, 3 tháng 5, 2025",
                "below": '<p>vào lúc <abbr class="published" title="2025-05-03T10:00:00+07:00">10:00</abbr></p>',
            },
            "2025-05-03T10:00:00+07:00",
            id="a microformat below the text",
        ),
        pytest.param(
            {"date": '<p class="i" title="03/05/2025 10:00">Gần 2 năm trước</p>'},
            "2025-05-03T10:00:00+07:00",
            id="shown on a touch",
        ),
        pytest.param(
            {
                "date": '<span class="day">03</span><span class="month">Th5</span><span class="year">2025</span>'
            },
            "2025-05-03",
            id="leaf of a calendar",
        ),
        pytest.param(
            {
                "date": '<span class="ago" title="03/05/2025 23:40">2 năm trước</span>',
                "head": declared(datePublished="2025-05-03T23:40:10+00:00"),
            },
            "2025-05-03T23:40:00+07:00",
            id="a clock of Vietnam's with a zero behind it, shown on a touch",
        ),
    ],
)
def test_when_it_appeared_is_read_wherever_it_stands(
    page: dict[str, str], published: str | None
) -> None:
    assert read(**page).published == published
