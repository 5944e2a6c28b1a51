"""Small words by which names are found: postpositions, “and”, verbs of speaking."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from waraq.entities.tables import data_file, read_rows
from waraq.text import read_passage

SMALL_WORDS = "small_words.tsv"


class SmallWords(NamedTuple):
    """The table's folded words, by their role.

    `postposition` are those that stand behind a noun, of which the `genitive`
    ones agree with the next noun, the `thing` one with
    no person's name, and the `agent` one says who did something. A
    `rank` is no part of a name, even where a listed name begins with it.
    Before an `administration` stands who has it, behind it the place. A `number`
    tells which king or pope of a name is meant; a `lady` ends a woman's name.
    What is `attached` stands beside names, often without the space, as postpositions do.
    """

    postposition: frozenset[str]
    genitive: frozenset[str]
    thing: frozenset[str]
    agent: frozenset[str]
    speaking: frozenset[str]
    conjunction: frozenset[str]
    plural: frozenset[str]
    retired: frozenset[str]
    rank: frozenset[str]
    administration: frozenset[str]
    house: frozenset[str]
    part: frozenset[str]
    number: frozenset[str]
    lady: frozenset[str]
    attached: frozenset[str]


@cache
def load_small_words() -> SmallWords:
    """The shipped table. Raises DataError.

    >>> sorted(load_small_words().genitive), load_small_words().agent
    (['کا', 'کی', 'کے'], frozenset({'نے'}))
    """
    words: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(data_file(SMALL_WORDS), ("word", "role", "why")):
        if row["role"] not in SmallWords._fields:
            raise row.error("role", f"must be {', '.join(SmallWords._fields)}")
        words[row["role"]].update(read_passage(row["word"]).words)
    return SmallWords(**{role: frozenset(words[role]) for role in SmallWords._fields})
