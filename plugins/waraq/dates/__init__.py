"""Dates: EDTF values, their Urdu names, and the dates an Urdu text mentions.

Articles are dated in EDTF (ISO 8601-2) of three precisions: ``2025``,
``2025-01``, ``2025-01-17``; the dates found in a text also have intervals,
decades and the other forms that `DateMention` lists. Unknown is `None`, never
a made-up day.
"""

from __future__ import annotations

from waraq.dates.edtf import edtf_sort_key, format_edtf, format_edtf_in_english, parse_edtf, split_qualifier
from waraq.dates.finder import DateMention, find_dates, find_plain_dates
from waraq.dates.months import (
    Calendar,
    english_month,
    english_weekday,
    month_name,
    month_number,
    weekday_name,
    weekday_number,
)
from waraq.dates.printed_hijri import find_hijri, read_hijri, tabular_day

__all__ = [
    "Calendar",
    "DateMention",
    "edtf_sort_key",
    "english_month",
    "english_weekday",
    "find_dates",
    "find_hijri",
    "find_plain_dates",
    "format_edtf",
    "format_edtf_in_english",
    "month_name",
    "month_number",
    "parse_edtf",
    "read_hijri",
    "split_qualifier",
    "tabular_day",
    "weekday_name",
    "weekday_number",
]
