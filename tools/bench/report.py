"""The report: every figure on both sides, their ratio, the goal, and whether it is reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tools.bench.figures import FIGURES, Figure
from tools.bench.goals import Goal

NOTES = """\
KB, MB and GB are powers of ten; bytes are those sent, the heads of responses among them. A page's own HTML
counts for neither side, in bytes, requests and rounds, nor do style sheets and fonts. The scripts of our
search page count; Pagefind's page has its few lines inline.
First load: the page is opened and the reader is at the box. First query: the page is opened with it,
and what is asked for until the results are there counts. Later
queries: the middle value of seven, in a page that has answered one. Rounds: waves of requests when every
response takes 300 ms; the seconds are those of HTTP/1.1 with six connections.
Engine: the middle value of seven runs with all files there; our answer has the passages of ten results in
it, Pagefind's has not. For 50 more articles Pagefind builds all again. Memory: of all processes together.
Other work on the machine makes times by the clock longer, and CPU times and the fastest runs hardly.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with the values of both sides, in the units of `UNITS`, and its goal."""

    figure: Figure
    pagefind: float | None
    ours: float | None
    goal: Goal | None

    @property
    def ratio(self) -> float | None:
        """Ours by Pagefind's."""
        if self.ours is None or not self.pagefind:
            return None
        return self.ours / self.pagefind

    @property
    def verdict(self) -> str:
        """``reached``, ``missed`` or ``not there``; without a goal ``not there`` or empty."""
        if self.goal is None:
            return "not there" if self.ours is None else ""
        return self.goal.judge(self.pagefind, self.ours)


def make_rows(
    pagefind: Mapping[str, float], ours: Mapping[str, float], goals: Mapping[str, Goal]
) -> list[Row]:
    """A row for every figure, in the order of `FIGURES`."""
    return [
        Row(figure, pagefind.get(figure.name), ours.get(figure.name), goals.get(figure.name))
        for figure in FIGURES
    ]


def write_table(rows: Iterable[Row]) -> str:
    """The rows in columns, numbers to the right."""
    head = ("figure", "Pagefind", "ours", "ratio", "goal", "")
    return write_columns([head, *map(_list_cells, rows)])


def write_columns(cells: Sequence[Sequence[str]]) -> str:
    """A head and rows of as many cells: the first column and the last stand to the left."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = []
    for label, *numbers, last in cells:
        padded = (text.rjust(width) for text, width in zip(numbers, widths[1:-1], strict=True))
        lines.append("  ".join([label.ljust(widths[0]), *padded, last]).rstrip())
    return "\n".join([*lines, ""])


def _list_cells(row: Row) -> tuple[str, str, str, str, str, str]:
    write = row.figure.write
    ratio = "-" if row.ratio is None else f"{row.ratio:.2f}"
    goal = "" if row.goal is None else str(row.goal)
    return row.figure.label, write(row.pagefind), write(row.ours), ratio, goal, row.verdict


def describe_rows(rows: Iterable[Row]) -> list[dict[str, object]]:
    """The rows for programs; values in seconds, milliseconds (of the engine), bytes, shares and counts."""
    return [
        {
            "figure": row.figure.name,
            "label": row.figure.label,
            "pagefind": row.pagefind,
            "ours": row.ours,
            "ratio": row.ratio,
            "goal": None if row.goal is None else str(row.goal),
            "verdict": row.verdict,
        }
        for row in rows
    ]
