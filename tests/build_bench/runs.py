"""Runs that nobody made, to be shown."""

from __future__ import annotations

from tools.bench.processes import Usage
from tools.build_bench.runs import Run
from tools.build_bench.scenarios import SCENARIOS
from tools.build_bench.snapshot import Change


def make_run(scenario: str, tool: str, wall: float, *, cpu: float = 0.0, memory: int = 10**9) -> Run:
    change = Change(files=9, pages=8, bytes=7000, written=6, changed=5, changed_bytes=4_000_000, deleted=3)
    return Run(scenario, tool, Usage(wall, cpu or wall, memory), change)


def make_runs(**walls: float) -> list[Run]:
    """A run of every tool named in every scenario; `pagefind` is short for Hugo and Pagefind."""
    names = {"pagefind": "hugo+pagefind", "pages": "waraq-pages"}
    return [
        make_run(scenario.name, names.get(tool, tool), wall)
        for scenario in SCENARIOS
        for tool, wall in walls.items()
    ]
