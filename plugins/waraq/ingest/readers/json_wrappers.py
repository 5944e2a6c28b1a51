"""Objects of JSON whose fields lie in an object of their own, as those of JSON:API do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from waraq.ingest.readers.field_names import arrange_names
from waraq.ingest.readers.fields import has_text
from waraq.ingest.settings import Columns
from waraq.text.tables import read_table

TABLE = "json_wrappers.tsv"
COLUMNS = ("name", "why")
DEEPEST = 2  # objects in one another: `data` of JSON:API has `attributes`


@cache
def load_wrappers() -> tuple[str, ...]:
    """Load the keys under which fields lie. Raises DataError."""
    return tuple(row[0] for row in read_table(TABLE, COLUMNS))


def open_wrapper(
    values: Mapping[str, object], columns: Columns = (), depth: int = DEEPEST
) -> Mapping[str, object]:
    """Return an object with the fields that lie in one of its own, if these have a text and it has none.

    >>> open_wrapper({"id": "9", "attributes": {"title": "خبر", "body": {"value": "متن"}}})
    {'id': '9', 'title': 'خبر', 'body': {'value': 'متن'}}
    >>> open_wrapper({"text": "متن", "fields": {"body": "اور"}})
    {'text': 'متن', 'fields': {'body': 'اور'}}
    """
    for name in load_wrappers() if depth else ():
        inner = values.get(name)
        if not isinstance(inner, Mapping) or has_body(values, columns):
            continue
        if has_body(opened := open_wrapper(inner, columns, depth - 1), columns):
            return {key: value for key, value in values.items() if key != name} | dict(opened)
    return values


def has_body(values: Mapping[str, object], columns: Columns = ()) -> bool:
    """Whether an object has the text of an article.

    >>> has_body({"title": "خبر", "content": "متن"}), has_body({"content": " "})
    (True, False)
    """
    return any(has_text(values[name]) for name in arrange_names(tuple(values), columns).get("body", ()))
