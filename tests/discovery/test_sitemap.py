"""Addresses from sitemaps."""

import asyncio
import gzip
import re

import pytest

from crawler.candidate import Candidate
from crawler.discovery import USUAL, Limits, Outcome, sitemap
from tests.discovery.scripted import TIMEOUT, Site, gather

HOME = "http://kontumtv.vn"
ROOT = f"{HOME}/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*locs: str, attributes: str = NS) -> str:
    return (
        f"<urlset {attributes}>{''.join(f'<url><loc>{loc}</loc></url>' for loc in locs)}</urlset>"
    )


def index(*locs: str) -> str:
    inner = "".join(f"<sitemap><loc>{loc}</loc></sitemap>" for loc in locs)
    return f'<?xml version="1.0"?><sitemapindex {NS}>{inner}</sitemapindex>'


def walk(answers, roots=(ROOT,), skip=r"$.", limits=USUAL):
    """Return candidates, outcome and requests of a walk."""
    site, outcome = Site(answers), Outcome()
    steps = sitemap.walk(site.fetch, roots, re.compile(skip), outcome, limits=limits)
    found = asyncio.run(gather(steps))
    return found, outcome, site.asked


@pytest.mark.parametrize(
    "document",
    [
        urlset(f"{HOME}/a/"),
        urlset(f"{HOME}/a/", attributes=""),
        urlset(f"{HOME}/a/", attributes='xmlns="http://www.google.com/schemas/sitemap/0.84"'),
        urlset(f"\n  {HOME}/a/#top \n"),
        urlset(f"<![CDATA[{HOME}/a/]]>"),
        urlset("/a/"),
        "\ufeff\n" + urlset(f"{HOME}/a/"),
        "<!-- made by a plugin -->" + urlset(f"{HOME}/a/"),
        '<?xml-stylesheet href="s.xsl"?>' + urlset(f"{HOME}/a/"),
        urlset(f"{HOME}/a/") + "<!-- 0.1 s -->",
        f'<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><s:loc>{HOME}/a/</s:loc></s:url></s:urlset>',
        urlset(f"{HOME}/a/").replace("</loc>", "</loc><unknown/><priority>x</priority>"),
        urlset(f"{HOME}/a/").replace(
            "</urlset>", "<url><lastmod>2014</lastmod></url><url/></urlset>"
        ),
        urlset(f"{HOME}/a/", "", "  ", "http://[", "mailto:a@b", "ftp://kontumtv.vn/x"),
        gzip.compress(urlset(f"{HOME}/a/").encode()),
    ],
)
def test_an_address_is_found_however_its_sitemap_is_written(document):
    found, outcome, _ = walk({ROOT: document})
    assert found == [Candidate(f"{HOME}/a/", "sitemap")]
    assert outcome.answered and outcome.complete and not outcome.problems


def test_the_last_change_is_the_one_of_the_page_and_not_of_its_pictures_or_news():
    entry = f"""<url><loc>{HOME}/a/</loc>
        <news:news><news:publication_date>2014-12-19</news:publication_date><news:loc>x</news:loc></news:news>
        <image:image><image:loc>{HOME}/a.jpg</image:loc></image:image>
        <lastmod> 2014-12-20T01:00:00+00:00 </lastmod></url><url><loc>{HOME}/b/</loc><lastmod/></url>"""
    spaces = ' xmlns:news="http://n" xmlns:image="http://i"'
    found, _, _ = walk({ROOT: f"<urlset {NS}{spaces}>{entry}</urlset>"})
    assert found == [
        Candidate(f"{HOME}/a/", "sitemap", "2014-12-20T01:00:00+00:00"),
        Candidate(f"{HOME}/b/", "sitemap"),
    ]


def test_indexes_are_followed_to_their_leaves_each_once():
    answers = {
        ROOT: index(ROOT, f"{HOME}/1.xml", f"{HOME}/more.xml", f"{HOME}/1.xml"),
        f"{HOME}/more.xml": index(ROOT, f"{HOME}/2.xml.gz", f"{HOME}/1.xml"),
        f"{HOME}/1.xml": urlset(f"{HOME}/a/"),
        f"{HOME}/2.xml.gz": gzip.compress(urlset(f"{HOME}/b/").encode()),
    }
    found, outcome, asked = walk(answers, [ROOT, ROOT])
    assert [each.url for each in found] == [f"{HOME}/a/", f"{HOME}/b/"]
    assert sorted(asked) == sorted(answers)
    assert outcome.complete


