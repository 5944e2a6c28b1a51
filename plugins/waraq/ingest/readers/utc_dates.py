"""Moments that a program's database keeps in UTC, without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from waraq.ingest.readers.folded_names import fold_name
from waraq.text.tables import read_table

TABLE = "utc_dates.tsv"
COLUMNS = ("name", "beside", "why")
UTC = "Z"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?")


@cache
def load_columns() -> Mapping[str, str]:
    """Load the folded names, each with the folded one that must stand beside it. Raises DataError."""
    return {fold_name(row[0]): fold_name(row[1]) for row in read_table(TABLE, COLUMNS)}


def mark_utc(key: str, value: object, keys: Iterable[str]) -> object:
    """Return a date with the sign of UTC, if it is a moment in a column that these keys tell to be in UTC.

    >>> mark_utc("publish_up", "2014-10-14 20:30:00", ("introtext", "publish_up"))
    '2014-10-14 20:30:00Z'
    >>> mark_utc("created", "2014-10-14 20:30:00", ("body", "created"))
    '2014-10-14 20:30:00'
    """
    beside = load_columns().get(fold_name(key))
    if beside is None or not isinstance(value, str) or not _MOMENT.fullmatch(value.strip()):
        return value
    return f"{value.strip()}{UTC}" if beside in map(fold_name, keys) else value
