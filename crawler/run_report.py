"""The report of a run as it lies in ``runs/TIME.json``: its keys, their types, its JSON Schema.

``docs/report.schema.json`` is made from this; `crawler.run.Run.as_dict` gives what it describes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from crawler.article import Moment
from crawler.profile import Kinds

Verdict = Literal["healthy", "degraded", "waiting", "interrupted", "unhealthy"]
Count = Annotated[int, Meta(ge=0)]
Seconds = Annotated[float, Meta(ge=0)]


@dataclass
class Reason:
    """How often something happened for one reason, and where to look."""

    count: Annotated[int, Meta(ge=1)]
    examples: list[str]


Reasons = dict[str, Reason]


@dataclass
class ProfileReport:
    """What the articles written had, by kind."""

    kinds: Kinds


@dataclass
class Timings:
    """Seconds spent; what goes on side by side counts for each, so the sum is no duration."""

    discovery: Annotated[Seconds, Meta(description="Until all ways of finding articles were read")]
    download: Annotated[Seconds, Meta(description="Waiting for answers, the sum of all requests")]
    paused: Annotated[Seconds, Meta(description="Hosts held back: Retry-After and failures")]
    read: Annotated[Seconds, Meta(description="Reading pages")]
    commit: Annotated[Seconds, Meta(description="Bringing lines and marks to the disk")]


@dataclass
class Versions:
    """What the run was made with."""

    tintinh: str
    scrapy: str
    python: str


@dataclass
class RunReport:
    """What a run of one outlet did, and its verdict: these keys, in this order."""

    outlet: str
    run: Annotated[str, Meta(pattern=r"^\d{8}T\d{6}Z(\.\d+)?$")]
    started: Moment
    finished: Moment
    seconds: Seconds
    arguments: dict[str, str]
    verdict: Verdict | None
    reasons: list[str]
    requests: Count
    responses: dict[str, Count]
    bytes: Count
    discovery: list[str]
    discovered: Count
    discovered_by: dict[str, Count]
    unknown: Count
    fetched: Count
    written: Count
    new: Count
    changed: Count
    gone: Count
    unchanged: Count
    outside: Count
    failed: Count
    failures: Reasons
    forbidden: Reasons
    refused: Reasons
    no_article: Reasons
    missing: Reasons
    moved: Reasons
    flags: dict[str, Count]
    profile: ProfileReport
    site_total: Count | None
    recovered: list[str]
    timings: Timings
    held: Count | None
    files: list[str]
    versions: Versions


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a report: every key required, no other allowed."""
    schema = msgspec.json.schema(RunReport)
    definitions = schema["$defs"]
    for definition in definitions.values():
        if "properties" in definition:
            definition["additionalProperties"] = False
    report = definitions.pop("RunReport")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **report,
        "$defs": definitions,
    }


def earlier_kinds(report: Any) -> Kinds | None:
    """Return the profile that a report of an earlier run holds; None where it is no such report."""
    profile = report.get("profile") if isinstance(report, dict) else None
    try:
        return msgspec.convert(profile, ProfileReport).kinds
    except msgspec.ValidationError:
        return None


if __name__ == "__main__":
    # python -m crawler.run_report > docs/report.schema.json
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
