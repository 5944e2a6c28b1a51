"""The source files of a seeds folder, and what is refused before it is read."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from waraq.errors import Problem

MAX_SOURCE_BYTES = 50_000_000
NOTES = "readme"  # README files say where the sources come from; they are no sources


def walk_sources(seeds: Path) -> Iterator[Path | Problem]:
    """Yield the source files below `seeds` and a Problem for each link to a folder.

    The files of a folder come before those of the folders in it, both sorted by
    name. Hidden files and README files are left out.
    """
    for folder, folders, files in os.walk(seeds):
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted(links):
            reason = "a link to a folder is not followed"
            yield Problem(str(Path(folder, name)), reason, "move or copy the folder itself")
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        for name in sorted(files):
            path = Path(folder, name)
            if not _is_text(name):
                reason = "the file's name is not UTF-8"
                yield Problem(str(path).encode("utf-8", "replace").decode(), reason, "rename the file")
            elif not name.startswith(".") and not name.lower().startswith(NOTES):
                yield path


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:  # bytes that the file system's encoding can't tell
        return False
    return True


def read_source(path: Path, seeds: Path) -> bytes | Problem:
    """Read a source file, or tell why it is refused."""
    shown = str(path)
    if not path.resolve().is_relative_to(seeds.resolve()):
        return Problem(shown, f"the link leads out of {seeds}", "copy the file into the folder")
    try:
        if not path.is_file():
            return Problem(shown, "this is no ordinary file, or its link is broken", "remove it")
        size = path.stat().st_size
        if size > MAX_SOURCE_BYTES:
            reason = f"the file has {size // 1_000_000} MB, more than {MAX_SOURCE_BYTES // 1_000_000}"
            return Problem(shown, reason, "split it into smaller files")
        return path.read_bytes()
    except OSError as error:
        reason = f"the file can't be read ({error.strerror})"
        return Problem(shown, reason, "check that you may read it")


def name_source(path: Path, seeds: Path) -> str:
    """Return the path relative to `seeds`, in NFC and with forward slashes, as ``source.file`` holds it."""
    return unicodedata.normalize("NFC", path.relative_to(seeds).as_posix())
