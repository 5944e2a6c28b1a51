"""What has happened so far in an ingest: counts, files, problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from waraq.errors import Problem, describe_disk, find_disk_error
from waraq.ingest.copies_file import Found
from waraq.ingest.report import Outcome, Report, forget_report
from waraq.ingest.source_file import SourceFile
from waraq.ingest.told import Told

_PATHS = 1000


class Tally:
    """The counts of one run, from which its report is made at any moment.

    `sources` are those found, of which `read` were read; `told` is of the
    source that is being read. `failed` are the names of sources in which
    something was refused, `unread` the paths of folders and archives that
    could not be opened. So many records as `unsaid` were refused without a
    problem of their own.
    """

    def __init__(self, seeds: Path) -> None:
        self.seeds = seeds
        self.sources = 0
        self.read = 0
        self.counts: Counter[Outcome] = Counter()
        self.duplicates = 0
        self.unsaid = 0
        self.paths: list[Path] = []
        self.problems: list[Problem] = []
        self.told = Told()
        self.failed: set[str] = set()
        self.unread: set[str] = set()

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Take what is wrong with folders and archives, of which nothing was read for that; and notices."""
        for problem in problems:
            self.problems.append(problem)
            if problem.fatal:
                self.unread.add(problem.path)

    def begin(self) -> None:
        """Take what is told from now on for that of another source."""
        self.told = Told()

    def end(self, source: SourceFile) -> Told:
        """Take what was told of a source that was read to its end."""
        told = self.told
        told.end(source)
        if told.refused:
            self.failed.add(source.name)
        self.read += 1
        self.unsaid += told.unsaid
        self.problems += told.problems
        self.begin()
        return told

    def note_written(self, path: Path, outcome: Outcome) -> None:
        """Count an article whose file was written."""
        self.counts[outcome] += 1
        if len(self.paths) < _PATHS:
            self.paths.append(path)

    def take_copies(self, found: Found) -> None:
        """Take which articles are alike."""
        self.duplicates = found.copies
        self.problems += found.problems

    def may_be_there(self, file: str) -> bool:
        """Whether a source may still have what it had: something of it, or what it lies in, was not read."""
        parents = PurePosixPath(file).parents
        return file in self.failed or any(str(self.seeds / parent) in self.unread for parent in parents)

    def report(self, broken_off: str = "") -> Report:
        """What happened until now; `broken_off` says why the run goes no further."""
        counts = {outcome.value: self.counts[outcome] for outcome in Outcome if outcome != Outcome.REFUSED}
        problems = (*self.problems, *self.told.problems)
        unsaid = self.unsaid + self.told.unsaid
        return Report(
            sources=self.sources,
            read=self.read,
            **counts,
            refused=sum(problem.fatal for problem in problems) + unsaid,
            duplicates=self.duplicates,
            paths=tuple(self.paths),
            problems=problems,
            broken_off=broken_off,
        )


@contextmanager
def keeping_report(tally: Tally, cache: Path | None) -> Iterator[None]:
    """Keep a report of a run that does not come to its end, too; what it had done by then is done.

    That of the run before goes first: none is left by a run that is killed.
    """
    if cache:
        forget_report(cache)
    try:
        yield
    except BaseException as error:  # somebody may have pressed Ctrl and C
        if cache:
            disk = find_disk_error(error)
            why = describe_disk(disk) if disk else f"{type(error).__name__} {error}"
            with suppress(OSError):  # the disk may be full
                tally.report(why.strip()).keep(cache)
        raise
