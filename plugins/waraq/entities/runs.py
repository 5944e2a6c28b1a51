"""Names that no table lists: runs of words that a rule takes for one."""

from __future__ import annotations

from typing import NamedTuple

from waraq.entities.small_words import load_small_words
from waraq.entity import Kind
from waraq.text import Passage

# What may stand between the words of one name that is not in a table.
JOINERS = frozenset(
    {
        " ",
        "",
        "\n",
        "-",
        "\N{HYPHEN}",
        "\N{NON-BREAKING HYPHEN}",
        "\N{ZERO WIDTH NON-JOINER}",
        "\N{NO-BREAK SPACE}",
    }
)
LEAST_SCORE = 0.6  # of a new name that is a mention; below, it is a suggestion
# The marks that join the items of a list of names.
LIST_COMMAS = frozenset("\N{ARABIC COMMA},")


class Run(NamedTuple):
    """The words `first` to `last`, half open, as one new name, and the rule that found it."""

    first: int
    last: int
    kind: Kind
    rule: str
    score: float
    reason: str


def is_joined(passage: Passage, number: int) -> bool:
    """Whether word `number` may go on with the name that the word before it belongs to."""
    if not 0 < number < len(passage.words):
        return False
    gap = passage.gap(number)
    return gap in JOINERS or (gap.isspace() and gap.count("\n") < 2)


def is_spelled(passage: Passage, number: int) -> bool:
    """Whether word `number` is the letters of an acronym or initials, spelled in Urdu: پی ٹی آئی."""
    word = passage.words[number]
    return word.isascii() and word.isalpha() and not passage.text[passage.starts[number]].isascii()


def step_over_and(passage: Passage, edge: int, direction: int) -> int | None:
    """The word boundary on the other side of an “and” or a comma beside a name that begins or ends at `edge`.

    `direction` is 1 or -1; None where neither stands there.
    """
    words = passage.words
    word = edge if direction > 0 else edge - 1
    if not 0 <= word < len(words):
        return None
    if words[word] in load_small_words().conjunction:
        return edge + direction
    if not 0 < edge < len(words):
        return None
    return edge if passage.gap(edge).strip() in LIST_COMMAS else None
