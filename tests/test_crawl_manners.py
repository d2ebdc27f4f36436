"""Manners towards real servers: certificates, names that lead elsewhere, pace, what is sent."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests import crawling
from tests.certificates import self_signed
from tests.crawling import OUTLET, Crawl
from tests.hostile import Answer, Hostile, Script, by_path, page, redirect, robots, sitemap, urlset

OUTLETS = {"SPIDER_MODULES": "crawler.spiders,tests.outlets"}
A, B, C = "/tin-tuc/bai-1/", "/tin-tuc/bai-2/", "/tin-tuc/bai-3/"
PAGES = {path: page(f"Bài {path}", number) for number, path in enumerate((A, B, C), 1)}


def crawl(
    data_dir: Path,
    outlet: str = OUTLET,
    *,
    settings: Mapping[str, object] | None = None,
    env: Mapping[str, str] | None = None,
    **arguments: Any,
) -> Crawl:
    """Crawl an outlet, or one of the tests' own, in the environment `env`."""
    line = crawling.command(
        data_dir, outlets=[outlet], settings={**OUTLETS, **(settings or {})}, **arguments
    )
    return crawling.finish(crawling.start(line, env=dict(env or {})), data_dir / outlet)


# Certificates.


@pytest.mark.parametrize(
    ("outlet", "given", "trusted", "reason"),
    [
        ("kontumtv", {}, False, "bad-certificate"),
        ("kontumtv", {}, True, None),
        ("kontumtv", {"expired": True}, True, "bad-certificate"),
        ("kontumtv", {"host": "example.org"}, True, "bad-certificate"),
        ("khongchungthuc", {}, False, None),
        ("khongchungthuc", {"expired": True, "host": "example.org"}, False, None),
    ],
)
def test_a_certificate_is_checked_unless_the_outlet_says_otherwise(
    outlet: str, given: dict[str, Any], trusted: bool, reason: str | None, tmp_path: Path
) -> None:
    certificate = self_signed(tmp_path / "certificate.pem", **given)
    with Hostile(sitemap(PAGES), certificate) as site:
        done = crawl(
            tmp_path,
            outlet,
            env={"SSL_CERT_FILE": str(certificate)} if trusted else {},
            site=site.url,
            discovery="sitemap",
        )
    if reason is None:
        assert (done.code, len(done.records)) == (0, 3), done.stderr
    else:
        assert (done.code, site.asked) == (3, [])
        assert f"robots.txt: {reason}" in done.stderr


# Names. A proxy stands for the net; the C library's own look-up of names is led by a hosts file.


def through(site: Hostile) -> dict[str, str]:
    return {"http_proxy": site.url, "https_proxy": site.url, "no_proxy": ""}


PROXIED = {"HTTPPROXY_ENABLED": True}
HOST = "http://langgiengtv.example"


@pytest.mark.parametrize(
    ("outlet", "records", "refused"),
    [
        ("langgiengtv", 1, {"redirect-off-site": 2, "redirect-private-address": 1}),
        ("chuyennha", 2, {"redirect-off-site": 1, "redirect-private-address": 1}),
    ],
)
def test_a_redirect_is_followed_to_hosts_that_the_outlet_names_alone(
    outlet: str, records: int, refused: dict[str, int], tmp_path: Path
) -> None:
    elsewhere = "http://luutru.example/tin-tuc/bai-cu/"
    others = "http://khac.example/tin-tuc/bai-cu/"
    private = "http://10.0.0.1/tin-tuc/bai-cu/"

    def net(site: Hostile, address: str) -> Answer | None:
        if address.endswith("/robots.txt"):
            return robots("User-agent: *\nDisallow: /cam/\n")
        return {
            f"{HOST}/wp-sitemap.xml": urlset(
                *(f"{HOST}/tin-tuc/bai-{n}/" for n in range(4)), elsewhere
            )(site),
            f"{HOST}/tin-tuc/bai-0/": Answer(page("Bài ở nhà", 10)),
            f"{HOST}/tin-tuc/bai-1/": redirect(elsewhere, 301),
            f"{HOST}/tin-tuc/bai-2/": redirect(others, 301),
            f"{HOST}/tin-tuc/bai-3/": redirect(private, 301),
            elsewhere: Answer(page("Bài đã dọn đi", 11)),
            others: Answer(page("Bài của người khác", 12)),
            private: Answer(page("Bài trong nhà", 13)),
        }.get(address)

    with Hostile(net) as site:
        done = crawl(tmp_path, outlet, settings=PROXIED, env=through(site), discovery="sitemap")
        again = crawl(tmp_path, outlet, settings=PROXIED, env=through(site), discovery="sitemap")
    assert done.code == 0, done.stderr
    assert len(done.records) == records
    assert {reason: entry["count"] for reason, entry in done.report["refused"].items()} == refused
    assert others not in site.paths
    assert private not in site.paths
    assert (elsewhere in site.paths) is (records == 2)
    # Nobody is asked before their robots.txt was.
    assert ("http://luutru.example/robots.txt" in site.paths) is (records == 2)
    assert done.report["requests"] + again.report["requests"] == len(site.asked)
    assert again.report["written"] == 0


