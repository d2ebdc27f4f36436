"""Build a release: from run files to a folder that can be loaded, checked and cited.

The run files are read up to three times: to choose lines, to compare their texts (where
near-duplicates are looked for, or poor texts left out), and to write them in the order of the
release. What is remembered between lies in a scratch folder on disk, so memory
does not grow with the number of articles.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pyarrow as pa

from . import (
    croissant,
    dataset_card,
    manifest,
    near_duplicates,
    quality,
    report_page,
    run_files,
    take_down,
    words,
)
from .blocks import Block, SomeUnreadable, block_of, in_blocks
from .key_text import key_of
from .latest_revisions import Place, Scratch, Seen
from .options import BadOption, Options
from .released import Unreadable, passed_on, release_schema
from .shards import Shard, Shards
from .statistics import Statistics

AT_ONCE = 2_000
"""Articles whose texts are looked at together."""

Item = TypeVar("Item")
Made = TypeVar("Made")


class NothingToRelease(Exception):
    """No article is chosen; the message says why."""


class InTheWay(Exception):
    """The folder for the release holds something else, or another build is at work there."""


@dataclass(frozen=True)
class Built:
    """What was made."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def unreadable(self) -> int:
        """Lines of the run files that could not be read, and are not in the release."""
        return self.manifest["input"]["unreadable"]


class _Texts(msgspec.Struct, gc=False):
    text: str
    language: str | None = None


_texts = msgspec.json.Decoder(_Texts)


def build(
    data_dir: Path,
    out: Path,
    options: Options,
    *,
    taken_down: Path | None = None,
    contact: str = "",
    say: Callable[[str], None] = lambda message: None,
) -> Built:
    """Build a release of the run files under `data_dir` in the folder `out`, whole or not at all.

    A release that is there is replaced. `taken_down` is the file of the take-down list, `contact`
    where to ask for one, `say` is told how it goes. Raise `BadOption`, `NothingToRelease`,
    `InTheWay`, or OSError.
    """
    if out.exists() and manifest.read(out) is None and (not out.is_dir() or any(out.iterdir())):
        raise InTheWay(f"{out} holds something that is no release; name another folder")
    listed = take_down.read(taken_down)
    paths = run_files.find(data_dir, options.reread)
    if not paths:
        raise NothingToRelease(f"no run files in {data_dir}")
    with _workshop(out) as workshop:
        release, scratch_folder = workshop / "release", workshop / "scratch"
        release.mkdir()
        scratch_folder.mkdir()
        scratch = Scratch(scratch_folder)
        reader = run_files.Reader(paths)
        try:
            seen = scratch.read_all(paths, listed)
            if unknown := sorted(set(options.outlets) - set(seen.outlets)):
                raise BadOption(f"--outlet {unknown[0]}: {data_dir} holds nothing of it")
            chosen = scratch.choose(options, seen)
            say(
                f"{seen.lines:,} lines in {seen.files:,} run files, {seen.articles:,} articles:"
                f" {seen.older:,} lines are earlier revisions, {seen.again:,} the same once more"
            )
            say(f"{chosen:,} chosen; {seen.gone:,} gone, {seen.taken_down:,} taken down")
            if not chosen:
                raise NothingToRelease("no article is chosen")
            made = _Making(options, scratch, reader, paths, seen, release, scratch_folder, say)
            described = made.all(sorted(listed.unmet), contact)
        finally:
            reader.close()
            scratch.close()
        _sync(release)
        _put_in_place(release, out)
    return Built(out, described)


