"""Which of the names found in a text count: evidence for ambiguous words, and context.

All words are in tables under `data/`, so that an editor who reads Urdu, not
Python, can check and extend them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from waraq.entities.bodies import Bodies
from waraq.entities.person_names import Part, load_person_names
from waraq.entities.phrases import BESIDE, Phrases, fold_words
from waraq.entities.place_kinds import PlaceKinds
from waraq.entities.tables import Row, data_file, read_rows
from waraq.entity import Kind
from waraq.text import read_passage
from waraq.text.kept_tables import kept
from waraq.text.vocabulary import load_stopwords

# Beside an organisation's name; "after any" behind people's names too, "bracket" behind both in brackets.
SIDES = (*BESIDE, "after any", "bracket")
EVIDENCE_COLUMNS = ("kind", "name", "side", "phrase", "strength", "why")


class Strength(IntEnum):
    """How much a neighbouring phrase says about an ambiguous name."""

    AGAINST = -1
    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Rules:
    """The rule tables, ready for look-ups by folded words."""

    needs: Mapping[str, Strength]
    before: Mapping[tuple[Kind, str], Phrases]
    after: Mapping[tuple[Kind, str], Phrases]
    titles: Phrases
    title_types: Mapping[str, frozenset[str]]
    organisation_before: Phrases
    organisation_after: Phrases
    named_after: Phrases
    bracketed: frozenset[str]
    person_after: Phrases
    no_names: frozenset[str]
    names: Mapping[str, Part]
    place_kinds: PlaceKinds
    bodies: Bodies
    given_names: frozenset[str] = field(init=False)
    misleading_before: frozenset[str] = field(init=False)
    misleading_after: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """The words beside a name by which it may be part of another one."""
        # Few combinations of flags, and asking each word for its own takes a twelfth of a second.
        sure = {part for part in set(self.names.values()) if part & Part.GIVEN and part.is_sure}
        given = frozenset(word for word, part in self.names.items() if part in sure)
        object.__setattr__(self, "given_names", given)
        before = self.organisation_before.edges() | given
        object.__setattr__(self, "misleading_before", before)
        after = self.organisation_after.edges() | self.person_after.edges()
        object.__setattr__(self, "misleading_after", after)

    @classmethod
    def load(cls) -> Rules:
        """Read the tables that ship with Waraq. Raises DataError."""
        evidence = read_rows(data_file("evidence.tsv"), EVIDENCE_COLUMNS)
        organisation = read_rows(data_file("organisation_words.tsv"), ("side", "phrase", "why"))
        person = read_rows(data_file("person_words.tsv"), ("phrase", "why"))
        titles = read_rows(data_file("titles.tsv"), ("title", "why"))
        title_phrases = Phrases(((row["title"], 1) for row in titles), before=True)
        place_kinds, names = PlaceKinds.load(), load_person_names()
        return cls(
            needs=load_needs(),
            before=_group(evidence, "before"),
            after=_group(evidence, "after"),
            titles=title_phrases,
            title_types=_load_title_types(),
            organisation_before=Phrases(_sided(organisation, "before"), before=True),
            organisation_after=Phrases(
                [*_sided(organisation, "after"), *_sided(organisation, "after any")], before=False
            ),
            named_after=Phrases(_sided(organisation, "after any"), before=False),
            bracketed=frozenset(fold_words(word) for word, _ in _sided(organisation, "bracket")),
            person_after=Phrases(((row["phrase"], 1) for row in person), before=False),
            no_names=_list_no_names(row["title"] for row in titles),
            names=names,
            place_kinds=place_kinds,
            bodies=Bodies.load(title_phrases, names, frozenset(place_kinds.nationalities)),
        )

    def beside(
        self, kind: Kind, name: str, words: list[str], span: tuple[int, int]
    ) -> tuple[str, Strength] | None:
        """The most telling phrase beside a name: one against it, else the strongest.

        Phrases of this very name go before those of every name on the same side.
        """
        found = []
        for side in (self.before, self.after):
            own = side.get((kind, fold_words(name)))
            phrase = (own and own.look(words, *span)) or side[kind, ""].look(words, *span)
            if phrase:
                found.append((phrase[0], Strength(phrase[1])))
        against = [phrase for phrase in found if phrase[1] is Strength.AGAINST]
        return max(against or found, key=lambda phrase: phrase[1], default=None)

    def needed(self, name: str, usual: Strength) -> Strength:
        """How strong the evidence for this ambiguous name must be: `usual`, unless the table says more."""
        return self.needs.get(fold_words(name), usual)


def _load_title_types() -> dict[str, frozenset[str]]:
    """The types of people (those of the gazetteer) that a folded title can stand before. Raises DataError."""
    rows = read_rows(data_file("title_types.tsv"), ("title", "types", "why"))
    return {fold_words(row["title"]): frozenset(row.split("types")) for row in rows}


def _list_no_names(titles: Iterable[str]) -> frozenset[str]:
    """Folded words of titles and the stopwords: parts of no name, but where the table of names has them."""
    words = {word for title in titles for word in read_passage(title).words} | load_stopwords()
    return frozenset(words - load_person_names().keys())


def _read_kept(values: Mapping[str, int]) -> Mapping[str, Strength]:
    return {name: Strength(value) for name, value in values.items()}


@kept("ambiguous-names", dict, _read_kept)
def load_needs() -> Mapping[str, Strength]:
    """How much must stand beside each ambiguous name, folded, until it counts. Raises DataError."""
    rows = read_rows(data_file("ambiguous_names.tsv"), ("name", "needs", "why"))
    return {fold_words(row["name"]): _strength(row, "needs") for row in rows}


def _strength(row: Row, column: str) -> Strength:
    names = {strength.name.lower(): strength for strength in Strength}
    if row[column] not in names:
        raise row.error(column, f"must be one of {', '.join(names)}")
    return names[row[column]]


def _group(rows: Iterable[Row], side: str) -> dict[tuple[Kind, str], Phrases]:
    """The phrases of one side, by kind and name; the name is empty for those of every name."""
    grouped: dict[tuple[Kind, str], list[tuple[str, int]]] = {(kind, ""): [] for kind in Kind}
    for row in rows:
        if row["kind"] not in set(Kind):
            raise row.error("kind", f"must be one of {', '.join(Kind)}")
        if _side(row, BESIDE) == side:
            key = Kind(row["kind"]), fold_words(row["name"])
            grouped.setdefault(key, []).append((row["phrase"], _strength(row, "strength")))
    return {key: Phrases(phrases, before=side == "before") for key, phrases in grouped.items()}


def _sided(rows: Iterable[Row], side: str) -> Iterator[tuple[str, int]]:
    return ((row["phrase"], 1) for row in rows if _side(row, SIDES) == side)


def _side(row: Row, allowed: Sequence[str]) -> str:
    if row["side"] not in allowed:
        raise row.error("side", f"must be {', '.join(allowed)}")
    return row["side"]
