"""Sections and tags, in the forms in which pages print them."""

import pytest

from crawler import pages

URL = "https://baolang.example/kinh-te/nong-nghiep/vung-che-vao-vu-10291.html"
TITLE = "Vùng chè vào vụ thu hoạch chính"
TEXT = "<p>" + "Những ngày đầu tháng 4, người trồng chè tất bật ra đồi từ mờ sáng. " * 6 + "</p>"


def read(above: str = "", below: str = "", head: str = "", url: str = URL):
    html = f"""<html lang="vi"><head><title>{TITLE}</title>{head}</head><body>
    <ul class="menu"><li><a href="/">Trang chủ</a><li><a href="/kinh-te">Kinh tế</a><li><a href="/lien-he">Liên hệ</a></ul>
    <div class="x">{above}<h1>{TITLE}</h1><div class="y">{TEXT}</div>{below}</div></body></html>"""
    return pages.read(html.encode(), url)


@pytest.mark.parametrize(
    ("below", "tags"),
    [
        ('<div class="tags"><a href="/che.html">chè</a> <a href="/tra.html">trà</a></div>', ["chè", "trà"]),
        ('<ul class="detail-tags"><li><a href="/pc.html">phòng, chống</a></li></ul>', ["phòng, chống"]),
        ('<div><b>Từ khóa:</b> <a href="/t/1">chè</a>, <a href="/t/2">trà</a></div>', ["chè", "trà"]),
        ('<p><i class="fa"></i><strong>Tags: </strong><a href="/a-1">chè</a><a href="/a-2">trà</a></p>', ["chè", "trà"]),
        ('<div class="field--name-field-tags"><h3>Tags</h3><a href="/taxonomy/term/1">chè</a></div>', ["chè"]),
        ('<div><span>Chủ đề</span><a href="/cd/1">#chè</a></div>', ["chè"]),
        ('<div class="sc-89"><a href="/tu-khoa/che">chè</a><a href="/tu-khoa/tra">trà</a></div>', ["chè", "trà"]),
        ('<div class="sc-89"><a href="/tu-khoa/che">chè</a><a href="/bai-1.html">Chè vào vụ</a></div>', []),
        ('<div class="tags"><h2><a href="/b.html">Giá chè tăng</a></h2><a href="/c.html">Xem</a></div>', []),
        ('<div class="tag-live"><img src="/a.jpg"><a href="/b.html">Giá chè tăng</a></div>', []),
        ('<div class="tags"><a href="#respond">Trả lời</a></div>', []),
        ('<div class="tags"><a href="/b.html">3</a></div>', []),
        ('<div class="taxonomy"><a href="/tag/che/">chè</a></div>', ["chè"]),
        ('<p>Từ khóa: là từ được tìm nhiều. <a href="/x">Tìm</a> thêm những từ khác trên mạng nữa nhé</p>', []),
    ],
)  # fmt: skip
def test_tags_are_short_links_with_nothing_beside_but_a_label(below: str, tags: list[str]) -> None:
    assert read(below=below).tags == tags


def test_what_is_called_tags_above_the_headline_is_the_sites() -> None:
    assert read(above='<div class="hot-tags">Từ khóa: <a href="/a">bão</a></div>').tags == []


