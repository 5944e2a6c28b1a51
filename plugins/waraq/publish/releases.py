"""Releases of a site side by side in a folder, one of which readers see.

The folder looks like this, and the web server is given its ``current``::

    .waraq-releases            marks it as ours
    current -> releases/17/site
    releases/16/site/…         a release: a whole site, unchanged files shared with the others
    releases/16/files.tsv      what it holds

A release is filled beside the others and becomes the current one in one step.
Whatever a killed publish leaves behind ends in ``.part``, and the next one deletes it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from waraq.errors import WaraqError
from waraq.publish.changes import Plan
from waraq.publish.listing import File, Listing, read_listing, write_listing

MARKER = ".waraq-releases"
CURRENT = "current"
RELEASES = "releases"
SITE = "site"
FILES = "files.tsv"
_PART = ".part"
_NOTE = "“waraq publish” fills this folder, and deletes old releases in it.\n"


def open_target(folder: Path, output: Path) -> Path:
    """The folder of releases `folder`, made if need be.

    :raises WaraqError: when it is not ours, or something in it leads elsewhere.
    """
    root = folder.resolve()
    if root.is_relative_to(output.resolve()):
        raise WaraqError(f"{folder} lies in {output}, where a build deletes it. Give a folder outside of it")
    root.mkdir(parents=True, exist_ok=True)
    if not (root / MARKER).is_file():
        strange = min((path.name for path in root.iterdir()), default=None)
        if strange is not None:
            message = f"{folder} holds files that “waraq publish” did not put there, such as {strange!r}"
            raise WaraqError(f"{message}. Give a new folder, or an empty one")
        (root / MARKER).write_text(_NOTE, "utf-8")
    releases = root / RELEASES
    _refuse_link(releases)
    releases.mkdir(exist_ok=True)
    for path in releases.iterdir():
        _refuse_link(path)
    find_current(root)
    return root


def find_current(root: Path) -> int | None:
    """The number of the release that readers see; None where there is none yet.

    :raises WaraqError: when ``current`` is something else than a link to a release.
    """
    path = root / CURRENT
    if not path.is_symlink() and not path.exists():
        return None
    found = path.is_symlink() and re.fullmatch(rf"{RELEASES}/([0-9]+)/{SITE}", path.readlink().as_posix())
    if not found:
        raise WaraqError(f"{path} is no link to one of the {RELEASES}. Move it away, then publish again")
    return int(found[1])


def read_current(root: Path) -> Listing:
    """What the release has that readers see."""
    number = find_current(root)
    return {} if number is None else read_listing(root / RELEASES / str(number) / FILES)


def publish_release(root: Path, output: Path, plan: Plan, most: int) -> int:
    """Make the release that `plan` describes, let readers see it, delete old ones but `most`; its number.

    What did not change is shared with the current release by hard links; the
    rest is copied from `output`.
    """
    _delete_leftovers(root)
    number = max(_list_numbers(root), default=0) + 1
    release = root / RELEASES / str(number)
    part = release.with_name(f"{number}{_PART}")
    former = root / RELEASES / str(find_current(root)) / SITE
    before = read_current(root)
    listing: Listing = {}
    made: set[str] = set()
    for name, file in plan.listing.items():
        # Texts: paths as objects would take most of the time.
        target = f"{part}/{SITE}/{name}"
        place = target.rpartition("/")[0]
        if place not in made:
            Path(place).mkdir(parents=True, exist_ok=True)
            made.add(place)
        is_same = name in before and before[name].sha256 == file.sha256
        source = f"{former if file.age else output}/{name}"
        if (is_same and _share(f"{former}/{name}", target, file)) or _copy(source, target, file):
            listing[name] = file
    write_listing(part / FILES, listing)
    part.rename(release)
    _switch(root, number)
    _delete_old(root, number, most)
    return number


def _copy(source: str, target: str, file: File) -> bool:
    """Copy a file; False for one that the site needs no more and somebody has deleted."""
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        if not file.age:
            raise
        return False
    return True


def _share(source: str, target: str, file: File) -> bool:
    """Link a file of the former release into the new one; False where it is another, or can't be linked."""
    try:
        if Path(source).stat().st_size != file.size:
            return False
        os.link(source, target)
    except OSError:  # no hard links there, or no more of this file
        return False
    return True


def _delete_leftovers(root: Path) -> None:
    """Delete what a killed publish left behind."""
    for path in (root / RELEASES).glob(f"*{_PART}"):
        shutil.rmtree(path)
    (root / f"{CURRENT}{_PART}").unlink(missing_ok=True)


def _switch(root: Path, number: int) -> None:
    """Let readers see the release: the name ``current`` never leads nowhere."""
    link = root / f"{CURRENT}{_PART}"
    link.symlink_to(f"{RELEASES}/{number}/{SITE}")
    link.replace(root / CURRENT)


def _delete_old(root: Path, current: int, most: int) -> None:
    older = sorted((number for number in _list_numbers(root) if number != current), reverse=True)
    for number in older[most - 1 :]:
        release = root / RELEASES / str(number)
        shutil.rmtree(release.rename(release.with_name(f"{number}{_PART}")))


def _list_numbers(root: Path) -> list[int]:
    return [int(path.name) for path in (root / RELEASES).iterdir() if path.name.isdecimal()]


def _refuse_link(path: Path) -> None:
    if path.is_symlink():
        raise WaraqError(f"{path} is a link to somewhere else. Delete the link, then publish again")
