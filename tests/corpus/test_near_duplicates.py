"""What is one story printed twice, and what only looks like it."""

import random
import statistics

import pytest

pytest.importorskip("rensa", reason="needs the extra corpus: pip install -e '.[corpus]'")

from benchmarks import generated_articles as generated
from benchmarks.corpus import find_ours
from crawler.article import Clip
from pipelines.corpus.key_text import key_of
from pipelines.corpus.near_duplicates import similarity
from tests.corpus.archive import STORY, ids, make, put, records

TEXT = "\n\n".join(STORY)
OTHER = [
    "Giải bóng chuyền truyền thống khai mạc chiều qua tại nhà thi đấu với mười hai đội nam và tám đội nữ.",
    "Sau hai ngày tranh tài, đội chủ nhà giành quyền vào bán kết nhờ hơn hiệu số, gặp đội hạng nhất bảng kia.",
    "Ban tổ chức cho biết trận chung kết sẽ được truyền hình trực tiếp, khán giả vào cửa tự do đến hết giải.",
    "Huấn luyện viên đội khách nói các cầu thủ trẻ còn thiếu kinh nghiệm nhưng đã chơi hết mình vì khán giả.",
]


def changed(paragraph: int, old: str, new: str) -> str:
    assert old in STORY[paragraph]
    return "\n\n".join(
        [*STORY[:paragraph], STORY[paragraph].replace(old, new), *STORY[paragraph + 1 :]]
    )


@pytest.mark.parametrize(
    "other",
    [
        TEXT,
        TEXT.upper(),
        TEXT.replace(",", " –").replace(".", "…"),
        TEXT.replace("Ủy", "Uỷ").replace("hòa", "hoà"),
        TEXT.replace("1.911", "1,911"),
        TEXT.replace("1.911", "1911"),
        changed(4, "dễ cháy nhất", "hay cháy nhất"),
        "\n\n".join(STORY[1:]),
        "\n\n".join(["Chiều nay, một hội nghị về rừng đã diễn ra ở thành phố.", *STORY[1:]]),
        "\n\n".join([*STORY, *OTHER]),
    ],
    ids=[
        "the same", "capitals", "punctuation", "tone marks in the other place", "a comma in a number",
        "no point in a number", "a word", "cut", "a new lead", "merged with another",
    ],
)  # fmt: skip
def test_a_reprint_is_told(other):
    assert similarity(key_of(TEXT), key_of(other)) is not None
    assert similarity(key_of(other), key_of(TEXT)) == similarity(key_of(TEXT), key_of(other))


@pytest.mark.parametrize(
    "other",
    [
        changed(1, "1.911", "1.912"),
        changed(0, "19/12", "20/12"),
        changed(3, "tháng tư", "thang tu"),
        changed(4, "rừng dễ cháy", "rưng đễ chảy"),
        "\n\n".join(OTHER),
        "\n\n".join([STORY[0], *OTHER]),
    ],
    ids=["a number", "a day", "no marks", "other marks", "another story", "one paragraph of it"],
)
def test_a_look_alike_is_another_story(other):
    assert similarity(key_of(TEXT), key_of(other)) is None


def test_a_note_in_a_digest_is_no_reprint_of_it():
    note = OTHER[0] + " " + OTHER[1]
    digest = "\n\n".join([*STORY, *OTHER[2:], note, *STORY[::-1]])
    assert similarity(key_of(note), key_of(digest)) is None


@pytest.mark.parametrize("text", ["", "   ", "Bản tin thời sự tối nay", "– – –"])
def test_of_few_words_nothing_is_claimed(text):
    assert similarity(key_of(text), key_of(text)) is None


