"""Pictures, videos and sounds: what an element shows, and when two of them are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice, takewhile
from math import inf
from urllib.parse import (
    parse_qs,
    parse_qsl,
    quote,
    unquote,
    urlencode,
    urljoin,
    urlsplit,
    urlunsplit,
)

from lxml import etree

from crawler.article import Clip, Image

_WHITE = re.compile(r"[\t\n\r\f]+")
_PLAIN = re.compile(
    r"https?://[a-z0-9.-]+(?::\d{1,5})?(?:/(?:[!$%&'()*+,/0-9:;=?@A-Z_a-z~-][!$%&'()*+,./0-9:;=?@A-Z_a-z~-]*+)?+)?+"
    r"(?:\#[./0-9:=A-Z_a-z-]+)?"
)
"""An address that stays as it is: `urljoin` takes ten times as long to say so."""
_PLAIN_PATH = re.compile(
    r"/[!$%&'()*+,0-9:=@A-Z_a-z~-](?:[!$%&'()*+,./0-9:=?@A-Z_a-z~-]*[!$%&'()*+,./0-9:=@A-Z_a-z~-])?"
)
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]+")
_SIZE_SUFFIX = re.compile(
    r"(?:-\d{2,5}x\d{2,5}|-scaled|-rotated|[-_]thumb(?:nail)?s?)+(?=\.[a-z]{3,4}$)", re.I
)
_SIZE_STEP = re.compile(
    r"""/(?:
        styles/[^/]{1,40}/public
        | (?:thumb(?:nail)?s?[/_-]?|zoom[/_-]?|resize[/_-]?|crop[/_-]?|fit[/_-]?|thumb_[wh][/_-]?)?\d{2,4}x\d{2,4}
        | (?:thumb(?:nail)?s?|zoom|resize|crop|fit|thumb_[wh])[/_-]?(?!(?:19|20)\d\d/\d\d/)\d{2,4}(?:_\d{2,4})?
        | c?[wh]_?\d{2,4}(?:h\d{2,4})?
        | thumb(?:nail)?s? | original | large | medium | small
    )(?=/)""",
    re.I | re.X,
)
"""A step of an address that says in which size the picture is: ``/thumbs/900x600/``, ``/w700/``."""
_WIDTH = re.compile(r"\d{2,5}")
_RESIZER = "/_next/image?"
"""The address of Next.js's resizer, whose parameter `url` is the picture's own."""
_MODERN = re.compile(r"\.(?:webp|avif)(?:$|\?)", re.I)
"""Formats of copies made for browsers that know them."""
_LONGEST_ADDRESS = 4000
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp)$", re.I)
_RESIZING = frozenset(
    "w h width height resize fit crop quality q ssl strip zoom dpr auto format fm".split()  # noqa: SIM905
)
_PHOTON = re.compile(r"^i\d\.wp\.com$")
_PLACEHOLDER = re.compile(
    r"(?:^|/)(?:blank|spacer|placeholder|lazy|loading|loader|grey|gray|transparent|pixel|1x1|dot|clear)"
    r"[\w.-]{0,24}\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)",
    re.I,
)
_NO_PICTURE = re.compile(
    r"/smilies/|s\.w\.org/images/core/emoji|gravatar\.com/avatar|doubleclick\.|/pixel[./?]"
    r"|feeds?\.feedburner|facebook\.com/tr\b|google-analytics|googlesyndication|/wp-includes/images/"
)
_NO_PICTURE_WORDS = (
    "/smilies/",
    "s.w.org/",
    "gravatar.com/",
    "doubleclick.",
    "/pixel",
    "feedburner",
    "facebook.com/tr",
    "google-analytics",
    "googlesyndication",
    "/wp-includes/",
)
"""Of which each form above has one."""
_LARGE = (
    "data-orig-file",
    "data-original",
    "data-original-src",
    "data-large-src",
    "data-large-file",
    "data-full-src",
    "data-full",
    "data-zoom-image",
    "data-hires",
)
"""Attributes with a picture in the size in which it was uploaded."""
_LAZY = ("data-src", "data-lazy-src", "data-lazy", "data-echo", "data-image", "data-url")
_LAZY_PLAYERS = (*_LAZY, "data-original", "data-litespeed-src")
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_ORNAMENT = re.compile(
    r"(?:^|[\s_-])(?:icons?|ico|emoji|avatar|gravatar|logo|pixel|tracking)(?=$|[\s_-])"
)
"""Words of the class of a picture that is none of the article's."""
_BACKGROUND = re.compile(
    r"background(?:-image)?\s*:[^;]{0,80}?url\(\s*[\"']?([^\"')]{5,1000})", re.I
)
_SOURCES = 20
_MOST_ATTRIBUTES = 100
"""Attributes of an element that are looked at: lxml seeks each of them from the first."""
_CANDIDATE = re.compile(r"(\S++)(?<!,)([^,]*+)|\S+")
"""An address of a `srcset`, as HTML has it, and what stands behind it; or an address that ends in a
comma, with nothing behind it. Nothing is read twice."""
_DESCRIPTOR = re.compile(r"\s*(?:(\d{1,9}(?:\.\d{1,9})?)([wx]))?\s*")

