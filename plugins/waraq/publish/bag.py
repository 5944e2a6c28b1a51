"""Bags (RFC 8493): folders with the hash of every file, by which libraries keep what must not change."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from waraq import stages
from waraq.errors import WaraqError, show_text
from waraq.files import hash_file

PAYLOAD = "data"
DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
_DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_PIECE = 1 << 20
# In manifests these are written in another way, in which programs differ.
_UNSURE = frozenset("%\r\n")


class Bag(NamedTuple):
    """What a bag holds: so many files and bytes."""

    files: int
    size: int


def make_bag(target: Path, folders: Mapping[str, Path], info: Mapping[str, str]) -> Bag:
    """Copy folders into a new bag, each to its name below ``data/``, and check the bag.

    `info` is told in ``bag-info.txt``. The bag stands in its place once it is
    whole and checked; a run that was killed leaves a folder beside it, which the
    next one replaces.

    :raises WaraqError: for a target that is there, or in one of the folders,
        and for files that no bag can hold.
    """
    _check_target(target, folders.values())
    unfinished = target.with_name(f"{target.name}.part")
    if unfinished.exists():
        if not (unfinished / DECLARATION).is_file():
            raise WaraqError(
                f"{show_text(str(unfinished))} is in the way. Move it away, then make the bag again"
            )
        shutil.rmtree(unfinished)
    unfinished.mkdir(parents=True)
    try:
        bag = _fill(unfinished, folders, info)
        check_bag(unfinished)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    unfinished.rename(target)
    return bag


def _check_target(target: Path, folders: Iterable[Path]) -> None:
    shown = show_text(str(target))
    if target.exists() or target.is_symlink():
        raise WaraqError(f"{shown} is there already. Name a folder that is not; bags are never written over")
    for folder in folders:
        if target.resolve().is_relative_to(folder.resolve()):
            raise WaraqError(
                f"{shown} would lie in {folder}, which it is to hold. Name a folder outside of it"
            )


def _fill(bag: Path, folders: Mapping[str, Path], info: Mapping[str, str]) -> Bag:
    (bag / DECLARATION).write_text(_DECLARED, "utf-8")
    hashes: dict[str, str] = {}
    size = 0
    files = [(f"{PAYLOAD}/{name}/{rest}", path) for name, top in folders.items() for rest, path in _walk(top)]
    with stages.run("Filling the bag", "files", len(files)) as stage:
        for name, path in stage.each(files):
            (bag / name).parent.mkdir(parents=True, exist_ok=True)
            hashes[name], length = _copy(path, bag / name)
            size += length
    (bag / MANIFEST).write_text(_list(hashes), "utf-8")
    told = {**info, "Payload-Oxum": f"{size}.{len(files)}"}
    lines = (f"{key}: {' '.join(value.split())}\n" for key, value in told.items() if value.strip())
    (bag / INFO).write_text("".join(lines), "utf-8")
    tags = {name: hash_file(bag / name) for name in (INFO, DECLARATION, MANIFEST)}
    (bag / TAG_MANIFEST).write_text(_list(tags), "utf-8")
    return Bag(len(files), size)


def _walk(top: Path) -> Iterator[tuple[str, Path]]:
    """The files below a folder by their paths from there, in order."""
    for folder, folders, names in os.walk(top):
        folders.sort()
        for name in sorted([*names, *(each for each in folders if Path(folder, each).is_symlink())]):
            path = Path(folder, name)
            shown = show_text(str(path))
            if path.is_symlink() or not path.is_file():
                raise WaraqError(
                    f"{shown} is a link, or no file. Put the file itself there, then make the bag again"
                )
            if not name.isprintable() or _UNSURE & set(str(path.relative_to(top))):
                reason = "has a control code, a percent sign or letters that are not UTF-8 in its name"
                raise WaraqError(f"{shown} {reason}. Rename it, then make the bag again")
            yield path.relative_to(top).as_posix(), path


def _copy(source: Path, target: Path) -> tuple[str, int]:
    """Copy a file; its hash and its length."""
    digest, length = sha256(), 0
    with source.open("rb") as reading, target.open("xb") as writing:
        while piece := reading.read(_PIECE):
            writing.write(piece)
            digest.update(piece)
            length += len(piece)
    return digest.hexdigest(), length


def _list(hashes: Mapping[str, str]) -> str:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))


def check_bag(bag: Path) -> None:
    """Raise WaraqError where a bag of ours lacks a file, has one too many, or one that is not as it was."""
    listed = {TAG_MANIFEST}
    for manifest in (TAG_MANIFEST, MANIFEST):
        lines = (bag / manifest).read_text("utf-8").split("\n")[:-1]
        with stages.run("Checking the bag", "files", len(lines)) as stage:
            for line in stage.each(lines):
                digest, _, name = line.partition("  ")
                path = bag / name
                if not path.is_file() or hash_file(path) != digest:
                    raise WaraqError(
                        f"{show_text(str(path))} is not as it was written. Check the disk, then try again"
                    )
                listed.add(name)
    for name, path in _walk(bag):
        if name not in listed:
            raise WaraqError(f"{show_text(str(path))} is no part of the bag. Delete it")