class _Making:
    """One build, from chosen lines to finished files."""

    def __init__(
        self,
        options: Options,
        scratch: Scratch,
        reader: run_files.Reader,
        paths: list[Path],
        seen: Seen,
        release: Path,
        scratch_folder: Path,
        say: Callable[[str], None],
    ):
        self.options = options
        self.scratch = scratch
        self.reader = reader
        self.paths = paths
        self.seen = seen
        self.release = release
        self.scratch_folder = scratch_folder
        self.say = say
        self.below_quality = 0
        self.invalid: list[int] = []

    def all(self, unmet: list[str], contact: str) -> dict[str, Any]:
        """Make every file of the release and return its manifest."""
        signatures = self.look_at_texts()
        # A line that breaks the schema is met when it is written. It was then compared with others,
        # so without it the duplicates are looked for again; a sound DATA_DIR has none.
        while True:
            before = len(self.invalid)
            self.scratch.forget_duplicates()
            if self.options.duplicates != "none":
                self.scratch.mark_exact_duplicates()
            if signatures is not None:
                self.find_near_duplicates(signatures)
            shards, statistics = self.write()
            if len(self.invalid) == before:
                break
            self.scratch.leave_out(self.invalid[before:])
        if not statistics.articles:
            raise NothingToRelease("no article is good enough, or can be read")
        duplicates = self.write_clusters()
        self.write_withdrawn()
        described = manifest.describe(
            self.options,
            self.seen,
            statistics,
            shards,
            duplicates,
            {"below_quality": self.below_quality, "unreadable": len(self.invalid)},
            unmet,
        )
        self.write_file("schema.json", manifest.to_json(release_schema()))
        self.write_file("README.md", dataset_card.write(described, self.options, contact))
        self.say("drawing the report")
        self.write_file("report.html", report_page.write(described, statistics))
        articles = {shard.path: shard.articles for shard in shards}
        files = manifest.list_files(self.release, articles)
        self.write_file("croissant.json", manifest.to_json(croissant.describe(described, files)))
        described["files"] = manifest.list_files(self.release, articles)
        self.write_file(manifest.NAME, manifest.to_json(described))
        return described

    def look_at_texts(self) -> near_duplicates.Signatures | None:
        """Leave out what is not good enough, and sign the rest where near-duplicates are sought."""
        least = self.options.min_quality
        signatures = None
        if self.options.duplicates == "near":
            signatures = near_duplicates.Signatures(self.scratch_folder)
        elif least is None:
            return None
        self.say("looking at texts")
        lines = (("", self.line(place), place.number) for place in self.scratch.in_files_order())
        look = partial(_look, signatures=signatures, least=least)
        for poor in one_ahead(look, in_blocks(lines, AT_ONCE)):
            self.below_quality += len(poor)
            self.scratch.leave_out(poor)
        return signatures

    def find_near_duplicates(self, signatures: near_duplicates.Signatures) -> None:
        """Mark the near-duplicates among the chosen articles."""
        self.say("looking for near-duplicates")
        settled = bytearray(signatures.highest + 1)
        for number in self.scratch.numbers_not_comparable():
            if number <= signatures.highest:
                settled[number] = 1
        key = near_duplicates.RecentKeys(
            lambda number: key_of(_texts.decode(self.line(self.scratch.place(number))).text)
        )
        found = []
        for copy, original, alike in near_duplicates.confirm(
            signatures.pairs(), key, lambda number: bool(settled[number])
        ):
            settled[copy] = 1
            found.append((copy, original, round(alike, 3)))
            if len(found) >= AT_ONCE:
                self.scratch.mark_near_duplicates(found)
                found.clear()
        self.scratch.mark_near_duplicates(found)

    def write(self) -> tuple[list[Shard], Statistics]:
        """Write the articles; those that break the schema are left out and noted in `invalid`."""
        self.say("writing")
        for form in self.options.formats:
            shutil.rmtree(self.release / form, ignore_errors=True)
        shards, statistics = Shards(self.release, self.options), Statistics()
        blocks = in_blocks(self.released_lines(), self.options.shard_articles)
        for part, block, places in one_ahead(_made, blocks):
            if isinstance(block, SomeUnreadable):
                for number, why in block.found.items():
                    self.note_invalid(places[number], why)
            else:
                shards.add(part, block)
                statistics.add(block)
        shards.close()
        return shards.written, statistics

    def released_lines(self) -> Iterator[tuple[str, bytes, Place]]:
        """Yield the part, the line but for its quality, and the place of each article."""
        for place, part, original in self.scratch.in_release_order(self.options):
            line = self.line(place)
            if not place.clean or original is not None:
                changed = {} if self.options.duplicates == "none" else {"duplicate_of": original}
                try:
                    line = passed_on(line, **changed)
                except Unreadable as error:
                    self.note_invalid(place, error)
                    continue
            yield part, line, place

    def note_invalid(self, place: Place, why: Unreadable) -> None:
        self.invalid.append(place.number)
        name = run_files.name_of(self.paths[place.file])
        self.scratch.note_unreadable(self.seen, name, place.offset, str(why))

    def write_clusters(self) -> dict[str, int]:
        """Write which articles are duplicates of which, and return how many there are."""
        counts = {"exact": 0, "near": 0, "clusters": 0}
        with (self.release / "duplicates.jsonl").open("w", encoding="utf-8") as file:
            for original, copies in self.scratch.clusters():
                counts["clusters"] += 1
                for _, how, _ in copies:
                    counts[how] += 1
                cluster = {
                    "id": original,
                    "duplicates": [
                        {"id": id, "how": how, "similarity": similarity}
                        for id, how, similarity in copies
                    ],
                }
                file.write(json.dumps(cluster, ensure_ascii=False) + "\n")
        return counts

    def write_withdrawn(self) -> None:
        """Write the ids that must be deleted from any earlier release."""
        with (self.release / "withdrawn.jsonl").open("w", encoding="utf-8") as file:
            for id, why in self.scratch.withdrawn():
                file.write(json.dumps({"id": id, "why": why}, ensure_ascii=False) + "\n")

    def write_file(self, name: str, content: str) -> None:
        (self.release / name).write_text(content, encoding="utf-8")

    def line(self, place: Place) -> bytes:
        return self.reader.read(place.file, place.offset, place.size)


