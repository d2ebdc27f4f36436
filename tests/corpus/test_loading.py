"""A release in the tools that researchers have: what the card says works."""

import glob
import re

import pytest

pytest.importorskip("rensa", reason="needs the extra corpus: pip install -e '.[corpus]'")

from tests.corpus.archive import make, put


@pytest.fixture
def loaded(tmp_path, release, monkeypatch):
    """A release by year, and the Python lines of its card with OUT in place."""
    put(tmp_path / "data", make(published="2013-05-01"), make("kontumtv:2", title="khác"))
    put(tmp_path / "data", make("gialaitv:1", published=None))
    out = release(tmp_path / "data", formats=("jsonl", "parquet", "text"), split="year")
    monkeypatch.chdir(tmp_path)
    code = re.search(r"```python\n(.*?)```", (out / "README.md").read_text(), re.S)[1]
    return out, [line.replace("OUT", out.name) for line in code.splitlines()]


def line_with(lines: list[str], start: str, word: str = "") -> str:
    (found,) = [line for line in lines if line.startswith(start) and word in line]
    return found


def test_pandas(loaded):
    pandas = pytest.importorskip("pandas", reason="needs pandas")
    _, lines = loaded
    table = eval(line_with(lines, "pandas.read_parquet"), {"pandas": pandas})
    assert sorted(table["id"]) == ["gialaitv:1", "kontumtv:1", "kontumtv:2"]
    assert str(table["fetched"].dtype).startswith("datetime64[")
    table = eval(line_with(lines, "pandas.concat"), {"pandas": pandas, "glob": glob})
    assert len(table) == 3


def test_polars(loaded):
    polars = pytest.importorskip("polars", reason="needs polars")
    _, lines = loaded
    table = eval(line_with(lines, "polars."), {"polars": polars})
    assert sorted(table["id"]) == ["kontumtv:1", "kontumtv:2"]
    assert table["authors"].to_list()[0] == [{"name": "Quang Mẫn", "roles": ["text"]}]


def test_duckdb(loaded):
    duckdb = pytest.importorskip("duckdb", reason="needs duckdb")
    _, lines = loaded
    counted = eval(line_with(lines, "duckdb.", "parquet"), {"duckdb": duckdb}).fetchall()
    assert sorted(counted) == [("gialaitv", 1), ("kontumtv", 2)]
    titles = eval(line_with(lines, "duckdb.", "jsonl"), {"duckdb": duckdb}).fetchall()
    assert ("khác",) in titles


def test_datasets(loaded, tmp_path):
    datasets = pytest.importorskip("datasets", reason="needs datasets")
    datasets.config.HF_DATASETS_CACHE = tmp_path / "cache"
    out, lines = loaded
    found = eval(line_with(lines, "datasets."), {"datasets": datasets})
    assert sorted(found["train"]["id"][:]) == ["gialaitv:1", "kontumtv:1", "kontumtv:2"]
    one_year = datasets.load_dataset(str(out), "2014", split="train", cache_dir=tmp_path / "cache")
    assert one_year["id"][:] == ["kontumtv:2"]


def test_datasets_where_there_is_no_parquet(tmp_path, release):
    datasets = pytest.importorskip("datasets", reason="needs datasets")
    # What a loader would guess from the first file does not hold of the second.
    put(tmp_path / "data", make(images=[], authors=[], sections=[]), make("gialaitv:1"))
    out = release(tmp_path / "data", formats=("jsonl",), split="outlet")
    found = datasets.load_dataset(str(out), split="train", cache_dir=tmp_path / "cache")
    assert found["id"][:] == ["gialaitv:1", "kontumtv:1"]
    assert found["authors"][:] == [[{"name": "Quang Mẫn", "roles": ["text"]}], []]
    assert found[0]["extractor"]["fields"]["title"] == "rest"


def test_croissant(loaded):
    mlcroissant = pytest.importorskip("mlcroissant", reason="needs mlcroissant")
    out, _ = loaded
    dataset = mlcroissant.Dataset(jsonld=str(out / "croissant.json"))
    assert not dataset.metadata.issues.errors
    rows = list(dataset.records("articles"))
    assert {row["articles/title"].decode() for row in rows} >= {"khác"}


def test_the_front_matter_is_yaml_that_names_all_files(loaded):
    yaml = pytest.importorskip("yaml", reason="needs PyYAML")
    out, _ = loaded
    told = yaml.safe_load((out / "README.md").read_text().split("---\n")[1])
    assert [config["config_name"] for config in told["configs"]] == [
        "default", "2013", "2014", "undated",
    ]  # fmt: skip
    for config in told["configs"]:
        assert list(out.glob(config["data_files"][0]["path"]))


@pytest.mark.parametrize("name", ["Báo | <b>đậm</b>", "[x](javascript:alert(1))", "`a`\n# b"])
def test_a_name_is_nothing_but_text_on_the_card(tmp_path, release, name):
    put(tmp_path, make(outlet_name=name))
    card = (release(tmp_path) / "README.md").read_text()
    (row,) = [line for line in card.splitlines() if line.startswith("| kontumtv |")]
    assert row.count("|") == 7
    assert not re.search(r"[<`\]]", row)
