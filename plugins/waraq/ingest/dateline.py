"""The opening of a report: «لاہور (اسٹاف رپورٹر) – », taken apart.

Precision comes first. Brackets at the start of an ordinary sentence are
common, «عالمی ادارۂ صحت (ڈبلیو ایچ او) نے کہا»; an opening counts as a
dateline only when something in it credits the report, or when it is nothing
but names of cities before a colon or a dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from waraq.article import Credit, Dateline
from waraq.dates import DateMention
from waraq.ingest.bracketed import parse_bracketed
from waraq.ingest.dateline_end import (
    BLANKS,
    DASHES,
    MAX_HEAD,
    find_end_mark,
    find_line_dates,
    skip,
    skip_end,
    take_date,
)
from waraq.ingest.letters import replace_letters
from waraq.ingest.names import load_places
from waraq.ingest.opening import MAX_PLACES, STRONG_KINDS, Parts, read_parts
from waraq.text import tokenize

MAX_LINE = 200
MAX_DATE = 30  # «، بروز جمعرات 23 ستمبر 2021ء۔», code points
BRACKETS = tuple(zip("[]（）\ufd3f\ufd3e", "()()()", strict=True))  # the last two are ornate


def parse_dateline(text: str, reference: str | None = None) -> Dateline | None:
    """Take the dateline off the beginning of a report; None when there is none.

    Places and credits are as printed; `body_start` is in code points of
    `text`. Most papers print no year: with the day of the issue as
    `reference` (EDTF) the date is the one nearest to it, without it the year
    stays unspecified (``XXXX-08-14``, EDTF level 2).

    >>> dateline = parse_dateline("لاہور، 14 اگست 1973ء (اسٹاف رپورٹر) – بارش ہوئی۔")
    >>> dateline.places, dateline.credits, dateline.date, dateline.body_start
    (('لاہور',), (Credit(kind='reporter', text='اسٹاف رپورٹر'),), '1973-08-14', 38)
    >>> parse_dateline("عالمی ادارۂ صحت (ڈبلیو ایچ او) نے کہا ہے۔")
    """
    start = skip(text, 0, f"{BLANKS}\n*")
    end = text.find("\n", start, start + MAX_LINE)
    line = replace_letters(text[: end if end >= 0 else start + MAX_LINE], BRACKETS)
    if line.find("(", start, start + MAX_HEAD) < 0 and find_end_mark(line, start, ()) is None:
        return None  # before the dates are looked for: they only take end marks away
    dates = find_line_dates(line[: _find_last(line, start)], reference)
    found = parse_bracketed(text, line, start, dates) or _parse_bare(text, line, start, dates)
    return found or (_parse_signed(text, line, start, end) if end >= 0 else None)


def _find_last(line: str, start: int) -> int:
    """Return how far into a line a dateline can have dates: those of the report itself take time to find."""
    opened = line.find("(", start, start + MAX_HEAD)
    if opened < 0:
        return start + MAX_HEAD + MAX_DATE
    closed = line.find(")", opened)
    if closed < 0 or line.find("(", closed, start + MAX_HEAD) >= 0:
        return len(line)
    return closed + MAX_DATE


def _parse_signed(text: str, line: str, start: int, end: int) -> Dateline | None:
    """Read a reporter's name in a line above «a paper, a place», as the BBC sets it."""
    parts = read_parts(line, start, len(line), ())
    first = skip(text, end, f"{BLANKS}\n*")
    last = text.find("\n", first, first + MAX_HEAD)
    names = all(piece.is_name and len(piece.words) > 1 and not piece.credit for piece in parts.pieces)
    if last < 0 or len(parts.pieces) != 1 or not names:
        return None
    below = _parse_bare(text, text[:last], first, ())
    if below is None or not any(credit.kind == "paper" for credit in below.credits):
        return None
    return replace(below, credits=(Credit("byline", parts.pieces[0].text), *below.credits))


def _parse_bare(text: str, line: str, start: int, dates: Sequence[DateMention]) -> Dateline | None:
    """Read «places:», «places –» and «desk:», which have no bracket."""
    end_of_head = find_end_mark(line, start, dates)
    if end_of_head is None:
        return None
    mark = line[end_of_head : end_of_head + 1]
    head = read_parts(line, start, end_of_head, dates)
    date, end = take_date(line, end_of_head, dates)
    date = head.date or date
    body_start = skip_end(text, end)
    if not _is_bare_dateline(head, mark, date) or body_start == len(text):
        return None
    linked = mark in DASHES or line[end_of_head - 1 : end_of_head + 2] == " ۔ "
    if linked and date is None and _begins_with_city(text[body_start : body_start + MAX_HEAD]):
        return None  # «کراچی – لاہور موٹروے» is a road
    return Dateline(tuple(piece.text for piece in head.others), head.credits, date, body_start)


def _is_bare_dateline(head: Parts, mark: str, date: str | None) -> bool:
    """Whether all that stands before a mark is cities, desks and reporters (or a date)."""
    credited = any(credit.kind in STRONG_KINDS for credit in head.credits)
    if not head.pieces or len(head.pieces) > MAX_PLACES or not (credited or head.others):
        return False
    if date and "-" not in date and not head.credits:
        return False  # «بجٹ 2024:» and «لاہور 1947:» are headlines
    if all(piece.is_city for piece in head.others):
        return credited or bool(mark) or bool(head.credits)
    names = all(piece.is_name for piece in head.others)
    if mark == "/":  # «بانڈی پورہ + گاندربل //»
        return names and any(piece.is_city for piece in head.others)
    return date is not None and len(head.others) == 1 and names


def _begins_with_city(text: str) -> bool:
    words = [token.text for token in tokenize(text)[:3]]
    return any("".join(words[:length]) in load_places().cities for length in (1, 2, 3))
