"""`make eval`: every figure with its floor, and a failure where one lies below.

``python -m tests.eval.run`` runs each ``eval_*.py`` beside this file that has
a function `measure`, and compares what it yields with ``floors.tsv``. What
needs the development sets beside the checkout is shown as skipped without
them.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tests.eval.figure import Figure, Floor

HERE = Path(__file__).parent
FLOORS = HERE / "floors.tsv"
PROCESSES = 2
ALONE = frozenset(
    {"eval_speed", "eval_suggest", "eval_tagging"}
)  # a speed is measured on a machine that does nothing else
LONGEST = frozenset({"eval_search", "eval_search_browser"})  # begun first, or they would end alone
FAILURES = frozenset({"below", "above", "no floor", "not measured"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A line of the report; the status is one of `FAILURES`, ``ok`` or ``skipped``."""

    name: str
    value: float | None
    floor: Floor | None
    status: str
    reason: str = ""


def find_measures() -> list[str]:
    """The names of the measuring modules, in order."""
    return sorted(path.stem for path in HERE.glob("eval_*.py"))


def run_measure(name: str) -> list[Figure]:
    """The figures of one module; one skipped figure when it has no `measure`."""
    measure = getattr(importlib.import_module(f"tests.eval.{name}"), "measure", None)
    if measure is None:
        return [Figure(name, None, f"{name}.py has no function measure")]
    return list(measure())


def read_floors(text: str) -> dict[str, Floor]:
    """The floors of a table with the columns name, floor, why.

    Raises ValueError for a wrong header or row, or for a name that stands twice.

    >>> read_floors("name\\tfloor\\twhy\\ndates.golden\\t0.98\\tall but one\\n")
    {'dates.golden': Floor(value=0.98, ceiling=False)}
    """
    header, *rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    if header != ["name", "floor", "why"]:
        message = f"the header must be name, floor, why; it is {', '.join(header)}"
        raise ValueError(message)
    floors: dict[str, Floor] = {}
    for name, floor, why in rows:
        if name in floors or not why:
            message = f"{name} stands twice, or has no reason"
            raise ValueError(message)
        floors[name] = Floor.parse(floor)
    return floors


def judge_figures(figures: Iterable[Figure], floors: Mapping[str, Floor]) -> list[Verdict]:
    """A verdict for each figure, and one for each floor without a figure, which fails.

    >>> [verdict.status for verdict in judge_figures([Figure("a", 0.7)], {"a": Floor(0.8), "b": Floor(1)})]
    ['below', 'not measured']
    """
    verdicts = [judge_figure(figure, floors.get(figure.name)) for figure in figures]
    measured = {verdict.name for verdict in verdicts}
    verdicts.extend(
        Verdict(name, None, floor, "not measured") for name, floor in floors.items() if name not in measured
    )
    return verdicts


def judge_figure(figure: Figure, floor: Floor | None) -> Verdict:
    """The verdict on one figure; a skipped one needs no floor."""
    if figure.value is None:
        status = "skipped"
    elif floor is None:
        status = "no floor"
    elif floor.holds(figure.value):
        status = "ok"
    else:
        status = "above" if floor.ceiling else "below"
    return Verdict(figure.name, figure.value, floor, status, figure.reason)


def write_report(verdicts: Iterable[Verdict]) -> str:
    """The verdicts as lines in columns."""
    rows = [("figure", "value", "floor", ""), *map(_list_cells, verdicts)]
    width = max(len(name) for name, *_ in rows)
    return "".join(
        f"{name:{width}}  {value:>9}  {floor:>9}  {status}".rstrip() + "\n"
        for name, value, floor, status in rows
    )


def _list_cells(verdict: Verdict) -> tuple[str, str, str, str]:
    status = f"{verdict.status} ({verdict.reason})" if verdict.reason else verdict.status
    floor = verdict.floor
    bound = "-" if floor is None else ("<=" if floor.ceiling else "") + _write_number(floor.value)
    return verdict.name, _write_number(verdict.value), bound, status


def _write_number(number: float | None) -> str:
    if number is None:
        return "-"
    return f"{number:.0f}" if number == int(number) and abs(number) > 1 else f"{number:.4f}"


def run() -> int:
    """Measure, report, and say whether it failed (1) or not (0)."""
    started = time.monotonic()
    sys.path.insert(0, str(HERE.parents[1] / "plugins"))  # a checkout that is not installed
    floors = read_floors(FLOORS.read_text("utf-8"))
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        names = sorted(set(find_measures()) - ALONE, key=lambda name: (name not in LONGEST, name))
        figures = [figure for found in pool.map(run_measure, names) for figure in found]
    for name in sorted(ALONE.intersection(find_measures())):
        figures.extend(run_measure(name))
    verdicts = judge_figures(sorted(figures, key=lambda figure: figure.name), floors)
    sys.stdout.write(write_report(verdicts))
    failed = sum(verdict.status in FAILURES for verdict in verdicts)
    skipped = sum(verdict.status == "skipped" for verdict in verdicts)
    seconds = time.monotonic() - started
    sys.stdout.write(f"{len(verdicts)} figures, {failed} failed, {skipped} skipped, {seconds:.0f} s\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run())
