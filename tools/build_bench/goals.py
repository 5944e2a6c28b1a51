"""The goals of ``goals.tsv``: what a figure is to be in an archive of so many articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.bench.figures import Figure
from tools.bench.goals import Goal, read_goal
from tools.build_bench.runs import Run
from tools.build_bench.scenarios import SCENARIOS
from tools.build_bench.tools import TOOLS, Tool

TABLE = Path(__file__).parent / "goals.tsv"
COLUMNS = ["figure", "articles", "goal", "why"]
ANY = "any"
UNITS = {"wall": "s", "cpu": "s", "memory": "GB"}


@dataclass(frozen=True, slots=True)
class BuildGoal:
    """A goal for one figure of one tool in one scenario, in an archive of `articles` (None: of any size)."""

    tool: Tool
    scenario: str
    measure: str
    articles: int | None
    goal: Goal
    why: str

    @property
    def figure(self) -> Figure:
        """What is measured, as it is printed."""
        scenario = next(each.label for each in SCENARIOS if each.name == self.scenario)
        name = f"{self.tool.name}.{self.scenario}.{self.measure}"
        return Figure(name, UNITS[self.measure], f"{self.tool.label}, {scenario}, {self.measure}")

    def find_values(self, runs: Iterable[Run]) -> tuple[float | None, float | None]:
        """What the tool and its reference took; None for what was not measured."""
        found = {run.tool: run.list_values()[self.measure] for run in runs if run.scenario == self.scenario}
        return found.get(self.tool.name), found.get(self.tool.reference)


def read_goals(text: str) -> list[BuildGoal]:
    """The goals of a table with the columns figure, articles, goal, why.

    Raises ValueError for another header, a tool, scenario or measure that
    there is not, a goal that stands twice, is in another unit or has no reason.
    """
    header, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    if header != COLUMNS:
        message = f"the header must be {', '.join(COLUMNS)}; it is {', '.join(header)}"
        raise ValueError(message)
    tools = {tool.name: tool for tool in TOOLS}
    goals: dict[tuple[str, str], BuildGoal] = {}
    for name, articles, goal, why in rows:
        if (name, articles) in goals or not why:
            message = f"{name} stands twice for {articles} articles, or has no reason"
            raise ValueError(message)
        goals[name, articles] = _read_row(tools, name, articles, goal, why)
    return list(goals.values())


def _read_row(tools: Mapping[str, Tool], name: str, articles: str, goal: str, why: str) -> BuildGoal:
    tool, _, rest = name.partition(".")
    scenario, _, measure = rest.partition(".")
    if tool not in tools or measure not in UNITS or scenario not in {each.name for each in SCENARIOS}:
        message = f"{name} is no figure: it must be tool.scenario.measure"
        raise ValueError(message)
    number = None if articles == ANY else int(articles)
    unit = Figure(name, UNITS[measure], name)
    return BuildGoal(tools[tool], scenario, measure, number, read_goal(goal, unit), why)


def load_goals(articles: int) -> list[BuildGoal]:
    """The goals that are set for an archive of so many articles."""
    goals = read_goals(TABLE.read_text("utf-8"))
    return [goal for goal in goals if goal.articles in {None, articles}]
