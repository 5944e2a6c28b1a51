"""Files beside the editor's tables that nobody reads, though they look as if somebody should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from waraq.entities.gazetteer import TABLES
from waraq.entities.tables import shown_path
from waraq.errors import Problem

ENDINGS = frozenset({".csv", ".ods", ".tab", ".tsv", ".txt", ".xls", ".xlsx"})


def find_strays(folder: Path) -> tuple[Path, ...]:
    """The tables in `folder` that are not read: Excel saves “Unicode Text” as ``people.txt``.

    What begins with a point or a tilde is a program's own.
    """
    read = [folder / name for name in TABLES.values() if (folder / name).is_file()]
    found = sorted(folder.iterdir()) if folder.is_dir() else ()
    return tuple(
        path
        for path in found
        if path.suffix.lower() in ENDINGS
        and not path.name.startswith((".", "~"))
        and path.is_file()
        and not any(path.samefile(each) for each in read)  # by other letters, on some disks
    )


def tell_strays(folder: Path) -> Iterator[Problem]:
    """A notice for each of these."""
    names = list(TABLES.values())
    for path in find_strays(folder):
        near = next((name for name in names if name.partition(".")[0] in path.stem.lower()), "")
        remedy = f"save it as text with tabs under the name {near or names[0]}, or move it elsewhere"
        reason = f"this file is not read: only {', '.join(names)} are"
        yield Problem(shown_path(path), reason, remedy, fatal=False)
