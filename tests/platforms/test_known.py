"""Which platform a page is of, and what is told of a site that no outlet describes."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from crawler.discovery.url_forms import target_of
from crawler.pages import parse
from crawler.platforms.any_site import AnySite
from crawler.platforms.known import PLATFORMS, platform_of
from crawler.undescribed import outlet_of
from tests.newspapers import families

FAMILIES = {
    "Vdoc": families.Vdoc,
    "HexId": families.HexId,
    "PostId": families.PostId,
    "OneCdn": families.OneCdn,
    "Bbg": families.Bbg,
    "Aspx": families.Aspx,
    "Uploads": families.Uploads,
}


@pytest.mark.parametrize("name", FAMILIES)
def test_a_platform_is_told_by_an_article_of_it(name: str):
    paper = FAMILIES[name](count=8)
    piece = paper.pieces[0]
    body = paper.shown(piece.title, paper.body(piece), piece).body
    platform = platform_of(parse(body.encode() if isinstance(body, str) else body))
    assert platform is not None and platform.__name__ == name


@pytest.mark.parametrize(
    ("targets", "name"),
    [
        (["/mot-a1.html", "/hai-a2.html"], "Vdoc"),
        (["/mot-post1.html", "/hai-post2.html"], "PostId"),
        (["/mot-postid1.bbg", "/hai-postid2.bbg"], "Bbg"),
        (["/mot-a1.html"], None),
        (["/mot-1.html", "/hai-2.html"], None),
    ],
)
def test_addresses_tell_a_platform_where_no_other_spells_them_so(targets, name):
    platform = platform_of(parse(b"<html><body><p>Tin</p></body></html>"), map(target_of, targets))
    assert (platform and platform.__name__) == name


def test_wordpress_is_told_by_its_folders():
    page = b'<html><head><link rel=stylesheet href="/wp-content/themes/a.css"></head></html>'
    platform = platform_of(parse(page))
    assert platform is not None and platform.__name__ == "WordPress"


def test_every_platform_says_how_it_is_told():
    assert all(platform.marks for platform in PLATFORMS)
    assert len({platform.layout.name for platform in PLATFORMS}) == len(PLATFORMS)


LOADER = get_spider_loader(Settings({"SPIDER_MODULES": ["crawler.spiders"]}))


def test_a_site_that_an_outlet_describes_is_that_outlets():
    assert outlet_of("https://www.baocantho.com.vn/x-a1.html", LOADER).name == "baocantho"
    assert outlet_of("http://baodienbienphu.info.vn/", LOADER).name == "baodienbienphu"


@pytest.mark.parametrize(
    ("url", "name", "hosts"),
    [
        ("https://www.baolang.example/a", "baolang-example", ("baolang.example",)),
        ("http://127.0.0.1:8765/", "127-0-0-1-8765", ()),
        ("http://localhost/", "localhost", ()),
        ("http://[::1]:8/", "1-8", ()),
    ],
)
def test_another_site_is_called_by_its_host_and_a_private_one_is_nobodys(url, name, hosts):
    found = outlet_of(url, LOADER)
    assert issubclass(found, AnySite)
    assert (found.name, found.hosts, found.province) == (name, hosts, None)
