"""The development sets and scorers beside the checkout, where they are present."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from tests.eval.figure import Figure

PROJECT = Path(__file__).parents[2]
REFERENCE = PROJECT.parent / "shared"
SETS = REFERENCE / "eval"
OPEN_DATA = REFERENCE / "data"

Row = TypeVar("Row")


def find_missing(*paths: Path) -> str:
    """Why nothing can be measured with these files; empty when all are there."""
    missing = [path for path in paths if not path.is_file()]
    return f"no ../{missing[0].relative_to(PROJECT.parent).as_posix()}" if missing else ""


def skip_figures(names: Iterable[str], reason: str) -> Iterator[Figure]:
    """The figures, not measured."""
    return (Figure(name, None, reason) for name in names)


def load_scorer(name: str) -> ModuleType:
    """The scorer of that name, which is a script beside the sets and not a package."""
    spec = importlib.util.spec_from_file_location(name, SETS / f"{name}.py")
    if spec is None or spec.loader is None:
        message = f"{name}.py is no Python file"
        raise ImportError(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_json_lines(path: Path) -> list[dict[str, object]]:
    """The records of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def space_evenly(rows: list[Row], count: int) -> list[Row]:
    """At most `count` of the rows, from all parts of the list.

    >>> space_evenly([0, 1, 2, 3, 4, 5], 3)
    [0, 2, 4]
    """
    if len(rows) <= count:
        return rows
    return [rows[place * len(rows) // count] for place in range(count)]
