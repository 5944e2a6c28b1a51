"""What a build tells: counts, problems, and why it failed, kept as JSON for ``waraq build`` to print."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from waraq.errors import Problem, WaraqError

FILE = "build.json"


@dataclass(frozen=True, slots=True)
class Summary:
    """How much of what was made, what was wrong with which file, and what ended the build, if anything."""

    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    failure: str = ""


def write_summary(cache: Path, summary: Summary) -> None:
    """Write the summary of this build into the cache folder."""
    cache.mkdir(parents=True, exist_ok=True)
    (cache / FILE).write_text(json.dumps(asdict(summary), ensure_ascii=False, indent=1), "utf-8")


def read_summary(cache: Path) -> Summary | None:
    """The summary of the last build, or None where there was none."""
    try:
        values = json.loads((cache / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return None
    problems = tuple(Problem(**problem) for problem in values["problems"])
    return Summary(values["counts"], problems, values["failure"])


def forget_summary(cache: Path) -> None:
    """Delete the summary of the last build, so that it can't be taken for this one's."""
    (cache / FILE).unlink(missing_ok=True)


@contextmanager
def telling_failure(cache: Path) -> Iterator[None]:
    """Keep the reason of an error of ours for the summary; Pelican itself prints only a traceback."""
    try:
        yield
    except WaraqError as error:
        write_summary(cache, Summary(failure=str(error)))
        raise
