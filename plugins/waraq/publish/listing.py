"""The files of a site: what each holds, as its size and SHA-256."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

from waraq.errors import WaraqError, show_text
from waraq.files import State, is_settled, keep, read_state, recall

FORMAT = "files 1"
_HASHES = "hashes 1"


class File(NamedTuple):
    """What a path holds, and how many publishes ago the site last needed it (0: it does now)."""

    size: int
    sha256: str
    age: int = 0


Listing = dict[str, File]
"""Files by their paths below the site's root, in order."""


def list_site(output: Path, memory: Path) -> Listing:
    """All files of the site built in `output`.

    The file `memory` keeps their hashes, so that the next time only those are
    read whose state is another.

    :raises WaraqError: for what no host can be given: a link, a name with a control code.
    """
    known = dict(_read_hashes(memory, output))
    kept, listing = [], {}
    for name, path in _walk(output):
        state = read_state(path)
        digest = known.get((name, state)) or _hash(path)
        listing[name] = File(state[1], digest)
        if is_settled(state):
            kept.append("\t".join((name, *map(str, state), digest)))
    keep(memory, _describe(output), "\n".join(kept).encode())
    return listing


def write_listing(path: Path, listing: Listing) -> None:
    """Keep a listing in a file."""
    lines = ("\t".join((name, *map(str, file))) for name, file in sorted(listing.items()))
    keep(path, FORMAT, "\n".join(lines).encode())


def read_listing(path: Path) -> Listing:
    """The listing that was kept in a file; empty where there is none, or it is damaged."""
    format_, body = recall(path) or ("", b"")
    rows = (line.split("\t") for line in body.decode().splitlines()) if format_ == FORMAT else ()
    return {name: File(int(size), digest, int(age)) for name, size, digest, age in rows}


def _walk(output: Path) -> Iterator[tuple[str, Path]]:
    for folder, folders, names in os.walk(output):
        folders.sort()
        for name in sorted((*names, *folders)):
            path = Path(folder, name)
            shown = path.relative_to(output).as_posix()
            if path.is_symlink() or not shown.isprintable():
                message = (
                    f"{output}/{show_text(shown)} can't be published: a link, or a name no list can hold"
                )
                raise WaraqError(f"{message}. Delete it, then publish again")
            if name in names:
                yield shown, path


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _describe(output: Path) -> str:
    return f"{_HASHES} {output.resolve()}"


def _read_hashes(memory: Path, output: Path) -> Iterator[tuple[tuple[str, State], str]]:
    described, body = recall(memory) or ("", b"")
    if described != _describe(output):
        return
    for line in body.decode().splitlines():
        name, number, size, changed, noted, digest = line.split("\t")
        yield (name, (int(number), int(size), int(changed), int(noted))), digest
