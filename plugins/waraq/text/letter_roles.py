"""What letters can and cannot do in a word: ``letter_roles.tsv``."""

from __future__ import annotations

from functools import cache

from waraq.text.tables import read_table


@cache
def load_aspirated() -> frozenset[str]:
    """The letters that make one sound with a ھ behind them; raises `DataError` for a wrong role.

    >>> "ب" in load_aspirated(), "س" in load_aspirated()
    (True, False)
    """
    return _read("aspirated")


@cache
def load_inner() -> frozenset[str]:
    """The letters with which no Urdu word begins; raises `DataError` for a wrong role.

    >>> "ئ" in load_inner(), "ا" in load_inner()
    (True, False)
    """
    return _read("inner")


def _read(role: str) -> frozenset[str]:
    rows = read_table("letter_roles.tsv", ["letter", "role", "why"])
    for row in rows:
        if row[1] not in {"aspirated", "inner"}:
            raise row.error(1, "the role must be aspirated or inner")
    return frozenset(row[0] for row in rows if row[1] == role)
