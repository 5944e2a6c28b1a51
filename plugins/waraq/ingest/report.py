"""What an ingest did."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from waraq.errors import Problem, show_text
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


_BROKEN = "Broken off: "
_COUNTS = ("sources", "read", *(outcome.value for outcome in Outcome), "duplicates")


@dataclass(frozen=True, slots=True)
class Report:
    """The result of an ingest: how many articles, which files, and every problem.

    Of the `sources` that were found, files and those in archives, `read` are
    those that the run had to read; of the others it is known what they hold.
    Of the records `written` became new articles, `updated` were
    rewritten from a changed source, `unchanged` needed nothing, `kept` carry a
    person's edits and were left alone, `conflict` carry these and their source
    changed too, so that its version lies beside the article, `repeated` are
    those that another record of a source says again, and `refused` is the
    number of files and records that could not be used. `duplicates` of all
    articles are copies of another one. `paths` are the files written or
    rewritten now, the first thousand of them. `broken_off` says why the run
    did not come to its end; what is counted had happened by then.
    """

    sources: int
    read: int
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
    broken_off: str = ""

    def to_json(self) -> dict[str, object]:
        """The report as JSON shows it: counts, paths, problems."""
        counts = {name: getattr(self, name) for name in _COUNTS}
        problems = [problem.to_json() for problem in self.problems]
        paths = [path.as_posix() for path in self.paths]
        return {**counts, "broken_off": self.broken_off, "paths": paths, "problems": problems}

    def to_text(self) -> str:
        """The report for people: first what was refused, then what is only told, and the files written."""
        parts = [f"{_BROKEN}{self.broken_off}"] if self.broken_off else []
        parts.append("\n".join(f"{name:>10} {getattr(self, name)}" for name in _COUNTS))
        for fatal, title in ((True, "Refused"), (False, "Used all the same")):
            told = [str(problem) for problem in self.problems if problem.fatal is fatal]
            parts += [f"{title}:\n" + "\n".join(told)] if told else []
        if self.paths:
            more = self.written + self.updated - len(self.paths)
            parts.append("Written:\n" + "\n".join(show_text(str(path)) for path in self.paths))
            parts += [f"and {more} more"] if more else []
        return "\n\n".join(parts) + "\n"

    def keep(self, cache: Path) -> None:
        """Write the report into the folder `cache`, as JSON and as text. Raises OSError."""
        cache.mkdir(parents=True, exist_ok=True)
        whole = json.dumps(self.to_json(), ensure_ascii=False, indent=1)
        # A path may have bytes that are no UTF-8, half characters here.
        write_whole(cache / f"{REPORT}.json", f"{whole}\n".encode("utf-8", "backslashreplace"))
        write_whole(cache / f"{REPORT}.txt", self.to_text().encode())


def forget_report(cache: Path) -> None:
    """Remove the report of an earlier run. Raises OSError."""
    for suffix in ("json", "txt"):
        (cache / f"{REPORT}.{suffix}").unlink(missing_ok=True)


def read_broken(cache: Path) -> str:
    """The report of a run that did not come to its end, for people; "" where the last one did.

    Raises OSError where there is none.
    """
    told = (cache / f"{REPORT}.txt").read_text("utf-8")
    return told if told.startswith(_BROKEN) else ""
