"""Which records say that they are not published: drafts stay drafts."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache

from waraq.ingest.readers.folded_names import fold_name
from waraq.text.tables import read_table

TABLE = "statuses.tsv"
COLUMNS = ("key", "values", "why")
_LONGEST = 40  # code points of a value


@cache
def load_statuses() -> Mapping[str, Set[str]]:
    """Load the folded keys, each with the folded values by which a record is a draft. Raises DataError."""
    return {
        fold_name(row[0]): frozenset(map(fold_name, row[1].split("|"))) for row in read_table(TABLE, COLUMNS)
    }


def is_draft(key: str, value: object) -> bool:
    """Tell whether a key has a value by which its record is a draft.

    >>> is_draft("draft", True), is_draft("Post Status", "pending"), is_draft("published", "2014-10-14")
    (True, True, False)
    """
    if not isinstance(value, str | bool | int) or (isinstance(value, str) and len(value) > _LONGEST):
        return False
    return fold_name(str(value)) in load_statuses().get(fold_name(key), ())
