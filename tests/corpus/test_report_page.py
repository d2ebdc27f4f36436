"""The report, in a real Chromium (Debian's), as a reader opens it: from the disk, without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("rensa", reason="needs the extra corpus: pip install -e '.[corpus]'")

from crawler.article import Author, Image
from tests.corpus.archive import STORY, make, put

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("needs Debian's package chromium", allow_module_level=True)

EVIL = "</script><script>document.title='owned'</script><img src=x onerror=document.title='owned'>"
CHARTS = (
    "months outlets calendar sections authors lengths languages coverage reprints".split()  # noqa: SIM905
)


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a release of three outlets, in one of which every text is hostile."""
    from pipelines.corpus.build import build
    from pipelines.corpus.options import Options

    folder = tmp_path_factory.mktemp("report")
    put(
        folder / "data",
        *(
            make(f"kontumtv:{n}", published=f"2014-12-{n:02}", paragraphs=[f"Tin số {n}.", *STORY])
            for n in (1, 2, 3, 9)
        ),
        make("gialaitv:1", published="2015-02-01", paragraphs=["Một tin.", *STORY], language="jra"),
        make(
            "xautv:1",
            title=EVIL,
            paragraphs=[EVIL],
            sections=[EVIL],
            authors=[Author(EVIL, ["text"])],
            images=[Image("https://x.vn/a.jpg", EVIL)],
            outlet_name=EVIL,
            published_from=EVIL,
            flags=[EVIL],
            byline=EVIL,
        ),
    )
    build(folder / "data", folder / "out", Options(formats=("jsonl",)))
    return folder / "out" / "report.html"


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, page_file):
    """Open the report in a window, and hold it to no request and no error."""
    contexts, said = [], []

    def open_in(**window):
        context = browser.new_context(**window)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: said.append(request.url))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "console",
            lambda message: said.append(message.text) if message.type == "error" else None,
        )
        page.goto(page_file.as_uri())
        page.wait_for_selector("body[data-shown=all]")
        return page

    yield open_in
    assert set(said) == {page_file.as_uri()}
    for context in contexts:
        context.close()


def marks(page, chart: str) -> int:
    """Return how many bars or cells a chart shows."""
    return page.locator(f"#chart-{chart} .role-mark path").count()


def test_every_chart_is_drawn(open_page):
    page = open_page()
    assert {chart: marks(page, chart) > 0 for chart in CHARTS} == dict.fromkeys(CHARTS, True)
    assert marks(page, "months") == 2
    assert marks(page, "outlets") == 3
    assert page.locator("tr[data-outlet=kontumtv] td").nth(5).inner_text() == "5"  # days missing


def test_another_outlet_is_shown_when_it_is_chosen(open_page):
    page = open_page()
    page.select_option("#outlet", "gialaitv")
    page.wait_for_selector("body[data-shown=gialaitv]")
    assert marks(page, "months") == marks(page, "outlets") == 1
    assert page.locator("#chart-languages text", has_text="jra").count() == 1
    assert page.locator("article:visible").count() == 1
    page.select_option("#outlet", "xautv")
    page.wait_for_selector("body[data-shown=xautv]")
    assert page.locator("#none-reprints").is_visible()
    page.select_option("#outlet", "")
    page.wait_for_selector("body[data-shown=all]")
    assert marks(page, "outlets") == 3


def test_what_came_from_the_web_stays_text(open_page):
    page = open_page()
    page.select_option("#outlet", "xautv")
    page.wait_for_selector("body[data-shown=xautv]")
    page.locator("#chart-authors .role-mark path").first.hover()
    page.wait_for_selector("#vg-tooltip-element.visible")
    assert page.locator("article:visible h3").inner_text() == EVIL
    assert page.locator("img").count() == 0
    assert page.title() != "owned"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_it_fits_the_screen_and_can_be_read_on_it(open_page, scheme, width):
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ground, ink = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
        ".map((colour) => colour.match(/\\d+/g).slice(0, 3).map(Number).reduce((a, b) => a + b))"
    )
    assert abs(ground - ink) > 450
    assert (ground < ink) == (scheme == "dark")
    # The labels of a chart as well.
    (label,) = page.evaluate(
        "[document.querySelector('#chart-months .role-axis-label text').getAttribute('fill')]"
    )
    assert label == {"light": "#5b6670", "dark": "#9aa7b1"}[scheme]


def test_a_change_of_light_is_followed(open_page):
    page = open_page(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "document.querySelector('#chart-months .role-axis-label text').getAttribute('fill') === '#9aa7b1'"
    )
    assert marks(page, "months") == 2
