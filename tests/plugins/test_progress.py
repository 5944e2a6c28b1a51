"""What a terminal shows of a stage; nothing elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO

import pytest
from rich.console import Console

from waraq import stages
from waraq.plugins import progress
from waraq.plugins.progress import watch_stages


@pytest.fixture(autouse=True)
def _watch_no_more() -> Iterator[None]:
    yield
    stages.watch(None)
    stages.take()


def show(width: int) -> list[str]:
    """The lines that a terminal was given for a stage of 2000 articles."""
    shown = StringIO()
    watch_stages(Console(file=shown, force_terminal=True, width=width, color_system=None))
    with stages.run("Looking through the articles", "articles", 1000) as stage:
        stage.expect(2000)
        for _ in range(1500):
            stage.advance()
    return shown.getvalue().replace("\r", "\n").split("\n")


@pytest.mark.parametrize("width", [80, 120])
def test_a_bar_has_name_count_rate_and_remaining_time(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_BETWEEN", 0.0)
    line = next(line for line in reversed(show(width)) if "1500/2000 articles" in line)
    assert "Looking through the articles ━" in line
    assert "/s " in line
    assert ":" in line.rpartition("/s ")[2]


@pytest.mark.parametrize(("width", "name"), [(40, " …"), (62, " through the articles")])
def test_on_a_narrow_terminal_all_figures_are_whole(
    width: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_BETWEEN", 0.0)
    line = next(line for line in reversed(show(width)) if "1500/2000" in line)
    assert line.partition("Looking")[2].startswith(f"{name} 1500/2000 ")
    assert re.search(r"/s \d+:\d\d:\d\d", line)


def test_rate_and_remaining_time_stay_when_another_total_is_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_BETWEEN", 0.0)
    shown = StringIO()
    watch_stages(Console(file=shown, force_terminal=True, width=80, color_system=None))
    with stages.run("Reading sources", "articles", 100) as stage:
        for number in range(300):
            stage.expect(1000 + number)
            stage.advance()
    lines = [line for line in re.split(r"[\r\n]+", shown.getvalue()) if "Reading" in line]
    assert "/s " in lines[-1]
    assert "-:--:--" not in lines[-1]


def test_a_stage_that_counts_nothing_has_its_name_alone() -> None:
    shown = StringIO()
    watch_stages(Console(file=shown, force_terminal=True, width=80, color_system=None))
    with stages.run("Loading tables"):
        pass
    assert "Loading tables" in shown.getvalue()
    assert "━" not in shown.getvalue()


def test_elsewhere_nothing_is_shown() -> None:
    shown = StringIO()
    watch_stages(Console(file=shown, width=80))
    with stages.run("Reading articles", "articles", 1) as stage:
        stage.advance()
    assert shown.getvalue() == ""
