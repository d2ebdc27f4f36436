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

    outlet: Annotated[str, Meta(description="The spider's name")]
    run: Annotated[str, Meta(pattern=r"^\d{8}T\d{6}Z(\.\d+)?$")]
    started: Moment
    finished: Moment
    seconds: Annotated[Seconds, Meta(description="How long it took")]
    arguments: Annotated[dict[str, str], Meta(description="What was given with -a")]
    verdict: Annotated[Verdict | None, Meta(description="Null while the run goes on")]
    reasons: Annotated[list[str], Meta(description="Of the verdict, in sentences")]
    requests: Annotated[
        Count, Meta(description="HTTP requests sent, retries, redirects and robots.txt included")
    ]
    responses: Annotated[dict[str, Count], Meta(description="By status")]
    bytes: Annotated[Count, Meta(description="Of bodies, as received")]
    discovery: Annotated[
        list[str], Meta(description="Ways of finding articles that were used, in order")
    ]
    discovered: Annotated[
        Count, Meta(description="Addresses, by REST articles, that the site showed")
    ]
    discovered_by: Annotated[dict[str, Count], Meta(description="By way")]
    unknown: Annotated[Count, Meta(description="How many of them no earlier run had seen")]
    fetched: Annotated[Count, Meta(description="Pages, by REST articles, received and read")]
    written: Annotated[Count, Meta(description="Lines: new, changed and gone")]
    new: Annotated[Count, Meta(description="First revisions")]
    changed: Annotated[Count, Meta(description="Later revisions")]
    gone: Annotated[Count, Meta(description="Tombstones")]
    unchanged: Annotated[Count, Meta(description="Looked at again and as before")]
    outside: Annotated[
        Count, Meta(description="Left out because of since, until, section or limit")
    ]
    failed: Annotated[
        Count, Meta(description="Fetches that failed, and records that broke the schema")
    ]
    failures: Annotated[Reasons, Meta(description="By reason")]
    forbidden: Annotated[Reasons, Meta(description="By robots.txt")]
    refused: Annotated[
        Reasons, Meta(description="Redirects that leave the outlet, and private addresses")
    ]
    no_article: Annotated[Reasons, Meta(description="Pages, by what they are instead")]
    missing: Annotated[
        Reasons, Meta(description="Held articles that the site did not have at this look")
    ]
    moved: Annotated[Reasons, Meta(description="Held articles found at another address")]
    damaged: Annotated[Reasons, Meta(description="Places in archive files that could not be read")]
    flags: Annotated[dict[str, Count], Meta(description="Of the records, how often each was set")]
    profile: ProfileReport
    site_total: Annotated[
        Count | None,
        Meta(description="Articles that the site says it has; null where it does not say"),
    ]
    recovered: Annotated[
        list[str], Meta(description="What was put right of an earlier run that was cut short")
    ]
    timings: Timings
    held: Annotated[Count | None, Meta(description="Published articles held when the run ended")]
    files: Annotated[list[str], Meta(description="Sealed by this run, below the outlet's folder")]
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
