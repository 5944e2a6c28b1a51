"""Folders of files with a seal, which tells whether one is whole and what it was made from.

A new folder is filled beside its place and moved into it. In one that is
there files are replaced one by one, and while that goes on it has no seal:
a build that is killed leaves a folder that the next one makes anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from waraq.files import opened, write_changed

SEAL = "complete"


class Size(NamedTuple):
    """Numbers of files and bytes."""

    files: int
    bytes: int

    def plus(self, other: Size) -> Size:
        """Both together."""
        return Size(self.files + other.files, self.bytes + other.bytes)


class Seal(NamedTuple):
    """What a folder holds, and the version of what it was made from."""

    size: Size
    version: str


class Made(NamedTuple):
    """What a folder holds, and how much of that was written."""

    size: Size
    written: Size


def make_folder(path: Path, version: str, contents: Iterable[tuple[str, bytes]]) -> Made:
    """Fill a folder with files, given with their paths in it, and seal it.

    One that is there and whole must be of the same paths.
    """
    seal = read_seal(path)
    if seal is not None:
        return amend_folder(path, seal, version, contents)
    unfinished = path.with_name(f"{path.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    size = _fill(unfinished, contents)
    _write_seal(unfinished, Seal(size, version))
    shutil.rmtree(path, ignore_errors=True)
    unfinished.rename(path)
    return Made(size, size)


def amend_folder(path: Path, seal: Seal, version: str, contents: Iterable[tuple[str, bytes]]) -> Made:
    """Replace files of a folder that is whole and has a seal, and seal it anew."""
    (path / SEAL).unlink()
    total = seal.size.bytes
    written = Size(0, 0)
    for name, data in contents:
        total += len(data) - (path / name).stat().st_size
        if write_changed(path / name, data):
            written = written.plus(Size(1, len(data)))
    size = Size(seal.size.files, total)
    _write_seal(path, Seal(size, version))
    return Made(size, written)


def read_seal(folder: Path, *, trusting: bool = False) -> Seal | None:
    """The seal of a folder; None when it is not there, or not what its seal says.

    `trusting`: its files are not looked at, which are tens of thousands in a large archive. That is enough
    where all who write there came to their end, for one who was killed leaves no seal.
    """
    try:
        files, total, version = (folder / SEAL).read_text("ascii").split()
        size = Size(int(files), int(total))
    except (OSError, ValueError):
        return None
    if trusting:
        return Seal(size, version)
    sizes = _list_sizes(str(folder))
    return Seal(size, version) if Size(len(sizes), sum(sizes)) == size else None


def _write_seal(folder: Path, seal: Seal) -> None:
    (folder / SEAL).write_text(f"{seal.size.files} {seal.size.bytes} {seal.version}\n", "ascii")


def _list_sizes(folder: str) -> list[int]:
    """The sizes of all files in a folder but its seal."""
    with opened(folder) as place, os.scandir(place) as found:
        entries: list[os.DirEntry[str]] = [entry for entry in found if entry.name != SEAL]
        folders = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
        if folders:
            entries = [entry for entry in entries if not entry.is_dir(follow_symlinks=False)]
        sizes = [entry.stat().st_size for entry in entries]
    inside = (_list_sizes(f"{folder}{os.sep}{name}") for name in folders)
    return [*sizes, *chain.from_iterable(inside)]


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
