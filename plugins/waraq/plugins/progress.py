"""Progress on a terminal: stage, count, rate and remaining time; silence where nobody watches."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from waraq import stages

# Seconds between two looks at a bar; what is done between them is shown at once.
_BETWEEN = 0.1
_NARROW = 72  # columns of a terminal: below it neither bar nor unit is shown, so that all figures are whole
_FIGURES = 31  # columns that count, rate and remaining time take of 100,000 articles
_SLOW = 10  # a second: below it the rate is told with a decimal


def watch_stages(console: Console | None = None) -> None:
    """Show from now on how far each stage of this process is, where there is a terminal to show it on."""
    shown = console or Console(stderr=True)
    if shown.is_terminal:
        stages.watch(lambda name, unit, total: _show_stage(shown, name, unit, total))


class RateColumn(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        """The rate, as text; nothing before it is known."""
        rate = task.finished_speed or task.speed
        return Text(describe_rate(rate) if rate else "", style="progress.data.speed")


def describe_rate(rate: float) -> str:
    """A rate for people.

    >>> describe_rate(1234.5), describe_rate(2.345)
    ('1,234/s', '2.3/s')
    """
    return f"{rate:.1f}/s" if rate < _SLOW else f"{rate:,.0f}/s"


@contextmanager
def _show_stage(console: Console, name: str, unit: str, total: int | None) -> Iterator[stages.Bar]:
    columns: list[ProgressColumn] = [TextColumn("{task.description}")]
    is_narrow = bool(unit) and console.width < _NARROW
    if is_narrow:
        name = _shorten(name, console.width - _FIGURES)
        columns += [MofNCompleteColumn()]
    elif unit:
        columns += [BarColumn(None), MofNCompleteColumn(), TextColumn(unit)]
    if unit:
        columns += [RateColumn(), TimeRemainingColumn()]
    with Progress(*columns, console=console, transient=True, expand=bool(unit) and not is_narrow) as shown:
        bar = _Bar(shown, shown.add_task(name, total=total), total)
        yield bar
        bar.flush()


def _shorten(name: str, most: int) -> str:
    shown = Text(name)
    shown.truncate(max(most, 1), overflow="ellipsis")
    return shown.plain


class _Bar:
    """A bar of rich's, which takes long to move and is moved ten times a second."""

    def __init__(self, shown: Progress, task: TaskID, total: int | None) -> None:
        self._shown = shown
        self._task = task
        self._total = total
        self._done = 0
        self._moved = time.monotonic()

    def advance(self, number: int) -> None:
        """Move the bar, if it was not moved just now."""
        self._done += number
        now = time.monotonic()
        if now - self._moved >= _BETWEEN:
            self._moved = now
            self.flush()

    def expect(self, total: int) -> None:
        """Make the bar longer or shorter when it is moved next."""
        self._total = total

    def flush(self) -> None:
        """Move the bar to where the stage is."""
        [task] = self._shown.tasks
        if task.total != self._total:
            # Told by `update`, another total would make rich forget the rate and the remaining time.
            task.total = self._total
            task.finished_time = task.finished_speed = None
        self._shown.update(self._task, completed=self._done)
