"""What a page declares of itself to machines: JSON-LD, microdata, Open Graph, Dublin Core, meta."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from crawler.pages.index import Index
from crawler.pages.xpath import content

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Posting|^Report|Reportage)$")
_URL = re.compile(r"^\s*(?:https?:)?//|^www\.|^/", re.I)
_CDATA = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_MAX_JSON = 2_000_000
_MAX_NODES = 5_000

Node = dict[str, Any]


@dataclass
class Declared:
    """The declarations of one page; each reader gives the first value it finds, or nothing."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    """Contents of ``<meta>`` by lower-case property, name or itemprop."""
    links: dict[str, str] = field(default_factory=dict)
    """First address of each relation of ``<link>``."""
    scripts: list[str] = field(default_factory=list)
    title: str = ""
    base: str | None = None

    @classmethod
    def of(cls, index: Index) -> Declared:
        """Collect the declarations of the page `index`."""
        self = cls()
        for el in index.tagged("meta", "link", "script", "title", "base"):
            if el.tag == "meta":
                value = el.get("content")
                if not value:
                    continue
                for attribute in ("property", "name", "itemprop", "http-equiv"):
                    if key := el.get(attribute):
                        self.metas.setdefault(key.strip().lower(), []).append(value)
            elif el.tag == "link":
                for relation in el.get("rel", "").lower().split():
                    if href := el.get("href"):
                        self.links.setdefault(relation, href)
            elif el.tag == "script":
                if el.text and "ld+json" in (el.get("type") or ""):
                    self.scripts.append(el.text)
            elif el.tag == "title":
                self.title = self.title or content(el).strip()
            elif el.get("href"):
                self.base = self.base or el.get("href")
        return self

    def meta(self, *keys: str) -> str | None:
        """Return the first value of the first of `keys` that has one."""
        return next((v for key in keys for v in self.metas.get(key, ()) if v.strip()), None)

    @cached_property
    def nodes(self) -> list[Node]:
        """All objects of the page's JSON-LD, outermost first."""
        nodes: list[Node] = []
        for script in self.scripts:
            queue: list[Any] = [_load(script)]
            for value in queue:
                if len(nodes) >= _MAX_NODES or len(queue) > 10 * _MAX_NODES:
                    return nodes
                if isinstance(value, dict):
                    nodes.append(value)
                    queue += value.values()
                elif isinstance(value, list):
                    queue += value
        return nodes

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """The JSON-LD objects that have an ``@id``, the fullest of each."""
        found: dict[str, Node] = {}
        for node in self.nodes:
            ident = node.get("@id")
            if isinstance(ident, str) and len(node) > len(found.get(ident, ())):
                found[ident] = node
        return found

    @cached_property
    def article(self) -> Node:
        """The JSON-LD object that is the article; empty where none is."""
        found = [n for n in self.nodes if any(_ARTICLE_TYPE.search(t) for t in types(n))]
        return next(
            (n for n in found if n.get("datePublished") or n.get("articleBody")),
            found[0] if found else {},
        )

    @property
    def is_one_article(self) -> bool:
        """Whether the JSON-LD is of one article, and not of a list of them."""
        found = {
            str(n.get("url") or n.get("headline") or n.get("@id"))
            for n in self.nodes
            if any(_ARTICLE_TYPE.search(t) for t in types(n))
            and (n.get("url") or n.get("headline"))
        }
        return len(found) < 4 and not any("CollectionPage" in types(n) for n in self.nodes)

    @cached_property
    def web_page(self) -> Node:
        """The JSON-LD object that is the page, which may carry the dates instead."""
        return next((n for n in self.nodes if any(t.endswith("Page") for t in types(n))), {})

    def names(self, value: Any) -> list[str]:
        """Return the names in a JSON-LD value: a string, an object, a reference, or a list of those."""
        found: list[str] = []
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                one = self.by_id.get(one["@id"], one) if isinstance(one.get("@id"), str) else one
                one = one.get("name")
                if isinstance(one, list):
                    one = one[0] if one else None
            if (
                isinstance(one, str)
                and one.strip()
                and not _URL.match(one)
                and one.strip() not in found
            ):
                found.append(one.strip())
        return found

    @property
    def breadcrumbs(self) -> list[str]:
        """The trail of a JSON-LD ``BreadcrumbList``, outermost first."""
        trails = []
        for node in self.nodes:
            if "BreadcrumbList" not in types(node):
                continue
            items = node.get("itemListElement")
            steps = []
            for place, item in enumerate(items if isinstance(items, list) else [items]):
                if not isinstance(item, dict):
                    continue
                name = item.get("name")
                if not isinstance(name, str) and isinstance(item.get("item"), dict):
                    name = item["item"].get("name")
                position = item.get("position")
                try:
                    order = float(position) if position is not None else place
                except (TypeError, ValueError):
                    order = place
                if isinstance(name, str) and name.strip():
                    steps.append((order, name.strip()))
            trails.append([name for _, name in sorted(steps, key=lambda s: s[0])])
        return max(trails, key=len, default=[])


def types(node: Node) -> list[str]:
    """Return the types of a JSON-LD object, without their vocabulary's address."""
    value = node.get("@type")
    return [
        t.rpartition("/")[2]
        for t in (value if isinstance(value, list) else [value])
        if isinstance(t, str)
    ]


def _load(script: str) -> Any:
    if len(script) > _MAX_JSON:
        return None
    try:
        return msgspec.json.decode(script)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        pass  # sites write what the standard forbids
    for text in _repaired(script):
        try:
            return json.loads(text, strict=False)
        except ValueError:
            continue
        except RecursionError:  # nested thousands deep: nobody's article
            return None
    return None


def _repaired(script: str) -> Iterator[str]:
    yield script
    bare = _CDATA.sub("", script).strip().rstrip(";")
    yield bare
    yield _TRAILING_COMMA.sub("", bare)
