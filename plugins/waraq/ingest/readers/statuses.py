"""Which records say that they are not published: drafts stay drafts."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from typing import NamedTuple

from waraq.ingest.readers.folded_names import fold_name
from waraq.text.tables import read_table

TABLE = "statuses.tsv"
COLUMNS = ("key", "values", "beside", "why")
_LONGEST = 40  # code points of a value


class Status(NamedTuple):
    """The folded values by which a record is a draft, and the folded key that it must have too, if any."""

    values: Set[str]
    beside: str


@cache
def load_statuses() -> Mapping[str, Status]:
    """Load what the folded keys say. Raises DataError."""
    return {
        fold_name(row[0]): Status(frozenset(map(_fold_value, row[1].split("|"))), fold_name(row[2]))
        for row in read_table(TABLE, COLUMNS)
    }


def is_draft(key: str, value: object) -> bool:
    """Tell whether a key has a value by which its record is a draft.

    >>> is_draft("draft", True), is_draft("Post Status", "pending"), is_draft("published", "2014-10-14")
    (True, True, False)
    """
    if not isinstance(value, str | bool | int) or (isinstance(value, str) and len(value) > _LONGEST):
        return False
    status = load_statuses().get(fold_name(key))
    return status is not None and _fold_value(str(value)) in status.values


def _fold_value(value: str) -> str:
    """The value as it is compared; -2 is another number than 2."""
    return "-" * value.strip().startswith("-") + fold_name(value)
