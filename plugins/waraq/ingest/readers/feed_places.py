"""Where in an item of a feed each field stands, for who asks: feedparser keeps no names of elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol, cast

from lxml import etree  # type: ignore[import-untyped]

from waraq.ingest.readers import html_tree
from waraq.ingest.trace import leave_out, tell

# The elements that may hold a field, by their names without prefixes, the likeliest first.
TEXTS = ("encoded", "content", "body", "fullitem")
SUMMARIES = ("description", "summary", "abstract")
TERMS = ("category", "subject", "keywords")
ELEMENTS: Mapping[str, Sequence[str]] = {
    "id": ("guid", "id", "identifier", "link"),
    "headline": ("title",),
    "date": ("pubDate", "published", "issued", "created", "date", "updated", "modified"),
    "byline": ("author", "creator", "contributor"),
    "section": TERMS,
    "keywords": TERMS,
    "body": (*TEXTS, *SUMMARIES),
}
ATTRIBUTES = ("label", "term", "href", "url")
ITEMS = frozenset({"item", "entry"})
MOST_ELEMENTS = 1_000  # of one item
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


class Element(html_tree.Element, Protocol):
    """What is used of an element of lxml besides; its tag has the namespace before it."""

    prefix: str | None

    def __iter__(self) -> Iterator[Element]:
        """Yield the elements in it, comments too."""


def list_items(text: str) -> list[Element]:
    """Return the items of a feed in order; of a damaged one those that can be told."""
    parser = etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return []
    found = [] if root is None else (element for element in root.iter("{*}*") if _local(element) in ITEMS)
    return cast("list[Element]", list(found))


def tell_places(item: Element, values: Mapping[str, Sequence[str]]) -> None:
    """Say which elements of an item gave these values, by fields, and that the others are left out."""
    children = [child for child in islice(item, MOST_ELEMENTS) if isinstance(child.tag, str)]
    used: set[Element] = set()
    for field, texts in values.items():
        if field == "id" and item.get(ABOUT, "") in texts:
            tell(field, "rdf:about", texts[0])
            continue
        found = dict.fromkeys(
            child for text in texts if (child := _find(children, ELEMENTS[field], text)) is not None
        )
        used.update(found)
        tell(field, "، ".join(dict.fromkeys(map(_show, found))), "، ".join(texts))
    for child in children:
        if child not in used:
            leave_out(_show(child), next(_read_texts(child), ""))


def _find(children: Sequence[Element], names: Sequence[str], value: str) -> Element | None:
    """Return the child of one of these names that has this value; else the first with a text."""
    named = [child for name in names for child in children if _local(child) == name]
    line = " ".join(value.split())
    first = next((child for child in named if "".join(child.itertext()).strip()), None)
    return next((child for child in named if line in _read_texts(child)), first)


def _read_texts(element: Element) -> Iterator[str]:
    """Yield what an element says: in it, in what is in it, and in its attributes."""
    for each in islice(element.iter("{*}*"), MOST_ELEMENTS):
        if text := " ".join("".join(each.itertext()).split()):
            yield text
    yield from (text for name in ATTRIBUTES if (text := " ".join(element.get(name, "").split())))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _show(element: Element) -> str:
    return f"{element.prefix}:{_local(element)}" if element.prefix else _local(element)
