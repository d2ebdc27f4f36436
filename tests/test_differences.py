"""What a new reading changed."""

from crawler.differences import Differences


def record(**more) -> dict:
    return {
        "id": "kontumtv:1",
        "title": "Tin",
        "authors": [],
        "extractor": {"version": "1"},
        **more,
    }


def test_fields_are_counted_and_shown():
    found = Differences()
    found.compare(record(), record(extractor={"version": "2"}))
    found.compare(record(), record(authors=[{"name": "Quang Mẫn"}]))
    found.compare(record(title="Cũ"), record(title="Mới " * 200, authors=[{"name": "A"}]))
    found.compare(record(title="Tin"), record(title=None))
    assert (found.unchanged, found.differing) == (1, 3)
    assert found.sentence() == "title 2 (1 to none), authors 2 (2 from none)"
    shown = found.as_dict()["fields"]
    assert shown["title"]["changed"] == 2 and shown["published"]["changed"] == 0
    assert shown["title"]["examples"][0]["before"] == "Cũ"
    assert len(shown["title"]["examples"][0]["now"]) < 400
    assert "extractor" not in shown


def test_counts_of_several_processes_are_added():
    total = Differences()
    for number in range(4):
        part = Differences()
        part.compare(record(), record(title=str(number)))
        part.lose(f"kontumtv:{number}", "listing")
        part.new.append(f"kontumtv:9{number}")
        total.add(part)
    plain = total.as_dict()
    assert plain["differing"] == plain["fields"]["title"]["changed"] == 4
    assert [one["now"] for one in plain["fields"]["title"]["examples"]] == ["0", "1", "2"]
    assert plain["lost"] == {
        "listing": {"count": 4, "examples": ["kontumtv:0", "kontumtv:1", "kontumtv:2"]}
    }
    assert plain["new"]["count"] == 4


def test_nothing_changed_is_said_so():
    assert Differences().sentence() == "nothing changed"
