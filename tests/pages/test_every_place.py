"""Each form of byline, day, caption and furniture is told at each place where sites print it.

One article in markup without names that mean anything; a form times a place is a page.
"""

from collections.abc import Callable

import pytest

from crawler import pages
from crawler.article import Article
from pipelines import clean

URL = "https://baolang.example/tin-tuc/tuoi-tre-ia-lung-ra-quan-771204.html"
TITLE = "Tuổi trẻ Ia Lưng ra quân làm thủy lợi nội đồng"
TEXT = (
    "Sáng 12/5, tại xã Ia Lưng, hơn 200 đoàn viên thanh niên đã ra quân nạo vét kênh mương, phát quang bụi rậm hai bên đường liên thôn.",
    "Hoạt động nằm trong kế hoạch tháng thanh niên của huyện, kéo dài đến hết tháng, với sự tham gia của dân quân và cán bộ các làng.",
    "Theo Bí thư Đoàn xã, mỗi năm xã có thêm từ ba đến năm công trình như vậy, phần lớn do đoàn viên tự đóng góp ngày công và vật liệu.",
    "Kết thúc buổi sáng, gần 2 km kênh đã thông dòng, nước về đến những chân ruộng cuối cùng của cánh đồng làng Krông.",
    "Bà con trong làng phấn khởi, nhiều hộ mang nước uống và khoai luộc ra tận ruộng tiếp sức cho các bạn trẻ.",
)
WORDPRESS = '<meta name="generator" content="WordPress 4.9">'
ACCOUNT = '<span class="byline"><span class="author vcard"><a href="/author/admin/">admin</a></span></span>'


