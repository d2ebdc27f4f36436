"""Which hosts a crawl may speak to: the outlet's own, and never a private address.

A redirect, a link or a DNS answer that leads to this machine or its network could make the
crawler read what is not meant for it. Only the origin that the operator names with ``site=`` is
exempt, and only that origin.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Request
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawler.addresses import belongs, normalise, origin_of
from crawler.failures import Refused

named_by_operator: set[str] = set()
"""Host names that may resolve to a private address, as the operator named them (``site=``, proxies)."""

answered_privately: set[str] = set()
"""Host names that resolved to a private address in this process."""

UNICAST = ipaddress.ip_network("2000::/3")
"""Of IPv6, what is given out to the world. The rest is local, reserved, or of days gone by."""


def is_public(address: str) -> bool:
    """Tell whether an IP address in text form may be visited: global unicast, and nothing else.

    An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64) is judged for itself.
    """
    ip = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip not in UNICAST:
            return False
    return ip.is_global and not ip.is_multicast


def refusal(url: str, hosts: Collection[str], site: str | None) -> str | None:
    """Return why no request may go to `url`, or None if it may.

    `hosts` are the outlet's, without ``www.``; `site` is the origin named by the operator.
    """
    address = normalise(url)
    if address is None:
        return "no-web-address"
    if site is not None and origin_of(address) == site:
        return None
    host = urlsplit(address).hostname or ""
    try:
        if not is_public(_literal(host)):
            return "private-address"
    except ValueError:
        if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
            return "private-address"
    return None if belongs(address, hosts, site) else "off-site"


def _literal(host: str) -> str:
    """Return `host` as an IP address, in whichever way it is spelled. Raise ValueError if it is a name.

    Resolvers take ``127.1``, ``2130706433`` and ``0x7f.1`` for 127.0.0.1, so this does too.
    """
    if ":" in host:
        return host.partition("%")[0]
    parts = host.split(".")
    if 1 <= len(parts) <= 4 and all(part[:1].isdigit() for part in parts):
        numbers = [int(part, 8 if part.isdigit() and part[0] == "0" else 0) for part in parts]
        value = numbers[-1]
        for place, number in enumerate(numbers[:-1]):
            value += number << (24 - 8 * place)
        return str(ipaddress.IPv4Address(value))
    raise ValueError(f"{host} is a name")


class OwnHosts:
    """Downloader middleware: refuse requests, redirects included, to anybody else's host."""

    def __init__(self, crawler: Crawler):
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OwnHosts:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        spider: Any = self.crawler.spider
        if not hasattr(spider, "is_own"):
            # The shell, or a spider of the user's own: they name their hosts themselves.
            named_by_operator.add(urlsplit(request.url).hostname or "")
            return
        if "capture" in request.meta:
            return
        if request.meta.get("archive"):
            if origin_of(normalise(request.url) or "") not in spider.archive.origins:
                raise Refused("off-archive")
            return
        # What is crawled in place of the outlet must not lead to the outlet itself.
        hosts = () if spider.site else (*spider.hosts, *spider.redirect_hosts)
        if reason := refusal(request.url, hosts, spider.site):
            raise Refused(_moved(request) + reason)


def _moved(request: Request) -> str:
    return "redirect-" if request.meta.get("redirect_urls") else ""


class SayPrivate:
    """Downloader middleware: tell a name that leads to a private address from one without answer.

    Between `PublicResolver` and here Twisted forgets why there was no address. Such a request is
    refused, and not tried again as a failed one would be.
    """

    def process_exception(self, request: Request, exception: Exception) -> None:
        if isinstance(exception, CannotResolveHostError):
            host = urlsplit(request.url).hostname or ""
            if host in answered_privately:
                raise Refused(_moved(request) + "private-address")


class PublicResolver(CachingThreadedResolver):
    """Resolver that takes a private address for no answer, unless the operator named the host."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> PublicResolver:
        if crawler.settings.getbool("HTTPPROXY_ENABLED"):
            named_by_operator.update(
                urlsplit(proxy).hostname or "" for proxy in getproxies().values()
            )
        return super().from_crawler(crawler, reactor)

    def getHostByName(self, name: str, timeout: object = ()) -> Deferred[str]:
        answer = super().getHostByName(name)
        return answer if name in named_by_operator else answer.addCallback(self._public, name)

    def _public(self, address: str, name: str) -> str:
        # An address that was given as such comes by here too; `OwnHosts` has judged it.
        if address == name or is_public(address):
            return address
        answered_privately.add(name)
        raise DNSLookupError(f"{name} answers with the private address {address}")
