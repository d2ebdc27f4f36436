"""What the tests of releases share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Build a release of a DATA_DIR, with these options, and return its folder.

    Without Vega's own code in the page, which takes seconds to put together.
    """
    from pipelines.corpus import build, report_page
    from pipelines.corpus.options import Options

    monkeypatch.setattr(report_page, "kept", lambda name, make: "")

    def make(data_dir: Path, name: str = "out", taken_down: Path | None = None, **asked) -> Path:
        asked.setdefault("formats", ("jsonl",))
        return build.build(
            data_dir, tmp_path / name, Options(**asked), taken_down=taken_down
        ).folder

    return make
