"""The words of the command line: what is refused, and how many outlets share the work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError

from crawler.commands.crawl import notify, parse_shard, shard_of
from crawler.commands.health import table
from crawler.run import Run
from crawler.state import state


@pytest.mark.parametrize("given", ["0/2", "3/2", "1", "1/", "a/b", "-1/2", "1/2/3"])
def test_a_shard_that_makes_no_sense_is_refused(given: str):
    with pytest.raises(UsageError, match=given):
        parse_shard(given)


def test_shards_share_all_outlets_and_no_outlet_is_in_two():
    names = [f"outlet{n}" for n in range(500)]
    parts = [shard_of(name, 5) for name in names]
    assert set(parts) == {1, 2, 3, 4, 5}
    assert max(map(parts.count, range(1, 6))) < 150
    # A change here would move outlets between machines, away from their ledgers.
    assert [shard_of(name, 5) for name in ("kontumtv", "gialaitv", "baocantho")] == [1, 1, 4]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run.open(tmp_path, "kontumtv")


def test_notify_hands_the_report_to_a_command(run: Run, tmp_path: Path, capfd):
    notify(f"cat > {tmp_path}/told", run)
    assert json.loads((tmp_path / "told").read_text())["outlet"] == "kontumtv"
    notify("exit 7", run)
    assert "exit code 7" in capfd.readouterr().err
    run.close(interrupted=False)


def test_health_tells_the_last_run_and_a_damaged_ledger(run: Run):
    run.report.troubles.append("the site is down [red]")
    run.close(interrupted=False)
    found = state(run.folder)
    assert (found.verdict, found.reasons, found.held, found.queued) == (
        "unhealthy",
        ["the site is down [red]"],
        0,
        0,
    )
    assert table([found]).row_count == 1
    (run.folder / "ledger.sqlite").write_bytes(b"no ledger" * 1000)
    for extra in ("ledger.sqlite-wal", "ledger.sqlite-shm"):
        (run.folder / extra).unlink(missing_ok=True)
    assert state(run.folder).verdict == "unhealthy"
