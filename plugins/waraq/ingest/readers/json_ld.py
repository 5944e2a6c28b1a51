"""The schema.org article that a page describes in JSON-LD, as pages write it: not always well."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Set

from waraq.ingest.readers.html_tree import Element

TYPE = "application/ld+json"
MOST_SCRIPT = 1_000_000  # code points
MOST_NODES = 5_000  # objects and lists of one script
MOST_DEPTH = 6  # of a value: an author in a list in a list
_WRAPPING = re.compile(
    r"^\s*(?://|/\*)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*/)?|(?://|/\*)?\s*(?:-->|\]\]>)\s*(?:\*/)?\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+(?:"|\Z))|,(?=\s*[}\]])', re.DOTALL)
Node = Mapping[str, object]


def read_article_data(root: Element, types: Set[str]) -> dict[str, list[str]]:
    """Return the texts of each property of the page's first object of one of the types.

    >>> from waraq.ingest.readers.html_tree import parse_html
    >>> json_ld = '{"@type": ["NewsArticle"], "author": [{"name": "آصف"}], "headline": "خبر",}'
    >>> page = parse_html(f'<script type="application/ld+json">{json_ld}</script>')
    >>> read_article_data(page, {"NewsArticle"})["author"]
    ['آصف']
    """
    for script in root.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() != TYPE:
            continue
        nodes = list(_walk(_load(script.text or "")))
        found = next((node for node in nodes if types & _read_types(node)), None)
        if found is not None:
            named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
            texts = {name: list(_read_texts(value, named, MOST_DEPTH)) for name, value in found.items()}
            return {name: values for name, values in texts.items() if values}
    return {}


def _load(script: str) -> object:
    if len(script) > MOST_SCRIPT:
        return None
    script = _WRAPPING.sub("", script.strip()).strip()
    for text in (script, _TRAILING_COMMA.sub(lambda found: found[1] or "", script)):
        try:
            return json.loads(text, strict=False)  # texts with line ends in them are common
        except (ValueError, RecursionError):
            continue
    return None


def _walk(data: object) -> Iterator[Node]:
    """Yield the objects from the outside to the inside: of lists, graphs, and parts of others."""
    waiting = deque([data])
    for _ in range(MOST_NODES):
        if not waiting:
            return
        item = waiting.popleft()
        if isinstance(item, Mapping):
            yield item
            waiting.extend(value for value in item.values() if isinstance(value, Mapping | list))
        elif isinstance(item, list):
            waiting.extend(value for value in item[:MOST_NODES] if isinstance(value, Mapping | list))


def _read_types(node: Node) -> set[str]:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return {re.split(r"[/:#]", name)[-1] for name in names if isinstance(name, str)}


def _read_texts(value: object, named: Mapping[str, Node], depth: int) -> Iterator[str]:
    """Yield the texts of a value: of a text, a number, a list, or of an object's name or address."""
    if isinstance(value, str) and value.strip():
        yield html.unescape(value).strip()  # many systems write &#8211; here as in HTML
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, list) and depth:
        for item in value[:MOST_NODES]:
            yield from _read_texts(item, named, depth - 1)
    elif isinstance(value, Mapping) and depth:
        named_here = value if value.get("name") else named.get(str(value.get("@id")), value)
        for name in ("name", "@value", "url", "@id"):
            if named_here.get(name):
                yield from _read_texts(named_here[name], named, 1)
                return
