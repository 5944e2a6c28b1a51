"""What lies in an output folder, and what a build did to it; measured by a process of its own::

python -m tools.build_bench.snapshot FOLDER AFTER.tsv [BEFORE.tsv]
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """What a build did: `files`, `pages` (HTML among them) and `bytes` are all that is there after it.

    `written` files were touched, the same content or not; `changed` ones are
    new or have another content, together `changed_bytes`; `deleted` are gone.
    """

    files: int
    pages: int
    bytes: int
    written: int
    changed: int
    changed_bytes: int
    deleted: int


@dataclass(frozen=True, slots=True)
class State:
    """One file: its size, what shows that it was written anew, and a hash of its content."""

    size: int
    touched: str
    digest: str


def walk_files(folder: Path) -> Iterator[tuple[str, State]]:
    """Every file below a folder, by its path from there."""
    for top, _, names in os.walk(folder):
        for name in names:
            path = Path(top, name)
            stat = path.stat()
            digest = hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
            yield (
                os.path.relpath(path, folder),
                State(stat.st_size, f"{stat.st_ino}.{stat.st_mtime_ns}", digest),
            )


def write_states(path: Path, states: dict[str, State]) -> None:
    """Keep a snapshot; a path is written as JSON, since it may hold anything."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for name, state in states.items():
            file.write(f"{state.size}\t{state.touched}\t{state.digest}\t{json.dumps(name)}\n")


def read_states(path: Path) -> dict[str, State]:
    """A snapshot that was kept."""
    states = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            size, touched, digest, name = line.split("\t")
            states[json.loads(name)] = State(int(size), touched, digest)
    return states


def compare(before: dict[str, State], after: dict[str, State]) -> Change:
    """What happened between two snapshots."""
    touched = [name for name, state in after.items() if name not in before or before[name] != state]
    changed = [name for name in touched if name not in before or before[name].digest != after[name].digest]
    return Change(
        files=len(after),
        pages=sum(name.endswith(".html") for name in after),
        bytes=sum(state.size for state in after.values()),
        written=len(touched),
        changed=len(changed),
        changed_bytes=sum(after[name].size for name in changed),
        deleted=len(before.keys() - after.keys()),
    )


def main(folder: Path, after: Path, before: Path | None = None) -> None:
    """Keep a snapshot, and print what changed since another as JSON."""
    states = dict(walk_files(folder))
    write_states(after, states)
    print(json.dumps(asdict(compare(read_states(before) if before else {}, states))))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
