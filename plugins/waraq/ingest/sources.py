"""The source files of a seeds folder, and what is refused before it is read."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from waraq.errors import Problem, RecordError
from waraq.files import State, read_state, state_of, write_settled
from waraq.ingest.archives import find_sources
from waraq.ingest.file_names import is_utf8, leads_inside
from waraq.ingest.file_table import FileTable, read_file_table
from waraq.ingest.member_names import NOTES
from waraq.ingest.members import OpenArchive
from waraq.ingest.other_files import describe, find_ending
from waraq.ingest.settings import NO_SETTINGS, Settings
from waraq.ingest.settings_file import SETTINGS_FILE, read_settings
from waraq.ingest.source_file import SourceFile


def walk_sources(
    seeds: Path, wanted: Callable[[str], bool] = lambda _: True
) -> Iterator[SourceFile | Problem]:
    """Yield the source files below `seeds`, also those in archives, and a Problem for each link to a folder.

    The files of a folder come before those of the folders in it, both sorted by
    name. Hidden files and README files are left out, files without text counted
    in a notice; a ``source.yaml`` says how the files of its folder, and of those
    in it, are read. Of the files, archives too, only those are looked at whose
    names are `wanted`. A file is looked at when it is asked for: none is held.
    """
    opened = OpenArchive()
    unread: list[OSError] = []
    settings: dict[str, tuple[Settings, FileTable]] = {}
    passed: Counter[str] = Counter()
    for folder, folders, files in os.walk(seeds, onerror=unread.append):
        refused = {name: problem for name in sorted(folders) if (problem := _refuse_folder(folder, name))}
        yield from refused.values()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in refused)
        here, table = settings.pop(folder, (NO_SETTINGS, FileTable()))
        if SETTINGS_FILE in files:
            here, table, problems = _read_settings(Path(folder), seeds, here, table)
            yield from problems
        settings |= {os.path.join(folder, name): (here, table) for name in folders}  # noqa: PTH118 - as os.walk does
        for name, shown in _name_files(seeds, folder, files):
            if shown == table.shown:
                continue
            if not is_utf8(name):
                yield Problem(shown, "the file's name is not UTF-8", "rename the file")
            elif ending := find_ending(name, here.formats):
                passed[ending] += 1
            elif wanted(name):
                yield from find_sources(_find_source(name, shown, seeds, table.settle(here, shown)), opened)
    if passed:
        yield Problem(str(seeds), *describe(passed), fatal=False)
    for error in unread:
        reason = f"the folder can't be read ({error.strerror})"
        yield Problem(str(error.filename), reason, "check that you may read it")


def _read_settings(
    folder: Path, seeds: Path, above: Settings, table: FileTable
) -> tuple[Settings, FileTable, list[Problem]]:
    """The settings of a folder, the table of its files, and what is wrong with them."""
    path = folder / SETTINGS_FILE
    here, problems = read_settings(path, partial(_open_inside, str(path), seeds), replace(above, files=None))
    if here.files is None:
        return replace(here, files=above.files), table, list(problems)
    get = partial(_open_inside, str(folder / here.files), seeds)
    table, others = read_file_table(folder, get, here)
    return here, table, [*problems, *others]


def _name_files(seeds: Path, folder: str, files: list[str]) -> Iterator[tuple[str, str]]:
    """The files of a folder that are sources by their names, each as a source and as problems call it."""
    # Once for all of them: paths as objects would take most of the time.
    start, place = (each[:-1] for each in (str(Path(folder, "x")), name_source(Path(folder, "x"), seeds)))
    for name in sorted(files):
        hidden = is_utf8(name) and (name.startswith(".") or name.lower().startswith(NOTES))
        if not hidden and name != SETTINGS_FILE:
            yield unicodedata.normalize("NFC", f"{place}{name}"), f"{start}{name}"


def _refuse_folder(folder: str, name: str) -> Problem | None:
    path = Path(folder, name)
    if path.is_symlink():
        reason = "a link to a folder is not followed"
        return Problem(str(path), reason, "move or copy the folder itself")
    if not is_utf8(name):
        return Problem(str(path), "the folder's name is not UTF-8", "rename the folder")
    return None


def _open_inside(shown: str, seeds: Path) -> BinaryIO:
    """Open a source file; raises RecordError where it leads out of the seeds or is none, and OSError."""
    path = Path(shown)
    if not leads_inside(path, seeds):
        raise RecordError(Problem(shown, f"the link leads out of {seeds}", "copy the file into the folder"))
    if not path.is_file():
        raise RecordError(Problem(shown, "this is no ordinary file, or its link is broken", "remove it"))
    return path.open("rb")


def _find_source(name: str, shown: str, seeds: Path, settings: Settings) -> SourceFile:
    get = partial(_open_inside, shown, seeds)
    try:
        found = os.lstat(shown)
        linked = stat.S_ISLNK(found.st_mode)
        if linked:
            found = os.stat(shown)  # noqa: PTH116
    except OSError:
        return SourceFile(name, shown, get, settings=settings)
    # Of a link and of what is no file nothing is kept: they are read each time.
    if linked or not stat.S_ISREG(found.st_mode):
        return SourceFile(name, shown, get, found.st_size, settings=settings)
    before = state_of(found)
    look = partial(_look, shown, before, settings)
    state = _describe(before, settings)
    return SourceFile(name, shown, get, found.st_size, state=state, look=look, settings=settings)


def _look(shown: str, before: State, settings: Settings) -> str:
    """What tells that a source is as it was before; empty where it isn't, or nothing would tell."""
    with suppress(OSError):
        if read_state(Path(shown)) == before:
            return _describe(before, settings)
    return ""


def _describe(state: State, settings: Settings) -> str:
    settled = write_settled(state)
    return f"{settled} {settings.digest}" if settled else ""


def name_source(path: Path, seeds: Path) -> str:
    """Return the path relative to `seeds`, in NFC and with forward slashes, as ``source.file`` holds it."""
    return unicodedata.normalize("NFC", path.relative_to(seeds).as_posix())
