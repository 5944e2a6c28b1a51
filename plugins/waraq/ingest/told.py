"""What is to be told of one source, however much is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from waraq.errors import Problem
from waraq.ingest.source_file import SourceFile

MOST = 1_000  # of a source are told one by one


@dataclass(frozen=True, slots=True)
class CommonNotice(Problem):
    """A notice whose remedy is one for the whole source: the first says how many records more need it."""


def name_some(names: Sequence[str], most: int) -> str:
    """The first of several names, and how many more there are.

    >>> name_some(["a", "b", "c"], 2)
    'a, b and 1 more'
    """
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


class Told:
    """The `problems` of a source: the first thousand, and how many more there are.

    `unsaid` is the number of records that were refused and are not among them.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.unsaid = 0
        self._more = 0
        self._common: dict[str, list[int]] = {}  # remedy -> place of the first, number of others

    def append(self, problem: Problem) -> None:
        """Tell something more."""
        if isinstance(problem, CommonNotice) and len(self.problems) < MOST:
            first = self._common.setdefault(problem.remedy, [len(self.problems), -1])
            first[1] += 1
            if first[1]:
                return
        if len(self.problems) < MOST:
            self.problems.append(problem)
        else:
            self._more += 1
            self.unsaid += problem.fatal

    def extend(self, problems: Iterable[Problem]) -> None:
        """Tell several things more."""
        for problem in problems:
            self.append(problem)

    def end(self, source: SourceFile) -> None:
        """Say how much was not told."""
        for place, others in self._common.values():
            if others:
                first = self.problems[place]
                more = f"{others} more records are" if others > 1 else "one more record is"
                self.problems[place] = replace(first, reason=f"{first.reason}; {more} like that")
        if self._more:
            reason = f"there are {self._more} problems more, of {self.unsaid} records that were refused"
            self.problems.append(source.note(reason, "mend those that are named first, then read it again"))

    @property
    def refused(self) -> bool:
        """Whether something of the source could not be used."""
        return bool(self.unsaid) or any(problem.fatal for problem in self.problems)
