"""What shows a number without the sign of an era to be a year, or not to be one."""

from __future__ import annotations

from functools import cache

from waraq.dates.reader import FIRST_YEAR, LAST_YEAR, Reader, Year
from waraq.text.acronyms import load_spelling

_LATEST = 2050  # of numbers that nothing but a postposition shows to be years
_ROUND_YEARS = frozenset({1900, 2000})
_MOST_LETTERS = 4  # of a flight, a number plate


def is_shown_year(reader: Reader, position: int, year: Year) -> bool:
    """«سال 2014», «1976 میں», «2013 کے انتخابات», «ورلڈ کپ 2015», «2030 تک»; not «1976 میں سے»."""
    if reader.has_role("year", position - 1):
        return 1000 <= year.number <= LAST_YEAR
    if not FIRST_YEAR <= year.number <= _LATEST or is_numbered(reader, position):
        return False
    here = year.following
    if reader.has_role("in", here):
        return not reader.has_role("range", here + 1) and not _may_be_sum(reader, position, year)
    if reader.has_role("of", here) and _names_event(reader, here + 1):
        return not _may_be_sum(reader, position, year)
    if reader.has_role("event_before", position - 1) or reader.has_role("event_after", here):
        return year.number % 100 > 0
    return year.number % 100 > 0 and _is_bound(reader, position, here)


def _names_event(reader: Reader, position: int) -> bool:
    return reader.has_role("event", position) or reader.has_role("event", position + 1)


def _may_be_sum(reader: Reader, position: int, year: Year) -> bool:
    """Whether a round number is no year that many texts name, or stands beside words of prices."""
    if year.number % 100:
        return False
    traded = reader.has_role("trade", year.following + 1) or reader.has_role("trade", year.following + 2)
    return year.number not in _ROUND_YEARS or traded or _is_amount(reader, position)


def _is_bound(reader: Reader, position: int, here: int) -> bool:
    """«2030 تک», «1956 سے», «1990 تا حال»: a bound in time, not of a number that grows or is compared."""
    if _is_amount(reader, position):
        return False
    if reader.has_role("until", here):
        return not reader.has_role("reach", here + 1)
    if reader.has_role("upto", here):
        return reader.has_role("since", here + 1)
    following = reader.word(here + 1)
    counted = following[:1].isdigit() or reader.has_role("compare", here + 1)
    return reader.has_role("range", here) and bool(following) and not counted


def _is_amount(reader: Reader, position: int) -> bool:
    return any(reader.has_role("amount", position - back) for back in (1, 2, 3))


def is_numbered(reader: Reader, position: int) -> bool:
    """Whether «دفعہ», «نمبر» or «پرواز» stands before a number, or before its letters: «پرواز پی کے 2014»."""
    before = position - 1
    while position - before <= _MOST_LETTERS and _is_spelled(reader.word(before)):
        before -= 1
    return reader.has_role("numbered", before)


def _is_spelled(word: str) -> bool:
    """Whether a token is a Latin letter by its Urdu name, or an abbreviation."""
    return (word.isascii() and word.isalpha()) or word in _letter_names()


@cache
def _letter_names() -> frozenset[str]:
    return frozenset(name for name, _ in load_spelling().letters)
