"""An outlet's facts as a file: what a site tells, and that whatever it tells the file loads."""

from __future__ import annotations

import ast

import pytest

from crawler.outlet_file import (
    Facts,
    kind_of,
    name_for,
    platform_facts,
    province_of,
    render,
)

PROVINCES = {"Cần Thơ", "Quảng Trị", "Quảng Ngãi", "TP. Hồ Chí Minh", "Hà Nội", "Hà Nam"}


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("baocantho.com.vn", "baocantho"),
        ("www.kontumtv.vn", "kontumtv"),
        ("dongkhoi.baovinhlong.vn", "dongkhoi"),
        ("127.0.0.1", None),
        ("", None),
        ("báo.vn", None),
    ],
)
def test_an_outlet_is_called_by_its_host(host, name):
    assert name_for(host) == name


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Báo Cần Thơ Online", "newspaper"),
        ("Báo và Phát thanh, Truyền hình Quảng Ngãi", "newspaper"),
        ("Đài Phát thanh - Truyền hình Kon Tum", "broadcaster"),
        ("Kon Tum TV", "broadcaster"),
        ("Trang thông tin điện tử", None),
        ("", None),
    ],
)
def test_a_printed_name_tells_newspapers_from_broadcasters(title, kind):
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("title", "host", "province"),
    [
        ("Báo Cần Thơ", "bct.vn", "Cần Thơ"),
        ("Trang nhất", "baoquangngai.vn", "Quảng Ngãi"),
        ("Đài Truyền hình Thành phố Hồ Chí Minh", "htv.com.vn", "TP. Hồ Chí Minh"),
        ("Báo Hà Nam", "baohanam.com.vn", "Hà Nam"),
        ("Tin tức", "tin.vn", None),
    ],
)
def test_a_province_is_told_by_name_or_host(title, host, province):
    assert province_of(title, host, PROVINCES) == province


@pytest.mark.parametrize(
    ("platform", "forms", "stated"),
    [
        ("Vdoc", ["/{slug}-a{id}.html"], ()),
        ("Vdoc", ["/{slug}-a{id}.html", "/video/{slug}-{id}.html"], ("/video/{slug}-{id}.html",)),
        ("HexId", ["/{sections}/{month}/{slug}-{hex}"], ()),
        ("WordPress", ["/{section}/{slug}-{id}"], ()),
        ("AnySite", ["/{slug}-{id}.htm", "/{section}/{slug}"], ("/{slug}-{id}.htm",)),
    ],
)
def test_only_forms_that_the_platform_lacks_are_stated(platform, forms, stated):
    assert platform_facts(platform, forms) == stated


@pytest.mark.parametrize(
    "title",
    [
        "Báo Làng",
        'Báo "Làng"\\',
        "Báo\n\x00Làng",
        "2 sao",
        "",
        '"""\nimport os',
        "Báo \u2028 {x}",
        "новости",
    ],
)
def test_whatever_a_site_calls_itself_the_file_states_it(title):
    facts = Facts(
        name="baolang",
        title=title,
        kind="newspaper",
        province="Cần Thơ",
        hosts=("baolang.example",),
        scheme="http",
        platform="Vdoc",
        checked="2026-11-23",
        article_urls=("/{slug}-{id}.html",),
    )
    *_, outlet = ast.parse(render(facts)).body
    assert isinstance(outlet, ast.ClassDef)
    stated = {
        fact.targets[0].id: ast.literal_eval(fact.value)
        for fact in outlet.body
        if isinstance(fact, ast.Assign) and isinstance(fact.targets[0], ast.Name)
    }
    assert stated == {
        "name": "baolang",
        "title": title,
        "kind": "newspaper",
        "province": "Cần Thơ",
        "hosts": ("baolang.example",),
        "scheme": "http",
        "status": "publishing",
        "checked": "2026-11-23",
        "article_urls": ("/{slug}-{id}.html",),
    }
