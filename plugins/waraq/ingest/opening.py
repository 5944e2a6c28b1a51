"""The pieces of an opening: names of cities, credits, dates, and names of unknown things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from waraq.article import Credit
from waraq.dates import DateMention
from waraq.ingest.clauses import load_roles
from waraq.ingest.credits import Words, find_kind, is_labelled, is_whole_credit, split_words
from waraq.text.acronyms import load_spelling
from waraq.text.tables import read_table

GAZETTEER = "gazetteer/places.tsv"
GAZETTEER_COLUMNS = (
    "id", "name", "aliases", "name_en", "roman", "type", "wikidata", "ambiguous", "source",
)  # fmt: skip
CITY_TYPES = frozenset({"city", "capital", "town"})
MAX_NAME_WORDS = 4  # ڈیرہ اسماعیل خان and شیخ محمد بن راشد

# Between the pieces of an opening; U+060D is the Arabic date separator.
STRONG_MARKS = "،,/+؛;|&\u060d"
# These also stand inside an abbreviation: اے۔پی۔پی.
WEAK_MARKS = "۔.-–—−:"
QUOTES = "*\"'“”‘’«»\\ـ"
AND = "اور"


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
        roles = load_roles()
        return (
            1 <= len(self.words) <= MAX_NAME_WORDS
            and not any(word in roles or word[0].isdigit() for word in self.words)
        )  # fmt: skip

    @property
    def is_spelled(self) -> bool:
        """Whether the piece is an abbreviation, spelled in the names of Latin letters: ڈبلیو ایچ او."""
        return all(word in load_letter_names() for word in self.words)


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
    for part in _split_at(text, STRONG_MARKS):
        # «اسٹاف رپورٹر۔ایجنسیاں» are two credits, «اے۔پی۔پی» and «رپورٹ: آصف علی» are one.
        parts = [part] if is_whole_credit(part) or is_labelled(part) else _split_at(part, WEAK_MARKS)
        for piece in parts:
            yield from (_read_piece(half) for half in _split_at_and(piece))


def _read_piece(text: str) -> Piece:
    words = split_words(text)
    kind = find_kind(words)
    names = load_places()
    return Piece(
        text,
        words,
        None if kind is None else Credit(kind, text),
        kind is None and words in names.places,
        kind is None and words in names.cities,
    )


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


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Names of places as folded words: of all places, and of the cities that can mean nothing else."""

    places: frozenset[Words]
    cities: frozenset[Words]


@cache
def load_places() -> PlaceNames:
    """Load the gazetteer's names of places. Raises DataError."""
    places: set[Words] = set()
    cities: set[Words] = set()
    for row in read_table(GAZETTEER, GAZETTEER_COLUMNS):
        names = {name for name in (row[1], *row[2].split("|")) if name}
        places.update(map(split_words, names))
        if row[5] in CITY_TYPES:
            cities.update(map(split_words, names - set(row[7].split("|"))))
    return PlaceNames(frozenset(places), frozenset(cities))


@cache
def load_letter_names() -> frozenset[str]:
    """Load the Urdu names of the Latin letters, folded. Raises DataError."""
    return frozenset(name for name, _ in load_spelling().letters)
