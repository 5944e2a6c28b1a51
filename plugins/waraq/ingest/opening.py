"""The pieces of an opening: names of cities, credits, dates, and names of unknown things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from waraq.article import Credit
from waraq.dates import DateMention
from waraq.ingest.clauses import load_roles
from waraq.ingest.credits import Words, find_kind, is_label, is_labelled, is_whole_credit, split_words
from waraq.ingest.names import load_letter_names, load_places
from waraq.ingest.readers.field_names import is_date_name
from waraq.text import fold

MAX_PLACES = 5
MAX_NAME_WORDS = 4  # ڈیرہ اسماعیل خان and شیخ محمد بن راشد

STRONG_KINDS = frozenset({"desk", "reporter", "byline"})  # credit a report wherever they stand

# Between the pieces of an opening; U+060D is the Arabic date separator.
STRONG_MARKS = "،,/+؛;|&()\u060d"
# These also stand inside an abbreviation: اے۔پی۔پی.
WEAK_MARKS = "۔.-–—−:"
NO_NAME = "=<>{}#@_"  # signs of programs: «title = …»
QUOTES = "*\"'“”‘’«»\\ـ"
AND = "اور"
FROM = "سے"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of an opening: its text as printed, its folded words, and what is known about it."""

    text: str
    words: Words
    credit: Credit | None
    is_place: bool
    is_city: bool

    @property
    def is_name(self) -> bool:
        """Whether the piece can be a name: few words, no digits, no word that only sentences have."""
        is_plain = not any(sign in self.text for sign in NO_NAME)
        return is_plain and _is_name(self.words) and not is_date_name(self.text)

    @property
    def is_source(self) -> bool:
        """Whether the piece can be a name, or «from» a name: عبدالستار انجم سے."""
        return _is_name(self.words[: -(self.words[-1:] == _load_source_mark()) or None])

    @property
    def is_spelled(self) -> bool:
        """Whether the piece is an abbreviation, spelled in the names of Latin letters: ڈبلیو ایچ او.

        The tokenizer makes one Latin word of such letters.
        """
        return all(word in load_letter_names() or (word.isascii() and word.isalpha()) for word in self.words)


@cache
def _load_source_mark() -> Words:
    """The word behind whom a report is from: عبدالستار انجم سے."""
    return (fold(FROM),)


def _is_name(words: Words) -> bool:
    roles = load_roles()
    return 1 <= len(words) <= MAX_NAME_WORDS and not any(word in roles or word[0].isdigit() for word in words)


@dataclass(frozen=True, slots=True)
class Parts:
    """A stretch of an opening: its pieces in order, and its date (EDTF)."""

    pieces: tuple[Piece, ...]
    date: str | None

    @property
    def credits(self) -> tuple[Credit, ...]:
        """The credits among the pieces."""
        return tuple(piece.credit for piece in self.pieces if piece.credit)

    @property
    def others(self) -> tuple[Piece, ...]:
        """The pieces that credit nobody."""
        return tuple(piece for piece in self.pieces if not piece.credit)


def read_parts(line: str, start: int, end: int, dates: Sequence[DateMention]) -> Parts:
    """Read the code points `start` to `end` of a line, in which `dates` were found."""
    inside = [date for date in dates if start <= date.start and date.end <= end]
    cuts = [start, *(cut for date in inside for cut in (date.start, date.end)), end]
    stretches = [line[cuts[index] : cuts[index + 1]] for index in range(0, len(cuts), 2)]
    pieces = tuple(piece for stretch in stretches for piece in _read_pieces(stretch))
    return Parts(pieces, next((date.edtf for date in inside if date.edtf), None))


@lru_cache(1024)  # the same few cities, desks and papers open most reports
def _read_pieces(text: str) -> tuple[Piece, ...]:
    return tuple(_find_pieces(text))


def _find_pieces(text: str) -> Iterator[Piece]:
    for part in _join_labels(_split_at(text, STRONG_MARKS)):
        # «اسٹاف رپورٹر۔ایجنسیاں» are two credits, «اے۔پی۔پی» and «رپورٹ: آصف علی» are one.
        parts = [part] if is_whole_credit(part) or is_labelled(part) else _split_at(part, WEAK_MARKS)
        for piece in parts:
            yield from (_read_piece(half) for half in _split_at_and(piece))


def _join_labels(parts: Sequence[str]) -> Iterator[str]:
    """Put labels before the names behind them: «رپورٹ، آصف علی» is one credit."""
    label = ""
    for number, part in enumerate(parts, 1):
        if number < len(parts) and is_label(part):
            label = f"{label}{part}، "
        else:
            yield label + part
            label = ""


def _read_piece(text: str) -> Piece:
    words = split_words(text)
    names = load_places()
    joined = "".join(words)
    if joined in names.places and not is_whole_credit(text):  # خیبر ایجنسی is no news agency
        return Piece(text, words, None, is_place=True, is_city=joined in names.cities)
    kind = find_kind(words)
    credit = None if kind is None else Credit(kind, text)
    return Piece(text, words, credit, is_place=False, is_city=False)


def _split_at(text: str, marks: str) -> list[str]:
    for mark in marks[1:]:
        text = text.replace(mark, marks[0])
    return [part for part in (_clean(part) for part in text.split(marks[0])) if part]


def _split_at_and(text: str) -> list[str]:
    words = text.split()
    if AND not in words[1:-1]:
        return [text]
    place = words.index(AND, 1)
    return [" ".join(words[:place]), *_split_at_and(" ".join(words[place + 1 :]))]


def _clean(text: str) -> str:
    return " ".join(text.strip(f" \t{QUOTES}{WEAK_MARKS}").split())
