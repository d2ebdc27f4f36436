"""What takes long to make is made once on a machine, and never taken where it was spoiled."""

from collections.abc import Iterator

import pytest

pytest.importorskip("rensa", reason="needs the extra corpus: pip install -e '.[corpus]'")

from pipelines.corpus.user_cache import kept


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "tintinh"


def counting(*texts: str) -> Iterator[str]:
    """Give `texts`, one each time it is asked."""
    return iter(texts).__next__


def test_it_is_made_once(cache):
    make = counting("tin tỉnh\n", "khác")
    assert [kept("a.js", make), kept("a.js", make)] == ["tin tỉnh\n"] * 2
    assert [path.name for path in cache.iterdir()] == ["a.js"]
    assert kept("b.js", make) == "khác"


@pytest.mark.parametrize(
    "spoil", [lambda c: c[:-1], lambda c: c[1:], lambda c: b"", lambda c: b"\xff" + c]
)
def test_what_was_spoiled_is_made_anew(cache, spoil):
    make = counting("một", "hai")
    kept("a.js", make)
    (cache / "a.js").write_bytes(spoil((cache / "a.js").read_bytes()))
    assert [kept("a.js", make), kept("a.js", make)] == ["hai", "hai"]


def test_where_nothing_can_be_kept_it_is_made_each_time(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    make = counting("một", "hai")
    assert [kept("a.js", make), kept("a.js", make)] == ["một", "hai"]


def test_nothing_is_not_kept(cache):
    make = counting("", "hai")
    assert [kept("a.js", make), kept("a.js", make)] == ["", "hai"]
