"""The report: every run in a row, and the goals with what was reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.bench.figures import Figure
from tools.bench.report import write_columns
from tools.build_bench.goals import BuildGoal
from tools.build_bench.runs import Run
from tools.build_bench.scenarios import SCENARIOS
from tools.build_bench.tools import Tool

HEAD = (
    "build", "wall", "CPU", "memory",
    "files", "written", "changed", "changed", "deleted",
    "wall x", "CPU x", "of",
)  # fmt: skip
SECONDS, MEGABYTES, COUNT = (Figure("", unit, "") for unit in ("s", "MB", ""))
NOT_THERE = "not there"
NOTES = """\
MB and GB are powers of ten. CPU: of all processes of a build, in user and system mode. Memory: the largest
sum of what they had at once, pages that they share counted for each. Files: all in the output folder after
the build; written are those it touched, changed those that are new or have another content, which is what
has to be uploaded. Ratios are to Hugo where only pages are made, else to Hugo and Pagefind.
"""


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with what was measured."""

    goal: BuildGoal
    value: float | None
    reference: float | None

    @property
    def verdict(self) -> str:
        """``reached``, ``missed`` or ``not there``."""
        return self.goal.goal.judge(self.reference, self.value)

    @property
    def ratio(self) -> float | None:
        """The tool's value by that of its reference."""
        return None if self.value is None or not self.reference else self.value / self.reference


def write_runs(tools: Sequence[Tool], runs: Iterable[Run]) -> str:
    """A row for every tool in every scenario; those that did not run say so."""
    found = {(run.scenario, run.tool): run for run in runs}
    cells: list[Sequence[str]] = [HEAD]
    for scenario in SCENARIOS:
        for tool in tools:
            run = found.get((scenario.name, tool.name))
            label = f"{scenario.label}: {tool.label}"
            if run is None:
                cells.append([label, *["-"] * (len(HEAD) - 2), NOT_THERE])
            else:
                cells.append([label, *_list_cells(run, found.get((scenario.name, tool.reference)))])
    return write_columns(cells)


def _list_cells(run: Run, reference: Run | None) -> list[str]:
    usage, change = run.usage, run.change
    return [
        SECONDS.write(usage.wall),
        SECONDS.write(usage.cpu),
        MEGABYTES.write(usage.memory),
        COUNT.write(change.files),
        COUNT.write(change.written),
        COUNT.write(change.changed),
        MEGABYTES.write(change.changed_bytes),
        COUNT.write(change.deleted),
        _divide(usage.wall, reference.usage.wall if reference else None),
        _divide(usage.cpu, reference.usage.cpu if reference else None),
        reference.tool if reference else "",
    ]


def _divide(value: float, by: float | None) -> str:
    return f"{value / by:.2f}" if by else "-"


def judge_goals(goals: Iterable[BuildGoal], runs: Sequence[Run]) -> list[GoalRow]:
    """The goals with what was measured of them."""
    return [GoalRow(goal, *goal.find_values(runs)) for goal in goals]


def write_goals(rows: Iterable[GoalRow]) -> str:
    """The goals in columns; empty when there is none."""
    cells: list[Sequence[str]] = [("goal", "reference", "value", "ratio", "wanted", "")]
    for row in rows:
        figure = row.goal.figure
        ratio = "-" if row.ratio is None else f"{row.ratio:.3f}"
        values = (figure.write(row.reference), figure.write(row.value), ratio, str(row.goal.goal))
        cells.append((figure.label, *values, row.verdict))
    return write_columns(cells) if len(cells) > 1 else ""


def describe_goals(rows: Iterable[GoalRow]) -> list[dict[str, object]]:
    """The goals for programs."""
    return [
        {
            "figure": row.goal.figure.name,
            "articles": row.goal.articles,
            "goal": str(row.goal.goal),
            "reference": row.reference,
            "value": row.value,
            "ratio": row.ratio,
            "verdict": row.verdict,
        }
        for row in rows
    ]