_VIDEO_FILE = re.compile(r"\.(?:mp4|m4v|webm|mov|flv|wmv|avi|ogv|3gp|m3u8|mpd|ts)(?=$|[?#&])", re.I)
_AUDIO_FILE = re.compile(r"\.(?:mp3|m4a|aac|oga|ogg|wav|wma|amr)(?=$|[?#&])", re.I)
_VIDEO_PLAYER = re.compile(
    r"(?:youtube(?:-nocookie)?\.com/(?:embed|v|shorts)|youtu\.be/|player\.vimeo\.com|vimeo\.com/\d"
    r"|facebook\.com/(?:plugins/video|watch|[^?#]*/videos/)|dailymotion\.com/embed|tiktok\.com/embed"
    r"|videopress\.com|brightcove|jwplatform|jwplayer|ok\.ru/videoembed|rumble\.com/embed"
    r"|wistia|players?[./]|/player|/embed/|/video|[?&](?:video|clip|vid)[_=])",
    re.I,
)
_AUDIO_PLAYER = re.compile(
    r"soundcloud\.com|open\.spotify\.com|podcasts?\.|/podcast|anchor\.fm|mixcloud|/audio", re.I
)
_NO_PLAYER = re.compile(
    r"facebook\.com/(?:plugins/(?:like|page|comments|share|follow|group|post)|v[\d.]+/plugins/(?:like|page|comments|share))"
    r"|platform\.twitter|google\.com/maps|maps\.google|doubleclick|googlesyndication|googletagmanager"
    r"|recaptcha|disqus|/ads?[/.?]|about:blank|accounts\.google|addthis|sharethis",
    re.I,
)
_SCRIPT_FILE = re.compile(
    r"""["']?(?:file|src|url|source|videoUrl|video_url|mp4|hls|mp3|m4a)["']?\s*[:=]\s*["']([^"'\s<>]{5,500}?\.(?:mp4|m3u8|flv|mp3|m4a)(?:\?[^"'\s<>]{0,500})?)["']""",
    re.I,
)

_LONGEST_SETUP = 4000
_WHITE_OR_BRACE = re.compile(r"[\s{}<>\"']")
_BARE_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,10}/", re.I)
"""An address without its scheme: a host and a path."""


def absolute(base: str, href: str | None) -> str | None:
    """Return `href` seen from `base`, None where that is no http or https address."""
    if not href or href.startswith("#"):
        return None
    if _PLAIN.fullmatch(href):
        return href
    if _PLAIN_PATH.fullmatch(href) and "/." not in href and (origin := _origin(base)):
        return origin + href
    href = _WHITE.sub("", href).strip()
    if not href or href.startswith("#"):
        return None
    try:
        url = urljoin(base, href)
        parts = urlsplit(url)
    except ValueError:  # such as an unfinished IPv6 address
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return _UNPRINTABLE.sub("", url.replace(" ", "%20"))


