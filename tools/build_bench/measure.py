"""Runs the tools on the archive, scenario by scenario, and says what each run took."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.bench.layout import PROJECT
from tools.bench.processes import Usage, run_measured
from tools.bench.progress import say
from tools.build_bench.authority import write_authority
from tools.build_bench.content import Archive
from tools.build_bench.layout import Layout
from tools.build_bench.runs import Run
from tools.build_bench.scenarios import SCENARIOS, Changing, Scenario
from tools.build_bench.snapshot import Change
from tools.build_bench.tools import Tool


def measure(
    layout: Layout,
    articles: int,
    tools: Sequence[Tool],
    scenarios: Iterable[Scenario] = SCENARIOS,
    others: Collection[str] | None = None,
) -> list[Run]:
    """Make the archive anew for these tools and build it with each of them in every scenario.

    Where `others` are given, tools that are not ours build in the scenarios of these names alone.
    """
    changing = Changing(prepare(layout, tools), articles)
    measuring = _Measuring(layout)
    runs = []
    for scenario in scenarios:
        say(f"{scenario.label[0].upper()}{scenario.label[1:]}")
        scenario.change(changing)
        here = others is None or scenario.name in others
        runs += [measuring.run(scenario, tool) for tool in tools if here or tool.is_ours]
        measuring.forget()
    if changing.renamed:
        say(f"  {changing.renamed:,} articles had the name that was corrected")
    return runs


def prepare(layout: Layout, tools: Sequence[Tool]) -> Archive:
    """Empty folders for the tools, with all that they read besides articles."""
    shutil.rmtree(layout.snapshots, ignore_errors=True)
    for folder in (layout.authority, layout.snapshots):
        folder.mkdir(parents=True, exist_ok=True)
    write_authority(layout.authority)
    forms = dict.fromkeys(tool.form for tool in tools)
    for form in forms:
        shutil.rmtree(layout.project(form), ignore_errors=True)
        layout.project(form).mkdir()
    for tool in tools:
        tool.set_up(layout)
    return Archive({form: layout.project(form) / "content" for form in forms}, layout.authority, layout.texts)


@dataclass(slots=True)
class _Measuring:
    """`done` are the runs of this scenario; `before` has the last snapshot of every output folder."""

    layout: Layout
    done: dict[str, Usage] = field(default_factory=dict)
    before: dict[Path, Path] = field(default_factory=dict)
    after: dict[Path, Path] = field(default_factory=dict)

    def run(self, scenario: Scenario, tool: Tool) -> Run:
        """Build with one tool."""
        project, output = tool.list_folders(self.layout)
        os.sync()  # what was written before this run is not to be waited for in it
        usage = run_measured(tool.command(), project, tool.environment)
        if tool.follows:
            usage = add_usage(self.done[tool.follows], usage)
        self.done[tool.name] = usage
        snapshot = self.layout.snapshots / f"{scenario.name}-{tool.name}.tsv"
        change = take_snapshot(output, snapshot, self.before.get(output))
        self.after[output] = snapshot
        run = Run(scenario.name, tool.name, usage, change)
        say(f"  {tool.label}: {usage.wall:.2f} s, {change.pages:,} pages, {change.changed:,} files changed")
        return run

    def forget(self) -> None:
        """End the scenario: the next one begins with the output folders as they are."""
        self.before.update(self.after)
        self.done.clear()


def add_usage(first: Usage, then: Usage) -> Usage:
    """What two runs took, one after the other."""
    return Usage(first.wall + then.wall, first.cpu + then.cpu, max(first.memory, then.memory))


def take_snapshot(output: Path, after: Path, before: Path | None) -> Change:
    """Keep what lies in an output folder; what changed since `before`."""
    command = [sys.executable, "-m", "tools.build_bench.snapshot", str(output), str(after)]
    done = subprocess.run(
        [*command, *([str(before)] if before else [])],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return Change(**json.loads(done.stdout))
