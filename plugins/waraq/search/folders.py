"""The folder of an export: what is as it was is not made again, and of what changed only what is another."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from waraq import stages
from waraq.files import write_changed
from waraq.search.binary import compress, decompress
from waraq.search.sealed import Made, Seal, Size, amend_folder, make_folder, read_seal
from waraq.workers import Workers, divide

NAME_LENGTH = 10
# Files in one folder: some hosts and tools are slow with many thousands.
FILES_IN_FOLDER = 256
_OLD_FILES = re.compile(r"(analyzer|dates|months|suggest|words)-[0-9a-f]{10}\.bin")
# So many folders are handed to a process at once.
_FOLDERS_AT_ONCE = 4
_OLD_FOLDERS = re.compile(r"[a-z]+-[0-9a-f]{10}(\.part)?")

Task = TypeVar("Task")


def name_content(parts: Iterable[object]) -> str:
    """The part of a name that changes with what a file or folder is made from: hexadecimal digits."""
    digest = sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:NAME_LENGTH]


def join_texts(texts: Sequence[str]) -> tuple[int, str]:
    """Many texts without line feeds as two parts for `name_content`, which takes longer for each."""
    return len(texts), "\n".join(texts)


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
    """The folder that an export is written to, and what was, or had been, written there.

    `is_whole` says that the export before came to its end: what it wrote is not looked at file by file.
    """

    root: Path
    workers: Workers
    is_whole: bool = False
    sizes: dict[str, Size] = field(default_factory=dict)
    written: int = 0
    written_files: int = 0
    _seals: dict[str, Seal | None] = field(default_factory=dict)

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
            is_there = decompress(packed) == data
        except (OSError, ValueError):
            is_there = False
        self.write_file(name, packed if is_there else compress(data))

    def find_folder(self, kind: str, version: str) -> str | None:
        """The name of a whole folder of a kind that was made from just that; it stays as it is."""
        for path in sorted(self.root.glob(f"{kind}-*")):
            seal = self.find_seal(path.name, version) if _OLD_FOLDERS.fullmatch(path.name) else None
            if seal:
                self.sizes[path.name] = seal.size
                return path.name
        return None

    def find_seal(self, name: str, version: str) -> Seal | None:
        """The seal of a folder that is there, whole, and made from just that."""
        if name not in self._seals:
            self._seals[name] = self._read_seal(name)
        seal = self._seals[name]
        return seal if seal is not None and seal.version == version else None

    def count_files(self, name: str) -> int:
        """How many files a folder has that was written."""
        path = self.root / name
        return len(list(path.iterdir())) if path.is_dir() else 0

    def write_folder(self, name: str, version: str, contents: Iterable[tuple[str, bytes]]) -> None:
        """Put a folder in its place; of one that is there, what is another."""
        self._count(name, make_folder(self.root / name, version, contents))

    def amend_folder(self, name: str, seal: Seal, version: str, contents: Mapping[str, bytes]) -> None:
        """Replace some files of a folder that has a seal."""
        self._count(name, amend_folder(self.root / name, seal, version, contents.items()))

    def begin_folders(
        self,
        tasks: Mapping[str, Task],
        versions: Mapping[str, str],
        make: Callable[[Sequence[tuple[Path, Seal | None, Task]]], Sequence[Made]],
        stage_name: str,
    ) -> Callable[[], None]:
        """Have the folders made that are not there, or another; gives what waits until they are.

        `tasks` has by the name of a folder what `make` needs, `versions` what
        it is made from; `make` gets some with their places and the seals of
        those that are there, makes them, and gives their sizes. Waiting is a
        stage with the name given.
        """
        seals = {name: self._read_seal(name) for name in tasks}
        whole = {name: seal.size for name, seal in seals.items() if seal and seal.version == versions[name]}
        self.sizes.update(whole)
        missing = [name for name in tasks if name not in whole]
        parts = list(divide(missing, _FOLDERS_AT_ONCE))
        given = [[(self.root / name, seals[name], tasks[name]) for name in part] for part in parts]
        wait = self.workers.begin(make, given)

        def finish() -> None:
            with stages.run(stage_name, "folders", len(missing)) as stage:
                for part, made in zip(parts, wait(), strict=True):
                    for name, each in zip(part, made, strict=True):
                        self._count(name, each)
                    stage.advance(len(part))

        return finish

    def _read_seal(self, name: str) -> Seal | None:
        return read_seal(self.root / name, trusting=self.is_whole)

    def _count(self, name: str, made: Made) -> None:
        self.sizes[name] = made.size
        self.written_files += made.written.files
        self.written += made.written.bytes

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
