"""The outlets together: facts and nothing else, and no two that contradict each other."""

from __future__ import annotations

import ast
import csv
import datetime
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import cssselect
import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from crawler import pages
from crawler.discovery.url_forms import NEVER, compile_forms
from crawler.outlet import Outlet
from crawler.undescribed import outlets
from pipelines.provinces import province_on

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "crawler" / "spiders").glob("[a-z]*.py"))
OUTLETS = {
    each.name: each
    for each in outlets(get_spider_loader(Settings({"SPIDER_MODULES": ["crawler.spiders"]})))
}
PROVINCES = {
    row["name"]: row
    for row in csv.DictReader(
        (ROOT / "pipelines" / "data" / "provinces.csv").read_text("utf-8").splitlines()
    )
}

every_outlet = pytest.mark.parametrize("outlet", OUTLETS.values(), ids=lambda each: each.name)


def test_there_is_one_outlet_a_file_called_like_it():
    assert [path.stem for path in FILES] == sorted(OUTLETS)
    assert len(OUTLETS) >= 120


@pytest.mark.parametrize("fact", ["title", "__name__"])
def test_no_two_outlets_have_the_same(fact: str):
    counts = Counter(getattr(each, fact) for each in OUTLETS.values())
    assert [value for value, times in counts.items() if times > 1] == []


def test_no_two_outlets_have_the_same_host():
    counts = Counter(host for each in OUTLETS.values() for host in each.hosts)
    assert [host for host, times in counts.items() if times > 1] == []


def test_every_province_of_before_2025_has_a_newspaper_and_a_broadcaster():
    had = {(each.province, each.kind) for each in OUTLETS.values()}
    stood = {
        name
        for name, row in PROVINCES.items()
        if (row["until"] or "9999") >= "2025" and name != "Huế"
    }
    missing = {(p, kind) for p in stood for kind in ("newspaper", "broadcaster")} - had
    # Of this one no host is known.
    assert missing == {("Tây Ninh", "broadcaster")}


@every_outlet
def test_its_facts_make_sense(outlet: type[Outlet]):
    assert outlet.kind in ("newspaper", "broadcaster")
    assert outlet.province in PROVINCES
    assert outlet.status in ("publishing", "merged", "unknown")
    assert outlet.scheme in ("http", "https")
    assert outlet.hosts
    for host in outlet.hosts:
        assert re.fullmatch(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+", host)
    assert set(outlet.seen) <= set(outlet.hosts)
    for when in outlet.seen.values():
        assert re.fullmatch(r"20\d\d(-\d\d-\d\d)?", when)
    if outlet.checked is not None:
        assert datetime.date.fromisoformat(outlet.checked) <= datetime.date.today()
    for form in (*outlet.article_urls, *outlet.listing_urls):
        assert compile_forms((form,)) is not NEVER
    assert outlet.paging is None or "{page}" in outlet.paging
    for path in (*outlet.starts, *outlet.feeds, *outlet.sitemaps):
        assert path.startswith("/")


@every_outlet
def test_it_lives_on_in_an_outlet_of_the_province_that_its_own_joined(outlet: type[Outlet]):
    assert (outlet.successor is not None) == (outlet.status == "merged")
    if outlet.successor is None:
        return
    successor = OUTLETS[outlet.successor]
    assert outlet.province and successor.province
    assert province_on(successor.province, None) == province_on(outlet.province, None)
    seen = {outlet.name}
    while successor.successor is not None:
        assert successor.name not in seen, "a circle"
        seen.add(successor.name)
        successor = OUTLETS[successor.successor]


@every_outlet
def test_its_layout_is_of_selectors(outlet: type[Outlet]):
    for field in pages.Layout.__dataclass_fields__:
        if field not in ("name", "since", "until"):
            selectors = getattr(outlet.layout, field)
            assert isinstance(selectors, tuple)
            for selector in selectors:
                cssselect.parse(selector)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_file_holds_facts_and_no_code(path: Path):
    *imports, outlet = ast.parse(path.read_text(encoding="utf-8")).body
    for statement in imports:
        assert isinstance(statement, ast.ImportFrom)
        assert statement.module == "crawler.pages" or statement.module.startswith(
            "crawler.platforms."
        )
    assert isinstance(outlet, ast.ClassDef)
    assert ast.get_docstring(outlet)
    docstring, *facts = outlet.body
    assert isinstance(docstring, ast.Expr)
    for fact in facts:
        assert isinstance(fact, ast.Assign)
        for part in ast.walk(fact.value):
            assert not isinstance(part, ast.Lambda | ast.ListComp | ast.GeneratorExp | ast.BinOp)
            if isinstance(part, ast.Call):
                assert ast.unparse(part.func) == "Layout"
    stated = [target.id for fact in facts for target in fact.targets]
    assert stated[:5] == ["name", "title", "kind", "province", "hosts"]
    assert "status" in stated and "checked" in stated


def test_loading_all_outlets_loads_nothing_else():
    """What they import is there once a single one of them is: so all cost little more than one."""
    program = """
import json, sys
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader
import crawler.platforms.known, crawler.platforms.any_site, crawler.pages, crawler.spiders
before = set(sys.modules)
get_spider_loader(Settings({"SPIDER_MODULES": ["crawler.spiders"]}))
print(json.dumps(sorted(set(sys.modules) - before)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = json.loads(done.stdout)
    assert sum(name.startswith("crawler.spiders.") for name in loaded) == len(OUTLETS)
    assert [name for name in loaded if not name.startswith("crawler.spiders.")] == []
