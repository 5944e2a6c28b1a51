"""The day at the newspaper, by which embargoes end."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def find_today(zone: str, now: datetime | None = None) -> date:
    """The day in a time zone: an embargo ends with the day at the newspaper, not in Greenwich.

    >>> find_today("Asia/Karachi", datetime(2014, 10, 14, 19, 30, tzinfo=UTC))
    datetime.date(2014, 10, 15)
    """
    return (now or datetime.now(UTC)).astimezone(ZoneInfo(zone)).date()
