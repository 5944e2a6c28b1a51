"""One row of the store: an article with everything that was derived from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from waraq.article import Article, Correction, Credit, Dateline, EntityCorrections, Source
from waraq.store.pictures import LookedAt, StoredPicture


@dataclass(frozen=True, slots=True)
class Record:
    """An article and what a build derived from it.

    `path` is relative to the content folder; `digest` is of the file's
    bytes; `lead` is the opening of the report after the dateline; `html` is
    the rendered body and `text` its plain text, paragraphs parted by an empty
    line; `entities` are ids in the order in which headline and body name them,
    of which so many are in the headline as `about` says; `topics` are what it
    shares with others: a key, its weight, and a word to print, "" for a name;
    `pictures` are what the body shows, `looked` where they were looked for.
    The article's own `body` is empty: `html` and `text` stand for it.
    """

    article: Article
    path: str
    digest: str
    lead: str
    html: str
    text: str
    entities: tuple[str, ...]
    about: int = 0
    topics: tuple[tuple[str, int, str], ...] = ()
    pictures: tuple[StoredPicture, ...] = ()
    looked: tuple[LookedAt, ...] = ()


class Body(NamedTuple):
    """An article's effective status, its body as HTML, how many entities its headline names, and its topics.

    Of each topic by its key: its weight, and the word to print, "" for a name.
    `words` is how many the text has, parted by spaces.
    """

    status: str
    html: str
    about: int = 0
    topics: Mapping[str, tuple[int, str]] = MappingProxyType({})
    words: int = 0


# The body stands beside. Hashes of the file and its source are shown nowhere, and change with every edit.
_LEFT_OUT = {Article: {"body": ""}, Source: {"sha256": "", "written_sha256": ""}}


def _read_fields(
    value: Article | Correction | Credit | Dateline | EntityCorrections | Source,
) -> dict[str, object]:
    fields = {name: getattr(value, name) for name in value.__slots__}
    return fields | _LEFT_OUT.get(type(value), {})


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_read_fields)


def article_to_json(article: Article) -> str:
    """The article without its body as deterministic JSON."""
    return _ENCODER.encode(article)


def topics_to_json(topics: Iterable[tuple[str, int, str]]) -> str:
    """What an article is about as JSON: an object with a list of weight and word for each key."""
    return _COMPACT.encode(
        {key: [weight, printed] if printed else [weight] for key, weight, printed in topics}
    )


def topics_from_json(text: str) -> dict[str, tuple[int, str]]:
    """What `topics_to_json` wrote, by the keys.

    >>> topics_from_json(topics_to_json([("place/bushehr", 800, ""), ("زلزلہ", 600, "زلزلے")]))
    {'place/bushehr': (800, ''), 'زلزلہ': (600, 'زلزلے')}
    """
    return {key: (each[0], each[1] if each[1:] else "") for key, each in json.loads(text).items()}


def article_from_json(text: str) -> Article:
    """The article that `article_to_json` wrote.

    >>> article_from_json(article_to_json(Article(id="a", headline="سیلاب", body="متن"))).headline
    'سیلاب'
    """
    values = json.loads(text)
    if values["dateline"]:
        line = values["dateline"]
        values["dateline"] = Dateline(
            places=tuple(line["places"]),
            credits=tuple(Credit(**credit) for credit in line["credits"]),
            date=line["date"],
            body_start=line["body_start"],
        )
    if values["source"]:
        values["source"] = Source(**values["source"])
    values["corrections"] = tuple(Correction(**each) for each in values["corrections"])
    corrections = values["entities"]
    values["entities"] = EntityCorrections(_strings(corrections["add"]), _strings(corrections["drop"]))
    values["keywords"] = _strings(values["keywords"])
    values["inferred"] = _strings(values["inferred"])
    return Article(**values)


def _strings(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)
