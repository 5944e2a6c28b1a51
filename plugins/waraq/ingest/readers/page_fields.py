"""Where web pages say what: the table of meta tags, properties and elements, and what a page has of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from waraq.ingest.readers.html_tree import Element
from waraq.ingest.readers.json_ld import read_article_data
from waraq.text.tables import read_table

TABLE = "page_fields.tsv"
COLUMNS = ("place", "field", "trust", "why")
MOST_VALUES = 50  # of one place
MOST_TEXT = 2_000  # code points of one value
ARTICLE = "article"
ELEMENTS = frozenset({"h1", "time", "title"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says in one place: for which field, in which place, with which texts."""

    field: str
    place: str
    texts: tuple[str, ...]


@cache
def load_places() -> Mapping[str, str]:
    """Load the places in the order of trust, each with its field. Raises DataError.

    >>> next(place for place, field in load_places().items() if field == "headline")
    'json-ld headline'
    """
    rows = sorted(read_table(TABLE, COLUMNS), key=lambda row: row.number(2))
    return {row[0]: row[1] for row in rows}


def read_places(root: Element) -> list[Said]:
    """Return what a page says in the places of the table, in the order of trust."""
    places = load_places()
    types = {place.removeprefix("type ") for place, field in places.items() if field == ARTICLE}
    found: dict[str, list[str]] = {}
    for name, texts in read_article_data(root, types).items():
        found[f"json-ld {name}"] = texts
    for place, text in _walk_places(root):
        texts = found.setdefault(place, []) if place in places else []
        if text and len(texts) < MOST_VALUES:
            texts.append(text[:MOST_TEXT])
    return [
        Said(field, place, tuple(text[:MOST_TEXT] for text in found[place][:MOST_VALUES]))
        for place, field in places.items()
        if found.get(place)
    ]


def _walk_places(root: Element) -> Iterator[tuple[str, str]]:
    """Yield each place of a page that may say something, with what it says."""
    places = load_places()
    counts: dict[str, int] = {}
    yield "attribute lang", root.get("lang", "") or root.get("xml:lang", "")
    for element in root.iter():
        for name in _name_places(element):
            if name in places and counts.get(name, 0) < MOST_VALUES:
                counts[name] = counts.get(name, 0) + 1
                yield name, _read_value(element)


def _name_places(element: Element) -> list[str]:
    """Return the places that an element is, known or not."""
    names = [f"item {name}" for name in element.get("itemprop", "").split()]
    if element.tag == "meta":
        return names + [f"meta {element.get(kind, '').strip().lower()}" for kind in ("property", "name")]
    if element.tag == "link":
        return [*names, f"link {element.get('rel', '').strip().lower()}"]
    return [*names, f"element {element.tag}"] if element.tag in ELEMENTS else names


def _read_value(element: Element) -> str:
    """Return what an element says: in an attribute, by the name of the thing in it, or as its text."""
    for name in ("content", "datetime", "href"):
        if element.tag != "a" and (value := element.get(name, "").strip()):
            return value
    for inner in islice(element.iter(), MOST_VALUES):
        if inner is not element and inner.get("itemprop", "") == "name":
            return _read_value(inner)
    text = "".join(islice(element.itertext(), MOST_VALUES))[:MOST_TEXT]
    return " ".join(text.split())
