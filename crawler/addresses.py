"""Web addresses: one spelling for each, whose they are, and the ids made from them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|zarsrc|igshid|mc_[ce]id|_ga|_gl|ref_src|ref_url|amp)$",
    re.ASCII,
)
"""Query parameters that say where a reader came from and never what is shown."""

DEFAULT_PORTS = {"http": 80, "https": 443}
# RFC 3986: what may stand unescaped in a path. "%" is handled on its own.
PATH_SAFE = "/!$&'()*+,;=:@~-._"
MAX_LENGTH = 2048


def normalise(url: str) -> str | None:
    """Return `url` in the one spelling under which the project knows it, or None if it is no web address.

    Scheme and host in lower case (the host in its ASCII form), no default port, no user and
    password, no fragment, no tracking parameters, one escaping in the path, the rest as it stands.
    Query parameters keep their order: a site may read them in order. None also for anything over
    2,048 characters, before or after.
    """
    if len(url) > MAX_LENGTH:
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not host or re.search(r"[\s/\\?#@<>\"']", host):
        return None
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    query = "&".join(
        pair for pair in parts.query.split("&") if pair and not TRACKING.match(pair.split("=")[0])
    )
    path = re.sub(r"%[0-9a-fA-F]{2}", lambda m: m[0].upper(), parts.path)
    try:
        path = quote(path, safe=PATH_SAFE + "%") or "/"
        query = quote(query, safe=PATH_SAFE + "?%[]")
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can spell
        return None
    address = urlunsplit((scheme, host, path, query, ""))
    return address if len(address) <= MAX_LENGTH else None


def resolve(base: str, reference: str) -> str | None:
    """Return the normalised address that `reference` names on the page at `base`, or None.

    An empty reference names nothing, although by the letter it would name the page itself.
    """
    if not reference.strip():
        return None
    try:
        return normalise(urljoin(base, reference))
    except ValueError:  # "http://[" and the like
        return None


def host_of(url: str) -> str:
    """Return the host of `url` in lower case, without port and without ``www.``; empty if none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")


def origin_of(url: str) -> str:
    """Return scheme, host and port of a normalised address: ``http://127.0.0.1:8765``."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def belongs(url: str, hosts: Iterable[str], site: str | None) -> bool:
    """Tell whether a normalised address is one of an outlet's: on its `hosts`, or at its `site`.

    `site` is an origin named in place of the outlet's own. Of its host that port alone belongs,
    but for the two ports that every website has.
    """
    if host_of(url) in hosts:
        return True
    if site is None or host_of(url) != host_of(site):
        return False
    return origin_of(url) == site or urlsplit(url).port == urlsplit(site).port is None


def place_of(url: str) -> str:
    """Return what the spellings of a page's address have in common: no scheme, ``www.``, last slash."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host_of(url)}{port}{parts.path.rstrip('/')}{query}"


def moved_to(origin: str, url: str) -> str:
    """Return `url` with scheme, host and port of `origin` in place of its own."""
    parts: SplitResult = urlsplit(url)
    return urlunsplit((*urlsplit(origin)[:2], *parts[2:]))


def is_front_page(url: str) -> bool:
    """Tell whether `url` is the site's front page."""
    parts = urlsplit(url)
    return parts.path in ("", "/", "/index.php", "/index.html") and not parts.query


def article_id(outlet: str, cms_id: str | None, canonical_url: str) -> str:
    """Return an article's id: the CMS's own where known, else from the canonical address.

    ``kontumtv:12345``, or ``kontumtv:`` and the first 16 hex digits of the SHA-256 of
    `canonical_url`.
    """
    if cms_id:
        return f"{outlet}:{cms_id}"
    return f"{outlet}:{hashlib.sha256(canonical_url.encode()).hexdigest()[:16]}"


def slug(text: str) -> str:
    """Return Vietnamese `text` as sites spell it in addresses: ``Tin tức`` gives ``tin-tuc``."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def path_words(url: str) -> list[str]:
    """Return the segments of the path of `url`, unescaped."""
    return [unquote(word) for word in urlsplit(url).path.split("/") if word]


def canonical(
    declared: str, fetched: str, is_own: Callable[[str], bool], listings: re.Pattern[str]
) -> str:
    """Return the canonical address of an article.

    What the page declares (`declared`, may be empty) counts only if it belongs to the outlet
    (`is_own`) and is neither its front page nor a listing; else `fetched`, normalised.
    """
    address = normalise(declared) if declared else None
    if (
        address
        and is_own(address)
        and not is_front_page(address)
        and not listings.search(urlsplit(address).path)
    ):
        return address
    return normalise(fetched) or fetched
