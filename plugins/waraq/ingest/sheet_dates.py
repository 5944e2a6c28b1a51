"""Days as spreadsheets leave them in a table: told, and never converted."""

from __future__ import annotations

import re

from waraq.ingest.printed_dates import UnclearDateError, is_english_month

REMEDY = "in Excel give the column the format yyyy-mm-dd and save the table anew, or as .xlsx; or correct it"
_NUMBER = re.compile(r"\d{5}(?:\.\d+)?|\d\.\d+E\+0?4")
_NARROW = re.compile(r"#{3,}")
_TIME = re.compile(r"\d{1,3}:\d{2}\.\d")
_CLOCK = r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)?"
_SHORT_YEAR = re.compile(rf"\d{{1,2}}([-/.])\d{{1,2}}\1\d{{2}}{_CLOCK}", re.IGNORECASE)
_NAMED = re.compile(rf"(?:\d{{1,2}}[-\s/])?([A-Z]{{3,9}})[-\s/]\d{{2}}{_CLOCK}", re.IGNORECASE)


def check_sheet_date(text: str) -> None:
    """Raise UnclearDateError for what a spreadsheet leaves of a day in a table that is exported from it.

    That is the number of a day, which is another one in workbooks whose days
    count from 1904; a year of two digits; “#####” of a column that was too
    narrow; and “30:00.0”, a moment without its day and its hour.

    >>> check_sheet_date("2014-10-14")
    >>> check_sheet_date("15-Oct-14")
    Traceback (most recent call last):
    waraq.ingest.printed_dates.UnclearDateError: “15-Oct-14” has a year of two digits, as Excel shows days
    """
    if _NUMBER.fullmatch(text):
        what = "seems to be the number of a day in Excel, which counts days from 1900 or from 1904"
    elif _NARROW.fullmatch(text):
        what = "stands where a column of Excel was too narrow for its day"
    elif _TIME.fullmatch(text):
        what = "is what Excel shows of a moment, without its day"
    elif _SHORT_YEAR.fullmatch(text) or ((found := _NAMED.fullmatch(text)) and is_english_month(found[1])):
        what = "has a year of two digits, as Excel shows days"
    else:
        return
    reason = f"“{text}” {what}"
    raise UnclearDateError(reason, REMEDY)
