"""The table of stages that ``waraq build --profile`` writes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from waraq.files import write_whole
from waraq.stages import Kind, Stage
from waraq.usage import measure_age, measure_process

COLUMNS = (
    "stage",
    "seconds",
    "cpu",
    "workers_cpu",
    "count",
    "unit",
    "per_second",
    "memory_mb",
    "workers_memory_mb",
)
_MEGABYTE = 1_000_000


def write_profile(path: Path, stages: Iterable[Stage]) -> None:
    """Write the stages of this command, then all that is none of them, and the whole, separated by tabs."""
    measured = list(_join(stages))
    rows: list[tuple[str, ...]] = [COLUMNS]
    for stage in [*measured, *_add_up(measured)]:
        rows += [_write_stage(stage), *(_write_kind(stage.name, kind) for kind in stage.kinds)]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, "".join("\t".join(row) + "\n" for row in rows).encode())


def _join(stages: Iterable[Stage]) -> Iterator[Stage]:
    """The stages in the order in which they began, those of one name as one."""
    found: dict[str, list[Stage]] = {}
    for stage in stages:
        found.setdefault(stage.name, []).append(stage)
    for same in found.values():
        yield Stage(
            name=same[0].name,
            unit=same[0].unit,
            count=sum(stage.count for stage in same),
            seconds=sum(stage.seconds for stage in same),
            cpu=sum(stage.cpu for stage in same),
            workers_cpu=sum(stage.workers_cpu for stage in same),
            memory=max(stage.memory for stage in same),
            workers_memory=max(stage.workers_memory for stage in same),
            kinds=tuple(kind for stage in same for kind in stage.kinds),
        )


def _add_up(measured: list[Stage]) -> tuple[Stage, Stage]:
    """What belongs to no stage, and the whole command until now, with all processes that have ended."""
    used, times = measure_process(), os.times()
    workers_cpu = sum(stage.workers_cpu for stage in measured)
    memory = max([used.memory, *(stage.memory for stage in measured)])
    workers_memory = max((stage.workers_memory for stage in measured), default=0)
    cpu = used.cpu + times.children_user + times.children_system - workers_cpu
    whole = Stage("Whole", "", 0, measure_age(), cpu, workers_cpu, memory, workers_memory)
    seconds = whole.seconds - sum(stage.seconds for stage in measured)
    cpu -= sum(stage.cpu for stage in measured)
    return Stage("Everything else", "", 0, seconds, cpu, 0.0, memory, workers_memory), whole


def _write_stage(stage: Stage) -> tuple[str, ...]:
    counted = _write_count(stage.count, stage.unit, stage.seconds)
    times = (f"{seconds:.3f}" for seconds in (stage.seconds, stage.cpu, stage.workers_cpu))
    memory = (f"{size / _MEGABYTE:.0f}" for size in (stage.memory, stage.workers_memory))
    return (stage.name, *times, *counted, *memory)


def _write_kind(name: str, kind: Kind) -> tuple[str, ...]:
    """A kind of a stage, of which only the time by the clock is known."""
    return (
        f"{name}: {kind.name}",
        f"{kind.seconds:.3f}",
        "",
        "",
        *_write_count(kind.count, "parts", kind.seconds),
        "",
        "",
    )


def _write_count(count: int, unit: str, seconds: float) -> tuple[str, str, str]:
    if not unit:
        return "", "", ""
    return str(count), unit, f"{count / seconds:.1f}" if seconds else ""
