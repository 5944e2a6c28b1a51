"""Names that no table lists: runs of words that a rule takes for one."""

from __future__ import annotations

from typing import NamedTuple

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