def _look(
    planned: tuple[str, list[bytes], list[int]],
    signatures: near_duplicates.Signatures | None,
    least: float | None,
) -> list[int]:
    """Sign the texts of lines, and return the numbers of those whose quality is below `least`."""
    _, lines, numbers = planned
    read = [_texts.decode(line) for line in lines]
    texts = pa.array([one.text for one in read], pa.string())
    table = words.read(texts)
    if signatures is not None:
        signatures.add(numbers, table)
    if least is None:
        return []
    measured = quality.measure(texts, table, [one.language for one in read])
    return [number for number, score in zip(numbers, measured.score, strict=True) if score < least]


def _made(
    planned: tuple[str, list[bytes], list[Place]],
) -> tuple[str, Block | SomeUnreadable, list[Place]]:
    part, lines, places = planned
    try:
        return part, block_of(lines), places
    except SomeUnreadable as error:
        return part, error, places


def one_ahead(function: Callable[[Item], Made], items: Iterable[Item]) -> Iterator[Made]:
    """Yield what `function` makes of each of `items`, in their order.

    It works on the next in a thread of its own while the caller is busy with the one before.
    """
    with ThreadPoolExecutor(1) as pool:
        before: Future[Made] | None = None
        for item in items:
            now = pool.submit(function, item)
            if before is not None:
                yield before.result()
            before = now
        if before is not None:
            yield before.result()


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """Give a folder beside `out` to build in, and remove it. Raise `InTheWay`, OSError.

    What a killed build left there is removed first.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = out.absolute().with_name(f".{out.absolute().name}.part")
    folder.mkdir(exist_ok=True)
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InTheWay(f"another build of {out} is at work") from None
        for left in folder.iterdir():
            shutil.rmtree(left)
        try:
            yield folder
        finally:
            shutil.rmtree(folder)
    finally:
        os.close(lock)


def _sync(folder: Path) -> None:
    """Bring every file and name in `folder` to the disk. Raise OSError."""
    for path in [*folder.rglob("*"), folder, folder.parent]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _put_in_place(release: Path, out: Path) -> None:
    """Give a finished release its name; an older one makes room at the last moment."""
    if out.exists():
        out.rename(release.with_name("replaced"))
    release.rename(out)
    _sync_name(out.absolute().parent)


def _sync_name(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
