"""Pages as WordPress themes and plugins print them, in Vietnamese and in other languages."""

from typing import Any

import pytest

from crawler import pages
from crawler.article import Article
from pipelines import clean

URL = "https://blog.example/the-ferry/"
TEXTS = {
    "de": [
        "Wenn Heino Brandt den Diesel anwirft, wissen die Leute im Dorf, dass es sieben Uhr ist.",
        "Seit 1981 setzt er Räder, Kinderwagen und im Herbst auch Schafe über den Fluss, für wenig Geld.",
        "Im Oktober läuft die Genehmigung aus, und der Landkreis will an dieser Stelle eine Brücke bauen.",
    ],
    "en": [
        "When Heino starts the engine of the ferry, everybody in the village knows that it is seven.",
        "Since 1981 he has carried bicycles, prams and sheep over the river, for a coin and a word or two.",
        "In October his licence will end, and the county wants to build a bridge at the very same place.",
    ],
    "es": [
        "Cuando Heino arranca el motor de la barca, todos en el pueblo saben que son las siete en punto.",
        "Desde 1981 pasa bicicletas, cochecitos y ovejas de una orilla a otra, por una moneda y unas palabras.",
        "En octubre se acaba su permiso, y la provincia quiere levantar un puente en ese mismo lugar del río.",
    ],
    "fr": [
        "Quand Heino lance le moteur du bac, tout le monde au village sait qu’il est sept heures du matin.",
        "Depuis 1981, il passe des vélos, des poussettes et des moutons, pour une pièce et quelques mots.",
        "En octobre, son permis prendra fin, et le département veut bâtir un pont à cet endroit du fleuve.",
    ],
    "vi": [
        "Cứ bảy giờ sáng, ông Hải nổ máy chiếc phà, và cả làng biết rằng một ngày mới đã bắt đầu trên sông.",
        "Từ năm 1981, ông chở xe đạp, người và cả đàn cừu sang sông, lấy vài đồng tiền lẻ và một câu chuyện.",
        "Tháng 10 này giấy phép hết hạn, huyện dự định xây một cây cầu ở đúng chỗ bến phà của ông Hải.",
    ],
}


def read(lang: str, meta: str, *, end: str = "", head: str = "", above: str = "") -> Article:
    """Return the article of a page in `lang` with `meta` under its headline, `end` under its text."""
    text = "".join(f"<p>{line}</p>" for line in TEXTS[lang])
    html = f"""<!DOCTYPE html><html lang="{lang}"><head><title>The ferry | Blog</title>{head}</head>
    <body class="single single-post postid-7"><header id="masthead"><span class="today">23/11/2026</span></header>
    <main><article class="post-7 post type-post hentry">{above}<header class="entry-header"><h1 class="entry-title">The ferry</h1>
    {meta}</header><div class="entry-content">{text}{end}</div></article></main></body></html>"""
    return clean(pages.read(html.encode(), URL, fetched="2026-11-23T01:00:00+00:00"))


@pytest.mark.parametrize(
    ("lang", "meta", "names", "day"),
    [
        pytest.param(
            "de",
            '<p class="meta post-meta">Posted on <span class="updated">3. März 2014</span> by <span class="vcard author">'
            '<span class="fn"><a href="/author/gesine/" rel="author">Gesine Holt</a></span></span> in <a href="/c/">Orte</a></p>',
            ["Gesine Holt"],
            "2014-03-03",
            id="MH Magazine",
        ),
        pytest.param(
            "es",
            '<div class="meta-info"><div class="td-post-author-name"><div class="td-author-by">Por</div> <a href="/author/l/">Lucía Fernández</a>'
            '<div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date updated td-module-date"'
            ' datetime="2021-03-03T09:15:00+00:00">3 marzo, 2021</time></span><span class="td-post-date td-post-modified-date">'
            '<time class="entry-date updated td-module-date" datetime="2021-03-03T09:15:00+00:00">Modified date: 9 marzo, 2021</time></span></div>',
            ["Lucía Fernández"],
            "2021-03-03",
            id="Newsmag, the change with the day's own time",
        ),
        pytest.param(
            "fr",
            '<p class="signature">Par <a href="/auteur/mk">Maïwenn Kerdoncuff</a> et <a href="/auteur/pj">Paul Jaouen</a>,'
            " le 5 mai 2021 à 18h30 – mis à jour le 7 mai 2021</p>",
            ["Maïwenn Kerdoncuff", "Paul Jaouen"],
            "2021-05-05",
            id="a line of words, two who wrote, day and change",
        ),
        pytest.param(
            "de",
            '<p class="zeile">Von Maria von Trapp, 4. Januar 2023</p>',
            ["Maria von Trapp"],
            "2023-01-04",
            id="a line without any link",
        ),
        pytest.param(
            "es",
            '<div class="fecha"><span class="day">09</span><span class="month">enero</span><span class="year">2013</span></div>'
            '<span class="author">Escrito por: Ana Gil</span>',
            ["Ana Gil"],
            "2013-01-09",
            id="a leaf of a calendar",
        ),
    ],
)
def test_who_wrote_and_when_in_other_languages(
    lang: str, meta: str, names: list[str], day: str
) -> None:
    article = read(lang, meta)
    assert [author.name for author in article.authors] == names
    assert (article.published or "")[:10] == day
    assert article.paragraphs == TEXTS[lang]


