"""The docs name all that there is."""

import argparse
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings, default_settings

from crawler import article, health, settings
from crawler.arguments import METHODS
from crawler.commands import corpus
from crawler.outlet import Outlet
from crawler.run import Run

ROOT = Path(__file__).parents[1]


def text(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def rows(name: str) -> dict[str, str]:
    """Return what the tables of a page say of each name in their first column."""
    found = {}
    for line in text(name).splitlines():
        if line.startswith("| `"):
            first, rest = line.strip("| ").split(" | ", 1)
            found.update(dict.fromkeys(re.findall(r"`([^`]+)`", first), rest))
    return found


def test_every_key_of_the_record_is_explained_in_its_order():
    assert list(rows("record")) == list(article.FIELDS)


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("status", get_args(article.Status)),
        ("kind", get_args(article.Kind)),
        ("authors", get_args(article.Role)),
        ("published_precision", get_args(article.Precision)),
        ("source", get_args(article.Source)),
    ],
)
def test_every_value_of_a_fixed_choice_is_named(key, values):
    assert [value for value in values if f"`{value}`" not in rows("record")[key]] == []


@pytest.mark.parametrize(
    "key", ["dateline", "authors", "images", "videos", "links", "warc", "extractor"]
)
def test_every_inner_key_is_named(key):
    inner = {"dateline": article.Dateline, "authors": article.Author, "images": article.Image}
    inner |= {"videos": article.Clip, "links": article.Link, "warc": article.WarcPosition}
    inner |= {"extractor": article.Extractor}
    listed = re.search(r"`\[?\{([^}]*)\}\]?`", rows("record")[key])
    assert listed[1].split(", ") == list(inner[key].__dataclass_fields__)


def test_every_flag_is_explained():
    code = "".join(
        path.read_text(encoding="utf-8")
        for package in ("crawler", "pipelines")
        for path in (ROOT / package).rglob("*.py")
    )
    set_somewhere = set(re.findall(r'(?:add_flag\([\w.]+, |flags\.append\()"([a-z-]+)"', code))
    assert len(set_somewhere) > 10
    docs = text("record") + text("cleaning")
    assert sorted(flag for flag in set_somewhere if f"`{flag}`" not in docs) == []


def test_every_setting_is_explained():
    named = {name for name in vars(settings) if name.isupper()} - {"FIELDS"}
    own = {name for name in named if not hasattr(default_settings, name)}
    assert "DATA_DIR" in own and "USER_AGENT" not in own
    assert sorted(named - rows("settings").keys()) == []
    own_part = text("settings").partition("## Changed")[0]
    assert sorted(name for name in own if f"| `{name}` |" not in own_part) == []
    assert sorted(rows("settings").keys() - named) == []


def test_a_setting_of_tintinhs_own_is_explained_with_its_value():
    for name, told in rows("settings").items():
        value = getattr(settings, name)
        if not hasattr(default_settings, name) and value and not name.endswith("BYTES"):
            assert told.startswith((f"`{value}` ", f"{value} ")), name


def test_every_key_of_a_report_is_explained_in_its_order(tmp_path):
    run = Run.open(tmp_path, "kontumtv", datetime(2026, 11, 22, tzinfo=UTC))
    run.close(interrupted=False)
    keys = list(run.as_dict())
    told = list(rows("report"))
    assert sorted(told) == sorted(keys)


def test_every_verdict_and_every_way_of_discovery_is_named():
    for key, values in (("verdict", get_args(health.Verdict)), ("discovery", METHODS)):
        assert [value for value in values if f"`{value}`" not in rows("report")[key]] == []


def test_operators_are_told_what_each_exit_code_and_each_verdict_asks_for():
    for value in [*map(int, health.Exit), *get_args(health.Verdict)]:
        row = re.search(rf"^\| `?{value}`? \|(.+)\|(.+)\|$", text("operating"), re.M)
        assert row and all(cell.strip() for cell in row.groups()), value


def test_operators_are_told_of_every_file_of_deploy():
    for path in (ROOT / "deploy").iterdir():
        assert f"deploy/{path.name}" in text("operating"), path.name


def test_what_an_outlet_may_state_of_its_manners_is_explained():
    for fact in ("delay", "connections", "verify_certificates", "redirect_hosts"):
        assert hasattr(Outlet, fact)
        assert f"`{fact}" in text("operating")


def test_every_option_of_a_release_is_explained():
    command = corpus.Command()
    command.settings = Settings()
    scrapys, all_of_it = argparse.ArgumentParser(), argparse.ArgumentParser()
    ScrapyCommand.add_options(command, scrapys)
    command.add_options(all_of_it)
    own, theirs = (
        {word for action in parser._actions for word in action.option_strings}
        for parser in (all_of_it, scrapys)
    )
    assert "--take-down" in own - theirs
    docs = text("corpus")
    assert sorted(word for word in own - theirs if f"`{word}" not in docs) == []
