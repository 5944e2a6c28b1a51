"""The files of a site: what each holds, as its size and SHA-256."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from waraq import stages
from waraq.errors import WaraqError, show_text
from waraq.files import hash_file, is_settled, keep, read_state, recall, write_state

FORMAT = "files 1"
_HASHES = "hashes 2"


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
    known = _read_hashes(memory, output)
    kept, listing = [], {}
    with stages.run("Looking at the site", "files", len(known) or None) as stage:
        for name, entry in stage.each(_walk(str(output))):
            state = read_state(entry)
            described = f"{name}\t{write_state(state)}"
            digest = known.get(described) or hash_file(Path(entry))
            listing[name] = File(state[1], digest)
            if is_settled(state):
                kept.append(f"{described}\t{digest}")
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
    found = {name: File(int(size), digest, int(age)) for name, size, digest, age in rows}
    return {} if any(_leads_out(name) for name in found) else found


def _leads_out(name: str) -> bool:
    """Whether a path that somebody wrote into a listing would leave the site's folder."""
    return name.startswith("/") or ".." in name.split("/")


def _walk(folder: str, within: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files in a folder, by their names below the site's root."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_symlink() or not entry.name.isprintable():
            message = f"{show_text(entry.path)} can't be published: a link, or a name that no list can hold"
            raise WaraqError(f"{message}. Delete it, then publish again")
        if entry.is_dir():
            yield from _walk(entry.path, f"{within}{entry.name}/")
        else:
            yield f"{within}{entry.name}", entry


def _describe(output: Path) -> str:
    return f"{_HASHES} {output.resolve()}"


def _read_hashes(memory: Path, output: Path) -> dict[str, str]:
    """The hashes that were kept, by the names and states of the files."""
    described, body = recall(memory) or ("", b"")
    if described != _describe(output):
        return {}
    rows = (line.rpartition("\t") for line in body.decode().splitlines())
    return {name_and_state: digest for name_and_state, _, digest in rows}
