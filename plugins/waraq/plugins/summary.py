"""What a build tells: counts, problems, and why it failed, kept as JSON for ``waraq build`` to print."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from waraq.errors import Problem, WaraqError, describe_disk
from waraq.files import write_whole
from waraq.plugins.rebuilt import Rebuilt
from waraq.stages import Kind, Stage

FILE = "build.json"


@dataclass(frozen=True, slots=True)
class Summary:
    """What was made, what was wrong with which file, and what ended the build, if anything.

    `counts` has how much there is of what, `rebuilt` what of it was made anew, `stages` what that cost.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    failure: str = ""
    rebuilt: Rebuilt = field(default_factory=Rebuilt)
    stages: tuple[Stage, ...] = ()


def write_summary(cache: Path, summary: Summary) -> None:
    """Write the summary of this build into the cache folder."""
    cache.mkdir(parents=True, exist_ok=True)
    write_whole(cache / FILE, json.dumps(asdict(summary), ensure_ascii=False, indent=1).encode())


def read_summary(cache: Path) -> Summary | None:
    """The summary of the last build, or None where there was none."""
    try:
        values = json.loads((cache / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return None
    problems = tuple(Problem(**problem) for problem in values["problems"])
    rebuilt = Rebuilt(**values["rebuilt"])
    return Summary(
        values["counts"], problems, values["failure"], rebuilt, tuple(map(_read_stage, values["stages"]))
    )


def _read_stage(values: dict[str, Any]) -> Stage:
    return Stage(**{**values, "kinds": tuple(Kind(**kind) for kind in values["kinds"])})


def forget_summary(cache: Path) -> None:
    """Delete the summary of the last build, so that it can't be taken for this one's."""
    (cache / FILE).unlink(missing_ok=True)


@contextmanager
def telling_failure(cache: Path) -> Iterator[None]:
    """Keep the reason of an error for the summary; Pelican itself prints only a traceback.

    Errors of ours have theirs; those of the disk and of the store's file are told too.
    """
    try:
        yield
    except (WaraqError, OSError, sqlite3.Error) as error:
        with suppress(OSError):  # the cache folder itself may be what can't be written
            write_summary(cache, Summary(failure=describe_failure(error)))
        raise


def describe_failure(error: WaraqError | OSError | sqlite3.Error) -> str:
    """What ended a build, and what to do about it.

    >>> describe_failure(PermissionError(13, "Permission denied", "output/index.html"))
    'output/index.html: Permission denied. Check the disk and your rights, then try again'
    """
    if isinstance(error, OSError):
        return describe_disk(error)
    if isinstance(error, sqlite3.Error):
        return f"the store in the cache folder can't be used ({error}). Delete that folder, then build again"
    return str(error)
