"""Sites and pages that are named by their address: whose outlet they are, if anybody's."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from scrapy.spiderloader import SpiderLoaderProtocol

from crawler.addresses import host_of
from crawler.outlet import Outlet
from crawler.platforms.any_site import AnySite
from crawler.polite.hosts import refusal


def outlets(loader: SpiderLoaderProtocol) -> list[type[Outlet]]:
    """Return all outlets that are described, by name."""
    found = [loader.load(name) for name in sorted(loader.list())]
    return [each for each in found if issubclass(each, Outlet)]


def outlet_called(name: str, loader: SpiderLoaderProtocol) -> type[Outlet]:
    """Return the outlet that is called `name`. Raise KeyError where none is."""
    found = loader.load(name)
    if not issubclass(found, Outlet):
        raise KeyError(name)
    return found


def outlet_of(url: str, loader: SpiderLoaderProtocol) -> type[Outlet]:
    """Return the outlet that has the host of the normalised address `url`, or a makeshift one.

    The makeshift one is called by its host, ``baocantho-com-vn``, and has no province. Where the
    host is no public one, it has no hosts either: it is to be crawled with ``site=`` alone.
    """
    host = host_of(url)
    for outlet in outlets(loader):
        if host in outlet.hosts:
            return outlet
    parts = urlsplit(url)
    return type(
        "Undescribed",
        (AnySite,),
        {
            "__doc__": f"{host}, which no outlet describes.",
            "name": re.sub(r"[^a-z0-9]+", "-", parts.netloc.removeprefix("www.")).strip("-"),
            "title": host,
            "kind": None,
            "province": None,
            "hosts": (host,) if is_public(url) else (),
            "scheme": parts.scheme,
        },
    )


def is_public(url: str) -> bool:
    """Tell whether `url` may be visited although the operator named no private address."""
    return refusal(url, (host_of(url),), None) is None