def p(texts: tuple[str, ...] = TEXT) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(column: str, *, head: str = "", day: str = "<div>12/05/2016 07:30</div>") -> Article:
    """Return the article of a page with `column` under its headline."""
    html = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head><body><div>
    <div class="mn"><a href="/">Trang chủ</a><a href="/kt">Kinh tế</a></div><div class="c1"><h1>{TITLE}</h1>{day}{column}</div>
    <div class="f">Giấy phép số 12/GP-TTĐT. Ghi rõ nguồn khi phát hành lại</div></div></body></html>"""
    return clean(pages.read(html.encode(), URL, fetched="2026-11-23T01:00:00+00:00"))


def is_whole(article: Article) -> bool:
    """Say whether the text is all there and nothing else."""
    return article.text.split("\n\n") == list(TEXT)


BYLINES = {
    "Quang Mẫn": ["Quang Mẫn"],
    "QUANG MẪN – DUY PHONG": ["QUANG MẪN", "DUY PHONG"],
    "Quang Mẫn, Duy Phong": ["Quang Mẫn", "Duy Phong"],
    "Q.M": ["Q.M"],
    "Nguyễn Thị Hồng Vân": ["Nguyễn Thị Hồng Vân"],
    "Y Krăk": ["Y Krăk"],
    "K'Brửi": ["K'Brửi"],
    "(Quang Mẫn)": ["Quang Mẫn"],
    "Bài, ảnh: Quang Mẫn": ["Quang Mẫn"],
    "Tin và ảnh: Duy Phong": ["Duy Phong"],
    "Bài: QUANG MẪN - Ảnh: DUY PHONG": ["QUANG MẪN", "DUY PHONG"],
    "Thực hiện: Quang Mẫn - Duy Phong": ["Quang Mẫn", "Duy Phong"],
    "Tác giả: Quang Mẫn": ["Quang Mẫn"],
    "PV Quang Mẫn": ["Quang Mẫn"],
    "ThS. Quang Mẫn": ["Quang Mẫn"],
    "Quang Mẫn (TTXVN)": ["Quang Mẫn"],
    "Thanh Tuấn (tổng hợp)": ["Thanh Tuấn"],
    "Theo TTXVN": [],
    "Nhóm PV": [],
    "Ban Biên tập": [],
}
RIGHT = '<p style="text-align: right;">{}</p>'
SIGNED: dict[str, Callable[[str], str]] = {
    "a last paragraph": lambda line: f"<div>{p()}<p>{line}</p></div>",
    "in bold": lambda line: f"<div>{p()}<p><strong>{line}</strong></p></div>",
    "in italics": lambda line: f"<div>{p()}<p><em>{line}</em></p></div>",
    "at the right margin": lambda line: f"<div>{p()}{RIGHT.format(line)}</div>",
    "as a heading": lambda line: f'<div>{p()}<h4 style="text-align:right">{line}</h4></div>',
    "behind a line end": lambda line: f"<div>{p(TEXT[:-1])}<p>{TEXT[-1]}<br><b>{line}</b></p></div>",
    "under lines": lambda line: f"<div>{'<br><br>'.join(TEXT)}<br><div align=right><b>{line}</b></div></div>",
    "between blanks": lambda line: f"<div>{p()}<p>&nbsp;</p>{RIGHT.format(f'<em><b>{line}</b></em>')}<p>&nbsp;</p></div>",
    "named in the text": lambda line: f'<div>{p()}<p class="pAuthor">{line}</p></div>',
    "right under the text": lambda line: f"<div>{p()}</div><p style='text-align:right'><b>{line}</b></p>",
    "named under the text": lambda line: f'<div>{p()}</div><div class="author">{line}</div>',
    "named above the text": lambda line: f'<div class="tac-gia">{line}</div><div>{p()}</div>',
    "in a table's last row": lambda line: f"<table><tr><td>{p()}</td></tr><tr><td align=right><b>{line}</b></td></tr></table>",
    "under a bold lead": lambda line: f"<div><p><b>{TEXT[0]}</b></p><p><em>{line}</em></p>{p(TEXT[1:])}</div>",
    "above tags": lambda line: f'<div>{p()}{RIGHT.format(line)}<p>Từ khóa: <a href="/tag/a">thanh niên</a></p></div>',
    "above a picture": lambda line: f'<div>{p()}{RIGHT.format(line)}<p><img src="/u/a.jpg" width="600"></p></div>',
}  # fmt: skip


@pytest.mark.parametrize("head", ["", WORDPRESS], ids=["any system", "WordPress"])
@pytest.mark.parametrize("line", BYLINES)
def test_a_byline_is_read_wherever_it_stands(line: str, head: str) -> None:
    wrong = {}
    for place, column in SIGNED.items():
        article = read((ACCOUNT if head else "") + column(line), head=head)
        names = [author.name for author in article.authors]
        if names != BYLINES[line] or not is_whole(article):
            wrong[place] = (names, article.text)
    assert not wrong


DAYS = {
    "Thứ Năm, 12/05/2016, 07:30": "2016-05-12T07:30:00+07:00",
    "12-05-2016 07:30": "2016-05-12T07:30:00+07:00",
    "12.05.2016 | 07:30": "2016-05-12T07:30:00+07:00",
    "07h30 ngày 12/5/2016": "2016-05-12T07:30:00+07:00",
    "Cập nhật lúc 07:30, 12/05/2016": "2016-05-12T07:30:00+07:00",
    "T5, 12/05/2016 - 07:30": "2016-05-12T07:30:00+07:00",
    "[12/05/2016 07:30]": "2016-05-12T07:30:00+07:00",
    "12/05/16 07:30": "2016-05-12T07:30:00+07:00",
    "12/05/2016 07:30 (GMT+7)": "2016-05-12T07:30:00+07:00",
    "Lượt xem: 1.234 | 12/05/2016 07:30": "2016-05-12T07:30:00+07:00",
    "Đăng lúc: Thứ năm - 12/05/2016 07:30 - Người đăng bài viết: admin": "2016-05-12T07:30:00+07:00",
    "Ngày 12 tháng 5 năm 2016": "2016-05-12",
    "12 Tháng Năm, 2016": "2016-05-12",
    "12 Th5, 2016": "2016-05-12",
    "Đăng ngày 12/05/2016": "2016-05-12",
}
DATED: dict[str, Callable[[str], str]] = {
    "in a bare box": lambda day: f"<div>{day}</div><div>{p()}</div>",
    "in italics": lambda day: f"<p><i>{day}</i></p><div>{p()}</div>",
    "in the text's box": lambda day: f"<div><p>{day}</p>{p()}</div>",
    "under the text": lambda day: f'<div>{p()}</div><div class="time">{day}</div>',
    "in a list": lambda day: f'<ul class="info"><li>{day}</li><li>Lượt xem: 77</li></ul><div>{p()}</div>',
    "beside buttons": lambda day: f'<div><span>{day}</span> <a href="#">Chia sẻ</a> <a href="#">In bài</a></div><div>{p()}</div>',
    "behind an icon": lambda day: f'<div><i class="fa fa-clock-o"></i> {day}</div><div>{p()}</div>',
    "in a cell": lambda day: f"<table><tr><td><font color=gray>{day}</font></td></tr><tr><td>{p()}</td></tr></table>",
}  # fmt: skip


@pytest.mark.parametrize("day", DAYS)
def test_the_day_is_read_wherever_it_stands(day: str) -> None:
    others = '<div><h3>Tin khác</h3><ul><li><a href="/a1.html">Ia Lưng trồng thêm cà phê</a> (10/05/2016)</li><li><a href="/a2.html">Khai mạc giải bóng chuyền</a> (09/05/2016)</li></ul></div>'
    wrong = {}
    for place, column in DATED.items():
        article = read(column(day) + others, day="")
        if article.published != DAYS[day] or article.authors or not is_whole(article):
            wrong[place] = (article.published, article.authors, article.text)
    assert not wrong


PICTURE = '<img src="/upload/2016/a.jpg" width="600">'
CAPTIONS = {
    "Đoàn viên nạo vét kênh mương": ("Đoàn viên nạo vét kênh mương", None),
    "Đoàn viên nạo vét kênh mương. Ảnh: Quang Mẫn": (
        "Đoàn viên nạo vét kênh mương.",
        "Quang Mẫn",
    ),
    "Đoàn viên nạo vét kênh mương (Ảnh: Q.M)": ("Đoàn viên nạo vét kênh mương", "Q.M"),
    "Ảnh: Quang Mẫn": (None, "Quang Mẫn"),
}
CENTRED = '<p style="text-align:center">{}</p>'
CAPTIONED: dict[str, Callable[[str], str]] = {
    "figure": lambda line: f"<figure>{PICTURE}<figcaption>{line}</figcaption></figure>",
    "WordPress": lambda line: f'<div class="wp-caption">{PICTURE}<p class="wp-caption-text">{line}</p></div>',
    "centred italics": lambda line: CENTRED.format(PICTURE) + CENTRED.format(f"<em>{line}</em>"),
    "behind a line end": lambda line: CENTRED.format(f"{PICTURE}<br><em>{line}</em>"),
    "plain and centred": lambda line: CENTRED.format(PICTURE) + CENTRED.format(line),
    "table": lambda line: f"<table align=center><tr><td>{PICTURE}</td></tr><tr><td>{line}</td></tr></table>",
    "named": lambda line: f'<p class="pBody">{PICTURE}</p><p class="pCaption">{line}</p>',
    "small print": lambda line: f'<div align=center>{PICTURE}<br><span style="font-size:12px;font-style:italic">{line}</span></div>',
    "font": lambda line: f"<center>{PICTURE}<br><font size=2 color=blue><i>{line}</i></font></center>",
    "list of terms": lambda line: f'<dl class="wp-caption"><dt>{PICTURE}</dt><dd>{line}</dd></dl>',
}  # fmt: skip
PICTURED: dict[str, Callable[[str], str]] = {
    "amid the text": lambda box: f"<div>{p(TEXT[:2])}{box}{p(TEXT[2:])}</div>",
    "first": lambda box: f"<div>{box}{p()}</div>",
    "last, above the byline": lambda box: f"<div>{p()}{box}{RIGHT.format('<b>Hải Yến</b>')}</div>",
    "under a bold lead": lambda box: f"<div><p><strong>{TEXT[0]}</strong></p>{box}{p(TEXT[1:])}</div>",
}  # fmt: skip


@pytest.mark.parametrize("markup", CAPTIONED)
@pytest.mark.parametrize("line", CAPTIONS)
def test_a_caption_is_told_from_text_wherever_it_stands(line: str, markup: str) -> None:
    wrong = {}
    for place, column in PICTURED.items():
        article = read(column(CAPTIONED[markup](line)))
        (image,) = article.images
        names = [author.name for author in article.authors]
        told = (image.caption, image.credit) == CAPTIONS[line]
        if not told or not is_whole(article) or names != ["Hải Yến"] * ("byline" in place):
            wrong[place] = (image.caption, image.credit, names, article.text)
    assert not wrong


OTHERS = '<ul><li><a href="/a1.html">Ia Lưng trồng thêm 20 ha cà phê</a></li><li><a href="/a2.html">Khai mạc giải bóng chuyền các làng</a></li></ul>'
ONE = '<a href="/a1.html">Ia Lưng trồng thêm 20 ha cà phê xen canh</a>'
FURNITURE = {
    "others in a box": f"<div><b>Tin liên quan</b>{OTHERS}</div>",
    "others behind a label": f"<p><strong>Tin liên quan:</strong></p>{OTHERS}",
    "one behind an arrow": f"<p>&gt;&gt; {ONE}</p>",
    "one behind words": f"<p><em>Xem thêm: {ONE}</em></p>",
    "one alone": f"<p><strong>{ONE}</strong></p>",
    "others with their day": f"<div>{ONE} <span>(10/05/2016)</span></div><div>{ONE} <span>(09/05/2016)</span></div>",
    "tags": '<p>Từ khóa: <a href="/tag/a">thanh niên</a>, <a href="/tag/b">thủy lợi</a></p>',
    "buttons": '<div><a href="#">Chia sẻ</a> <a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">In bài</a></div>',
    "counts": "<p>Lượt xem: 1.234</p>",
    "stars": "<div>★★★★★ 5/5 - (2 bình chọn)</div>",
    "votes": "<div>Tổng số điểm của bài viết là: 5 trong 1 đánh giá</div>",
    "a form for comments": "<form><h4>Ý kiến của bạn</h4><label>Họ tên</label><input><textarea></textarea><button>Gửi bình luận</button></form>",
    "no comments": "<p>Chưa có bình luận nào. Hãy là người đầu tiên bình luận!</p>",
    "log in": "<p>Vui lòng đăng nhập để bình luận</p>",
    "a newsletter": "<div><p>Đăng ký nhận bản tin để không bỏ lỡ tin mới</p><input type=email><button>Đăng ký</button></div>",
    "an app": '<p>Tải ứng dụng Báo Làng trên <a href="https://apps.apple.com/x">App Store</a></p>',
    "a channel": "<div>Quan tâm Zalo OA của Báo Làng để nhận tin mới nhất</div>",
    "rights": "<p>© Bản quyền thuộc Báo Làng. Cấm sao chép dưới mọi hình thức nếu chưa có văn bản chấp thuận.</p>",
    "an advertisement": "<p>- Quảng cáo -</p>",
    "the section": '<p>Chuyên mục: <a href="/kt">Kinh tế</a></p>',
    "chapters": '<div><p>Mục lục</p><ol><li><a href="#a">Nạo vét kênh</a></li><li><a href="#b">Phát quang bụi rậm</a></li></ol></div>',
    "the last change": "<p>Cập nhật lần cuối: 12/05/2016 09:00</p>",
    "neighbours": f"<p>Bài trước: {ONE}</p><p>Bài sau: {ONE}</p>",
}  # fmt: skip
BESIDE_TEXT: dict[str, Callable[[str], str]] = {
    "at its end": lambda box: f"<div>{p()}{box}</div>",
    "under the byline": lambda box: f"<div>{p()}{RIGHT.format('<b>Hải Yến</b>')}{box}</div>",
    "amid it": lambda box: f"<div>{p(TEXT[:3])}{box}{p(TEXT[3:])}</div>",
    "below it": lambda box: f"<div>{p()}</div><div>{box}</div>",
    "above it": lambda box: f"{box}<div>{p()}</div>",
    "at the end of named text": lambda box: f'<div class="entry-content">{p()}{box}</div>',
}


@pytest.mark.parametrize("name", FURNITURE)
def test_furniture_is_no_text_wherever_it_stands(name: str) -> None:
    wrong = {}
    for place, column in BESIDE_TEXT.items():
        article = read(column(FURNITURE[name]))
        names = [author.name for author in article.authors]
        if not is_whole(article) or names != ["Hải Yến"] * ("byline" in place):
            wrong[place] = (names, article.text)
    assert not wrong
