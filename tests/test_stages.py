"""Stages: what is measured, and what one who watches is told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from waraq import stages, usage
from waraq.workers import Workers

BUSY = 0.05  # seconds of CPU


class Told:
    """Remembers what it was told of each stage."""

    def __init__(self) -> None:
        self.begun: list[tuple[str, str, int | None]] = []
        self.done: list[int] = []
        self.totals: list[int] = []

    @contextmanager
    def __call__(self, name: str, unit: str, total: int | None) -> Iterator[stages.Bar]:
        self.begun.append((name, unit, total))
        yield self

    def advance(self, number: int) -> None:
        self.done.append(number)

    def expect(self, total: int) -> None:
        self.totals.append(total)


@pytest.fixture
def told() -> Iterator[Told]:
    told = Told()
    stages.take()
    stages.watch(told)
    yield told
    stages.watch(None)
    stages.take()


def work(seconds: float) -> float:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return seconds


def test_who_watches_is_told_what_is_done(told: Told) -> None:
    with stages.run("Reading articles", "articles", 4) as stage:
        assert list(stage.each("ab")) == ["a", "b"]
        stage.expect(5)
        stage.advance(3)
    with stages.run("Packing"):
        pass
    assert told.begun == [("Reading articles", "articles", 4), ("Packing", "", None)]
    assert told.done == [1, 1, 3]
    assert told.totals == [5]
    stages.watch(None)
    with stages.run("Packing", "files") as stage:
        stage.advance()
    assert len(told.begun) == 2
    assert [stage.count for stage in stages.take()] == [5, 0, 1]


def test_a_stage_has_the_cpu_of_this_process_and_of_others(told: Told) -> None:
    with stages.run("Here"):
        work(BUSY)
    with Workers(2) as workers:
        with stages.run("There"):
            assert list(workers.map(work, [BUSY] * 10)) == [BUSY] * 10
        with stages.run("There again"):
            list(workers.begin(work, [BUSY] * 10)())
    here, there, again = stages.take()
    assert here.cpu >= BUSY
    assert here.seconds >= BUSY
    assert here.workers_cpu == 0
    assert there.workers_cpu >= 10 * BUSY
    assert again.workers_cpu >= 10 * BUSY
    assert min(here.memory, there.workers_memory) > 1_000_000


def test_kinds_of_a_stage_are_added_up(told: Told) -> None:
    with stages.run("Writing pages", "parts") as stage:
        stage.note("day", 0.5)
        stage.note("article", 1.0, 20)
        stage.note("day", 0.25)
    (stage_done,) = stages.take()
    assert stage_done.kinds == (stages.Kind("day", 2, 0.75), stages.Kind("article", 20, 1.0))


def test_what_a_process_did_before_is_its_first_stage(told: Told) -> None:
    with stages.run("Forgotten"):
        pass
    stages.begin("Starting")
    (start,) = stages.take()
    assert start.name == "Starting"
    assert start.seconds > 0
    assert start.cpu > 0
    assert stages.take() == ()


def test_a_stage_that_fails_is_none(told: Told) -> None:
    with pytest.raises(KeyError), stages.run("Reading articles"):
        raise KeyError
    assert stages.take() == ()


def test_the_memory_of_a_process_is_not_that_of_the_one_that_started_it(told: Told) -> None:
    held = bytearray(200_000_000)
    held[:: 1 << 12] = b"\1" * len(held[:: 1 << 12])
    with Workers(2) as workers:
        found = list(workers.map(_read_memory, range(10)))
    assert usage.measure_process().memory > 200_000_000
    assert max(found) < 150_000_000


def _read_memory(_number: int) -> int:
    return usage.measure_process().memory
