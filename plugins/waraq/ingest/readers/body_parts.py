"""Which columns hold the parts of one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from waraq.ingest.readers.folded_names import fold_name
from waraq.text.tables import read_table

TABLE = "body_parts.tsv"
COLUMNS = ("name", "next", "why")


@cache
def load_parts() -> Mapping[str, str]:
    """Load the folded names, each with the folded one of the part that follows. Raises DataError."""
    return {fold_name(row[0]): fold_name(row[1]) for row in read_table(TABLE, COLUMNS)}


def find_next(key: str, keys: Sequence[str]) -> str | None:
    """Return which of these keys goes on with the text that stands under `key`.

    >>> find_next("introtext", ("introtext", "FullText")), find_next("body", ("body", "fulltext"))
    ('FullText', None)
    """
    if len(keys) == 1:  # as in nearly all records
        return None
    wanted = load_parts().get(fold_name(key))
    return next((other for other in keys if fold_name(other) == wanted), None) if wanted else None