@lru_cache(maxsize=256)
def _origin(base: str) -> str | None:
    """Return scheme and host of `base`, None where that is no http or https address."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return _UNPRINTABLE.sub("", f"{parts.scheme}://{parts.netloc}".replace(" ", "%20"))


@lru_cache(maxsize=4096)
def image_key(url: str) -> tuple[str, str, str]:
    """Return what is the same for all sizes of one picture: host, path and query without sizes.

    Knows WordPress's ``-640x420`` and ``-scaled``, Jetpack's ``i0.wp.com``, steps such as
    ``/thumbs/900x600/`` and ``/w700/``, and the usual resizing parameters.
    """
    if "?" in url or "#" in url:
        parts = urlsplit(url)
        host, path, query = parts.netloc, parts.path, parts.query
    else:
        host, _, path = url.partition("://")[2].partition("/")
        path, query = "/" + path, ""
    host, path = host.lower(), unquote(path)
    if _PHOTON.match(host):
        host, _, path = path.lstrip("/").partition("/")
        path = "/" + path
    if query:
        query = urlencode(
            [p for p in parse_qsl(query, keep_blank_values=True) if p[0] not in _RESIZING]
        )
    if "-" in path or "_" in path:
        path = _SIZE_SUFFIX.sub("", path)
    return host.removeprefix("www."), _SIZE_STEP.sub("", path), query


def image_width(url: str) -> float:
    """Return how wide the picture at `url` is as far as its address says; infinite where it says nothing."""
    parts = urlsplit(url)
    found = _SIZE_SUFFIX.search(parts.path) or _SIZE_STEP.search(parts.path)
    if found is None:
        widths = [value for name, value in parse_qsl(parts.query) if name in ("w", "width")]
        return float(widths[0]) if widths and widths[0].isdecimal() and widths[0] != "0" else inf
    if found[0].lower() in ("/original", "-rotated"):
        return inf
    number = _WIDTH.search(found[0])
    return float(number[0]) if number else 2560 if found[0] == "-scaled" else 0


def _number(value: str | None) -> int | None:
    if not value:
        return None
    value = value.strip().removesuffix("px").partition(".")[0]
    if not (value.isascii() and value.isdigit() and len(value) < 6):
        return None
    return int(value) or None


def _is_source(el: etree._Element) -> bool:
    return el.tag in ("source", "picture")


def _candidates(el: etree._Element, given: Mapping[str, str]) -> Iterator[tuple[float, str]]:
    """Yield the addresses of the ``<img>`` `el`, whose attributes are `given`, that come with a
    size: width, or density times 1,000."""
    sets = [given.get(name) for name in _LAZY_SETS]
    above = el.getparent()
    if above is not None and _is_source(above):
        # libxml2 does not know that a <source> without a slash is empty: it holds what follows it.
        sources = chain(
            takewhile(_is_source, el.iterancestors()), el.itersiblings("source", preceding=True)
        )
        for source in islice(sources, _SOURCES):
            sets += [source.get(name) for name in _LAZY_SETS]
    for one in sets:
        for match in _CANDIDATE.finditer(one[:8192]) if one else ():
            url = match[0 if match[1] is None else 1].strip(",")
            size = _DESCRIPTOR.fullmatch(match[2] or "")
            if url and size:
                yield float(size[1] or 1) * (1 if size[2] == "w" else 1000), url


def _address(given: Mapping[str, str], names: Iterable[str], base: str) -> str | None:
    """Return the first address of a picture, not of a placeholder, that one of the attributes
    `given` with one of `names` has."""
    for name in names:
        value = given.get(name)
        if value and not value.startswith("data:") and not _PLACEHOLDER.search(value[-200:]):
            url = absolute(base, value) if "/" in value or "." in value else None
            if url:
                return url
    return None


def _address_of_own_making(given: Mapping[str, str], base: str) -> str | None:
    """Return the picture file that an attribute for a script names, whatever it is called."""
    names = (
        name for name, value in given.items() if name.startswith("data-") and is_picture_file(value)
    )
    return _address(given, names, base)


def read_image(el: etree._Element, base: str, around: str | None = None) -> Image | None:
    """Return the picture that the ``<img>`` `el` shows, or None.

    Its address is the largest form known of this same picture: of `src` or the lazy loader's
    attribute, those that name the upload itself, `srcset`, the sources of a ``<picture>``, and
    `around`, the address of the link the picture stands in. Its width and height are as the
    element says. Smileys, icons, avatars, counters, placeholders and inline data are no pictures,
    nor is anything of at most 40 by 40 pixels.
    """
    if len(el.attrib) > _MOST_ATTRIBUTES:
        return None
    given: dict[str, str] = dict(el.items())  # type: ignore[arg-type]
    if _is_ornament(given):
        return None
    width, height = _number(given.get("width")), _number(given.get("height"))
    url = _address(given, _LARGE, base)
    if url is None:
        url = _address(given, (*_LAZY, "src"), base) or _address_of_own_making(given, base)
        best = 0.0 if url is None else float(width or 1000)
        for size, value in _candidates(el, given):
            if size > best and not value.startswith("data:") and not _PLACEHOLDER.search(value):
                larger = absolute(base, value)
                if larger and not (url and _MODERN.search(value) and not _MODERN.search(url)):
                    url, best = larger, size
    if around and len(around) > _LONGEST_ADDRESS:
        around = None
    if url is None and is_picture_file(around):
        url = around
    if url is not None and _RESIZER in url:
        named = parse_qs(urlsplit(url).query).get("url", [""])[0]
        url = absolute(base, named) or url
    if url is None or len(url) > _LONGEST_ADDRESS or _is_no_picture(url):
        return None
    if around and (is_picture_file(around) or image_key(around) == image_key(url)):
        url = around
    alt = given.get("alt")
    return Image(url=url, alt=alt.strip() or None if alt else None, width=width, height=height)


def is_unread(el: etree._Element, base: str) -> bool:
    """Say whether the ``<img>`` `el` shows a picture once a script has given it its address."""
    if len(el.attrib) > _MOST_ATTRIBUTES:
        return False
    given: dict[str, str] = dict(el.items())  # type: ignore[arg-type]
    return (
        not _is_ornament(given)
        and _address(given, (*_LARGE, *_LAZY, "src"), base) is None
        and _address_of_own_making(given, base) is None
    )


def _is_ornament(given: Mapping[str, str]) -> bool:
    """Say whether the attributes `given` are those of an icon: at most 40 by 40 pixels, or named so."""
    width, height = _number(given.get("width")), _number(given.get("height"))
    if width is not None and height is not None and width <= 40 and height <= 40:
        return True
    names = given.get("class")
    return bool(names and _ORNAMENT.search(names.lower()))


def _is_no_picture(url: str) -> bool:
    """Say whether `url` is of a smiley, an avatar, a counter."""
    small = url.lower()
    # A look for each of the words takes a tenth of the search's time.
    for word in _NO_PICTURE_WORDS:
        if word in small:
            return _NO_PICTURE.search(small) is not None
    return False


def read_background(style: str, base: str) -> Image | None:
    """Return the picture that `style` puts behind an element, as galleries do, or None."""
    found = _BACKGROUND.search(style[:2000])
    if found is None or _PLACEHOLDER.search(found[1][-200:]) or _is_no_picture(found[1]):
        return None
    url = absolute(base, found[1])
    return Image(url=url) if url and _IMAGE_FILE.search(urlsplit(url).path) else None


def is_picture_file(url: str | None) -> bool:
    """Say whether `url`, as written, leads to a picture, as what opens a picture larger does."""
    return url is not None and _IMAGE_FILE.search(url.partition("?")[0]) is not None


def is_media_file(url: str) -> bool:
    """Say whether `url` is the address of a video or sound file."""
    return bool(_VIDEO_FILE.search(url) or _AUDIO_FILE.search(url))


def is_audio_file(url: str) -> bool:
    """Say whether `url` is the address of a sound file."""
    return bool(_AUDIO_FILE.search(url))


def without_counter(url: str) -> str:
    """Return `url` without the ``_=1`` that WordPress's player adds to tell its players apart."""
    head, mark, query = url.partition("?")
    if not mark:
        return url
    kept = [p for p in query.split("&") if not re.fullmatch(r"_=\d+", p)]
    return head + "?" + "&".join(kept) if kept else head


