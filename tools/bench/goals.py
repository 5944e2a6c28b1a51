"""The goals of ``goals.tsv``, and whether a figure reaches its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.bench.figures import FIGURES, UNITS, Figure

TABLE = Path(__file__).parent / "goals.tsv"
TABLE_OF_MANY = Path(__file__).parent / "goals_of_many.tsv"
COLUMNS = ["figure", "goal", "why"]
RATIO = "x"


@dataclass(frozen=True, slots=True)
class Goal:
    """At most `limit` in `unit`, where the unit ``x`` means: times Pagefind's value."""

    limit: float
    unit: str

    def __str__(self) -> str:
        return f"≤ {self.limit:g} {self.unit}".rstrip()

    def judge(self, pagefind: float | None, ours: float | None) -> str:
        """``reached``, ``missed``, or ``not there`` where a value is missing that it takes to tell.

        >>> Goal(50, "KB").judge(None, 50_000), Goal(0.6, "x").judge(100, 61), Goal(30, "ms").judge(9, None)
        ('reached', 'missed', 'not there')
        """
        if ours is None or (self.unit == RATIO and pagefind is None):
            return "not there"
        limit = self.limit * (pagefind or 0.0) if self.unit == RATIO else self.limit * UNITS[self.unit]
        return "reached" if ours <= limit else "missed"


def read_goals(text: str) -> dict[str, Goal]:
    """The goals by the names of their figures, from a table with the columns figure, goal, why.

    Raises ValueError for another header, a figure that there is not or that
    stands twice, a unit that is not the figure's own, or a goal without a reason.

    >>> read_goals("figure\\tgoal\\twhy\\nload.bytes\\t50 KB\\tslow links\\n")
    {'load.bytes': Goal(limit=50.0, unit='KB')}
    """
    header, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    if header != COLUMNS:
        message = f"the header must be {', '.join(COLUMNS)}; it is {', '.join(header)}"
        raise ValueError(message)
    figures = {figure.name: figure for figure in FIGURES}
    goals: dict[str, Goal] = {}
    for name, goal, why in rows:
        if name not in figures or name in goals or not why:
            message = f"{name} is no figure, stands twice, or has no reason"
            raise ValueError(message)
        goals[name] = read_goal(goal, figures[name])
    return goals


def read_goal(text: str, figure: Figure) -> Goal:
    """A goal as the table writes it: ``50 KB``, ``0.6 x``.

    Raises ValueError for a unit that is not the figure's.
    """
    number, _, unit = text.partition(" ")
    if unit not in {figure.unit, RATIO}:
        message = f"{figure.name} is measured in {figure.unit or 'no unit'}, its goal is {text}"
        raise ValueError(message)
    return Goal(float(number), unit)


def load_goals(table: Path = TABLE) -> Mapping[str, Goal]:
    """The goals that are set."""
    return read_goals(table.read_text("utf-8"))
