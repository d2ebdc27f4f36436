"""Many outlets in one process, signals, and what a machine reads of it all afterwards."""

from __future__ import annotations

import fcntl
import json
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from crawler.commands.crawl import shard_of
from tests import crawling
from tests.crawling import OUTLET, Crawl, all_records, assert_sealed, newest_report, run_scrapy
from tests.hostile import Answer, Hostile, page, sitemap

OUTLETS = {"SPIDER_MODULES": "crawler.spiders.kontumtv,tests.outlets"}
PAGES = {f"/tin-tuc/bai-{n}/": page(f"Bài {n}", n) for n in range(1, 6)}
SITEMAP = {"discovery": "sitemap"}


def crawl_all(
    data_dir: Path, *options: str, settings: Mapping[str, object] | None = None, **arguments: Any
) -> Crawl:
    """Crawl every outlet of the tests, and one of those that there are."""
    line = crawling.command(
        data_dir,
        "--all",
        *options,
        outlets=[],
        settings=OUTLETS | dict(settings or {}),
        **arguments,
    )
    return crawling.finish(crawling.start(line), data_dir / OUTLET)


@pytest.fixture(scope="module")
def names() -> list[str]:
    return run_scrapy("list", "-s", f"SPIDER_MODULES={OUTLETS['SPIDER_MODULES']}").stdout.split()


# Many outlets.


def test_all_outlets_are_crawled_each_into_its_own_folder(names: list[str], tmp_path: Path) -> None:
    with Hostile(sitemap(PAGES)) as site:
        done = crawl_all(tmp_path, site=site.url, **SITEMAP)
    assert done.code == 0, done.stderr
    assert len(names) >= 4
    for name in names:
        assert len(all_records(tmp_path / name)) == len(PAGES)
        assert newest_report(tmp_path / name)["verdict"] == "healthy"
        assert_sealed(tmp_path / name)
        assert f"{name} " in done.stdout
    assert site.paths.count("/robots.txt") == len(names)


def test_sites_of_merged_outlets_are_crawled_only_when_asked_for(tmp_path: Path) -> None:
    merged = {"SPIDER_MODULES": "crawler.spiders.kontumtv"}
    done = crawl_all(tmp_path, settings=merged)
    assert done.code == 0 and not list(tmp_path.glob("*/ledger.sqlite"))
    assert "merged outlets are left out, 1 of them" in done.stderr
    with Hostile(sitemap(PAGES)) as site:
        assert crawl_all(tmp_path, settings=merged, site=site.url, **SITEMAP).code == 0
    assert len(all_records(tmp_path / OUTLET)) == len(PAGES)


def test_shards_have_all_outlets_between_them_and_none_twice(
    names: list[str], tmp_path: Path
) -> None:
    with Hostile(sitemap(PAGES)) as site:
        for part in (1, 2, 3):
            done = crawl_all(tmp_path / str(part), "--shard", f"{part}/3", site=site.url, **SITEMAP)
            assert done.code == 0, done.stderr
            crawled = {path.parent.name for path in (tmp_path / str(part)).glob("*/ledger.sqlite")}
            assert crawled == {name for name in names if shard_of(name, 3) == part}


