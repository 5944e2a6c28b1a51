"""The table, the goals, the picture, and the figures for programs."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from tests.build_bench.runs import make_run, make_runs
from tools.bench.goals import Goal
from tools.build_bench import picture
from tools.build_bench.goals import TABLE, load_goals, read_goals
from tools.build_bench.picture import draw_runs
from tools.build_bench.report import describe_goals, judge_goals, write_goals, write_runs
from tools.build_bench.runs import describe_runs, read_runs
from tools.build_bench.scenarios import SCENARIOS
from tools.build_bench.tools import TOOLS, list_names

HEADER = "figure\tarticles\tgoal\twhy\n"
SVG = "{http://www.w3.org/2000/svg}"


def test_every_tool_has_a_row_in_every_scenario() -> None:
    runs = make_runs(waraq=3.0, hugo=2.0, pagefind=6.0)
    tools = [tool for tool in TOOLS if tool.most is None]
    lines = write_runs(tools, runs).splitlines()
    assert len(lines) == 1 + len(tools) * len(SCENARIOS)
    found = {line.split("  ")[0]: line.split() for line in lines}
    assert found["cold build: Waraq"][-3:] == ["0.50", "0.50", "hugo+pagefind"]
    assert found["cold build: Hugo + Pagefind"][-3:] == ["1.00", "1.00", "hugo+pagefind"]
    assert found["nothing changed: Waraq, pages alone"][-4:] == ["-", "-", "not", "there"]
    assert found["one article edited: Hugo"][4:-3] == [
        "2.00",
        "s",
        "2.00",
        "s",
        "1,000",
        "MB",
        "9",
        "6",
        "5",
        "4.00",
        "MB",
        "3",
    ]


def test_a_tool_without_its_reference_has_no_ratio() -> None:
    tools = [tool for tool in TOOLS if tool.name == "waraq"]
    assert write_runs(tools, make_runs(waraq=3.0)).splitlines()[1].split()[-2:] == ["-", "-"]


def test_runs_are_read_as_they_were_described() -> None:
    runs = make_runs(waraq=3.25, eleventy=2.0)
    assert read_runs(json.loads(json.dumps(describe_runs(runs)))) == runs


@pytest.mark.parametrize(
    "articles, figure, goal",
    [
        (10_000, "waraq-pages.cold.wall", Goal(0.8, "x")),
        (50_000, "waraq-pages.cold.wall", Goal(0.5, "x")),
        (10_000, "waraq.cold.cpu", Goal(1.0, "x")),
        (50_000, "waraq.cold.cpu", Goal(0.7, "x")),
        (100_000, "waraq.cold.memory", Goal(2.5, "GB")),
        (50_000, "waraq.more.wall", Goal(0.04, "x")),
        (7, "waraq.unchanged.wall", Goal(1.5, "s")),
        (7, "waraq.edited.wall", Goal(3, "s")),
    ],
)
def test_the_goals_that_are_set(articles: int, figure: str, goal: Goal) -> None:
    assert {each.figure.name: each.goal for each in load_goals(articles)}[figure] == goal


def test_goals_for_other_sizes_are_left_out() -> None:
    everywhere = {goal.figure.name for goal in load_goals(7)}
    assert everywhere == {"waraq.unchanged.wall", "waraq.edited.wall"}
    assert len(read_goals(TABLE.read_text("utf-8"))) > len(load_goals(50_000)) > len(everywhere)


@pytest.mark.parametrize(
    "text, message",
    [
        ("figure\tgoal\twhy\n", "the header must be"),
        (HEADER + "waraq.cold\tany\t1 s\tfast\n", "is no figure"),
        (HEADER + "jekyll.cold.wall\tany\t1 s\tfast\n", "is no figure"),
        (HEADER + "waraq.warm.wall\tany\t1 s\tfast\n", "is no figure"),
        (HEADER + "waraq.cold.wall\tany\t1 s\tfast\nwaraq.cold.wall\tany\t2 s\tslow\n", "stands twice"),
        (HEADER + "waraq.cold.wall\tany\t1 s\t\n", "has no reason"),
        (HEADER + "waraq.cold.wall\tany\t1 GB\tsmall\n", "measured in s"),
        (HEADER + "waraq.cold.wall\tmany\t1 s\tfast\n", "invalid literal"),
    ],
)
def test_a_wrong_table_of_goals_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_goals(text)


def test_goals_are_judged_against_the_reference_of_their_tool() -> None:
    goals = read_goals(
        HEADER
        + "waraq.cold.wall\tany\t0.5 x\tof Hugo and Pagefind\n"
        + "waraq-pages.cold.wall\tany\t0.5 x\tof Hugo\n"
        + "waraq.edited.wall\tany\t3 s\tby the clock\n"
        + "waraq.cold.memory\tany\t0.9 GB\tsmall\n"
    )
    runs = [*make_runs(hugo=2.0, pagefind=6.0), make_run("cold", "waraq", 3.0)]
    rows = judge_goals(goals, runs)
    assert [row.verdict for row in rows] == ["reached", "not there", "not there", "missed"]
    assert [row.ratio for row in rows[:2]] == [0.5, None]
    lines = write_goals(rows).splitlines()
    assert lines[1].split() == [
        "Waraq,",
        "cold",
        "build,",
        "wall",
        "6.00",
        "s",
        "3.00",
        "s",
        "0.500",
        "≤",
        "0.5",
        "x",
        "reached",
    ]
    assert lines[2].endswith("not there")
    assert json.loads(json.dumps(describe_goals(rows)))[3]["verdict"] == "missed"
    assert write_goals([]) == ""


def test_the_picture_is_well_formed_and_its_bars_are_to_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = '<script>&"'
    labelled = tuple(tool for tool in TOOLS if tool.name != "hugo")
    monkeypatch.setattr(picture, "TOOLS", labelled)  # so that a name stands where a label would
    runs = [
        make_run("cold", "waraq", 4.0, cpu=8.0),
        make_run("cold", "eleventy", 2.0),
        make_run("cold", hostile, 1),
    ]
    root = ET.fromstring(draw_runs(runs, 1234))
    assert root.tag == f"{SVG}svg"
    bars = [float(bar.get("width", 0)) for bar in root.iter(f"{SVG}rect")][1:]
    assert [bar / bars[1] for bar in bars] == pytest.approx([0.5, 1, 0.25, 0.25, 0.125, 0.125], abs=0.001)
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert hostile in texts
    assert "cold build" in texts
    assert "1,234 articles" in texts[0]
    assert root.find(f".//{SVG}script") is None


def test_a_picture_of_nothing_is_well_formed() -> None:
    assert ET.fromstring(draw_runs([], 60)).find(f"{SVG}title") is not None


def test_names_and_references_of_tools_are_known() -> None:
    names = list_names()
    assert len(set(names)) == len(names)
    assert {tool.reference for tool in TOOLS} == {"hugo", "hugo+pagefind"}
    assert {tool.follows for tool in TOOLS if tool.follows} == {"hugo"}
