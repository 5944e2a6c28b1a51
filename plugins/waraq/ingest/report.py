"""What an ingest did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from waraq.errors import Problem


class Outcome(StrEnum):
    """What became of one source record."""

    WRITTEN = "written"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Report:
    """The result of an ingest: how many articles, which files, and every problem.

    `written` are new, `updated` were rewritten from a changed source,
    `unchanged` needed nothing, `kept` carry a person's edits and were left
    alone, `refused` is the number of files and records that could not be used.
    `paths` are the files written or rewritten now.
    """

    written: int
    updated: int
    unchanged: int
    kept: int
    refused: int
    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]