NSS_WRAPPER = "libnss_wrapper.so"
needs_names = pytest.mark.skipif(
    not any(Path("/usr/lib").rglob(f"{NSS_WRAPPER}*")),
    reason="leading names astray needs the Debian package libnss-wrapper",
)


def names(folder: Path, *lines: str) -> dict[str, str]:
    """Return the environment in which the C library answers look-ups of names by `lines`."""
    hosts = folder / "hosts"
    hosts.write_text("\n".join(lines) + "\n")
    return {"LD_PRELOAD": NSS_WRAPPER, "NSS_WRAPPER_HOSTS": str(hosts)}


@needs_names
@pytest.mark.parametrize("address", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "100.64.0.1"])
def test_a_name_that_answers_with_a_private_address_is_not_visited(
    address: str, tmp_path: Path
) -> None:
    done = crawl(tmp_path, env=names(tmp_path, f"{address} kontumtv.vn"))
    assert done.code == 3
    assert done.report["verdict"] == "unhealthy"
    assert "kontumtv.vn/robots.txt: private-address" in done.stderr
    assert done.report["responses"] == {}
    assert done.report["timings"]["download"] == 0


@needs_names
def test_a_name_that_the_operator_names_may_be_private(tmp_path: Path) -> None:
    own = urlset("http://kontumtv.vn" + A, "http://kontumtv.vn" + B)
    script = by_path(
        {
            "/robots.txt": robots(),
            "/wp-sitemap.xml": own,
            A: Answer(PAGES[A]),
            B: redirect("http://kontumtv.vn" + C),
        }
    )
    with Hostile(script) as site:
        done = crawl(
            tmp_path,
            env=names(tmp_path, "127.0.0.1 xem-thu.example", "127.0.0.1 kontumtv.vn"),
            site=f"http://xem-thu.example:{site.port}",
            discovery="sitemap",
        )
    assert done.code == 0, done.stderr
    assert len(done.records) == 1
    assert done.report["refused"]["redirect-off-site"]["count"] == 1
    assert {request.headers["host"] for request in site.asked} == {f"xem-thu.example:{site.port}"}


# What is sent, and how fast.


def cookies(script: Script) -> Script:
    """Return `script` with a cookie in every answer."""

    def answer(site: Hostile, path: str) -> Answer | None:
        given = script(site, path)
        return given and Answer(given.body, given.kind, headers={"Set-Cookie": "phien=1; Path=/"})

    return answer


@pytest.mark.parametrize(
    ("settings", "agent"),
    [
        ({}, "(news archive crawler)"),
        ({"CONTACT": "https://example.org/tin"}, "(news archive crawler) +https://example.org/tin"),
    ],
)
def test_each_request_says_who_asks_and_brings_no_cookie(
    settings: dict[str, object], agent: str, tmp_path: Path
) -> None:
    with Hostile(cookies(sitemap(PAGES))) as site:
        done = crawl(tmp_path, settings=settings, site=site.url, discovery="sitemap")
    assert len(done.records) == 3
    for request in site.asked:
        assert request.headers["user-agent"].startswith("tintinh/")
        assert request.headers["user-agent"].endswith(agent)
        assert "cookie" not in request.headers
    assert ("CONTACT is not set" in done.stderr) is (not settings)


def gaps(site: Hostile) -> list[float]:
    """Return the seconds between requests, robots.txt left out."""
    moments = [one.moment for one in site.asked if one.path != "/robots.txt"]
    return [later - sooner for sooner, later in pairwise(moments)]


PROJECTS = {"DOWNLOAD_DELAY": None, "AUTOTHROTTLE_ENABLED": None}
"""The pace of the project, and not that for servers of our own."""


@pytest.mark.parametrize(
    ("outlet", "text", "least"),
    [
        ("langgiengtv", "", 1.0),
        ("chamchap", "", 0.6),
        ("langgiengtv", "User-agent: *\nCrawl-delay: 1.5\n", 1.5),
        ("chamchap", "User-agent: *\nCrawl-delay: 0.1\n", 0.6),
    ],
)
def test_requests_come_at_the_pace_of_the_settings_the_outlet_and_the_site(
    outlet: str, text: str, least: float, tmp_path: Path
) -> None:
    with Hostile(sitemap(PAGES, text)) as site:
        done = crawl(tmp_path, outlet, settings=PROJECTS, site=site.url, discovery="sitemap")
    assert len(done.records) == 3, done.stderr
    assert len(gaps(site)) == 3
    # A request may reach the server a little sooner after it left than the one before.
    assert min(gaps(site)) > least - 0.1


def test_no_more_than_two_requests_are_out_at_once(tmp_path: Path) -> None:
    here, most, lock = 0, 0, threading.Lock()
    many = {f"/tin-tuc/bai-{n}/": page(f"Bài {n}", n) for n in range(6)}
    inner = sitemap(many)

    def slow(site: Hostile, path: str) -> Answer | None:
        nonlocal here, most
        with lock:
            here += 1
            most = max(most, here)
        time.sleep(0.8)
        with lock:
            here -= 1
        return inner(site, path)

    with Hostile(slow) as site:
        # Without any delay Scrapy 2.19 may have one more out than it was told.
        done = crawl(tmp_path, settings={"DOWNLOAD_DELAY": 0.3}, site=site.url, discovery="sitemap")
    assert len(done.records) == 6
    assert most == 2
