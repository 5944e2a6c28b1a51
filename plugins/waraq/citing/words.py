"""The few English words of a citation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from waraq.citing.reference import Reference
from waraq.text.tables import read_table

BLANK = "________"  # to be filled in


@cache
def load_words() -> Mapping[str, str]:
    """The texts of ``chicago.tsv`` by their keys."""
    return {row[0]: row[1] for row in read_table("chicago.tsv", ["key", "text", "why"])}


def write_date(edtf: str) -> str:
    """An EDTF date in English words.

    >>> write_date("1992-03-26"), write_date("1992-03"), write_date("1992")
    ('March 26, 1992', 'March 1992', '1992')
    """
    year, *rest = edtf.split("-")
    if not rest:
        return year
    month = load_words()[f"month.{int(rest[0])}"]
    return f"{month} {int(rest[1])}, {year}" if len(rest) > 1 else f"{month} {year}"


def write_note(reference: Reference) -> str | None:
    """What is known in place of a date; None for an article that has one.

    >>> write_note(Reference("1", "سیلاب", "ur", not_before="2010-08"))
    'n.d., not before 2010-08'
    """
    if reference.date:
        return None
    words = load_words()
    bound = reference.not_before
    return f"{words['undated']}, {words['bound'].format(date=bound)}" if bound else words["undated"]
