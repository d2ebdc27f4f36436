"""What `deploy` holds works: units and cron lines that crawl, copies that can be crawled on."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.ledger import Mark
from crawler.run import Run
from tests import crawling
from tests.crawling import OUTLET, REPOSITORY, all_records, assert_sealed, newest_report
from tests.hostile import Hostile, page, sitemap

DEPLOY = REPOSITORY / "deploy"
PROGRAM = "/opt/tintinh/.venv/bin/tintinh"
SITEMAP = {"discovery": "sitemap"}


def installed(name: str, folder: Path) -> str:
    """Return a file of `deploy` as it would be on a machine that has everything in `folder`."""
    program = folder / "tintinh"
    program.write_text(
        f"#!{sys.executable}\nfrom crawler.commands.tintinh import main\nmain()\n", encoding="utf-8"
    )
    program.chmod(0o755)
    text = (DEPLOY / name).read_text(encoding="utf-8").replace(PROGRAM, str(program))
    return text.replace("/var/lib/tintinh", f"{folder}/data").replace(
        "/var/log/tintinh", str(folder)
    )


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_the_units_are_what_systemd_understands(tmp_path: Path) -> None:
    units = [tmp_path / "tintinh.service", tmp_path / "tintinh.timer"]
    for unit in units:
        unit.write_text(installed(unit.name, tmp_path), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, units)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


COMMANDS = {"tintinh.cron": r"^(?:\S+ ){5}tintinh (.*)", "tintinh.service": r"^ExecStart=(.*)"}
"""How to find the command in each file."""


@pytest.mark.parametrize("name", COMMANDS)
def test_what_cron_and_systemd_run_is_a_crawl(name: str, tmp_path: Path) -> None:
    (command,) = re.findall(COMMANDS[name], installed(name, tmp_path), re.M)
    # Of all the outlets, that of which the archive is.
    archive = f" -a source={REPOSITORY}/fixtures/kontumtv.warc.gz"
    archive += " -s SPIDER_MODULES=crawler.spiders.kontumtv"
    assert command.startswith(f"{tmp_path}/tintinh crawl --all ")
    crawl, arrows, log = command.partition(">>")
    done = subprocess.run(
        ["/bin/sh", "-c", f"{crawl}{archive} {arrows}{log}"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(REPOSITORY), "TINTINH_OPTIONS": "-L ERROR"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert newest_report(tmp_path / "data" / OUTLET)["written"] > 0
    assert done.stderr == "", "nothing that cron would mail"
    if log:
        assert "healthy" in Path(log.strip()).read_text(encoding="utf-8")


def script(name: str, *words: Path) -> str:
    done = subprocess.run(
        [DEPLOY / name, *words],
        env=os.environ | {"PYTHON": sys.executable},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def pages(*numbers: int) -> dict[str, str]:
    return {f"/tin-tuc/bai-{n}/": page(f"Bài {n}", n) for n in numbers}


def test_a_copy_made_between_two_runs_is_crawled_on(tmp_path: Path) -> None:
    data, copy, restored = (tmp_path / name for name in ("data", "copy", "restored"))
    with Hostile(sitemap(pages(1, 2))) as site:
        crawling.crawl(data, site=site.url, **SITEMAP)
        script("backup", data, copy)
        site.script = sitemap(pages(1, 2, 3))
        crawling.crawl(data, site=site.url, **SITEMAP)
        # The files of the second run come along without their marks, as if it had ended meanwhile.
        ledger = (copy / OUTLET / "ledger.sqlite").read_bytes()
        script("backup", data, copy)
        (copy / OUTLET / "ledger.sqlite").write_bytes(ledger)
        assert "set aside" in script("restore", copy, restored)
        assert len(all_records(restored / OUTLET)) == 2
        again = crawling.crawl(restored, site=site.url, **SITEMAP)
        quiet = crawling.crawl(restored, site=site.url, **SITEMAP)
    assert (again.code, again.report["new"], again.report["recovered"]) == (0, 1, [])
    assert (quiet.code, quiet.report["written"]) == (0, 0)
    assert_sealed(restored / OUTLET)
    assert sorted(record["title"] for record in all_records(restored / OUTLET)) == [
        "Bài 1",
        "Bài 2",
        "Bài 3",
    ]


def test_a_copy_is_sound_that_is_made_while_a_crawl_writes(tmp_path: Path) -> None:
    data, copy, restored = (tmp_path / name for name in ("data", "copy", "restored"))
    run = Run.open(data, OUTLET)

    def write(number: int) -> None:
        url = f"http://kontumtv.vn/{number}/"
        mark = Mark(f"{OUTLET}:{number}", url, url, 1, "published", "hash", None, None, "", 0)
        run.write(b'{"id": "%s:%d", "revision": 1}' % (OUTLET.encode(), number), mark)

    write(1)
    run.commit()
    write(2)
    script("backup", data, copy)
    ledger = (copy / OUTLET / "ledger.sqlite").read_bytes()
    run.close(interrupted=False)
    script("backup", data, copy)
    # What the ledger was before the run ended, with the file as it was afterwards.
    (copy / OUTLET / "ledger.sqlite").write_bytes(ledger)
    script("restore", copy, restored)
    again = Run.open(restored, OUTLET)
    assert again.article(f"{OUTLET}:1") is not None and again.article(f"{OUTLET}:2") is None
    again.close(interrupted=False)
    assert [record["id"] for record in all_records(restored / OUTLET)] == [f"{OUTLET}:1"]
    assert len(all_records(data / OUTLET)) == 2


def test_nothing_is_restored_over_ledgers(tmp_path: Path) -> None:
    Run.open(tmp_path / "data", OUTLET).close(interrupted=False)
    script("backup", tmp_path / "data", tmp_path / "copy")
    done = subprocess.run(
        [DEPLOY / "restore", tmp_path / "copy", tmp_path / "data"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and "empty folder" in done.stderr
    with sqlite3.connect(tmp_path / "copy" / OUTLET / "ledger.sqlite") as ledger:
        assert ledger.execute("PRAGMA integrity_check").fetchone() == ("ok",)