def _sources(el: etree._Element) -> Iterator[str]:
    for name in ("src", "data-src", "data-lazy-src"):
        if el.get(name):
            yield el.get(name, "")
    for source in el.iterchildren("source"):
        value = source.get("src") or source.get("data-src")
        if value:
            yield value


def read_player(el: etree._Element, base: str) -> tuple[str, Clip] | None:
    """Return ``("video", clip)`` or ``("audio", clip)`` of a player element, or None.

    Reads ``<video>``, ``<audio>``, ``<iframe>``, ``<embed>`` and ``<object>``. A media file named
    in a player's address (``?l=http….mp4``, ``&file=…``) is the clip's `url`, the player's
    address its `embed_url`.
    """
    tag = el.tag
    if tag in ("video", "audio"):
        for value in _sources(el):
            url = absolute(base, value)
            if url:
                return str(tag), Clip(url=without_counter(url))
        return None
    if tag == "object":
        address = el.get("data")
        flashvars = ""
        for param in el.iterchildren("param"):
            name = (param.get("name") or "").lower()
            if name in ("movie", "src", "url", "filename"):
                address = address or param.get("value")
            elif name == "flashvars":
                flashvars = param.get("value") or ""
    else:
        address = el.get("src")
        if not address or address.startswith(("about:", "data:", "javascript:")):
            address = next((el.get(n) for n in _LAZY_PLAYERS if el.get(n)), None)
        flashvars = el.get("flashvars") or ""
    if address is None and (video := el.get("data-videoid")):  # <amp-youtube>
        address = f"https://www.youtube.com/embed/{quote(video[:64], safe='')}"
    embed = absolute(base, address)
    media = _file_in_query(urlsplit(embed).query if embed else "", base) or _file_in_query(
        flashvars, base
    )
    if embed is None and media is None:
        return None
    if embed and media is None and is_media_file(urlsplit(embed).path):
        embed, media = None, embed
    kind = None
    if media:
        kind = "audio" if _AUDIO_FILE.search(media) else "video"
    elif embed and not _NO_PLAYER.search(embed):
        if _AUDIO_PLAYER.search(embed):
            kind = "audio"
        elif _VIDEO_PLAYER.search(embed):
            kind = "video"
    if kind is None:
        return None
    return kind, Clip(url=media, embed_url=embed)


