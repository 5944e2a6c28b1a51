"""The words that people's names are made of, and which other words may be one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag
from itertools import pairwise

from waraq.entities.ordinary_words import is_glued, is_ordinary
from waraq.entities.small_words import load_small_words
from waraq.entities.tables import Row, data_file, read_rows
from waraq.entity import Entity, Kind
from waraq.text import fold, read_passage
from waraq.text.kept_tables import kept
from waraq.text.memory import Remembered
from waraq.text.vocabulary import load_stopwords

PERSON_NAMES = "person_names.tsv"
COLUMNS = ("word", "parts", "common", "why")
SHORTEST = 3  # letters of a word that is taken for a name without being in the table
INPAGE_NOISE = "ے"  # within a word: a letter that a conversion from InPage took for another
LONGEST = 11  # a longer word is several without spaces
PLURALS = ("وں", "ون", "یں")  # راجہ مہاراجاؤں, also as it is mistyped
ARTICLE = "ال"  # begins the second part of Arabic compounds: اظہار الحسن


class Part(IntFlag):
    """What a word may be in a person's name; `COMMON` ones are ordinary words too.

    `FIRST` begins a name and never ends one: an initial, ابو, and جو in جو بائیڈن.
    `OPENS` shows, with a name behind it, that somebody is named: محمد نواز, چوہدری انور.
    """

    NONE = 0
    GIVEN = 1
    FAMILY = 2
    LINK = 4
    HONORIFIC = 8
    COMMON = 16
    UNKNOWN = 32
    FIRST = 64
    OPENS = 128

    @property
    def is_name(self) -> bool:
        """Whether the word is a name of its own, and no link between two."""
        return bool(self & (Part.GIVEN | Part.FAMILY))

    @property
    def is_sure(self) -> bool:
        """Whether the word alone shows that somebody is named."""
        return self.is_name and not self & Part.COMMON


_PARTS = {
    "given": Part.GIVEN,
    "family": Part.FAMILY,
    "link": Part.LINK,
    "honorific": Part.HONORIFIC,
    "first": Part.FIRST,
    "opens": Part.OPENS,
}


def _read_kept(values: Mapping[str, int]) -> dict[str, Part]:
    parts = {value: Part(value) for value in set(values.values())}
    return {word: parts[value] for word, value in values.items()}


@kept("person-names", dict, _read_kept)
def load_person_names() -> Mapping[str, Part]:
    """The table's words, folded, but those that are no name by themselves (no `parts`). Raises DataError.

    >>> load_person_names()["عمران"].is_sure
    True
    """
    rows = read_rows(data_file(PERSON_NAMES), COLUMNS)
    # All at once: of single words, as these are, folding gives what dividing into words does.
    folded = fold("\n".join(row["word"] for row in rows)).split("\n")
    known: dict[tuple[str, str], Part] = {}  # few combinations, and flags are slow to put together
    words: dict[str, Part] = {}
    for row, word in zip(rows, folded, strict=True):
        cells = row["parts"], row["common"]
        parts = known.get(cells)
        if parts is None:
            parts = known[cells] = _read_parts(row)
        if parts:
            words[word] = words[word] | parts if word in words else parts
    return words


def _read_parts(row: Row) -> Part:
    parts = Part.NONE
    for name in row.split("parts"):
        if name not in _PARTS:
            raise row.error("parts", f"must be among {', '.join(_PARTS)}")
        parts |= _PARTS[name]
    if row["common"] not in {"", "yes"}:
        raise row.error("common", "must be yes or empty")
    return parts | Part.COMMON if parts and row["common"] else parts


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What each word may be in a person's name: by the table, the people known, and its rarity."""

    known: Mapping[str, Part]

    @classmethod
    def of(cls, entities: Iterable[Entity], no_names: Collection[str] = ()) -> PersonWords:
        """The words of the table and of the people among the `entities`, without those in `no_names`.

        An ordinary word that only a person's name has is left out: it needs a row in the table.
        """
        words: dict[str, Part] = {}
        for entity in entities:
            if entity.kind is Kind.PERSON:
                for name in (entity.name, *entity.aliases):
                    _add_words(words, read_passage(name).words)
        words.update(load_person_names())
        return cls({word: part for word, part in words.items() if word not in no_names})

    def look(self, word: str) -> Part:
        """What the folded word may be; `UNKNOWN` if it is hardly ever used, as names from abroad are."""
        return self.known.get(word) or _unlisted[word]

    def look_row(self, words: Sequence[str]) -> list[Part]:
        """What each word of a row may be; the first of two that only names can be is a sure given name.

        So are names written apart (شاہ زیب), compounds (اظہار الحسن), and what opens a name (محمد نواز).
        """
        parts = [self.look(word) for word in words]
        for number, (one, other) in enumerate(pairwise(words)):
            apart = one in self.known and other in self.known and self.are_one(one, other)
            if apart or _shows_name(parts[number], parts[number + 1], other):
                parts[number] = parts[number] & Part.HONORIFIC | Part.GIVEN
        return parts

    def are_one(self, word: str, following: str) -> bool:
        """Whether two words are a given name written apart: سر فراز, but not کی ٹی."""
        joined = self.known.get(word + following, Part.NONE)
        if not (joined.is_sure and joined & Part.GIVEN):
            return False
        if not is_ordinary(following):
            return True
        part = self.known.get(following, Part.NONE)
        follows = part.is_name or part & (Part.LINK | Part.FIRST) == Part.LINK  # عطا اللہ
        return follows and word not in load_stopwords()


