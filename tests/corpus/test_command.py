"""``scrapy corpus`` on the command line: exit codes, and one clear message each."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("rensa", reason="needs the extra corpus: pip install -e '.[corpus]'")

from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.commands.corpus import Command
from tests.corpus.archive import ids, make, put


@pytest.fixture
def scrapy_corpus(capsys):
    """Run the command in this process (a new one takes seconds); return exit code and output."""

    def run(data_dir: Path, *words: str) -> SimpleNamespace:
        command = Command()
        command.settings = Settings()
        command.settings.setmodule("crawler.settings")
        command.settings.set("DATA_DIR", str(data_dir))
        parser = argparse.ArgumentParser(conflict_handler="resolve")
        parser.add_argument("out", nargs="*")
        command.add_options(parser)
        asked = parser.parse_args(words)
        code = 0
        try:
            command.run(asked.out, asked)
            code = command.exitcode
        except UsageError as error:
            print(error, file=sys.stderr)
            code = 2
        said = capsys.readouterr()
        return SimpleNamespace(returncode=code, stdout=said.out, stderr=said.err)

    yield run
    gc.enable()  # the command is made for a process of its own


def test_a_release_is_made_checked_and_found_changed(tmp_path, scrapy_corpus):
    put(tmp_path / "data", make("a:1"), make("b:1", language="en"))
    out = str(tmp_path / "out")
    made = scrapy_corpus(tmp_path / "data", out, "--outlet", "a", "--format", "jsonl")
    assert (made.returncode, made.stdout) == (
        0,
        f"1 article of 1 outlet in {out}; 0 duplicates marked\n",
    )
    assert ids(tmp_path / "out") == ["a:1"]
    checked = scrapy_corpus(tmp_path / "data", "--check", out)
    assert (checked.returncode, checked.stdout) == (0, f"{out}: sound\n")
    (tmp_path / "out" / "README.md").write_text("khác")
    checked = scrapy_corpus(tmp_path / "data", "--check", out)
    assert checked.returncode == 3
    assert "README.md" in checked.stderr


def test_lines_that_cannot_be_read_make_the_exit_code_3(tmp_path, scrapy_corpus):
    put(tmp_path / "data", make("kontumtv:1"), b"{")
    made = scrapy_corpus(tmp_path / "data", str(tmp_path / "out"), "--format", "jsonl")
    assert made.returncode == 3
    assert "kontumtv/articles/20261122T201500Z.jsonl" in made.stderr
    assert ids(tmp_path / "out") == ["kontumtv:1"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["OUT", "--since", "2014-13-01"], "2014-13-01"),
        (["OUT", "--since", "2015-01-01", "--until", "2014-01-01"], "later than"),
        (["OUT", "--kind", "essay"], "essay"),
        (["OUT", "--format", "csv"], "csv"),
        (["OUT", "--split", "month"], "month"),
        (["OUT", "--min-quality", "2"], "--min-quality 2"),
        (["OUT", "--min-quality", "nan"], "--min-quality nan"),
        (["OUT", "--duplicates", "some"], "some"),
        (["OUT", "--duplicates", "none", "--drop-duplicates"], "--drop-duplicates"),
        (["OUT", "--outlet", "nirgendwo"], "nirgendwo"),
        (["OUT", "--language", "km"], "no article"),
        (["OUT", "--take-down", "/there/is/none"], "/there/is/none"),
        (["OUT", "--check"], "no release"),
        (["OUT", "more"], "one folder"),
        ([], "one folder"),
    ],
)
def test_what_makes_no_sense_gets_one_line(tmp_path, scrapy_corpus, words, told):
    put(tmp_path / "data", make())
    words = [str(tmp_path / "out") if word == "OUT" else word for word in words]
    run = scrapy_corpus(tmp_path / "data", *words)
    assert run.returncode in (2, 4)
    assert told in run.stderr
    assert run.stderr.count("\n") <= 3
    assert not (tmp_path / "out").exists()


def test_nothing_to_release_is_said(tmp_path, scrapy_corpus):
    run = scrapy_corpus(tmp_path, str(tmp_path / "out"))
    assert run.returncode == 2
    assert "no run files" in run.stderr