def read_carried(el: etree._Element, base: str) -> tuple[str, Clip] | None:
    """Return ``("video", clip)`` or ``("audio", clip)`` of an element that a script makes a player of.

    Such an element names the file, the player or a JSON of both in an attribute of its own making
    (``data-vid``, ``data-file``, ``data-setup``), often without the scheme.
    """
    media = embed = None
    if len(el.attrib) > _MOST_ATTRIBUTES:
        return None
    given: dict[str, str] = dict(el.items())  # type: ignore[arg-type]
    for name, value in given.items():
        if not name.startswith("data-") or not 5 < len(value) <= _LONGEST_SETUP:
            continue
        found = _SCRIPT_FILE.search(value) if media is None else None
        if found or (media is None and is_media_file(value)):
            address = _plain_slashes(found[1]) if found else value
            if not _WHITE_OR_BRACE.search(address):
                media = absolute(base, f"//{address}" if _BARE_HOST.match(address) else address)
                continue
        if embed is None and "/" in value and _VIDEO_PLAYER.search(value):
            embed = absolute(base, value)
            if embed and _NO_PLAYER.search(embed):
                embed = None
    if media is None and embed is None:
        return None
    kind = "audio" if media and _AUDIO_FILE.search(media) else "video"
    return kind, Clip(url=media, embed_url=embed)


def _file_in_query(query: str, base: str) -> str | None:
    """Return the media file named in a player's parameters.

    ``l=http://h/a.mp4&i=…`` and ``l=….mp4`` as the stations' players have it: the value is
    often not escaped, so a query of its own inside it belongs to the player.
    """
    if not query or len(query) > 8192:
        return None
    for name, value in parse_qsl(query.replace(";", "%3B")):
        if name and is_media_file(value):
            url = absolute(base, value)
            if url:
                return url
    return None


def files_in_script(text: str, base: str) -> list[str]:
    """Return the media files that a player's script names: ``file: "….mp4"``, HLS lists too."""
    if len(text) > 200_000:
        return []
    found: dict[str, str] = {}
    for match in _SCRIPT_FILE.finditer(text):
        url = absolute(base, _plain_slashes(match[1]))
        if url:
            # The same file on the CDN's other hosts is the same file.
            found.setdefault(urlsplit(url).path.rpartition("/")[2], url)
    return list(found.values())


def _plain_slashes(address: str) -> str:
    """Return an address as JavaScript means it."""
    return address.replace("\\u002F", "/").replace("\\u002f", "/").replace("\\/", "/")


def strip_fragment(url: str) -> str:
    """Return `url` without its fragment."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(fragment="")) if parts.fragment else url
