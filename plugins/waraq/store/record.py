"""One row of the store: an article with everything that was derived from it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from waraq.article import Article, Credit, Dateline, EntityCorrections, Source


@dataclass(frozen=True, slots=True)
class Record:
    """An article and what a build derived from it.

    `path` is relative to the content folder; `digest` is of the file's
    bytes; `lead` is the opening of the report after the dateline; `html` is
    the rendered body and `text` its plain text, paragraphs parted by an empty
    line; `entities` are ids in the order in which headline and body name them,
    of which so many are in the headline as `about` says.
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


class Body(NamedTuple):
    """An article's effective status, its body as HTML, and how many of its entities its headline names."""

    status: str
    html: str
    about: int = 0


# The body stands beside. Hashes of the file and its source are shown nowhere, and change with every edit.
_LEFT_OUT = {Article: {"body": ""}, Source: {"sha256": "", "written_sha256": ""}}


def _read_fields(value: Article | Credit | Dateline | EntityCorrections | Source) -> dict[str, object]:
    fields = {name: getattr(value, name) for name in value.__slots__}
    return fields | _LEFT_OUT.get(type(value), {})


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_read_fields)


def article_to_json(article: Article) -> str:
    """The article without its body as deterministic JSON."""
    return _ENCODER.encode(article)


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
    corrections = values["entities"]
    values["entities"] = EntityCorrections(_strings(corrections["add"]), _strings(corrections["drop"]))
    values["keywords"] = _strings(values["keywords"])
    values["inferred"] = _strings(values["inferred"])
    return Article(**values)


def _strings(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)
