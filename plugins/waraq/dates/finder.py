"""The dates a text mentions, in the ways Urdu papers write them.

A number alone is no date: it needs a month's name, the sign of an era
(2025ء, 1446ھ) or a word that shows what it is, as in سال 2014, 1976 میں and
90 کی دہائی.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from waraq.dates.days import RelativeDate
from waraq.dates.edtf import edtf_sort_key
from waraq.dates.joints import Span
from waraq.dates.months import list_first_words
from waraq.dates.reader import Reader
from waraq.dates.relative import list_relative_words, read_relative
from waraq.dates.spans import read_span
from waraq.dates.values import write_hijri, write_part, write_span
from waraq.dates.words import date_words, number_words
from waraq.text.tokenize import default_tokenizer


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: code points `start` to `end`, half open, and what it means.

    `edtf` is an EDTF value: a day, month or year (``2025-01-17``), without a
    year ``XXXX-01-17``, a decade ``197X``, an interval ``1947/1958``, a set
    ``{1947-08-14,1947-08-15}`` or one of several ``[…]``, approximate
    ``1580~``. `hijri` is the Hijri date in the same form, as the text says it
    (``1446-07-17``); its `edtf` is computed and so approximate
    (``2025-01-17~``), or None where it can't be.
    """

    start: int
    end: int
    edtf: str | None
    hijri: str | None = None


def find_dates(text: str, reference: str | None = None) -> list[DateMention]:
    """The dates in reading order, none overlapping.

    `reference` is the EDTF day the text was written on. A day and month
    without a year then mean the year that brings them nearest to it, and
    گزشتہ روز, اگلے ماہ or پیر کو are found as well. Raises `ValueError` for a
    reference that `parse_edtf` refuses.

    >>> [m.edtf for m in find_dates("17 جنوری 2025 کو اور یکم مارچ ۲۰۲۴ء، پھر 2014ء میں")]
    ['2025-01-17', '2024-03-01', '2014']
    >>> [m.edtf for m in find_dates("10 سے 12 مارچ 1992ء تک، 90 کی دہائی میں، 14 اگست کو")]
    ['1992-03-10/1992-03-12', '199X', 'XXXX-08-14']
    >>> find_dates("لانگ مارچ میں 500 افراد")
    []
    >>> find_dates("17 رجب 1446ھ کو")
    [DateMention(start=0, end=12, edtf='2025-01-17~', hijri='1446-07-17')]
    >>> [m.edtf for m in find_dates("گزشتہ روز بارش ہوئی", "2025-01-17")]
    ['2025-01-16']
    """
    day = edtf_sort_key(reference)
    mentions: list[DateMention] = []
    for found in _find_expressions(text, date(*day) if all(day) else None):
        if isinstance(found, RelativeDate):
            mentions.append(DateMention(found.start, found.end, found.edtf))
            continue
        edtf, hijri = write_span(found, day)
        if edtf or hijri:
            mentions.append(DateMention(found.start, found.end, edtf, hijri))
    return mentions


def find_plain_dates(text: str, reference: str | None = None) -> list[DateMention]:
    """The days, months and years that a text names itself, each part of a range or list on its own.

    `edtf` is a plain day, month or year (what `parse_edtf` takes), or None: for
    Hijri dates and for days whose year neither the text nor `reference` tells.
    Decades, approximate and relative dates are left out; the number of mentions
    does not depend on the reference.

    >>> [m.edtf for m in find_plain_dates("10 سے 12 مارچ 1992ء تک، 90 کی دہائی میں، 14 اگست کو")]
    ['1992-03-10', '1992-03-12', None]
    """
    day = edtf_sort_key(reference)
    mentions: list[DateMention] = []
    for found in _find_expressions(text, None):
        if isinstance(found, RelativeDate) or found.decade or found.approximate:
            continue
        single = not found.joint
        for part in sorted(found.parts, key=lambda each: each.start):  # «20-2019ء» has the later first
            start, end = (found.start, found.end) if single else (part.start, part.end)
            hijri = write_hijri(part) if part.calendar == "hijri" else None
            edtf = None if part.calendar == "hijri" else write_part(part, day)
            if hijri or edtf:
                plain = None if edtf is None or "X" in edtf else edtf
                mentions.append(DateMention(start, end, plain, hijri))
    return mentions


def _find_expressions(text: str, today: date | None) -> Iterator[Span | RelativeDate]:
    """All expressions; those that count from `today` only where it is known."""
    passage = default_tokenizer().read(text)
    first_words = _list_first_words()
    places = [place for place, word in enumerate(passage.words) if word in first_words or word.isdigit()]
    if not places:  # as in most openings
        return
    reader = Reader(text, passage.list_tokens())
    following = 0
    for place in places:
        if place < following:
            continue
        found: Span | RelativeDate | None = read_span(reader, place)
        if found is None and today is not None:
            found = read_relative(reader, place, today)
        if found is not None:
            yield found
            following = found.following


@cache
def _list_first_words() -> frozenset[str]:
    numbers = frozenset(number_words()) | date_words("first")
    return numbers | list_first_words() | list_relative_words()
