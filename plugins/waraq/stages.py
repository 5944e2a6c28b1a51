"""The stages of a build, each named where it is run: what it cost, and how far it is.

Stages follow one another. Measuring one takes less than a millisecond, so all
are measured; who wants to be shown how far one is says so with `watch`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from waraq.usage import measure_age, measure_process, sum_workers

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Kind:
    """What one kind of thing took of a stage: so many, in so many seconds by the clock."""

    name: str
    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Stage:
    """What a stage did and cost.

    `count` things called `unit`, if it counts any, in `seconds` by the clock.
    `cpu` are seconds of this process, `workers_cpu` of those that shared its
    work. `memory` and `workers_memory` are the largest resident sets so far,
    of this process and of the largest of the others, in bytes.
    """

    name: str
    unit: str
    count: int
    seconds: float
    cpu: float
    workers_cpu: float
    memory: int
    workers_memory: int
    kinds: tuple[Kind, ...] = ()


class Bar(Protocol):
    """What shows how far a stage is."""

    def advance(self, number: int) -> None:
        """Show that so many more are done."""

    def expect(self, total: int) -> None:
        """Show that there are so many, other than was said at the beginning."""


class _NoBar:
    """Nobody watches."""

    def advance(self, number: int) -> None:
        pass

    def expect(self, total: int) -> None:
        pass


class Running:
    """A stage while it runs."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self.count = 0
        self.kinds: dict[str, Kind] = {}

    def advance(self, number: int = 1) -> None:
        """So many more are done."""
        self.count += number
        self._bar.advance(number)

    def each(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items; each is done when the next is asked for."""
        for item in items:
            yield item
            self.advance()

    def expect(self, total: int) -> None:
        """There are so many, other than was said at the beginning."""
        self._bar.expect(total)

    def note(self, kind: str, seconds: float, number: int = 1) -> None:
        """Things of one kind have taken so long."""
        before = self.kinds.get(kind, Kind(kind, 0, 0.0))
        self.kinds[kind] = Kind(kind, before.count + number, before.seconds + seconds)


Watch = Callable[[str, str, int | None], AbstractContextManager[Bar]]
"""Shows a stage with this name, this unit and so many to do, if that is known."""


@contextmanager
def _watch_nothing(_name: str, _unit: str, _total: int | None) -> Iterator[Bar]:
    yield _NoBar()


_done: list[Stage] = []
_watch: list[Watch] = [_watch_nothing]


def watch(show: Watch | None) -> None:
    """Have the stages of this process shown from now on, or no more."""
    _watch[:] = [show or _watch_nothing]


@contextmanager
def run(name: str, unit: str = "", total: int | None = None) -> Iterator[Running]:
    """Measure what is done within as one stage; `unit` is what it counts, in the plural.

    >>> _ = take()
    >>> with run("Reading articles", "articles", 2) as stage:
    ...     for _ in ("پہلی خبر", "دوسری خبر"):
    ...         stage.advance()
    >>> [(stage.name, stage.count, stage.unit) for stage in take()]
    [('Reading articles', 2, 'articles')]
    """
    with _watch[0](name, unit, total) as bar:
        running = Running(bar)
        cpu, workers_cpu, begun = time.process_time(), sum_workers().cpu, time.perf_counter()
        yield running
        seconds = time.perf_counter() - begun
    used, workers = measure_process(), sum_workers()
    spent = (used.cpu - cpu, workers.cpu - workers_cpu)
    kinds = tuple(running.kinds.values())
    _done.append(Stage(name, unit, running.count, seconds, *spent, used.memory, workers.memory, kinds))


def begin(name: str) -> None:
    """Forget all stages; what this process did until now is the first."""
    used, workers = measure_process(), sum_workers()
    _done[:] = [Stage(name, "", 0, measure_age(), used.cpu, 0.0, used.memory, workers.memory)]


def take() -> tuple[Stage, ...]:
    """The stages so far, which are then forgotten."""
    taken = tuple(_done)
    _done.clear()
    return taken
