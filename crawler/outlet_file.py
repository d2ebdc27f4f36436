"""An outlet's facts as the file that states them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from crawler.addresses import slug
from crawler.discovery.url_forms import NEVER, compile_forms, is_numbered
from crawler.outlet import Outlet
from crawler.platforms.known import PLATFORMS

ANY_SITE = "AnySite"


@dataclass
class Facts:
    """What is to be stated of an outlet; None where nothing says it."""

    name: str | None
    title: str | None
    kind: Literal["newspaper", "broadcaster"] | None
    province: str | None
    hosts: tuple[str, ...]
    scheme: str
    platform: str
    """Name of the platform's class."""
    checked: str
    """ISO 8601 day."""
    article_urls: tuple[str, ...] = ()

    @property
    def unknown(self) -> list[str]:
        """The facts that somebody has to add."""
        stated = ("name", "title", "kind", "province", "hosts")
        return [fact for fact in stated if not getattr(self, fact)]


def name_for(host: str) -> str | None:
    """Return the name that suits an outlet on `host`: ``baocantho`` for ``baocantho.com.vn``."""
    first = host.removeprefix("www.").partition(".")[0]
    return first if re.fullmatch(r"[a-z][a-z0-9]{2,30}", first) else None


def kind_of(title: str) -> Literal["newspaper", "broadcaster"] | None:
    """Return what a printed name says that the outlet is."""
    if re.match(r"(?:báo|tạp chí)\s", title, re.I):
        return "newspaper"
    if re.search(r"truyền\s+hình|phát\s+thanh|\bPT-?TH\b|\bTV\b|tv$", title, re.I):
        return "broadcaster"
    return "newspaper" if re.search(r"\bbáo\b", title, re.I) else None


def province_of(title: str, host: str, provinces: Collection[str]) -> str | None:
    """Return the longest of `provinces` that a printed name or a host spells, or None."""
    words, letters = f"-{slug(title)}-", re.sub(r"[^a-z]", "", host)
    for province in sorted(provinces, key=lambda p: (-len(p), p)):
        spelled = slug(province.removeprefix("TP. "))
        if f"-{spelled}-" in words or spelled.replace("-", "") in letters:
            return province
    return None


def platform_facts(platform: str, article_urls: Iterable[str]) -> tuple[str, ...]:
    """Return those forms of articles that the platform's class does not state itself.

    For a platform that nobody knows, only forms with a number tell an article from a section.
    """
    known = {each.__name__: each for each in PLATFORMS}.get(platform)
    if known is None:
        return tuple(form for form in article_urls if is_numbered(form))
    stated = compile_forms(known.article_urls)
    if stated is NEVER:
        return ()
    return tuple(
        form for form in article_urls if is_numbered(form) and not stated.search(_example(form))
    )


def _example(form: str) -> str:
    values = {"id": "12345", "hex": "4f0a2b1", "month": "202404"}
    return re.sub(r"\{(\w+)\}", lambda field: values.get(field[1], "mot-hai"), form)


def class_name(title: str, name: str) -> str:
    """Return the name of the outlet's class: ``BaoCanTho``."""
    words = "".join(word.capitalize() for word in slug(title).split("-"))
    return words if re.match(r"[A-Z]", words) else f"Outlet{name.capitalize()}"


def render(facts: Facts) -> str:
    """Return the file that states `facts`; what is unknown stands there as None."""
    module = next(
        (each.__module__ for each in PLATFORMS if each.__name__ == facts.platform),
        "crawler.platforms.any_site",
    )
    what = "Radio and television" if facts.kind == "broadcaster" else "Newspaper"
    stated: list[tuple[str, object]] = [
        ("name", facts.name),
        ("title", facts.title),
        ("kind", facts.kind),
        ("province", facts.province),
        ("hosts", facts.hosts),
    ]
    if facts.scheme != Outlet.scheme:
        stated.append(("scheme", facts.scheme))
    stated += [("status", "publishing"), ("checked", facts.checked)]
    if facts.article_urls:
        stated.append(("article_urls", facts.article_urls))
    lines = [f"    {name} = {_literal(value)}" for name, value in stated]
    return "\n".join(
        [
            f"from {module} import {facts.platform}",
            "",
            "",
            f"class {class_name(facts.title or '', facts.name or '')}({facts.platform}):",
            f'    """{what}{f" of {facts.province}" if facts.province else ""}."""',
            "",
            *lines,
            "",
        ]
    )


def _literal(value: object) -> str:
    if isinstance(value, tuple):
        inner = ", ".join(map(_literal, value))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return "None" if value is None else json.dumps(value, ensure_ascii=False)