@pytest.mark.parametrize(
    ("above", "head", "sections"),
    [
        ('<div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/kinh-te">Kinh tế</a></div>', "", ["Kinh tế"]),
        ('<div class="z"><a href="/">Trang chủ</a> » <a href="/ktxh">Kinh tế - Xã hội</a></div>', "", ["Kinh tế - Xã hội"]),
        ('<div class="breadcrumbs"><h2><a href="/kinh-te/">Kinh tế</a></h2><ul><li><a href="/kinh-te/nong-nghiep/">Nông nghiệp</a></li>'
         '<li><a href="/kinh-te/tai-chinh/">Tài chính</a></li></ul></div>',
         '<meta property="article:section" content="Kinh tế,Nông nghiệp">', ["Kinh tế", "Nông nghiệp"]),
        ('<div class="breadcrumbs"><a href="/kt/">KT</a><ul><li><a href="/kt/a/">A</a></li><li class="active"><a href="/kt/b/">B</a></li>'
         '<li><a href="/kt/c/">C</a></li></ul></div>', "", ["KT", "B"]),
        ('<div class="breadcrumbs"><a href="/kt/">KT</a><ul><li><a href="/kt/a/">A</a></li><li><a href="/kt/b/">B</a></li>'
         '<li><a href="/kt/c/">C</a></li></ul></div>', "", ["KT"]),
        ('<div class="z"><a href="/">Trang chủ</a> / <a href="/ktxh">Kinh tế - Xã hội</a></div>', "", ["Kinh tế - Xã hội"]),
        ('<div class="crumbs"><a href="/">Inicio</a> » <a href="/k">Ciudad</a></div>', "", ["Ciudad"]),
        ('<div class="crumbs"><a href="/">Startseite</a> » <a href="/k">Gemüse</a></div>', "", ["Gemüse"]),
        ("<div>Tin tức - Sự kiện &gt;&gt; Nông nghiệp</div>", "", ["Tin tức - Sự kiện", "Nông nghiệp"]),
        ("<div>Trang chủ » Kinh tế » Nông nghiệp</div>", "", ["Kinh tế", "Nông nghiệp"]),
        ('<div class="box_title"><a href="/pt.html">Phát thanh</a> &raquo; <a href="/pt/cn.html">Ca nhạc</a></div>', "", ["Phát thanh", "Ca nhạc"]),
        ('<span id="ctl00_lblBreadCrum"><a href="?c=2">Kinh tế</a> &gt;&gt; <a href="?c=9">Giao thông</a></span>', "", ["Kinh tế", "Giao thông"]),
        ('<ul><li><a href="/category/nong-nghiep/" rel="tag">Nông nghiệp</a></li></ul>', "", ["Nông nghiệp"]),
        ('<div class="crumbs">' + "".join(f'<a href="/m{n}">Mục {n}</a>' for n in range(30)) + "</div>", "", ["Kinh tế"]),
    ],
)  # fmt: skip
def test_a_trail_is_told_from_a_menu(above: str, head: str, sections: list[str]) -> None:
    assert read(above=above, head=head).sections == sections


@pytest.mark.parametrize(
    ("above", "sections"),
    [
        ('<p class="cate"><a href="/doi-thoai">Đối thoại</a></p>', ["Đối thoại"]),
        ('<a class="cate-name" href="/doi-thoai">Đối thoại</a>', ["Đối thoại"]),
        ('<table><tr><td class="chuyenmuc"><font><b>Đối thoại</b></font></td></tr></table>', ["Đối thoại"]),
        ('<span id="ctl00_lblLoai" class="loaitin">Đối thoại</span>', ["Đối thoại"]),
        ('<div class="duongdan"><a href="/doi-thoai">Đối thoại</a></div>', ["Đối thoại"]),
        ('<div><a href="/kinh-te">Kinh tế</a></div>', ["Kinh tế"]),
        ('<div><a href="/gia-vang">Giá vàng</a></div>', []),
        ('<p>Chuyên mục: <a href="/doi-thoai">Đối thoại</a></p>', ["Đối thoại"]),
        ('<div class="section">Thứ hai, 23/11/2026</div>', []),
        ('<div class="cate-menu"><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a></div>', []),
    ],
)  # fmt: skip
def test_a_label_close_above_the_headline_is_the_section_where_nothing_else_says_it(
    above: str, sections: list[str]
) -> None:
    assert read(above=above, url="https://baolang.example/bai-10291.html").sections == sections


def test_a_link_to_a_category_right_below_the_headline_is_the_section_however_it_is_marked() -> (
    None
):
    html = f"""<html lang="vi"><head><title>{TITLE}</title></head><body><div class="x"><h1>{TITLE}</h1>
    <div class="meta"><span><a href="https://baolang.example/category/quan-dan/">Quân - dân</a></span></div>
    <div class="y">{TEXT}<p>Xem <a href="/category/the-thao/">Thể thao</a>.</p></div></div></body></html>"""
    article = pages.read(html.encode(), "https://baolang.example/bai-10291/")
    assert article.sections == ["Quân - dân"]


@pytest.mark.parametrize(
    ("path", "sections"),
    [
        ("/doi-song/chuyen-lang-10291.html", ["Đời sống"]),
        ("/2013/03/chuyen-lang.html", []),
    ],
)
def test_sections_of_an_address_are_called_as_the_sites_links_call_them(
    path: str, sections: list[str]
) -> None:
    links = '<p><a href="/doi-song.html">Đời sống</a></p><p><a href="/2013/">2013</a></p>'
    assert read(below=links, url=f"https://baolang.example{path}").sections == sections


def test_the_front_page_of_an_edition_is_no_section() -> None:
    links = '<p><a href="/en/">Home</a></p><p><a href="/en/culture">Culture</a></p>'
    url = "https://baolang.example/en/culture/weavers-3961/"
    assert read(below=links, url=url).sections == ["Culture"]
