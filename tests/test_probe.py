"""What a front page says of its site."""

from __future__ import annotations

import pytest

from crawler.pages import parse
from crawler.probe import name_of

HOME = "https://krt.example/"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            "<title>Đài Phát thanh - Truyền hình Kon Tum</title>",
            "Đài Phát thanh - Truyền hình Kon Tum",
        ),
        (
            "<title>Trang chủ – Đài Truyền hình - Phát thanh Sơn Hà</title>",
            "Đài Truyền hình - Phát thanh Sơn Hà",
        ),
        ("<title>Tin mới nhất | Báo Sơn Hà điện tử</title>", "Báo Sơn Hà điện tử"),
        ("<title>Sơn Hà Online » Tin tức</title>", "Sơn Hà Online"),
        (
            '<meta property="og:site_name" content="Báo Sơn Hà"><title>Trang chủ</title>',
            "Báo Sơn Hà",
        ),
        ("<title></title>", ""),
    ],
)
def test_a_front_page_names_its_site(head, name):
    assert name_of(parse(f"<html><head>{head}</head><body></body>".encode()), HOME)[0] == name
