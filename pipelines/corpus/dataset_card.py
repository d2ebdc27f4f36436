"""``README.md``: the dataset card, in the form that the Hugging Face Hub reads."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa

from crawler.article import json_schema

from .options import Options
from .released import arrow_schema, as_read

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


def write(manifest: dict[str, Any], options: Options, contact: str) -> str:
    """Return the card of the release that `manifest` describes.

    `contact` is where to ask for a take-down; without it the card says that none was named.
    """
    first, last = manifest["period"] or (None, None)
    period = f"{first} to {last}" if first else "unknown: no article bears a date"
    sections = [
        f"---\n{_front_matter(manifest, options)}---",
        "# Vietnamese provincial news",
        f"{manifest['articles']:,} articles of {len(manifest['outlets'])} newspapers and radio-TV"
        f" stations of Vietnam's provinces, {manifest['words']:,} words. Days of publication:"
        f" {period}. State of the archive: {manifest['as_of']}. Made with tintinh"
        f" {manifest['versions']['tintinh']} by `{manifest['command']}`.",
        "## Load it",
        _loading(options),
        "## What lies where",
        _files(options),
        "## Fields",
        _fields(),
        "## Sources",
        _sources(manifest),
        "## Duplicates and quality",
        _duplicates(manifest),
        "## Known gaps",
        _gaps(manifest),
        "## Licence, copyright, personal data",
        _rights(),
        "## Take-down",
        (
            f"To have an article taken out, write to {_text(contact)} with its `id` or address."
            if contact
            else "Whoever publishes this release is to name an address here"
            " (`-s CONTACT=…` when it is built)."
        )
        + " Releases made afterwards are without it, and list its id in `withdrawn.jsonl`: delete"
        " what stands there from copies of earlier releases.",
        "## Cite it",
        "Name the release by the SHA-256 of its `manifest.json`, which holds that of every other"
        " file, and an article by its `id` and `revision`. The same run files give the same bytes"
        " again; `scrapy corpus --check FOLDER` verifies a copy.",
    ]
    return "\n\n".join(sections) + "\n"


def _front_matter(manifest: dict[str, Any], options: Options) -> str:
    size = next((name for most, name in _SIZES if manifest["articles"] < most), "n>1M")
    languages = [
        code
        for code in manifest["languages"]
        if re.fullmatch(r"[a-z]{2,3}", code) and code != "und"
    ]
    lines = [
        "pretty_name: Vietnamese provincial news",
        "license: other",
        "license_name: press-copyright",
        "task_categories:",
        "- text-generation",
        "tags:",
        "- news",
        "- vietnamese",
        "size_categories:",
        f"- {size}",
    ]
    if languages:
        lines += ["language:", *(f"- {code}" for code in languages)]
    data = {"parquet": "parquet", "jsonl": "jsonl.zst", "text": "txt.zst"}
    form = next(name for name in data if name in options.formats)
    lines.append("configs:")
    configs = [("default", f"{form}/*.{data[form]}")]
    if len(manifest["parts"]) > 1:
        configs += [
            (part, f"{form}/{part}-[0-9][0-9][0-9][0-9][0-9].{data[form]}")
            for part in manifest["parts"]
        ]
    for name, pattern in configs:
        lines += [
            f'- config_name: "{name}"',
            "  data_files:",
            "  - split: train",
            f'    path: "{pattern}"',
        ]
        if name == "default":
            lines.append("  default: true")
    if form == "jsonl":
        # Parquet says itself what its columns are; of JSON lines a loader would guess it from the
        # first, in which a list may be empty.
        lines.append("dataset_info:")
        for name, _ in configs:
            lines += [f'- config_name: "{name}"', "  features:"]
            for field in as_read(arrow_schema()):
                lines += [f"  {line}" for line in _feature(field.name, field.type)]
    return "\n".join(lines) + "\n"


def _feature(name: str, kind: pa.DataType) -> list[str]:
    """Return the lines of YAML that tell the Hub the type of the field `name`."""
    return [f"- name: {name}", *(f"  {line}" for line in _type(kind))]


def _type(kind: pa.DataType) -> list[str]:
    if pa.types.is_struct(kind):
        inner = [line for field in kind.fields for line in _feature(field.name, field.type)]
        return ["struct:", *inner]
    if pa.types.is_list(kind):
        key, *inner = _type(kind.value_type)
        plain = key.removeprefix("dtype: ")
        return [f"list: {plain}"] if plain != key else ["list:", *inner]
    return [f"dtype: {'float64' if pa.types.is_float64(kind) else kind}"]


def _loading(options: Options) -> str:
    lines = ["In the folder above this one, with `OUT` its name:", "", "```python"]
    lines.append('datasets.load_dataset("OUT")')
    if "parquet" in options.formats:
        lines += [
            'pandas.read_parquet("OUT/parquet")',
            'polars.scan_parquet("OUT/parquet/*.parquet").filter(polars.col("outlet") == "kontumtv").collect()',
            "duckdb.sql(\"SELECT outlet, count(*) FROM 'OUT/parquet/*.parquet' GROUP BY outlet\")",
        ]
    if "jsonl" in options.formats:
        lines += [
            'pandas.concat(pandas.read_json(f, lines=True) for f in glob.glob("OUT/jsonl/*.zst"))',
            "duckdb.sql(\"SELECT title FROM read_json('OUT/jsonl/*.jsonl.zst')\")",
        ]
    return "\n".join([*lines, "```"])


def _files(options: Options) -> str:
    rows = {
        "jsonl": ("`jsonl/*.jsonl.zst`", "One JSON object a line, compressed with zstd"),
        "parquet": (
            "`parquet/*.parquet`",
            "The same, typed and nested; sorted by outlet and day, so that a reader skips row groups"
            " by `outlet` and `published_on`",
        ),
        "text": (
            "`text/*.txt.zst`",
            "Title and paragraphs, a line each; a blank line ends an article",
        ),
    }
    table = [rows[form] for form in options.formats] + [
        ("`schema.json`", "JSON Schema of a line"),
        ("`duplicates.jsonl`", "Each original with its duplicates, how they were found, how alike"),
        ("`withdrawn.jsonl`", "Ids of articles that are gone or were taken down"),
        ("`report.html`", "Pictures of the release; opens in any browser, without a network"),
        ("`croissant.json`", "Croissant metadata (MLCommons)"),
        ("`manifest.json`", "Counts, versions, and the SHA-256 of every file"),
    ]
    return "\n".join(["| file | |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in table)])


def _fields() -> str:
    schema = json_schema()
    rows = ["| key | |", "| --- | --- |"]
    for key, value in schema["properties"].items():
        rows.append(f"| `{key}` | {value.get('description', '')} |")
    rows.append("| `quality` | Measures of the text, and the checks that it fails |")
    rows.append("| `published_on` | Parquet alone: the day of `published`, where it is known |")
    return "\n".join(rows) + (
        "\n\nKeys without a word here say themselves what they are. Unknown is null or an empty"
        " list; nothing is guessed. `published_from` and `extractor.fields` say where a value was"
        " read, `warc` where the archived response lies at whoever made the release."
    )


def _sources(manifest: dict[str, Any]) -> str:
    rows = [
        "| outlet | name | articles | from | to | duplicates |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for outlet, told in manifest["outlets"].items():
        cells = (outlet, told["name"] or "", f"{told['articles']:,}", told["first"] or "",
                 told["last"] or "", f"{told['duplicates']:,}")  # fmt: skip
        rows.append("| " + " | ".join(_text(cell) for cell in cells) + " |")
    how = ", ".join(f"{count:,} {name}" for name, count in manifest["sources"].items())
    return "\n".join(rows) + f"\n\nWhere the pages came from: {how}."


def _duplicates(manifest: dict[str, Any]) -> str:
    found = manifest["duplicates"]
    if found["looked_for"] == "none":
        told = "Duplicates were not looked for; `duplicate_of` is what a crawl noted, if anything."
    else:
        method = found["method"]
        told = (
            f"{found['exact']:,} exact and {found['near']:,} near-duplicates in"
            f" {found['clusters']:,} clusters"
            + (" were left out" if found["dropped"] else " are marked, and none was left out")
            + ". `duplicate_of` names the earliest article of the release that tells the same."
        )
        if found["looked_for"] == "near":
            told += (
                f" Near means that of their runs of {method['shingle']} syllables the two share"
                f" {method['alike']:.0%} (Jaccard), or that the longer holds"
                f" {method['contained']:.0%} of the shorter, if that is at least"
                f" {method['shortest_cut']:.0%} of its length. Texts that differ mostly in numbers or"
                " in diacritics are two."
            )
    least = manifest["quality"]["least"]
    told += (
        "\n\n`quality.score` is the share of FineWeb-2's checks for Vietnamese that a text passes. "
    )
    told += (
        "None was left out for it." if least is None else f"Articles below {least:g} were left out."
    )
    rows = ["\n\n| check | least | most | failed by |", "| --- | --- | --- | --- |"]
    for name, (low, high) in manifest["quality"]["limits"].items():
        cells = (f"`{name}`", low if low is not None else "", high if high is not None else "")
        rows.append(
            "| {} | {} | {} | {:,} |".format(*cells, manifest["quality"]["failed"].get(name, 0))
        )
    return told + "\n".join(rows)


def _gaps(manifest: dict[str, Any]) -> str:
    undated = sum(told["undated"] for told in manifest["outlets"].values())
    source = manifest["input"]
    return "\n".join(
        [
            f"- {undated:,} articles do not say on which day they appeared.",
            f"- {source['gone']:,} articles are gone from their sites, and"
            f" {source['taken_down']:,} were taken down: neither is here.",
            f"- {source['unreadable']:,} lines of the archive could not be read.",
            "- Of an outlet only what its site or an archive still showed can be here;"
            " `report.html` shows the days on which nothing was found.",
            "- Text printed in pictures and spoken in clips is not transcribed.",
        ]
    )


def _rights() -> str:
    return (
        "**This is not legal advice**, and nobody who knows the law has read it.\n\n"
        "- No licence is granted: the articles belong to their authors and publishers.\n"
        "- Vietnamese law protects works of the press. As far as known to the makers of the tool, it"
        " does not protect mere news of the day, and allows some uses without leave, quotation and"
        " one's own research or teaching among them. Whether yours is one is for you to find out,"
        " and so is what the law of your own country says.\n"
        "- The texts name people as the press named them. In Vietnam, and likely where you are, what"
        " you do with that is subject to the law on personal data."
    )


def _text(value: str) -> str:
    """Return `value` so that Markdown and HTML take it for nothing but text."""
    return re.sub(r"([\\`*_\[\]<>|#&])", lambda m: f"&#{ord(m[0])};", " ".join(value.split()))
