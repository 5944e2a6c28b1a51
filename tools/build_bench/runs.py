"""One run of one tool: what it took and what it wrote; kept as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from tools.bench.processes import Usage
from tools.build_bench.snapshot import Change


@dataclass(frozen=True, slots=True)
class Run:
    """What one tool took in one scenario, and what it did to its output folder."""

    scenario: str
    tool: str
    usage: Usage
    change: Change

    def list_values(self) -> dict[str, float]:
        """All that was measured by name: seconds, bytes and counts."""
        return {**asdict(self.usage), **asdict(self.change)}


def describe_runs(runs: Iterable[Run]) -> list[dict[str, object]]:
    """The runs for programs."""
    return [{"scenario": run.scenario, "tool": run.tool, **run.list_values()} for run in runs]


def read_runs(described: Iterable[dict[str, object]]) -> list[Run]:
    """The runs that `describe_runs` described."""
    return [
        Run(
            str(each["scenario"]),
            str(each["tool"]),
            Usage(**{field.name: each[field.name] for field in fields(Usage)}),  # type: ignore[arg-type]
            Change(**{field.name: each[field.name] for field in fields(Change)}),  # type: ignore[arg-type]
        )
        for each in described
    ]
