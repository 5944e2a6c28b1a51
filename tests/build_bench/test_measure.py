"""Scenarios follow each other, and each run is held against the output folder as it was before."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tools.build_bench.layout import Layout
from tools.build_bench.measure import measure
from tools.build_bench.scenarios import Changing, Scenario
from tools.build_bench.tools import Tool

# A generator: a page for each article with its name, and one, written each time, with their number.
GENERATE = """
from pathlib import Path
articles = sorted(path.stem for path in Path("content").rglob("*.md"))
for name in ["index", *articles]:
    page = Path("site", f"{name}.html")
    page.parent.mkdir(exist_ok=True)
    if name == "index" or not page.exists():
        page.write_text(str(len(articles)) if name == "index" else name)
"""
# Another that makes a search of them.
INDEX = """
from pathlib import Path
Path("site/index.json").write_text(str(sorted(path.name for path in Path("site").glob("*.html"))))
"""
SCENARIOS = (
    Scenario("cold", "cold build", Changing.make),
    Scenario("unchanged", "nothing changed", Changing.keep),
    Scenario("edited", "one article more", lambda changing: changing.archive.edit(60)),
)


def make_tool(name: str, program: str, follows: str | None = None) -> Tool:
    return Tool(
        name=name,
        label=name,
        form="hugo",
        output="site",
        reference="pages",
        command=lambda: [sys.executable, "-c", program],
        set_up=lambda layout: layout.project("hugo").joinpath("set-up").touch(),
        follows=follows,
    )


def test_runs_are_held_against_what_was_there_before(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "bench")
    tools = [make_tool("pages", GENERATE), make_tool("pages+search", INDEX, follows="pages")]
    runs = {(run.scenario, run.tool): run for run in measure(layout, 5, tools, SCENARIOS)}
    changes = {key: (run.change.files, run.change.written, run.change.changed) for key, run in runs.items()}
    assert changes == {
        ("cold", "pages"): (6, 6, 6),
        ("cold", "pages+search"): (7, 7, 7),
        ("unchanged", "pages"): (7, 1, 0),
        ("unchanged", "pages+search"): (7, 2, 0),
        ("edited", "pages"): (8, 2, 2),
        ("edited", "pages+search"): (8, 3, 3),
    }
    assert {run.change.deleted for run in runs.values()} == {0}
    alone, both = (runs["cold", name].usage for name in ("pages", "pages+search"))
    assert both.wall > alone.wall
    assert both.cpu > alone.cpu
    assert both.memory >= alone.memory > 0
    assert (layout.project("hugo") / "set-up").exists()


def test_others_build_in_the_scenarios_that_are_named(tmp_path: Path) -> None:
    ours, other = make_tool("ours", GENERATE), make_tool("pages", GENERATE)
    ours = replace(ours, form="waraq", set_up=lambda layout: layout.folder.mkdir(exist_ok=True))
    assert ours.is_ours
    runs = measure(Layout(tmp_path / "bench"), 5, [ours, other], SCENARIOS, ["unchanged"])
    assert [(run.scenario, run.tool) for run in runs] == [
        ("cold", "ours"),
        ("unchanged", "ours"),
        ("unchanged", "pages"),
        ("edited", "ours"),
    ]
    assert [run.change.changed for run in runs] == [6, 0, 6, 2]


def test_what_an_earlier_bench_left_is_removed(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "bench")
    left = layout.project("hugo") / "content" / "articles" / "left.md"
    left.parent.mkdir(parents=True)
    left.write_text("", "utf-8")
    (run,) = measure(layout, 5, [make_tool("pages", GENERATE)], SCENARIOS[:1])
    assert run.change.files == 6


def test_a_build_that_fails_ends_the_bench(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="non-zero exit status 3"):
        measure(Layout(tmp_path / "bench"), 5, [make_tool("pages", "raise SystemExit(3)")], SCENARIOS[:1])
