"""Lines such as «عنوان: …» above a plain text, as newsrooms' own programs and agencies' wires write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from waraq.ingest.readers.field_names import arrange_names
from waraq.ingest.settings import Columns

MOST_LINES = 30
LONGEST_NAME = 40  # code points


class Header(NamedTuple):
    """What a header says, by the names that stand there, and the lines of the text below it."""

    values: Mapping[str, str]
    text: Sequence[str]


def find_first_line(lines: Sequence[str]) -> int:
    """The number of the first line that is not empty; how many there are where all are."""
    return next((number for number, line in enumerate(lines) if line), len(lines))


def split_header(lines: Sequence[str], columns: Columns = ()) -> Header:
    """Part a text from its header, if it has one.

    A header is lines with a name, a colon and a value, down to an empty line
    or one whose name is that of the text itself. At least half of the names
    are known, one of them as that of a headline or a date: «کراچی: بارش» alone
    is a headline, and so is «تاریخ: ایک جائزہ», where no number can be a date.

    >>> split_header(["عنوان: بارش", "تاریخ: 2014-10-14", "", "لاہور میں بارش ہوئی۔"])
    Header(values={'عنوان': 'بارش', 'تاریخ': '2014-10-14'}, text=['', 'لاہور میں بارش ہوئی۔'])
    """
    values: dict[str, str] = {}
    text: Sequence[str] = ()
    first = find_first_line(lines)
    for number, line in enumerate(lines[first : first + MOST_LINES], first):
        name, colon, value = (part.strip() for part in line.partition(":"))
        if line and "body" in arrange_names((name,), columns) and colon:
            text = [value, *lines[number + 1 :]]
            break
        if not line:
            text = lines[number:]
            break
        if not colon or not 0 < len(name) <= LONGEST_NAME or name in values:
            break
        values[name] = value
    return Header(values, text) if any(text) and _is_header(values, columns) else Header({}, lines)


def find_repeated(header: Header) -> int | None:
    """Return in which line of the text below a header another one begins, with half of its names.

    >>> find_repeated(split_header(["Title: ایک", "", "متن", "Title: دو", "", "متن"]))
    2
    """
    found: dict[str, int] = {}
    for number, line in enumerate(header.text):
        name, colon, _ = line.partition(":")
        if colon and (name := name.strip()) in header.values:
            found.setdefault(name, number)
    return min(found.values()) if found and 2 * len(found) >= len(header.values) else None


def _is_header(values: Mapping[str, str], columns: Columns) -> bool:
    known = arrange_names(tuple(values), columns)
    if 2 * sum(map(len, known.values())) < len(values):
        return False
    dated = any(letter.isdecimal() for name in known.get("date", ()) for letter in values[name])
    return "headline" in known or dated