def test_the_earliest_is_the_original_and_nothing_is_left_out(tmp_path, release):
    put(
        tmp_path,
        make("b:2", published="2014-12-19T09:00:00+07:00"),
        make("a:9", published="2014-12-19T08:00:00+07:00"),
        make("c:1", published=None, archived="2014-12-20T00:00:00+00:00", source="warc"),
        make("d:1", paragraphs=[*STORY[:4]], published="2014-12-21"),
        make("e:1", paragraphs=OTHER, published="2014-12-01"),
    )
    out = release(tmp_path)
    assert {r["id"]: r["duplicate_of"] for r in records(out)} == {
        "a:9": None, "b:2": "a:9", "c:1": "a:9", "d:1": "a:9", "e:1": None,
    }  # fmt: skip
    (cluster,) = (out / "duplicates.jsonl").read_text().splitlines()
    assert [one in cluster for one in ("a:9", "b:2", "c:1", "d:1", "e:1")] == [True] * 4 + [False]
    assert sorted(ids(release(tmp_path, name="less", drop_duplicates=True))) == ["a:9", "e:1"]


def test_likeness_is_not_handed_on(tmp_path, release):
    # The second is both stories, so each resembles it; they do not resemble each other.
    put(
        tmp_path,
        make("a:1", paragraphs=STORY, published="2014-12-01"),
        make("b:1", paragraphs=[*STORY, *OTHER], published="2014-12-02"),
        make("c:1", paragraphs=OTHER, published="2014-12-03"),
    )
    found = {r["id"]: r["duplicate_of"] for r in records(release(tmp_path))}
    assert found == {"a:1": None, "b:1": "a:1", "c:1": None}


@pytest.mark.parametrize(
    ("which", "marked"),
    [("near", {"b:1", "c:1"}), ("exact", {"b:1"}), ("none", set())],
)
def test_only_the_duplicates_asked_for_are_sought(tmp_path, release, which, marked):
    put(
        tmp_path,
        make("a:1", title="một", published="2014-12-01"),
        make("b:1", title="một"),
        make("c:1", title="hai"),
    )
    found = records(release(tmp_path, duplicates=which))
    assert {r["id"] for r in found if r["duplicate_of"]} == marked


def test_a_programme_of_the_same_name_each_day_is_no_duplicate(tmp_path, release):
    clips = [[Clip(f"https://a.vn/{n}.mp4")] for n in (1, 2, 2)]
    put(
        tmp_path,
        *(
            make(f"a:{n}", title="Bản tin tối", paragraphs=[], images=[], kind="video", videos=clip)
            for n, clip in enumerate(clips)
        ),
        make("a:8", title="Thông báo", paragraphs=[], images=[]),
        make("a:9", title="Thông báo", paragraphs=[], images=[]),
    )
    found = {r["id"]: r["duplicate_of"] for r in records(release(tmp_path))}
    assert {id for id, original in found.items() if original} == {"a:2"}


def test_thousands_of_one_frame_are_told_apart_in_time(tmp_path, release):
    lot = random.Random(1)
    frame = (
        "Giá heo hơi tại chợ # hôm nay là # đồng một ký, giá cà phê # đồng, giá tiêu # đồng, " * 4
    )
    bulletins = [generated.with_numbers(frame, lot) for _ in range(1500)]
    put(tmp_path, *(make(f"a:{n}", paragraphs=[text]) for n, text in enumerate(bulletins)))
    assert not any(r["duplicate_of"] for r in records(release(tmp_path)))


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    """Share of the generated reprints and look-alikes of each kind that are taken for reprints."""
    articles, cases = generated.reprints(60)
    merged = find_ours(articles)
    return {
        kind: statistics.mean(
            merged(case.original, case.copy) for case in cases if case.kind == kind
        )
        for kind in (*generated.REPRINTS, *generated.LOOK_ALIKES)
    }


@pytest.mark.parametrize(
    ("kind", "least"),
    [("light edits", 0.97), ("cut to 60%", 0.9), ("new lead", 0.97), ("merged pair", 0.8)],
)
def test_of_generated_reprints_most_are_found(shares, kind, least):
    assert shares[kind] >= least


@pytest.mark.parametrize("kind", generated.LOOK_ALIKES)
def test_of_generated_look_alikes_none_is_merged(shares, kind):
    assert shares[kind] == 0
