"""Files written whole, known by their state, or kept from one build to the next."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from os import DirEntry
from pathlib import Path

State = tuple[int, int, int, int]
"""The number of a file, its size, when it was changed, and when the system noted a change (nanoseconds)."""

# More than the coarsest times of files; within it a second change can't be told from the first.
_TICK = 3_000_000_000
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends


def write_whole(path: str | Path, data: bytes) -> None:
    """Write a file in one step: whoever reads it meets the old file or the new one."""
    write_beside(path, f"{path}.part", data)


def write_beside(path: str | Path, unfinished: str, data: bytes) -> None:
    """The same; until then it is called `unfinished`, where what is there already is of no use."""
    # A page is written in a fifth of the time that paths and files as objects would take.
    try:
        _fill(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666), data)
        os.replace(unfinished, path)  # noqa: PTH105
    except OSError:
        with suppress(OSError):  # a disk that is full is not to be filled with beginnings
            os.unlink(unfinished)  # noqa: PTH108
        raise


def write_new(path: str, data: bytes) -> None:
    """Write a file into a folder that was made for it, where nobody looks for it yet.

    Raises FileExistsError where it is there. A process that is killed may leave
    a part of the file. It takes half the time of `write_whole`.
    """
    _fill(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666), data)


def _fill(file: int, data: bytes) -> None:
    """Write all into a file by its number, and close it."""
    try:
        while data:
            data = data[os.write(file, data) :]
    finally:
        os.close(file)


def write_changed(path: str | Path, data: bytes) -> bool:
    """The same, unless the file is there already and has just that; whether it was written."""
    try:
        if os.stat(path).st_size == len(data) and Path(path).read_bytes() == data:  # noqa: PTH116
            return False
    except FileNotFoundError:
        pass
    write_whole(path, data)
    return True


def hash_file(path: Path) -> str:
    """The SHA-256 of a file of any size, in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


class GrowingFile:
    """A file of any size that is written piece by piece, in place of what its path held once it is whole.

    `size` (bytes) and `sha256` are those of what was written so far.
    """

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        self._unfinished = Path(f"{path}.part")
        self._file = self._unfinished.open("wb")
        self._digest = sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        """Write the next piece."""
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)

    @property
    def sha256(self) -> str:
        """The hash in hexadecimal digits."""
        return self._digest.hexdigest()

    def finish(self) -> bool:
        """Put the file in its place, unless there is just that; whether it was put there."""
        self._file.close()
        same = self._path.is_file() and self._path.stat().st_size == self.size
        same = same and hash_file(self._path) == self.sha256
        if same:
            self._unfinished.unlink()
        else:
            self._unfinished.replace(self._path)
        return not same

    def discard(self) -> None:
        """Forget what was written."""
        self._file.close()
        self._unfinished.unlink(missing_ok=True)


@contextmanager
def opened(folder: str) -> Iterator[int | str]:
    """A folder as `os.scandir` asks for its files from within it, where the system can do that.

    It then need not find the way there for each of many thousand files.
    """
    if os.scandir not in os.supports_fd:
        yield folder
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        yield number
    finally:
        os.close(number)


def read_state(path: Path | DirEntry[str]) -> State:
    """What tells that a file is the same as before without reading it.

    What changes a file may set the time of change, but not the time at which
    the system noted that. Raises OSError where there is no file.
    """
    return state_of(path.stat())


def state_of(found: os.stat_result) -> State:
    """The same from what the system says of a file."""
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def write_state(state: State) -> str:
    """A state in one line, to be kept."""
    return " ".join(map(str, state))


def write_settled(state: State) -> str:
    """The same; empty while it would not tell a later change."""
    return write_state(state) if is_settled(state) else ""


def is_settled(state: State) -> bool:
    """Whether a later change of the file would show in its state: not while it has just been changed."""
    return max(state[2:]) + _TICK < time.time_ns()


def keep(path: Path, made_from: str, body: bytes) -> None:
    """Keep something for the next build; `made_from` is one line, and tells when it is of no use any more.

    Several processes of a build may keep the same at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    data = f"{made_from} {sha256(body).hexdigest()}\n".encode() + body
    write_beside(path, f"{path}.{os.getpid()}.part", data)


def recall(path: Path) -> tuple[str, bytes] | None:
    """What was kept, and from what it was made; None where there is nothing, or it is not as it was."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    made_from, _, digest = head.decode("utf-8", "replace").rpartition(" ")
    return (made_from, body) if digest == sha256(body).hexdigest() else None
