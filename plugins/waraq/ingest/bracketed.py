"""Openings with a bracket: «لاہور، 3 مارچ (اسٹاف رپورٹر) – »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from waraq.article import Credit, Dateline
from waraq.dates import DateMention
from waraq.ingest.clauses import load_roles
from waraq.ingest.credits import is_guarded
from waraq.ingest.dateline_end import BLANKS, DASHES, MAX_HEAD, skip_end, take_date
from waraq.ingest.names import load_person_words, load_titles
from waraq.ingest.opening import MAX_PLACES, STRONG_KINDS, Parts, Piece, read_parts
from waraq.text import fold, tokenize

MAX_BRACKET = 90
MAX_WORD = 24
MAX_PERSON_WORDS = 3
MAX_VILLAGE_WORDS = 2
MAX_UNKNOWN_WORDS = 3  # of a place that the gazetteer doesn't have
SENTENCE_ROLES = frozenset({"postposition", "genitive", "link", "verb"})


@dataclass(frozen=True, slots=True)
class _Opening:
    """An opening cut into what stands before, in and after its bracket."""

    head: Parts
    bracket: Parts
    date: str | None
    body_start: int
    marked: bool  # by any sign after the bracket
    closed: bool  # by a colon or a dash
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


def parse_bracketed(text: str, line: str, start: int, dates: Sequence[DateMention]) -> Dateline | None:
    """Read «places (credits)», with or without a mark after it; None where the bracket credits nobody.

    `line` is the first line of `text` with its brackets made round.
    """
    opened = line.find("(", start, start + MAX_HEAD)
    closed = line.find(")", opened, opened + MAX_BRACKET)
    if opened < 0 or closed < 0:
        return None
    found = _parse_bracket(text, line, (start, opened, closed), dates)
    if found:
        return found
    # «بھوانہ (چنیوٹ)، سرگودھا (اے پی پی)»: the first bracket may belong to a place.
    opened = line.find("(", closed, start + MAX_HEAD)
    closed = line.find(")", opened, opened + MAX_BRACKET)
    return _parse_bracket(text, line, (start, opened, closed), dates) if 0 <= opened < closed else None


def _parse_bracket(
    text: str, line: str, places: tuple[int, int, int], dates: Sequence[DateMention]
) -> Dateline | None:
    """Read the opening that begins at the first of the `places`, with its bracket between the others."""
    start, opened, closed = places
    date, end = take_date(line, closed + 1, dates)
    body_start = skip_end(text, end)
    following = tokenize(text[body_start : body_start + MAX_WORD])
    opening = _Opening(
        read_parts(line, start, opened, dates),
        read_parts(line, opened + 1, closed, dates),
        date,
        body_start,
        bool(text[end:body_start].strip(f"{BLANKS}\n،*")),
        not {":", "\n", *DASHES}.isdisjoint(text[end:body_start]),
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
    if opening.next_word == _load_subject_mark() or len(head.pieces) > MAX_PLACES:
        return False
    if not bracket.pieces:  # «ڈھاکا (19 فروری 1965ء)»
        return bool(bracket.date and _are_cities(head.pieces)) and opening.next_role not in SENTENCE_ROLES
    if any(credit.kind in STRONG_KINDS for credit in opening.credits):
        # Old files have «کو لمبو» for کولمبو: with a reporter in the bracket two words are a place.
        return all(piece.is_source for piece in bracket.others) and all(
            piece.is_name or len(piece.words) <= 2 for piece in head.others
        )
    # Behind a colon or a date a sentence begins anew: «(اے پی پی): کے الیکٹرک».
    dated = head.date and bracket.credits
    continues = opening.next_role in SENTENCE_ROLES and not (opening.closed or dated)
    if continues or not all(piece.is_name for piece in head.others):
        return False
    if not all(piece.is_source for piece in bracket.others):
        return False
    return _is_agency_dateline(opening) or _is_person_dateline(opening)


def _is_agency_dateline(opening: _Opening) -> bool:
    """Whether an agency or a paper is credited: «ہمبنٹوٹا (اے پی پی)», not «تحریک انصاف (پی ٹی آئی)»."""
    head, bracket = opening.head, opening.bracket
    if head.credits and not head.others:  # «رائٹرز (لندن)»
        return all(piece.is_place for piece in bracket.others)
    in_cities = _are_cities(head.others)
    if in_cities and all(piece.credit or piece.is_spelled for piece in bracket.pieces):
        return True  # also an agency that the table lacks: «حیدرآباد (پی ایم آئی)»
    if head.date and in_cities:
        return True
    if not bracket.credits:
        return False
    if 2 * sum(piece.is_place for piece in head.others) >= len(head.others) or head.date or bracket.date:
        return True
    short = len(head.others) == 1 and len(head.others[0].words) <= MAX_UNKNOWN_WORDS
    unguarded = not any(is_guarded(piece.words) for piece in bracket.pieces)
    return short and unguarded and all(piece.credit or piece.is_spelled for piece in bracket.pieces)


def _is_person_dateline(opening: _Opening) -> bool:
    """Whether the bracket after a place can hold a reporter's name: «لندن (مرتضیٰ علی شاہ)»."""
    head, bracket = opening.head, opening.bracket
    if bracket.credits or bracket.date or len(bracket.others) > 2:
        return False
    longest = MAX_PERSON_WORDS + opening.marked
    persons = all(
        not piece.is_place and not piece.is_spelled and 2 <= len(piece.words) <= longest
        for piece in bracket.others
    )
    return persons and (_are_cities(head.others) or _can_be_village(opening))


def _can_be_village(opening: _Opening) -> bool:
    """Whether an unknown name before a person's is a place: «کریس (شرف الدین)», not «صدر (عارف علوی)»."""
    others = opening.head.others
    if len(others) != 1 or len(others[0].words) > MAX_VILLAGE_WORDS:
        return False
    persons = load_person_words()
    words = others[0].words
    titled = any(words[-len(title) :] == title for title in load_titles().get(words[-1], ()))
    return (
        not titled
        and persons.isdisjoint(others[0].words)
        and all(not persons.isdisjoint(piece.words) for piece in opening.bracket.others)
    )


def _are_cities(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and all(piece.is_city for piece in pieces)


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
    if piece.is_spelled:
        return Credit("agency", piece.text)
    return Credit("paper" if beside_desk or len(piece.words) == 1 else "byline", piece.text)