SIGNED = '<p style="text-align: right;"><strong>Thanh Hà</strong></p>'
GENERATOR = '<meta name="generator" content="WordPress 5.8">'


@pytest.mark.parametrize(
    ("meta", "published"),
    [
        pytest.param(
            '<time class="updated" datetime="2017-10-05T09:15:44+00:00">Posted on 5 Tháng Mười, 2017 at 9:15 sáng.</time>'
            '<p class="byline author">Written by <a href="/author/admin/" rel="author" class="fn">admin</a></p>',
            "2017-10-05T09:15:00+07:00",
            id="FoundationPress, a clock of Vietnam's with a zero behind it",
        ),
        pytest.param(
            '<span class="author-links"><span class="item-metadata posts-author"><a href="/author/phongtt/">phongtt</a></span>'
            '<span class="item-metadata posts-date"><a href="/2021/09/">20 Tháng Chín, 2021</a></span></span>',
            "2021-09-20",
            id="CoverNews, the date linked to its month",
        ),
        pytest.param(
            "<p>17/06/2025<span>  8:40 am</span> | Đăng bởi : quantriweb | Luợt xem : 1043</p>",
            "2025-06-17T08:40:00+07:00",
            id="a theme of an agency's own",
        ),
        pytest.param(
            '<div class="pull-right">Đăng bởi vanthu, 12 Tháng Tám, 2016</div>',
            "2016-08-12",
            id="account and day on one line",
        ),
        pytest.param(
            '<p class="meta-info">Posted by <a href="/author/admin/" rel="author">admin</a> on Th3 12, 2012 in'
            ' <a href="/category/du-bao/" rel="category tag">Dự báo</a> | <a href="#respond">0 comments</a></p>',
            "2012-03-12",
            id="Elegant Themes",
        ),
        pytest.param(
            '<span>Bởi <b>Ban biên tập</b></span><span class="time"><time class="post-published updated"'
            ' datetime="2018-03-22T10:05:18+07:00">Đăng ngày <b>22 Tháng Ba, 2018</b></time></span>',
            "2018-03-22T10:05:18+07:00",
            id="Publisher",
        ),
    ],
)
def test_who_signed_the_text_counts_and_no_account(meta: str, published: str) -> None:
    article = read("vi", meta, end=SIGNED, head=GENERATOR)
    assert [author.name for author in article.authors] == ["Thanh Hà"]
    assert article.published == published
    assert article.paragraphs == TEXTS["vi"]


def picture(article: Article) -> list[Any]:
    """Return address, caption and credit of the pictures of `article`."""
    return [(image.url, image.caption, image.credit) for image in article.images]


def test_microdata_names_the_whole_picture_that_a_theme_shows_smaller() -> None:
    shown = """<div itemprop="image" itemscope itemtype="http://schema.org/ImageObject">
    <img class="wp-post-image" width="758" height="426" src="/wp-content/uploads/a-758x426.jpg" alt="">
    <meta itemprop="url" content="https://blog.example/wp-content/uploads/a.jpg"></div>"""
    assert picture(read("en", shown)) == [
        ("https://blog.example/wp-content/uploads/a.jpg", None, None)
    ]


def test_a_builders_figure_is_a_picture_whatever_the_builder_calls_it() -> None:
    shown = """<figure class="brxe-image tag"><picture><source type="image/webp" data-srcset="/a-1024x683.jpg.webp 1024w">
    <img width="1024" height="683" src="data:image/svg+xml,x" data-src="/a.jpg"></picture>
    <figcaption>Am Fluss (Foto: Gesine Holt)</figcaption></figure>"""
    assert picture(read("de", shown)) == [("https://blog.example/a.jpg", "Am Fluss", "Gesine Holt")]


@pytest.mark.parametrize(
    "end",
    [
        '<div class="saboxplugin-wrap"><div class="saboxplugin-authorname"><a href="/author/g/">Gesine Holt</a></div>'
        '<div class="saboxplugin-desc">Gesine writes of rivers.</div></div>',
        '<div class="post-ratings">(<strong>5</strong> votes, average: <strong>4,20</strong> out of 5)</div>',
        '<div class="yarpp yarpp-related"><h3>See also:</h3><ol><li><a href="/a/" rel="bookmark">The miller of the moor</a></li></ol></div>',
        "(Visited 1,023 times, 1 visits today)",
        '<div class="a-wrap"><div class="label">Ad</div></div>',
    ],
)
def test_what_plugins_add_to_the_text_is_none_of_it(end: str) -> None:
    assert read("en", "", end=end).paragraphs == TEXTS["en"]


