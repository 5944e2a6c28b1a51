"""Why normalisation changes a text: each change with its place and its reason, for an editor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from waraq.text.edit import Edit, apply_edits, chain_edits
from waraq.text.normalize import STEPS


class Change(NamedTuple):
    """One change of a text: from `start` to `end` (code points of the text given, half open).

    `before` is what stands there, `after` what takes its place; `why` is plain
    English, several reasons separated by semicolons.
    """

    start: int
    end: int
    before: str
    after: str
    why: str


def explain(text: str) -> list[Change]:
    """All that `normalize` changes, in order; making the changes gives exactly its result.

    They do not overlap, and a normalised text has none.

    >>> for change in explain("كراچی ۔"):
    ...     print(change.start, change.end, change.why)
    0 1 Arabic kaf, from Arabic keyboards
    5 7 no space before a full stop, one after it
    """
    edits: Sequence[Edit] = ()
    shown = text
    for find_edits in STEPS:
        found = list(find_edits(shown))
        edits = chain_edits(edits, shown, found)
        shown = apply_edits(shown, found)
    changes = (Change(start, end, text[start:end], after, why) for start, end, after, why in edits)
    return [change for change in changes if change.before != change.after]
