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
    CONFLICT = "conflict"
    REPEATED = "repeated"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Report:
    """The result of an ingest: how many articles, which files, and every problem.

    Of the records `written` became new articles, `updated` were
    rewritten from a changed source, `unchanged` needed nothing, `kept` carry a
    person's edits and were left alone, `conflict` carry these and their source
    changed too, so that its version lies beside the article, `repeated` are
    those that another record of a source says again, and `refused` is the
    number of files and records that could not be used. `paths` are the files
    written or rewritten now, the first thousand of them.
    """

    written: int
    updated: int
    unchanged: int
    kept: int
    conflict: int
    repeated: int
    refused: int
    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]