class Station:
    """An outlet on WordPress."""

    layout = pages.WORDPRESS


def read_as_outlet(html: str) -> Article:
    """Return the article of the page `html` of an outlet that is known to be on WordPress."""
    return clean(pages.read(html.encode(), URL, outlet=Station()))


VIETNAMESE = "".join(f"<p>{line}</p>" for line in TEXTS["vi"])
HEAD = "<head><title>Người giữ bến phà – Báo Sông</title></head>"


def test_the_headline_says_what_the_page_declares_though_the_section_is_set_as_one() -> None:
    article = read_as_outlet(f"""<html lang="vi">{HEAD}<body><div class="page-title-bar"><h1 class="entry-title">Tin tức</h1></div>
    <article class="hentry type-post"><h2 class="entry-title">Người giữ bến phà</h2><div class="entry-content">{VIETNAMESE}</div>
    </article></body></html>""")
    assert (article.title, article.paragraphs) == ("Người giữ bến phà", TEXTS["vi"])


def test_the_headline_is_the_layouts_where_the_page_declares_another_title() -> None:
    article = read_as_outlet(f"""<html lang="vi">{HEAD}<body><article class="hentry type-post"><h1 class="entry-title">Chiếc phà trên sông</h1>
    <div class="entry-content"><h2>Lời kể của ông Hải</h2>{VIETNAMESE}</div></article></body></html>""")
    assert article.title == "Chiếc phà trên sông"


def test_the_text_of_a_card_of_another_article_is_not_this_ones() -> None:
    card = '<li><h3><a href="/{0}/">Chuyện khác số {0}</a></h3><div class="post-content"><p>02/04/2023</p></div></li>'
    cards = "".join(map(card.format, range(3)))
    article = read_as_outlet(f"""<html lang="vi">{HEAD}<body><main><h1>Người giữ bến phà</h1><div class="brxe-post-content">{VIETNAMESE}</div>
    <div class="related-posts"><ul>{cards}</ul></div></main></body></html>""")
    assert article.paragraphs == TEXTS["vi"]


def test_a_caption_may_stand_right_behind_the_box_of_the_featured_picture() -> None:
    article = read_as_outlet(f"""<html lang="vi">{HEAD}<body><article class="hentry type-post"><h1 class="entry-title">Người giữ bến phà</h1>
    <div class="post-thumbnail"><img class="wp-post-image" src="/pha.jpg" width="900"></div><span class="aft-image-caption"><p>Bến phà
    buổi sáng. Ảnh: Thanh Hà</p></span><div class="entry-content">{VIETNAMESE}</div></article></body></html>""")
    assert picture(article) == [("https://blog.example/pha.jpg", "Bến phà buổi sáng.", "Thanh Hà")]


def test_lines_about_the_article_in_a_layouts_text_are_none_of_it() -> None:
    lines = """<p>Posted by <a href="/author/admin/">admin</a> on Th3 12, 2012 in <a href="/c/">Dự báo</a> | 0 comments</p>
    <p>Cập nhật lần cuối ngày 20/03/2012</p>"""
    article = read_as_outlet(f"""<html lang="vi">{HEAD}<body><article class="hentry type-post"><h1 class="entry-title">Người giữ bến phà</h1>
    <div class="entry">{lines}{VIETNAMESE}<p>Download file | Play in new window | Duration: 31:12</p></div></article></body></html>""")
    assert article.paragraphs == TEXTS["vi"]


def test_the_clock_in_the_sites_header_is_no_articles_day() -> None:
    clock = '<header class="site-header"><span class="date">Thứ Hai, 23/11/2026</span></header>'
    page = """<html lang="vi">{head}<body class="single-post">{clock}<article class="hentry type-post"><h1 class="entry-title">Người giữ bến phà</h1>
    {meta}<div class="entry-content">{text}</div></article></body></html>"""
    shown = {
        '<p class="post-meta"><i></i> Thứ Sáu, 30/10/2020 14:25</p>': "2020-10-30T14:25:00+07:00",
        '<p class="post-meta">Ngày đăng: 30/01/2023</p>': "2023-01-30",
        "": None,
    }
    for meta, day in shown.items():
        html = page.format(head=HEAD, clock=clock, meta=meta, text=VIETNAMESE)
        assert read_as_outlet(html).published == day