def test_sitemaps_of_what_is_no_article_are_not_asked_for():
    answers = {
        ROOT: index(f"{HOME}/tag-1.xml", f"{HOME}/post-1.xml"),
        f"{HOME}/post-1.xml": urlset(),
    }
    _, outcome, asked = walk(answers, skip=r"/tag-")
    assert asked == [ROOT, f"{HOME}/post-1.xml"]
    assert outcome.complete


@pytest.mark.parametrize(
    "answer",
    [
        404,
        500,
        TIMEOUT,
        "",
        "   ",
        "<html><p>không có</p></html>",
        "không có",
        b"\x1f\x8bgz",
        "<rss/>",
        "{}",
    ],
)
def test_a_missing_sitemap_is_a_problem_only_if_another_one_named_it(answer):
    found, outcome, _ = walk({ROOT: answer})
    assert (found, outcome) == ([], Outcome())
    inner = f"{HOME}/1.xml"
    found, outcome, _ = walk({ROOT: index(inner), inner: answer})
    assert outcome.answered and not outcome.complete
    assert [inner in problem for problem in outcome.problems] == [True]


def test_of_broken_xml_what_can_be_read_is_read():
    broken = urlset(f"{HOME}/a/", f"{HOME}/b/?x=1&y=2", f"{HOME}/c/")[: -len("oc></url></urlset>")]
    found, outcome, _ = walk({ROOT: broken})
    assert [each.url for each in found][::2] == [f"{HOME}/a/", f"{HOME}/c/"]
    assert outcome.answered


@pytest.mark.parametrize("end", ["", "<url><loc>http://kontumtv.vn/b", "<url><loc>", "<ur"])
def test_a_sitemap_that_breaks_off_does_not_name_everything(end):
    found, outcome, _ = walk({ROOT: urlset(f"{HOME}/a/").removesuffix("</urlset>") + end})
    assert found[0] == Candidate(f"{HOME}/a/", "sitemap")
    assert not outcome.complete and outcome.problems == [f"{ROOT}: cut short"]


def test_entities_are_not_expanded():
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    bomb = f'<!DOCTYPE u [<!ENTITY e0 "ha">{layers}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    found, _, _ = walk({ROOT: bomb + urlset(f"{HOME}/a/", f"{HOME}/&e19;", f"{HOME}/&f;")})
    assert found[0].url == f"{HOME}/a/"
    assert all(len(each.url) < 60 and "root" not in each.url for each in found)


def test_a_document_too_large_for_any_sitemap_is_not_read(monkeypatch):
    monkeypatch.setattr("crawler.discovery.xml.MAX_BYTES", 1000)
    for body in (urlset("/a" * 500), gzip.compress(urlset("/a" * 50_000).encode())):
        found, outcome, _ = walk({ROOT: index("/1.xml"), f"{HOME}/1.xml": body})
        assert not found and not outcome.complete


def test_a_site_that_makes_up_sitemaps_for_ever_is_left():
    _, outcome, asked = walk(lambda url: index(f"{url}a", f"{url}b"), limits=Limits(sitemaps=20))
    assert len(asked) == 20 and not outcome.complete


def test_indexes_that_name_indexes_for_ever_are_left_sooner():
    _, outcome, asked = walk(lambda url: index(f"{url}a"))
    assert len(asked) == USUAL.stale_listings + 1 and not outcome.complete
    assert "without end" in outcome.problems[0]


NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def of_the_last_days(*locs: str) -> str:
    mark = "<news:news><news:title>Tin</news:title></news:news>"
    return urlset(*locs, attributes=f"{NS} {NEWS}").replace("</url>", f"{mark}</url>")


@pytest.mark.parametrize(
    ("named", "is_complete"),
    [
        ([of_the_last_days(f"{HOME}/a/")], False),
        ([of_the_last_days(f"{HOME}/a/"), urlset(f"{HOME}/a/", f"{HOME}/b/")], True),
        ([of_the_last_days(f"{HOME}/a/"), urlset(f"{HOME}/muc/")], False),
        ([urlset(f"{HOME}/muc/")], False),
        ([urlset()], True),
    ],
    ids=["the last days", "and all", "and sections", "sections", "nothing"],
)
def test_only_a_sitemap_of_articles_of_all_days_has_told_everything(named, is_complete):
    answers = {f"{HOME}/{n}.xml": document for n, document in enumerate(named)}
    site, outcome = Site({**answers, ROOT: index(*answers)}), Outcome()
    steps = sitemap.walk(
        site.fetch,
        [ROOT],
        re.compile("$."),
        outcome,
        is_likely=lambda url: not url.endswith("/muc/"),
    )
    asyncio.run(gather(steps))
    assert (outcome.answered, outcome.complete) == (True, is_complete)
