"""What the tests of releases share. Without the extra ``corpus`` there are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

for _module in ("numpy", "pyarrow", "rensa", "altair", "vl_convert", "zstandard"):
    pytest.importorskip(_module, reason="needs the extra corpus: pip install -e '.[corpus]'")


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Build a release of a DATA_DIR, with these options, and return its folder.

    Without Vega's own code in the page, which takes seconds to put together.
    """
    from pipelines.corpus import build, report_page
    from pipelines.corpus.options import Options

    monkeypatch.setattr(report_page.vl_convert, "javascript_bundle", lambda snippet: "")

    def make(data_dir: Path, name: str = "out", taken_down: Path | None = None, **asked) -> Path:
        asked.setdefault("formats", ("jsonl",))
        return build.build(
            data_dir, tmp_path / name, Options(**asked), taken_down=taken_down
        ).folder

    return make
