"""The commands about outlets, as a new user types them, and docs/outlets.md followed to the letter."""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import UsageError
from scrapy.utils.misc import load_object
from scrapy.utils.project import get_project_settings

from tests.crawling import REPOSITORY, UNHURRIED, Record, crawl, newest_report, read_lines
from tests.hostile import Answer, Hostile, by_path, robots, silent_port
from tests.newspapers.families import OneCdn, Unheard, Vdoc

Done = subprocess.CompletedProcess


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of outlets outside the repository."""
    folder = tmp_path / "code" / "mine"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text('"""Outlets of our own."""\n')
    return folder


def run(words: list[str], tmp_path: Path, **variables: str) -> Done[str]:
    """Run a command line in the repository, with outlets in the `package` and data beside it."""
    line = [sys.executable, "-m", *words]
    if words[0] == "scrapy":
        settings = UNHURRIED | {"DATA_DIR": tmp_path / "data", "NEWSPIDER_MODULE": "mine"}
        settings["SPIDER_MODULES"] = "crawler.spiders,mine"
        for name, value in settings.items():
            line += ["-s", f"{name}={value}"]
    env = os.environ | {"PYTHONPATH": str(tmp_path / "code"), "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.run(
        line, cwd=REPOSITORY, env=env | variables, capture_output=True, text=True, timeout=120
    )
    assert "Traceback" not in process.stdout + process.stderr, process.stderr[-4000:]
    return process


def scrapy(line: str, tmp_path: Path) -> Done[str]:
    return run(["scrapy", *shlex.split(line)], tmp_path)


def said(done: Done[str]) -> list[str]:
    """Return what we said on standard error."""
    return [line for line in done.stderr.splitlines() if line.startswith("tintinh: ")]


# The page about outlets.


def at(word: str, site: Hostile, article: str) -> str:
    """Return a documented word with the site's address, and that of an article, for the page's."""
    word = word.replace("/mot-bai-viet-31207.html", article)
    return word.replace("https://baolang.example", site.url)


def documented(heading: str) -> Iterator[list[str]]:
    """Yield the command lines below a heading of docs/outlets.md."""
    text = "\n" + (REPOSITORY / "docs" / "outlets.md").read_text("utf-8")
    part = text.partition(f"\n{heading}\n")[2].partition("\n## ")[0]
    for block in re.findall(r"```\n(.*?)```", part, re.S):
        for line in block.splitlines():
            if line.strip():
                yield shlex.split(line, comments=True)


def test_an_outlet_is_added_as_the_page_about_outlets_says(package: Path, tmp_path: Path) -> None:
    paper = Unheard(12)
    lines = list(documented("## Adding one in five minutes"))
    assert [words[1] for words in lines[:-1]] == ["probe", "newoutlet", "crawl", "health", "freeze"]
    article = paper.article(paper.pieces[3])
    outputs = {}
    with Hostile(paper.script()) as site:
        for words in lines[:-1]:
            words = [at(word, site, article) for word in words]
            if words[1] in ("crawl", "freeze"):
                words += ["-a", f"site={site.url}"]  # the name leads nowhere
            done = run(words, tmp_path)
            assert done.returncode == 0, done.stdout + done.stderr
            outputs[words[1]] = done.stdout
    assert (package / "baolang.py").exists()
    assert "next: scrapy crawl baolang -a limit=20" in outputs["newoutlet"]
    report = newest_report(tmp_path / "data" / "baolang")
    (name,) = [name for name in report["files"] if name.endswith(".jsonl")]
    records = read_lines(tmp_path / "data" / "baolang" / name)
    assert len(records) == len(paper.pieces)
    assert {(r["outlet"], r["province"], r["province_2025"]) for r in records} == {
        ("baolang", "Kon Tum", "Quảng Ngãi")
    }

    # A newly frozen page fails its test until somebody has reviewed it.
    (case,) = (tmp_path / "data" / "baolang" / "frozen").iterdir()
    test = [*lines[-1][2:], "-k", case.name, "-q"]
    folder = {"FROZEN": str(tmp_path / "data")}
    assert lines[-1][:3] == ["python", "-m", "pytest"]
    first = run(test, tmp_path, **folder)
    assert first.returncode == 1 and "review" in first.stdout
    assert "1 failed" in first.stdout, first.stdout
    meta = json.loads((case / "meta.json").read_text("utf-8"))
    (case / "meta.json").write_text(json.dumps(meta | {"reviewed": True}), "utf-8")
    assert run(test, tmp_path, **folder).returncode == 0
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    assert expected["cleaned"]["authors"][0]["name"] == paper.pieces[3].author
    expected["title"] = "Một đầu đề khác"
    (case / "expected.json").write_text(json.dumps(expected), "utf-8")
    assert run(test, tmp_path, **folder).returncode == 1


def test_every_other_line_of_the_page_about_outlets_works(package: Path, tmp_path: Path) -> None:
    lines = list(documented("# Outlets"))
    paper = Unheard(4)
    article = paper.article(paper.pieces[0])
    with Hostile(paper.script()) as site:
        for words in lines:
            done = run([at(word, site, article) for word in words], tmp_path)
            assert done.returncode == 0, (words, done.stdout, done.stderr)
    assert [words[1] for words in lines] == ["outlets"] * 4 + ["crawl"] * 2


# scrapy outlets


def prepared(name: str, words: list[str], **settings: object) -> Any:
    """Return a command that has its `words` and `options`, before it looks at them."""
    command = load_object(f"crawler.commands.{name}.Command")()
    command.settings = get_project_settings()
    command.settings.update(settings)
    parser = argparse.ArgumentParser(conflict_handler="resolve")
    command.add_options(parser)
    command.options, command.words = parser.parse_known_args(words)
    return command


def listed(words: list[str], data_dir: Path, capsys: pytest.CaptureFixture[str]) -> list[Record]:
    command = prepared("outlets", ["--json", *words], DATA_DIR=data_dir)
    command.run(command.words, command.options)
    found: list[Record] = json.loads(capsys.readouterr().out)
    return found


def test_outlets_are_listed_with_what_is_stated_and_what_is_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(listed([], tmp_path, capsys)) >= 120
    (one,) = listed(["kontumtv"], tmp_path, capsys)
    assert one == {
        "outlet": "kontumtv",
        "title": "Đài Phát thanh - Truyền hình Kon Tum",
        "kind": "broadcaster",
        "province": "Kon Tum",
        "province_2025": "Quảng Ngãi",
        "platform": "WordPress",
        "hosts": ["kontumtv.vn", "tv.kontumtv.vn"],
        "status": "merged",
        "successor": "baoquangngai",
        "checked": None,
        "held": None,
        "last_run": None,
    }
    archive = REPOSITORY / "fixtures" / "kontumtv.warc.gz"
    assert crawl(tmp_path, source=archive).code == 0
    (one,) = listed(["--held"], tmp_path, capsys)
    assert one["outlet"] == "kontumtv" and one["held"] > 0 and one["last_run"]


@pytest.mark.parametrize(
    ("options", "some", "none"),
    [
        ("--province 'Quang Ngai'", {"baokontum", "baoquangngai"}, {"baogialai"}),
        ("--kind broadcaster --province 'Cần Thơ'", {"canthotv", "thst"}, {"baocantho"}),
        ("--platform vdoc", {"baocantho"}, {"baogialai"}),
        ("--status merged", {"baokontum"}, {"baocantho"}),
        ("baodienbienphu.info.vn", {"baodienbienphu"}, {"dienbientv"}),
        ("báo điện", {"baodienbienphu"}, {"dienbientv"}),
        ("--unchecked", {"baocantho"}, set()),
    ],
)
def test_outlets_are_chosen(
    options: str,
    some: set[str],
    none: set[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = {one["outlet"] for one in listed(shlex.split(options), tmp_path, capsys)}
    assert some <= names and not none & names


def test_outlets_are_a_table_for_people(package: Path, tmp_path: Path) -> None:
    done = scrapy("outlets kon tum", tmp_path)
    assert re.search(r"^kontumtv +Kon Tum → Quảng Ngãi +broadcaster +WordPress", done.stdout, re.M)
    assert done.stdout.rstrip().endswith("outlets")


def test_a_reader_of_the_table_may_leave_early(package: Path, tmp_path: Path) -> None:
    for options in ("", " --json"):
        line = f"{shlex.quote(sys.executable)} -m scrapy outlets{options} | head -n 1"
        done = subprocess.run(
            line, shell=True, text=True, capture_output=True, check=True, cwd=REPOSITORY
        )
        assert done.stdout.count("\n") == 1 and not done.stderr


# scrapy probe


def test_a_probe_tells_what_a_site_is(package: Path, tmp_path: Path) -> None:
    paper = OneCdn(20)
    with Hostile(paper.script()) as site:
        done = scrapy(f"probe --json --pages 2 {site.url}", tmp_path)
        asked = site.paths
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["platform"] == "OneCdn"
    assert found["article_urls"] == ["/{slug}-{id}.html"]
    assert found["sitemaps"] == ["https://baohaiphong.vn/sitemap-news.xml"]
    answers = {way["method"]: way["answers"] for way in found["ways"]}
    assert answers == {"rest": False, "sitemap": False, "feed": False, "listing": True}
    assert len(found["samples"]) == 2
    pieces = {paper.article(piece): piece for piece in paper.pieces}
    for sample in found["samples"]:
        piece = pieces[sample["url"].removeprefix(site.url)]
        assert sample["fields"]["title"] == piece.title
        assert [each["name"] for each in sample["fields"]["authors"]] == [piece.author]
        assert sample["sources"]["title"] == "page" and sample["missing"] == []
    assert found["facts"]["platform"] == "OneCdn" and found["facts"]["article_urls"] == []
    assert asked[0] == "/robots.txt" and len(asked) < 60
    assert not (tmp_path / "data").exists()


def test_a_probe_of_an_outlet_at_another_address_is_for_people(
    package: Path, tmp_path: Path
) -> None:
    with Hostile(Vdoc(12).script()) as site:
        done = scrapy(f"probe baotayninh --pages 1 -a site={site.url}", tmp_path)
    assert done.returncode == 0, done.stderr
    for line in (
        r"^platform +Vdoc",
        r"^listing +answers",
        r"^title +page +\S",
        r"^published +page +\d{4}-",
        r"^class \w+\(Vdoc\):$",
    ):
        assert re.search(line, done.stdout, re.M), line


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ({"/robots.txt": robots("User-agent: *\nDisallow: /")}, "forbids the whole site"),
        ({}, "http-404"),
        ({"/": Answer("<h1>Đang bảo trì</h1>")}, "no form seen"),
    ],
    ids=["forbidden", "no front page", "no articles"],
)
def test_a_probe_of_a_site_without_articles_says_so(
    script: dict, says: str, package: Path, tmp_path: Path
) -> None:
    with Hostile(by_path(script)) as site:
        done = scrapy(f"probe {site.url}", tmp_path)
    assert done.returncode == 3
    assert says in done.stdout + done.stderr


def test_a_probe_of_a_dead_site_says_so_in_one_line(package: Path, tmp_path: Path) -> None:
    with silent_port() as port:
        done = scrapy(f"probe http://127.0.0.1:{port} -s DOWNLOAD_TIMEOUT=2", tmp_path)
    assert done.returncode == 3
    assert len(said(done)) == 1 and "robots.txt" in said(done)[0]


@pytest.mark.parametrize(
    "words",
    [
        "probe",
        "probe khong-co",
        "probe https://a.example https://b.example",
        "probe kontumtv --pages 0",
        "probe kontumtv -a site=x",
        "newoutlet https://baocantho.com.vn/",
        "newoutlet https://baolang.example/ --name ../x",
        "newoutlet https://baolang.example/ --host 127.0.0.1",
        "newoutlet https://baolang.example/ --province Atlantis",
        "freeze kontumtv",
        "freeze khong-co https://baolang.example/",
        "freeze kontumtv https://baolang.example/",
        "crawl page",
        "crawl site -a url=baolang",
        "crawl kontumtv -a url=https://baolang.example/",
        "crawl page kontumtv -a url=https://baolang.example/",
    ],
)
def test_what_makes_no_sense_is_refused(words: str) -> None:
    name, *rest = shlex.split(words)
    command = prepared(name, rest)
    with pytest.raises(UsageError) as refused:
        command.process_options(command.words, command.options)
    assert len(str(refused.value).splitlines()) == 1


def test_what_is_refused_is_said_without_a_traceback(package: Path, tmp_path: Path) -> None:
    done = scrapy("probe khong-co", tmp_path)
    assert done.returncode == 2
    assert "khong-co is neither an outlet nor an address" in done.stderr


# scrapy newoutlet and freeze


def test_what_a_site_does_not_tell_has_to_be_said(package: Path, tmp_path: Path) -> None:
    with Hostile(OneCdn(8).script()) as site:
        done = scrapy(f"newoutlet {site.url}", tmp_path)
        assert done.returncode == 2
        assert said(done) == ["tintinh: the site does not tell all; say --name --province --host"]
        line = f"newoutlet {site.url} --name baocang --province 'Hải Phòng' --host www.baocang.vn"
        assert scrapy(line, tmp_path).returncode == 0
        written = (package / "baocang.py").read_text("utf-8")
        assert 'hosts = ("baocang.vn",)' in written and "(OneCdn):" in written
        other = scrapy(line.replace("--name baocang", "--name baokhac"), tmp_path)
        assert other.returncode == 2 and "baocang has the host" in said(other)[0]


def test_a_page_that_cannot_be_had_is_not_frozen(package: Path, tmp_path: Path) -> None:
    paper = Vdoc(4)
    good = paper.article(paper.pieces[0])
    with Hostile(paper.script()) as site:
        line = f"freeze baotayninh {site.url}/khong-co-a1.html {site.url}{good} -a site={site.url}"
        done = scrapy(line, tmp_path)
        again = scrapy(f"freeze baotayninh {site.url}{good} -a site={site.url}", tmp_path)
    assert done.returncode == 3 and "http-404" in said(done)[0]
    (case,) = (tmp_path / "data" / "baotayninh" / "frozen").iterdir()
    meta = json.loads((case / "meta.json").read_text("utf-8"))
    assert (meta["outlet"], meta["layout"], meta["reviewed"]) == ("baotayninh", "vdoc", False)
    assert again.returncode == 2 and "frozen already" in said(again)[0]


# scrapy crawl page


def test_one_page_of_a_site_that_no_outlet_describes(tmp_path: Path, package: Path) -> None:
    paper = Unheard(12)
    piece = paper.pieces[1]
    with Hostile(paper.script()) as site:
        url = f"{site.url}{paper.article(piece)}"
        done = scrapy(f"crawl page -a url={url}", tmp_path)
        folder = tmp_path / "data" / f"127-0-0-1-{site.port}"
        assert done.returncode == 0, done.stdout + done.stderr
        assert site.paths == ["/robots.txt", paper.article(piece)]
        again = scrapy(f"crawl page -a url={url}", tmp_path)
        listing = scrapy(f"crawl page -a url={site.url}{paper.section(0)}", tmp_path)
        missing = scrapy(f"crawl page -a url={site.url}/khong-co", tmp_path)
    records = [line for path in folder.glob("articles/*.jsonl") for line in read_lines(path)]
    assert [(r["url"], r["title"], r["province"]) for r in records] == [(url, piece.title, None)]
    assert again.returncode == 0
    assert listing.returncode == 3 and "listing" in said(listing)[0]
    assert missing.returncode == 3 and "http-404" in said(missing)[0]


def test_one_page_of_an_outlet(tmp_path: Path, package: Path) -> None:
    paper = Vdoc(4)
    with Hostile(paper.script()) as site:
        url = f"{site.url}{paper.article(paper.pieces[0])}"
        done = scrapy(f"crawl baotayninh -a site={site.url} -a url={url}", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = (tmp_path / "data" / "baotayninh" / "articles").glob("*.jsonl")
    (record,) = read_lines(path)
    assert (record["outlet"], record["province"]) == ("baotayninh", "Tây Ninh")
