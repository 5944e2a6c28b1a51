"""Who a family or given name alone means: the person whose full name stands before it in the same text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from waraq.entities.ordinary_words import is_ordinary
from waraq.entities.person_names import SHORTEST, Part, load_person_names
from waraq.entities.runs import is_joined
from waraq.entities.small_words import load_small_words
from waraq.entity import Entity
from waraq.text import Passage, read_passage
from waraq.text.confusables import load_confusables
from waraq.text.edit_distance import measure_edits

FAMILY, GIVEN = "family name", "given name"
_NEVER_ALONE = Part.LINK | Part.HONORIFIC | Part.FIRST
ALIKE = 150  # hundredths of an edit: two spellings of one foreign name


class FullName(NamedTuple):
    """The words `first` to `last` (half open) that name a person in full; `entity` is empty for a new one."""

    first: int
    last: int
    entity: str


class SecondMention(NamedTuple):
    """The word `number` names the person whose full name was the last before it to end, or begin, so.

    `rule` says which: “family name” or “given name”.
    """

    number: int
    entity: str
    name: str
    rule: str


def find_second_mentions(
    passage: Passage,
    full_names: Sequence[FullName],
    known: Mapping[str, Part],
    taken: Collection[int],
) -> Iterator[SecondMention]:
    """The names alone that a full name before them ends or begins with; `taken` words belong to other names.

    `full_names` are in the order of the text. A given name counts where a table
    has it, a family name also where none has it; what is an ordinary word too, only before «نے».
    """
    words = passage.words
    ends: dict[str, list[FullName]] = {}
    for name in full_names:
        for word in {words[name.last - 1], words[name.first]}:
            part = known.get(word, Part.NONE)
            alone = part & Part.GIVEN or word == words[name.last - 1]
            if alone and len(word) >= SHORTEST and not part & _NEVER_ALONE:
                ends.setdefault(word, []).append(name)
    if not ends:
        return
    for number, word in enumerate(words):
        if word not in ends or number in taken or _has_name_beside(passage, number, known):
            continue
        if known.get(word, Part.NONE) & Part.COMMON and not _acts_alone(passage, number):
            continue
        at = bisect_right(ends[word], number, key=_last)
        if at:
            name = ends[word][at - 1]
            rule = FAMILY if word == words[name.last - 1] else GIVEN
            if rule == GIVEN and _goes_on(passage, number):
                continue
            yield SecondMention(number, name.entity, " ".join(words[name.first : name.last]), rule)


def _last(name: FullName) -> int:
    return name.last


def _has_name_beside(passage: Passage, number: int, known: Mapping[str, Part]) -> bool:
    """Whether a word is joined to another word of people's names."""
    words = passage.words
    before = number > 0 and is_joined(passage, number) and known.get(words[number - 1], Part.NONE).is_name
    after = (
        number + 1 < len(words)
        and is_joined(passage, number + 1)
        and known.get(words[number + 1], Part.NONE).is_name
    )
    return before or after


def _acts_alone(passage: Passage, number: int) -> bool:
    """Whether «نے» stands behind a word, and no rare word before it: «نواز نے»."""
    words = passage.words
    if load_small_words().agent.isdisjoint(words[number + 1 : number + 2]):
        return False
    return not is_joined(passage, number) or is_ordinary(words[number - 1])


def _goes_on(passage: Passage, number: int) -> bool:
    """Whether a rare word is joined to a given name, as its family name: another person's."""
    behind = number + 1
    return is_joined(passage, behind) and not is_ordinary(passage.words[behind])


def is_akin(word: str, entity: Entity) -> bool:
    """Whether a folded word is one of the entity's names, or another spelling of one.

    >>> from waraq.entity import Kind
    >>> merkel = Entity(id="person/angela-merkel", kind=Kind.PERSON, name="انگیلا میرکل")
    >>> is_akin("اینگیلا", merkel), is_akin("ذوالفقار", merkel)
    (True, False)
    """
    return _is_akin(word, (entity.name, *entity.aliases))


@lru_cache(maxsize=4096)  # the same titles stand before the same names
def _is_akin(word: str, names: tuple[str, ...]) -> bool:
    own = _list_words(names)
    if word in own:
        return True
    if is_ordinary(word) or load_person_names().get(word, Part.NONE) & Part.COMMON:
        return False
    costs = load_confusables().costs
    return any(len(each) > SHORTEST and measure_edits(word, each, costs) <= ALIKE for each in own)


@lru_cache(maxsize=1024)
def _list_words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in read_passage(name).words)
