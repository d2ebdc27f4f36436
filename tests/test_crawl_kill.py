"""Killed or stopped at any moment, a crawl loses nothing, writes nothing twice and tears no line."""

import itertools
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from subprocess import Popen, TimeoutExpired

import pytest

from tests import crawling
from tests.crawling import OUTLET, Crawl, Told, all_records, assert_sealed
from tests.wordpress import WordPress

SLOWLY = {"DOWNLOAD_DELAY": 0.02}
"""A pace at which the work is spread over the time in which a kill may come."""


def begin(data_dir: Path, where: dict[str, object]) -> Popen[str]:
    """Start a crawl and wait until it holds the lock: before, there is nothing to destroy."""
    process = crawling.start(crawling.command(data_dir, settings=SLOWLY, **where))
    lock = data_dir / OUTLET / "lock"
    while process.poll() is None:
        if lock.exists() and lock.read_text() == f"{process.pid}\n":
            break
        time.sleep(0.01)
    return process


def whole(data_dir: Path) -> int:
    """Return how many lines are sealed, none of them torn."""
    return len(all_records(data_dir / OUTLET))


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How many kills a test is to deal: its share of ``--kills``."""
    total: int = request.config.getoption("--kills")
    return -(-total // 3)


@pytest.mark.timeout(0)  # every wait below has an end of its own
@pytest.mark.parametrize("way", ["rest", "sitemap", "archive"])
def test_a_crawl_that_is_killed_again_and_again_ends_as_if_undisturbed(
    way: str,
    kills: int,
    wordpress: WordPress,
    by_page: Crawl,
    told: Callable[[str], Told],
    tmp_path: Path,
) -> None:
    where: dict[str, object] = {
        "rest": {"site": wordpress.url},
        "sitemap": {"site": wordpress.url, "discovery": "sitemap"},
        "archive": {"source": by_page.warcs[0]},
    }[way]
    differs = ("fetched",) if way == "archive" else ("fetched", "warc")
    random = Random(f"{way} {kills}")
    began = begin(tmp_path / "undisturbed", where)
    since = time.monotonic()
    undisturbed = crawling.finish(began, tmp_path / "undisturbed" / OUTLET)
    lasts = time.monotonic() - since
    assert undisturbed.code == 0, undisturbed.stderr

    dealt, moments = 0, []
    for number in itertools.count():
        data_dir = tmp_path / str(number)
        while dealt < kills:
            process = begin(data_dir, where)
            moment = random.uniform(0, lasts)
            try:
                process.communicate(timeout=moment)
            except TimeoutExpired:
                process.kill()
                process.communicate()
                dealt += 1
                moments.append(f"{moment:.2f}")
            else:
                assert process.returncode == 0
                break
            before = whole(data_dir)
            assert before <= len(undisturbed.records)
        ended = crawling.finish(begin(data_dir, where), data_dir / OUTLET)
        assert ended.code == 0, ended.stderr
        context = f"killed after {', '.join(moments)} of {lasts:.2f} s"
        assert_sealed(ended.folder)
        records = all_records(ended.folder)
        assert crawling.contents(records, differs) == crawling.contents(
            undisturbed.records, differs
        ), context
        if way != "archive":
            for record in records:
                _, payload = crawling.archived_response(ended.folder, record)
                assert record["url"].rsplit("/", 2)[-2].encode() in payload
        if dealt >= kills:
            break
    assert dealt >= kills


def test_a_crawl_that_is_stopped_again_and_again_seals_what_it_has(
    wordpress: WordPress, by_rest: Crawl, tmp_path: Path
) -> None:
    random = Random(3)
    for number in range(6):
        process = begin(tmp_path, {"site": wordpress.url})
        time.sleep(random.uniform(0.3, 1.2))
        process.send_signal((signal.SIGTERM, signal.SIGINT)[number % 2])
        stopped = crawling.finish(process, tmp_path / OUTLET, seconds=60)
        assert stopped.code == 0, stopped.stderr
        assert stopped.report["verdict"] in ("interrupted", "healthy")
        assert_sealed(stopped.folder)
    ended = crawling.finish(begin(tmp_path, {"site": wordpress.url}), tmp_path / OUTLET)
    differs = ("fetched", "warc")
    assert crawling.contents(all_records(ended.folder), differs) == crawling.contents(
        by_rest.records, differs
    )
