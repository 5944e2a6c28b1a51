"""The signs of punctuation by what they do: ``punctuation.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from waraq.text.tables import read_table

_ROLES = ("stop", "sign", "latin", "quote", "open", "close", "unit")


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of each role as texts of single characters, and what the Latin ones become.

    `stops` have no space before and one after them, `signs` none before;
    `closing` can stand between a word or number and its sign.
    """

    stops: str
    signs: str
    quotes: str
    opening: str
    closing: str
    urdu: Mapping[str, str]
    why: Mapping[str, str]

    @property
    def spaced(self) -> str:
        """All signs before which Urdu leaves no space."""
        return self.stops + self.signs + "".join(self.urdu)


@cache
def load_signs() -> Signs:
    """The shipped signs; raises `DataError` for a wrong role.

    >>> load_signs().urdu["?"], "۔" in load_signs().stops
    ('؟', True)
    """
    rows = read_table("punctuation.tsv", ["from", "role", "display", "why"])
    by_role = dict.fromkeys(_ROLES, "")
    for row in rows:
        if row[1] not in by_role:
            raise row.error(1, f"the role must be one of {', '.join(_ROLES)}")
        by_role[row[1]] += chr(row.span(0)[0])
    return Signs(
        stops=by_role["stop"],
        signs=by_role["sign"],
        quotes=by_role["quote"],
        opening=by_role["open"] + by_role["quote"],
        closing=by_role["close"] + by_role["quote"] + by_role["unit"],
        urdu={chr(row.span(0)[0]): row[2] for row in rows if row[1] == "latin"},
        why={chr(row.span(0)[0]): row[-1] for row in rows},
    )
