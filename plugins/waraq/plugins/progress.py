"""Progress on a terminal; silence where nobody watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Advance = Callable[[int], None]


@contextmanager
def show_progress(stage: str, total: int | None) -> Iterator[Advance]:
    """Give a function that moves the bar of `stage` on by a number of articles or pages.

    `total` None means that nobody knows how many there will be.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _number: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(stage, total=total)
        yield lambda number: bar.advance(task, number)
