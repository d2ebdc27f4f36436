"""What Prometheus is told, read by its own parser."""

import math
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from crawler import metrics
from crawler.state import State

STATES = [
    State(
        "kontumtv", "2026-11-22T20:15:09+00:00", "unhealthy", ["lý do"],
        "2014-12-19T16:05:00+07:00", 12_431, 7, 9.5, 5, 20_480, 3, 1, 2,
    ),
    State("gialaitv", "2026-11-22T20:15:09+00:00", "healthy", [], "2014-12-19", 0, 0),
    State('lạ"\\\n', None, "unhealthy", ["the ledger is damaged"]),
]  # fmt: skip


def read(text: str) -> dict[tuple[str, ...], float]:
    """Return the values of all samples, by name and labels."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_the_state_of_each_outlet_is_read_as_it_was_meant():
    found = read(metrics.exposition(STATES))
    expected = {
        "last_run_timestamp_seconds": 1795378509,
        "last_run_duration_seconds": 9.5,
        "last_run_requests": 5,
        "last_run_bytes": 20_480,
        "last_run_articles_new": 3,
        "last_run_articles_changed": 1,
        "last_run_failures": 2,
        "newest_article_timestamp_seconds": 1418979900,
        "articles_held": 12_431,
        "addresses_queued": 7,
    }
    for name, value in expected.items():
        assert found[f"tintinh_{name}", "kontumtv"] == value, name
    assert {f"tintinh_{name}" for name in expected} == set(metrics.METRICS)
    verdicts = {
        key[2]: value for key, value in found.items() if key[:2] == ("tintinh_verdict", "kontumtv")
    }
    assert verdicts == {verdict: verdict == "unhealthy" for verdict in metrics.VERDICTS}


def test_what_is_unknown_is_left_out():
    found = read(metrics.exposition(STATES))
    assert ("tintinh_last_run_requests", "gialaitv") not in found
    assert found["tintinh_articles_held", "gialaitv"] == 0
    assert found["tintinh_verdict", 'lạ"\\\n', "unhealthy"] == 1
    assert not any(math.isnan(value) for value in found.values())


def test_every_metric_has_its_meaning_and_type():
    families = list(text_string_to_metric_families(metrics.exposition(STATES)))
    assert len(families) == len(metrics.METRICS) + 1
    assert all(family.documentation and family.type == "gauge" for family in families)
    assert list(text_string_to_metric_families(metrics.exposition([]))) != []


def test_the_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "tintinh.prom"
    metrics.write(path, STATES)
    before = path.read_text(encoding="utf-8")
    assert before == metrics.exposition(STATES)

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(metrics.os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        metrics.write(path, [])
    assert path.read_text(encoding="utf-8") == before
    assert list(tmp_path.iterdir()) == [path]
