"""Which layout a page of some day is read with."""

import pytest

from crawler import pages
from crawler.pages import Layout, layout_on

OLD = Layout(name="old", until="2013-12-31", title=("h2.tieude",), body=("#noidung",))
MIDDLE = Layout(name="middle", since="2014-01-01", until="2016-06-30")
TODAY = Layout(name="today", title=("h1",), body=(".bai",))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2009-01-01T00:00:00+00:00", "old"),
        ("2013-12-31T23:59:59+00:00", "old"),
        ("2014-01-01", "middle"),
        ("2016-06-30T00:00:00+00:00", "middle"),
        ("2016-07-01", "today"),
        ("2026-01-01", "today"),
    ],
)
def test_the_first_whose_days_include_it(day, name):
    assert layout_on(day, (OLD, MIDDLE), TODAY).name == name


class Station:
    layout = TODAY
    past_layouts = (OLD,)


PAGE = (
    "<html><body><h1>Đài Láng Giềng</h1><h2 class='tieude'>Bão số 5 đổ bộ</h2>"
    "<div class='bai'>Thời tiết hôm nay nắng ráo, trời trong xanh, gió nhẹ trên cao nguyên.</div>"
    "<div id='noidung'><p>Sáng 19/12, nhiều hộ dân đã nhận quà và chăn ấm trước mùa mưa bão.</p></div>"
    "</body></html>"
).encode()


@pytest.mark.parametrize(
    ("fetched", "title"),
    [
        ("2013-05-01T00:00:00+00:00", "Bão số 5 đổ bộ"),
        ("2020-05-01T00:00:00+00:00", "Đài Láng Giềng"),
        (None, "Đài Láng Giềng"),
    ],
)
def test_one_page_is_read_by_the_layout_of_its_day(fetched, title):
    article = pages.read(PAGE, "http://a.vn/tin/1", outlet=Station, fetched=fetched)
    assert article.title == title
