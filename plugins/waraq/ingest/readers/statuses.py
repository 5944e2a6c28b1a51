"""Which records say that they are not published: drafts stay drafts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Set
from functools import cache

from waraq.ingest.readers.folded_names import fold_name
from waraq.text.tables import read_table

TABLE = "statuses.tsv"
COLUMNS = ("key", "values", "why")
_LONGEST = 40  # code points of a value


ANY = "…"
# Folded value -> folded keys of which a record must have one too; "" stands for none.
Statuses = Mapping[str, Set[str]]


@cache
def load_statuses() -> Mapping[str, Statuses]:
    """Load by which values of the folded keys a record is a draft. Raises DataError."""
    statuses: dict[str, Statuses] = {}
    for row in read_table(TABLE, COLUMNS):
        besides: defaultdict[str, set[str]] = defaultdict(set)
        for cell in row[1].split("|"):
            value, _, beside = cell.partition("(")
            besides[ANY if value.strip() == ANY else _fold_value(value)].add(
                fold_name(beside.removesuffix(")"))
            )
        statuses[fold_name(row[0])] = dict(besides)
    return statuses


def is_draft(key: str, value: object, keys: Collection[str] = ()) -> bool:
    """Tell whether a key has a value by which its record, which has these keys, is a draft.

    >>> is_draft("draft", True), is_draft("Post Status", "pending"), is_draft("published", "2014-10-14")
    (True, True, False)
    >>> is_draft("status", False), is_draft("status", False, ("status", "drupal_internal__nid"))
    (False, True)
    """
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], Mapping):  # fields of Drupal
        value = value[0].get("value")
    if not isinstance(value, str | bool | int) or (isinstance(value, str) and len(value) > _LONGEST):
        return False
    values = load_statuses().get(fold_name(key), {})
    said = str(value)
    besides = values.get(_fold_value(said), ()) or (values.get(ANY, ()) if said.strip() else ())
    return "" in besides or any(fold_name(other) in besides for other in keys if besides)


def _fold_value(value: str) -> str:
    """The value as it is compared; -2 is another number than 2."""
    return "-" * value.strip().startswith("-") + fold_name(value)
