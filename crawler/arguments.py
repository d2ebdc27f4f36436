"""The arguments of a crawl (``-a name=value``), checked before anything starts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

from crawler.addresses import normalise, origin_of
from crawler.captures import POLICIES, Policy
from crawler.sources import files

Method = Literal["rest", "sitemap", "feed", "listing"]
METHODS: tuple[Method, ...] = ("rest", "sitemap", "feed", "listing")
Service = Literal["wayback", "commoncrawl"]
SERVICES: tuple[Service, ...] = ("wayback", "commoncrawl")
CRAWL = re.compile(r"[A-Za-z0-9][\w.-]{0,63}", re.ASCII)
"""Name of a crawl of Common Crawl, such as CC-MAIN-2015-06, or of an institute's collection."""


class BadArgument(ValueError):
    """An argument that makes no sense; the message is for the user."""


@dataclass(frozen=True)
class Arguments:
    """What one crawl was asked to do."""

    site: str | None = None
    """Origin at which the outlet is to be found, in place of its own."""
    archives: tuple[files.ArchiveFile, ...] = ()
    """Archive files to read instead of the live site."""
    service: Service | None = None
    """Archive service to read instead of the live site."""
    crawls: tuple[str, ...] = ()
    """Of Common Crawl, which crawls; none: all."""
    captures: Policy | None = None
    """Which captures of a page are read."""
    since: str | None = None
    until: str | None = None
    """First and last day of publication, ISO 8601."""
    section: str | None = None
    """Slug of a section."""
    limit: int | None = None
    discovery: Method | None = None
    url: str | None = None
    """Address of one page, which alone is to be read."""

    @property
    def is_partial(self) -> bool:
        """Tell whether the crawl leaves out articles on purpose."""
        return any((self.since, self.until, self.section, self.limit, self.url))


def parse(given: dict[str, str]) -> Arguments:
    """Return the arguments of a crawl. Raise `BadArgument` with one sentence on the first bad one."""
    known = {"site", "source", "since", "until", "section", "limit", "discovery", "url"}
    known |= {"crawls", "captures"}
    if unknown := sorted(set(given) - known):
        raise BadArgument(f"unknown argument {unknown[0]}=; known are {', '.join(sorted(known))}")
    since = _day("since", given.get("since"))
    until = _day("until", given.get("until"))
    if since and until and since > until:
        raise BadArgument(f"since={since} is later than until={until}")
    service = next((one for one in SERVICES if given.get("source") == one), None)
    archives = () if service else _archives(given.get("source"))
    if "crawls" in given and service != "commoncrawl":
        raise BadArgument("crawls= goes with source=commoncrawl")
    if "captures" in given and not (service or archives):
        raise BadArgument("captures= goes with source=")
    return Arguments(
        site=_site(given.get("site")),
        archives=archives,
        service=service,
        crawls=_crawls(given.get("crawls")),
        captures=_captures(given.get("captures")),
        since=since,
        until=until,
        section=_section(given.get("section")),
        limit=_limit(given.get("limit")),
        discovery=_discovery(given.get("discovery")),
        url=_url(given.get("url")),
    )


def _day(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise ValueError
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise BadArgument(f"{name}={value} is no day; write it as 2014-12-31") from None


def _site(value: str | None) -> str | None:
    if value is None:
        return None
    url = normalise(value)
    if url is None or urlsplit(url).path != "/" or urlsplit(url).query:
        raise BadArgument(f"site={value} is no origin; write it as http://127.0.0.1:8765")
    return origin_of(url)


def _archives(value: str | None) -> tuple[files.ArchiveFile, ...]:
    if value is None or value == "live":
        return ()
    try:
        return tuple(files.find(value))
    except (OSError, ValueError) as error:  # ValueError: a null byte in a path
        raise BadArgument(f"source={value}: {error}") from None


def _crawls(value: str | None) -> tuple[str, ...]:
    if value is None:
        return ()
    names = tuple(dict.fromkeys(value.split(",")))
    for name in names:
        if not CRAWL.fullmatch(name):
            raise BadArgument(f"crawls={value}: {name!r} is no crawl; write it as CC-MAIN-2015-06")
    return names


def _captures(value: str | None) -> Policy | None:
    for policy in POLICIES:
        if value == policy:
            return policy
    if value is None:
        return None
    raise BadArgument(f"captures={value} is none of {', '.join(POLICIES)}")


def _section(value: str | None) -> str | None:
    if value is None:
        return None
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        raise BadArgument(f"section={value} is no slug; write it as tin-tuc")
    return value


def _limit(value: str | None) -> int | None:
    if value is None:
        return None
    if not re.fullmatch(r"[1-9]\d{0,8}", value):
        raise BadArgument(f"limit={value} is no number above 0")
    return int(value)


def _discovery(value: str | None) -> Method | None:
    for method in METHODS:
        if value == method:
            return method
    if value is None:
        return None
    raise BadArgument(f"discovery={value} is none of {', '.join(METHODS)}")


def _url(value: str | None) -> str | None:
    if value is None:
        return None
    url = normalise(value)
    if url is None:
        raise BadArgument(f"url={value} is no web address; write it as https://baocantho.com.vn/…")
    return url
