"""The report of a run: its published schema, and what an earlier one must hold to be compared with."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from crawler.run import Run
from crawler.run_report import RunReport, earlier_kinds, json_schema
from tests.test_profile import article

SCHEMA_FILE = Path(__file__).parents[1] / "docs" / "report.schema.json"


@pytest.fixture
def report(tmp_path: Path) -> dict:
    """The report of a run that has something to tell of everything."""
    run = Run.open(tmp_path, "kontumtv")
    told = run.report
    told.requests, told.bytes, told.fetched, told.site_total = 9, 12_345, 7, 12
    told.statuses.update({"200": 8, "404": 1})
    told.discovery.append("rest")
    told.discovered["rest"] += 7
    for tally in (told.failed, told.forbidden, told.refused, told.no_article):
        tally.add("http-404", "http://kontumtv.vn/1/")
    told.flags["short"] += 1
    for number in range(3):
        told.profile.add(article(number))
    with told.timed("read"):
        pass
    told.recovered.append("a.jsonl: cut 5 bytes")
    run.arguments = {"limit": "7"}
    run.close(interrupted=True)
    written: dict = json.loads((run.folder / "runs" / f"{run.name}.json").read_text("utf-8"))
    return written


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_published_schema_is_that_of_the_code():
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == json_schema(), (
        "the report changed; write its schema anew:"
        " python -m crawler.run_report > docs/report.schema.json"
    )


def test_a_written_report_is_valid_and_has_its_keys_in_their_order(report, validator):
    validator.validate(report)
    assert list(report) == list(RunReport.__dataclass_fields__)


@pytest.mark.parametrize(
    "change",
    [
        lambda report: report.pop("held"),
        lambda report: report.update(extra=1),
        lambda report: report.update(verdict="well"),
        lambda report: report.update(requests=-1),
        lambda report: report["failures"]["http-404"].update(count=0),
        lambda report: report["timings"].pop("read"),
        lambda report: report["profile"]["kinds"]["article"].update(articles="3"),
    ],
)
def test_another_report_is_not_valid(report, validator, change):
    change(report)
    with pytest.raises(ValidationError):
        validator.validate(report)


def test_the_profile_of_an_earlier_report_is_understood(report):
    kinds = earlier_kinds(report)
    assert kinds is not None and kinds["article"].articles == 3
    assert kinds["article"].readers["title"] == {"page": 3}


@pytest.mark.parametrize(
    "other", [None, [], {}, {"profile": None}, {"profile": {"kinds": {"article": {"articles": 3}}}}]
)
def test_what_is_no_such_report_is_no_past(other):
    assert earlier_kinds(other) is None
