"""What a measure yields: a named figure, or why it could not be measured; and how good it must be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A share between 0 and 1, a count or a size; `value` is None where `reason` says why.

    >>> Figure("dates.golden", 0.98).value
    0.98
    """

    name: str
    value: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """What a figure must reach, or (`ceiling`) must not pass."""

    value: float
    ceiling: bool = False

    @classmethod
    def parse(cls, text: str) -> Floor:
        """A floor as the table has it: a number, or a number behind ``<=``.

        Raises ValueError for anything else.

        >>> Floor.parse("0.9"), Floor.parse("<= 20000")
        (Floor(value=0.9, ceiling=False), Floor(value=20000.0, ceiling=True))
        """
        return cls(float(text.removeprefix("<=")), text.startswith("<="))

    def holds(self, value: float) -> bool:
        """Whether a figure is good enough.

        >>> Floor(0.9).holds(0.9), Floor(20_000, ceiling=True).holds(20_001)
        (True, False)
        """
        return value <= self.value if self.ceiling else value >= self.value
