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

from crawler import frozen, pages
from crawler.platforms.known import PLATFORMS
from crawler.undescribed import outlets
from pipelines import Unusable, clean

ROOT = Path(__file__).parents[2]
FROZEN = Path(os.environ.get("FROZEN", ROOT / "data"))
CASES = [*ROOT.glob("fixtures/pages/*/*/page.html"), *FROZEN.glob("*/frozen/*/page.html")]
OUTLETS = outlets(get_spider_loader(Settings({"SPIDER_MODULES": ["crawler.spiders"]})))
LAYOUTS = {each.layout.name: each.layout for each in (*OUTLETS, *PLATFORMS)}


each_case = pytest.mark.parametrize(
    "case",
    sorted(path.parent for path in CASES),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
READ = set(
    """title lead dateline paragraphs authors byline agencies published modified sections tags
    images videos audios links""".split()  # noqa: SIM905
)
"""Fields that a page fills; those of the others that cleaning works out, such as `kind`, have no reader."""


@each_case
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


@each_case
def test_a_reader_is_named_of_each_field_that_is_filled_and_of_no_other(case: Path) -> None:
    meta = frozen.meta_of(case)
    root = pages.parse((case / "page.html").read_bytes(), meta.get("charset"))
    layout = LAYOUTS[meta.get("layout", "generic")]
    raw = pages.read_tree(root, meta["url"], layout=layout)
    raw.id, raw.outlet, raw.canonical_url = "baomau:1", "baomau", raw.canonical_url or raw.url
    try:
        article = clean(raw)
    except Unusable:
        return
    filled = {name for name in READ if getattr(article, name)}
    assert set(article.extractor.fields) - {"province"} == filled
