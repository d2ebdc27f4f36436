"""Pages that are no articles are told from those that are, with the reason."""

from collections.abc import Iterator

import pytest

from crawler import pages
from tests.newspapers import families
from tests.newspapers.paper import SECTIONS, STATIC, Paper

TEXT = "<p>" + "Một câu đủ dài để được coi là văn bản của bài báo. " * 8 + "</p>"
LIST = "".join(
    f'<h3><a href="/x/bai-{n}.html">Đầu đề của bài số {n} trong chuyên mục</a></h3><p>Đoạn trích ngắn.</p>'
    for n in range(8)
)
BRIEF = (
    "<p>Chiều 3/9, tại thôn Bến Lội xảy ra một vụ sạt lở, làm hư hỏng hai ngôi nhà.</p>"
    "<p>Rất may không có thiệt hại về người.</p>"
)
DATE = '<div class="m1">Thứ Tư, 04/09/2024, 08:15</div>'
PLAYER = '<div class="v9"><video src="/clips/2024/09/ban-tin.mp4"></video></div>'
MOST_READ = "".join(
    f'<div class="o"><a href="/a/tin-{n}-{n}881.html"><img src="/t/{n}.jpg"></a>'
    f'<a href="/a/tin-{n}-{n}881.html">Tin được bạn đọc xem nhiều trong ngày số {n}</a></div>'
    for n in range(6)
)


def teaser(number: int, holder: str = "h3", *, date: str = "", picture: bool = True) -> str:
    """Return another article as sections show it."""
    href = f"/xa-hoi/nguoi-dan-vung-cao-don-tet-som-{number}.html"
    shown = f'<a href="{href}"><img src="/thumb/{number}.jpg"></a>' if picture else ""
    return (
        f'<div class="k">{shown}<{holder} class="k-t"><a href="{href}">Người dân vùng cao đón Tết sớm năm {number}</a></{holder}>'
        f'<span>{date}</span><div class="k-d">Những ngày này, không khí Tết đã về khắp các thôn làng vùng cao của tỉnh, bà con phấn khởi…</div></div>'
    )


