"""What an ingest did."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from waraq.errors import Problem
from waraq.files import write_whole

REPORT = "ingest-report"


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
    number of files and records that could not be used. `duplicates` of all
    articles are copies of another one. `paths` are the files written or
    rewritten now, the first thousand of them.
    """

    written: int
    updated: int
    unchanged: int
    kept: int
    conflict: int
    repeated: int
    refused: int
    duplicates: int
    paths: tuple[Path, ...]
    problems: tuple[Problem, ...]

    def to_json(self) -> dict[str, object]:
        """The report as JSON shows it: counts, paths, problems."""
        values = {outcome.value: getattr(self, outcome.value) for outcome in Outcome}
        problems = [asdict(problem) for problem in self.problems]
        values["duplicates"] = self.duplicates
        return {**values, "paths": [path.as_posix() for path in self.paths], "problems": problems}

    def to_text(self) -> str:
        """The report for people: first what was refused, then what is only told."""
        names = [*(outcome.value for outcome in Outcome), "duplicates"]
        counts = "\n".join(f"{name:>10} {getattr(self, name)}" for name in names)
        parts = [counts]
        for fatal, title in ((True, "Refused"), (False, "Used all the same")):
            told = [str(problem) for problem in self.problems if problem.fatal is fatal]
            parts += [f"{title}:\n" + "\n".join(told)] if told else []
        return "\n\n".join(parts) + "\n"

    def keep(self, cache: Path) -> None:
        """Write the report into the folder `cache`, as JSON and as text. Raises OSError."""
        whole = json.dumps(self.to_json(), ensure_ascii=False, indent=1)
        write_whole(cache / f"{REPORT}.json", f"{whole}\n".encode())
        write_whole(cache / f"{REPORT}.txt", self.to_text().encode())
