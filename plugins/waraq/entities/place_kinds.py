"""Words that tell which of several places of one name is meant: its kind, and whose country it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from waraq.entities.phrases import BESIDE, Phrases, fold_words
from waraq.entities.tables import data_file, read_rows
from waraq.text import Passage

PLACE_KINDS = "place_kinds.tsv"
NATIONALITIES = "nationalities.tsv"


@dataclass(frozen=True, slots=True)
class PlaceKinds:
    """The phrases `before` and `after` a name, the types of places (of the gazetteer) that each shows.

    `nationalities` have for the folded word for who is from a country its code (ISO 3166).
    """

    before: Phrases
    after: Phrases
    types: Mapping[str, frozenset[str]]
    nationalities: Mapping[str, str]

    @classmethod
    def load(cls) -> PlaceKinds:
        """The shipped tables. Raises DataError."""
        sides: dict[str, list[tuple[str, int]]] = {side: [] for side in BESIDE}
        types = {}
        for row in read_rows(data_file(PLACE_KINDS), ("side", "phrase", "types", "why")):
            if row["side"] not in sides:
                raise row.error("side", f"must be {', '.join(sides)}")
            sides[row["side"]].append((row["phrase"], 1))
            types[fold_words(row["phrase"])] = frozenset(row.split("types"))
        before, after = Phrases(sides["before"], before=True), Phrases(sides["after"], before=False)
        return cls(before, after, types, load_nationalities())

    def look(self, passage: Passage, first: int, last: int) -> tuple[str, frozenset[str]] | None:
        """The phrase beside the words `first` to `last` (half open), and the types it shows.

        >>> from waraq.text import read_passage
        >>> found = PlaceKinds.load().look(read_passage("بھارتی ریاست گجرات میں"), 2, 3)
        >>> found and found[0], found and "state" in found[1]
        ('ریاست', True)
        """
        found = self.before.look_joined(passage, first, last) or self.after.look_joined(passage, first, last)
        return (found[0], self.types[found[0]]) if found else None


@cache
def load_nationalities() -> Mapping[str, str]:
    """The table's words, folded, each with the code of the country. Raises DataError."""
    rows = read_rows(data_file(NATIONALITIES), ("word", "country", "why"))
    return {fold_words(row["word"]): row["country"] for row in rows}
