"""Pages kept for tests: what is kept of one, and under which name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler import frozen, pages
from pipelines import clean

URL = "https://baolang.example/cho-phien-a31207.html"
PAGE = """<html><body><h1>Chợ phiên họp lại</h1><div class="ngaydang">08/01/2022 - 18:21</div>
<div class="noidung"><p>Sau nửa năm đóng cửa, chợ phiên xã Tân Lập họp lại từ sáng sớm.</p>
<p>Chị Lò Thị Mẩy bán hết hai tạ khoai sọ trước 9 giờ.</p></div></body></html>"""


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        (URL, "cho-phien-a31207-html-"),
        ("https://baolang.example/", "page-"),
        ("https://baolang.example/a/../../etc/passwd", "passwd-"),
        ("https://baolang.example/%2e%2e%2f%2e%2e", "page-"),
        ("https://baolang.example/viewer.aspx?mabb=1", "viewer-aspx-"),
        ("https://baolang.example/" + "a-" * 500, "a-a-"),
    ],
)
def test_a_folder_is_named_by_the_address_and_is_one_folder(url: str, begins: str):
    name = frozen.case_name(url)
    assert name.startswith(begins) and len(name) < 80
    assert Path(name).name == name


def test_two_addresses_have_two_folders():
    assert frozen.case_name(f"{URL}?p=1") != frozen.case_name(f"{URL}?p=2")


def test_what_is_frozen_reads_as_it_was_read_until_the_reader_changes(tmp_path: Path):
    case = tmp_path / "case"
    meta = {"url": URL, "outlet": "baolang", "layout": "generic", "charset": "utf-8"}
    frozen.freeze(case, PAGE.encode(), meta, pages.GENERIC, clean)
    assert frozen.meta_of(case) == {**meta, "reviewed": False}
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    assert expected["title"] == "Chợ phiên họp lại"
    assert expected["cleaned"]["published"] == "2022-01-08T18:21:00+07:00"
    assert expected == frozen.read_frozen(case, pages.GENERIC, clean)
    other = pages.Layout(name="other", body=("h1",))
    assert expected != frozen.read_frozen(case, other, clean)
    with pytest.raises(FileExistsError):
        frozen.freeze(case, b"", meta, pages.GENERIC, clean)


def test_a_page_that_is_no_article_is_kept_with_the_reason(tmp_path: Path):
    case = tmp_path / "case"
    frozen.freeze(case, b"<title>404</title>", {"url": URL}, pages.GENERIC, clean)
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    assert expected == {"is_article": False, "reason": "error page"}
