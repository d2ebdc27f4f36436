"""What is read of a line past a JSON parser is what a parser reads."""

import json
import re
from typing import get_type_hints

import msgspec
import pytest

pytest.importorskip("rensa", reason="needs the extra corpus: pip install -e '.[corpus]'")

import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.article import Article, to_json
from pipelines.corpus import long_texts, quality, words
from pipelines.corpus.released import PATTERNS, Unreadable
from tests.corpus.archive import STORY, make, put, records

BITS = [
    '"',
    "\\",
    "\n",
    "\n\n",
    '","',
    '"]',
    '["',
    '],"text":"',
    ',"authors":[',
    "\t",
    "\0",
    "n",
    "ê",
]
"""What means something in JSON, or looks like the keys between which texts are cut out."""
TEXTS = st.lists(st.sampled_from([*BITS, "a", ",", " ", "😀"]), max_size=4).map("".join)


@given(TEXTS, st.lists(TEXTS, max_size=4), st.none() | TEXTS, TEXTS)
@example("", [""], None, "")
@example("", ["", "a"], "\n\n\n\na", "")
@example("Dẫn", ['Ông nói: "Vâng".', "Hai"], None, ',"authors":[')
@settings(max_examples=100, deadline=None)
def test_long_values_are_cut_out_as_they_are(lead, paragraphs, text, other):
    if text is None:
        text = "\n\n".join([lead, *paragraphs] if lead else paragraphs)
    record = {
        "title": other, "paragraphs": paragraphs, "text": text, "authors": [{"name": other}],
        "extractor": {"fields": {"paragraphs": other, "text": other, "authors": other}},
    }  # fmt: skip
    short, found, whole = long_texts.take_out(msgspec.json.encode(record))
    assert ([one.decode() for one in found], whole.decode()) == (paragraphs, text)
    del record["paragraphs"], record["text"]
    assert json.loads(short) == record


@pytest.mark.parametrize(
    "listed", ['"a"', "null", "{}", '["a",1]', '[["a"]]', '["a",{"k":["b"],"text":"a"}]', '["\\x"]']
)
def test_what_is_no_list_of_texts_is_told(listed):
    line = '{"id":"a:1","paragraphs":' + listed + ',"text":"a","authors":[]}'
    with pytest.raises(Unreadable):
        long_texts.take_out(line.encode())


LINES = st.lists(
    st.sampled_from(
        [
            "một",
            "hai.",
            "ba”",
            " ",
            "\n",
            "\n\n",
            "\t",
            "\r",
            "\v",
            ")",
            "…",
            "»",
            "\u00a0",
            ")" * 20,
        ]
    ),
    max_size=12,
).map("".join)


@given(st.lists(LINES, max_size=6), st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_words_and_lines_are_those_of_each_text(texts, window):
    # Cut out of more, as Arrow does, and looked at a few bytes at a time.
    array = pa.array(["trước ", *texts], pa.string()).slice(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "_WINDOW", window)
        found = words.read(array)
        counted = [column.tolist() for column in quality._lines(array)]
    of_words = [re.findall(r"[^ \t\n\v\f\r]+", text) for text in texts]
    assert found.words.tolist() == [words._table[word] for text in of_words for word in text]
    assert [end - start for start, end in zip(found.ends, found.ends[1:], strict=False)] == [
        *map(len, of_words)
    ]
    lines = [[line for line in text.split("\n") if line] for text in texts]
    ended = [[re.search(r'[.!?…:;"”’»][)\] ]*\Z', line) for line in text] for text in lines]
    assert counted == [
        [len(text) for text in lines],
        [len(set(text)) for text in lines],
        [sum(map(bool, text)) for text in ended],
    ]


@pytest.mark.parametrize(
    "value",
    [
        "https://a.vn/tin-tức/bài?x=1#y", "https://a.vn/a b", "https://a.vn/\u00a0", "https://a.vn/\u2028",
        "https://a.vn/\v", "https://a.vn/\x1f", "https://a.vn/a\n", "ftp://a.vn/", "https://", "",
        "a:1", "a:\u3000", "A:1", "2014", "2014-12", "2014-12-19", "２０１４", "2014-12-19\n",
        "2014-12-19T08:00:00+07:00", "2014-12-19T08:00:00Z", "a" * 64, "A" * 64, "a" * 63,
    ],
)  # fmt: skip
def test_what_arrow_takes_for_sound_is_sound(value):
    hints = get_type_hints(Article, include_extras=True)
    top = {path[0]: pattern for path, pattern in PATTERNS if len(path) == 1}
    assert {"id", "url", "published", "fetched", "content_hash"} <= top.keys()
    for name, pattern in top.items():
        try:
            msgspec.convert(value, hints[name])
            sound = True
        except msgspec.ValidationError:
            sound = False
        taken = pc.match_substring_regex(pa.array([value]), pattern)[0].as_py()
        assert sound or not taken
        # Nor is what is usual looked at twice.
        assert taken or not sound or value in ("２０１４", "2014-12-19\n", "https://a.vn/a\n")


def test_a_line_that_is_written_otherwise_gives_the_same_release(tmp_path, release):
    told = [make(f"a:{n}", lead='Dẫn "hay"', paragraphs=[*STORY, f"Tin {n}"]) for n in range(3)]
    put(tmp_path / "one", *told)
    for article in told:
        line = json.loads(to_json(article))
        odd = json.dumps({"more": 1, **dict(reversed(line.items()))}, indent=1)
        put(tmp_path / "other", odd.replace("\n", " ").encode())
    assert records(release(tmp_path / "one", "a")) == records(release(tmp_path / "other", "b"))
