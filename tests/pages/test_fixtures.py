"""Every frozen page is read as its `expected.json` says: see `crawler.frozen`.

Those under `fixtures/pages/` are text of our own in a platform's markup. `scrapy freeze` adds real
ones, under the data folder, which stay there: the news belongs to its publishers. The variable
FROZEN names that folder where it is not `data`.

A new case is a folder with `page.html` and `meta.json`. Its first run writes `expected.json` and
fails: review what it says before you commit it. Delete the file to have it written anew.
"""

import json
import os
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from crawler import frozen
from crawler.platforms.known import PLATFORMS
from crawler.undescribed import outlets
from pipelines import clean

ROOT = Path(__file__).parents[2]
FROZEN = Path(os.environ.get("FROZEN", ROOT / "data"))
CASES = [*ROOT.glob("fixtures/pages/*/*/page.html"), *FROZEN.glob("*/frozen/*/page.html")]
OUTLETS = outlets(get_spider_loader(Settings({"SPIDER_MODULES": ["crawler.spiders"]})))
LAYOUTS = {each.layout.name: each.layout for each in (*OUTLETS, *PLATFORMS)}


@pytest.mark.parametrize(
    "case",
    sorted(path.parent for path in CASES),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_frozen_page_is_read_as_expected(case: Path) -> None:
    meta = frozen.meta_of(case)
    found = frozen.read_frozen(case, LAYOUTS[meta.get("layout", "generic")], clean)
    expected = case / "expected.json"
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        pytest.fail(f"{expected} was written: review it, then run again")
    wanted = json.loads(expected.read_text())
    assert {key: found.get(key) for key in wanted} == wanted
    assert meta.get("reviewed", True), f"review {expected}, then set `reviewed` in meta.json"
