"""What a build tells: counted in the log, and kept as JSON for ``waraq build`` to print."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from waraq.errors import Problem

FILE = "build.json"


def write_summary(cache: Path, counts: Mapping[str, int], problems: Sequence[Problem]) -> None:
    """Write the summary of this build into the cache folder."""
    cache.mkdir(parents=True, exist_ok=True)
    values = {"counts": dict(counts), "problems": [asdict(problem) for problem in problems]}
    (cache / FILE).write_text(json.dumps(values, ensure_ascii=False, indent=1), "utf-8")


def read_summary(cache: Path) -> tuple[dict[str, int], list[Problem]]:
    """The counts and problems of the last build.

    :raises FileNotFoundError: when there was none.
    """
    values = json.loads((cache / FILE).read_text("utf-8"))
    return values["counts"], [Problem(**problem) for problem in values["problems"]]
