"""How an index is divided: a large base that seldom changes, and the recent documents.

The base grows by whole steps of about a sixteenth of the archive, so a day's
articles are written into a recent tier that has at most as many documents.
"""

from __future__ import annotations

from typing import NamedTuple

# A smaller archive is one tier: all of it is written faster than a second tier is looked up.
SMALLEST_STEP = 512
STEPS = 16
# A tier of more documents is large: who asks for a common word there would fetch a hundred kilobytes.
LARGE = 1 << 17
LONG = 1 << 14
APART = 1 << 11


def is_large(tier_documents: int) -> bool:
    """Whether a tier of so many documents is written as large ones are."""
    return tier_documents > LARGE


def is_long(documents: int, tier_documents: int) -> bool:
    """Whether so many documents of a tier are too many to say much of each that has a word.

    The best have levels of their own. The others count as if they had the
    word in the form that most have: the forms would take more room than
    where the documents stand.
    """
    return is_large(tier_documents) and documents > LONG


def stands_apart(documents: int, tier_documents: int) -> bool:
    """Whether a list of so many documents has a file of its own, and is not fetched with other words."""
    return is_large(tier_documents) and documents > APART


class Tier(NamedTuple):
    """A run of document numbers: the first, and how many."""

    first: int
    documents: int

    @property
    def numbers(self) -> range:
        """The document numbers.

        >>> Tier(49_152, 848).numbers
        range(49152, 50000)
        """
        return range(self.first, self.first + self.documents)


def count_base(documents: int) -> int:
    """How many of so many documents the base has.

    >>> [count_base(documents) for documents in (8_191, 8_192, 50_000, 50_050, 1_000_000)]
    [0, 8192, 49152, 49152, 983040]
    """
    step = 1 << max(0, (documents // STEPS).bit_length() - 1)
    return documents // step * step if step >= SMALLEST_STEP else 0


def divide_documents(documents: int) -> tuple[Tier, Tier]:
    """The base and the recent tier; either may be empty.

    >>> divide_documents(50_000)
    (Tier(first=0, documents=49152), Tier(first=49152, documents=848))
    """
    base = count_base(documents)
    return Tier(0, base), Tier(base, documents - base)
