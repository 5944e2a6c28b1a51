"""The words that people's names are made of, and which other words may be one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntFlag
from functools import cache

from waraq.entities.tables import data_file, read_rows
from waraq.entity import Entity, Kind
from waraq.text import read_passage, stem
from waraq.text.frequency import load_folded_frequencies
from waraq.text.memory import Remembered

PERSON_NAMES = "person_names.tsv"
COLUMNS = ("word", "parts", "common", "why")
SHORTEST = 3  # letters of a word that is taken for a name without being in the table
# A word that Makhzan has more often is ordinary: as a name from abroad, or beside being one.
RARE = 12


class Part(IntFlag):
    """What a word may be in a person's name; `COMMON` ones are ordinary words too."""

    NONE = 0
    GIVEN = 1
    FAMILY = 2
    LINK = 4
    HONORIFIC = 8
    COMMON = 16
    UNKNOWN = 32

    @property
    def is_name(self) -> bool:
        """Whether the word is a name of its own, and no link between two."""
        return bool(self & (Part.GIVEN | Part.FAMILY))

    @property
    def is_sure(self) -> bool:
        """Whether the word alone shows that somebody is named."""
        return self.is_name and not self & Part.COMMON


_PARTS = {"given": Part.GIVEN, "family": Part.FAMILY, "link": Part.LINK, "honorific": Part.HONORIFIC}


@cache
def load_person_names() -> Mapping[str, Part]:
    """The table's words, folded. Raises DataError.

    >>> load_person_names()["عمران"].is_sure
    True
    """
    words: dict[str, Part] = {}
    for row in read_rows(data_file(PERSON_NAMES), COLUMNS):
        parts = Part.NONE
        for name in row.split("parts"):
            if name not in _PARTS:
                raise row.error("parts", f"must be among {', '.join(_PARTS)}")
            parts |= _PARTS[name]
        if row["common"] not in {"", "yes"}:
            raise row.error("common", "must be yes or empty")
        for word in read_passage(row["word"]).words:
            words[word] = words.get(word, Part.NONE) | parts | (Part.COMMON if row["common"] else Part.NONE)
    return words


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What each word may be in a person's name: by the table, the people known, and its rarity."""

    known: Mapping[str, Part]

    @classmethod
    def of(cls, entities: Iterable[Entity], no_names: Collection[str] = ()) -> PersonWords:
        """The words of the table and of the people among the `entities`, without those in `no_names`."""
        words: dict[str, Part] = {}
        for entity in entities:
            if entity.kind is Kind.PERSON:
                for name in (entity.name, *entity.aliases):
                    _add_words(words, read_passage(name).words)
        words.update(load_person_names())
        return cls({word: part for word, part in words.items() if word not in no_names})

    def look(self, word: str) -> Part:
        """What the folded word may be; `UNKNOWN` if it is hardly ever used, as names from abroad are."""
        return self.known.get(word) or _rarities[word]


def _add_words(words: dict[str, Part], name: list[str]) -> None:
    if len(name) < 2:  # a pen name, which may be any word
        return
    for place, word in enumerate(name):
        if len(word) >= SHORTEST:
            part = Part.FAMILY if place == len(name) - 1 else Part.GIVEN
            words[word] = words.get(word, Part.NONE) | part


def _find_rarity(word: str) -> Part:
    if len(word) < SHORTEST or not word.isalpha() or word.isascii():
        return Part.NONE
    frequencies = load_folded_frequencies()
    often = max(frequencies.get(word, 0), frequencies.get(stem(word), 0))
    return Part.NONE if often > RARE else Part.UNKNOWN


_rarities = Remembered(_find_rarity, most=1 << 16)
