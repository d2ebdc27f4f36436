"""What a new reading of articles changed: field by field, with examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from crawler.article import FIELDS

EXAMPLES = 3
LONGEST = 300
"""Characters of a value that an example shows."""
SILENT = ("extractor",)
"""Who read it says nothing of what was read."""


@dataclass
class Differences:
    """What differs between records as they were and as they are read now."""

    changed: Counter[str] = field(default_factory=Counter)
    from_none: Counter[str] = field(default_factory=Counter)
    to_none: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    unchanged: int = 0
    differing: int = 0
    new: list[str] = field(default_factory=list)
    """Ids of articles where none was read before."""
    lost: dict[str, list[str]] = field(default_factory=dict)
    """Ids of articles that are not read any more, by why."""

    def compare(self, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        """Count in which fields the record `now` differs from that of `before`."""
        differs = False
        for name in FIELDS:
            old, new = before.get(name), now.get(name)
            if old == new or name in SILENT:
                continue
            differs = True
            self.changed[name] += 1
            self.from_none[name] += not old
            self.to_none[name] += not new
            shown = self.examples.setdefault(name, [])
            if len(shown) < EXAMPLES:
                shown.append({"id": now["id"], "before": _short(old), "now": _short(new)})
        self.differing += differs
        self.unchanged += not differs

    def lose(self, id: str, why: str) -> None:
        """Note that the article `id` is not read any more."""
        self.lost.setdefault(why, []).append(id)

    def add(self, other: Differences) -> None:
        """Add what another process counted."""
        for name in ("changed", "from_none", "to_none"):
            getattr(self, name).update(getattr(other, name))
        for name, shown in other.examples.items():
            kept = self.examples.setdefault(name, [])
            kept += shown[: EXAMPLES - len(kept)]
        self.unchanged += other.unchanged
        self.differing += other.differing
        self.new += other.new
        for why, ids in other.lost.items():
            self.lost.setdefault(why, []).extend(ids)

    def sentence(self) -> str:
        """Return the counts in a line: ``title 31, authors 1,204 (1,198 from none)``."""
        parts = []
        for name in (name for name in FIELDS if self.changed[name]):
            notes = [
                f"{count[name]:,} {word}"
                for count, word in ((self.from_none, "from none"), (self.to_none, "to none"))
                if count[name]
            ]
            parts.append(
                f"{name} {self.changed[name]:,}" + (f" ({', '.join(notes)})" if notes else "")
            )
        return ", ".join(parts) or "nothing changed"

    def as_dict(self) -> dict[str, Any]:
        """Return the counts as plain values; every field of the record is named."""
        return {
            "unchanged": self.unchanged,
            "differing": self.differing,
            "fields": {
                name: {
                    "changed": self.changed[name],
                    "from_none": self.from_none[name],
                    "to_none": self.to_none[name],
                    "examples": self.examples.get(name, []),
                }
                for name in FIELDS
                if name not in SILENT
            },
            "new": {"count": len(self.new), "examples": self.new[:EXAMPLES]},
            "lost": {
                why: {"count": len(ids), "examples": ids[:EXAMPLES]}
                for why, ids in sorted(self.lost.items())
            },
        }


def _short(value: Any) -> Any:
    """Return `value`, or the beginning of how it looks where that is long."""
    text = value if isinstance(value, str) else repr(value)
    return value if len(text) <= LONGEST else f"{text[:LONGEST]}…"
