"""What stands above the text and outside its element: the featured picture, a station's player."""

from types import SimpleNamespace

import pytest

from crawler import pages
from pipelines import clean

URL = "https://thlang.example/video/khoi-phuc-duong-sau-lu-10291"
TITLE = "Khẩn trương khôi phục đường sau lũ quét"
TEXT = "<p>" + "Các lực lượng tập trung khơi thông tuyến đường vào xã Mường Pồn. " * 4 + "</p>"
OWN = "https://thlang.example/anh/own.jpg"


def read(above: str = "", between: str = "", text: str = TEXT, head: str = ""):
    html = f"""<html lang="vi"><head><title>{TITLE}</title>{head}</head><body>
    <div class="top"><img src="/banner.jpg" width="980" height="120"><a href="/">Trang chủ</a></div>
    <div class="row"><div class="col">{above}<h1>{TITLE}</h1><span class="time">21/08/2023 20:15</span>{between}
    <div class="noi-dung">{text}</div></div>
    <div class="sidebar"><iframe src="https://www.youtube.com/embed/live"></iframe></div></div></body></html>"""
    return clean(pages.read(html.encode(), URL))


@pytest.mark.parametrize(
    ("markup", "url", "embed"),
    [
        ('<div class="player"><div id="p">Đang tải...</div><script>jwplayer("p").setup({sources: [{file: "https://m.example/a/b.m3u8"}]})</script></div>', "https://m.example/a/b.m3u8", None),
        ('<video controls poster="/p.jpg"><source src="/v/a.mp4" type="video/mp4"></video>', "https://thlang.example/v/a.mp4", None),
        ('<iframe data-src="//www.youtube.com/embed/x1" src="about:blank"></iframe>', None, "https://www.youtube.com/embed/x1"),
        ('<div class="video-js" data-setup=\'{"sources": [{"src": "https:\\/\\/m.example\\/a.mp4"}]}\'></div>', "https://m.example/a.mp4", None),
        ('<div type="VideoStream" class="VCSortableInPreviewMode" data-vid="m.example/2022/a.mp4"></div>', "https://m.example/2022/a.mp4", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["above", "between", "text"])
def test_a_player_is_the_articles_wherever_it_stands(
    place: str, markup: str, url: str | None, embed: str | None
) -> None:
    article = read(**{place: markup if place != "text" else markup + TEXT})
    assert [(clip.url, clip.embed_url) for clip in article.videos] == [(url, embed)]
    assert article.text == TEXT.removeprefix("<p>").removesuffix(" </p>")


@pytest.mark.parametrize(
    ("markup", "pictures"),
    [
        ('<figure><img src="/anh/a.jpg"><figcaption>Đường vào xã</figcaption></figure>', [("a.jpg", "Đường vào xã")]),
        ('<div class="field-image"><a href="/anh/a.jpg"><img src="/styles/large/public/a.jpg"></a></div>', [("a.jpg", None)]),
        ('<img src="/anh/a.jpg" width="640" height="400">', [("a.jpg", None)]),
        # The page declares the same one whole.
        ('<img src="/anh/own_thumb.jpg">', [("own.jpg", None)]),
        ('<a class="modal" href="/anh/a.jpg"><img src="/cache/a_L.jpg" width="600"></a>', [("a.jpg", None)]),
        ('<a class="popup" href="/dang-ky"><img src="/qc/dk.jpg" width="600"></a>', []),
        ('<div class="share"><img src="/fb.png"></div><img src="/i/print.png" width="48">', []),
        ('<div class="author-image"><img src="/nd.jpg"></div>', []),
    ],
)  # fmt: skip
def test_a_picture_between_headline_and_text_must_be_the_articles(
    markup: str, pictures: list[tuple[str, str | None]]
) -> None:
    article = read(between=markup, head=f'<meta property="og:image" content="{OWN}">')
    found = [(image.url.rpartition("/")[2], image.caption) for image in article.images]
    assert found == pictures


def test_above_the_headline_only_the_picture_that_the_page_declares_counts() -> None:
    above = '<div class="hero"><img src="/anh/own.jpg" width="900"><img src="/qc.jpg" width="900"></div>'
    head = f'<meta property="og:image" content="{OWN}">'
    assert [image.url for image in read(above=above, head=head).images] == [OWN]


def test_the_declared_picture_may_lie_behind_the_headline() -> None:
    cover = "<div style=\"background: url('/anh/own.jpg') center\"></div>"
    other = cover.replace("own", "other")
    head = f'<meta property="og:image" content="{OWN}">'
    assert [image.url for image in read(above=cover, head=head).images] == [OWN]
    assert read(above=other, head=head).images == []
    assert read(above=cover).images == []


def test_what_follows_a_picture_above_the_text_is_no_caption() -> None:
    first = "<p style='text-align:center'><em>Chúng tôi trở lại Mường Pồn</em></p>"
    article = read(between='<figure><img src="/anh/a.jpg"></figure>', text=first + TEXT)
    assert article.images[0].caption is None
    assert article.paragraphs[0] == "Chúng tôi trở lại Mường Pồn"


def test_a_picture_that_the_text_shows_again_is_one_and_keeps_the_caption_there() -> None:
    text = "<p><img src='/anh/a.jpg'></p><p style='text-align:center'><em>Đường vào xã.</em></p>"
    article = read(between='<figure><img src="/anh/a-300x200.jpg"></figure>', text=TEXT + text)
    assert [(image.url, image.caption) for image in article.images] == [
        ("https://thlang.example/anh/a.jpg", "Đường vào xã.")
    ]


@pytest.mark.parametrize("script", ["jwplayer", "flowplayer"])
def test_a_player_may_stand_above_the_box_of_headline_and_text(script: str) -> None:
    html = f"""<html lang="vi"><head><title>{TITLE}</title></head><body class="single">
    <div class="sidebar"><div class="video"><script>{script}("x", {{file: "https://m.example/truc-tiep.m3u8"}})</script></div></div>
    <article><div class="single-post-video"><div id="p"></div><script>{script}("p").setup({{file: "https://m.example/a.mp4"}})</script></div>
    <div class="post-inner"><h1>{TITLE}</h1><p>21/08/2023</p><div class="entry">{TEXT}</div></div></article></body></html>"""
    article = clean(pages.read(html.encode(), URL))
    assert [clip.url for clip in article.videos] == ["https://m.example/a.mp4"]


def test_a_picture_in_the_lead_keeps_its_caption_to_itself() -> None:
    lead = "Trong hai ngày 13 và 14/5, Trạm Khuyến nông tổ chức lớp tập huấn trồng rau an toàn cho 45 nông dân."
    box = '<div class="fl"><a href="/anh/a.jpg"><img src="/anh/a.jpg"></a><p><em>Quang cảnh lớp tập huấn</em></p></div>'
    article = read(between=f'<div id="hometext">{box}{lead}</div>')
    assert article.lead == lead
    assert [(image.url.rpartition("/")[2], image.caption) for image in article.images] == [
        ("a.jpg", "Quang cảnh lớp tập huấn")
    ]


def test_a_picture_right_in_the_lead_is_the_articles() -> None:
    lead = "Những ngày này, đi đâu ở Phú Hòa Đông cũng gặp những vỉ bánh tráng phơi trắng hai bên đường."
    article = read(
        between=f'<div class="tomtat"><img src="/anh/a.jpg" width="180"><b>{lead}</b></div>'
    )
    assert article.lead == lead
    assert [image.url.rpartition("/")[2] for image in article.images] == ["a.jpg"]


def test_above_the_headline_the_picture_that_wordpress_marks_as_the_posts_counts() -> None:
    html = f"""<html lang="vi"><head><title>{TITLE}</title></head><body>
    <div class="slider"><article><img class="wp-post-image" src="/khac.jpg" width="900"></article></div>
    <article><div class="thumbnail"><img class="attachment-full wp-post-image" src="/anh/a.jpg" width="900"></div>
    <h2 class="entry-title">{TITLE}</h2><ul class="meta"><li>21/08/2023</li></ul><div class="entry-content">{TEXT}</div>
    <section id="related-posts"><article><img class="wp-post-image" src="/khac2.jpg" width="300"></article></section></article></body></html>"""
    article = clean(pages.read(html.encode(), URL))
    assert [image.url.rpartition("/")[2] for image in article.images] == ["a.jpg"]


def test_a_layouts_picture_is_the_file_that_the_link_around_it_leads_to() -> None:
    html = f"""<html lang="vi"><head><title>{TITLE}</title></head><body><article class="hentry type-post">
    <a href="/anh/a-1030x687.jpg"><img class="wp-post-image" src="/anh/a-845x321.jpg" width="845"></a>
    <h1 class="entry-title">{TITLE}</h1><div class="entry-content">{TEXT}</div></article></body></html>"""
    outlet = SimpleNamespace(layout=pages.WORDPRESS)
    article = clean(pages.read(html.encode(), URL, outlet=outlet))
    assert [image.url.rpartition("/")[2] for image in article.images] == ["a-1030x687.jpg"]


def test_caption_and_credit_side_by_side_are_two() -> None:
    box = """<div class="itemImageBlock"><span class="itemImage"><img src="/anh/a.jpg" width="600"></span><span
    class="itemImageCaption">Bà Phan nặn gốm</span><span class="itemImageCredits">Chế Thy</span></div>"""
    article = read(text=box + TEXT)
    assert [(image.caption, image.credit) for image in article.images] == [
        ("Bà Phan nặn gốm", "Chế Thy")
    ]
    assert article.paragraphs == [TEXT.removeprefix("<p>").removesuffix(" </p>")]
