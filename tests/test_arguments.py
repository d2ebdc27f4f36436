"""The arguments of a crawl."""

import pytest

from crawler.arguments import METHODS, Arguments, BadArgument, parse


def test_without_arguments_a_crawl_is_live_and_whole():
    assert parse({}) == parse({"source": "live"}) == Arguments()
    assert not Arguments().is_partial


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"site": "http://127.0.0.1:8765"}, {"site": "http://127.0.0.1:8765"}),
        ({"site": "HTTP://LocalHost:80/"}, {"site": "http://localhost"}),
        ({"site": "https://[::1]:8443/"}, {"site": "https://[::1]:8443"}),
        ({"site": "http://báo.vn"}, {"site": "http://xn--bo-mia.vn"}),
        ({"since": "2014-12-01"}, {"since": "2014-12-01"}),
        (
            {"since": "2014-12-01", "until": "2014-12-01"},
            {"since": "2014-12-01", "until": "2014-12-01"},
        ),
        ({"until": "2016-02-29"}, {"until": "2016-02-29"}),
        ({"section": "tin-tuc"}, {"section": "tin-tuc"}),
        ({"limit": "50"}, {"limit": 50}),
        ({"source": "wayback"}, {"service": "wayback"}),
        (
            {"source": "wayback", "captures": "latest"},
            {"service": "wayback", "captures": "latest"},
        ),
        (
            {"source": "commoncrawl", "crawls": "CC-MAIN-2015-06,CC-MAIN-2012"},
            {"service": "commoncrawl", "crawls": ("CC-MAIN-2015-06", "CC-MAIN-2012")},
        ),
        *[({"discovery": method}, {"discovery": method}) for method in METHODS],
    ],
)
def test_good_arguments_are_taken(given, expected):
    assert parse(given) == Arguments(**expected)


@pytest.mark.parametrize(
    "given", [{"since": "2014-12-01"}, {"until": "2014-12-01"}, {"section": "a"}, {"limit": "1"}]
)
def test_a_crawl_of_a_choice_is_partial(given):
    assert parse(given).is_partial


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"sinc": "2014-12-01"}, "sinc"),
        ({"address": "http://a/"}, "address"),
        ({"url": "kontumtv.vn"}, "url=kontumtv.vn"),
        ({"since": "01/12/2014"}, "since=01/12/2014"),
        ({"since": "2014-13-01"}, "since=2014-13-01"),
        ({"since": "2014-02-30"}, "since=2014-02-30"),
        ({"since": "2014-2-3"}, "since=2014-2-3"),
        ({"since": "20141201"}, "since=20141201"),
        ({"since": "2014-12"}, "since=2014-12"),
        ({"since": "2014-12-01T00:00"}, "since=2014-12-01T00:00"),
        ({"since": " 2014-12-01"}, "since= 2014-12-01"),
        ({"since": ""}, "since="),
        ({"until": "hôm qua"}, "until=hôm qua"),
        ({"until": "２０14-12-01"}, "until="),
        ({"since": "2014-12-02", "until": "2014-12-01"}, "since=2014-12-02"),
        ({"site": "127.0.0.1:8765"}, "site=127.0.0.1:8765"),
        ({"site": "kontumtv.vn"}, "site=kontumtv.vn"),
        ({"site": "file:///etc"}, "site=file:///etc"),
        ({"site": "ftp://kontumtv.vn"}, "site=ftp://kontumtv.vn"),
        ({"site": "http://127.0.0.1:99999"}, "site=http://127.0.0.1:99999"),
        ({"site": "http://kontumtv.vn/tin/"}, "site=http://kontumtv.vn/tin/"),
        ({"site": "http://kontumtv.vn/?p=1"}, "site=http://kontumtv.vn/?p=1"),
        ({"site": "http://["}, "site=http://["),
        ({"site": ""}, "site="),
        ({"source": ""}, "source="),
        ({"source": "khong-co.warc.gz"}, "source=khong-co.warc.gz"),
        ({"source": "khong-co/*.warc.gz"}, "source=khong-co/*.warc.gz"),
        ({"source": "/"}, "source=/"),
        ({"source": "a\x00b"}, "source=a"),
        ({"source": "commoncrawl", "crawls": "CC-MAIN-2015-06,"}, "crawls=CC-MAIN-2015-06,"),
        ({"source": "commoncrawl", "crawls": ""}, "crawls="),
        ({"source": "commoncrawl", "crawls": "CC-MAIN-2015-06/../x"}, "crawls=CC-MAIN"),
        ({"source": "wayback", "crawls": "CC-MAIN-2015-06"}, "crawls="),
        ({"source": "wayback", "captures": "best"}, "captures=best"),
        ({"captures": "all"}, "captures="),
        ({"section": "Tin tức"}, "section=Tin tức"),
        ({"section": "tin/the-thao"}, "section=tin/the-thao"),
        ({"section": ""}, "section="),
        ({"section": "-"}, "section=-"),
        ({"limit": "0"}, "limit=0"),
        ({"limit": "-5"}, "limit=-5"),
        ({"limit": "1.5"}, "limit=1.5"),
        ({"limit": "mười"}, "limit=mười"),
        ({"limit": ""}, "limit="),
        ({"limit": "9" * 5000}, "limit=9"),
        ({"discovery": "api"}, "discovery=api"),
        ({"discovery": ""}, "discovery="),
        ({"discovery": "REST"}, "discovery=REST"),
    ],
)
def test_a_bad_argument_is_named_in_one_sentence(given, named):
    with pytest.raises(BadArgument) as refused:
        parse(given)
    assert named in str(refused.value)
    assert len(str(refused.value).strip().splitlines()) == 1


def test_archives_are_a_path_or_a_pattern(tmp_path):
    for name in ("b.warc.gz", "a.warc.gz", "c.txt"):
        (tmp_path / name).touch()
    (tmp_path / "d.warc.gz").mkdir()
    [found] = parse({"source": str(tmp_path / "a.warc.gz")}).archives
    assert found.path == tmp_path / "a.warc.gz"
    for pattern in (tmp_path / "*.warc.gz", tmp_path):
        found = parse({"source": str(pattern)}).archives
        assert [file.name for file in found] == ["a.warc.gz", "b.warc.gz"]