def _shows_name(part: Part, next_part: Part, next_word: str) -> bool:
    """Whether a word that may be a name surely is one, by the next word."""
    links = next_part & (Part.LINK | Part.FIRST) == Part.LINK  # غلام نبی
    if part & Part.OPENS and (next_part.is_name or next_part is Part.UNKNOWN or links):
        return not next_word.endswith(PLURALS)
    return is_compound_end(next_word, next_part) and (part.is_name or part is Part.UNKNOWN)


def is_compound_end(word: str, part: Part) -> bool:
    """Whether a word ends Arabic compounds that only people are called by: الحسن, but not اللہ."""
    return word.startswith(ARTICLE) and bool(part & Part.LINK) and not part & Part.COMMON


def _add_words(words: dict[str, Part], name: list[str]) -> None:
    if len(name) < 2:  # a pen name, which may be any word
        return
    for place, word in enumerate(name):
        if len(word) >= SHORTEST and not is_ordinary(word):
            part = Part.FAMILY if place == len(name) - 1 else Part.GIVEN
            words[word] = words.get(word, Part.NONE) | part


def may_be_one_name(word: str) -> bool:
    """Whether a word is of Urdu letters, and neither too short for a name nor several without spaces.

    >>> may_be_one_name("ملنگا"), may_be_one_name("پی"), may_be_one_name("bbc")
    (True, False, False)
    """
    return SHORTEST <= len(word) <= LONGEST and word.isalpha() and not word.isascii()


def _judge_unlisted(word: str) -> Part:
    if not may_be_one_name(word):
        return Part.NONE
    if INPAGE_NOISE in word[:-1] or word.endswith(PLURALS[0]) or is_ordinary(word):
        return Part.NONE
    if _is_full_name(word):
        return Part.GIVEN | Part.FAMILY
    glued = is_glued(word) or _is_name_and_more(word) or _is_more_and_name(word)
    return Part.NONE if glued else Part.UNKNOWN


def _is_full_name(word: str) -> bool:
    """Whether a word is a given name and another name, written together: نوازشریف."""
    names = load_person_names()
    return any(
        names.get(word[:at], Part.NONE) & Part.GIVEN and names.get(word[at:], Part.NONE).is_name
        for at in range(SHORTEST, len(word) - SHORTEST + 1)
    )


def _is_name_and_more(word: str) -> bool:
    """Whether a word is somebody's name and a postposition, written together: ڈارنے."""
    name = load_person_names().get(word[:-2], Part.NONE)
    return word[-2:] in load_small_words().postposition and name.is_sure


def _is_more_and_name(word: str) -> bool:
    """Whether a word is a small one and somebody's given name, written together: کومعین, اورحفیظ."""
    names, small = load_person_names(), load_small_words()
    before = small.postposition | small.conjunction
    return any(
        word[:at] in before and names.get(word[at:], Part.NONE) & (Part.GIVEN | Part.COMMON) == Part.GIVEN
        for at in range(2, len(word) - SHORTEST + 1)
    )


_unlisted = Remembered(_judge_unlisted, most=1 << 16)
