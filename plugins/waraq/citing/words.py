"""The few English words of a citation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    """What is known in place of a date or against it, and that the paper has no such title; mostly empty.

    >>> write_note(Reference("1", "سیلاب", "ur", not_before="2010-08"))
    'n.d., not before 2010-08'
    >>> write_note(Reference("1", "سیلاب", "ur", date="1990", qualifier="%"))
    'date approximate, date uncertain'
    """
    words = load_words()
    notes = (
        "" if reference.date else words["undated"],
        write_bounds(reference, str),
        words["approximate"] if is_approximate(reference) else "",
        words["uncertain"] if is_uncertain(reference) else "",
        words["supplied"] if reference.supplied else "",
    )
    return ", ".join(filter(None, notes))


def write_bounds(reference: Reference, write: Callable[[str], str] = write_date) -> str:
    """Between which dates an article without one was written; empty where that is not known.

    >>> write_bounds(Reference("1", "سیلاب", "ur", not_before="1990-05", not_after="1995"))
    'between May 1990 and 1995'
    """
    words, first, last = load_words(), reference.not_before, reference.not_after
    if reference.date or not (first or last):
        return ""
    if first and last:
        return words["bounds"].format(first=write(first), last=write(last))
    return words["bound"].format(date=write(first)) if first else words["last"].format(date=write(last or ""))


def is_approximate(reference: Reference) -> bool:
    """Whether the date is only near that of the paper."""
    return reference.qualifier in {"~", "%"}


def is_uncertain(reference: Reference) -> bool:
    """Whether the date may be another."""
    return reference.qualifier in {"?", "%"}
