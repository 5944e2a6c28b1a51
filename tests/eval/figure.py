"""What a measure yields: a named figure, or why it could not be measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure between 0 and 1, the higher the better; `value` is None where `reason` says why.

    >>> Figure("dates.golden", 0.98).value
    0.98
    """

    name: str
    value: float | None
    reason: str = ""
