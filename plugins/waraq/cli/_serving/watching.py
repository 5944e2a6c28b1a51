"""A watch over all that a site is made from: which of it changed, so that no more than needed is done."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Flag, auto
from pathlib import Path
from typing import NamedTuple

from watchfiles import watch

# Files that editors' programs and our own lay beside what they write, and what Python makes of modules.
_PASSING = ("~", ".part", ".tmp", ".swp", ".pyc", ".bak")
_SKIPPED_FOLDERS = frozenset({"__pycache__", "node_modules"})
_QUIET_MS = 1000  # a change is told at the latest so long after the first
_LOOK_MS = 200  # how often the settings are looked at


class Changed(Flag):
    """What kind of thing changed."""

    NOTHING = 0
    CONTENT = auto()  # articles, pages, tables, the theme: a build finds out which
    SEEDS = auto()  # sources: they are to be read
    PROGRAM = auto()  # settings and code: the process that builds is to be started anew


class Watched(NamedTuple):
    """What is watched: folders of content, of sources, of code, and the settings file."""

    content: tuple[Path, ...]
    seeds: Path
    program: Path
    settings: Path


def watch_changes(watched: Watched) -> Iterator[Changed]:
    """Yield what changed, together what changes at about the same time; first nothing, once the watch is set.

    The settings file is looked at by itself: editors' programs put a new file
    in its place, and its folder has the site and the cache, too.
    """
    seen = _read_state(watched.settings)
    folders = [folder for folder in (*watched.content, watched.seeds, watched.program) if folder.is_dir()]
    changes = watch(
        *folders,
        watch_filter=lambda _change, path: is_lasting(path),
        debounce=_QUIET_MS,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
    )
    next(changes)
    yield Changed.NOTHING
    for paths in changes:
        found = Changed.NOTHING
        for _, path in paths:
            found |= _tell(Path(path), watched)
        state = _read_state(watched.settings)
        if state != seen:
            seen = state
            found |= Changed.PROGRAM
        if found:
            yield found


def is_lasting(path: str) -> bool:
    """Whether a file is one that somebody meant to write.

    >>> [is_lasting(path) for path in ("content/articles/خبر.md", "content/.خبر.md.swp", "content/خبر.md~")]
    [True, False, False]
    """
    parts = Path(path).parts
    name = parts[-1]
    return not (name.startswith(".") or name.endswith(_PASSING) or _SKIPPED_FOLDERS.intersection(parts))


def _tell(path: Path, watched: Watched) -> Changed:
    if path.is_relative_to(watched.seeds):
        return Changed.SEEDS
    return Changed.PROGRAM if path.is_relative_to(watched.program) else Changed.CONTENT


def _read_state(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size
