"""Names as openings and headlines need them: places, parts of people's names, titles, letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from waraq.ingest.credits import Words, split_words
from waraq.text.acronyms import load_spelling
from waraq.text.kept_tables import kept
from waraq.text.tables import Row, read_table
from waraq.text.tokenize import join_words
from waraq.text.vocabulary import load_stopwords

PLACES, PEOPLE = "gazetteer/places.tsv", "gazetteer/people.tsv"
ORGANISATIONS = "gazetteer/organisations.tsv"
MAX_NAME_LENGTH = 6  # words of a name that is kept whole
_NAMES = ("id", "name", "aliases", "name_en", "roman", "type", "wikidata", "ambiguous")
GAZETTEER_COLUMNS = {
    PLACES: (*_NAMES, "country", "latitude", "longitude", "source"),
    PEOPLE: (*_NAMES, "roles", "roles_en", "source"),
    ORGANISATIONS: (*_NAMES, "country", "source"),
}
CITY_TYPES = frozenset({"city", "capital", "district", "town"})  # reports also come from Swat
TOWNS = "dateline_places.tsv"
TOWN_COLUMNS = ("name", "ambiguous", "why")
TITLES, TITLE_COLUMNS = "titles.tsv", ("title", "why")


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Folded names without blanks: of all places, and of the cities that can mean nothing else."""

    # Papers write «بہاول نگر» and «بہاولنگر»; old files have «کو لمبو».
    places: frozenset[str]
    cities: frozenset[str]


@kept(
    "place-names",
    lambda names: (sorted(names.places), sorted(names.cities)),
    lambda kept: PlaceNames(*map(frozenset, kept)),
)
def load_places() -> PlaceNames:
    """Load the names of places in the gazetteer and in the table of towns. Raises DataError."""
    places: set[str] = set()
    cities: set[str] = set()
    for row in read_table(PLACES, GAZETTEER_COLUMNS[PLACES]):
        names = _list_names(row) | {row[3]} - {""}
        places |= _join(names)
        if row[5] in CITY_TYPES:
            cities |= _join(names - set(row[7].split("|")))
    for row in read_table(TOWNS, TOWN_COLUMNS):
        places |= _join([row[0]])
        if row[1] not in ("", "yes"):
            raise row.error(1, "must be yes or empty")
        cities |= _join([] if row[1] else [row[0]])
    return PlaceNames(frozenset(places), frozenset(cities))


@cache
def load_person_words() -> frozenset[str]:
    """Load the folded words of the names of people in the gazetteer, without stopwords. Raises DataError.

    An initial such as کے, which stands in a few names, is a postposition nearly everywhere.
    """
    rows = read_table(PEOPLE, GAZETTEER_COLUMNS[PEOPLE])
    words = {word for row in rows for name in _list_names(row) for word in split_words(name)}
    return frozenset(words - load_stopwords())


@cache
def load_names() -> Mapping[str, Sequence[Words]]:
    """Load the gazetteer's names of several words, folded, the longest first, by their first word.

    Raises DataError.
    """
    rows = (row for table, columns in GAZETTEER_COLUMNS.items() for row in read_table(table, columns))
    names = {split_words(name) for row in rows for name in _list_names(row)}
    kept = sorted((name for name in names if 1 < len(name) <= MAX_NAME_LENGTH), key=len, reverse=True)
    return _group((name[0], name) for name in kept)


@cache
def load_titles() -> Mapping[str, Sequence[Words]]:
    """Load the titles of people as folded words, by their last word. Raises DataError."""
    titles = (split_words(row[0]) for row in read_table(TITLES, TITLE_COLUMNS))
    return _group((title[-1], title) for title in titles)


@cache
def load_letter_names() -> frozenset[str]:
    """Load the Urdu names of the Latin letters, folded. Raises DataError."""
    return frozenset(name for name, _ in load_spelling().letters)


def _list_names(row: Row) -> set[str]:
    return {name for name in (row[1], *row[2].split("|")) if name}


def _join(names: Iterable[str]) -> set[str]:
    return set(map(join_words, names))


def _group(pairs: Iterable[tuple[str, Words]]) -> Mapping[str, Sequence[Words]]:
    groups: defaultdict[str, list[Words]] = defaultdict(list)
    for key, words in pairs:
        groups[key].append(words)
    return dict(groups)