def test_one_that_fails_stops_no_other_and_the_worst_code_counts(
    names: list[str], tmp_path: Path
) -> None:
    corrupt, locked, *fine = sorted(set(names) - {"chamchap"})
    for name in (corrupt, locked):
        (tmp_path / name).mkdir()
    (tmp_path / corrupt / "ledger.sqlite").write_bytes(b"no ledger at all " * 500)
    told = tmp_path / "told.json"
    with Hostile(sitemap(PAGES)) as site, (tmp_path / locked / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = crawl_all(tmp_path, "--notify", f"cat >> {told}", site=site.url, **SITEMAP)
    assert done.code == 5
    assert f"{corrupt}: the ledger is damaged" in done.stderr
    assert f"{locked}: another run of {locked} holds" in done.stderr
    for name in fine:
        assert len(all_records(tmp_path / name)) == len(PAGES)
    assert not told.exists()


def test_each_outlet_has_its_own_verdict_and_the_operator_is_notified(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    many = {f"/tin-tuc/hong-{n}/": Answer("lỗi", status=500) for n in range(7)}
    with Hostile(sitemap(PAGES | many)) as site:
        line = crawling.command(
            tmp_path,
            "--notify",
            f"cat > {told}",
            settings={"METRICS_FILE": tmp_path / "tintinh.prom", "HOST_FAILURES": 100},
            site=site.url,
            **SITEMAP,
        )
        done = crawling.finish(crawling.start(line), tmp_path / OUTLET)
    assert done.code == 3
    assert len(done.records) == len(PAGES)
    said = f"tintinh: {OUTLET}: unhealthy: 7 of 12 fetches failed, 7 with http-500: see "
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("tintinh: ")]
    assert line.startswith(said) and line.count(f"{site.url}/tin-tuc/hong-") == 2
    assert json.loads(told.read_text("utf-8"))["reasons"] == done.report["reasons"]


def test_of_two_runs_of_an_outlet_the_second_says_so_and_leaves_the_first_alone(
    tmp_path: Path,
) -> None:
    with Hostile(slow) as site:
        first = crawling.start(crawling.command(tmp_path, site=site.url, **SITEMAP))
        while not [path for path in site.paths if path.endswith(("bai-4/", "bai-5/"))]:
            assert first.poll() is None
            time.sleep(0.05)
        asked = len(site.asked)
        second = crawling.crawl(tmp_path, site=site.url, **SITEMAP)
        assert second.code == 5
        assert f"{OUTLET}: another run of {OUTLET} holds" in second.stderr
        assert not second.report and second.stdout == ""
        assert len(site.asked) <= asked + 1, "what the first run still had to ask for"
        site.script = sitemap(PAGES)
        first.send_signal(signal.SIGTERM)
        first.send_signal(signal.SIGTERM)
        done = crawling.finish(first, tmp_path / OUTLET, seconds=40)
        assert done.code == 0 and done.report["verdict"] == "interrupted"
    assert_sealed(done.folder)


# Signals.


def slow(site: Hostile, path: str) -> Answer | None:
    """Give the first pages at once, and the others never."""
    answer = sitemap(PAGES)(site, path)
    if path.endswith(("bai-4/", "bai-5/")):
        return Answer(chunks=(b"<" for _ in range(1000)), pause=0.1)
    return answer


@pytest.mark.parametrize(
    "numbers", [(signal.SIGTERM, signal.SIGTERM), (signal.SIGINT, signal.SIGINT)]
)
def test_a_second_signal_ends_a_crawl_at_once_and_nothing_is_lost(
    numbers: tuple[signal.Signals, signal.Signals], tmp_path: Path
) -> None:
    with Hostile(slow) as site:
        process = crawling.start(crawling.command(tmp_path, site=site.url, **SITEMAP))
        while len([path for path in site.paths if path.endswith(("bai-4/", "bai-5/"))]) < 2:
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(numbers[0])
        time.sleep(1)
        # Pages are on their way: a clean end waits for them.
        assert process.poll() is None
        process.send_signal(numbers[1])
        stopped = crawling.finish(process, tmp_path / OUTLET, seconds=10)
        assert stopped.code == 0, stopped.stderr
        assert stopped.report["verdict"] == "interrupted"
        assert len(stopped.records) == 3
        assert_sealed(stopped.folder)
        site.script = sitemap(PAGES)
        rest = crawling.crawl(tmp_path, site=site.url, **SITEMAP)
    assert rest.code == 0, rest.stderr
    assert (len(rest.records), rest.report["recovered"]) == (2, [])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_before_the_first_request_ends_a_crawl_cleanly(
    number: signal.Signals, tmp_path: Path
) -> None:
    with Hostile(sitemap(PAGES)) as site:
        process = crawling.start(crawling.command(tmp_path, site=site.url, **SITEMAP))
        lock = tmp_path / OUTLET / "lock"
        while not lock.exists():
            assert process.poll() is None
            time.sleep(0.001)
        process.send_signal(number)
        stopped = crawling.finish(process, tmp_path / OUTLET, seconds=30)
        assert stopped.code == 0, stopped.stderr
        assert stopped.report["verdict"] in ("interrupted", "healthy")
        assert_sealed(stopped.folder)
        crawling.crawl(tmp_path, site=site.url, **SITEMAP)
    assert len(all_records(tmp_path / OUTLET)) == len(PAGES)


# What machines read.


def health(data_dir: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run_scrapy("health", *words, "-s", f"DATA_DIR={data_dir}")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DATA_DIR after two outlets were crawled, the second of a site that was down."""
    data_dir = tmp_path_factory.mktemp("data")
    with Hostile(sitemap(PAGES)) as site:
        crawling.crawl(data_dir, site=site.url, **SITEMAP)
        site.script = lambda site, path: Answer("lỗi", status=500)
        crawling.crawl(data_dir, outlet="langgiengtv", settings=OUTLETS, site=site.url)
    return data_dir


def test_health_shows_the_state_of_all_outlets(crawled: Path) -> None:
    done = health(crawled)
    assert done.returncode == 3
    lines = done.stdout.splitlines()
    assert lines[0].split() == [
        "outlet",
        "last",
        "run",
        "verdict",
        "newest",
        "article",
        "held",
        "queued",
    ]
    (well,) = [line for line in lines if line.startswith(OUTLET)]
    assert "healthy" in well and "2014-12-19T08:00:00+07:00" in well
    assert well.split()[-2:] == ["5", "0"]
    (ill,) = [line for line in lines if line.startswith("langgiengtv")]
    assert "unhealthy" in ill and "robots.txt: http-500" in done.stdout
    assert health(crawled, OUTLET).returncode == 0
    assert "langgiengtv" not in health(crawled, OUTLET).stdout


def test_health_in_json(crawled: Path) -> None:
    found = {one["outlet"]: one for one in json.loads(health(crawled, "--json").stdout)}
    assert (found[OUTLET]["held"], found[OUTLET]["queued"], found[OUTLET]["new"]) == (5, 0, 5)
    assert found[OUTLET]["last_run"] == newest_report(crawled / OUTLET)["finished"]
    assert found["langgiengtv"]["reasons"] == newest_report(crawled / "langgiengtv")["reasons"]


def test_health_of_what_was_never_crawled(tmp_path: Path) -> None:
    done = health(tmp_path, "--json")
    (one,) = [one for one in json.loads(done.stdout) if one["outlet"] == OUTLET]
    assert (done.returncode, one["verdict"], one["last_run"], one["held"]) == (0, None, None, None)
    unknown = health(tmp_path, "khongco")
    assert unknown.returncode == 2 and "unknown outlet khongco" in unknown.stderr
    assert "Traceback" not in unknown.stderr


def samples(path: Path) -> dict[tuple[str, str], float]:
    text = path.read_text(encoding="utf-8")
    return {
        (sample.name, sample.labels["outlet"]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.labels.get("verdict", "unhealthy") == "unhealthy"
    }


def test_health_and_crawl_write_metrics_of_all_outlets(crawled: Path, tmp_path: Path) -> None:
    by_health, by_crawl = tmp_path / "health.prom", tmp_path / "crawl.prom"
    health(crawled, "-s", f"METRICS_FILE={by_health}")
    with Hostile(sitemap(PAGES)) as site:
        crawling.crawl(crawled, settings={"METRICS_FILE": by_crawl}, site=site.url, **SITEMAP)
    for found in map(samples, (by_health, by_crawl)):
        assert found["tintinh_articles_held", OUTLET] == 5
        assert found["tintinh_verdict", OUTLET] == 0
        assert found["tintinh_verdict", "langgiengtv"] == 1
    assert samples(by_health)["tintinh_last_run_articles_new", OUTLET] == 5
    assert samples(by_crawl)["tintinh_last_run_articles_new", OUTLET] == 0


def test_metrics_that_cannot_be_written_are_a_failed_output(crawled: Path, tmp_path: Path) -> None:
    path = tmp_path / "no-folder" / "tintinh.prom"
    done = health(crawled, "-s", f"METRICS_FILE={path}")
    assert done.returncode == 4
    assert f"cannot write METRICS_FILE {path}: No such file or directory" in done.stderr
    assert sys.executable not in done.stderr
