"""Articles that go, move and come back, on a site that answers as it is told."""

import re
import shutil
from pathlib import Path

import pytest

from tests.crawling import Crawl, all_records, assert_sealed, crawl
from tests.hostile import XML, Answer, Hostile, page, redirect, robots, urlset

pytestmark = pytest.mark.skipif(
    shutil.which("faketime") is None, reason="moving the clock needs the Debian package faketime"
)


class Paper:
    """A site with a sitemap of its articles, which can be made to answer otherwise."""

    def __init__(self, count: int = 4):
        self.listed = [f"/tin-tuc/bai-{number}/" for number in range(1, count + 1)]
        self.answers: dict[str, Answer] = {}
        """In place of an article's page."""
        self.is_numbered = True
        """Pages show the CMS's own number."""

    def __call__(self, site: Hostile, path: str) -> Answer | None:
        if path == "/robots.txt":
            return robots()
        if path == "/wp-sitemap.xml":
            return urlset(*self.listed)(site)
        if path in self.answers:
            return self.answers[path]
        if path == "/":
            return Answer("<html><body><h1>Đài tỉnh</h1></body></html>")
        if match := re.fullmatch(r"/tin-tuc/bai-(\d+)/(?:sua/)?", path):
            text = page(f"Trao quà cho hộ nghèo, đợt {match[1]}", int(match[1]))
            return Answer(text if self.is_numbered else re.sub(r"post(id)?-\d+", "", text))
        return None

    def withdraw(self, path: str, answer: Answer | None = None) -> None:
        """Take an article off the sitemap and let its address answer so."""
        self.listed.remove(path)
        self.answers[path] = answer or Answer(status=404)

    def restore(self, path: str) -> None:
        self.listed.append(path)
        del self.answers[path]


class Desk:
    """The crawls of one paper, one after the other."""

    def __init__(self, folder: Path, paper: Paper):
        self.folder = folder
        self.paper = paper
        self.site = Hostile(paper)

    def crawl(self, later: str = "0s", **settings: object) -> Crawl:
        return crawl(
            self.folder,
            site=self.site.url,
            discovery="sitemap",
            later=later,
            settings={"RETRY_TIMES": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, **settings},
        )

    def lines(self, number: int) -> list[tuple[int, str]]:
        """Return revision and status of all lines of an article."""
        return [
            (record["revision"], record["status"])
            for record in all_records(self.folder / "kontumtv")
            if record["title"].endswith(f" {number}")
        ]


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path, Paper())
    with desk.site:
        yield desk
    assert_sealed(tmp_path / "kontumtv")


GONE = {
    "http-404": Answer(status=404),
    "http-410": Answer(status=410),
    "redirect-to-other": redirect("/tin-tuc/bai-20/", 301),
    "redirect-elsewhere": redirect("/", 301),
}
THERE = {
    "500": Answer(status=500),
    "503": Answer(status=503),
    "403": Answer(status=403),
    "sent home for now": redirect("/", 302),
    "moved": redirect("/tin-tuc/bai-9/sua/", 301),
    "maintenance": Answer("<html><body><h1>Bảo trì</h1></body></html>"),
}


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory) -> list[Crawl]:
    """The crawls before and after articles were withdrawn: one in each way of `GONE` and `THERE`."""
    paper = Paper(120)  # of so many, ten may go at once
    desk = Desk(tmp_path_factory.mktemp("withdrawn"), paper)
    with desk.site:
        crawls = [desk.crawl()]
        for number, answer in enumerate([*GONE.values(), *THERE.values()], 1):
            paper.withdraw(f"/tin-tuc/bai-{number}/", answer)
        return crawls + [desk.crawl(later) for later in ("1h", "23h", "26h", "60h")]


def test_an_article_is_gone_that_was_missing_twice_a_day_apart(withdrawn):
    _, at_once, too_soon, a_day_later, _ = withdrawn
    for each in (at_once, a_day_later):
        missing = {how: said["count"] for how, said in each.report["missing"].items()}
        assert missing == dict.fromkeys(GONE, 1)
    assert at_once.records == too_soon.records == []
    tombstones = {record["id"]: record for record in a_day_later.records}
    assert set(tombstones) == {f"kontumtv:{number}" for number in range(1, len(GONE) + 1)}
    assert a_day_later.report["gone"] == len(GONE)
    for each in tombstones.values():
        assert (each["status"], each["revision"]) == ("gone", 2)
        assert each["fetched"] and each["text"] == "" and each["images"] == []


def test_an_article_is_not_gone_because_its_page_is_in_trouble(withdrawn):
    named = {record["id"] for each in withdrawn[1:] for record in each.records}
    in_trouble = range(len(GONE) + 1, len(GONE) + len(THERE) + 1)
    assert not named & {f"kontumtv:{number}" for number in in_trouble}


def test_a_tombstone_is_written_once(withdrawn):
    assert withdrawn[-1].records == []
    assert withdrawn[-1].report["held"] == 120 - len(GONE)


