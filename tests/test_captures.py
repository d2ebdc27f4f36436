"""What the ledger knows of archives: which captures wait, and which of a page are read."""

import pytest

from crawler.candidate import Capture
from crawler.ledger import Ledger

URL = "http://kontumtv.vn/tin-tuc/bai/"


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path / "ledger.sqlite")
    yield ledger
    ledger.close()


@pytest.fixture
def captures(ledger):
    ledger.captures.choose(["a", "b"])
    return ledger.captures


def capture(day: int = 1, url: str = URL, archive: str = "a", offset: int | None = None, **more):
    return Capture(
        **{
            "file": archive,
            "offset": day if offset is None else offset,
            "url": url,
            "captured": f"2015-01-{day:02}T00:00:00+00:00",
            "status": 200,
            "mime": "text/html",
            "archive": archive,
            **more,
        }
    )


def days(found) -> list[int]:
    return [int(each.captured[8:10]) for each in found]


def test_a_capture_is_known_once_and_comes_back_as_it_was(captures):
    given = capture(length=7, digest="sha1:x", is_truncated=True, target="http://kontumtv.vn:80/")
    assert captures.add(given, 2) and not captures.add(given, 2)
    [found] = captures.waiting(2)
    assert found == Capture(**{**vars_of(given), "number": found.number})


def vars_of(capture: Capture) -> dict:
    return {name: getattr(capture, name) for name in Capture.__dataclass_fields__}


def test_captures_wait_by_rank_from_the_oldest_on_while_they_are_settled(captures):
    for number in reversed(range(500)):
        captures.add(capture(1 + number // 20, f"{URL}{number}/", offset=number), 2)
    captures.add(capture(1, URL + "x", offset=999, mime="application/json"), 0)
    assert captures.count_waiting() == 501
    seen = []
    for each in captures.waiting(2):
        seen.append(each)
        captures.settle(each, "article")
    assert len(seen) == 500 and days(seen) == sorted(days(seen))
    assert list(captures.waiting(2)) == [] and captures.count_waiting() == 1


def test_only_the_archives_that_are_read_count(captures):
    captures.add(capture(archive="a"), 2)
    captures.add(capture(archive="c"), 2)
    assert captures.count_waiting() == 1
    assert [each.archive for each in captures.of(URL)] == ["a"]
    captures.forget("a")
    assert captures.count_waiting() == 0
    captures.choose(["c"])
    assert captures.count_waiting() == 1


def test_one_of_many_articles_settles_no_list_of_them(captures):
    captures.add(capture(), 1)
    [listed] = captures.waiting(1)
    captures.settle(listed, "article")
    assert captures.has_waiting(1)
    captures.finish(1)
    assert not captures.has_waiting(1)


SPELLINGS = (URL, "https://kontumtv.vn/tin-tuc/bai", "http://www.kontumtv.vn/tin-tuc/bai/")


@pytest.mark.parametrize(
    ("policy", "states", "order"),
    [
        ("all", {}, [[1, 2, 3]]),
        ("earliest", {1: "article"}, [[1]]),
        ("earliest", {1: "no-article", 2: "failed", 3: "article"}, [[1], [2], [3]]),
        ("latest", {3: "article"}, [[3]]),
        ("latest", {3: "no-article", 2: "article"}, [[3], [2]]),
    ],
)
def test_of_the_captures_of_a_page_the_policys_best_is_read_and_then_the_next(
    captures, policy, states, order
):
    for day, url in zip((2, 1, 3), SPELLINGS, strict=True):
        captures.add(capture(day, url), 2)
    assert captures.count_waiting(policy) == (3 if policy == "all" else 1)
    rounds = []
    while found := list(captures.waiting(2, policy)):
        rounds.append(days(found))
        for each in found:
            captures.settle(each, states.get(int(each.captured[8:10]), "article"))
    assert rounds == order


@pytest.mark.parametrize("policy", ["earliest", "latest"])
def test_what_was_cut_short_serves_only_where_nothing_else_does(captures, policy):
    for day in (1, 2, 3):
        captures.add(capture(day, is_truncated=day != 2), 2)
    assert days(captures.waiting(2, policy)) == [2]


def test_a_newer_capture_is_read_where_the_latest_is_wanted(captures):
    captures.add(capture(2), 2)
    [old] = captures.waiting(2, "latest")
    captures.settle(old, "article")
    for day in (1, 3):
        captures.add(capture(day), 2)
    assert days(captures.waiting(2, "latest")) == [3]
    assert days(captures.waiting(2, "earliest")) == []


def test_what_a_service_did_not_give_is_tried_in_three_runs(captures):
    captures.add(capture(source="wayback"), 2)
    for _ in range(3):
        [waiting] = captures.waiting(2, "earliest")
        captures.fail(waiting, "timeout")
    assert list(captures.waiting(2, "earliest")) == []


def test_the_payload_of_a_revisit_lies_in_another_capture(captures):
    captures.add(capture(1, URL + "x", digest="sha1:a"), 2)
    captures.add(capture(2, digest="sha1:a", is_revisit=True), 2)
    captures.add(capture(3, digest="sha1:b", is_revisit=True), 2)
    _, revisit, lost = captures.waiting(2)
    assert captures.original(revisit).url == URL + "x"
    assert captures.original(lost) is None


def test_what_was_read_already_has_a_twin(captures):
    for day, digest in ((1, "sha1:a"), (2, "sha1:a"), (3, "sha1:b")):
        captures.add(capture(day, digest=digest), 2)
    first, same, other = captures.waiting(2)
    assert not captures.has_twin(same)
    captures.settle(first, "article")
    assert captures.has_twin(same) and not captures.has_twin(other)


def test_a_ledger_of_the_earlier_layout_is_opened(tmp_path):
    path = tmp_path / "ledger.sqlite"
    ledger = Ledger(path)
    ledger._db.execute("CREATE TABLE capture (file TEXT, offset INTEGER)")
    ledger.close()
    again = Ledger(path)
    assert again.captures.count_waiting() == 0
    again.close()