@pytest.mark.parametrize(
    ("html", "path", "is_article", "reason"),
    [
        ('<body class="single single-post postid-7">', "/a/", True, "single"),
        ('<body class="single single-attachment attachment">', "/a/", False, "attachment"),
        ('<body class="single-post single-paged-2 single">', "/a/2/", False, "further page"),
        ('<body class="archive category">', "/a/", False, "listing"),
        ('<body class="search search-results">', "/?s=x", False, "search"),
        ('<body class="error404">', "/a/", False, "error"),
        ("<title>404 - Không tìm thấy trang</title><p>x", "/a.html", False, "error"),
        (f"<h1>Đầu đề của bài</h1>{TEXT}", "/a/bai-1.html", True, "headline"),
        (f"<h1>Đầu đề của bài</h1>{TEXT}", "/", False, "front page"),
        (f"<h1>Chuyên mục</h1>{LIST}", "/chinh-tri/", False, "listing"),
        (f"<h1>Từ khóa</h1>{LIST}", "/tag/x/", False, "listing"),
        (f"<h1>Đầu đề của bài</h1>{TEXT}", "/chinh-tri/trang/12", False, "listing"),
        (f"<h1>Đầu đề của bài</h1>{TEXT}", "/Trang/newsdetail.aspx?NewsId=1183", True, "headline"),
        ('<form><input name="u"><input type="password"></form>', "/vao", False, "login"),
        ('<script type="application/ld+json">{"@type":"NewsArticle"}</script><p>x', "/a.html", True, "JSON-LD"),
        ("", "/a.html", False, "no headline"),
        # Sections with little or nothing in them.
        ('<h1>Xã hội</h1><div id="rows"></div><script>load("rows")</script>', "/xa-hoi", False, "nothing of its own"),
        ("<h1>Nghị quyết vào cuộc sống hôm nay</h1><div>Chưa có tin</div>", "/nghi-quyet", False, "nothing of its own"),
        (f"<h1>Xã hội</h1>{teaser(1)}", "/xa-hoi", False, "listing"),
        (f"<h1>Xã hội</h1>{teaser(1)}{teaser(2)}", "/xa-hoi", False, "listing"),
        (f"<h1>Xã hội</h1>{teaser(1, 'p', picture=False)}", "/xa-hoi", False, "listing"),
        (f"<h1>Người tốt, việc tốt quanh ta</h1>{teaser(1)}{teaser(2)}{teaser(3)}", "/nguoi-tot", False, "listing"),
        (f'<div class="cate-name">Xã hội</div>{teaser(1, "h2")}', "/xa-hoi", False, ""),
        (f"<h1>Video</h1>{PLAYER}{''.join(map(teaser, range(4)))}", "/video", False, "video index"),
        (f'{PLAYER}<h2><a href="/clip/ban-tin-toi-881.html">Bản tin tối ngày 4 tháng 9</a></h2>{"".join(map(teaser, range(5)))}', "/video-clip", False, "video index"),
        # Sites that say "not found" with status 200.
        ("<h1>Rất tiếc!</h1><p>Trang bạn tìm không tồn tại hoặc đã bị xóa khỏi hệ thống.</p>", "/a/bai-7.html", False, "error"),
        (f"<h1>Không tìm thấy nội dung</h1>{MOST_READ}", "/a/bai-7.html", False, "error"),
        ("<h1>Bài viết đã bị gỡ bỏ</h1><p>Mời bạn đọc quay lại trang chủ.</p>", "/a/bai-7.html", False, "error"),
        # Articles with little in them.
        (f"<h1>Sạt lở tại thôn Bến Lội</h1>{DATE}{BRIEF}{MOST_READ}", "/a/sat-lo-71.html", True, "headline"),
        (f"<h1>Sạt lở tại thôn Bến Lội</h1>{BRIEF}", "/a/sat-lo-71.html", True, "headline"),
        (f'<h1>Sạt lở tại thôn Bến Lội</h1>{DATE}<p><a href="/a/mua-lon-70.html">&gt;&gt; Mưa lớn kéo dài ở các xã vùng cao</a></p>{BRIEF}', "/a/sat-lo-71.html", True, "headline"),
        (f"<h1>Bản tin thời sự tối 4/9</h1>{PLAYER}{MOST_READ}", "/a/ban-tin-4-9.html", True, "headline"),
        (f"<h1>Bản tin thời sự tối 4/9</h1>{PLAYER}", "/a/ban-tin-4-9.html", True, "headline"),
        (f'<h1>Infographic: Mười sự kiện trong năm</h1>{DATE}<img src="/i/muoi.png">', "/a/muoi-5.html", True, "headline"),
        ('<h1>Chợ phiên Bến Lội</h1><p><img src="/i/1.jpg"></p><p><img src="/i/2.jpg"></p><p><img src="/i/3.jpg"></p>', "/a/cho-9.html", True, "headline"),
        (f"<h1>Chợ phiên Bến Lội hôm nay</h1>{DATE}{MOST_READ}", "/a/cho-9.html", True, "no text"),
    ],
)  # fmt: skip
def test_page_is_recognised(html: str, path: str, is_article: bool, reason: str) -> None:
    found = pages.recognise(pages.parse(html.encode()), f"https://baolang.example{path}")
    assert found.is_article == is_article
    assert reason in found.reason


def shown(paper: Paper) -> Iterator[tuple[str, bytes | str, bool]]:
    """Yield addresses and pages of `paper`, and whether each is an article."""
    for piece in paper.pieces:
        page = paper.shown(piece.title, paper.body(piece), piece)
        yield paper.article(piece), page.body, True
    for number, (name, slug) in enumerate(SECTIONS):
        for count in range(6):
            chosen = paper.pieces[:count]
            path = paper.section(number)
            yield path, paper.listing(name, path, 1, chosen).body, False
            path = f"/chu-de/{slug}.html"
            yield path, paper.listing(f"Chủ đề: {name}", path, 1, chosen).body, False
    others = dict(paper.answers())
    yield from ((path, others[path].body, False) for path in ("/", *STATIC) if path in others)


@pytest.mark.parametrize(
    "family",
    [*families.FAMILIES, families.Unheard, families.Flat],
    ids=lambda family: family.__name__,
)
def test_no_listing_of_any_family_is_an_article_however_short(family: type[Paper]) -> None:
    paper = family(24)
    site = f"https://{getattr(paper, 'host', 'baomau.example')}"
    for path, page, is_article in shown(paper):
        html = page if isinstance(page, bytes) else page.encode()
        found = pages.recognise(pages.parse(html), f"{site}{path}")
        assert found.is_article == is_article, (path, found.reason)