def test_what_was_missing_for_a_moment_is_no_news(desk):
    desk.crawl()
    desk.paper.withdraw("/tin-tuc/bai-1/")
    desk.crawl("1h")
    desk.paper.restore("/tin-tuc/bai-1/")
    for later in ("26h", "27h"):
        assert desk.crawl(later).records == []
    # Missing once more, it counts from then on.
    desk.paper.withdraw("/tin-tuc/bai-1/")
    assert desk.crawl("30h").records == []


def test_what_comes_back_is_a_new_revision_though_nothing_changed(desk):
    desk.crawl()
    desk.paper.withdraw("/tin-tuc/bai-1/")
    desk.crawl("1h")
    desk.crawl("26h")
    desk.paper.restore("/tin-tuc/bai-1/")
    (back,) = desk.crawl("60h").records
    assert desk.lines(1) == [(1, "published"), (2, "gone"), (3, "published")]
    assert back["id"] == "kontumtv:1" and back["text"]


def test_a_tombstone_is_written_though_the_file_with_the_article_was_taken_away(desk):
    first = desk.crawl()
    desk.paper.withdraw("/tin-tuc/bai-1/")
    desk.crawl("1h")
    for name in first.report["files"]:
        (first.folder / name).unlink()
    (tombstone,) = desk.crawl("26h").records
    assert (tombstone["id"], tombstone["status"]) == ("kontumtv:1", "gone")
    assert tombstone["canonical_url"] == f"{desk.site.url}/tin-tuc/bai-1/"


@pytest.mark.parametrize("is_numbered", [True, False])
def test_a_moved_article_keeps_its_id_and_its_revision(desk, is_numbered):
    desk.paper.is_numbered = is_numbered
    (before,) = [one["id"] for one in desk.crawl().records if one["title"].endswith(" 1")]
    desk.paper.withdraw("/tin-tuc/bai-1/", redirect("/tin-tuc/bai-1/sua/", 301))
    moved = desk.crawl("1h")
    assert moved.records == [] and moved.report["moved"]["redirect"]["count"] == 1
    desk.paper.answers["/tin-tuc/bai-1/sua/"] = Answer(
        page("Trao quà cho hộ nghèo, đợt 1", 1 if is_numbered else 0, "<p>Đã sửa lại.</p>")
    )
    (line,) = desk.crawl("8d").records
    assert (line["id"], line["revision"]) == (before, 2)
    assert line["url"].endswith("/bai-1/sua/")


def test_when_too_much_goes_at_once_nothing_is_gone_unless_the_operator_says_so(tmp_path):
    desk = Desk(tmp_path, Paper(30))
    with desk.site:
        desk.crawl()
        for path in desk.paper.listed[:12]:
            desk.paper.withdraw(path)
        for later in ("1h", "26h"):
            run = desk.crawl(later)
            assert (run.code, run.report["verdict"], run.records) == (3, "unhealthy", [])
            assert re.search(r"12 of 30 .*: see http\S+, http", run.report["reasons"][0])
        believed = [desk.crawl(later, GONE_SHARE=1) for later in ("27h", "60h")]
    assert [run.code for run in believed] == [0, 0]
    assert [len(run.records) for run in believed] == [0, 12]


def test_of_many_sitemaps_only_those_that_changed_are_read_again(tmp_path):
    """Six months of a paper, each month a sitemap with its last change in the index."""
    months = {f"/sitemap-2014-{month:02}.xml": [f"/tin-tuc/bai-{month}/"] for month in range(1, 7)}
    changed = dict.fromkeys(months, "2014-12-19T08:00:00+07:00")

    def script(site: Hostile, path: str) -> Answer | None:
        if path == "/wp-sitemap.xml":
            entries = "".join(
                f"<sitemap><loc>{site.url}{name}</loc><lastmod>{changed[name]}</lastmod></sitemap>"
                for name in months
            )
            return Answer(f"<sitemapindex>{entries}</sitemapindex>", XML)
        if path in months:
            return urlset(*months[path])(site)
        return Paper(9)(site, path)

    with Hostile(script) as site:
        said = {"site": site.url, "discovery": "sitemap"}
        assert len(crawl(tmp_path, **said).records) == 6
        site.asked.clear()
        assert crawl(tmp_path, later="1h", **said).code == 0
        assert site.paths == ["/robots.txt", "/wp-sitemap.xml"]
        months["/sitemap-2014-06.xml"].append("/tin-tuc/bai-7/")
        changed["/sitemap-2014-06.xml"] = "2014-12-20T08:00:00+07:00"
        site.asked.clear()
        assert len(crawl(tmp_path, later="2h", **said).records) == 1
        assert site.paths[1:3] == ["/wp-sitemap.xml", "/sitemap-2014-06.xml"]
        # Time to look through everything, whatever the index says.
        site.asked.clear()
        assert crawl(tmp_path, later="4d", **said).code == 0
        assert set(months) <= set(site.paths)
