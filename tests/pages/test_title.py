"""The headline of pages of no known platform: whichever element shows it, and without what is not it."""

import pytest

from crawler import pages

URL = "https://baomau.example/kinh-te/bai-10291.html"
TITLE = "Phát triển cây mắc ca ở vùng cao"
TEXT = "".join(
    f"<p>Năm nay tỉnh trồng thêm {count} ha mắc ca, chủ yếu xen trong vườn cà phê của các xã vùng sâu.</p>"
    for count in (120, 340, 560)
)
LOGO = '<h1 class="logo"><a href="/">BÁO MẪU</a></h1>'
DECLARED = (
    f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Báo Mẫu">'
)


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        pytest.param(f"<title>{TITLE} - Báo Mẫu</title>", f"<h1>{TITLE}</h1>", id="heading"),
        pytest.param(
            f"<title>{TITLE}</title>", f"<h1>Kinh tế</h1><h2>{TITLE}</h2>", id="section above"
        ),
        pytest.param(DECLARED, f'{LOGO}<div class="tieude">{TITLE}</div>', id="div below a logo"),
        pytest.param(
            f"<title>Báo Mẫu điện tử - {TITLE}</title>", f"<p><b>{TITLE}</b></p>", id="bold"
        ),
        pytest.param(
            f"<title>Truyền hình vùng cao &raquo; {TITLE}</title>",
            f'<h1><a href="/">Truyền hình vùng cao</a></h1><h2>{TITLE}</h2>',
            id="heading that leads home",
        ),
        pytest.param(
            "<title>TRANG TIN DAI TRUYEN HINH HUYEN</title>",
            f'<p><font size="4"><b>{TITLE}</b></font></p>',
            id="site's name without marks",
        ),
        pytest.param(
            f"<title>{TITLE}</title>",
            f'<table><tr><td class="contentheading"><a href="/index.php?id=3">{TITLE}</a></td></tr></table>',
            id="linked in a cell",
        ),
        pytest.param(
            f"<title>{TITLE}</title>",
            f'<h1>{TITLE} <span class="time">02/04/2024</span></h1>',
            id="date behind it",
        ),
        pytest.param(
            f"<title>{TITLE}</title>",
            f'<h1><time datetime="2024-04-02">02/04/2024</time> {TITLE}</h1>',
            id="date before it",
        ),
        pytest.param(
            f"<title>{TITLE}</title>",
            f'<h1 style="display: none">Báo Mẫu</h1><h1>{TITLE}</h1>',
            id="hidden one",
        ),
        pytest.param(
            f"<title>{TITLE} - Báo Mẫu</title>",
            f'<h2>{TITLE}</h2><div id="comments"><h1>{TITLE[:-5]}</h1></div>',
            id="repeated above comments",
        ),
        pytest.param(
            f"<title>{TITLE}</title>", f"<h1><b>Blog:</b> {TITLE}</h1>", id="label before it"
        ),
        pytest.param(
            f"<title>{TITLE} - Báo Mẫu</title>",
            f'<h1><span><a href="{URL}">{TITLE}</a> <a href="https://khac.example/1">(khac.example)</a>'
            f'</span> <i><a href="{URL}#binh-luan">87</a></i></h1>',
            id="source and count of comments behind it",
        ),
        pytest.param(
            '<title>Báo Mẫu</title><script type="application/ld+json">{"@type": "NewsArticle", '
            '"headline": "Ph&#225;t tri&#7875;n cây mắc ca ở vùng cao"}</script>',
            f"<h1>Góc của chúng tôi</h1><h2>{TITLE}</h2>",
            id="declared with references",
        ),
        pytest.param(
            "<title>Phát triển cây mắc ca: Ở vùng cao</title>",
            f"<h1>Góc của chúng tôi</h1><h2>{TITLE}</h2>",
            id="divided otherwise",
        ),
        pytest.param(DECLARED, "", id="declared alone"),
        pytest.param(f"<title>{TITLE} | Kinh tế | Báo Mẫu</title>", "", id="with its section"),
        pytest.param(f"<title>{TITLE} - Báo Mẫu Online</title>", "", id="with its site"),
    ],
)
def test_the_headline_is_found(head: str, shown: str) -> None:
    html = f"""<html lang="vi"><head>{head}</head><body><div class="a">{shown}
    <div class="date">02/04/2024 17:20</div><div class="c">{TEXT}</div></div></body></html>"""
    assert pages.read(html.encode(), URL).title == TITLE


@pytest.mark.parametrize(
    "other", ["<h1>Liên hệ</h1>", '<h1 class="title">Sổ tay của một nhà báo</h1>']
)
def test_a_heading_of_which_the_address_knows_nothing_is_no_headline(other: str) -> None:
    html = f"""<html lang="vi"><head><title>Sổ tay của một nhà báo: {TITLE}</title></head><body>
    <div class="a"><p><font>{TITLE}</font></p><div class="c">{TEXT}</div></div>{other}</body></html>"""
    url = "https://baomau.example/2024/phat_trien_cay_mac_ca_o_vung_cao.html"
    assert pages.read(html.encode(), url).title == TITLE


def test_a_headline_of_two_words_is_what_the_title_begins_with() -> None:
    html = f"""<html lang="vi"><head><title>TIN BUỒN - Báo Mẫu</title></head><body><ul><li><a href="/tin-buon/">Tin buồn</a></li></ul>
    <table><tr><td class="x"><a href="/tin-buon/">Tin buồn</a></td></tr><tr><td class="y">TIN BUỒN</td></tr>
    <tr><td class="z"><p><b>Cụ ông: PHAN VĂN THẠNH</b></p><p>{"Đã từ trần hồi 4 giờ 15 phút, hưởng thọ 90 tuổi, an táng tại nghĩa trang quê nhà. " * 5}</p></td></tr></table></body></html>"""
    assert pages.read(html.encode(), "https://baomau.example/a/911204/").title == "TIN BUỒN"


def test_a_few_words_of_the_declared_title_in_the_text_are_no_headline() -> None:
    html = f"""<html lang="vi"><head><title>Toàn cảnh cây công nghiệp Tây Nguyên 2024: mắc ca, cà phê, hồ tiêu</title></head>
    <body><h1>{TITLE}</h1><div class="c">{TEXT}<h2>Hồ tiêu, mắc ca</h2><h2>cà phê, hồ tiêu</h2>{TEXT}</div></body></html>"""
    assert pages.read(html.encode(), URL).title == TITLE


def test_a_heading_of_the_text_is_no_headline_though_the_declared_title_begins_with_it() -> None:
    html = f"""<html lang="vi"><head><title>Cây mắc ca: giống, cách trồng và thị trường - Báo Mẫu</title></head>
    <body><h1>{TITLE}</h1><div class="c">{TEXT}{TEXT}<h2>Cây mắc ca: giống, cách trồng</h2>{TEXT}</div></body></html>"""
    assert pages.read(html.encode(), URL).title == TITLE
