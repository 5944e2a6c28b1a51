"""Names that no table lists: runs of words that a rule takes for one."""

from __future__ import annotations

from typing import NamedTuple

from waraq.entities.ordinary_words import is_ordinary
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
# Of a new name that is a mention; below, it is a suggestion. A score is the share of such names that are one.
LEAST_SCORE = 0.85
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


def is_piece(passage: Passage, run: Run) -> bool:
    """Whether a word alone is joined to a rare one, and so a piece of a longer name: اومیش یاداو.

    >>> from waraq.entity import Kind
    >>> from waraq.text import read_passage
    >>> run = Run(0, 1, Kind.PERSON, "lone name", 0.4, "")
    >>> is_piece(read_passage("اومیش یاداو اور"), run), is_piece(read_passage("اومیش اور"), run)
    (True, False)
    """
    if run.last - run.first > 1:
        return False
    beside = ((run.first, run.first - 1), (run.last, run.last))
    return any(is_joined(passage, gap) and _is_rare(passage.words[number]) for gap, number in beside)


def _is_rare(word: str) -> bool:
    return word.isalpha() and not is_ordinary(word)


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
