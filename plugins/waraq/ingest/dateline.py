"""The opening of a report: «لاہور (اسٹاف رپورٹر) – », taken apart.

Precision comes first. Brackets at the start of an ordinary sentence are
common, «عالمی ادارۂ صحت (ڈبلیو ایچ او) نے کہا»; an opening counts as a
dateline only when something in it credits the report, or when it is nothing
but names of cities before a colon or a dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from waraq.article import Credit, CreditKind, Dateline
from waraq.dates import DateMention
from waraq.ingest.clauses import load_roles
from waraq.ingest.credits import is_guarded
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
from waraq.ingest.opening import Parts, Piece, load_places, read_parts
from waraq.text import fold, tokenize

MAX_LINE = 200
MAX_BRACKET = 90
MAX_PLACES = 5
MAX_PERSON_WORDS = 3
MAX_UNKNOWN_WORDS = 3  # of a place that the gazetteer doesn't have
STRONG_KINDS = frozenset({"desk", "correspondent", "person"})
SENTENCE_ROLES = frozenset({"postposition", "genitive", "link", "verb"})


@dataclass(frozen=True, slots=True)
class _Opening:
    """An opening cut into what stands before, in and after its bracket."""

    head: Parts
    bracket: Parts
    date: str | None
    body_start: int
    marked: bool
    next_word: str

    @property
    def credits(self) -> tuple[Credit, ...]:
        return self.head.credits + self.bracket.credits

    @property
    def others(self) -> tuple[Piece, ...]:
        return self.head.others + self.bracket.others

    @property
    def next_role(self) -> str | None:
        return load_roles().get(self.next_word)


def parse_dateline(text: str, reference: str | None = None) -> Dateline | None:
    """Take the dateline off the beginning of a report; None when there is none.

    Places and credits are as printed; `body_start` is in code points of
    `text`. Most papers print no year: with the day of the issue as
    `reference` (EDTF) the date is the one nearest to it, without it the year
    stays unspecified (``XXXX-08-14``, EDTF level 2).

    >>> dateline = parse_dateline("لاہور، 14 اگست 1973ء (اسٹاف رپورٹر) – بارش ہوئی۔")
    >>> dateline.places, dateline.credits, dateline.date, dateline.body_start
    (('لاہور',), (Credit(kind='correspondent', text='اسٹاف رپورٹر'),), '1973-08-14', 38)
    >>> parse_dateline("عالمی ادارۂ صحت (ڈبلیو ایچ او) نے کہا ہے۔")
    """
    start = skip(text, 0, f"{BLANKS}\n*")
    end = text.find("\n", start, start + MAX_LINE)
    line = text[: end if end >= 0 else start + MAX_LINE]
    if line.find("(", start, start + MAX_HEAD) < 0 and find_end_mark(line, start, ()) is None:
        return None  # before the dates are looked for: they only take end marks away
    dates = find_line_dates(line, reference)
    return _parse_bracketed(text, line, start, dates) or _parse_bare(text, line, start, dates)


def _parse_bracketed(text: str, line: str, start: int, dates: Sequence[DateMention]) -> Dateline | None:
    """Read «places (credits)», with or without a mark after it."""
    opened = line.find("(", start, start + MAX_HEAD)
    closed = line.find(")", opened, opened + MAX_BRACKET)
    if opened < 0 or closed < 0:
        return None
    date, end = take_date(line, closed + 1, dates)
    body_start = skip_end(text, end)
    following = tokenize(text[body_start : body_start + MAX_HEAD])
    opening = _Opening(
        read_parts(line, start, opened, dates),
        read_parts(line, opened + 1, closed, dates),
        date,
        body_start,
        bool(text[end:body_start].strip(f"{BLANKS}\n،*")),
        following[0].text if following else "",
    )
    return _make_dateline(opening) if _is_dateline(opening) else None


@cache
def _load_subject_mark() -> str:
    """The word behind the subject of a sentence: what stands before it is no dateline."""
    return fold("نے")


def _is_dateline(opening: _Opening) -> bool:
    """Whether a bracket and what stands before it credit a report."""
    head, bracket = opening.head, opening.bracket
    if opening.next_word == _load_subject_mark() or not bracket.pieces or len(head.pieces) > MAX_PLACES:
        return False
    if any(credit.kind in STRONG_KINDS for credit in opening.credits):
        # Old files have «کو لمبو» for کولمبو: with a reporter in the bracket two words are a place.
        return all(piece.is_name for piece in bracket.others) and all(
            piece.is_name or len(piece.words) <= 2 for piece in head.others
        )
    if opening.next_role in SENTENCE_ROLES or not all(piece.is_name for piece in opening.others):
        return False
    return _is_agency_dateline(opening) or _is_person_dateline(opening)


def _is_agency_dateline(opening: _Opening) -> bool:
    """Whether an agency or a paper is credited: «ہمبنٹوٹا (اے پی پی)», not «تحریک انصاف (پی ٹی آئی)»."""
    head, bracket = opening.head, opening.bracket
    if head.credits and not head.others:  # «رائٹرز (لندن)»
        return all(piece.is_place for piece in bracket.others)
    if not bracket.credits:
        return False
    if all(piece.is_place for piece in head.others) or head.date or bracket.date:
        return True
    short = len(head.others) == 1 and len(head.others[0].words) <= MAX_UNKNOWN_WORDS
    unguarded = not any(is_guarded(piece.words) for piece in bracket.pieces)
    return short and unguarded and all(piece.credit or piece.is_spelled for piece in bracket.pieces)


def _is_person_dateline(opening: _Opening) -> bool:
    """Whether the bracket after a city can hold a reporter's name: «لندن (مرتضیٰ علی شاہ)»."""
    head, bracket = opening.head, opening.bracket
    if bracket.credits or bracket.date or len(bracket.others) > 2 or not head.others:
        return False
    longest = MAX_PERSON_WORDS + opening.marked
    return all(piece.is_city for piece in head.others) and all(
        not piece.is_place and not piece.is_spelled and 2 <= len(piece.words) <= longest
        for piece in bracket.others
    )


