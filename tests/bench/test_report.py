"""Goals and verdicts, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.bench import __main__ as bench
from tools.bench.figures import FIGURES, Figure
from tools.bench.goals import Goal, load_goals, read_goals
from tools.bench.layout import Layout
from tools.bench.report import Row, describe_rows, make_rows, write_table

HEADER = "figure\tgoal\twhy\n"
LOAD = next(figure for figure in FIGURES if figure.name == "load.bytes")


@pytest.mark.parametrize(
    "goal, pagefind, ours, verdict",
    [
        (Goal(50, "KB"), 81_000, 50_000, "reached"),
        (Goal(50, "KB"), 81_000, 50_001, "missed"),
        (Goal(50, "KB"), None, 49_000, "reached"),
        (Goal(50, "KB"), 81_000, None, "not there"),
        (Goal(3, "%"), None, 0.031, "missed"),
        (Goal(0.8, "GB"), None, 799_000_000, "reached"),
        (Goal(4, ""), 6, 4, "reached"),
        (Goal(4, ""), 6, 5, "missed"),
        (Goal(0.6, "x"), 100, 60, "reached"),
        (Goal(0.6, "x"), 100, 60.1, "missed"),
        (Goal(1, "x"), None, 1, "not there"),
        (None, 1, 2, ""),
        (None, 1, None, "not there"),
    ],
)
def test_verdicts(goal: Goal | None, pagefind: float | None, ours: float | None, verdict: str) -> None:
    assert Row(LOAD, pagefind, ours, goal).verdict == verdict


def test_the_goals_that_are_set() -> None:
    goals = load_goals()
    assert goals["load.bytes"] == Goal(50, "KB")
    assert goals["disk.index"] == Goal(0.6, "x")
    assert goals["first.rare.rounds"] == Goal(4, "")
    assert goals["more.rewritten"] == Goal(3, "%")
    assert set(goals) <= {figure.name for figure in FIGURES}


@pytest.mark.parametrize(
    "text, message",
    [
        ("figure\tgoal\n", "the header must be"),
        (HEADER + "load.byte\t50 KB\tslow links\n", "is no figure"),
        (HEADER + "load.bytes\t50 KB\tslow links\nload.bytes\t40 KB\tslower\n", "stands twice"),
        (HEADER + "load.bytes\t50 KB\t\n", "has no reason"),
        (HEADER + "load.bytes\t50 MB\tfast links\n", "measured in KB"),
        (HEADER + "load.bytes\tfew KB\tslow links\n", "could not convert"),
    ],
)
def test_a_wrong_table_of_goals_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_goals(text)


def test_every_figure_has_a_row_and_missing_ones_a_dash() -> None:
    rows = make_rows({"load.bytes": 80_000}, {"load.bytes": 40_000}, {"engine.year": Goal(30, "ms")})
    lines = write_table(rows).splitlines()
    assert len(lines) == len(FIGURES) + 1
    found = {line.split("  ")[0]: line.split() for line in lines}
    assert found["first load, before a query"][-5:] == ["80.0", "KB", "40.0", "KB", "0.50"]
    assert found["engine, within a year"][-8:] == ["-", "-", "-", "≤", "30", "ms", "not", "there"]


@pytest.mark.parametrize(
    "unit, value, text",
    [("s", 1.234, "1.23 s"), ("KB", 12_340, "12.3 KB"), ("GB", 7e9, "7.00 GB"), ("%", 0.384, "38.4 %"),
     ("", 16, "16"), ("ms", 1080.4, "1,080 ms"), ("ms", None, "-")],
)  # fmt: skip
def test_numbers_have_three_digits(unit: str, value: float | None, text: str) -> None:
    assert Figure("x", unit, "x").write(value) == text


def test_rows_for_programs_are_json() -> None:
    rows = make_rows({"build.cpu": 10.0}, {"build.cpu": 5.0}, load_goals())
    found = {each["figure"]: each for each in json.loads(json.dumps(describe_rows(rows)))}
    assert found["build.cpu"]["ratio"] == 0.5
    assert found["build.cpu"]["verdict"] == "reached"
    assert found["load.bytes"]["verdict"] == "not there"


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bench whose builds were made and whose browser finds what the goals want, but for one figure."""
    monkeypatch.setattr(bench, "PROJECT", tmp_path)
    monkeypatch.setattr(bench.Layout, "of", lambda articles: Layout(tmp_path / str(articles)))
    ours = {figure.name: 0.0 for figure in FIGURES}
    pagefind = {figure.name: 1.0 for figure in FIGURES}
    (tmp_path / "900").mkdir()
    (tmp_path / "900" / "builds.json").write_text(json.dumps([pagefind, ours]))
    slow = {**ours, "engine.year": 31.0}
    monkeypatch.setattr(bench, "measure", lambda _, articles: (pagefind, slow if articles == 900 else ours))


@pytest.mark.usefixtures("measured")
def test_a_goal_missed_fails_only_when_asked_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["900", "--reuse", "--json", str(tmp_path / "out.json")]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("900 articles in 900/; the goals are set for 50,000\n")
    assert printed.endswith(f"{len(load_goals()) - 1} reached, 1 missed, 0 not there\n")
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["articles"] == 900
    assert bench.main(["900", "--reuse", "--strict"]) == 1


@pytest.mark.usefixtures("measured")
def test_strict_is_content_when_all_is_reached(tmp_path: Path) -> None:
    (tmp_path / "900").rename(tmp_path / "901")
    assert bench.main(["901", "--reuse", "--strict"]) == 0


@pytest.mark.usefixtures("measured")
def test_nothing_is_reused_that_was_not_built(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["2000", "--reuse"]) == 2
    assert "nothing to reuse" in capsys.readouterr().err


def test_too_few_articles_are_refused() -> None:
    with pytest.raises(SystemExit):
        bench.main(["499"])
