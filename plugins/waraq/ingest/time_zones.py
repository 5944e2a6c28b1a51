"""Moments as days: which day it was when a program wrote them depends on where it was."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from waraq.ingest.printed_dates import UnclearDateError

# Seconds, or thousandths of seconds, since 1970; with nine digits or more they are after 1973.
_SINCE_1970 = re.compile(r"([1-9]\d{8,9})(\d{3})?(?:\.\d{1,9})?")
_IN_UTC = re.compile(r".{8,30}[T\s](\d{2}):\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]00:?00)")
LATE = 19  # o'clock: then it is midnight in Pakistan
NAME_ZONE = "write “time_zone: Asia/Karachi”, or that of the paper, in source.yaml"
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")


@lru_cache(16)
def find_zone(name: str) -> tzinfo:
    """Return a time zone by its name, or by its distance from UTC. Raises ValueError.

    >>> find_zone("+05:00")
    datetime.timezone(datetime.timedelta(seconds=18000))
    """
    if found := _OFFSET.fullmatch(name):
        distance = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(-distance if found[1] == "-" else distance)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(name) from error


def check_moment(printed: str) -> None:
    """Raise UnclearDateError for seconds since 1970, which mean one day only where the time zone is known."""
    if _SINCE_1970.fullmatch(printed):
        reason = f"“{printed}” is a number of seconds since 1970, and its day depends on the time zone"
        raise UnclearDateError(reason, NAME_ZONE)


def is_late_in_utc(printed: str) -> bool:
    """Tell whether a moment is in UTC, at an hour when it is the next day in South Asia.

    >>> is_late_in_utc("2014-10-14T20:30:00Z"), is_late_in_utc("2014-10-14T20:30:00+05:00")
    (True, False)
    >>> is_late_in_utc("Tue, 14 Oct 2014 20:30:00 GMT"), is_late_in_utc("2014-10-14 09:30Z")
    (True, False)
    """
    found = _IN_UTC.fullmatch(printed)
    return found is not None and int(found[1]) >= LATE


def find_day(printed: str, zone: str) -> str:
    """Return the day in a time zone of a moment that says its own, or counts from 1970; others as printed.

    >>> find_day("2019-03-04T21:10:00Z", "+05:00"), find_day("1551733200", "+05:00")
    ('2019-03-05', '2019-03-05')
    >>> find_day("Mon, 04 Mar 2019 21:10:00 +0000", "+05:00"), find_day("4 مارچ 2019", "+05:00")
    ('2019-03-05', '4 مارچ 2019')
    """
    try:
        moment = _read_moment(printed.strip())
        if moment is not None and moment.tzinfo is not None:
            return moment.astimezone(find_zone(zone)).date().isoformat()
    except (ValueError, OverflowError):
        pass
    return printed


def _read_moment(printed: str) -> datetime | None:
    if found := _SINCE_1970.fullmatch(printed):
        return datetime.fromtimestamp(int(found[1]), UTC)
    if not printed.isascii():
        return None
    return datetime.fromisoformat(printed) if printed[:4].isdecimal() else parsedate_to_datetime(printed)
