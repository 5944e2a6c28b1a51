"""The few English words of a citation."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from waraq.citing.reference import Reference
from waraq.dates import english_month
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
    month = english_month(int(rest[0]))
    return f"{month} {int(rest[1])}, {year}" if len(rest) > 1 else f"{month} {year}"


def write_note(reference: Reference) -> str:
    """What is known in place of a date, and that the title is none of the paper's; empty for most articles.

    >>> write_note(Reference("1", "سیلاب", "ur", not_before="2010-08"))
    'n.d., not before 2010-08'
    """
    words, notes = load_words(), []
    if not reference.date:
        notes.append(words["undated"])
    if reference.not_before and not reference.date:
        notes.append(words["bound"].format(date=reference.not_before))
    if reference.supplied:
        notes.append(words["supplied"])
    return ", ".join(notes)
