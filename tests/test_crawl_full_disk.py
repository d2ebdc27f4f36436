"""A disk that runs full ends the run with exit code 4; with room again, the next run completes."""

import resource
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import crawling
from tests.crawling import Crawl, all_records, assert_sealed, crawl
from tests.wordpress import WordPress

PLENTY = "64M"


def mount(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A file system of the size that the test asks for, and then asks for again."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = False

    def of(size: str) -> Path:
        nonlocal mounted
        done = mount(folder, f"size={size}", *(["remount"] if mounted else []))
        if done.returncode:
            pytest.skip(f"a small file system needs the right to mount: {done.stderr.strip()}")
        mounted = True
        return folder

    yield of
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


WAYS = {"rest": {}, "sitemap": {"discovery": "sitemap"}}


def assert_gave_up(full: Crawl) -> None:
    assert full.code == 4, full.stderr
    said = [line for line in full.stderr.splitlines() if line.startswith("tintinh: ")]
    assert len([line for line in said if "cannot write to" in line]) == 1, said


def assert_complete(done: Crawl, like: Crawl) -> None:
    assert done.code == 0, done.stderr
    assert_sealed(done.folder)
    differs = ("fetched", "warc")
    records = all_records(done.folder)
    assert crawling.contents(records, differs) == crawling.contents(like.records, differs)
    for record in records:
        crawling.archived_response(done.folder, record)


@pytest.mark.parametrize(
    ("way", "size"),
    [("rest", "16k"), ("rest", "200k"), ("rest", "700k"), ("sitemap", "900k")],
)
def test_a_small_disk(
    way: str,
    size: str,
    small_disk: Callable[[str], Path],
    wordpress: WordPress,
    by_rest: Crawl,
    by_page: Crawl,
) -> None:
    data_dir = small_disk(size)
    full = crawl(data_dir, site=wordpress.url, **WAYS[way])
    assert_gave_up(full)
    kept = all_records(full.folder)
    assert len(kept) < len(by_page.records)
    small_disk(PLENTY)
    done = crawl(data_dir, site=wordpress.url, **WAYS[way])
    assert_complete(done, by_rest if way == "rest" else by_page)
    assert all_records(full.folder)[: len(kept)] == kept


@pytest.mark.parametrize(("way", "most"), [("rest", 3_000), ("rest", 60_000), ("sitemap", 200_000)])
def test_a_limit_of_file_sizes(
    way: str,
    most: int,
    wordpress: WordPress,
    by_rest: Crawl,
    by_page: Crawl,
    tmp_path: Path,
) -> None:
    """The same without the right to mount: a write beyond `most` bytes is a real write error."""
    full = crawl(
        tmp_path,
        site=wordpress.url,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        **WAYS[way],
    )
    assert_gave_up(full)
    done = crawl(tmp_path, site=wordpress.url, **WAYS[way])
    assert_complete(done, by_rest if way == "rest" else by_page)
