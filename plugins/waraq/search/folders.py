"""Folders of an export, each named by what it was made from: one that is there is not made again.

A folder is filled beside its place and moved into it, with a seal that counts
its files. What is there without a seal that is right is made anew.
"""

from __future__ import annotations

import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from waraq import stages
from waraq.files import write_changed
from waraq.search.binary import compress
from waraq.workers import Workers, divide

SEAL = "complete"
NAME_LENGTH = 10
# Files in one folder: some hosts and tools are slow with many thousands.
FILES_IN_FOLDER = 256
_OLD_FILES = re.compile(r"(analyzer|dates|months|suggest|words)-[0-9a-f]{10}\.bin")
# So many folders are handed to a process at once.
_FOLDERS_AT_ONCE = 4
_OLD_FOLDERS = re.compile(r"[a-z]+-[0-9a-f]{10}(\.part)?")

Task = TypeVar("Task")


class Size(NamedTuple):
    """Numbers of files and bytes."""

    files: int
    bytes: int


def name_content(parts: Iterable[object]) -> str:
    """The part of a name that changes with what a file or folder is made from: hexadecimal digits."""
    digest = sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:NAME_LENGTH]


def name_file(kind: str, data: bytes) -> str:
    """The name of a compressed file by what it holds."""
    return f"{kind}-{name_content([data])}.bin"


def place_file(number: int) -> str:
    """The path of a numbered file in its folder.

    >>> place_file(7), place_file(700)
    ('0/7.bin', '2/188.bin')
    """
    return f"{number // FILES_IN_FOLDER}/{number % FILES_IN_FOLDER}.bin"


@dataclass(slots=True)
class Output:
    """The folder that an export is written to, and what was, or had been, written there."""

    root: Path
    workers: Workers
    sizes: dict[str, Size] = field(default_factory=dict)
    written: int = 0
    written_files: int = 0

    def write_file(self, name: str, data: bytes) -> None:
        """Put a file in its place in one step, unless it is there already."""
        self.sizes[name] = Size(1, len(data))
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if write_changed(path, data):
            self.written_files += 1
            self.written += len(data)

    def write_packed(self, name: str, data: bytes) -> None:
        """The same of what is compressed first; a name that is made of `data` may be there already."""
        try:
            packed = (self.root / name).read_bytes()
            is_there = zlib.decompress(packed) == data
        except (OSError, zlib.error):
            is_there = False
        self.write_file(name, packed if is_there else compress(data))

    def write_folder(self, name: str, contents: Callable[[], Iterator[tuple[str, bytes]]]) -> None:
        """Put a folder in its place, unless it is there already and whole; `contents` gives its files."""
        path = self.root / name
        size = read_seal(path)
        if size is None:
            size = make_folder(path, contents())
            self.written_files += size.files
            self.written += size.bytes
        self.sizes[name] = size

    def count_files(self, name: str) -> int:
        """How many files a folder has that was written."""
        path = self.root / name
        return len(list(path.iterdir())) if path.is_dir() else 0

    def begin_folders(
        self,
        tasks: Mapping[str, Task],
        make: Callable[[Sequence[tuple[Path, Task]]], Sequence[Size]],
        stage_name: str,
    ) -> Callable[[], None]:
        """Have the folders made that are not there, or not whole; gives what waits until they are.

        `tasks` has by the name of a folder what `make` needs; this gets some
        of them with their places, makes them with `make_folder`, and gives
        their sizes. Waiting is a stage with the name given.
        """
        found = {name: read_seal(self.root / name) for name in tasks}
        self.sizes.update({name: size for name, size in found.items() if size is not None})
        missing = [name for name, size in found.items() if size is None]
        parts = list(divide(missing, _FOLDERS_AT_ONCE))
        given = [[(self.root / name, tasks[name]) for name in part] for part in parts]
        wait = self.workers.begin(make, given)

        def finish() -> None:
            with stages.run(stage_name, "folders", len(missing)) as stage:
                for part, sizes in zip(parts, wait(), strict=True):
                    self.sizes.update(zip(part, sizes, strict=True))
                    self.written_files += sum(size.files for size in sizes)
                    self.written += sum(size.bytes for size in sizes)
                    stage.advance(len(part))

        return finish

    def delete_old(self) -> None:
        """Delete what earlier exports wrote and this one does not need."""
        for path in [*self.root.iterdir(), *self.root.glob("client/*.js")]:
            name = path.relative_to(self.root).as_posix()
            if name in self.sizes or path.is_symlink():
                continue
            if path.is_dir() and _OLD_FOLDERS.fullmatch(name):
                shutil.rmtree(path)
            elif path.is_file() and (_OLD_FILES.fullmatch(name) or name.startswith("client/")):
                path.unlink()


def make_folder(path: Path, contents: Iterable[tuple[str, bytes]]) -> Size:
    """Put a folder of files and their seal in its place, in one step."""
    unfinished = path.with_name(f"{path.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    size = _fill(unfinished, contents)
    (unfinished / SEAL).write_text(f"{size.files} {size.bytes}\n", "ascii")
    shutil.rmtree(path, ignore_errors=True)
    unfinished.rename(path)
    return size


def read_seal(folder: Path) -> Size | None:
    """What a folder holds; None when it is not there, or not what its seal says."""
    try:
        files, total = map(int, (folder / SEAL).read_text("ascii").split())
    except (OSError, ValueError):
        return None
    sizes = _list_sizes(str(folder))
    return Size(files, total) if (len(sizes), sum(sizes)) == (files, total) else None


def _list_sizes(folder: str) -> list[int]:
    """The sizes of all files in a folder but its seal.

    Where the system can, it is asked from within the folder: it then need not
    find the way there for each of some ten thousand files.
    """
    if os.scandir not in os.supports_fd:
        return _read_sizes(folder, folder)
    opened = os.open(folder, os.O_RDONLY)
    try:
        return _read_sizes(opened, folder)
    finally:
        os.close(opened)


def _read_sizes(place: int | str, folder: str) -> list[int]:
    with os.scandir(place) as found:
        entries: list[os.DirEntry[str]] = [entry for entry in found if entry.name != SEAL]
    folders = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    if folders:
        entries = [entry for entry in entries if not entry.is_dir(follow_symlinks=False)]
    inside = (_list_sizes(f"{folder}{os.sep}{name}") for name in folders)
    return [*(entry.stat().st_size for entry in entries), *chain.from_iterable(inside)]


def _fill(folder: Path, contents: Iterable[tuple[str, bytes]]) -> Size:
    folder.mkdir(parents=True)
    made = {""}
    files = total = 0
    for name, data in contents:
        parent = name.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir()
            made.add(parent)
        (folder / name).write_bytes(data)
        files += 1
        total += len(data)
    return Size(files, total)