@pytest.mark.parametrize(
    ("above", "lead"),
    [
        ('<div class="sapo">Bến phà nhỏ đã nối hai bờ sông suốt bốn mươi năm qua.</div>', "Bến phà nhỏ đã nối hai bờ sông suốt bốn mươi năm qua."),
        ('<div class="entry-excerpt"><p>Bến phà nhỏ đã nối hai bờ sông suốt bốn mươi năm [&hellip;]</p></div>', None),
        (f'<div class="entry-excerpt">{TEXTS["vi"][0]} Từ năm 1981</div>', None),
    ],
)  # fmt: skip
def test_a_lead_above_the_layouts_text_is_told_from_an_excerpt(
    above: str, lead: str | None
) -> None:
    article = read_as_outlet(f"""<html lang="vi">{HEAD}<body><article class="hentry type-post"><h1 class="entry-title">Người giữ bến phà</h1>
    {above}<div class="entry-content">{VIETNAMESE}</div></article></body></html>""")
    assert (article.lead, article.paragraphs) == (lead, TEXTS["vi"])


def test_a_headline_may_hold_its_date_and_stand_below_its_picture() -> None:
    html = f"""<html lang="vi"><head><title>Báo Sông | Người giữ bến phà</title></head><body><h1>Tin tức – Sự kiện</h1>
    <article class="post"><figure class="post-image"><img src="/pha.jpg" width="1024" height="585"></figure>
    <a href="/quang-cao/"><figure><img src="/khac.jpg" width="728"></figure></a>
    <h2 class="entry_title"><span class="date entry_date">11 Th10</span> Người giữ bến phà</h2>{VIETNAMESE}</article></body></html>"""
    article = clean(pages.read(html.encode(), URL))
    assert (article.title, article.paragraphs) == ("Người giữ bến phà", TEXTS["vi"])
    assert picture(article) == [("https://blog.example/pha.jpg", None, None)]


def test_the_part_of_a_declared_title_that_the_address_names_is_the_articles() -> None:
    html = f"<html><head><title>Đài Sông Nước | Người giữ bến phà</title></head><body><div>{VIETNAMESE}</div></body></html>"
    article = pages.read(html.encode(), "https://baosong.example/nguoi-giu-ben-pha-102.html")
    assert article.title == "Người giữ bến phà"


@pytest.mark.parametrize(
    ("lang", "meta", "end", "names", "day"),
    [
        pytest.param(
            "fr",
            '<div class="entry-meta"><span class="meta-prep meta-prep-author">Publié le</span> <a href="#" rel="bookmark"><span class="entry-date">'
            '12 janvier 2011</span></a> <span class="meta-sep">par</span> <span class="author vcard"><a class="url fn n" href="/author/o/">Odile Brancard</a></span></div>',
            '<div class="entry-utility">Cette entrée a été publiée dans <a href="/category/village/" rel="category tag">Village</a>.'
            ' Vous pouvez la mettre en favoris avec <a href="/x/">ce permalien</a>.</div>',
            ["Odile Brancard"],
            "2011-01-12",
            id="Twenty Ten",
        ),
        pytest.param(
            "de",
            "",
            '<p class="postmetadata alt"><small>Dieser Eintrag wurde am Dienstag, 21. Oktober 2008 um 18:40 Uhr erstellt und ist in der Kategorie'
            ' <a href="/?cat=3" rel="category">Unterwegs</a> abgelegt. Antworten zu diesem Eintrag können durch den <a href="/feed">RSS 2.0</a>-Feed'
            ' verfolgt werden. Sie können <a href="#respond">einen Kommentar hinterlassen</a>.</small></p>',
            [],
            "2008-10-21",
            id="Kubrick",
        ),
        pytest.param(
            "es",
            "<p>Por <strong>Ana Gil</strong>, en 12 de junio de 2022 a las 10:35</p><p>Actualizado el 13 de junio de 2022</p>",
            "",
            ["Ana Gil"],
            "2022-06-12",
            id="two lines of a theme's own",
        ),
    ],
)
def test_default_themes_in_translation(
    lang: str, meta: str, end: str, names: list[str], day: str
) -> None:
    article = read(lang, meta, end=end)
    assert [author.name for author in article.authors] == names
    assert (article.published or "")[:10] == day
    assert article.paragraphs == TEXTS[lang]


def test_a_picture_that_wordpress_marks_may_stand_above_everything() -> None:
    html = f"""<html lang="vi">{HEAD}<body><div class="single-featured-image-header"><img class="wp-post-image" width="2000" src="/pha.jpg"></div>
    <div id="content"><article><h1>Người giữ bến phà</h1><div class="entry-content">{VIETNAMESE}</div></article></div></body></html>"""
    assert picture(clean(pages.read(html.encode(), URL))) == [
        ("https://blog.example/pha.jpg", None, None)
    ]
