"""What an end tag too many, or one that is missing, does to a body that a layout names."""

import pytest

from crawler import pages
from crawler.pages.wordpress_layout import WORDPRESS
from pipelines import clean

TITLE = "Lễ hội cầu ngư của ngư dân vạn chài Mỹ Thạnh"
ONE = "Sáng rằm tháng Giêng, hàng trăm ngư dân vạn chài Mỹ Thạnh tề tựu về lăng Ông Nam Hải để dự lễ cầu ngư đầu năm."
TWO = "Sau nghi thức dâng hương, đoàn thuyền treo cờ hoa nối nhau ra khơi mở biển giữa tiếng trống hội."
THREE = (
    "Trưởng vạn Trần Văn Bảy cho biết lễ hội năm nay có thêm phần đua thuyền thúng và thi đan lưới."
)
AFTER = (
    '<div class="trang">Trang: <a href="/a/le-hoi/2/">2</a></div><div class="nut">Chia sẻ bài viết: '
    '<a href="https://www.facebook.com/sharer.php?u=x">Facebook</a> <a href="mailto:?body=x">Gửi Email</a> '
    '<a href="javascript:window.print()">In bài</a></div><footer class="entry-footer">Đăng ngày 24/02/2024 '
    'Bởi <a href="/author/bt">Ban biên tập</a></footer><div class="ke">Tin trước: '
    '<a href="/a/mot-ngay-o-cang-ca/">Một ngày ở cảng cá</a> Tin sau: <a href="/a/cho-que-ngay-mua/">Chợ quê ngày mưa</a></div>'
)


class Station:
    """An outlet on WordPress."""

    name, title, province = "daimau", "Đài Mẫu", None
    layout = WORDPRESS


def read(body: str, holder: str = "entry-content") -> list[str]:
    """Return the paragraphs of an article whose theme holds `body` in a ``<div>`` of that class."""
    html = (
        f'<html lang="vi"><title>{TITLE}</title><body class="single postid-7"><div id="m"><div class="post-7 post type-post hentry">'
        f'<h1 class="tieu-de">{TITLE}</h1><div class="ngay">24/02/2024</div><div class="{holder}">{body}</div>{AFTER}</div>'
        '<div id="respond" class="comment-respond"><h3>Trả lời</h3></div></div></body></html>'
    )
    return clean(
        pages.read(html.encode(), "https://daimau.vn/a/le-hoi/", outlet=Station)
    ).paragraphs


@pytest.mark.parametrize("holder", ["entry-content", "noi-dung-bai"])
@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>", [ONE, TWO, THREE]),
        (f"<p>{ONE}</p></div><blockquote>{TWO}</blockquote><div>{THREE}", [ONE, TWO, THREE]),
        (f"<p>{ONE}</p></div><p>{TWO}</p></div><p>{THREE}</p>", [ONE, TWO]),
        (f"<div style='text-align:justify'><p>{ONE}</p><p>{TWO}</p>", [ONE, TWO]),
        (f"<div><div><p>{ONE}</p><p>{TWO}</p>", [ONE, TWO]),
        ("<div style='text-align:justify'>Xem tại bảng tin của vạn…</p></div>", ["Xem tại bảng tin của vạn…"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_text_is_read_to_its_end_and_not_beyond(
    holder: str, body: str, paragraphs: list[str]
) -> None:
    assert read(body, holder) == paragraphs
