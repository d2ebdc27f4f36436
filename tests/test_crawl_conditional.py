"""Conditional requests: what a site need not send twice, and what must not be believed."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from tests.crawling import crawl
from tests.hostile import XML, Answer, Hostile, page, robots, urlset
from tests.wordpress import WordPress

pytestmark = pytest.mark.skipif(
    shutil.which("faketime") is None, reason="moving the clock needs the Debian package faketime"
)

DATE = "Fri, 19 Dec 2014 09:00:00 GMT"
LATER = ("8d", "31d")
"""When articles of 2014 are looked at again."""


def sent(request: dict[str, str]) -> set[str]:
    return {name for name in ("if-none-match", "if-modified-since") if name in request}


@dataclass
class Paper:
    """A site of a few articles, which answers for its pages as `answer` has it."""

    answer: Callable[["Paper", str, dict[str, str]], Answer]
    articles: dict[str, str] = field(
        default_factory=lambda: {f"/tin-tuc/bai-{n}/": f"Trao quà, đợt {n}" for n in range(1, 6)}
    )

    def __call__(self, site: Hostile, path: str) -> Answer | None:
        if path == "/robots.txt":
            return robots()
        if path == "/wp-sitemap.xml":
            return urlset(*self.articles)(site)
        if path not in self.articles:
            return None
        return self.answer(self, path, dict(site.asked[-1].headers))

    def whole(self, path: str, **headers: str) -> Answer:
        number = int(path.strip("/").rpartition("-")[2])
        return Answer(page(self.articles[path], number), headers=headers)


def honest(paper: Paper, path: str, request: dict[str, str]) -> Answer:
    """As nginx does it in front of WordPress: weak outside, compared by the letter inside."""
    tag = f'"{hash(paper.articles[path])}"'
    if request.get("if-none-match") == tag and request.get("if-modified-since") == DATE:
        return Answer(status=304)
    return paper.whole(path, **{"ETag": f"W/{tag}", "Last-Modified": DATE})


def always_the_same(paper: Paper, path: str, request: dict[str, str]) -> Answer:
    """A cache that makes its tag of the address."""
    if sent(request):
        return Answer(status=304)
    return paper.whole(path, ETag='"a"', **{"Last-Modified": DATE})


def deaf(paper: Paper, path: str, request: dict[str, str]) -> Answer:
    return paper.whole(path, ETag='"a"', **{"Last-Modified": DATE})


def only_by_date(paper: Paper, path: str, request: dict[str, str]) -> Answer:
    """A server that gives a tag and, asked by it, answers in full."""
    if sent(request) == {"if-modified-since"}:
        return Answer(status=304)
    return deaf(paper, path, request)


@dataclass
class Told:
    """Of the first and each later crawl: the titles written, and how each page was asked for."""

    titles: list[list[str]]
    asked: list[list[tuple[str, set[str]]]]

    def full(self, crawl: int) -> int:
        """Return how many pages were asked for without a condition."""
        return sum(not condition for _, condition in self.asked[crawl])


def follow(answer: Callable[..., Answer], folder, edits: int) -> Told:
    """Crawl a paper, edit as many articles as `edits` says, and crawl it each time of `LATER`."""
    paper, told = Paper(answer), Told([], [])
    with Hostile(paper) as site:
        for later in ("0s", *LATER):
            site.asked.clear()
            done = crawl(
                folder,
                site=site.url,
                discovery="sitemap",
                later=later,
                settings={"CONCURRENT_REQUESTS_PER_DOMAIN": 1},
            )
            assert done.code == 0, done.report["reasons"]
            told.titles.append([record["title"] for record in done.records])
            told.asked.append(
                [
                    (each.path, sent(dict(each.headers)))
                    for each in site.asked
                    if each.path in paper.articles
                ]
            )
            if later == "0s":
                for path in list(paper.articles)[-edits:] if edits else []:
                    paper.articles[path] += ", đã sửa"
    return told


def test_what_did_not_change_is_not_sent_again_but_for_one_page_to_make_sure(tmp_path):
    told = follow(honest, tmp_path, edits=2)
    assert [len(titles) for titles in told.titles] == [5, 2, 0]
    assert told.full(0) == 5 and told.full(1) == told.full(2) == 1
    assert {path for path, condition in told.asked[1] if condition} == set(Paper(honest).articles)


def test_validators_that_never_change_are_found_out_in_the_same_run(tmp_path):
    told = follow(always_the_same, tmp_path, edits=5)
    assert [len(titles) for titles in told.titles] == [5, 5, 0]
    # From then on the site is asked for whole pages.
    assert told.full(2) == 5 and not any(condition for _, condition in told.asked[2])


@pytest.mark.parametrize(("answer", "then"), [(only_by_date, {"if-modified-since"}), (deaf, set())])
def test_a_site_is_asked_with_what_it_understands(answer, then, tmp_path):
    told = follow(answer, tmp_path, edits=0)
    assert [len(titles) for titles in told.titles] == [5, 0, 0]
    assert told.asked[1][0][1] == {"if-none-match", "if-modified-since"}
    assert told.asked[2][0][1] == then


def test_a_feed_behind_a_compressing_server_is_not_sent_twice(wordpress: WordPress, tmp_path):
    for time in range(3):
        wordpress.clear_requests()
        done = crawl(tmp_path, site=wordpress.url, discovery="feed", later=f"{time}m")
        assert done.code == 0, done.report["reasons"]
    asked = [each for each in wordpress.requests() if each.path.startswith("/feed")]
    assert [each.status for each in asked] == [304]
    assert done.report["verdict"] == "healthy" and done.records == []


def test_a_feed_that_always_says_it_is_unchanged_is_read_all_the_same(tmp_path):
    """Once in `SWEEP_EVERY`; after that its validators are not asked for again."""
    paths = ["/tin-tuc/bai-1/"]

    def script(site: Hostile, path: str) -> Answer | None:
        if path in paths:
            return Answer(page(f"Trao quà {path}", int(path[-2])))
        if path == "/feed/" and sent(dict(site.asked[-1].headers)):
            return Answer(status=304)
        if path == "/feed/":
            items = "".join(f"<item><link>{site.url}{each}</link></item>" for each in paths)
            feed = f'<rss version="2.0"><channel>{items}</channel></rss>'
            return Answer(feed, XML, headers={"ETag": '"a"', "Last-Modified": DATE})
        return robots() if path == "/robots.txt" else None

    written = []
    with Hostile(script) as site:
        for later in ("0s", "1m", "2h", "4d", "5d"):
            done = crawl(tmp_path, site=site.url, discovery="feed", later=later)
            written.append(len(done.records))
            if later == "1m":
                paths.append("/tin-tuc/bai-2/")
            elif later == "4d":
                paths.append("/tin-tuc/bai-3/")
    assert written == [1, 0, 0, 1, 1]
