"""What stands in a fragment of HTML, block by block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import pages
from crawler.article import Block
from pipelines import clean

BASE = "https://baolang.example/tin/bai-1.html"


def shown(html: str) -> list[tuple[str, str]]:
    """Return kind and text of the blocks of `html`; of a picture or clip its address."""
    body = pages.read_fragment(html, BASE)
    lists = {"image": body.images, "video": body.videos, "audio": body.audios}

    def text(block: Block) -> str:
        if block.kind not in lists:
            return " ".join(block.text.split())
        one = lists[block.kind][block.media or 0]
        return one.url or getattr(one, "embed_url", None) or ""

    return [(block.kind, text(block)) for block in body.blocks]


IMG = '<img src="/a.jpg" width="600" height="400">'
URL = "https://baolang.example/a.jpg"


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>một</p><p>hai</p>", [("paragraph", "một"), ("paragraph", "hai")]),
        ("một<br>hai<br/><br>ba", [("paragraph", "một"), ("paragraph", "hai"), ("paragraph", "ba")]),
        ("<p>một <b>hai</b> <i>ba</i>.</p>", [("paragraph", "một hai ba.")]),
        ("<p>&nbsp;</p><p>\u200b</p><div></div>", []),
        ("<h2>Đầu đề</h2><p>một</p>", [("heading", "Đầu đề"), ("paragraph", "một")]),
        ("<ul><li>một<ul><li>hai</li></ul></li></ul>", [("item", "một"), ("item", "hai")]),
        ("<blockquote><p>một</p><p>hai</p></blockquote>", [("quote", "một"), ("quote", "hai")]),
        ("<pre>câu một\ncâu hai</pre>", [("paragraph", "câu một"), ("paragraph", "câu hai")]),
        ("<p>một<script>x()</script><style>p{}</style></p>", [("paragraph", "một")]),
        ("<p>một</p><p style='display: none'>ẩn</p>", [("paragraph", "một")]),
        ("<p>chữ trước " + IMG + "</p>", [("paragraph", "chữ trước"), ("image", URL)]),
        ("<p>" + IMG + "chữ sau</p>", [("image", URL), ("paragraph", "chữ sau")]),
        (f"<figure>{IMG}<figcaption>chú thích</figcaption></figure>", [("image", URL), ("caption", "chú thích")]),
        (f"<figure><figcaption>chú thích</figcaption>{IMG}</figure>", [("image", URL), ("caption", "chú thích")]),
        (f'<div class="wp-caption">{IMG}<p class="wp-caption-text">chú thích</p></div>', [("image", URL), ("caption", "chú thích")]),
        (f'<p>{IMG}</p><p class="pCaption">chú thích</p>', [("image", URL), ("caption", "chú thích")]),
        (f'<table><tr><td>{IMG}</td></tr><tr><td class="image_desc">chú thích</td></tr></table>', [("image", URL), ("caption", "chú thích")]),
        (f"<table><tr><td>{IMG}</td></tr><tr><td>chú thích</td></tr></table>", [("image", URL), ("caption", "chú thích")]),
        (f'<table><tr><td>{IMG}</td><td><img src="/b.jpg"></td></tr><tr><td>một</td><td>hai</td></tr></table>', [("image", URL), ("caption", "một"), ("image", "https://baolang.example/b.jpg"), ("caption", "hai")]),
        (f"<p>{IMG}</p><p><em>chữ nghiêng</em></p>", [("image", URL), ("paragraph", "chữ nghiêng")]),
        ('<figure><img src="data:image/gif;base64,R0"><figcaption>chú thích</figcaption></figure><p>một</p>', [("paragraph", "một")]),
        (f'<div>{IMG}</div><i><img class="icon" width="16" height="16"></i><figcaption>chú thích</figcaption>', [("image", URL), ("caption", "chú thích")]),
        ('<li><img alt="a"></li><figcaption>chú thích</figcaption><p>một</p><figcaption>hai</figcaption>', [("paragraph", "một"), ("paragraph", "hai")]),
        (f'<div class="image-block"><button>{IMG}</button><div class="image-caption">chú thích</div><div>{IMG}</div></div>', [("image", URL), ("caption", "chú thích")]),
        ('<figure><a href="/b.jpg"><img src="data:image/gif;base64,R0"></a><figcaption>hai</figcaption></figure>', [("image", "https://baolang.example/b.jpg"), ("caption", "hai")]),
        ("<figure><table><tr><td>a</td><td>1</td></tr></table><figcaption>Bảng</figcaption></figure>", [("row", "a | 1"), ("paragraph", "Bảng")]),
        ("<table><tr><th>Xã</th><th>Ha</th></tr><tr><td>Đăk<br>La</td><td> 8 </td></tr></table>", [("row", "Xã | Ha"), ("row", "Đăk La | 8")]),
        ("<table><tr><td><p>một</p><p>hai</p></td></tr></table>", [("paragraph", "một"), ("paragraph", "hai")]),
        ('<p>Xem thêm: <a href="/tin/bai-2.html">Bài hai</a></p>', [("related", "Xem thêm: Bài hai")]),
        ('<p>&gt;&gt; <a href="/tin/bai-2.html">Bài hai</a></p>', [("related", ">> Bài hai")]),
        ('<p><a href="/tin/bai-2.html">Bài hai</a></p>', [("related", "Bài hai")]),
        ('<div><a href="/tin/bai-2.html">Bài hai</a> <span>(10/05/2016)</span></div>', [("related", "Bài hai (10/05/2016)")]),
        ('<h4>Tin liên quan:</h4><ul><li><a href="/tin/bai-2.html">Bài hai</a></li></ul>', [("related", "Tin liên quan:"), ("related", "Bài hai")]),
        ('<p><a href="https://khac.example/x">Nguồn</a></p>', [("paragraph", "Nguồn")]),
        ('<p><a href="/tai-lieu/quyet-dinh.pdf">Quyết định</a></p>', [("paragraph", "Quyết định")]),
        ('<p>Theo <a href="/tin/bai-2.html">bài trước</a>, xã đã làm.</p>', [("paragraph", "Theo bài trước, xã đã làm.")]),
        ('<p>một</p><div class="sharedaddy">Chia sẻ</div><div id="comments">Bình luận</div>', [("paragraph", "một")]),
        ('<p>một hai ba</p><div class="relatedPosts"><p>khác</p></div>', [("paragraph", "một hai ba")]),
        ('<div class="elementor-widget"><p>một</p></div>', [("paragraph", "một")]),
    ],
)  # fmt: skip
def test_fragment_gives_blocks(html: str, blocks: list[tuple[str, str]]) -> None:
    assert shown(html) == blocks


@pytest.mark.parametrize(
    ("html", "align"),
    [
        ('<p style="text-align: right">x</p>', "right"),
        ('<p align="center">x</p>', "center"),
        ("<center>x</center>", "center"),
        ('<p class="has-text-align-right">x</p>', "right"),
        ('<div class="text-center"><p>x</p></div>', "center"),
        ('<div style="text-align:justify">x</div>', "justify"),
        ('<p><b style="float: right">x</b></p>', "right"),
        ("<p>x</p>", None),
    ],
)
def test_alignment_is_taken_from_whatever_sets_it(html: str, align: str | None) -> None:
    assert [block.align for block in pages.read_fragment(html, BASE).blocks] == [align]


@pytest.mark.parametrize(
    ("html", "emphasis"),
    [
        ("<p><strong>x y</strong></p>", {"strong"}),
        ("<p><b><i>x</i></b></p>", {"strong", "em"}),
        ('<p><span style="font-style: italic">x</span> </p>', {"em"}),
        ("<p><strong>x</strong> y</p>", set()),
    ],
)
def test_emphasis_counts_where_it_covers_the_block(html: str, emphasis: set[str]) -> None:
    assert [set(block.emphasis) for block in pages.read_fragment(html, BASE).blocks] == [emphasis]


def test_what_a_style_puts_on_a_line_of_its_own_is_a_block() -> None:
    html = '<p>một <b style="float:left">hai</b> ba <b style="display: block">bốn</b> năm</p>'
    assert [text for _, text in shown(html)] == ["một hai ba", "bốn", "năm"]


def test_a_line_break_is_told_from_a_new_paragraph() -> None:
    blocks = pages.read_fragment("<p>một<br>hai</p><p>ba</p>", BASE).blocks
    assert [block.after_break for block in blocks] == [False, True, False]


@pytest.mark.parametrize(
    ("html", "video", "embed"),
    [
        ('<iframe src="http://m.example/p/?l=http://m.example/a.mp4"></iframe>', "http://m.example/a.mp4", "http://m.example/p/?l=http://m.example/a.mp4"),
        ('<iframe src="http://m.example/p/?l=http://m.example/a.mp4&amp;i=/b.jpg"></iframe>', "http://m.example/a.mp4", "http://m.example/p/?l=http://m.example/a.mp4&i=/b.jpg"),
        ('<video><source src="/a.mp4?_=1"><a href="/a.mp4">a</a></video>', "https://baolang.example/a.mp4", None),
        ('<iframe data-src="//www.youtube.com/embed/x" src="about:blank"></iframe>', None, "https://www.youtube.com/embed/x"),
        ('<iframe src="https://www.facebook.com/plugins/video.php?href=x"></iframe>', None, "https://www.facebook.com/plugins/video.php?href=x"),
        ('<script>jwplayer("p").setup({file: "https://m.example/a/b.m3u8"})</script>', "https://m.example/a/b.m3u8", None),
        ('<script>play({"file":"https:\\u002F\\u002Fm.example\\u002Fa.mp4"}); alt={file: "//cdn2.m.example/a.mp4"}</script>', "https://m.example/a.mp4", None),
        ('<a href="/v/a.flv" id="player" style="display:block"></a>', "https://baolang.example/v/a.flv", None),
        ('<amp-youtube data-videoid="x" layout="responsive"></amp-youtube>', None, "https://www.youtube.com/embed/x"),
        ('<amp-video src="/a.mp4" width="640"></amp-video>', "https://baolang.example/a.mp4", None),
        ('<div class="box-video"><span data-file="/a.mp4"></span><div data-embed="https://p.example/embed/9"></div></div>', None, "https://p.example/embed/9"),
    ],
)  # fmt: skip
def test_players_give_the_file_and_the_player(
    html: str, video: str | None, embed: str | None
) -> None:
    videos = pages.read_fragment(html, BASE).videos
    assert [(clip.url, clip.embed_url) for clip in videos] == [(video, embed)]


def test_a_part_of_the_text_beside_a_picture_is_no_caption() -> None:
    html = """<div class="wp-block-media-text"><figure class="wp-block-media-text__media"><img src="/a.jpg"></figure>
    <div class="wp-block-media-text__content"><p>Các em đổi sách cũ lấy sách mới.</p></div></div>"""
    article = clean(pages.read(f"<h1>Ngày hội</h1><p>{'Sáng nay. ' * 40}</p>{html}".encode(), BASE))
    assert article.paragraphs[-1] == "Các em đổi sách cũ lấy sách mới."
    assert [image.caption for image in article.images] == [None]


def test_a_clip_is_one_however_it_is_to_be_played() -> None:
    address = "https://www.youtube.com/embed/Sr9kPacNv21"
    html = f"""<div class="rll-youtube-player" data-src="{address}"></div>
    <noscript><iframe src="{address}?feature=oembed"></iframe></noscript>"""
    assert [clip.embed_url for clip in pages.read_fragment(html, BASE).videos] == [address]


def test_what_stands_in_a_clips_place_without_scripts_is_no_text() -> None:
    address = "https://www.facebook.com/x/videos/1029384756/"
    html = f"""<div class="fb-video" data-href="{address}"><blockquote><a href="{address}">Gặt lúa</a></blockquote></div>
    <p>Sáng nay, bộ đội giúp dân <a href="{address}">gặt lúa</a>.</p>"""
    body = pages.read_fragment(html, BASE)
    assert [clip.embed_url for clip in body.videos] == [address]
    assert [b.text for b in body.blocks if b.kind == "paragraph"] == [
        "Sáng nay, bộ đội giúp dân gặt lúa."
    ]


def test_what_a_sounds_player_says_is_no_text() -> None:
    player = (
        '<div class="castos-player"><p>Slow Water</p><audio src="/a.mp3"></audio><p>Play</p></div>'
    )
    body = pages.read_fragment(f"{player}<p>một</p>", BASE)
    assert [clip.url for clip in body.audios] == ["https://baolang.example/a.mp3"]
    assert [block.text for block in body.blocks if block.kind == "paragraph"] == ["một"]


def test_a_playlist_in_a_script_gives_the_sound() -> None:
    script = """<script>new jPlayerPlaylist({jPlayer: "#p"}, [{title: "Phần 1", mp3: "/am/a.mp3"}]);</script>"""
    sounds = pages.read_fragment(f"<p>một</p>{script}<p>hai</p>", BASE).audios
    assert [clip.url for clip in sounds] == ["https://baolang.example/am/a.mp3"]


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://www.facebook.com/plugins/like.php?href=x"></iframe>',
        '<iframe src="https://www.google.com/maps/embed?pb=x"></iframe>',
        '<img src="/wp-includes/images/smilies/s.gif">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        '<img src="/a.jpg" width="1" height="1">',
        '<img src="/a.jpg" class="fa-icon">',
        '<img src="/nd.jpg" class="img-avatar lazy">',
    ],
)
def test_like_buttons_maps_and_smileys_are_no_media(html: str) -> None:
    body = pages.read_fragment(html, BASE)
    assert not body.images and not body.videos and not body.audios


@pytest.mark.parametrize(
    ("html", "urls"),
    [
        ('<img src="/a-300x200.jpg"><img src="/a.jpg">', [URL]),
        ('<img src="/thumbs/900x600/a.jpg" srcset="/thumbs/480x320/a.jpg 480w, /a.jpg 2000w">', [URL]),
        ('<img src="/w640/a.jpg" data-original="/a.jpg">', [URL]),
        ('<img src="/zoom/260_163/2023/01/b.jpg"><img src="/thumb_w/640/2023/01/b.jpg">', ["https://baolang.example/thumb_w/640/2023/01/b.jpg"]),
        ('<a href="/files/a.jpg"><img src="/files/styles/large/public/a.jpg?itok=x"></a>', ["https://baolang.example/files/a.jpg"]),
        ('<picture><source data-srcset="/b.jpg 680w, /a.jpg 1020w"><img src="data:x"></picture>', [URL]),
        ('<img src="/lazy.gif" data-srcset="/b.jpg 1x, /a.jpg 2x">', [URL]),
        ('<img src="/lazy.gif" data-srcset="/b.jpg 1x,/a.jpg 2x, /c.jpg 3y">', [URL]),
        ('<img src="/2022/01/a.jpg"><img src="/2022/02/a.jpg">', ["https://baolang.example/2022/01/a.jpg", "https://baolang.example/2022/02/a.jpg"]),
        ('<img src="/a.jpg" data-original="true" data-full="1">', [URL]),
        ('<amp-img src="/a.jpg" width="800"><noscript><img src="/a.jpg"></noscript></amp-img>', [URL]),
        ('<img src="data:x"><noscript><img src="/_next/image?url=%2Fa.jpg&amp;w=1920&amp;q=75"></noscript>', [URL]),
        ('<ul class="slider"><li style="background-image: url(\'/a.jpg\')"></li></ul>', [URL]),
        ('<div class="hero" style="background:url(/a.jpg)">chữ</div>', []),
        ('<img src="data:x" data-orig-src="/a.jpg" data-srcset="/a-300x200.jpg 300w" width="900">', [URL]),
        ('<img src="data:x" data-my-loader="/a.jpg" data-note="a jpg of the harbour">', [URL]),
        ('<div class="ngg-ajax-pagination-none"><a href="/a.jpg"><img src="/thumbs/thumbs_a.jpg"></a></div>', [URL]),
        ('<div class="pagination"><a href="/a.jpg"><img src="/thumbs/thumbs_a.jpg"></a></div>', []),
        ('<figure class="brick tag"><img src="/a.jpg"></figure>', [URL]),
        ('<a href="https://shop.example/"><img src="/banner300.png"></a>', []),
        ('<a href="/a.jpg"><img src="/a.jpg"></a><a href="/ban-do"><img src="/adv.jpg"></a>', [URL, "https://baolang.example/adv.jpg"]),
        ('<div class="flowplayer" data-item="{&quot;src&quot;:&quot;/media/a.mp4&quot;}"><img src="/splash.jpg"></div><img src="/a.jpg">', [URL]),
        ('<div class="castos-player"><div class="player__artwork"><img src="/b.jpg"></div><audio src="/a.mp3"></audio></div>', []),
        ('<picture><source srcset="/a.webp 1200w" type="image/webp"/><img src="/a.jpg"></picture>', [URL]),
        ('<img src="/a-300x200.jpg" srcset="/a-300x200.jpg 300w, /a.jpg 1200w">', [URL]),
        ('<a href="/a.jpg"><img src="/a-300x200.jpg"></a>', [URL]),
        ('<img src="data:x" data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript>', [URL]),
        ('<img src="/i.php?id=1"><img src="/i.php?id=2">', ["https://baolang.example/i.php?id=1", "https://baolang.example/i.php?id=2"]),
    ],
)  # fmt: skip
def test_a_picture_counts_once_in_its_largest_form(html: str, urls: list[str]) -> None:
    assert [image.url for image in pages.read_fragment(html, BASE).images] == urls


PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div",
            "class='related'>",
            "</div>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<br>",
            "<a",
            "href='/x/y.html'>",
            "</a>",
            "<ul>",
            "<li>",
            "</ul>",
            "<figure>",
            "<figcaption>",
            "</figure>",
            "<img",
            "src='/a.jpg'>",
            "<b>",
            "</i>",
            "<h2>",
            "<blockquote>",
            "<pre>",
            "<iframe",
            "src='x'>",
            "<form>",
            "</form>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "chữ",
            "12/3/2020",
            "By\xa0X",
            "&amp;",
            "\x00",
            "<h1>Đầu&nbsp;đề</h1>",
            "<svg>",
            "<noscript>",
            "<video",
            "src='/v.mp4'>",
        ]
    ),
    max_size=60,
)


@given(PIECES)
def test_no_markup_breaks_the_reader_and_none_is_left_in_the_text(pieces: list[str]) -> None:
    html = "".join(pieces)
    article = pages.read(html.encode(), "https://baolang.example/tin/bai-1.html")
    pages.recognise(pages.parse(html.encode()), "https://baolang.example/tin/bai-1.html")
    held = {"image": article.images, "video": article.videos, "audio": article.audios}
    shown = "image"
    for block in article.raw.blocks:
        shown = block.kind if block.kind in held else shown
        assert block.media is None or block.media < len(held[shown])  # type: ignore[arg-type]
        assert block.kind in held or block.text.strip()


@pytest.mark.parametrize(
    ("html", "captions"),
    [
        ('<div class="m-photo"><img src="/a.jpg"><p class="m-cap">Ông Việt.</p></div>', ["Ông Việt."]),
        ('<li class="slide"><a href="/a.jpg"><img src="/a_thumb.jpg"></a><div class="slide-note">Đèo.</div></li>', ["Đèo."]),
        ('<div class="photo"><div class="img-wrap"><img src="/a.jpg"></div><span class="cap">Chợ.</span></div>', ["Chợ."]),
        ('<div class="box"><img src="/a.jpg"><p class="note">Lưu ý: nộp trước 30/9.</p></div>', []),
    ],
)  # fmt: skip
def test_a_note_in_a_box_named_after_pictures_is_the_caption(
    html: str, captions: list[str]
) -> None:
    blocks = pages.read_fragment(html, BASE).blocks
    assert [block.text for block in blocks if block.kind == "caption"] == captions