def _make_dateline(opening: _Opening) -> Dateline:
    head, bracket = opening.head, opening.bracket
    # «ویب ڈیسک (کوئی اخبار)»: what stands beside a desk alone is the paper it belongs to.
    beside_desk = not head.others and any(credit.kind == "desk" for credit in head.credits)
    named = tuple(_read_as_credit(piece, beside_desk=beside_desk) for piece in bracket.pieces)
    return Dateline(
        tuple(piece.text for piece in head.others)
        + tuple(piece.text for piece in bracket.others if piece.is_place),
        head.credits + tuple(credit for credit in named if credit),
        head.date or bracket.date or opening.date,
        opening.body_start,
    )


def _read_as_credit(piece: Piece, *, beside_desk: bool) -> Credit | None:
    """Return whom a piece of the bracket credits; None for a place."""
    if piece.credit or piece.is_place:
        return piece.credit
    kind: CreditKind = "paper" if beside_desk else "agency" if piece.is_spelled else "person"
    return Credit(kind, piece.text)


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
    if mark in DASHES and date is None and _begins_with_city(text[body_start : body_start + MAX_HEAD]):
        return None  # «کراچی – لاہور موٹروے» is a road
    return Dateline(tuple(piece.text for piece in head.others), head.credits, date, body_start)


def _is_bare_dateline(head: Parts, mark: str, date: str | None) -> bool:
    """Whether all that stands before a mark is cities, desks and reporters (or a date)."""
    credited = any(credit.kind in STRONG_KINDS for credit in head.credits)
    if not head.pieces or len(head.pieces) > MAX_PLACES or not (credited or head.others):
        return False
    if all(piece.is_city for piece in head.others):
        return credited or bool(mark)
    return date is not None and len(head.others) == 1 and head.others[0].is_name


def _begins_with_city(text: str) -> bool:
    words = tuple(token.text for token in tokenize(text)[:3])
    return any(words[:length] in load_places().cities for length in (1, 2, 3))
