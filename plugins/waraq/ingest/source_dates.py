"""Dates as sources print them, as EDTF; what can't be read stays unknown."""

from __future__ import annotations

import re
from email.utils import parsedate_tz
from functools import lru_cache
from pathlib import PurePosixPath

from waraq.dates import find_hijri, find_plain_dates, parse_edtf
from waraq.ingest.printed_dates import read_english, read_numbers
from waraq.ingest.sheet_dates import check_sheet_date
from waraq.ingest.time_zones import check_moment
from waraq.text import to_latin_digits

DAY_LENGTH = len("2025-01-17")
COMPACT_LENGTH = len("20250117")
BESIDE = " ،۔/|-–"
SAME_DAY = "بمطابق"  # «17 جنوری 2025ء بمطابق 16 رجب 1446ھ»
_LONG_NUMBER = re.compile(r"\d{4}")
WRAPPING = " ،۔.()"


def read_source_date(printed: str) -> str:
    """Read a date of a feed, page or record; the day as printed, in its own time zone.

    Reads EDTF and ISO 8601 days and times, the dates of e-mail and RSS
    (RFC 2822), days in numbers, and Urdu and English dates. Raises ValueError
    with the reason for anything else, UnclearDateError where the editor can
    say what it means: 03/04/2014 may be March or April.

    >>> read_source_date("2014-10-14T23:30:00+05:00"), read_source_date("Tue, 14 Oct 2014 23:30:00 +0500")
    ('2014-10-14', '2014-10-14')
    >>> read_source_date("14 اکتوبر 2014ء")
    '2014-10-14'
    """
    text = to_latin_digits(printed.strip())
    if len(text) == DAY_LENGTH and text[4] == "-" == text[7]:  # as nearly all records have it
        return _read_day(text)
    check_moment(text)
    check_sheet_date(text)
    if text[:1].isdecimal() and (day := read_numbers(text) or read_english(text)):
        return day
    if text[:4].isdecimal() and (len(text) <= DAY_LENGTH or text[DAY_LENGTH] in "T "):
        compact = len(text) == COMPACT_LENGTH and text.isdecimal()
        return _read_day(f"{text[:4]}-{text[4:6]}-{text[6:]}" if compact else text[:DAY_LENGTH])
    if (mail := parsedate_tz(text)) is not None:
        return parse_edtf(f"{mail[0]:04}-{mail[1]:02}-{mail[2]:02}")
    if text[:1].isascii() and (day := read_english(text)):
        return day
    named = any(character.isalpha() for character in printed)
    for mention in find_plain_dates(printed) if named else ():
        rest = printed[: mention.start] + printed[mention.end :]
        if mention.edtf and not rest.strip(WRAPPING):
            return mention.edtf
    message = f"“{printed}” is not a date that can mean one day only"
    raise ValueError(message)


def split_hijri(printed: str) -> tuple[str, str | None]:
    """Part a date that a paper prints in both calendars: what is left, and the Hijri date in its words.

    >>> split_hijri("جمعہ 17 جنوری 2025ء بمطابق 16 رجب 1446ھ")
    ('جمعہ 17 جنوری 2025ء', '16 رجب 1446ھ')
    >>> split_hijri("2025-01-17")
    ('2025-01-17', None)
    """
    if printed.isascii() or not _LONG_NUMBER.search(printed):  # as nearly all records print it
        return printed, None
    for found in find_hijri(printed):
        rest = (printed[: found.start] + printed[found.end :]).strip(BESIDE)
        return rest.removesuffix(SAME_DAY).strip(BESIDE), printed[found.start : found.end]
    return printed, None


_read_day = lru_cache(1 << 10)(parse_edtf)  # an archive has some articles of each day


@lru_cache(1 << 8)  # files of many records
def read_filename_date(file: str) -> str | None:
    """Return the day that a file's name begins with; None when it doesn't.

    Raises ValueError for a day that doesn't exist.

    >>> read_filename_date("sports/1992-03-26-world-cup.txt"), read_filename_date("sports/20190617.txt")
    ('1992-03-26', '2019-06-17')
    >>> read_filename_date("000_5d4dc3eaa96f919a.txt")
    """
    name = PurePosixPath(file).stem
    head, following = name[:DAY_LENGTH], name[DAY_LENGTH : DAY_LENGTH + 1]
    dashed = [part for part in head.split("-") if part.isascii() and part.isdecimal()]
    if [len(part) for part in dashed] == [4, 2, 2] and not following.isdecimal():
        return parse_edtf(head)
    head, following = name[:COMPACT_LENGTH], name[COMPACT_LENGTH : COMPACT_LENGTH + 1]
    is_number = len(head) == COMPACT_LENGTH and head.isascii() and head.isdecimal()
    # Eight digits are a day only where they can be one: an archive also numbers its files.
    if is_number and not following.isalnum() and head[:2] in {"18", "19", "20"} and head[4:6] <= "12":
        return parse_edtf(f"{head[:4]}-{head[4:6]}-{head[6:]}")
    return None
