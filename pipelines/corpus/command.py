"""What ``scrapy corpus`` does: words of the command line in, messages and an exit code out.

`crawler.commands.corpus` finds both functions by the settings CORPUS_BUILD and CORPUS_CHECK.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from . import options
from .build import InTheWay, NothingToRelease, build
from .check import NoRelease, check

OK, WRONG, UNHEALTHY, OUTPUT, LOCKED = 0, 2, 3, 4, 5

Say = Callable[[str], None]


def build_release(
    out: Path, asked: argparse.Namespace, settings: Mapping[str, Any], say: Say
) -> int:
    """Make the release that the command line asks for, and return the exit code."""
    # What a block holds is freed by counting references; looking for circles in it takes a tenth of
    # the time and finds none.
    gc.disable()
    listed = asked.take_down or settings["TAKE_DOWN"]
    try:
        built = build(
            Path(settings["DATA_DIR"]),
            out,
            options.parse(
                outlets=asked.outlet,
                since=asked.since,
                until=asked.until,
                kinds=asked.kind,
                languages=asked.language,
                all_revisions=asked.all_revisions,
                reread=asked.reread,
                duplicates=asked.duplicates,
                drop_duplicates=asked.drop_duplicates,
                min_quality=asked.min_quality,
                formats=asked.format,
                split=asked.split,
                shard_articles=int(settings["CORPUS_SHARD_ARTICLES"]),
            ),
            taken_down=Path(listed) if listed else None,
            contact=settings["CONTACT"],
            say=lambda message: say(f"corpus: {message}"),
        )
    except (options.BadOption, NothingToRelease) as error:
        say(f"corpus: {error}")
        return WRONG
    except InTheWay as error:
        say(f"corpus: {error}")
        return LOCKED if "at work" in str(error) else WRONG
    except OSError as error:
        say(f"corpus: {error.filename or out}: {error.strerror or error}")
        return OUTPUT
    for entry in built.manifest["take_down_unmet"]:
        say(f"corpus: take-down list: {entry} names no article")
    told = built.manifest
    outlets = len(told["outlets"])
    found = told["duplicates"]["exact"] + told["duplicates"]["near"]
    print(
        f"{told['articles']:,} article{'' if told['articles'] == 1 else 's'} of {outlets} outlet{'' if outlets == 1 else 's'} in {out}"
        f"; {found:,} duplicates {'left out' if asked.drop_duplicates else 'marked'}"
    )
    if built.unreadable:
        first = built.manifest["input"]["unreadable_named"][0]
        say(
            f"corpus: {built.unreadable:,} lines could not be read and are left out, the first in"
            f" {first['file']} at byte {first['offset']}: {first['why']}"
        )
        return UNHEALTHY
    return OK


def check_release(
    out: Path, asked: argparse.Namespace, settings: Mapping[str, Any], say: Say
) -> int:
    """Verify a release and return the exit code."""
    try:
        problems = list(check(out))
    except NoRelease as error:
        say(f"corpus: {error}")
        return WRONG
    for problem in problems:
        say(f"corpus: {out}: {problem}")
    if problems:
        return UNHEALTHY
    print(f"{out}: sound")
    return OK
