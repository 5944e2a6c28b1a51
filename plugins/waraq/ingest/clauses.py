"""The small words that hold a sentence together, by what they do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from waraq.text import fold
from waraq.text.tables import read_table

TABLE = "clause_words.tsv"
COLUMNS = ("word", "role", "why")
ROLES = frozenset(
    {
        "postposition",
        "relational",
        "genitive",
        "closer",
        "complementizer",
        "conjunction",
        "link",
        "verb",
        "future",
    }
)


@cache
def load_roles() -> Mapping[str, str]:
    """Load what each word does in a sentence, by its folded form. Raises DataError.

    >>> load_roles()[fold("جبکہ")]
    'conjunction'
    """
    roles: dict[str, str] = {}
    for row in read_table(TABLE, COLUMNS):
        if row[1] not in ROLES:
            raise row.error(1, f"must be one of {', '.join(sorted(ROLES))}")
        roles[fold(row[0])] = row[1]
    return roles
