"""``manifest.json``: what a release holds, of what it was made, and the SHA-256 of every file."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from . import key_text, near_duplicates, quality
from .latest_revisions import Seen
from .options import Options
from .shards import Shard, parts
from .statistics import Statistics

NAME = "manifest.json"
FORM = "tintinh-release"
FORM_VERSION = 1


def describe(
    options: Options,
    seen: Seen,
    statistics: Statistics,
    shards: list[Shard],
    duplicates: dict[str, int],
    left_out: dict[str, int],
    unmet: list[str],
) -> dict[str, Any]:
    """Return the manifest but for its list of files. Nothing in it depends on when or where.

    `unmet` are the entries of the take-down list that no article of the run files bears.
    """
    days = [
        day for counts in statistics.outlets.values() for day in (counts.first, counts.last) if day
    ]
    return {
        "form": FORM,
        "form_version": FORM_VERSION,
        "command": options.command(),
        "versions": {
            "tintinh": version("tintinh"),
            "python": platform.python_version(),
            **{name: version(name) for name in ("pyarrow", "zstandard", "rensa", "numpy")},
        },
        "as_of": statistics.newest_fetch,
        "articles": statistics.articles,
        "words": sum(counts.words for counts in statistics.outlets.values()),
        "period": [min(days), max(days)] if days else None,
        "parts": parts(shards),
        "outlets": {
            name: {
                "name": counts.name,
                "articles": counts.articles,
                "first": counts.first,
                "last": counts.last,
                "undated": counts.undated,
                "duplicates": counts.duplicates,
            }
            for name, counts in sorted(statistics.outlets.items())
        },
        "languages": _sorted(statistics.total("languages")),
        "kinds": _sorted(statistics.total("kinds")),
        "sources": _sorted(statistics.total("sources")),
        "duplicates": {
            "looked_for": options.duplicates,
            "dropped": options.drop_duplicates,
            **duplicates,
            "method": {
                "candidates": f"MinHash ({near_duplicates.ALGORITHM})",
                "key_text": key_text.VERSION,
                "shingle": key_text.SHINGLE,
                "alike": near_duplicates.ALIKE,
                "contained": near_duplicates.CONTAINED,
                "shortest_cut": near_duplicates.SHORTEST_CUT,
            },
        },
        "quality": {
            "least": options.min_quality,
            "limits": quality.LIMITS,
            "failed": _sorted(statistics.total("failed")),
        },
        "left_out": left_out,
        "input": {key: value for key, value in asdict(seen).items() if key != "outlets"},
        "take_down_unmet": unmet,
    }


def _sorted(counts) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def list_files(folder: Path, articles: dict[str, int]) -> list[dict[str, Any]]:
    """Return path, size and SHA-256 of every file of a release but the manifest. Raise OSError.

    `articles` says of the files that hold articles how many.
    """
    return [
        {
            "path": name,
            "bytes": (folder / name).stat().st_size,
            "sha256": sha256_of(folder / name),
            **({"articles": articles[name]} if name in articles else {}),
        }
        for name in paths(folder)
    ]


def paths(folder: Path) -> Iterator[str]:
    """Yield the paths of all files of a release but the manifest, sorted."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if (path.is_symlink() or not path.is_dir()) and name != NAME:
            yield name


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hex. Raise OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of the release in `folder`, or None where there is no release."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("form") == FORM else None


def to_json(value: Any) -> str:
    """Return `value` as the JSON of a release's own files: indented, with a newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
